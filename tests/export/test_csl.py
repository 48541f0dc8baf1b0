"""Sources as CSL-JSON: valid by its schema, dates as its processors read them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.export.make import URL, citation, wild
from tests.export.schema import faults
from tui.briefing.dates import parse_date
from tui.export.csl import csl_date, items
from tui.library.find import bundled
from tui.library.read import read_briefing
from tui.library.rules.lists import CSL_TYPES


def test_an_article_stands_in_its_paper() -> None:
    cited = citation(
        "article-newspaper",
        author="Mackenzie Hawkins",
        issued="2024-09-27",
        accessed="2025-01-02",
        url=URL,
        label="paragraph",
        places=("4", "7"),
    )
    assert items([cited], "ko") == [
        {
            "id": "a",
            "type": "article-newspaper",
            "title": "China Urges Local Companies to Stay Away From Nvidia's AI Chips",
            "container-title": "Bloomberg",
            "author": [{"literal": "Mackenzie Hawkins"}],
            "issued": {"date-parts": [[2024, 9, 27]]},
            "accessed": {"date-parts": [[2025, 1, 2]]},
            "URL": URL,
            "language": "en",
            "custom": {"locators": ["paragraph 4, 7"]},
        }
    ]


def test_a_report_has_a_publisher_and_what_is_not_known_is_left_out() -> None:
    cited = citation("report", title="Chips", publisher="CSIS", lang=None)
    assert items([cited], "ko") == [
        {"id": "a", "type": "report", "title": "Chips", "publisher": "CSIS"}
    ]


def test_a_source_is_one_item_however_often_it_is_cited() -> None:
    one = citation(label="page", places=("1",))
    two = one._replace(label="table", places=("2",))
    (item,) = items([one, two], "ko")
    assert item["custom"] == {"locators": ["page 1", "table 2"]}


def test_names_are_in_the_sources_language_or_the_one_asked_for() -> None:
    title = {"ko": "칩", "en": "Chips"}
    assert [
        (item["title"], item["container-title"])
        for item in (
            *items([citation(title=title)], "ko"),
            *items([citation(title=title)], "ko", "ko"),
            *items([citation(title=title, lang="ko")], "en"),
            *items([citation(title=title, lang=None)], "ko"),
            *items([citation(title=title, lang="ja")], "ko", "en"),
        )
    ] == [
        ("Chips", "Bloomberg"),
        ("Chips", "블룸버그"),
        ("칩", "블룸버그"),
        ("칩", "블룸버그"),
        ("Chips", "Bloomberg"),
    ]


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-09", {"date-parts": [[2024, 9]]}),
        ("2024-09-27T09:30:00Z", {"date-parts": [[2024, 9, 27]]}),
        ("2024-09~", {"date-parts": [[2024, 9]], "circa": True}),
        ("2024-09-27?", {"date-parts": [[2024, 9, 27]], "circa": True}),
        ("2024-04-29/2024-07-28", {"date-parts": [[2024, 4, 29], [2024, 7, 28]]}),
        ("2024~/2025-03", {"date-parts": [[2024], [2025, 3]], "circa": True}),
        ("2024-33/2024-34", {"date-parts": [[2024, 1], [2024, 6]]}),
        ("2024-34", {"date-parts": [[2024, 4], [2024, 6]]}),
        ("2024-41", {"date-parts": [[2024, 7], [2024, 12]]}),
        ("2024-24", {"date-parts": [[2024]], "season": 4}),
        ("202X", {"date-parts": [[2020], [2029]]}),
        ("20XX", {"date-parts": [[2000], [2099]]}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("2024-05/..", {"literal": "since May 2024"}),
        ("-0044", {"date-parts": [[-44]]}),
    ],
)
def test_a_date(edtf: str, date: dict[str, Any]) -> None:
    assert csl_date(parse_date(edtf), "en") == date


def test_every_type_of_the_format_is_one_of_the_schema() -> None:
    for type in CSL_TYPES:
        assert faults(items([citation(type)], "ko")) == [], type


def test_the_validator_finds_faults() -> None:
    (good,) = items([citation(issued="2024")], "ko")
    for wrong in (
        {**good, "type": "event"},
        {**good, "issued": "2024"},
        {**good, "issued": {"date-parts": [["2024"]]}},
        {**good, "descriptor": "x"},
        {name: value for name, value in good.items() if name != "id"},
    ):
        assert faults([wrong]), wrong
    assert faults(good)


def test_the_bundled_briefings_sources_are_all_valid() -> None:
    opened = read_briefing(bundled() / "china-ai-chips", check=False)
    assert opened.briefing
    cited = [citation()._replace(source=source) for source in opened.briefing.sources]
    written = items(cited, "ko")
    assert len(written) == len(cited) > 200
    assert faults(json.loads(json.dumps(written))) == []


@settings(max_examples=100, deadline=None)
@given(title=wild, author=wild, url=wild, place=wild)
@example(title="\ud800", author="\x1b", url="\u202e\ud800 {가}\\\x07", place="\u2028")
def test_whatever_is_written_is_valid_and_can_be_encoded(
    title: str, author: str, url: str, place: str
) -> None:
    cited = citation(
        title=title, author=author, url=f"https://a.example/{url}", label="page", places=(place,)
    )
    written = items([cited], "ko")
    assert faults(written) == []
    json.dumps(written, ensure_ascii=False).encode("utf-8")
    assert written[0]["URL"].isascii()
    assert " " not in written[0]["URL"]


@given(st.sampled_from(["javascript:alert(1)", "file:///etc/passwd", "ftp://a", " ", ""]))
def test_only_web_addresses_are_written(url: str) -> None:
    assert "URL" not in items([citation(url=url)], "ko")[0]


def test_a_briefing_without_the_language_asked_for_has_names_all_the_same() -> None:
    cited = citation(publisher={"zh-Hans": "彭博社"}, lang="zh-Hant")
    assert items([cited], "ko")[0]["container-title"] == "彭博社"
