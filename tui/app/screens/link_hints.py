"""Letters laid over the links in sight, and which link a typed letter means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

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


class LinkHints:
    """The letters now on the screen."""

    def __init__(self) -> None:
        self.links: dict[str, tuple[ArticleView, str]] = {}
        """By its letters each link that has some, as its text and its key."""
        self._texts: Sequence[ArticleView] = ()
        self._typed = ""

    def show(self, texts: Sequence[ArticleView]) -> bool:
        """Lay letters over every link in sight; `False` where there is none."""
        found = [(text, link.key) for text in texts for link in text.links_in_sight()]
        self.links = dict(zip(labels(len(found)), found, strict=True))
        self._texts, self._typed = texts, ""
        self._draw()
        return bool(found)

    def clear(self) -> None:
        """Take the letters away."""
        if self.links:
            self.links = {}
            self._draw()

    def take(self, key: str) -> tuple[ArticleView, str] | None:
        """Use a key while letters are on: the link it completes, as its text and its key.

        A letter that begins several labels waits for the next; any other key gives up.
        """
        self._typed += key
        left = [link for label, link in self.links.items() if label.startswith(self._typed)]
        if len(left) != 1:
            if not left:
                self.clear()
            return None
        self.clear()
        return left[0]

    def _draw(self) -> None:
        for text in self._texts:
            text.hint({key: label for label, (view, key) in self.links.items() if view is text})
