"""A screen that notifies the reader in its line of keys, and copies text for them."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.app.base import BaseApp
from tui.app.messages import Copied
from tui.app.widgets.frame import KeyBar
from tui.words import Words

NOTE_SECONDS = 6.0
"""How long a message stands in the line of keys."""


class MessageScreen(Screen[None], inherit_bindings=False):
    """A screen with a line of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,super+c", "copy_selected", show=False)]

    app: BaseApp

    def __init__(self) -> None:
        super().__init__()
        self._note_timer: Timer | None = None

    @property
    def words(self) -> Words:
        """The interface's words in the language read."""
        raise NotImplementedError

    def notify_key(self, key: str, *, loud: bool = False, **values: object) -> None:
        """Show words of the interface in the line of keys for a while."""
        self.notify_text(self.words(key, **values), loud=loud)

    def notify_text(self, text: str, *, loud: bool = False) -> None:
        """Show a text for a while; a sheet over the page shows it too."""
        self.query_one(KeyBar).show_message(text, "loud" if loud else "accent")
        above = self.app.screen
        if above is not self and hasattr(above, "notify_text"):
            above.notify_text(text, loud=loud)
        if self._note_timer is not None:
            self._note_timer.stop()
        self._note_timer = self.set_timer(NOTE_SECONDS, self.clear_notice)

    def clear_notice(self) -> None:
        """Take the notice back; the keys are shown again."""
        if self._note_timer is not None:
            self._note_timer.stop()
            self._note_timer = None
            self.query_one(KeyBar).show_message("")

    def copy(self, text: str) -> None:
        """Copy a text by what works here; the reader is notified of the outcome."""
        self.run_worker(partial(self.app.copy, text, self.words, self), thread=True)

    def on_copied(self, message: Copied) -> None:
        """Notify the reader of which way the copy went."""
        self.notify_text(message.value)

    def action_copy_selected(self) -> None:
        """Copy what the mouse selected; where nothing is, say how one quits."""
        selected = self.get_selected_text()
        if selected:
            self.copy(selected)
        else:
            self.notify_key("app.how_to_quit")
