"""The right spelling nearest to a wrong one. Pure; rapidfuzz is loaded when first asked."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from typing import Final

MAX_ASKED: Final = 300
"""Words of one run for which a spelling is looked for: a folder where thousands are wrong is not
corrected one by one, and looking takes time."""

_ENOUGH: Final = 0.6
"""Share of letters that must agree for a word to count as meant."""


class Speller:
    """Looks up right spellings, once for each wrong one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], str | None] = {}
        # Lists are told apart by identity, so they have to stay.
        self._lists: list[Collection[str]] = []

    def nearest(self, wrong: str, right: Collection[str]) -> str | None:
        """The one of `right` that was probably meant, or None."""
        asked = (wrong, id(right))
        if asked not in self._known:
            if len(self._known) >= MAX_ASKED:
                return None
            self._lists.append(right)
            self._known[asked] = nearest(wrong, right)
        return self._known[asked]


def nearest(wrong: str, right: Collection[str]) -> str | None:
    """The one of `right` that was probably meant by `wrong`, or None.

    Counts letters put in, left out, exchanged and swapped with the next one; upper case, `_` and
    spaces count as lower case and `-`. Failing that, a word that begins with the other, part by
    part (`huawei` for `huawei-tech`).
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    word = _plain(wrong[:100])
    if not word or not right:
        return None
    # Of choices that are equally near, the one that begins alike: USD for USX, not UGX.
    choices = sorted(right, key=lambda choice: (-common_start(word, _plain(choice)), choice))
    found = extractOne(
        word,
        choices,
        processor=_plain,
        scorer=OSA.normalized_similarity,
        score_cutoff=_ENOUGH if len(word) > 3 else 0.5,
    )
    if found is not None:
        return str(found[0])
    return next((choice for choice in choices if _begins(word, _plain(choice))), None)


def common_start(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long.startswith(short + "-")


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
