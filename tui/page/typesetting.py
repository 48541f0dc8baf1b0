"""Typesetting: blocks as lines no wider than a column.

Text keeps to a measure that reads well even where the column is wider; tables, charts and
accounts side by side may use all of it. The evidence tree and the slides are set with the same
parts. Pure: pieces in, lines of pieces out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from tui.page.blocks import (
    Align,
    Block,
    ChartBlock,
    Columns,
    Entries,
    Facts,
    Gap,
    Heading,
    Line,
    Listing,
    Para,
    Piece,
    Pieces,
    Style,
    TableBlock,
    Title,
    join_pieces,
    separator,
    text_of,
)
from tui.page.glyphs import Glyphs
from tui.page.wrap import cells, cut, pad, squeezed, wrap

MEASURE = 72
"""Columns of running text that an eye follows easily: about 72 Latin letters or 36 Hangul."""

TREE_MEASURE = 76
"""The same in an evidence tree."""

SLIDE_MEASURE = 60
"""The same on a slide."""

COLUMN_GAP = 2
"""Columns between the cells of a listing or a table."""

ACCOUNT_WIDTH = 24
"""The narrowest column in which an account still reads; with less room, fewer are side by side."""

ACCOUNT_GAP = 3
"""Columns between accounts: a bar with a blank on either side."""

LABEL_SHARE = 3
"""A column of labels takes at most one third of the width."""


class Typesetter(msgspec.Struct, frozen=True):
    """What the lines depend on besides the blocks."""

    width: int
    """Columns available."""
    glyphs: Glyphs
    """The signs to draw with."""
    abreast: bool = True
    """Whether accounts may stand side by side."""

    @property
    def measure(self) -> int:
        """Columns for running text."""
        return max(1, min(self.width, MEASURE))


def set_blocks(
    blocks: Iterable[Block], width: int, glyphs: Glyphs, *, abreast: bool = True
) -> tuple[Line, ...]:
    """The lines of the blocks, each at most `width` (at least 1) columns wide.

    `abreast` says whether accounts may stand side by side where the width has room for it.
    """
    setter = Typesetter(max(1, width), glyphs, abreast)
    return tuple(squeezed(line for block in blocks for line in block_lines(block, setter)))


def block_lines(block: Block, setter: Typesetter) -> Sequence[Line]:
    """The lines of one block; a heading comes with an empty line above."""
    match block:
        case Gap():
            return [()]
        case Title(pieces):
            return wrap(restyled(pieces, "title"), setter.measure)
        case Facts(parts):
            return set_facts(parts, setter.measure, separator(setter.glyphs))
        case Heading(text, count):
            number = () if count is None else (Piece(f" {count}", "quiet"),)
            return [(), *wrap((Piece(text, "heading"), *number), setter.measure)]
        case Para():
            return _para(block, setter.measure)
        case Entries():
            return _entries(block, setter)
        case Listing():
            return _listing(block, setter)
        case Columns(columns):
            return _columns(columns, setter)
        case TableBlock():
            return _table(block, setter)
        case ChartBlock():
            from tui.page.chart import draw_chart

            return draw_chart(block, setter.width, setter.glyphs)


# Parts that several kinds of blocks share.


def restyled(pieces: Pieces, style: Style) -> Pieces:
    """The pieces with `style` in place of plain."""
    return tuple(
        Piece(piece.text, style, piece.link) if piece.style == "plain" else piece
        for piece in pieces
    )


def set_facts(parts: Iterable[Pieces], width: int, between: Piece) -> list[Line]:
    """Facts in lines; those that share one have `between` between them.

    A fact is broken only where it alone is too wide.
    """
    gap = cells(between.text)
    lines: list[Line] = []
    used = 0
    for part in parts:
        size = cells(text_of(part))
        if lines and used + gap + size <= width:
            lines[-1] = (*lines[-1], between, *part)
            used += gap + size
            continue
        for line in wrap(part, width):
            lines.append(line)
            used = cells(text_of(line))
    return lines


def hanging(lines: Iterable[Line], first: Pieces, rest: Pieces) -> list[Line]:
    """The lines with `first` before the first one and `rest` before the others."""
    return [(*(rest if number else first), *line) for number, line in enumerate(lines)]


def blank(width: int) -> Pieces:
    """As many spaces; nothing where `width` is less than 1."""
    return (Piece(" " * width),) if width > 0 else ()


def side_by_side(
    columns: Sequence[Sequence[Line]],
    widths: Sequence[int],
    *,
    aligns: Sequence[Align] = (),
    gap: int = COLUMN_GAP,
) -> list[Line]:
    """Columns of lines beside each other, `gap` columns apart; as long as the longest."""
    rows: list[Line] = []
    for number in range(max(map(len, columns), default=0)):
        row: list[Piece] = []
        start = end = 0
        for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
            cell = column[number] if number < len(column) else ()
            size = cells(text_of(cell))
            right = index < len(aligns) and aligns[index] == "right"
            at = start + max(0, width - size) if right else start
            if cell:
                row += (*blank(at - end), *cell)
                end = max(at, end) + size
            start += width + gap
        while row and not row[-1].text.strip() and row[-1].link is None:
            row.pop()
        rows.append(tuple(row))
    return rows


# Blocks.


def _para(block: Para, measure: int) -> list[Line]:
    first = " " * block.indent + (block.marker + " " if block.marker else "")
    hang = cells(first)
    if hang + 8 > measure:
        lead = (Piece(f"{block.marker} ", "quiet"),) if block.marker else ()
        return list(wrap((*lead, *block.pieces), measure))
    lead = (Piece(first, "quiet"),) if first else ()
    return hanging(wrap(block.pieces, measure - hang), lead, blank(hang))


def _labelled(label: str, room: int, pieces: Pieces, setter: Typesetter) -> list[Line]:
    """A label in `room` columns and the pieces beside it, hanging."""
    hang = room + COLUMN_GAP if room else 0
    first = pad(cut(label, room, setter.glyphs.ellipsis), hang)
    body = wrap(pieces, max(1, setter.measure - hang)) or ((),)
    return hanging(body, (Piece(first, "label"),) if first else (), blank(hang))


def _entries(block: Entries, setter: Typesetter) -> list[Line]:
    widest = max((cells(entry.label) for entry in block.rows), default=0)
    room = min(widest, max(4, setter.measure // LABEL_SHARE))
    lines: list[Line] = []
    for entry in block.rows:
        if setter.measure - room - COLUMN_GAP >= 12:
            lines += _labelled(entry.label, room, entry.pieces, setter)
            continue
        lines += wrap((Piece(entry.label, "label"),), setter.measure)
        lines += wrap(entry.pieces, setter.measure)
    return lines


def _widths(rows: Sequence[Sequence[Pieces]]) -> list[int]:
    count = max((len(row) for row in rows), default=0)
    return [
        max((cells(text_of(row[column])) for row in rows if column < len(row)), default=0)
        for column in range(count)
    ]


def _listing(block: Listing, setter: Typesetter) -> list[Line]:
    widths = _widths(block.rows)
    shown = [column for column, width in enumerate(widths) if width or column == block.flex]
    fixed = sum(widths[column] + COLUMN_GAP for column in shown if column != block.flex)
    room = setter.measure - fixed
    if room < min(16, widths[block.flex] if widths else 0):
        return _flowing(block, setter)
    widths[block.flex] = min(widths[block.flex], room)
    aligns = [block.aligns[n] if n < len(block.aligns) else "left" for n in shown]
    lines: list[Line] = []
    for row in block.rows:
        columns = [
            wrap(row[n], widths[n]) or ((),) if n == block.flex else (row[n],) for n in shown
        ]
        lines += side_by_side(columns, [widths[n] for n in shown], aligns=aligns)
    return lines


def _flowing(block: Listing, setter: Typesetter) -> list[Line]:
    """Rows too wide for their column, one cell after the other; those after the one that
    stretches are broken only where one alone is too wide.
    """
    lines: list[Line] = []
    hang = 2 if setter.measure >= 12 else 0
    room = setter.measure - hang
    space = Piece(" ")
    for row in block.rows:
        filled = [cell if text_of(cell).strip() else () for cell in row]
        body = wrap(join_pieces(filled[: block.flex + 1], space), room)
        rest = [cell for cell in filled[block.flex + 1 :] if cell]
        body = (*body[:-1], *set_facts((*body[-1:], *rest), room, space))
        lines += hanging(filter(None, body), (), blank(hang))
    return lines


def _columns(columns: Sequence[Sequence[Block]], setter: Typesetter) -> list[Line]:
    """As many side by side as have room, in rows as even as can be; one alone has the width."""
    most = (setter.width + ACCOUNT_GAP) // (ACCOUNT_WIDTH + ACCOUNT_GAP) if setter.abreast else 1
    rows = -(-len(columns) // max(1, most))
    each = max(1, -(-len(columns) // max(1, rows)))
    width = min((setter.width - ACCOUNT_GAP * (each - 1)) // each, MEASURE)
    bar = (Piece(f" {setter.glyphs.bar} ", "quiet"),)
    lines: list[Line] = []
    for start in range(0, len(columns), each):
        if lines:
            lines.append(())
        row = columns[start : start + each]
        if len(row) == 1:
            lines += set_blocks(row[0], setter.width, setter.glyphs)
            continue
        sides = [set_blocks(column, width, setter.glyphs) for column in row]
        height = max(len(side) for side in sides)
        beside = [part for side in sides for part in ((bar,) * height, side)][1:]
        lines += side_by_side(beside, [width, *(ACCOUNT_GAP, width) * (len(row) - 1)], gap=0)
    return lines


def _table(block: TableBlock, setter: Typesetter) -> list[Line]:
    heads: list[Pieces] = [(Piece(text, "label"),) for text in block.headings]
    rows = [heads, *block.rows]
    widths = _widths(rows)
    whole = table_width(widths)
    if whole > setter.width:
        return _records(block, setter)
    lines: list[Line] = []
    for row in rows:
        cells_of_row = [(cell,) for cell in row]
        lines += side_by_side(cells_of_row, widths, aligns=block.aligns)
    lines.insert(1, (Piece(setter.glyphs.rule * whole, "quiet"),))
    return lines


def table_width(widths: Sequence[int]) -> int:
    """Columns that a table with columns of these widths takes."""
    return sum(widths) + COLUMN_GAP * (len(widths) - 1)


def _records(block: TableBlock, setter: Typesetter) -> list[Line]:
    """A table too wide for its column, row by row: its label, then a line for each value."""
    if setter.measure < 12:
        return _flowing(Listing(block.rows), setter)
    room = min(max(map(cells, block.headings[1:]), default=0), setter.measure // 2)
    lines: list[Line] = []
    for row in block.rows:
        if lines:
            lines.append(())
        lines += wrap(restyled(row[0], "strong"), setter.measure)
        for head, cell in zip(block.headings[1:], row[1:], strict=False):
            lines += _labelled(head, room, cell, setter) if text_of(cell) else ()
    return lines


def map_links(lines: Iterable[Line], visit: Callable[[int, int, Piece], None]) -> None:
    """Call `visit(line number, column, piece)` for every piece that is a link."""
    for number, line in enumerate(lines):
        at = 0
        for piece in line:
            if piece.link is not None:
                visit(number, at, piece)
            at += cells(piece.text)
