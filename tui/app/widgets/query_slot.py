"""The place of the query line, which is made only when it is first wanted.

A field to type in costs a good part of the first paint, and most readers read first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Container

if TYPE_CHECKING:
    from tui.app.widgets.query_line import QueryLine


class QuerySlot(Container):
    """Holds the query line once there is one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._line: QueryLine | None = None
        self._open = False
        self._coming = False
        self._early: list[events.Key] = []

    def _made(self) -> QueryLine:
        if self._line is None:
            from tui.app.widgets.query_line import QueryLine

            self._line = QueryLine(id="query-line")
            self.mount(self._line)
        return self._line

    def open(self, text: str, earlier: tuple[str, ...]) -> None:
        """Let the reader type."""
        line = self._made()
        self._open = True
        self._coming = not (line.is_mounted and line.field.has_focus)
        self.add_class("-shown")
        # The field is there only after the line was mounted.
        self.call_after_refresh(line.open, text, earlier)

    def close(self) -> None:
        """The reader has left the line: it stays only where there is a query to show."""
        self._open = self._coming = False
        self._early.clear()

    def takes(self, event: events.Key) -> bool:
        """Whether a key that was pressed before the line had the focus was meant for it.

        It takes a moment until the line is there; what is typed meanwhile is no command.
        """
        if self._coming:
            self._early.append(event)
            return True
        if self._line is None or not self._line.is_mounted or not self._line.field.has_focus:
            return False
        return event.is_printable and self._pass_on(event)

    def _pass_on(self, event: events.Key) -> bool:
        """Hand a key to the field: Hangul whole, as the first of its keys carries it."""
        assert self._line is not None
        if event.character:
            event = events.Key(event.character, event.character)
        if event.character != "":
            self._line.field.post_message(event)
        return True

    def on_descendant_focus(self) -> None:
        """The field can be typed into: here is what was typed already."""
        self._open, self._coming = True, False
        early, self._early = self._early, []
        for event in early:
            self._pass_on(event)

    def on_descendant_blur(self) -> None:
        """The reader is elsewhere, whichever way they went."""
        self._open = False

    def show(self, text: str, word: str, *, problem: bool) -> None:
        """Show the query as it stands; an empty one is put away."""
        if self._line is None and not text:
            return
        line = self._made()

        def update() -> None:
            line.show(text, word, problem=problem, open=self._open)
            self.set_class(line.has_class("-shown"), "-shown")

        if line.is_mounted:
            update()
        else:
            self.call_after_refresh(update)
