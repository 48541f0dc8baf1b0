"""The list of a pane: one widget for all of them, painting only the rows in sight.

It shows the rows it is handed and posts a message when the cursor moves to another record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping

from textual import events
from textual.message import Message

from tui.app.widgets.lines import LinesView
from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import STYLE_OF, Matcher, Run, StyledLine, mark_matches
from tui.page.blocks import Heading, text_of
from tui.page.glyphs import UNICODE, Glyphs
from tui.page.lists import ListRow, RowSource, set_row
from tui.page.wrap import cells, cut, wrap_text


class RecordList(LinesView):
    """Rows and headings, a cursor on one of the rows."""

    class Moved(ValueMessage[str]):
        """The mouse put the cursor on another record; its id."""

    class Chosen(Message):
        """The row under the cursor was clicked."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor: int | None = None
        """Index of the row under the cursor; `None` where the record shown is not in the list."""
        self._rows: RowSource | None = None
        # Indexes of the headings, and of each group's first record: not every group has a heading.
        self._headings: list[int] = []
        self._firsts: list[int] = []
        # How many records there are before each heading.
        self._records_before: list[int] = []
        self._glyphs: Glyphs = UNICODE
        self._matcher: Matcher | None = None
        self._empty = ""
        self._unread: Mapping[str, str] = {}
        self._bookmarks: Collection[str] = ()

    # Content.

    def show(
        self,
        rows: RowSource,
        selected: str | None,
        *,
        glyphs: Glyphs,
        matcher: Matcher | None,
        empty: str,
    ) -> None:
        """Show rows with the cursor on a record, which keeps its line on the screen if it can.

        `empty` is shown where there are no rows.
        """
        line = self.cursor - self.top if self.cursor is not None else None
        same = rows is self._rows
        if not same:
            starts = rows.group_starts
            self._headings = [start for start in starts if rows.id_at(start) is None]
            self._records_before = [start - n for n, start in enumerate(self._headings)]
            headed = set(self._headings)
            self._firsts = [start + (start in headed) for start in starts]
        self._rows, self._glyphs, self._matcher, self._empty = rows, glyphs, matcher, empty
        self.cursor = rows.index_of(selected) if selected is not None else None
        if self.cursor is not None and not same and line is not None:
            self.top = self.cursor - line
        self.top = self.nearest_top(self.top)
        self.repaint()
        self._reveal_cursor()
        self.post_message(self.Scrolled())

    def mark_unread(self, states: Mapping[str, str]) -> None:
        """Mark records as `new`, `changed` or `unread`, by id; the mapping may change later."""
        self._unread = states
        self.repaint()

    def mark_bookmarks(self, ids: Collection[str]) -> None:
        """Mark the records that are bookmarked."""
        if ids != self._bookmarks:
            self._bookmarks = ids
            self.repaint()

    @property
    def selected(self) -> str | None:
        """Id of the record under the cursor; `None` where the record shown is not in the list."""
        if self._rows is None or self.cursor is None:
            return None
        return self._rows.id_at(self.cursor)

    def line_count(self) -> int:
        """The number of rows and headings."""
        return len(self._rows) if self._rows is not None else 0

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        super().on_resize()
        self._reveal_cursor()

    def restore(self, top: int) -> None:
        """Scroll to an earlier position; in a smaller window the cursor stays in sight."""
        super().restore(top)
        self.call_after_refresh(self._reveal_cursor)

    def _reveal_cursor(self) -> None:
        if self.cursor is None or self._rows is None or not self.size.height:
            return
        # The heading of a group comes into sight with its first row.
        first = self.cursor
        if first > 0 and self._rows.id_at(first - 1) is None:
            first -= 1
        self.reveal(first)
        self.reveal(self.cursor)

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
        rule = self._glyphs.rule * max(0, width - cells(text) - cells(count) - 3)
        return Run(" "), Run(text, "heading"), Run(" "), Run(rule, "rule"), Run(count, "quiet")

    def _row(self, row: ListRow, number: int, width: int) -> StyledLine:
        assert self._rows is not None
        here, glyphs = number == self.cursor, self._glyphs
        cursor = ("cursor" if self.has_focus else "cursor-idle") if here else ""
        pieces = set_row(row, self._rows.columns(max(1, width - 3)), glyphs.ellipsis)
        runs = [Run(piece.text, f"{STYLE_OF[piece.style]} {cursor}") for piece in pieces]
        if self._matcher is not None:
            runs = mark_matches(runs, self._matcher(text_of(pieces)), "match")
        # A bookmark is shown instead of the cursor's sign: the cursor can be seen all along.
        edge = glyphs.selected if here else " "
        edge = glyphs.bookmark if row.id in self._bookmarks else edge
        state = self._unread.get(row.id)
        style = "quiet" if state == "unread" else "accent"
        signs = {"new": glyphs.unread, "changed": glyphs.changed, "unread": glyphs.unseen}
        mark = Run(signs.get(state or "", " "), f"{style} {cursor}")
        return (Run(edge, f"accent {cursor}"), *runs, Run(" ", cursor), mark)

    def lines_when_empty(self, width: int) -> list[StyledLine]:
        """The text for an empty list, wrapped."""
        return [
            (Run(" "), Run(text, "quiet")) for text in wrap_text(self._empty, max(1, width - 2))
        ]

    # Moving.

    def move(self, step: int) -> None:
        """Move the cursor by a number of records, as far as there are any."""
        if self._rows is None or not self._rows.ids:
            return
        if self.cursor is not None:
            ordinal = self._ordinal(self.cursor) + step
        else:
            ordinal = step - 1 if step > 0 else len(self._rows.ids) + step
        self._move_to_record(ordinal)

    def page(self, lines: int) -> None:
        """Scroll by a number of lines, the cursor staying where it is in the window."""
        if self._rows is None or not self._rows.ids:
            return
        cursor = self.cursor if self.cursor is not None else self.top
        target = max(0, min(len(self._rows) - 1, cursor + lines))
        self.move_to(self.top + lines)
        self._move_to_record(self._ordinal(target))

    def move_group(self, step: int) -> None:
        """Move to the first record of the next group (1), or of this one or the previous (-1)."""
        starts = self._firsts
        if not starts:
            return
        at = self.cursor if self.cursor is not None else self.top
        if step > 0:
            later = bisect_right(starts, at)
            self._move_cursor(starts[later] if later < len(starts) else at)
        else:
            self._move_cursor(starts[max(0, bisect_left(starts, at) - 1)])

    def go_to(self, id: str) -> None:
        """Move the cursor to a record; nothing happens where it is not in the list."""
        index = self._rows.index_of(id) if self._rows is not None else None
        if index is not None:
            self._move_cursor(index)

    def _ordinal(self, index: int) -> int:
        """The number of records before a row."""
        return index - bisect_left(self._headings, index)

    def _move_to_record(self, ordinal: int) -> None:
        """Move to the record with a number of others before it, or as near as there are any."""
        assert self._rows is not None
        ordinal = max(0, min(len(self._rows.ids) - 1, ordinal))
        self._move_cursor(ordinal + bisect_right(self._records_before, ordinal))
        if ordinal == 0:
            self.move_to(0)

    def _move_cursor(self, index: int) -> None:
        assert self._rows is not None
        id = self._rows.id_at(index)
        if id is None or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.repaint(*(number for number in (before, index) if number is not None))
        self._reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse; post `Chosen` if it was there."""
        number = self.top + event.y
        id = self._rows.id_at(number) if self._rows and number < self.line_count() else None
        if id is None:
            return
        if number == self.cursor:
            self.post_message(self.Chosen())
        else:
            self._move_cursor(number)
            self.post_message(self.Moved(id))
