"""Other readings of a Korean word: without its particle (엔비디아는), spaced (미중 for 미·중), or
with its last letters as initials (갃 for 가구사).

Works on normal forms, so that a particle may be half-typed as well (엔비디안, 엔비디아느). It only
proposes readings; the index takes one up when the word as typed finds nothing, or when the stem
is a name it knows. So 국가 keeps its 가, and 전문가 is not taken for 전문. Pure.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tui.search.hangul import COMPOUNDS, CONSONANTS, VOWELS, compose, decompose, is_syllable
from tui.search.normal import LONE, STROKE_OF, folded, initials

_AFTER_CONSONANT = """
    은 이 을 과 과는 과도 과의 으로 으로는 으로도 으로의 으로서 으로써 으로부터
    이나 이며 이라 이라고 이라는 이란 이랑 이든
"""
_AFTER_VOWEL = """
    는 가 를 와 와는 와도 와의 로 로는 로도 로의 로서 로써 로부터
    나 며 라 라고 라는 란 랑 든
"""
_AFTER_ANY = """
    의 에 에는 에도 에서 에서는 에서도 에서의 에게 에게는 에게도 에게서 한테 께서
    도 만 만은 만이 만을 만의 까지 까지는 까지도 까지의 부터 부터는 부터의
    보다 보다는 처럼 마다 조차 마저 밖에 뿐 만큼 대로
    들 들은 들이 들을 들의 들과 들도 들에 들에게 들에서 측 측은 측이
"""

_VOWELS = frozenset(STROKE_OF[stroke] for stroke in VOWELS)
_CONSONANTS = frozenset(STROKE_OF[stroke] for stroke in CONSONANTS)
_SHORTEST_STEM = 2
_LONGEST_SPACED = 12


def _forms(particles: str) -> tuple[str, ...]:
    return tuple(folded(particle) for particle in particles.split())


_CLOSED, _OPEN, _ANY = _forms(_AFTER_CONSONANT), _forms(_AFTER_VOWEL), _forms(_AFTER_ANY)
_RIEUL, _RO = STROKE_OF["ㄹ"], folded("로")
_WHOLE = tuple(sorted({*_CLOSED, *_OPEN, *_ANY}, key=len))
_HALF = tuple(sorted({whole[:end] for whole in _WHOLE for end in range(1, len(whole))}, key=len))


@lru_cache(maxsize=1024)
def stems(form: str) -> tuple[str, ...]:
    """What is left of a normal form without a whole particle that fits its sound, longest first.

    A stem has at least two syllables or other characters.
    """
    return tuple(
        stem
        for ending in _WHOLE
        if form.endswith(ending)
        and _long_enough(stem := form[: -len(ending)])
        and _fits(stem, ending)
    )


@lru_cache(maxsize=1024)
def half_typed_stems(form: str) -> tuple[str, ...]:
    """What is left without the beginning of a particle that is still being typed, longest first."""
    if form[-2:-1] == LONE:  # 기업ㅇ, on the way to 기업은
        return (form[:-2],) if _long_enough(form[:-2]) else ()
    return tuple(
        stem
        for ending in _HALF
        if form.endswith(ending)
        and ending[0] in _CONSONANTS
        and _long_enough(stem := form[: -len(ending)])
    )


def spaced(word: str) -> Iterator[str]:
    """The normal forms of a Hangul word with a space between two of its syllables."""
    composed = unicodedata.normalize("NFC", word)
    if len(composed) <= _LONGEST_SPACED and all(map(is_syllable, composed)):
        for at in range(1, len(composed)):
            yield f"{folded(composed[:at])} {folded(composed[at:])}"


def with_initials(word: str) -> str | None:
    """A word whose last final is two letters (갃), with these as initials (가ㄱㅅ); else None.

    So an input method shows 가구사 typed as 가 and two initials.
    """
    composed = unicodedata.normalize("NFC", word)
    if not composed or not is_syllable(composed[-1]):
        return None
    initial, medial, final = decompose(composed[-1])
    if final not in COMPOUNDS:
        return None
    return composed[:-1] + compose(initial, medial) + COMPOUNDS[final]


def _long_enough(stem: str) -> bool:
    return len(initials(stem.rpartition(" ")[2])) >= _SHORTEST_STEM


def _fits(stem: str, ending: str) -> bool:
    last = stem[-1]
    if ending in _ANY or (last not in _VOWELS and last not in _CONSONANTS):
        return True  # how Latin letters and digits end is not to be heard here
    if last in _VOWELS:
        return ending in _OPEN
    return ending in _CLOSED or (last == _RIEUL and ending.startswith(_RO))
