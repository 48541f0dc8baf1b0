"""The sheet of the keys that one has while presenting."""

from __future__ import annotations

from collections.abc import Iterable

from tui.app.bindings import keymap_of
from tui.app.sheets.sheet import Row, Sheet, columned
from tui.page.wrap import cells
from tui.words import Words


class PresentKeys(Sheet[None]):
    """The keys of a presentation."""

    COMMAND_CONTEXT = "present-keys"

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("present.title"))

    def rows(self) -> Iterable[Row]:
        """A line a command."""
        rows = tuple(keymap_of(self).rows("key-sheet", self.words))
        width = self.inner_width
        room = min(max(cells(keys) for keys, _ in rows), width // 2)
        return [(columned(keys, title, width, room), None) for keys, title in rows]
