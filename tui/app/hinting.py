"""Letters laid over the links in sight, and what a typed letter then does."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.app.widgets.article_view import ArticleView

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The easiest keys first; small letters alone, so that Hangul mode has them all."""


def labels(count: int) -> list[str]:
    """Distinct labels, none the beginning of another, the shortest first."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    short = ["".join(each) for each in product(LETTERS, repeat=length - 1)]
    # Each short label that is replaced begins as many long ones as there are letters.
    replaced = -(-max(0, count - len(short)) // (len(LETTERS) - 1)) if length > 1 else 1
    kept = short[: len(short) - replaced]
    long = [start + letter for start in short[len(kept) :] for letter in LETTERS]
    return [*kept, *long][:count]


class Hinting:
    """The letters now on the screen."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._where: dict[str, tuple[ArticleView, str]] = {}
        self._typed = ""

    def show(self) -> bool:
        """Lay letters over every link in sight; `False` where there is none."""
        found = [(text, link.key) for text in self._screen.texts for link in text.links_in_sight()]
        self._where = dict(zip(labels(len(found)), found, strict=True))
        self._typed = ""
        self._draw()
        return bool(found)

    def clear(self) -> None:
        """Take the letters away."""
        if self._where:
            self._where = {}
            self._draw()

    def takes(self, key: str) -> bool:
        """Use a key while letters are on: follow a link, wait for the next letter, or give up."""
        if not self._where:
            return False
        self._typed += key
        left = {label: at for label, at in self._where.items() if label.startswith(self._typed)}
        if len(left) != 1:
            if not left:
                self.clear()
            return True
        ((text, link),) = left.values()
        self.clear()
        # The way back leads to this link, so it has the focus before it is left.
        self._screen.focus_on(text.id or "detail")
        text.focus_link(link, reveal=False)
        text.follow()
        return True

    def _draw(self) -> None:
        for text in self._screen.texts:
            text.hint({key: label for label, (view, key) in self._where.items() if view is text})
