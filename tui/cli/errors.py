"""Wrong use of the command line: said in our words, with the nearest right spelling.

Imports next to nothing, since what opens the app needs it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.words import Words


class UsageError(Exception):
    """The command line was used wrongly; `text` says how, in the reader's language."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` is probably a slip of, or None."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word, list(candidates), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
    )
    return str(best[0]) if best else None


def with_nearest(text: str, word: str, candidates: Iterable[str], words: Words) -> str:
    """`text`, and the nearest right spelling behind it where there is one."""
    guess = nearest(word, candidates)
    return text if guess is None else f"{text} {words('cli.nearest', word=guess)}"
