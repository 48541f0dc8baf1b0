"""Exit statuses, and wrong use of the command line with the nearest right spelling.

Imports next to nothing, since what opens the app needs it too.
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.words import Words

FINE, FOUND, USAGE = 0, 1, 2
"""All is well; problems were found, or nothing was found; the command line was used wrongly."""

INTERRUPTED, BROKEN_PIPE = 130, 141
"""What a shell reports of a program that died of SIGINT or SIGPIPE."""


class UsageError(Exception):
    """The command line was used wrongly."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
        """The message in the reader's language, one line or several."""


def with_nearest(text: str, word: str, candidates: Iterable[str], words: Words) -> str:
    """`text`, followed by the candidate that `word` is probably a slip of, if there is one."""
    from rapidfuzz import fuzz, process, utils

    best = process.extractOne(
        word, list(candidates), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60
    )
    return f"{text} {words('cli.nearest', word=best[0])}" if best else text
