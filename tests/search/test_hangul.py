"""Syllables, letters, strokes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.ime import states
from tui.search import hangul

syllables = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(syllables)
def test_a_syllable_comes_apart_as_unicode_says_and_goes_together_again(syllable: str) -> None:
    initial, medial, final = hangul.decompose(syllable)
    apart = unicodedata.normalize("NFD", syllable)
    assert hangul.compose(initial, medial, final) == syllable
    assert hangul.INITIALS.index(initial) == ord(apart[0]) - 0x1100
    assert hangul.MEDIALS.index(medial) == ord(apart[1]) - 0x1161
    assert hangul.FINALS.index(final) == (ord(apart[2]) - 0x11A7 if len(apart) == 3 else 0)


@pytest.mark.parametrize("wrong", ["", "a", "ㅎ", "화웨"])
def test_what_is_no_syllable_does_not_come_apart(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a Hangul syllable"):
        hangul.decompose(wrong)


def test_letters_that_make_no_syllable_do_not_go_together() -> None:
    for letters in (("ㄳ", "ㅏ"), ("ㄱ", "ㄱ"), ("", "ㅏ"), ("ㄱ", "ㅏ", "ㄸ")):
        with pytest.raises(ValueError):  # noqa: PT011 - three kinds of words
            hangul.compose(*letters)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("화웨이", "ㅎㅗㅏㅇㅜㅔㅇㅣ"),
        ("값", "ㄱㅏㅂㅅ"),
        ("까", "ㄲㅏ"),
        ("의", "ㅇㅡㅣ"),
        ("H20ㄳ", "H20ㄱㅅ"),
    ],
)
def test_strokes_are_the_keys_pressed(text: str, typed: str) -> None:
    assert hangul.strokes(text) == typed


def test_every_letter_is_made_of_strokes() -> None:
    assert len(set(hangul.STROKES)) == 33
    letters = {*hangul.INITIALS, *hangul.MEDIALS, *hangul.FINALS} - {""}
    assert {stroke for letter in letters for stroke in hangul.strokes(letter)} == set(
        hangul.STROKES
    )


@given(st.text(syllables, max_size=6))
def test_an_input_method_makes_the_text_of_its_strokes(text: str) -> None:
    typed = states(hangul.strokes(text))
    assert (typed[-1] if typed else "") == text
