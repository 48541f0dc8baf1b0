"""An article in print: as it is set on the screen, or plainly, a paragraph or row a line.

May touch the page room. The plain form draws nothing: a chart's numbers stand as rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.page.blocks import (
    ChartBlock,
    Columns,
    Entries,
    Facts,
    Gap,
    Heading,
    Listing,
    Para,
    TableBlock,
    Title,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.cli.output import Output
    from tui.page.blocks import Block, Pieces
    from tui.page.glyphs import Glyphs


def print_blocks(blocks: tuple[Block, ...], glyphs: Glyphs, out: Output) -> None:
    """Print the blocks: set for a terminal's width, plainly elsewhere."""
    if not out.styled:
        for line in plain_lines(blocks):
            out.plain(line)
        return
    from tui.page.setting import set_blocks

    for pieces in set_blocks(blocks, out.width, glyphs):
        out.line(*((piece.text, piece.style) for piece in pieces))


def plain_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The blocks as lines of plain text, with single empty lines between groups."""
    empty = True
    for line in _lines(blocks):
        if line or not empty:
            yield line
        empty = not line


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Title(pieces):
                yield _flat(pieces)
            case Facts(parts):
                yield " · ".join(map(_flat, parts))
            case Heading(text, count):
                yield ""
                yield text if count is None else f"{text} ({count})"
            case Para(pieces, indent, marker):
                yield " " * indent + (f"{marker} " if marker else "") + _flat(pieces)
            case Entries(rows):
                for entry in rows:
                    head = f"{entry.label}: " if entry.label else "  "
                    yield head + _flat(entry.pieces)
            case Listing(rows=cells):
                yield from map(_row, cells)
            case TableBlock(headings, cells):
                yield "\t".join(headings)
                yield from ("\t".join(map(_flat, row)) for row in cells)
            case Columns(columns):
                for column in columns:
                    yield from _lines(column)
                    yield ""
            case ChartBlock(series):
                yield from (f"{point.label}\t{point.words}" for point in series.points)
            case Gap():
                yield ""


def _row(cells: Iterable[Pieces]) -> str:
    return "  ".join(filter(None, map(_flat, cells)))


def _flat(pieces: Pieces) -> str:
    return text_of(pieces).replace("\n", " ").strip()
