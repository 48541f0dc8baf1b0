"""The date a reader types: what is understood, and what is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.briefing.dates import Date, parse_user_date

REFERENCE = date(2024, 5, 20)


def understood(text: str, reference: date | None = REFERENCE) -> str | None:
    found = parse_user_date(text, reference)
    return found.source if found else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("2024", "2024"), ("2024-9", "2024-09"), ("2024.9.27", "2024-09-27")),
        *(("2024. 9. 27.", "2024-09-27"), ("2024/9/27", "2024-09-27"), ("2024 9 27", "2024-09-27")),
        *(("20240927", "2024-09-27"), ("202409", "2024-09"), ("2024-09~", "2024-09~")),
        *(("2024년 9월", "2024-09"), ("2024년9월27일", "2024-09-27"), ("24년 9월", "2024-09")),
        *(("9월 27일", "2024-09-27"), ("9월", "2024-09"), ("27일", "2024-05-27")),
        *(("9/27", "2024-09-27"), ("9.27", "2024-09-27"), ("２０２４년 ９월", "2024-09")),
        *(("Sep 2024", "2024-09"), ("sept 27, 2024", "2024-09-27"), ("27 September", "2024-09-27")),
        *(("September 27th, 2024", "2024-09-27"), ("2024 Sep 1", "2024-09-01"), ("may", "2024-05")),
        *(
            ("Q2 2024", "2024-34"),
            ("2024q3", "2024-35"),
            ("2분기", "2024-34"),
            ("3Q 2024", "2024-35"),
        ),
        *(("2024년 상반기", "2024-40"), ("H2 2024", "2024-41"), ("하반기", "2024-41")),
        *(("봄", "2024-21"), ("winter 2023", "2023-24"), ("2023년 가을", "2023-23")),
        *((" 2024-09-27 ", "2024-09-27"), ("2024-05/..", "2024-05/..")),
    ],
)
def test_understood(typed: str, meant: str) -> None:
    assert understood(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "soon",
        "2024-13",
        "2024년 13월",
        "9월 31일",
        "31 Feb 2024",
        "Sep Oct 2024",
        "se 2024",
    ],
)
def test_not_understood(typed: str) -> None:
    assert understood(typed) is None


@pytest.mark.parametrize("typed", ["9월 27일", "27일", "9/27", "Sep 27", "2분기", "spring"])
def test_without_a_reference_the_year_must_be_named(typed: str) -> None:
    assert understood(typed, None) is None


@given(st.one_of(st.text(max_size=50), st.text("0123456789년월일분기sepqh -./,", max_size=20)))
def test_wild_input_is_a_date_or_none(typed: str) -> None:
    found = parse_user_date(typed, REFERENCE)
    assert found is None or isinstance(found, Date)
