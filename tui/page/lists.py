"""The list of a pane: headings and rows, whose cells are made only when they are painted.

Members, groups, columns and rows are the pane's (`tui.briefing.panes`). What stands in a row is
worked out when it is painted, so that a list of 100,000 records is quickly made; columns are
computed for a width, so that they stand under each other whatever the rows hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import Literal

import msgspec

from tui.briefing.dates import Date, in_words
from tui.briefing.model import Figure, Judgement, Question, Record
from tui.briefing.panes import PANES, members
from tui.briefing.panes.pane import CellMaker, ListLayout, Pane, RecordGroup
from tui.briefing.text import Text
from tui.briefing.view import View
from tui.page.blocks import Heading, Line, Piece, Pieces, Style, separator, text_of
from tui.page.context import Context, counted
from tui.page.names import (
    grade_sign,
    name,
    name_of,
    other_names,
    prose_in_plain,
    short_value,
    shown,
    text_pieces,
)
from tui.page.wrap import cells, fit_pieces

LOUD = frozenset({"disputed", "gone", "weakened", "fails"})
"""Marks that nobody should overlook."""


class Cells(CellMaker):
    """Makes cells of pieces, in one language."""

    def __init__(self, context: Context, language: str) -> None:
        self.context = context
        self.briefing = context.briefing
        self.links = context.links
        self.evidence = context.evidence
        self.words = context.words
        self.language = language

    def plain(self, text: str, style: Style = "quiet") -> Pieces:
        """Text as it is."""
        return (Piece(text, style),)

    def text(self, text: Text, style: Style = "plain") -> Pieces:
        """Localized text."""
        return text_pieces(self.context, shown(self.context, self.language, text), style)

    def title(self, record: Record, *, whole: bool = False) -> Pieces:
        """A record's name; with `whole` all the text of a judgement or question."""
        title = text_pieces(self.context, name(self.context, self.language, record))
        if whole and isinstance(record, (Judgement, Question)):
            text = prose_in_plain(self.context, self.language, record.text)
            return (Piece(text.replace("\n", " ")), *title[1:])
        return title

    def name(self, id: str) -> str:
        """The name of the record with that id."""
        return name_of(self.context, self.language, id)

    def others(self, text: Text) -> Pieces:
        """A name in the other languages, quiet."""
        names = other_names(self.context, self.language, text)
        return (Piece(separator(self.context.glyphs).text.join(names), "quiet"),) if names else ()

    def date(self, date: Date | None, style: Literal["short", "list"] = "short") -> Pieces:
        """A date, quiet; nothing where there is none."""
        return (Piece(in_words(date, self.words, style=style), "quiet"),) if date else ()

    def grade(self, id: str, *, loud: bool = False) -> Pieces:
        """Grade and number of origins, `B3·1`."""
        sign = grade_sign(self.context, id)
        return (Piece(sign.text, "loud"),) if loud else (sign,)

    def value(self, figure: Figure) -> Pieces:
        """A figure's value, a series' latest one, a table's size."""
        return (Piece(short_value(self.context, figure), "quiet" if figure.columns else "number"),)

    def counted(self, key: str, count: int) -> Pieces:
        """The interface's words for so many of something, quiet."""
        return (Piece(counted(self.words, key, count), "quiet"),)

    def joined(self, *cells: Pieces, between: str = "") -> Pieces:
        """Cells in one, `between` those that are not empty."""
        pieces: Pieces = ()
        for cell in filter(None, cells):
            pieces += (Piece(between), *cell) if pieces and between else cell
        return pieces

    def sign(self, marks: Iterable[str]) -> Pieces:
        """The glyph of the first mark."""
        for mark in marks:
            return (Piece(getattr(self.context.glyphs, mark), "loud" if mark in LOUD else "mark"),)
        return ()

    def state(self, id: str) -> tuple[str, ...]:
        """The mark of what struck and retracted sources did to a record."""
        state = self.evidence.state(id)
        return () if state is None else ("gone",) if state == "falls" else ("weakened",)


class ListRow(msgspec.Struct, frozen=True):
    """One record in a list."""

    id: str
    """Of the record."""
    cells: tuple[Pieces, ...]
    """As many as the list has columns."""
    marks: tuple[str, ...] = ()
    """What is remarkable about it, as named in `Glyphs`: `gone` (denied, retracted, fallen),
    `weakened`, `disputed`, `unsure`, `expected`, `came_true`, `partly`, `did_not`, `holds`,
    `fails`. The first one is shown as a sign."""


class RowSource:
    """A list: its rows by index, headings among them."""

    def __init__(self, pane: Pane, cells: Cells, groups: Sequence[RecordGroup]) -> None:
        self.pane = pane
        """What it lists."""
        self.columns = cache(pane.layout)
        """The layout for a width; as many columns as the rows have cells."""
        self._cells = cells
        self._groups = groups
        starts: list[int] = []
        length = 0
        for group in groups:
            starts.append(length)
            length += len(group.records) + (group.key is not None)
        self._length = length
        self.group_starts = tuple(starts)
        """Index of each group's first row: its heading where it has one."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the records, in the order of the list."""
        return tuple(record.id for group in self._groups for record in group.records)

    def __len__(self) -> int:
        """How many rows there are, headings among them."""
        return self._length

    def __iter__(self) -> Iterator[ListRow | Heading]:
        """Every row in order; for printing."""
        return map(self.row, range(len(self)))

    def row(self, index: int) -> ListRow | Heading:
        """The row at an index; raises `IndexError` beyond the ends."""
        group, record = self._at(index)
        if record is None:
            heading = self.pane.heading(self._cells, group.key)
            return Heading(heading, len(group.records), str(group.key))
        make = self._cells
        marks = make.state(record.id) + self.pane.marks(make, record)
        row = [
            make.sign(marks) if column.cell is None else column.cell(make, record)
            for column in self.pane.columns
        ]
        return ListRow(record.id, tuple(row), marks)

    def id_at(self, index: int) -> str | None:
        """Id of the record at an index; `None` for a heading; raises `IndexError`."""
        record = self._at(index)[1]
        return None if record is None else record.id

    def _at(self, index: int) -> tuple[RecordGroup, Record | None]:
        if not 0 <= index < self._length:
            raise IndexError(index)
        number = bisect_right(self.group_starts, index) - 1
        group = self._groups[number]
        place = index - self.group_starts[number] - (group.key is not None)
        return group, group.records[place] if place >= 0 else None

    def index_of(self, id: str) -> int | None:
        """Where a record stands (the first time); `None` where it is not in the list."""
        return self._index.get(id)

    @cached_property
    def _index(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for start, group in zip(self.group_starts, self._groups, strict=True):
            for index, record in enumerate(group.records, start + (group.key is not None)):
                found.setdefault(record.id, index)
        return found


def rows_of(
    context: Context,
    view: View,
    found: AbstractSet[str] | None = None,
    listed: Sequence[Record] | None = None,
) -> RowSource:
    """The list of the view's pane, in its language and order.

    `found` are the ids that a query lets through, `None` where there is no query. `listed` are the
    pane's records that are let through, in its order, where they are known already.
    """
    pane, cells = PANES[view.pane], Cells(context, view.language)
    if listed is None:
        listed = members(context.briefing, view, every=found is not None)
        listed = [record for record in listed if found is None or record.id in found]
    return RowSource(pane, cells, pane.groups(listed, cells, found is not None))


def set_row(row: ListRow, layout: ListLayout, ellipsis: str = "…") -> Line:
    """A row as a line exactly as wide as its layout.

    A firm cell wider than its column takes the room from the flexible one, as long as that keeps
    a third of its own; what still is too wide is cut. An empty firm cell behind the flexible one
    lends it its room, and with it the empty ones behind.
    """
    widths = [width for _, width in layout]
    flex = next(n for n, (column, _) in enumerate(layout) if column.width is None)
    least = widths[flex] // 3
    for number, ((column, width), cell) in enumerate(zip(layout, row.cells, strict=True)):
        lacking = cells(text_of(cell)) - width
        if column.firm and width and lacking > 0:
            taken = min(lacking, widths[flex] - least)
            widths[flex] -= taken
            widths[number] += taken
    lent = _lending(row, layout, flex)
    widths[flex] += sum(widths[n] + layout[n][0].gap for n in lent if widths[n])
    line: list[Piece] = []
    for number, ((column, width), cell) in enumerate(zip(layout, row.cells, strict=True)):
        if width and number not in lent:
            line += [Piece(" " * column.gap)] if line else []
            line += fit_pieces(cell, widths[number], column.align, ellipsis)
    return tuple(piece for piece in line if piece.text)


def _lending(row: ListRow, layout: ListLayout, flex: int) -> range:
    """The columns right behind the flexible one that have nothing to say."""
    end = flex + 1
    if end < len(layout) and layout[end][0].firm:
        while end < len(layout) and not text_of(row.cells[end]).strip():
            end += 1
    return range(flex + 1, end)
