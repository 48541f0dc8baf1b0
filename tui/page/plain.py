"""An article as plain text, for pipes, screen readers and copying.

No boxes, pictures or columns: links are names, labels come before their text, and each item has a
line of its own. Web addresses are written out. Without a width no line is broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.page.blocks import (
    Article,
    Block,
    ChartBlock,
    Columns,
    Entries,
    Facts,
    Gap,
    Heading,
    Listing,
    Para,
    Pieces,
    TableBlock,
    Title,
)
from tui.page.context import Context
from tui.page.wrap import cells, squeezed, wrap_text


def plain(article: Article, context: Context, width: int | None = None) -> str:
    """The article's main part and its aside as text, without a line feed at the end.

    With a `width`, longer lines are broken and their rest is indented.
    """
    separator = f" {context.glyphs.separator} "
    lines: list[str] = []
    for hang, line in _lines(article.blocks, separator):
        lines += [line] if width is None else _broken(line, hang, width)
    return "\n".join(squeezed(line.rstrip() for line in lines))


def _broken(line: str, hang: int, width: int) -> list[str]:
    if cells(line) <= width or width <= hang + 8:
        return [line]
    first, *rest = wrap_text(line, width)
    left = line[len(first) :].lstrip(" ") if rest else ""
    return [first, *(" " * hang + part for part in wrap_text(left, width - hang))]


def _lines(blocks: Sequence[Block], separator: str) -> Iterator[tuple[int, str]]:
    """Each line with the indent for its rest where it is broken."""
    for block in blocks:
        match block:
            case Gap():
                yield 0, ""
            case Title(pieces):
                yield 0, _words(pieces)
            case Facts(parts):
                yield 0, separator.join(_words(part) for part in parts)
            case Heading(text, count):
                yield 0, ""
                yield 0, text if count is None else f"{text} ({count})"
            case Para(pieces, indent, marker):
                lead = " " * indent + (f"{marker} " if marker else "")
                yield cells(lead), lead + _words(pieces)
                if not marker and not indent:
                    yield 0, ""
            case Entries(rows):
                label = ""
                for entry in rows:
                    label = entry.label or label
                    words = _words(entry.pieces)
                    yield 2, f"{label}: {words}" if label else f"- {words}"
            case Listing(rows=rows):
                for row in rows:
                    yield 2, "- " + "  ".join(filter(None, map(_words, row)))
            case TableBlock():
                yield from _table(block)
            case Columns(columns):
                for column in columns:
                    yield from _lines(column, separator)
                    yield 0, ""
            case ChartBlock(kind, points):
                # The values of a line chart follow as a listing.
                for point in points if kind == "bar" else ():
                    yield 2, f"- {point.label}  {point.words}  {point.note}"


def _table(table: TableBlock) -> Iterator[tuple[int, str]]:
    """Row by row: its label, then each value behind the heading of its column."""
    for row in table.rows:
        values = [
            f"{heading}: {_words(cell)}" if heading else _words(cell)
            for heading, cell in zip(table.headings[1:], row[1:], strict=False)
        ]
        yield 2, f"- {_words(row[0])}: " + "; ".join(values)


def _words(pieces: Pieces) -> str:
    """The text; a web link is followed by its address unless that is its text."""
    run = ""
    for piece in pieces:
        run += piece.text
        link = piece.link
        if link is not None and link.is_url and link.target != piece.text:
            run += f" <{link.target}>"
    return run.strip()
