"""The query line: what is typed narrows every pane; earlier queries are on the arrows.

It says by messages what was typed and how the line was left; what a query means it does not know.
"""

from __future__ import annotations

from functools import partial

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input, Static

from tui.app.bindings import CommandTarget, Handlers, bind_commands
from tui.app.widgets.caret_input import CaretInput
from tui.app.widgets.message import ValueMessage


class QueryInput(CaretInput, CommandTarget):
    """The field of the query line."""

    COMMAND_CONTEXT = "query"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.earlier: tuple[str, ...] = ()
        """Queries made before, the latest first."""
        self._at = -1
        self._typed = ""
        bind_commands(self, self.COMMAND_CONTEXT)

    def handlers(self) -> Handlers:
        """Earlier queries, and the ways out."""
        return {
            "query-keep": partial(self._leave, keep=True),
            "query-clear": partial(self._leave, keep=False),
            "query-earlier": partial(self._earlier, 1),
            "query-later": partial(self._earlier, -1),
        }

    def _earlier(self, step: int) -> None:
        """Take up an earlier query (1), or come back towards what was being typed (-1)."""
        at = self._at + step
        if at >= len(self.earlier) or at < -1:
            return
        if self._at == -1:
            self._typed = self.value
        self._at = at
        self.value = self._typed if at == -1 else self.earlier[at]
        self.cursor_position = len(self.value)

    def _leave(self, *, keep: bool) -> None:
        """Leave the line, with the filter or without."""
        self._at = -1
        self.post_message(QueryLine.Left(self.value if keep else ""))


WORD_STEP = 8
"""The word grows and shrinks by so many cells."""


class QueryLine(Container):
    """A sign, the field, and a word on what is wrong or how much was found."""

    class Typed(ValueMessage[str]):
        """What stands in the line changed; the line as it stands."""

    class Left(ValueMessage[str]):
        """The reader left the line; the query that stays as a filter, empty for none."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._word = ""

    def compose(self) -> ComposeResult:
        """Sign, field, word."""
        yield Static("/", id="query-sign", markup=False)
        yield QueryInput(id="query-field")
        yield Static("", id="query-word", markup=False)

    @property
    def field(self) -> QueryInput:
        """Where one types."""
        return self.query_one(QueryInput)

    def open(self, text: str, earlier: tuple[str, ...]) -> None:
        """Show the line with a text in it and let the reader type."""
        field = self.field
        field.earlier = earlier
        with field.prevent(Input.Changed):
            field.value = text
        field.cursor_position = len(text)
        self.add_class("-shown")
        self.call_after_refresh(field.focus)

    def show(self, text: str, word: str, *, problem: bool, open: bool) -> None:
        """Show the line as it is, without taking the focus.

        While it is `open` the reader types in it; else an empty one is put away.
        """
        field = self.field
        if field.value != text and not open:
            with field.prevent(Input.Changed):
                field.value = text
        self.set_class(bool(text) or open, "-shown")
        label = self.query_one("#query-word", Static)
        label.set_class(problem, "-problem")
        # In steps of some cells, so that few letters typed move the layout.
        word = " " * (-cell_len(word) % WORD_STEP) + word
        before, self._word = self._word, word
        if word != before:
            label.update(word, layout=cell_len(word) != cell_len(before))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_click(self, event: events.Click) -> None:
        """A click anywhere in the line is a click into it."""
        self.field.focus()
