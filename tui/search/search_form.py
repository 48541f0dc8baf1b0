"""What one word or phrase of a query looks for, as patterns over normal forms.

A word is looked for as the strokes that type it, so its last syllable may be half-typed. Letters
outside a syllable are the initials of syllables (`ㅎㅇㅇ`, `엔ㅂ`). Where an input method has
pulled such a letter into the syllable before it (황ㅇ for 화ㅇㅇ, ㄳ for ㄱㅅ), it is read both
ways. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from tui.search import hangul
from tui.search.normal import CONSONANT, LONE, REST, VOWEL, folded, initials, normal, stroked

_MOST_READINGS = 9
"""A query of real length has at most two ambiguous places with three readings each."""

_WORD_END = re.compile(r"[a-z0-9]")
_LONE_CONSONANTS = frozenset("ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What to look for."""

    form: str
    """Its normal form, words one space apart; empty where nothing is left to look for."""
    initials: tuple[str, ...]
    """Its readings as initials, as `normal.initials` makes them; none where it has no letters
    outside syllables."""
    pattern: re.Pattern[str]
    """Finds it in a text of normal form."""
    exact: bool
    """Whether it was given in quotation marks: whole syllables, whole Latin words and numbers."""

    @property
    def plain(self) -> bool:
        """Whether it stands wherever its normal form does."""
        return not (self.initials or self.exact or " " in self.form)

    @property
    def only_initials(self) -> bool:
        """Whether it stands wherever its initials do: nothing but letters outside syllables."""
        return self.form.replace(LONE, "") in self.initials

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of its normal form."""
        return tuple(self.form.split())


@lru_cache(maxsize=1024)
def search_form(text: str, exact: bool = False) -> SearchForm:
    """What `text` looks for; `exact` for a finished phrase in quotation marks."""
    composed = unicodedata.normalize("NFC", text)
    if not exact and any(_lone(char) for char in composed):
        return _by_initials(composed)
    return of_form(normal(composed).strip(". "), exact)


@lru_cache(maxsize=1024)
def of_form(form: str, exact: bool = False) -> SearchForm:
    """What a normal form without letters outside syllables looks for."""
    source = re.escape(form).replace(r"\ ", " +")
    if exact and form:
        # Neither a Latin word nor a syllable goes on behind it, and no Latin word before it.
        before = "(?<![a-z0-9])" if _WORD_END.match(form[0]) else ""
        syllable_goes_on = f"{VOWEL}|{CONSONANT}(?!{VOWEL})"
        source += f"(?!{'[a-z0-9]' if _WORD_END.match(form[-1]) else syllable_goes_on})"
        source = before + source
    return SearchForm(form, (), re.compile(source or "(?!)"), exact)


def _lone(char: str) -> str:
    """The consonant strokes of a letter outside a syllable; empty for other characters."""
    letter = unicodedata.normalize("NFKC", char) if 0xFFA1 <= ord(char) <= 0xFFBE else char
    if 0x1100 <= ord(letter) <= 0x1112:  # an initial that NFC could not join to a vowel
        return hangul.INITIALS[ord(letter) - 0x1100]
    return hangul.strokes(letter) if letter in _LONE_CONSONANTS else ""


def _by_initials(text: str) -> SearchForm:
    choices = []
    for char, after in zip(text, text[1:] + " ", strict=True):
        lone = _lone(char)
        if lone:
            choices.append([_initial_run(lone)])
        elif hangul.is_syllable(char) and _lone(after):
            choices.append(_syllable_readings(char))
        else:
            form = folded(char)
            choices.append([(re.escape(form), initials(form))])
    readings = list(islice(product(*choices), _MOST_READINGS))
    sources = ["".join(pattern for pattern, _ in reading).strip("\\ ") for reading in readings]
    letters = [" ".join("".join(cut for _, cut in reading).split()) for reading in readings]
    source = "|".join(re.sub(r"(?:\\ )+", " +", one) for one in sources)
    return SearchForm(normal(text), tuple(dict.fromkeys(letters)), re.compile(source), False)


def _initial_run(strokes: str) -> tuple[str, str]:
    """Pattern and initials of letters that each begin a syllable (or are alone in the text)."""
    marks = stroked(strokes)
    return "".join(f"(?:{mark}{REST}|{LONE}{mark})" for mark in marks), marks


def _syllable_readings(char: str) -> list[tuple[str, str]]:
    """A syllable before a lone letter: its final may be initials of the syllables sought."""
    first, vowel, final = hangul.decompose(char)
    base, ends = folded(hangul.compose(first, vowel)), hangul.strokes(final)
    readings = []
    for kept in range(len(ends), -1, -1):
        pattern, letters = _initial_run(ends[kept:])
        closed = base + stroked(ends[:kept])
        readings.append((closed + pattern, initials(closed) + letters))
    return readings
