"""The list of a pane: one widget for all of them, painting only the rows in sight.

The rows come as data; which record the cursor stands on it says by a message.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.widgets.lines import LinesView
from tui.app.widgets.pieces import STYLE_OF, Matcher, marked
from tui.app.widgets.styles import Run, StyledLine
from tui.page.blocks import Heading, text_of
from tui.page.glyphs import UNICODE
from tui.page.lists import set_row
from tui.page.wrap import cells, cut, wrap_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual import events

    from tui.page.glyphs import Glyphs
    from tui.page.lists import ListRow, RowSource


class RecordList(LinesView):
    """Rows and headings, a cursor on one of the rows."""

    class Moved(Message):
        """The cursor stands on another record."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id
            """The record."""

    class Chosen(Message):
        """The row under the cursor was chosen with the mouse."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor: int | None = None
        """Index of the row under the cursor; `None` where the record shown is not in the list."""
        self._rows: RowSource | None = None
        # Indexes of the headings, and of each group's first record: not every group has a heading.
        self._headings: list[int] = []
        self._firsts: list[int] = []
        self._glyphs: Glyphs = UNICODE
        self._matcher: Matcher | None = None
        self._empty = ""
        self._unread: Mapping[str, str] = {}
        self._bookmarks: Collection[str] = ()

    # What is shown.

    def show(
        self,
        rows: RowSource,
        selected: str | None,
        *,
        glyphs: Glyphs,
        matcher: Matcher | None,
        empty: str,
    ) -> None:
        """Show rows with the cursor on a record, which keeps its line on the screen if it can."""
        line = self.cursor - self.top if self.cursor is not None else None
        same = rows is self._rows
        if not same:
            self._headings = [start for start in rows.group_starts if rows.id_at(start) is None]
            headed = set(self._headings)
            self._firsts = [start + (start in headed) for start in rows.group_starts]
        self._rows, self._glyphs, self._matcher, self._empty = rows, glyphs, matcher, empty
        self.cursor = rows.index_of(selected) if selected is not None else None
        if self.cursor is not None and not same and line is not None:
            self.top = max(0, min(self.cursor - line, self.last_top))
        self.top = max(0, min(self.top, self.last_top))
        self.repaint()
        if self.cursor is not None:
            self._reveal_cursor()
        self.post_message(self.Scrolled(self))

    def mark_unread(self, states: Mapping[str, str]) -> None:
        """Show which records are `new`, `changed` or `unread`; the mapping may change later."""
        self._unread = states
        self.repaint()

    def mark_bookmarks(self, ids: Collection[str]) -> None:
        """Say which records are bookmarked."""
        if ids != self._bookmarks:
            self._bookmarks = ids
            self.repaint()

    @property
    def selected(self) -> str | None:
        """The record under the cursor; `None` where the record shown is not in the list."""
        if self._rows is None or self.cursor is None:
            return None
        return self._rows.id_at(self.cursor)

    def line_count(self) -> int:
        """All rows and headings."""
        return len(self._rows) if self._rows is not None else 0

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        super().on_resize()
        if self.cursor is not None:
            self._reveal_cursor()

    def restore(self, top: int) -> None:
        """As for every window; in a smaller one than was left the cursor stays in sight."""
        super().restore(top)
        self.call_after_refresh(self._reveal_cursor)

    def _reveal_cursor(self) -> None:
        if self.cursor is None or self._rows is None or not self.size.height:
            return
        # The heading of a group comes into sight with its first row.
        first = self.cursor - 1 if self.cursor - 1 in set(self._near_headings()) else self.cursor
        self.reveal(first)
        self.reveal(self.cursor)

    def _near_headings(self) -> list[int]:
        at = bisect_right(self._headings, self.cursor or 0)
        return self._headings[max(0, at - 1) : at]

    # Painting.

    def line(self, number: int, width: int) -> StyledLine:
        """A row or a heading."""
        assert self._rows is not None
        row = self._rows.row(number)
        if isinstance(row, Heading):
            return self._heading(row, width)
        return self._row(row, number, width)

    def _heading(self, heading: Heading, width: int) -> StyledLine:
        count = f" {heading.count} " if heading.count is not None else " "
        text = cut(heading.text, max(1, width - cells(count) - 6), self._glyphs.ellipsis)
        rule = self._glyphs.rule * max(0, width - cells(text) - cells(count) - 2)
        return (
            Run(" "),
            Run(text, "heading"),
            Run(" "),
            Run(rule[1:] if rule else "", "rule"),
            Run(count, "quiet"),
        )

    def _row(self, row: ListRow, number: int, width: int) -> StyledLine:
        assert self._rows is not None
        here = number == self.cursor
        cursor = ("cursor" if self.has_focus else "cursor-idle") if here else ""
        pieces = set_row(row, self._rows.columns(max(1, width - 3)), self._glyphs.ellipsis)
        spans = self._matcher(text_of(pieces)) if self._matcher is not None else ()
        # A bookmark stands out at the edge, where the cursor stands too: that is seen all along.
        edge = self._glyphs.selected if here else " "
        edge = self._glyphs.bookmark if row.id in self._bookmarks else edge
        runs = [Run(edge, f"accent {cursor}")]
        at = 0
        for piece in pieces:
            style = f"{STYLE_OF.get(piece.style, 'plain')} {cursor}"
            runs.extend(marked(piece.text, at, spans, style, "match"))
            at += len(piece.text)
        state = self._unread.get(row.id)
        signs, ink = self._glyphs, "quiet" if state == "unread" else "accent"
        marks = {"new": signs.unread, "changed": signs.changed, "unread": signs.unseen}
        return (*runs, Run(" ", cursor), Run(marks.get(state or "", " "), f"{ink} {cursor}"))

    def lines_when_empty(self, width: int) -> list[StyledLine]:
        """What stands there where no row does."""
        return [
            (Run(" "), Run(text, "quiet")) for text in wrap_text(self._empty, max(1, width - 2))
        ]

    # Moving.

    def move(self, step: int) -> None:
        """Move the cursor by so many records, as far as there are any."""
        if self._rows is None or not self._rows.ids:
            return
        order = len(self._rows.ids)
        at = self._ordinal(self.cursor) if self.cursor is not None else (-1 if step > 0 else order)
        at = max(0, min(order - 1, at + step))
        self._put(self._index(at))
        if at == 0:
            self.move_to(0)

    def page(self, lines: int) -> None:
        """Move window and cursor by so many lines, the cursor staying where it is in the window."""
        if self._rows is None or not self._rows.ids:
            return
        cursor = self.cursor if self.cursor is not None else self.top
        target = max(0, min(len(self._rows) - 1, cursor + lines))
        self.move_to(self.top + lines)
        ordinal = min(len(self._rows.ids) - 1, self._ordinal(target))
        self._put(self._index(ordinal))
        if ordinal == 0:
            self.move_to(0)

    def move_group(self, step: int) -> None:
        """Move to the first record of this group, or of the one before (-1) or after (1)."""
        starts = self._firsts
        if not starts:
            return
        at = self.cursor if self.cursor is not None else self.top
        if step > 0:
            later = [start for start in starts if start > at]
            self._put(later[0] if later else at)
        else:
            earlier = starts[: bisect_left(starts, at)]
            self._put(earlier[-1] if earlier else starts[0])

    def go_to(self, id: str) -> None:
        """Put the cursor on a record."""
        index = self._rows.index_of(id) if self._rows is not None else None
        if index is not None:
            self._put(index)

    def _ordinal(self, index: int) -> int:
        """How many records stand before a row; for a heading that of the record under it."""
        return index - bisect_left(self._headings, index)

    def _index(self, ordinal: int) -> int:
        """Where the record stands that has so many before it."""
        index = ordinal
        for start in self._headings:
            if start > index:
                break
            index += 1
        return index

    def _put(self, index: int) -> None:
        assert self._rows is not None
        id = self._rows.id_at(index)
        if id is None or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.repaint(*(number for number in (before, index) if number is not None))
        self._reveal_cursor()
        self.post_message(self.Moved(id))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; choose it if it was there."""
        number = self.top + event.y
        if number >= self.line_count() or self._rows is None or self._rows.id_at(number) is None:
            return
        if number == self.cursor:
            self.post_message(self.Chosen())
        else:
            self._put(number)
