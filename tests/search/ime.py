"""A two-set input method: what stands in a text field after each key, for tests."""

from __future__ import annotations

from tui.search import hangul

_JOINED = {pair: letter for letter, pair in hangul.COMPOUNDS.items()}


class InputMethod:
    """Takes strokes one by one and composes syllables as Korean keyboards do.

    `joins_lone` is whether ㄱ and ㅅ without a vowel become ㄳ, as on Windows.
    """

    def __init__(self, joins_lone: bool = False) -> None:
        self._joins_lone = joins_lone
        self._done = ""
        self._initial = self._medial = self._final = ""

    @property
    def shown(self) -> str:
        return self._done + self._composing()

    def press(self, stroke: str) -> str:
        if stroke in hangul.VOWELS:
            self._vowel(stroke)
        else:
            self._consonant(stroke)
        return self.shown

    def _composing(self) -> str:
        if self._initial and self._medial:
            return hangul.compose(self._initial, self._medial, self._final)
        return self._initial + self._medial

    def _commit(self) -> None:
        self._done += self._composing()
        self._initial = self._medial = self._final = ""

    def _consonant(self, stroke: str) -> None:
        if self._initial and self._medial:
            joined = _JOINED.get(self._final + stroke, stroke if not self._final else "")
            if joined in hangul.FINALS and joined:
                self._final = joined
                return
        elif self._initial and self._joins_lone and self._initial + stroke in _JOINED:
            self._initial = _JOINED[self._initial + stroke]
            return
        self._commit()
        self._initial = stroke

    def _vowel(self, stroke: str) -> None:
        if self._final:
            ends = hangul.strokes(self._final)
            self._final = ends[:-1]
            self._commit()
            self._initial = ends[-1]
        elif self._medial:
            joined = _JOINED.get(self._medial + stroke)
            if joined:
                self._medial = joined
                return
            self._commit()
        elif self._initial in hangul.COMPOUNDS:
            both = hangul.strokes(self._initial)
            self._done += both[0]
            self._initial = both[1]
        self._medial = stroke


def states(strokes: str, joins_lone: bool = False) -> list[str]:
    """What is shown after each of some strokes."""
    method = InputMethod(joins_lone)
    return [method.press(stroke) for stroke in strokes]
