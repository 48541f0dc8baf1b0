"""What a typed word finds, at every state of typing it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.ime import states
from tui.search.endings import with_initials
from tui.search.hangul import decompose, strokes
from tui.search.normal import folded
from tui.search.search_form import search_form

hangul = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6)


def finds(typed: str, text: str, exact: bool = False) -> bool:
    return search_form(typed, exact).pattern.search(folded(text)) is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("화우", "화웨이"),
        ("하", "한국"),
        ("엔빋", "엔비디아"),
        ("갑", "값"),
        ("갃", "각시"),
        ("고", "과학"),
        ("ㅎㅇㅇ", "화웨이"),
        ("엔ㅂ", "엔비디아"),
        ("엔ㅂㄷㅇ", "엔비디아"),
        ("ㅇㅂ디", "엔비디아"),
        ("황ㅇ", "화웨이"),
        ("값ㅇ", "갑사옹"),
        ("값ㅇ", "값이"),
        ("ㄳ", "기술"),
        ("지ㅀ", "직렬화지력화지래한"),
        ("AI ㅊ", "AI 칩"),
        ("ㅋㅋ", "ㅋㅋㅋ"),
        ("h20", "엔비디아의 H20은"),
        ("伟达", "英伟达"),
    ],
)
def test_found(typed: str, text: str) -> None:
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("하나", "한아"),
        ("화이", "화웨이"),
        ("엔ㅂ", "엔디비"),
        ("ㅎ", "좋아"),
        ("ㅎㅇ", "화 웨이"),
        ("각", "가나"),
        ("ㅏ", "가"),
        ("까", "각가"),
        ("37", "3.7"),
    ],
)
def test_not_found(typed: str, text: str) -> None:
    assert not finds(typed, text)


@given(hangul, st.booleans(), st.data())
def test_every_key_on_the_way_to_a_word_keeps_it_found(
    word: str, joins_lone: bool, data: st.DataObject
) -> None:
    around = data.draw(hangul)
    for state in states(strokes(word), joins_lone):
        assert finds(state, word), state
        assert finds(state, f"{around} {word}{around}"), state


@given(hangul, st.booleans())
def test_every_key_on_the_way_through_initials_keeps_a_word_found(
    word: str, joins_lone: bool
) -> None:
    for state in states("".join(decompose(syllable)[0] for syllable in word), joins_lone):
        assert finds(state, word), state


@given(hangul, st.integers(0, 5), st.booleans())
def test_initials_may_follow_whole_syllables(word: str, whole: int, joins_lone: bool) -> None:
    typed = strokes(word[:whole]) + "".join(decompose(one)[0] for one in word[whole:])
    state = states(typed, joins_lone)[-1]
    assert finds(state, word) or finds(with_initials(state) or state, word)


@given(st.text(st.sampled_from("가값과화웨이ㅋ aB2.é英か-"), min_size=1), st.data())
def test_every_part_of_a_text_finds_it_however_composed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))].strip(" .-")
    if part and "ㅋ" not in part:
        for form in ("NFC", "NFD"):
            assert finds(unicodedata.normalize(form, part), text)
            assert finds(part, unicodedata.normalize(form, text))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("화웨이", "화웨이에서", True),
        ("화웨", "화웨이", True),
        ("화우", "화웨이", False),
        ("하", "한국", False),
        ("하", "하나", True),
        ("갑", "값", False),
        ("H20", "H200", False),
        ("h20", "H20은", True),
        ("AI", "said", False),
        ("창구 지도", "그 ‘창구  지도’를", True),
        ("창구 지도", "창구의 지도", False),
        ("ㅎㅇ", "화웨이", False),
    ],
)
def test_a_phrase_in_quotation_marks_is_whole(phrase: str, text: str, found: bool) -> None:
    assert finds(phrase, text, exact=True) is found


@given(st.text())
def test_any_text_makes_a_search_form(text: str) -> None:
    for exact in (False, True):
        made = search_form(text, exact)
        made.pattern.search(folded(text))
        assert made.form or not made.pattern.search("abc")


def test_many_ambiguous_letters_stay_quick() -> None:
    made = search_form("값ㅇ" * 40)
    assert len(made.initials) < 20
    assert made.pattern.search(folded("값이" * 40))
