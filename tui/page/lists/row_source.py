"""A list as data: headings and rows, whose cells are made only when they are painted.

Columns are computed for a width, so that dates, grades and numbers stand under each other whatever
the rows hold.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from tui.page.blocks import Heading, Piece, text_of
from tui.page.wrap import cells, fit_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.briefing.model import Record
    from tui.briefing.order import RecordGroup
    from tui.page.blocks import Align, Line, Pieces

GAP = 2
"""Columns between two columns where a column says nothing else."""


class ListColumn(msgspec.Struct, frozen=True):
    """One column of a list at a certain width."""

    width: int
    """Terminal columns; none where it is not shown."""
    align: Align = "left"
    """Where a cell stands in it."""
    flex: bool = False
    """Whether it gives way where a firm cell of the row needs more."""
    firm: bool = False
    """Whether a cell that is too wide takes room from the flexible column before it is cut."""
    gap: int = GAP
    """Columns before it, unless it is the first one shown."""


ListLayout: TypeAlias = tuple[ListColumn, ...]
"""The columns of a list, as many as the cells of its rows."""


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

    __slots__ = (
        "_groups", "_ids", "_index", "_label", "_length", "_make", "_records", "_starts", "columns",
    )  # fmt: skip

    def __init__(
        self,
        groups: Sequence[RecordGroup],
        label: Callable[[RecordGroup], str],
        make: Callable[[Record], ListRow],
        columns: Callable[[int], ListLayout],
    ) -> None:
        """A group whose `by` is empty has no heading.

        `label` puts a group's key into words and `make` makes a record's row, both when asked.
        """
        self.columns = columns
        """The layout for a width; as many columns as the rows have cells."""
        self._groups = groups
        self._label = label
        self._make = make
        self._records: list[Record] = []
        # Index of each group's first row, and the headings above it.
        self._starts: list[tuple[int, int]] = []
        self._index: dict[str, int] | None = None
        self._ids: tuple[str, ...] | None = None
        heads = 0
        for group in groups:
            self._starts.append((len(self._records) + heads, heads))
            heads += bool(group.by)
            self._records.extend(group.records)
        self._length = len(self._records) + heads

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the records, in the order of the list."""
        if self._ids is None:
            self._ids = tuple(record.id for record in self._records)
        return self._ids

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
            return Heading(self._label(group), len(group.records), str(group.key))
        return self._make(record)

    def id_at(self, index: int) -> str | None:
        """Id of the record at an index; `None` for a heading; raises `IndexError`."""
        record = self._at(index)[1]
        return None if record is None else record.id

    def _at(self, index: int) -> tuple[RecordGroup, Record | None]:
        if not 0 <= index < len(self):
            raise IndexError(index)
        # Behind every start at this index, however many headings there are.
        number = bisect_right(self._starts, (index, len(self._groups))) - 1
        start, heads = self._starts[number]
        group = self._groups[number]
        if group.by and start == index:
            return group, None
        return group, self._records[index - heads - bool(group.by)]

    def index_of(self, id: str) -> int | None:
        """Where a record stands (the first time); `None` where it is not in the list."""
        if self._index is None:
            found: dict[str, int] = {}
            for (start, _), group in zip(self._starts, self._groups, strict=True):
                for at, record in enumerate(group.records, start + bool(group.by)):
                    found.setdefault(record.id, at)
            self._index = found
        return self._index.get(id)

    @property
    def group_starts(self) -> tuple[int, ...]:
        """Index of each group's first row: its heading where it has one."""
        return tuple(start for start, _ in self._starts)


def set_row(row: ListRow, layout: ListLayout, ellipsis: str = "…") -> Line:
    """A row as a line exactly as wide as its layout.

    A firm cell wider than its column takes the room from the flexible one, as long as that keeps
    a third of its own; what still is too wide is cut. An empty firm cell behind the flexible one
    lends it its room, and with it the empty ones behind.
    """
    widths = [column.width for column in layout]
    lent: range = range(0)
    flex = next((n for n, column in enumerate(layout) if column.flex), None)
    if flex is not None:
        for number, (column, cell) in enumerate(zip(layout, row.cells, strict=True)):
            lacking = cells(text_of(cell)) - column.width
            if not (column.firm and column.width and lacking > 0):
                continue
            taken = min(lacking, widths[flex] - layout[flex].width // 3)
            widths[flex] -= taken
            widths[number] += taken
        lent = _lending(row, layout, flex)
        widths[flex] += sum(widths[n] + layout[n].gap for n in lent if layout[n].width)
    line: list[Piece] = []
    shown = 0
    for number, (column, width, cell) in enumerate(zip(layout, widths, row.cells, strict=True)):
        if not column.width or number in lent:
            continue
        if shown:
            line.append(Piece(" " * column.gap))
        shown += 1
        line += fit_pieces(cell, width, column.align, ellipsis)
    return tuple(piece for piece in line if piece.text)


def _lending(row: ListRow, layout: ListLayout, flex: int) -> range:
    """The columns right behind the flexible one that have nothing to say."""
    end = flex + 1
    if end < len(layout) and layout[end].firm:
        while end < len(layout) and not text_of(row.cells[end]).strip():
            end += 1
    return range(flex + 1, end)
