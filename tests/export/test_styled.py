"""Notes as the Chicago Manual of Style (17th edition) and Korean papers write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.export.make import URL, citation, wild
from tui.export.formats import FORMATS
from tui.export.styled import single_quoted, styled

STYLES = [id for id, format in FORMATS.items() if not format.structured]


def note(style: str, type: str = "webpage", /, **fields: Any) -> str:
    line = FORMATS[style].write([citation(type, **fields)], "ko", None)
    assert "\n" not in line
    return line


PAPER = {
    "author": "Mackenzie Hawkins",
    "issued": "2024-09-27",
    "url": URL,
    "label": "paragraph",
    "places": ("4",),
}
REPORT = {
    "title": "Choking Off China's Access",
    "publisher": {"ko": "전략국제문제연구소", "en": "CSIS"},
    "issued": "2022-10",
    "label": "page",
    "places": ("12-14", "20"),
}
LAW = {
    "title": "CHIPS and Science Act",
    "publisher": {"ko": "미국 의회", "en": "US Congress"},
    "issued": "2022-08-09",
    "label": "section",
    "places": ("10263",),
}
KOREAN = {"title": "중국, 엔비디아 칩 회피 요구", "issued": "2024-09-30", "lang": "ko"}


@pytest.mark.parametrize(
    ("type", "fields", "chicago", "korean"),
    [
        (
            "article-newspaper",
            PAPER,
            "Mackenzie Hawkins, “China Urges Local Companies to Stay Away From Nvidia's AI Chips,”"
            " Bloomberg, September 27, 2024, para. 4, https://example.com/a_b%20c?x=1&y=2#z.",
            "Mackenzie Hawkins, 「China Urges Local Companies to Stay Away From Nvidia's AI"
            " Chips」, 『블룸버그』, 2024년 9월 27일, 4번째 단락,"
            " https://example.com/a_b%20c?x=1&y=2#z.",
        ),
        (
            "webpage",
            {"title": "AI Chips", "accessed": "2025-01-02", "url": URL},
            "“AI Chips,” Bloomberg, accessed January 2, 2025,"
            " https://example.com/a_b%20c?x=1&y=2#z.",
            "「AI Chips」, 『블룸버그』, 날짜 미상, https://example.com/a_b%20c?x=1&y=2#z"
            " (접속일: 2025년 1월 2일).",
        ),
        (
            "webpage",
            {"title": "AI Chips", "issued": "2024-05", "accessed": "2025-01-02"},
            "“AI Chips,” Bloomberg, May 2024.",
            "「AI Chips」, 『블룸버그』, 2024년 5월 (접속일: 2025년 1월 2일).",
        ),
        (
            "report",
            {"author": "Gregory C. Allen", **REPORT},
            "Gregory C. Allen, Choking Off China's Access (CSIS, October 2022), 12–14, 20.",
            "Gregory C. Allen, 『Choking Off China's Access』, 전략국제문제연구소, 2022년 10월,"
            " 12–14, 20쪽.",
        ),
        (
            "report",
            {**REPORT, "issued": None, "accessed": "2025-01-02", "label": "", "places": ()},
            "Choking Off China's Access (CSIS, n.d.), accessed January 2, 2025.",
            "『Choking Off China's Access』, 전략국제문제연구소, 날짜 미상"
            " (접속일: 2025년 1월 2일).",
        ),
        (
            "legislation",
            LAW,
            "CHIPS and Science Act, US Congress, August 9, 2022, sec. 10263.",
            "「CHIPS and Science Act」, 미국 의회, 2022년 8월 9일, 10263절.",
        ),
        (
            "article-newspaper",
            KOREAN,
            "“중국, 엔비디아 칩 회피 요구,” Bloomberg, September 30, 2024.",
            "「중국, 엔비디아 칩 회피 요구」, 『블룸버그』, 2024년 9월 30일.",
        ),
        (
            "post-weblog",
            {"title": {"ko": "[칩 구매 압박]", "en": "[Pressure to buy chips]"}, "lang": "ko"},
            "[Pressure to buy chips], Bloomberg, n.d.",
            "[칩 구매 압박], 『블룸버그』, 날짜 미상.",
        ),
    ],
)
def test_a_note(type: str, fields: dict[str, Any], chicago: str, korean: str) -> None:
    assert note("chicago", type, **fields) == chicago
    assert note("korean", type, **fields) == korean


@pytest.mark.parametrize(
    ("issued", "chicago", "korean"),
    [
        ("2024-09-27T09:30:00+09:00", "September 27, 2024", "2024년 9월 27일"),
        ("2024-04-29/2024-07-28", "April 29–July 28, 2024", "2024년 4월 29일~7월 28일"),
        ("2024-09-27/2024-09-30", "September 27–30, 2024", "2024년 9월 27~30일"),
        ("2024-09/2024-11", "September–November 2024", "2024년 9~11월"),
        (
            "2023-12-30/2024-01-02",
            "December 30, 2023–January 2, 2024",
            "2023년 12월 30일~2024년 1월 2일",
        ),
        ("2024/2025", "2024–2025", "2024~2025년"),
        ("2024-09~", "ca. September 2024", "2024년 9월경"),
        ("2024-09-27?", "ca. September 27, 2024", "2024년 9월 27일(추정)"),
        ("2024-05/..", "since May 2024", "2024년 5월부터"),
        ("2024-34", "Q2 2024", "2024년 2분기"),
        ("2024-22", "summer 2024", "2024년 여름"),
        ("202X", "2020s", "2020년대"),
        ("2024-XX", "2024", "2024년"),
    ],
)
def test_a_date(issued: str, chicago: str, korean: str) -> None:
    assert note("chicago", title="A", issued=issued) == f"“A,” Bloomberg, {chicago}."
    assert note("korean", title="A", issued=issued) == f"「A」, 『블룸버그』, {korean}."


@pytest.mark.parametrize(
    ("label", "places", "chicago", "korean"),
    [
        ("paragraph", ("4", "7"), "paras. 4, 7", "4, 7번째 단락"),
        ("page", ("12",), "12", "12쪽"),
        ("chapter", ("3",), "chap. 3", "3장"),
        ("article-locator", ("5",), "art. 5", "5조"),
        ("table", ("2",), "table 2", "표 2"),
        ("table", ("2", "3"), "tables 2, 3", "표 2, 3"),
        ("note", ("8",), "n. 8", "각주 8"),
        ("timestamp", ("1:02:03",), "at 1:02:03", "1:02:03"),
        ("", ("the end",), "the end", "the end"),
    ],
)
def test_a_place(label: str, places: tuple[str, ...], chicago: str, korean: str) -> None:
    fields: dict[str, Any] = {"title": "A", "issued": "2024", "label": label, "places": places}
    assert note("chicago", **fields) == f"“A,” Bloomberg, 2024, {chicago}."
    assert note("korean", **fields) == f"「A」, 『블룸버그』, 2024년, {korean}."


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert note("chicago", title='What Is "Love"? “Now”', issued="2024") == (
        "“What Is ‘Love’? ‘Now’,” Bloomberg, 2024."
    )
    assert note("korean", title='What Is "Love"?', issued="2024") == (
        '「What Is "Love"?」, 『블룸버그』, 2024년.'
    )
    assert single_quoted('a 5" chip') == 'a 5" chip'


def test_a_title_is_not_read_as_markup() -> None:
    title = "<span class='x'>A</span> & <i>B</i> <span class=\"nocase\">C</span>"
    assert f"「{title}」" in note("korean", title=title)


def test_several_are_a_line_each_in_their_order_and_repeat_nothing_away() -> None:
    first = citation(title="A", issued="2024", label="page", places=("1",))
    second = citation(title="B", issued="2023", id="b")
    assert styled([first, second, first._replace(places=("2",))], "chicago", "en", "ko") == [
        "“A,” Bloomberg, 2024, 1.",
        "“B,” Bloomberg, 2023.",
        "“A,” Bloomberg, 2024, 2.",
    ]


def test_a_style_there_is_none_of() -> None:
    with pytest.raises(ValueError, match="vancouver"):
        styled([citation()], "vancouver", "en", "ko")


@settings(max_examples=150, deadline=None)
@given(title=wild, author=wild, publisher=wild, place=wild, style=st.sampled_from(STYLES))
@example(
    title="a\u202eb\u2066c",
    author="\x1b[31m",
    publisher="x\u2028y\ud800",
    place="\x9b\u202d",
    style="korean",
)
@example(title='<span class="nocase">İ</span>', author="", publisher="", place="-", style="chicago")
def test_whatever_is_written_comes_on_one_line_with_nothing_a_terminal_obeys(
    title: str, author: str, publisher: str, place: str, style: str
) -> None:
    line = note(
        style,
        title=title,
        author=author,
        publisher=publisher,
        issued="2024",
        label="page",
        places=(place,),
        url=f"https://a.example/{place}",
    )
    assert not [char for char in line if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", line)
    kept = re.findall(r"[\w가-힣]+", single_quoted(title), re.ASCII)
    assert all(word in line for word in kept)
