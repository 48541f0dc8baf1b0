"""Normal forms: what counts as the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.normal import LONE, STROKE_OF, folded, initials, lengths, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NVIDIA", "nvidia"),
        ("Ｎｖｉｄｉａ", "nvidia"),
        ("Élysée", "elysee"),
        ("Łódź Ørsted", "lodz orsted"),
        ("straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("3,440억", "3440억"),
        ("Nvidia’s", "nvidia's"),
        ("“H20”, (칩)", "h20 칩"),
        ("미·중", "미 중"),
        ("미ㆍ중", "미 중"),
        ("AI-chip", "ai chip"),
        ("한\u00adglish", "한glish"),
        ("a\u00a0\tb\n", "a b"),
        ("㈜화웨이", "(주)화웨이"),
        ("ﾊﾝｸﾞﾙ", "ハングル"),
        ("５０％", "50%"),
        ("ﾡ", "ㄱ"),
    ],
)
def test_the_same_to_a_reader_is_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3.7", "37"), ("12%", "12"), ("AT&T", "att"), ("か", "が"), ("英伟达", "華為")],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text())
def test_composed_and_decomposed_text_is_alike(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    if nfd == "".join(unicodedata.normalize("NFD", char) for char in nfc):
        assert folded(nfc) == folded(nfd)


@given(st.text(), st.text())
def test_the_form_is_made_character_by_character(one: str, other: str) -> None:
    assert folded(one + other) == folded(one) + folded(other)
    assert sum(lengths(one)) == len(folded(one))


@given(st.text())
def test_only_hangul_becomes_strokes(text: str) -> None:
    strokes = {*STROKE_OF.values(), LONE}
    for char in text:
        if strokes & set(folded(char)):
            name = unicodedata.name(char)
            assert "HANGUL" in name or "KOREAN" in name


def test_strokes_are_no_spaces_and_no_words_end_within() -> None:
    assert not any(mark.isspace() for mark in (*STROKE_OF.values(), LONE))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("화웨이", "ㅎㅇㅇ"),
        ("값싼 닭", "ㄱㅆ ㄷ"),
        ("AI칩", "aiㅊ"),
        ("공업정보화부", "ㄱㅇㅈㅂㅎㅂ"),
        ("ㅋㅋ", "ㅋㅋ"),
    ],
)
def test_initials_are_what_a_reader_would_type(text: str, cut: str) -> None:
    assert initials(normal(text)) == "".join(STROKE_OF.get(letter, letter) for letter in cut)
