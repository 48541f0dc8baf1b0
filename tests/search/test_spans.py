"""Where matches are marked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.ime import states
from tui.search.document import Document
from tui.search.hangul import strokes
from tui.search.index import Index
from tui.search.query import parse_query
from tui.search.spans import match_spans


def marked(text: str, query: str, *, prose: bool = False) -> str:
    shown, at = "", 0
    for start, end in match_spans(text, parse_query(query), prose=prose):
        shown += f"{text[at:start]}<{text[start:end]}>"
        at = end
    return shown + text[at:]


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("중국, 화웨이와 화웨이", "화웨이", "중국, <화웨이>와 <화웨이>"),
        ("화웨이", "화우", "<화웨>이"),
        ("엔비디아", "엔빋", "<엔비디>아"),
        ("한국", "하", "<한>국"),
        ("화웨이 어센드", "ㅎㅇㅇ", "<화웨이> 어센드"),
        ("엔비디아", "엔ㅂ", "<엔비>디아"),
        ("화웨이", "황ㅇ", "<화웨이>"),
        ("Nvidia’s H20", "nvidias h20", "<Nvidia’s> <H20>"),
        ("Café, ＣＡＦＥ", "cafe", "<Café>, <ＣＡＦＥ>"),
        ("총 3,440억 위안", "3440", "총 <3,440>억 위안"),
        ("‘창구  지도’", '"창구 지도"', "‘<창구  지도>’"),
        ("H200 H20", '"h20"', "H200 <H20>"),
        ("가나다라", "가나 나다", "<가나다>라"),
        ("가나다라", "-가나 다", "가나<다>라"),
        ("英伟达 반등", "伟达", "英<伟达> 반등"),
        ("화웨이", "actor:화웨이", "화웨이"),
        ("화웨이", "", "화웨이"),
        ("plain ascii text", "ASCII", "plain <ascii> text"),
    ],
)
def test_marks(text: str, query: str, shown: str) -> None:
    assert marked(text, query) == shown


def test_decomposed_text_is_marked_by_whole_syllables_and_letters() -> None:
    for text, query in (("화웨이와 한국", "하"), ("été", "et"), ("각하", "가")):
        apart = unicodedata.normalize("NFD", text)
        spans = match_spans(apart, parse_query(query))
        found = [unicodedata.normalize("NFC", apart[start:end]) for start, end in spans]
        assert found == [text[a:b] for a, b in match_spans(text, parse_query(query))] != []


def test_a_letter_set_apart_marks_its_whole_syllable() -> None:
    apart = unicodedata.normalize("NFD", "화해")
    assert match_spans(apart, parse_query(apart[1])) == ((0, 2),)


def test_in_prose_initials_begin_a_word() -> None:
    text = "사전 확인이 필요한 화웨이"
    assert marked(text, "ㅎㅇㅇ") == "사전 <확인이> 필요한 <화웨이>"
    assert marked("재확인이 필요한 화웨이", "ㅎㅇㅇ") == "재<확인이> 필요한 <화웨이>"
    assert marked("재확인이 필요한 화웨이", "ㅎㅇㅇ", prose=True) == "재확인이 필요한 <화웨이>"


def test_what_the_index_took_for_the_word_is_marked() -> None:
    index = Index([Document(id="a", kind="actor", title="엔비디아", texts=("미·중",))])
    for typed, text, span in (("엔비디아에서", "엔비디아의", (0, 4)), ("미중", "미·중", (0, 3))):
        query = index.search(parse_query(typed)).query
        assert match_spans(text, query) == (span,)


word = st.text(st.sampled_from("가값과화웨이éH20英 ,"), min_size=1, max_size=12)


@given(word, st.data())
def test_every_part_is_marked_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = text[start:end]
    if part.strip(" ,") == part:
        spans = match_spans(text, parse_query(part))
        assert any(first < end and start < last for first, last in spans)


@given(st.text(), st.text())
def test_spans_are_in_order_apart_and_in_the_text(text: str, typed: str) -> None:
    end = -1
    for start, stop in match_spans(text, parse_query(typed)):
        assert end < start < stop <= len(text)
        end = stop


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5))
def test_at_every_key_the_mark_begins_with_the_word(name: str) -> None:
    for state in states(strokes(name)):
        assert match_spans(name, parse_query(state))[0][0] == 0
