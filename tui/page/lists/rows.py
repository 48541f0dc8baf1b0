"""The list of a pane: headings and rows, whose cells are made only when they are painted.

Members, groups, columns and rows are the pane's (`tui.briefing.panes`). What stands in a row is
worked out when it is painted, so that a list of 100,000 records is quickly made; columns are
computed for a width, so that they stand under each other whatever the rows hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

import msgspec

from tui.briefing.model import Record
from tui.briefing.panes import PANES, members
from tui.briefing.panes.pane import ListLayout, Pane, RecordGroup
from tui.briefing.view import View
from tui.page.blocks import Heading, Line, Piece, Pieces, text_of
from tui.page.context import Context
from tui.page.lists.cells import Cells
from tui.page.wrap import cells, fit_pieces


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
