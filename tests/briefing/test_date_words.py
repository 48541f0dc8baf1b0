"""Dates in words: what a Korean and an English reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.briefing.test_dates import points
from tui.briefing.dates import DateError, in_words, parse_date, period_words
from tui.words import words_for

KO, EN = words_for("ko"), words_for("en")


@pytest.mark.parametrize(
    ("source", "korean", "english"),
    [
        ("2024", "2024년", "2024"),
        ("2024-09", "2024년 9월", "September 2024"),
        ("2024-09-27", "2024년 9월 27일", "27 September 2024"),
        ("2024-21", "2024년 봄", "spring 2024"),
        ("2024-24", "2024년 겨울", "winter 2024–25"),
        ("1999-24", "1999년 겨울", "winter 1999–00"),
        ("2024-34", "2024년 2분기", "Q2 2024"),
        ("2024-40", "2024년 상반기", "first half of 2024"),
        ("2024-41", "2024년 하반기", "second half of 2024"),
        ("202X", "2020년대", "2020s"),
        ("19XX", "1900~1999년", "1900–1999"),
        ("2024-XX", "2024년 어느 달", "a month in 2024"),
        ("2024-09-XX", "2024년 9월 어느 날", "a day in September 2024"),
        ("2024-XX-XX", "2024년 어느 날", "a day in 2024"),
        ("-0043-03-15", "기원전 44년 3월 15일", "15 March 44 BC"),
        ("Y170000002", "170,000,002년", "170,000,002"),
    ],
)
def test_every_precision(source: str, korean: str, english: str) -> None:
    date = parse_date(source)
    assert (in_words(date, KO), in_words(date, EN)) == (korean, english)


@pytest.mark.parametrize(
    ("source", "korean", "english"),
    [
        ("2024-09~", "2024년 9월경", "around September 2024"),
        ("2024~", "2024년경", "around 2024"),
        ("2024-09?", "2024년 9월(추정)", "possibly September 2024"),
        ("2024-09%", "2024년 9월경(추정)", "possibly around September 2024"),
        ("2024-34~", "2024년 2분기 무렵", "around Q2 2024"),
        ("2024-24~", "2024년 겨울 무렵", "around winter 2024–25"),
        ("202X~", "2020년대 무렵", "around 2020s"),
    ],
)
def test_how_sure_it_is(source: str, korean: str, english: str) -> None:
    date = parse_date(source)
    assert (in_words(date, KO), in_words(date, EN)) == (korean, english)


@pytest.mark.parametrize(
    ("source", "korean", "english"),
    [
        ("2024-04-29/2024-07-28", "2024년 4월 29일~7월 28일", "29 April–28 July 2024"),
        ("2024-04-03/2024-04-07", "2024년 4월 3~7일", "3–7 April 2024"),
        (
            "2023-10-30/2024-01-28",
            "2023년 10월 30일~2024년 1월 28일",
            "30 October 2023–28 January 2024",
        ),
        ("2024-04/2024-07", "2024년 4~7월", "April–July 2024"),
        ("2023-10/2024-02", "2023년 10월~2024년 2월", "October 2023–February 2024"),
        ("2022/2024", "2022~2024년", "2022–2024"),
        ("2024-33/2024-34", "2024년 1~2분기", "Q1–Q2 2024"),
        ("2023-36/2024-33", "2023년 4분기~2024년 1분기", "Q4 2023–Q1 2024"),
        ("2024-40/2024-41", "2024년 상반기~하반기", "first half–second half of 2024"),
        ("2024/2025-06", "2024년~2025년 6월", "2024–June 2025"),
        ("2024-04~/2024-07", "2024년 4월경~7월", "from around April to July 2024"),
        (
            "2024-04/2025-07?",
            "2024년 4월~2025년 7월(추정)",
            "from April 2024 to possibly July 2025",
        ),
        ("2024-09-27/2024-09-27", "2024년 9월 27일", "27 September 2024"),
        ("2024-05~/..", "2024년 5월경부터", "since around May 2024"),
        ("../2023-10", "2023년 10월까지", "until October 2023"),
        ("2024/", "2024년부터(끝 미상)", "from 2024, end unknown"),
        ("/2023-10", "2023년 10월까지(시작 미상)", "until October 2023, start unknown"),
    ],
)
def test_intervals_say_nothing_twice(source: str, korean: str, english: str) -> None:
    date = parse_date(source)
    assert (in_words(date, KO), in_words(date, EN)) == (korean, english)


@pytest.mark.parametrize(
    ("time", "korean", "english"),
    [
        ("09:30:00+09:00", "오전 9시 30분(UTC+9)", ", 09:30 UTC+9"),
        ("00:05:00Z", "0시 5분(UTC)", ", 00:05 UTC"),
        ("12:00:00", "낮 12시", ", 12:00"),
        ("15:00:07-05:30", "오후 3시 0분 7초(UTC−5:30)", ", 15:00:07 UTC−5:30"),
        ("23:59:00+00", "오후 11시 59분(UTC)", ", 23:59 UTC"),
    ],
)
def test_times_keep_their_zone(time: str, korean: str, english: str) -> None:
    date = parse_date(f"2024-09-27T{time}")
    assert in_words(date, KO) == f"2024년 9월 27일 {korean}"
    assert in_words(date, EN) == f"27 September 2024{english}"


@pytest.mark.parametrize(
    ("source", "korean", "english"),
    [
        ("2024-09-27", "2024-09-27", "2024-09-27"),
        ("2024-09~", "2024-09~", "2024-09~"),
        ("2024%", "2024~?", "2024~?"),
        ("2024-34", "2024년 2분기", "Q2 2024"),
        ("2024-40", "2024년 상반기", "H1 2024"),
        ("2024-09-27T09:30:00Z", "2024-09-27 09:30", "2024-09-27 09:30"),
        ("2024-04-29/2024-07-28", "2024-04-29 – 07-28", "2024-04-29 – 07-28"),
        ("2023-10/2024-01", "2023-10 – 2024-01", "2023-10 – 2024-01"),
        ("2024-05~/..", "2024-05~ –", "2024-05~ –"),
        ("../2023-10", "– 2023-10", "– 2023-10"),
    ],
)
def test_short(source: str, korean: str, english: str) -> None:
    date = parse_date(source)
    assert in_words(date, KO, style="short") == korean
    assert in_words(date, EN, style="short") == english


@pytest.mark.parametrize(
    ("source", "korean", "english"),
    [
        ("2024-09-27", "09-27", "09-27"),
        ("2024-09", "09", "09"),
        ("2024-09-27~", "09-27~", "09-27~"),
        ("2024-09-27%", "09-27~?", "09-27~?"),
        ("2024", "2024", "2024"),
        ("2024-34", "2분기", "Q2"),
        ("2024-40%", "상반기?", "H1~?"),
        ("2024-23~", "가을~", "autumn~"),
        ("2024-10-22/2024-10-27", "10-22–", "10-22–"),
        ("2024-09-27~/..", "09-27~–", "09-27~–"),
        ("2024-40~/..", "상반기–", "H1~–"),
        ("../2023-10-31", "–10-31", "–10-31"),
        ("202X", "202X", "202X"),
    ],
)
def test_a_row_of_the_timeline(source: str, korean: str, english: str) -> None:
    date = parse_date(source)
    assert in_words(date, KO, style="list") == korean
    assert in_words(date, EN, style="list") == english


def test_headings_of_periods() -> None:
    assert [period_words(key, KO) for key in ((2024, 9), (2024, 0))] == ["2024년 9월", "2024년"]
    assert [period_words(key, EN) for key in ((2024, 9), (2024, 0))] == ["September 2024", "2024"]
    assert period_words((-43, 3), EN) == "March 44 BC"


def test_both_languages_have_the_same_words() -> None:
    for topic in ("date", "number"):
        assert list(KO.topic(topic)) == list(EN.topic(topic))


marked = st.tuples(points, st.sampled_from(["", "~", "?", "%"])).map("".join)
rare = st.sampled_from(["202X", "-201X~", "20XX%", "2024-XX", "2024-09-XX?", "Y-17E15", "-0044"])
sources = st.one_of(
    marked,
    rare,
    st.tuples(st.one_of(marked, st.just(".."), st.just("")), marked).map("/".join),
    st.tuples(marked, st.sampled_from(["", ".."])).map("/".join),
)


@given(sources, st.sampled_from([KO, EN]))
def test_all_dates_have_words_and_a_row_has_seven_cells(source: str, words: object) -> None:
    try:
        date = parse_date(source)
    except DateError:
        return
    chosen = KO if words is KO else EN
    said = {style: in_words(date, chosen, style=style) for style in ("long", "short", "list")}
    assert all(text.strip() == text and text for text in said.values())
    assert wcswidth(said["list"]) <= 7
    if date.approximate:
        assert any(sign in said["long"] for sign in ("경", "무렵", "around"))
    if date.uncertain:
        assert any(sign in said["long"] for sign in ("추정", "possibly"))
