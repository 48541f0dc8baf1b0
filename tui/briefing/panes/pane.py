"""What a pane is: which records it lists, their groups, columns and rows.

A row function asks a `CellMaker` for cells and never looks into one: what a cell is made of is
decided where lists are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any, Literal, Protocol, TypeAlias

import msgspec

from tui.briefing.dates import Date
from tui.briefing.evidence import Evidence
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Figure, Record
from tui.briefing.text import Text
from tui.briefing.view import View
from tui.words import Words

ListCell: TypeAlias = Any
"""Text in styles, or nothing: whatever a `CellMaker` makes."""


class CellMaker(Protocol):
    """Makes cells in the reader's language, and says what is known about the briefing."""

    briefing: Briefing
    """The briefing as the reader may see it."""
    links: Links
    """Who mentions whom in it."""
    evidence: Evidence
    """Its grades, and what struck sources do to them."""
    language: str
    """The reader's language."""
    words: Words
    """The interface's words."""

    def plain(
        self, text: str, style: Literal["quiet", "loud", "grade", "number"] = ...
    ) -> ListCell:
        """Text as it is, quiet by default."""

    def text(self, text: Text, style: Literal["plain", "quiet"] = ...) -> ListCell:
        """Localized text."""

    def title(self, record: Record, *, whole: bool = ...) -> ListCell:
        """A record's name; with `whole` all the text of a judgement or question."""

    def name(self, id: str) -> str:
        """The name of the record with that id."""

    def others(self, text: Text) -> ListCell:
        """A name in the other languages."""

    def date(self, date: Date | None, style: Literal["short", "list"] = ...) -> ListCell:
        """A date; `list` leaves out the period that the heading names."""

    def grade(self, id: str, *, loud: bool = ...) -> ListCell:
        """Grade and number of origins of a record."""

    def value(self, figure: Figure) -> ListCell:
        """A figure's value, a series' latest one, a table's size."""

    def counted(self, key: str, count: int) -> ListCell:
        """The interface's words for so many of something."""

    def joined(self, *cells: ListCell, between: str = ...) -> ListCell:
        """Cells in one, `between` those that are not empty; the empty cell where none is given."""


class ListColumn(msgspec.Struct, frozen=True):
    """One column of a list."""

    cell: Callable[[CellMaker, Any], ListCell] | None
    """Makes a record's cell, when its row is painted; None: the sign of the record's first mark."""
    width: int | Callable[[int], int] | None = None
    """Terminal columns, or how many at a width of the list; 0 where it is not shown. None in one
    column of the list: what the others leave, or less where a firm cell of the row needs more."""
    align: Literal["left", "right"] = "left"
    """Where a cell stands in it."""
    firm: bool = False
    """Whether a cell that is too wide takes room from the flexible column before it is cut."""
    gap: int = 2
    """Terminal columns before it, unless it is the first one shown."""
    alone: Callable[[Any], str] | None = None
    """What the cell says where the row has no heading above it; None: the same."""


ListLayout: TypeAlias = tuple[tuple[ListColumn, int], ...]
"""The columns of a list, each with its terminal columns at a certain width of the list."""

SIGN = ListColumn(None, 1, gap=1)
"""The column of signs."""


class RecordGroup(msgspec.Struct, frozen=True):
    """Records of a pane under one heading."""

    key: Any
    """What the heading names, as the pane's `heading` understands it; None: there is no heading."""
    records: tuple[Record, ...]
    """At least one, in the order of the pane."""


class Pane(msgspec.Struct, frozen=True, kw_only=True):
    """A pane: all that tabs, lists, commands and the command line need to know of it.

    Its words are `app.tab_<id>`, `app.tab_<id>_short` and `command.pane_<id>`; its key is the
    number of its tab.
    """

    id: str
    """Its name in commands and on the command line."""
    title: Text | None = None
    """Its title where the interface has no words for it."""
    kinds: tuple[str, ...] = ()
    """The `kind_name` of the records that belong to it and to no other pane."""
    members: Callable[[Briefing, View], Iterable[Record]]
    """What it lists of a briefing, in the view's language and order."""
    unlisted: Callable[[Briefing], Iterable[Record]] = lambda briefing: ()
    """What belongs to it and is listed only where a query hits it."""
    groups: Callable[[Sequence[Record], CellMaker, bool], Sequence[RecordGroup]]
    """Its records in groups; the flag says whether a query narrows them. See `grouped_by`."""
    heading: Callable[[CellMaker, Any], str]
    """A group's key in words."""
    columns: tuple[ListColumn, ...]
    """The columns of its list."""
    marks: Callable[[CellMaker, Any], tuple[str, ...]] = lambda make, record: ()
    """What is remarkable about a record beyond what struck and retracted sources did to it, as
    named in `tui.page.glyphs.Glyphs`."""
    front: bool = False
    """Whether it opens the briefing: its list is printed under the summary, and not counted, as
    it borrows from other panes."""

    def tab(self, words: Words) -> tuple[str, str]:
        """Its title and its short title."""
        if self.title is not None:
            text = self.title.shown(words.language, words.language).text
            return text, text
        return words(f"app.tab_{self.id}"), words(f"app.tab_{self.id}_short")

    def layout(self, width: int) -> ListLayout:
        """The columns at a width of the list."""
        rules = [column.width for column in self.columns]
        widths = [rule(width) if callable(rule) else rule for rule in rules]
        shown = [column for column, own in zip(self.columns, widths, strict=True) if own != 0]
        taken = sum(filter(None, widths)) + sum(column.gap for column in shown[1:])
        rest = max(1, width - taken)
        return tuple(
            zip(self.columns, (rest if own is None else own for own in widths), strict=True)
        )


def grouped_by(
    key: Callable[[CellMaker, Any], Hashable],
) -> Callable[[Sequence[Record], CellMaker, bool], Sequence[RecordGroup]]:
    """For `Pane.groups`: records with the same key that follow each other make a group."""

    def groups(records: Sequence[Record], make: CellMaker, narrowed: bool) -> Sequence[RecordGroup]:
        found = groupby(records, key=lambda record: key(make, record))
        return tuple(RecordGroup(key, tuple(group)) for key, group in found)

    return groups


def title(make: CellMaker, record: Record) -> ListCell:
    """For `ListColumn.cell`: what the record is called."""
    return make.title(record)


def grade(make: CellMaker, record: Record) -> ListCell:
    """For `ListColumn.cell`: its grade and number of origins."""
    return make.grade(record.id)


def name_columns(others: Callable[[CellMaker, Any], ListCell]) -> tuple[ListColumn, ...]:
    """For `Pane.columns`: names, and `others` beside them where there is room."""
    return (
        ListColumn(title),
        ListColumn(others, lambda width: width - 2 - (width - 2) * 11 // 20 if width >= 36 else 0),
    )
