"""What the index finds, how it counts and orders it."""

from __future__ import annotations

import subprocess
import sys
import threading
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.ime import states
from tui.search.document import Document
from tui.search.hangul import strokes
from tui.search.index import Hits, Index
from tui.search.normal import normal
from tui.search.query import parse_query
from tui.search.vocabulary import vocabulary
from tui.words import LANGUAGES, words_for

NVIDIA = ("엔비디아", "Nvidia", "英伟达", "NVDA")
HUAWEI = ("화웨이", "Huawei", "华为")

VOCABULARY = vocabulary(
    [
        *(words_for(language).topic("query") for language in LANGUAGES),
        {"value_status_denied": "부인", "value_status_confirmed": "확인"},
        {"value_status_denied": "denied", "value_kind_event": "사건"},
    ]
)


def document(id: str, kind: str = "event", **fields: Any) -> Document:
    panes = {"event": "timeline", "actor": "actors", "source": "sources", "figure": "figures"}
    return Document(**{"id": id, "kind": kind, "pane": panes.get(kind, ""), "title": id, **fields})


DOCUMENTS = (
    document(
        "nvidia",
        "actor",
        title=NVIDIA[0],
        names=NVIDIA[1:],
        kinds=("company",),
        actors=("nvidia",),
        languages=("ko", "en", "zh-Hans"),
    ),
    document(
        "huawei",
        "actor",
        title=HUAWEI[0],
        names=HUAWEI[1:],
        kinds=("company",),
        actors=("huawei",),
        texts=("중국의 통신 장비 회사. ‘창구 지도’를 받았다.",),
    ),
    document("h20", "actor", title="H20", kinds=("product",), actors=("h20",)),
    document("h200", "actor", title="H200", kinds=("product",), actors=("h200",)),
    document(
        "ban",
        title="국가 기관의 H20 자제 권고",
        names=("A nudge away from the H20",),
        related=NVIDIA,
        actors=("nvidia",),
        tags=("guidance",),
        status="confirmed",
        letter="B",
        credibility=3,
        sources=("bloomberg",),
        texts=("미·중 갈등 속에 37억 달러.",),
        lower=date(2024, 9, 1),
        upper=date(2024, 9, 30),
        languages=("ko", "en"),
    ),
    document(
        "denial",
        title="신형 화웨이 어센드, 회사는 부인",
        related=HUAWEI,
        actors=("huawei",),
        status="denied",
        letter="C",
        credibility=2,
        sources=("scmp", "bloomberg"),
        lower=date(2025, 1, 1),
        upper=date(2025, 12, 31),
        languages=("ko",),
    ),
    document(
        "share",
        "figure",
        title="점유율",
        texts=("기업은 전문 매체에 말했다",),
        letter=None,
        credibility=6,
    ),
    document(
        "bloomberg",
        "source",
        title="블룸버그",
        names=("Bloomberg",),
        letter="B",
        credibility=6,
        sources=("bloomberg",),
    ),
    document("scmp", "source", title="South China Morning Post", sources=("scmp",)),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(DOCUMENTS, VOCABULARY)


def search(index: Index, text: str) -> Hits:
    return index.search(parse_query(text, VOCABULARY))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("화웨이", {"huawei", "denial"}),
        ("화우", {"huawei", "denial"}),
        ("ㅎㅇㅇ", {"huawei", "denial"}),
        ("엔ㅂ", {"nvidia", "ban"}),
        ("엔빋", {"nvidia", "ban"}),
        ("ㅎㅇ ㅇㅅㄷ", {"denial"}),
        ("英伟达", {"nvidia", "ban"}),
        ("nvda", {"nvidia", "ban"}),
        (unicodedata.normalize("NFD", "엔비디아"), {"nvidia", "ban"}),
        ("ＮＶＩＤＩＡ", {"nvidia", "ban"}),
        ("H20", {"h20", "h200", "ban"}),
        ('"H20"', {"h20", "ban"}),
        ("화웨이 -신형", {"huawei"}),
        ('"창구 지도"', {"huawei"}),
        ("bloomberg", {"bloomberg"}),
        ("h200", {"h200"}),
        ("달러 엔비디아", {"ban"}),
        ("없는말", set()),
    ],
)
def test_words(index: Index, text: str, found: set[str]) -> None:
    assert search(index, text).found == found


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("엔비디아는", "엔비디아"),
        ("엔비디아에서는", "엔비디아"),
        ("엔비디안", "엔비디아"),
        ("엔비디아느", "엔비디아"),
        ("화웨이로부터", "화웨이"),
        ("Nvidia가", "nvidia"),
        ("H20은", "H20"),
        ("점유율이", "점유율"),
        ("통신에서도", "통신"),
        ("창구지도", '"창구 지도"'),
        ("미중", "미·중"),
    ],
)
def test_particles_and_spaces_do_not_matter(index: Index, text: str, same_as: str) -> None:
    assert search(index, text).found == search(index, same_as).found != set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("국가", {"ban"}),
        ("기업은", {"share"}),
        ("전문가", set()),
        ("화웨이를라", set()),
        ("신형이", {"denial"}),
        ("권고는", {"ban"}),
        ("권고은", set()),
    ],
)
def test_only_a_particle_that_fits_is_taken_off(index: Index, text: str, found: set[str]) -> None:
    assert search(index, text).found == found


def test_a_name_with_a_particle_asks_for_the_name() -> None:
    texts = ("엔비디아는 논평하지 않았다", "엔비디아의 칩", "추가 매각", "추이")
    told = [document(text, title="", texts=(text,)) for text in texts]
    index = Index([document("nvidia", "actor", title="엔비디아"), document("추"), *told])
    for typed in ("엔비디아는", "엔비디안"):
        assert search(index, typed).found == {"nvidia", *texts[:2]}
    assert search(index, "추가").found == {texts[2]}


def test_a_record_is_found_by_its_whole_id() -> None:
    index = Index([document("big-fund", title="기금"), document("big-fund-ii", title="2기 기금")])
    assert search(index, "big-fund").found == {"big-fund"}
    assert search(index, "big-fun").found == set()


def test_words_of_a_phrase_stand_side_by_side() -> None:
    texts = (
        "the AI-chip makers",
        "the AI chip",
        "AI, then a chip",
        "chip AI",
        "AI chips",
        "mAI chip",
    )
    index = Index([document(text, title="", texts=(text,)) for text in texts])
    assert search(index, '"AI chip"').found == {*texts[:2]}
    assert search(index, "AI-chip").found == {*texts[:2], *texts[4:]}
    assert search(index, '"the AI chip makers"').found == {texts[0]}
    apart = Index(
        [document("a", title="", texts=("창구", "지도")), document("b", title="창구의 지도")]
    )
    assert not search(apart, '"창구 지도"').found


def test_a_final_of_two_letters_may_be_two_initials() -> None:
    index = Index([document("a", title="가구사"), document("b", title="갑시")])
    assert search(index, "갃").found == {"a"}
    assert search(index, "값").found == {"b"}


def test_a_word_that_is_found_as_it_stands_keeps_its_last_syllable() -> None:
    index = Index([document("a", title="전문가 회의"), document("b", title="전문 매체")])
    assert search(index, "전문가").found == {"a"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("actor:화웨이", {"huawei", "denial"}),
        ("actor:ㅎㅇㅇ", {"huawei", "denial"}),
        ("actor:nvda", {"nvidia", "ban"}),
        ("행위자:엔빋", {"nvidia", "ban"}),
        ("actor:엔비디아는", {"nvidia", "ban"}),
        ("actor:h20", {"h20", "h200"}),
        ('actor:"h20"', {"h20"}),
        ("tag:guid", {"ban"}),
        ("kind:comp", {"nvidia", "huawei"}),
        ("종류:사건", {"ban", "denial"}),
        ("status:den", {"denial"}),
        ("상태:부인", {"denial"}),
        ("상태:ㅎㅇ", {"ban"}),
        ("status:denied,confirmed", {"ban", "denial"}),
        ("kind:event -status:denied", {"ban"}),
        ("grade:B", {"ban", "bloomberg"}),
        ("grade:C2", {"denial"}),
        ("grade:B+ kind:event", {"ban"}),
        ("grade:3+ kind:event", {"ban", "denial"}),
        ("등급:없음", {"share"}),
        ("source:블룸", {"ban", "denial", "bloomberg"}),
        ("source:morning", {"denial", "scmp"}),
        ("after:2025", {"denial"}),
        ("after:2024-09-30", {"ban", "denial"}),
        ("after:2024-10", {"denial"}),
        ("before:2025", {"ban"}),
        ("before:2025-06", {"ban", "denial"}),
        ("before:2024-09", set()),
        ("-after:2025 kind:event", {"ban"}),
        ("lang:zh", {"nvidia"}),
        ("언어:중국어", {"nvidia"}),
        ("lang:en kind:event", {"ban"}),
    ],
)
def test_fields(index: Index, text: str, found: set[str]) -> None:
    hits = search(index, text)
    assert hits.found == found
    assert not hits.problems


def test_an_unknown_value_is_said_and_the_rest_still_filters(index: Index) -> None:
    hits = search(index, "화웨이 status:denyed actor:nvidea foo:x")
    assert hits.found == {"huawei", "denial"}
    assert [(one.code, dict(one.values)) for one in hits.problems] == [
        ("unknown-value", {"field": "status", "value": "denyed", "near": "denied"}),
        ("unknown-value", {"field": "actor", "value": "nvidea", "near": "nvidia"}),
        ("unknown-field", {"field": "foo"}),
    ]
    for language in LANGUAGES:
        assert "denied" in hits.problems[0].message(words_for(language))


def test_of_several_values_the_known_ones_filter(index: Index) -> None:
    hits = search(index, "status:denied,nonsense")
    assert hits.found == {"denial"}
    assert [one.code for one in hits.problems] == ["unknown-value"]


def test_a_known_value_that_no_record_has_finds_nothing() -> None:
    hits = search(Index([document("a", status="reported")], VOCABULARY), "status:denied")
    assert not hits.found
    assert not hits.problems


def test_hits_are_counted_by_pane_and_kept_in_order(index: Index) -> None:
    hits = search(index, "화웨이")
    assert dict(hits.by_pane) == {"actors": 1, "timeline": 1, "figures": 0, "sources": 0}
    assert len(hits) == 2
    assert "huawei" in hits.found
    assert "nvidia" not in hits.found
    everything = search(index, "")
    assert everything.ids == tuple(one.id for one in DOCUMENTS)


def test_a_better_name_comes_first() -> None:
    titles = ["이란 중국", "먼 나라", "북중국", "신형 중국", "중국어", "중국"]
    documents = [document(title, title=title, texts=("중국",)) for title in titles]
    hits = Index(documents).search(parse_query("중국"))
    assert hits.ids == ("중국", "중국어", "이란 중국", "신형 중국", "북중국", "먼 나라")


def test_words_in_a_row_rank_by_the_name_they_begin() -> None:
    documents = [
        document("a", title="신형 화웨이 어센드"),
        document("b", title="화웨이 어센드 910C"),
    ]
    assert Index(documents).search(parse_query("화웨이 어센")).ids == ("b", "a")


def test_records_in_no_list_are_found_but_not_counted() -> None:
    index = Index([document("a", "unit", title="개")])
    hits = index.search(parse_query("개"))
    assert hits.ids == ("a",)
    assert not hits.by_pane


def test_initials_look_in_names_first() -> None:
    named = document("a", title="화웨이")
    told = document("b", title="회의", texts=("확인이 필요하다",))
    assert Index([named, told]).search(parse_query("ㅎㅇㅇ")).ids == ("a",)
    assert Index([told]).search(parse_query("ㅎㅇㅇ")).ids == ("b",)


def test_an_empty_index_answers() -> None:
    for text in ("", "화웨이", "ㅎ", "actor:x", "grade:B after:2024", '"a b"'):
        assert Index([]).search(parse_query(text)).ids == ()


word = st.text(st.sampled_from("가각값과화웨이디비아H20é英a"), min_size=1, max_size=4)
text = st.lists(word, min_size=1, max_size=5).map(" ".join)


@given(st.lists(text, min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_finds_its_document(texts: list[str], data: st.DataObject) -> None:
    index = Index([document(f"id-{at}", title="", texts=(one,)) for at, one in enumerate(texts)])
    at = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[at]) - 1))
    part = texts[at][start : data.draw(st.integers(start + 1, len(texts[at])))]
    if part.strip():
        for shape in (unicodedata.normalize("NFC", part), unicodedata.normalize("NFD", part)):
            assert f"id-{at}" in index.search(parse_query(shape)).found


@given(st.lists(text, min_size=1, max_size=12), text)
def test_nothing_is_found_that_does_not_hold_the_word(texts: list[str], typed: str) -> None:
    index = Index([document(f"id-{at}", title="", texts=(one,)) for at, one in enumerate(texts)])
    hits = index.search(parse_query(typed))
    for at, one in enumerate(texts):
        held = all(
            any(form.pattern.search(normal(one)) for form in term.forms)
            for term in hits.query.terms
        )
        assert (f"id-{at}" in hits.found) == held


@settings(max_examples=30)
@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5))
def test_a_name_stays_found_at_every_key(name: str) -> None:
    index = Index([document("other", title="다른 것"), document("sought", title=name)])
    for state in states(strokes(name), joins_lone=True):
        assert "sought" in index.search(parse_query(state)).found, state


def test_many_documents_answer_as_few_do() -> None:
    """Crowded words take other ways through the postings than rare ones; all must agree."""
    words = ["화웨이", "엔비디아", "chips", "어센드", "권고", "시장", "H20"]
    texts = [
        " ".join(one for bit, one in enumerate(words) if at >> bit & 1) + f" 기록{at}"
        for at in range(1500)
    ]
    index = Index([document(f"id-{at}", title="", texts=(one,)) for at, one in enumerate(texts)])
    for typed in ("화", "c", "기록1", "H2", "0", "권", "엔비디아"):
        holding = {f"id-{at}" for at, one in enumerate(texts) if typed in one}
        assert index.search(parse_query(typed)).found == holding
    assert index.search(parse_query("ㅇ")).found == {
        f"id-{at}" for at, one in enumerate(texts) if "어센드" in one or "엔비디아" in one
    }


def test_searching_loads_nothing_heavy() -> None:
    script = """
import sys
from tui.search.documents import documents
from tui.search.index import Index
from tui.search.query import parse_query
Index([]).search(parse_query("화웨이 actor:x after:2024-09"))
print(*{"textual", "rich", "edtf", "asyncio"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == []


def test_the_index_is_built_in_a_thread() -> None:
    made: list[Index] = []
    thread = threading.Thread(target=lambda: made.append(Index(DOCUMENTS)))
    thread.start()
    thread.join()
    assert made[0].search(parse_query("화웨이")).ids[0] == "huawei"
