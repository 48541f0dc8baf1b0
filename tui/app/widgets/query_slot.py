"""The place of the query line, which is made only when it is first wanted.

A field to type in costs a good part of the first paint, and most readers read first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

if TYPE_CHECKING:
    from tui.app.widgets.query_line import QueryLine


class QuerySlot(Container):
    """Holds the query line once there is one."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._line: QueryLine | None = None

    def _made(self) -> QueryLine:
        if self._line is None:
            from tui.app.widgets.query_line import QueryLine

            self._line = QueryLine(id="query-line")
            self.mount(self._line)
        return self._line

    def open(self, text: str, earlier: tuple[str, ...]) -> None:
        """Let the reader type."""
        line = self._made()
        self.add_class("-shown")
        # The field is there only after the line was mounted.
        self.call_after_refresh(line.open, text, earlier)

    def show(self, text: str, word: str, *, problem: bool) -> None:
        """Show the query as it stands; an empty one is put away."""
        if self._line is None and not text:
            return
        line = self._made()

        def update() -> None:
            line.show(text, word, problem=problem)
            self.set_class(line.has_class("-shown"), "-shown")

        if line.is_mounted:
            update()
        else:
            self.call_after_refresh(update)
