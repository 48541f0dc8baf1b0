"""The query line's grammar."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.briefing.closed_lists import ActorKind, EventStatus
from tui.briefing.model import RECORD_TYPES
from tui.search.query import GradeTest, Query, parse_query
from tui.search.vocabulary import FIELDS, Vocabulary, interface_vocabulary, vocabulary
from tui.words import LANGUAGES, words_for


@pytest.fixture(scope="module")
def both() -> Vocabulary:
    return vocabulary(words_for(language).topic("query") for language in LANGUAGES)


def terms(query: Query) -> list[tuple[str, bool, bool]]:
    return [(term.text, term.exact, term.negative) for term in query.terms]


def test_words_phrases_and_their_opposites() -> None:
    query = parse_query('화웨이 "exact phrase" -소문 -"둘 다"')
    assert terms(query) == [
        ("화웨이", False, False),
        ("exact phrase", True, False),
        ("소문", False, True),
        ("둘 다", True, True),
    ]


def test_fields_in_both_languages(both: Vocabulary) -> None:
    for text in (
        "actor:huawei -status:denied after:2025 lang:ko",
        "행위자:huawei -상태:denied 이후:2025 언어:ko",
        "ACTOR:huawei －Status:denied 이후：2025 lang:ko",
    ):
        query = parse_query(text, both)
        assert [(one.field, one.values, one.negative) for one in query.fields] == [
            ("actor", ("huawei",), False),
            ("status", ("denied",), True),
            ("after", ("2025",), False),
            ("lang", ("ko",), False),
        ]
        assert not query.problems


def test_every_field_has_a_name_in_every_language(both: Vocabulary) -> None:
    for language in LANGUAGES:
        topic = words_for(language).topic("query")
        for code in FIELDS:
            typed = f"{topic[f'field_{code}']}:{'B' if code == 'grade' else 2025}"
            assert parse_query(typed, both).fields[0].field == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "-",
        '"',
        '""',
        '-"',
        "status:",
        "-status:",
        "after:",
        "after:2",
        "after:202",
        "grade:",
        "grade:>",
        "grade:>=",
        "status:_",
        'actor:"',
        "actor:,",
        "…",
        "before:2025-",
    ],
)
def test_what_is_being_typed_is_never_wrong(text: str) -> None:
    query = parse_query(text)
    assert query.problems == ()
    assert not query.terms


def test_an_open_phrase_is_still_being_typed() -> None:
    assert terms(parse_query('"창구 지')) == [("창구 지", False, False)]


@pytest.mark.parametrize(
    "text", ["https://example.com/a:b", "Bloomberg: China", "12:30", "C::D", "sta"]
)
def test_a_colon_does_not_always_make_a_field(text: str) -> None:
    query = parse_query(text)
    assert query.terms
    assert not query.fields
    assert not query.problems


def test_an_unknown_field_is_said_with_the_nearest_and_the_rest_filters(both: Vocabulary) -> None:
    query = parse_query("칩 actr:nvidia 행의자:x foo:y", both)
    assert terms(query) == [("칩", False, False)]
    assert [(one.code, dict(one.values)) for one in query.problems] == [
        ("unknown-field", {"field": "actr", "near": "actor"}),
        ("unknown-field", {"field": "행의자", "near": "행위자"}),
        ("unknown-field", {"field": "foo"}),
    ]
    first = query.problems[0]
    assert query.text[first.start :].startswith("actr:nvidia")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("after:2025", date(2025, 1, 1)),
        ("after:2025-06", date(2025, 6, 1)),
        ("after:2025.6.12", date(2025, 6, 12)),
        ("after:2025-06-12~", date(2025, 6, 12)),
        ('after:"2025년 6월"', date(2025, 6, 1)),
        ("before:2025", date(2025, 1, 1)),
    ],
)
def test_days(typed: str, day: date) -> None:
    assert parse_query(typed).fields[0].day == day


def test_a_bad_date_or_grade_is_said() -> None:
    query = parse_query("after:soon grade:Z9")
    assert [one.code for one in query.problems] == ["bad-date", "bad-grade"]
    assert not query


@pytest.mark.parametrize(
    ("value", "let_through"),
    [
        ("B", {"B1", "B2", "B6"}),
        ("b2", {"B2"}),
        ("2", {"A2", "B2", "C2"}),
        ("B+", {"A2", "A6", "B1", "B2", "B6"}),
        (">=B", {"A2", "A6", "B1", "B2", "B6"}),
        ("2+", {"A2", "B1", "B2", "C2"}),
        ("B2+", {"A2", "B1", "B2"}),
        ("A,C", {"A2", "A6", "C2"}),
        ("none", {"–"}),
        ("–", {"–"}),
    ],
)
def test_grades(value: str, let_through: set[str]) -> None:
    tests: tuple[GradeTest, ...] = parse_query(f"grade:{value}").fields[0].grades
    grades: dict[str, tuple[str | None, int]] = {
        **{grade: (grade[0], int(grade[1])) for grade in ("A2", "A6", "B1", "B2", "B6", "C2")},
        "–": (None, 6),
    }
    passing = {name for name, grade in grades.items() if any(one.allows(*grade) for one in tests)}
    assert passing == let_through


def test_a_record_that_no_source_could_grade_has_no_grade_at_all() -> None:
    assert not GradeTest(ungraded=True).allows(None, None)


@given(st.text(st.one_of(st.characters(), st.sampled_from('":-,+>= actorgradeaftr2상태:ㅎㅇ'))))
def test_any_text_parses_and_its_parts_lie_in_it_in_order(text: str) -> None:
    query = parse_query(text)
    for parts in (query.fields, query.problems):
        starts: list[int] = [part.start for part in parts]
        assert starts == sorted(set(starts))
        assert all(0 <= start < len(text) for start in starts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_said_in_both_languages(language: str) -> None:
    query = parse_query("actr:x foo:y after:soon grade:Z")
    said = [problem.message(words_for(language)) for problem in query.problems]
    assert all("{" not in one for one in said)
    assert "actor" in said[0]
    assert "soon" in said[2]


def test_closed_lists_are_known_by_the_words_a_page_says_them_with() -> None:
    spoken = [words_for(language) for language in LANGUAGES]
    known = interface_vocabulary(spoken).values
    assert set(known["status"]) == {*get_args(EventStatus), "open", "answered"}
    assert {*RECORD_TYPES, *get_args(ActorKind)} == set(known["kind"])
    for words in spoken:
        assert words("page.status_denied") in known["status"]["denied"]
        assert words("page.actor_company") in known["kind"]["company"]
    assert set(known["lang"]) >= set(LANGUAGES)
    assert parse_query("등급:없음", interface_vocabulary(spoken)).fields[0].grades[0].ungraded


def test_both_languages_have_the_same_words() -> None:
    topics = [words_for(language).topic("query") for language in LANGUAGES]
    assert topics[0].keys() == topics[1].keys()
