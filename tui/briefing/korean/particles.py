"""Korean particles by the last sound of the word before them, as it is read aloud.

Pure: no files, no terminal.
"""

from __future__ import annotations

_PAIRS = """
은/는 이/가 을/를 과/와 아/야 으로/로 으로서/로서 으로써/로써 으로부터/로부터 이다/다 이라/라
이라고/라고 이라는/라는 이란/란 이나/나 이며/며 이고/고 이었다/였다 이었던/였던 이든/든 이랑/랑
이야/야 이에요/예요
"""
PAIRS = tuple(tuple(pair.split("/")) for pair in _PAIRS.split())
"""Each particle behind a consonant and behind a vowel."""

_FORMS = {f"{a}/{b}": pair for pair in PAIRS for a, b in (pair, pair[::-1])}

PAIR_PATTERN = "|".join(sorted(_FORMS, key=len, reverse=True))
"""Regular expression of every pair, in either order: `은/는`, `로/으로`."""


def with_particle(word: str, pair: str) -> str:
    """`word` and the form of `pair` (`은/는`, in either order) that fits its last sound.

    Both forms, `은(는)`, where the word cannot be read aloud; a pair that is not known is set as it
    stands.
    """
    forms = _FORMS.get(pair)
    if forms is None:
        return f"{word}{pair}"
    from tui.briefing.korean.last_sound import last_sound

    closed, opened = forms
    sound = last_sound(word)
    if sound == "unknown":
        alike = closed[1:] == opened
        return word + (f"({closed[0]}){opened}" if alike else f"{closed}({opened})")
    if sound == "vowel" or (sound == "rieul" and closed.startswith("으로")):
        return word + opened
    return word + closed
