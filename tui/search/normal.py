"""The normal form in which texts and queries are compared.

Letters lose case, width, compatibility forms and the diacritics of Latin, Greek and Cyrillic;
punctuation becomes a space; Hangul becomes the strokes that type it (`hangul`). With strokes a
half-typed syllable is simply a beginning: 하 is one of 한, 화우 of 화웨, 엔빋 of 엔비디. The form
is made character by character, so that a match can be traced back, and NFC and NFD come out alike.
Pure: no files, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tui.search import hangul

_FIRST_STROKE = 0xC0
"""Strokes take the places of the accented letters of Latin-1, which no folded text contains. So
Korean and English stay at one byte a character, and no stroke counts as white space."""

STROKE_OF = {letter: chr(_FIRST_STROKE + at) for at, letter in enumerate(hangul.STROKES)}
"""The character for each stroke in the normal form."""

LONE = chr(_FIRST_STROKE + len(STROKE_OF))
"""Precedes a letter that is in no syllable, as in ㅋㅋ."""

CONSONANT = f"[{STROKE_OF['ㄱ']}-{STROKE_OF['ㅎ']}]"
"""Regular expression of a consonant stroke. Before a vowel it begins a syllable, else it ends one:
in composed Hangul every syllable has an initial, which makes strokes unambiguous."""

VOWEL = f"[{STROKE_OF['ㅏ']}-{STROKE_OF['ㅣ']}]"
"""Regular expression of a vowel stroke."""

REST = f"{VOWEL}{{1,2}}(?:{CONSONANT}(?!{VOWEL})){{0,2}}"
"""Regular expression of what follows the initial of a syllable."""

_REST_OR_MARK = re.compile(f"{REST}|{VOWEL}|{LONE}")

_KEPT = frozenset(".%&@#")
"""Punctuation that makes a difference: 3.7, 12.2%, AT&T."""

_SPELT = {
    **dict.fromkeys("'’‘ʼ＇,", ""),  # Nvidia's, 3,440
    **dict.fromkeys("，ㆍ~∼〜～|`´¨¯¸", " "),
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ĸ": "k",
    "ŧ": "t",
    "×": "x",
    "÷": " ",
}
"""Characters with a reading of their own."""


def stroked(letters: str) -> str:
    """The strokes of composed syllables and letters, in the characters of the normal form."""
    return "".join(STROKE_OF[stroke] for stroke in hangul.strokes(letters))


def _hangul(code: int, char: str) -> str | None:
    """The strokes of a Hangul character in any of its encodings, None for other characters."""
    if hangul.FIRST_SYLLABLE <= code <= hangul.LAST_SYLLABLE:
        return stroked(char)
    if 0x1100 <= code <= 0x1112:
        return stroked(hangul.INITIALS[code - 0x1100])
    if 0x1161 <= code <= 0x1175:
        return stroked(hangul.MEDIALS[code - 0x1161])
    if 0x11A8 <= code <= 0x11C2:
        return stroked(hangul.FINALS[code - 0x11A7])
    if 0x3131 <= code <= 0x3163:
        return "".join(LONE + stroke for stroke in stroked(char))
    if 0xFFA1 <= code <= 0xFFDC and unicodedata.category(char) == "Lo":
        letter = _hangul(ord(unicodedata.normalize("NFKC", char)), char) or ""
        return "".join(LONE + stroke for stroke in letter)
    return None


def _fold_char(code: int) -> str:
    char = chr(code)
    spelt = _SPELT.get(char)
    if spelt is None:
        spelt = _hangul(code, char)
    if spelt is not None:
        return spelt
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    if plain != char:
        return "".join(_fold_char(ord(part)) for part in plain)
    category = unicodedata.category(char)
    # Accents in the range of Latin, Greek and Cyrillic; variation selectors; invisible ones.
    if 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F or category == "Cf":
        return ""
    if char in _KEPT:
        return char
    return " " if category[0] in "PZ" or category in ("Cc", "Sk") else char


class _Folding(dict[int, str]):
    """The normal form of each character, worked out when first met (for `str.translate`)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(code)
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The normal form of `text`, character by character; spaces are not gathered."""
    return text.translate(_FOLDING)


def normal(text: str) -> str:
    """The normal form of `text`, its words one space apart."""
    return " ".join(text.translate(_FOLDING).split())


def in_lines(forms: Iterable[str]) -> str:
    """Normal forms as one text, each between two line ends."""
    return "\n" + "\n".join(forms) + "\n"


def lengths(text: str) -> list[int]:
    """How many characters of `folded(text)` each character of `text` makes."""
    return [len(_FOLDING[ord(char)]) for char in text]


def initials(form: str) -> str:
    """A normal form with each syllable cut down to its initial; all else stays."""
    return _REST_OR_MARK.sub("", form)
