"""Where two versions of a text differ, word by word, each place with a little of what is around it.

Pure: it knows neither languages nor marks; Chinese, which has no blanks, is compared by character.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

AROUND = 4
"""Words that are shown on either side of what differs."""

APART = AROUND + 1
"""Words between two places that differ from which they count as two; more than are shown."""

_TOKENS = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


class Stretch(NamedTuple):
    """Words of one version."""

    text: str
    """As they stand, with the blanks before them."""
    differs: bool
    """Whether the other version has something else there."""


class Rewording(NamedTuple):
    """One place at which two versions differ."""

    old: tuple[Stretch, ...]
    """What stood there, with the words around it."""
    new: tuple[Stretch, ...]
    """What stands there."""
    starts: bool
    """Whether the text begins with it."""
    ends: bool
    """Whether the text ends with it."""

    @property
    def added(self) -> bool:
        """Whether nothing stood there before."""
        return not any(stretch.differs for stretch in self.old)

    @property
    def dropped(self) -> bool:
        """Whether nothing stands there any more."""
        return not any(stretch.differs for stretch in self.new)


def places(old: str, new: str) -> tuple[Rewording, ...]:
    """Where `new` differs from `old`, in reading order; none where they read alike."""
    one, other = _Version(old), _Version(new)
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    groups: list[list[tuple[str, int, int, int, int]]] = [[]]
    for code in matcher.get_opcodes():
        if code[0] == "equal" and code[2] - code[1] >= APART:
            groups.append([])
        elif code[0] != "equal" or groups[-1]:
            groups[-1].append(code)
    return tuple(_place(one, other, group) for group in groups if group)


def _place(
    one: _Version, other: _Version, group: list[tuple[str, int, int, int, int]]
) -> Rewording:
    while group[-1][0] == "equal":
        group.pop()
    (_, i, _, k, _), (_, _, j, _, m) = group[0], group[-1]
    before, after = min(AROUND, i), min(AROUND, len(one.words) - j)
    shown = [
        ("equal", i - before, i, k - before, k),
        *group,
        ("equal", j, j + after, m, m + after),
    ]
    old = [one.stretch(i, j, differs=tag != "equal") for tag, i, j, _, _ in shown]
    new = [other.stretch(k, m, differs=tag != "equal") for tag, _, _, k, m in shown]
    return Rewording(
        tuple(each for each in old if each.text),
        tuple(each for each in new if each.text),
        starts=i == before,
        ends=j + after == len(one.words),
    )


class _Version:
    """A text taken apart into words."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKENS.finditer(text)]
        self.words = [text[start:end] for start, end in spans]
        self._spans = spans
        self._text = text

    def stretch(self, first: int, last: int, *, differs: bool) -> Stretch:
        """The words from `first` up to `last`, with the blanks before the first of them."""
        if first == last:
            return Stretch("", differs)
        start = self._spans[first - 1][1] if first else self._spans[0][0]
        return Stretch(self._text[start : self._spans[last - 1][1]], differs)
