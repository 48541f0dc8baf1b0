"""Hangul that arrives outside a text field, taken apart into the 두벌식 keys it was typed with.

In Hangul mode the keys `g` `j` reach a program as 허. Pure: knows characters and letters of the
keyboard (KS X 5002), nothing of a terminal.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

_INITIALS = "r R s e E f a q Q t T d w W c z x v g"
_VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l"
_FINALS = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g"

_BLOCKS = (("가", "힣"), ("ㄱ", "ㆎ"), ("\u1100", "\u11ff"), ("\uffa1", "\uffdc"))
"""First and last character of each block of Hangul that an input method may commit."""

KEYS: dict[str, tuple[str, ...]] = {
    chr(first + index): tuple(letters)
    for first, block in ((0x1100, _INITIALS), (0x1161, _VOWELS), (0x11A8, _FINALS))
    for index, letters in enumerate(block.split())
}
"""The letters of each modern conjoining jamo (Unicode block U+1100) in the order they are typed.

Capitals stand only where Shift makes another jamo: ㅃ Q, ㅉ W, ㄸ E, ㄲ R, ㅆ T, ㅒ O, ㅖ P.
"""


@lru_cache(1024)
def _keys_of_character(character: str) -> tuple[str, ...]:
    """The keys of one character; what is no modern Hangul is returned as it is.

    A syllable, a jamo by itself (ㅎ, ㅘ, ㄳ), its half-width form and a conjoining one have keys.
    """
    if not any(first <= character <= last for first, last in _BLOCKS):
        return (character,)
    keys: list[str] = []
    # NFKD leads from every form of a jamo to the conjoining one.
    for jamo in normalize("NFKD", character):
        if jamo not in KEYS:
            return (character,)
        keys += KEYS[jamo]
    return tuple(keys)


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of `text` in the order they were typed: 허a → g, j, a.

    Composed and decomposed text (NFC, NFD) have the same keys.
    """
    return tuple(key for character in text for key in _keys_of_character(character))


def is_hangul(character: str) -> bool:
    """Whether `character` is one that is to be taken apart."""
    return len(character) == 1 and _keys_of_character(character) != (character,)
