"""A field to type in whose hardware cursor stands exactly at the caret, for input methods.

They draw the syllable that is being composed where the terminal's cursor is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Offset
from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events


class CaretInput(Input):
    """A field; what is pasted becomes one line, as line feeds are spaces in what one types."""

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
        """Follow whatever moves the caret."""
        for name in ("selection", "value"):
            self.watch(self, name, self._moved, init=False)

    def on_focus(self) -> None:
        """Bring the cursor here."""
        self._moved()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line; `Input` would take the first and drop the others."""
        line = "".join(sign if sign.isprintable() else _plain(sign) for sign in event.text.strip())
        event.text = " ".join(line.split())

    def on_resize(self) -> None:
        """The caret stands elsewhere now."""
        self._moved()

    def _moved(self) -> None:
        self.call_after_refresh(self.place_cursor)


def _plain(sign: str) -> str:
    """What stands for a sign that cannot be printed: a space, a joiner as it is, or nothing."""
    return " " if sign.isspace() else sign if sign in "\u200c\u200d" else ""
