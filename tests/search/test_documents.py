"""What of a record is searched."""

from __future__ import annotations

import gc
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.evidence import Evidence
from tui.briefing.model import Briefing
from tui.briefing.panes import pane_of
from tui.briefing.prose import plain
from tui.search.document import Document
from tui.search.documents import documents
from tui.search.index import Index
from tui.search.query import parse_query

PROSE = "[[h20]]{을/를} {{price}}에 파는 [[nvidia|그 회사]], *권고* 대상"

BRIEFING = make.briefing(
    make.actor(
        "nvidia",
        name={"ko": "엔비디아", "en": "Nvidia", "zh-Hans": "英伟达"},
        aliases=("NVDA",),
        wikidata="Q182477",
    ),
    make.actor("h20", "product", name="H20", parent="nvidia"),
    make.event(
        "advice",
        "2024-09",
        title={"ko": "자제 권고", "en": "Advice"},
        cites=["bnn"],
        body={"ko": PROSE, "en": "text"},
        actors=["nvidia"],
        credibility=3,
        tags=("guidance",),
        refs=("E07",),
        accounts=(make.account("달리 전한다", by_text="익명", cites=(make.cite("scmp"),)),),
    ),
    make.figure(
        "price", 37, title={"ko": "가격", "en": "Price"}, actors=("nvidia",), as_of="2025-02-03"
    ),
    make.figure("series", points=(make.point("2024-05", 1), make.point("2024-08", 2))),
    make.relation("makes", "nvidia", "designs", "h20", period="2023/.."),
    make.question("why", text={"ko": "[[nvidia]]는 왜?"}),
    make.source(
        "bnn",
        "B",
        title="칩 기사",
        publisher={"ko": "비엔엔", "en": "BNN"},
        lang="ko",
        issued="2024-09-30",
    ),
    make.source("scmp", "C"),
    make.term("guidance", {"ko": "창구지도", "en": "window guidance"}, aliases=("指导",)),
    make.unit("tflops", label="테라플롭스"),
)


def made(briefing: Briefing = BRIEFING) -> dict[str, Document]:
    evidence = Evidence(briefing)
    return {one.id: one for one in documents(briefing, evidence.grade, pane_of)}


@pytest.fixture(scope="module")
def of() -> dict[str, Document]:
    return made()


def test_every_record_and_the_briefing_itself_is_a_document(of: dict[str, Document]) -> None:
    assert set(of) == set(BRIEFING.by_id)
    assert of["brief"].pane == "overview"
    assert of["makes"].pane == "actors"


def test_names_in_every_language_and_aliases(of: dict[str, Document]) -> None:
    assert (of["nvidia"].title, of["nvidia"].names) == ("엔비디아", ("Nvidia", "英伟达", "NVDA"))
    assert of["nvidia"].languages == ("ko", "en", "zh-Hans")
    assert set(of["guidance"].names) == {"window guidance", "指导"}
    assert {"비엔엔", "BNN"} <= set(of["bnn"].names)


def test_what_it_is_about(of: dict[str, Document]) -> None:
    assert {"엔비디아", "英伟达", "NVDA", "H20"} <= set(of["advice"].related)
    assert of["advice"].actors == ("nvidia",)
    assert of["makes"].actors == ("nvidia", "h20")
    assert of["h20"].actors == ("h20", "nvidia")
    assert of["why"].actors == ("nvidia",)
    assert set(of["advice"].sources) == {"bnn", "scmp"}
    assert of["bnn"].sources == ("bnn",)


def test_prose_is_plain_words(of: dict[str, Document]) -> None:
    assert "H20을 37에 파는 그 회사, 권고 대상" in of["advice"].texts
    assert {"E07", "달리 전한다", "익명"} <= set(of["advice"].texts)


def test_figures_are_said_as_the_caller_says_them() -> None:
    said = documents(BRIEFING, Evidence(BRIEFING).grade, pane_of, figure=lambda one, tag: f"{tag}!")
    texts = {one.id: one.texts for one in said}
    assert {"ko!", "en!"} <= set(texts["price"])
    assert "H20을 ko!에 파는 그 회사, 권고 대상" in texts["advice"]


def test_dates_grades_status(of: dict[str, Document]) -> None:
    advice = of["advice"]
    assert (advice.lower, advice.upper) == (date(2024, 9, 1), date(2024, 9, 30))
    assert (advice.letter, advice.credibility, advice.status) == ("B", 3, "confirmed")
    assert (of["series"].lower, of["series"].upper) == (date(2024, 5, 1), date(2024, 8, 31))
    assert of["makes"].upper == date.max
    assert of["why"].status == "open"
    assert of["scmp"].letter == "C"
    assert (of["tflops"].letter, of["tflops"].credibility) == (None, None)
    assert (of["nvidia"].letter, of["nvidia"].credibility) == (None, 6)


def test_languages(of: dict[str, Document]) -> None:
    assert of["h20"].languages == ("ko", "en")
    assert of["why"].languages == ("ko",)
    assert of["bnn"].languages == ("ko",)


def test_records_and_their_order_may_be_chosen() -> None:
    chosen = [BRIEFING.by_id["scmp"], BRIEFING.by_id["advice"]]
    found = documents(BRIEFING, Evidence(BRIEFING).grade, pane_of, records=chosen)
    assert [one.id for one in found] == ["scmp", "advice"]


def test_a_reader_finds_records_by_what_they_say(of: dict[str, Document]) -> None:
    index = Index(of.values())
    for typed, id in (
        ("英伟达", "advice"),
        ("nvda", "makes"),
        ("h20을", "advice"),
        ("E07", "advice"),
        ("ㅊㄱㅈㄷ", "guidance"),
        ("q182477", "nvidia"),
        ("advice", "advice"),
        ("designs", "makes"),
    ):
        assert id in index.search(parse_query(typed)).found, typed


pieces = st.sampled_from(
    [
        "[[nvidia]]",
        "[[nvidia]]{은/는}",
        "[[h20|그 칩]]{을/를}",
        "{{price}}",
        "{{price}}{으로/로}",
        "칩",
        " ",
        "\n\n",
        "*강조*",
        "[[",
        "]]",
        "{x}",
        "\\[[h20]]",
        "[말](https://a.b)",
        "[[none]]",
        "- 줄",
    ]
)


@given(st.lists(pieces, min_size=1, max_size=8).map("".join))
def test_prose_reads_as_the_article_does(prose: str) -> None:
    briefing = make.briefing(*BRIEFING.records(), make.term("t", "낱말", definition={"ko": prose}))
    names = {"nvidia": "엔비디아", "h20": "H20"}
    shown = plain(prose, lambda id: names.get(id, id), lambda id: "37")
    assert " ".join(made(briefing)["t"].texts[0].split()) == " ".join(shown.split())


def test_the_time_grows_with_the_records_and_no_faster() -> None:
    """A guard against work that grows faster than the briefing, not a benchmark."""
    from time import thread_time

    chance = random.Random(1)
    words = [f"낱말{number}" for number in range(500)]

    def built(count: int) -> float:
        events = [
            make.event(f"e{at}", title=" ".join(chance.sample(words, 5)), actors=["nvidia"])
            for at in range(count)
        ]
        briefing = make.briefing(*BRIEFING.records(), *events)
        evidence = Evidence(briefing)
        gc.collect()
        gc.disable()  # a collection that falls into one of the two would be counted
        try:
            start = thread_time()
            Index(documents(briefing, evidence.grade, pane_of))
            return thread_time() - start
        finally:
            gc.enable()

    few, many = (min(built(count) for _ in range(3)) for count in (300, 3000))
    # Ten times the records; what grows with the square of them would take a hundred times as long.
    assert many < 40 * few
