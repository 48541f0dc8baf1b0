"""The sheet of the keys that one has while presenting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.app.sheets.sheet import Sheet, columned
from tui.page.wrap import cells

if TYPE_CHECKING:
    from tui.words import Words

KEYS = (
    ("next", "Space → l j PgDn"),
    ("previous", "← h k b PgUp"),
    ("first", "Home g"),
    ("last", "End G"),
    ("number", "1 2 3 …"),
    ("scroll", "↓ ↑ ctrl+d ctrl+u"),
    ("note", "n"),
    ("language", "L F2"),
    ("evidence", "s F6"),
    ("record", "Enter"),
    ("leave", "Esc q"),
)
"""What the sheet of keys tells: names among the words, and the keys."""


class PresentKeys(Sheet[None]):
    """The keys of a presentation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", show=False),
    ]

    def __init__(self, words: Words) -> None:
        super().__init__(words("present.title"), words("present.foot"))
        self._words = words

    def fill(self) -> None:
        """A line a key."""
        room = max(cells(keys) for _, keys in KEYS)
        width = self.inner_width
        self.put(
            [
                columned(keys, self._words(f"present.key_{name}"), width, min(room, width // 2))
                for name, keys in KEYS
            ]
        )
