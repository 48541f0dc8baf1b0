"""Hangul syllables, their letters and the strokes that type them on a two-set keyboard (두벌식).

A *letter* is a compatibility jamo (`ㅎ`, `ㅘ`, `ㄳ`); a *stroke* is a letter that has a key of its
own, so `ㅘ` is the two strokes `ㅗㅏ` and `ㄳ` is `ㄱㅅ`, but `ㄲ` (with shift) is one. Pure data:
imports nothing of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
"""Code points of 가 and 힣."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""The 19 initial consonants, in Unicode's order (also that of U+1100 to U+1112)."""

MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
"""The 21 vowels, in Unicode's order (also that of U+1161 to U+1175)."""

FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
"""No final and the 27 finals, in Unicode's order (from 1 on also that of U+11A8 to U+11C2)."""

COMPOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "ㅘ": "ㅗㅏ",
        "ㅙ": "ㅗㅐ",
        "ㅚ": "ㅗㅣ",
        "ㅝ": "ㅜㅓ",
        "ㅞ": "ㅜㅔ",
        "ㅟ": "ㅜㅣ",
        "ㅢ": "ㅡㅣ",
        "ㄳ": "ㄱㅅ",
        "ㄵ": "ㄴㅈ",
        "ㄶ": "ㄴㅎ",
        "ㄺ": "ㄹㄱ",
        "ㄻ": "ㄹㅁ",
        "ㄼ": "ㄹㅂ",
        "ㄽ": "ㄹㅅ",
        "ㄾ": "ㄹㅌ",
        "ㄿ": "ㄹㅍ",
        "ㅀ": "ㄹㅎ",
        "ㅄ": "ㅂㅅ",
    }
)
"""The letters without a key of their own, and the two strokes that type each."""

CONSONANTS = INITIALS
"""The strokes that are consonants; every one can begin a syllable."""

VOWELS = "".join(letter for letter in MEDIALS if letter not in COMPOUNDS)
"""The 14 strokes that are vowels."""

STROKES = CONSONANTS + VOWELS
"""All 33 strokes, consonants first."""


def is_syllable(char: str) -> bool:
    """Whether `char` is one composed Hangul syllable."""
    return len(char) == 1 and FIRST_SYLLABLE <= ord(char) <= LAST_SYLLABLE


def decompose(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final (empty where it has none) of a composed syllable.

    Raises `ValueError` for any other character.
    """
    if not is_syllable(syllable):
        raise ValueError(f"not a Hangul syllable: {syllable!r}")
    rest, final = divmod(ord(syllable) - FIRST_SYLLABLE, len(FINALS))
    initial, medial = divmod(rest, len(MEDIALS))
    return INITIALS[initial], MEDIALS[medial], FINALS[final]


def compose(initial: str, medial: str, final: str = "") -> str:
    """The syllable of these letters; raises `ValueError` where there is none."""
    if len(initial) != 1 or len(medial) != 1:
        raise ValueError(f"not the letters of a syllable: {initial!r}, {medial!r}")
    rest = INITIALS.index(initial) * len(MEDIALS) + MEDIALS.index(medial)
    return chr(FIRST_SYLLABLE + rest * len(FINALS) + FINALS.index(final))


def strokes(text: str) -> str:
    """`text` with every syllable and letter as the strokes that type it: 화 becomes `ㅎㅗㅏ`.

    Other characters stay; the text is expected composed (NFC).
    """
    letters = chain.from_iterable(decompose(char) if is_syllable(char) else char for char in text)
    return "".join(COMPOUNDS.get(letter, letter) for letter in letters)
