"""A text field whose hardware cursor is exactly at the caret, for input methods.

They draw the syllable being composed at the terminal's cursor.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.widgets import Input


class CaretInput(Input):
    """A text field; pasted text becomes one line, its line feeds spaces."""

    def __init__(
        self,
        value: str | None = None,
        *,
        id: str,
        placeholder: str = "",
        max_length: int = 0,
    ) -> None:
        """`max_length` 0 sets no limit."""
        super().__init__(
            value, placeholder, id=id, max_length=max_length, select_on_focus=value is None
        )
        self.cursor_blink = False

    def place_cursor(self) -> None:
        """Put the hardware cursor at the caret: `Input` puts it a cell too far, and too early."""
        if not self.has_focus:
            return
        x, y, width, _ = self.content_region
        cell = cell_len(self.value[: self.cursor_position]) - round(self.scroll_offset.x)
        self.app.cursor_position = Offset(x + min(max(cell, 0), max(0, width - 1)), y)
        self.refresh()

    def on_mount(self) -> None:
        """Follow every move of the caret."""
        for name in ("selection", "value"):
            self.watch(self, name, self._moved, init=False)

    def on_focus(self) -> None:
        """Place the cursor here."""
        self._moved()

    def on_paste(self, event: events.Paste) -> None:
        """Insert the pasted text as one line; `Input` would insert its first line only."""
        line = "".join(char if char.isprintable() else _plain(char) for char in event.text.strip())
        event.text = " ".join(line.split())

    def on_resize(self) -> None:
        """Follow the caret to its new place."""
        self._moved()

    def _moved(self) -> None:
        self.call_after_refresh(self.place_cursor)


def _plain(char: str) -> str:
    """The replacement of a character that is not printable; joiners are kept."""
    return " " if char.isspace() else char if char in "\u200c\u200d" else ""
