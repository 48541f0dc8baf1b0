"""Setting an article: its blocks as lines no wider than a column.

Text is kept to a measure that reads well even where the column is wider; tables, charts and
accounts side by side may use the whole of it. Pure: pieces in, lines of pieces out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.page.blocks import (
    ChartBlock,
    Columns,
    Entries,
    Facts,
    Gap,
    Heading,
    Listing,
    Para,
    Piece,
    TableBlock,
    Title,
    text_of,
)
from tui.page.wrap import cells, cut, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.page.blocks import Align, Block, Line, Pieces, Style
    from tui.page.glyphs import Glyphs

MEASURE = 72
"""Columns of text that an eye follows without losing the line: about 72 Latin or 36 Hangul."""

COLUMN_GAP = 2
"""Columns between the cells of a listing or a table."""

ACCOUNT_WIDTH = 24
"""The narrowest column in which an account still reads; with less room, fewer stand abreast."""

BETWEEN = 3
"""Columns between accounts: a bar with a blank on either side."""

LABEL_SHARE = 3
"""A column of labels takes at most one third of the width."""


class Typesetter(msgspec.Struct, frozen=True):
    """What setting depends on besides the blocks."""

    width: int
    """Columns there are."""
    glyphs: Glyphs
    """The signs to draw with."""
    abreast: bool = True
    """Whether accounts may stand side by side."""

    @property
    def measure(self) -> int:
        """Columns for running text."""
        return max(1, min(self.width, MEASURE))


def set_blocks(
    blocks: Sequence[Block], width: int, glyphs: Glyphs, *, abreast: bool = True
) -> tuple[Line, ...]:
    """The lines of the blocks, each at most `width` (at least 1) columns wide.

    `abreast` says whether accounts may stand side by side where the width has room for it.
    """
    setter = Typesetter(max(1, width), glyphs, abreast)
    lines: list[Line] = []
    for block in blocks:
        wanted = _lines_of(block, setter)
        if not wanted:
            continue
        if isinstance(block, (Heading, Gap)) and (not lines or not lines[-1]):
            wanted = [line for line in wanted if line]
        lines.extend(wanted)
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _lines_of(block: Block, setter: Typesetter) -> list[Line]:
    match block:
        case Gap():
            return [()]
        case Title(pieces):
            return _restyled(wrap(pieces, setter.measure), "title")
        case Facts(parts):
            return _facts(parts, setter)
        case Heading():
            return _heading(block, setter)
        case Para(pieces, indent, marker):
            return _para(pieces, indent, marker, setter.measure)
        case Entries():
            return _entries(block, setter)
        case Listing():
            return _listing(block, setter)
        case Columns(columns):
            return _columns(columns, setter)
        case TableBlock():
            return _table(block, setter)
        case ChartBlock(series):
            from tui.page.chart import draw_chart

            return list(draw_chart(series, setter.width, setter.glyphs))


def _restyled(lines: Iterable[Line], style: Style) -> list[Line]:
    return [
        tuple(
            Piece(piece.text, style, piece.link) if piece.style == "plain" else piece
            for piece in line
        )
        for line in lines
    ]


def _facts(parts: Sequence[Pieces], setter: Typesetter) -> list[Line]:
    between = f" {setter.glyphs.separator} "
    lines: list[list[Piece]] = []
    used = 0
    for part in parts:
        wide = cells(text_of(part))
        if lines and used + len(between) + wide <= setter.measure:
            lines[-1] += [Piece(between, "quiet"), *part]
            used += len(between) + wide
            continue
        for line in wrap(part, setter.measure):
            lines.append(list(line))
            used = cells(text_of(line))
    return [tuple(line) for line in lines]


def _heading(block: Heading, setter: Typesetter) -> list[Line]:
    line = [Piece(block.text, "heading")]
    if block.count is not None:
        line.append(Piece(f" {block.count}", "quiet"))
    return [(), *wrap(line, setter.measure)]


def _para(pieces: Pieces, indent: int, marker: str, measure: int) -> list[Line]:
    first = " " * indent + (marker + " " if marker else "")
    hang = cells(first)
    if hang + 8 > measure:
        lead = (Piece(f"{marker} ", "quiet"),) if marker else ()
        return list(wrap((*lead, *pieces), measure))
    return _hanging(wrap(pieces, measure - hang), Piece(first, "quiet"), hang)


def _hanging(lines: Iterable[Line], first: Piece, hang: int) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        lead = first if not out else Piece(" " * hang)
        out.append((lead, *line) if lead.text else line)
    return out


def _entries(block: Entries, setter: Typesetter) -> list[Line]:
    widest = max((cells(entry.label) for entry in block.rows), default=0)
    room = min(widest, max(4, setter.measure // LABEL_SHARE))
    if setter.measure - room - COLUMN_GAP < 12:
        return _entries_stacked(block, setter)
    hang = room + COLUMN_GAP if room else 0
    lines: list[Line] = []
    for entry in block.rows:
        label = pad(cut(entry.label, room, setter.glyphs.ellipsis), hang)
        body = wrap(entry.pieces, setter.measure - hang)
        lines.extend(_hanging(body or ((),), Piece(label, "label"), hang))
    return lines


def _entries_stacked(block: Entries, setter: Typesetter) -> list[Line]:
    lines: list[Line] = []
    for entry in block.rows:
        if entry.label:
            lines.extend(wrap((Piece(entry.label, "label"),), setter.measure))
        lines.extend(wrap(entry.pieces, setter.measure))
    return lines


def _align(aligns: Sequence[Align], column: int) -> Align:
    return aligns[column] if column < len(aligns) else "left"


def _padded(pieces: Pieces, width: int, align: Align) -> Pieces:
    missing = width - cells(text_of(pieces))
    if missing <= 0:
        return pieces
    if align == "right":
        return (Piece(" " * missing), *pieces)
    if align == "center":
        return (Piece(" " * (missing // 2)), *pieces, Piece(" " * (missing - missing // 2)))
    return (*pieces, Piece(" " * missing))


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
    lines: list[Line] = []
    for row in block.rows:
        lines.extend(_row_lines(row, shown, widths, block))
    return lines


def _row_lines(
    row: Sequence[Pieces], shown: Sequence[int], widths: Sequence[int], block: Listing
) -> list[Line]:
    body = wrap(row[block.flex], max(1, widths[block.flex])) or ((),)
    lines: list[Line] = []
    for number, part in enumerate(body):
        line: list[Piece] = []
        for column in shown:
            if line:
                line.append(Piece(" " * COLUMN_GAP))
            cell = part if column == block.flex else row[column] if number == 0 else ()
            line.extend(_padded(cell, widths[column], _align(block.aligns, column)))
        lines.append(_trimmed(line))
    return lines


def _trimmed(line: Sequence[Piece]) -> Line:
    kept = list(line)
    while kept and not kept[-1].text.strip() and kept[-1].link is None:
        kept.pop()
    return tuple(kept)


def _flowing(block: Listing, setter: Typesetter) -> list[Line]:
    """Rows too wide for their column, one cell behind the other; those behind the one that
    stretches are broken only where one alone is too wide.
    """
    lines: list[Line] = []
    hang = 2 if setter.measure >= 12 else 0
    room = setter.measure - hang
    for row in block.rows:
        told = [cell for cell in row[block.flex + 1 :] if text_of(cell).strip()]
        body = list(wrap(_run(row[: block.flex + 1]), room)) or [()]
        for cell in told:
            last = body[-1]
            wide = cells(text_of(last)) + 1 + cells(text_of(cell))
            if wide <= room and last:
                body[-1] = (*last, Piece(" "), *cell)
            else:
                body.extend(wrap(cell, room))
        lines.extend(_hanging((line for line in body if line), Piece(""), hang))
    return lines


def _run(row: Iterable[Pieces]) -> Pieces:
    """Cells that say something, one behind the other."""
    run: list[Piece] = []
    for cell in row:
        if not text_of(cell).strip():
            continue
        if run:
            run.append(Piece(" "))
        run.extend(cell)
    return tuple(run)


def _columns(columns: Sequence[Sequence[Block]], setter: Typesetter) -> list[Line]:
    """As many side by side as have room, in rows as even as can be; one alone has the width."""
    most = (setter.width + BETWEEN) // (ACCOUNT_WIDTH + BETWEEN) if setter.abreast else 1
    rows = -(-len(columns) // max(1, most))
    each = -(-len(columns) // max(1, rows))
    wide = min((setter.width - BETWEEN * (each - 1)) // max(1, each), MEASURE)
    lines: list[Line] = []
    for start in range(0, len(columns), max(1, each)):
        if lines:
            lines.append(())
        row = columns[start : start + each]
        if len(row) == 1:
            lines.extend(set_blocks(row[0], setter.width, setter.glyphs))
            continue
        sides = [set_blocks(column, wide, setter.glyphs) for column in row]
        height = max(len(side) for side in sides)
        lines.extend(_across(sides, number, wide, setter) for number in range(height))
    return lines


def _across(sides: Sequence[tuple[Line, ...]], row: int, wide: int, setter: Typesetter) -> Line:
    line: list[Piece] = []
    for side in sides:
        if line:
            line.append(Piece(f" {setter.glyphs.bar} ", "quiet"))
        line.extend(_padded(side[row] if row < len(side) else (), wide, "left"))
    return _trimmed(line)


def _table(block: TableBlock, setter: Typesetter) -> list[Line]:
    heads: list[Pieces] = [(Piece(text, "label"),) for text in block.headings]
    widths = _widths([heads, *block.rows])
    if sum(widths) + COLUMN_GAP * (len(widths) - 1) > setter.width:
        return _records(block, heads, setter)
    rule = Piece(setter.glyphs.rule * (sum(widths) + COLUMN_GAP * (len(widths) - 1)), "quiet")
    lines = [_table_line(heads, widths, block.aligns), (rule,)]
    lines.extend(_table_line(row, widths, block.aligns) for row in block.rows)
    return lines


def _table_line(row: Sequence[Pieces], widths: Sequence[int], aligns: Sequence[Align]) -> Line:
    line: list[Piece] = []
    for column, cell in enumerate(row):
        if column:
            line.append(Piece(" " * COLUMN_GAP))
        line.extend(_padded(cell, widths[column], _align(aligns, column)))
    return _trimmed(line)


def _records(block: TableBlock, heads: Sequence[Pieces], setter: Typesetter) -> list[Line]:
    """A table too wide for its column, row by row: its label, then a line for each value."""
    room = max((cells(text_of(head)) for head in heads[1:]), default=0)
    room = min(room, setter.measure // 2)
    if setter.measure < 12:
        return _flowing(Listing(block.rows), setter)
    lines: list[Line] = []
    for row in block.rows:
        if lines:
            lines.append(())
        lines.extend(_restyled(wrap(row[0], setter.measure), "strong"))
        for head, cell in zip(heads[1:], row[1:], strict=False):
            label = pad(cut(text_of(head), room, setter.glyphs.ellipsis), room + COLUMN_GAP)
            body = wrap(cell, max(1, setter.measure - cells(label)))
            lines.extend(_hanging(body, Piece(label, "label"), cells(label)))
    return lines


def map_links(lines: Iterable[Line], visit: Callable[[int, int, Piece], None]) -> None:
    """Call `visit(line number, column, piece)` for every piece that is a link."""
    for number, line in enumerate(lines):
        at = 0
        for piece in line:
            if piece.link is not None:
                visit(number, at, piece)
            at += cells(piece.text)
