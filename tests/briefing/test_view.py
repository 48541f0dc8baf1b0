from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.closed_lists import ActorKind
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Record
from tui.briefing.view import (
    ACTOR_KINDS,
    PANES,
    Count,
    RecordGroup,
    View,
    ViewFilter,
    groups,
    letter_of,
    members,
    nearest,
    pane_of,
)


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def headed(found: Iterable[RecordGroup]) -> list[tuple[str, str | tuple[int, int], list[str]]]:
    return [(group.by, group.key, ids(group.records)) for group in found]


EVENTS = [
    make.event("sept-27", "2024-09-27"),
    make.event("sept", "2024-09"),
    make.event("dec", "2024-12-02"),
    make.event("year", "2024"),
    make.event("sept-27-too", "2024-09-27"),
    make.event("jan", "2024-01-01"),
    make.event("q2", "2024-34"),
    make.event("since-may", "2024-05~/.."),
]


def test_the_timeline_runs_by_date_and_then_by_the_files() -> None:
    briefing = make.briefing(*EVENTS)
    order = ["year", "jan", "q2", "since-may", "sept", "sept-27", "sept-27-too", "dec"]
    assert ids(members(briefing, "timeline")) == order
    assert ids(members(briefing, "timeline", newest_first=True)) == order[::-1]


def test_its_groups_are_months_and_turn_round_with_it() -> None:
    briefing = make.briefing(*EVENTS)
    view = View("timeline")
    found = headed(groups(view, briefing, members(briefing, "timeline")))
    assert found == [
        ("period", (2024, 0), ["year"]),
        ("period", (2024, 1), ["jan"]),
        ("period", (2024, 4), ["q2"]),
        ("period", (2024, 5), ["since-may"]),
        ("period", (2024, 9), ["sept", "sept-27", "sept-27-too"]),
        ("period", (2024, 12), ["dec"]),
    ]
    newest = headed(groups(view, briefing, members(briefing, "timeline", newest_first=True)))
    assert newest == [(by, key, found[::-1]) for by, key, found in reversed(found)]


WHEN = st.dates(date(2023, 11, 1), date(2025, 2, 28)).flatmap(
    lambda day: st.sampled_from(
        [
            f"{day}",
            f"{day:%Y-%m}",
            f"{day:%Y}",
            f"{day:%Y}-33",
            f"{day:%Y-%m}/..",
            f"../{day:%Y-%m}",
        ]
    )
)


@given(st.lists(WHEN, max_size=12), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_heading_comes_twice(dates: list[str], newest_first: bool) -> None:
    briefing = make.briefing(*(make.event(f"e{n}", when) for n, when in enumerate(dates)))
    listed = members(briefing, "timeline", newest_first=newest_first)
    found = groups(View("timeline"), briefing, listed)
    keys = [group.key for group in found]
    assert len(keys) == len(set(keys))
    assert keys == sorted(keys, reverse=newest_first)
    assert ids(record for group in found for record in group.records) == ids(listed)
    assert sorted(ids(listed)) == sorted(briefing.by_id.keys() - {"brief"})


def test_actors_stand_by_kind_and_then_by_the_files() -> None:
    briefing = make.briefing(
        make.actor("law", "legislation"),
        make.actor("firm", "company"),
        make.actor("office", "government"),
        make.actor("firm-too", "company"),
        make.relation("tie", "firm", "supplies", "firm-too"),
    )
    assert ids(members(briefing, "actors")) == ["office", "firm", "firm-too", "law"]
    found = groups(View("actors"), briefing, members(briefing, "actors", every=True))
    assert headed(found) == [
        ("kind", "government", ["office"]),
        ("kind", "company", ["firm", "firm-too"]),
        ("kind", "legislation", ["law"]),
        ("table", "relation", ["tie"]),
    ]


def test_every_kind_of_actor_has_its_place() -> None:
    assert sorted(ACTOR_KINDS) == sorted(get_args(ActorKind))


def test_figures_stand_by_their_first_actor_those_without_last() -> None:
    briefing = make.briefing(
        make.figure("loose"),
        make.figure("n1", actors=["nvidia", "huawei"]),
        make.figure("h1", actors=["huawei"]),
        make.figure("n2", actors=["nvidia"]),
    )
    assert headed(groups(View("figures"), briefing, members(briefing, "figures"))) == [
        ("actor", "nvidia", ["n1", "n2"]),
        ("actor", "huawei", ["h1"]),
        ("actor", "", ["loose"]),
    ]


def test_sources_stand_by_reliability_and_then_by_date_undated_last() -> None:
    briefing = make.briefing(
        make.source("b-undated", "B"),
        make.source("b-new", "B", issued="2024-09-30"),
        make.source("a", "A", issued="2025"),
        make.source("b-old", "B", issued="2024-09"),
    )
    assert headed(groups(View("sources"), briefing, members(briefing, "sources"))) == [
        ("reliability", "A", ["a"]),
        ("reliability", "B", ["b-old", "b-new", "b-undated"]),
    ]
    newest = members(briefing, "sources", newest_first=True)
    assert ids(newest) == ["a", "b-new", "b-old", "b-undated"]


def test_terms_stand_by_their_letter_in_the_readers_language() -> None:
    briefing = make.briefing(
        make.term("guidance", {"ko": "창구지도", "en": "window guidance"}),
        make.term("hbm", "HBM"),
        make.term("twin", {"ko": "쌍둥이", "en": "twin"}),
        make.term("sample", {"ko": "「견본」", "en": "sample"}),
        make.term("clone", {"ko": "까치", "en": "Éclair"}),
        make.term("node", {"ko": "3나노", "en": "3nm"}),
        make.unit("gb"),
        make.relation_type("dines-with"),
    )

    def found(language: str) -> list[tuple[str, str | tuple[int, int], list[str]]]:
        listed = members(briefing, "terms", language=language)
        return headed(groups(View("terms", language=language), briefing, listed))

    rest = [("table", "unit", ["gb"]), ("table", "relation_type", ["dines-with"])]
    assert found("ko") == [
        ("letter", "ㄱ", ["sample", "clone"]),
        ("letter", "ㅅ", ["twin"]),
        ("letter", "ㅊ", ["guidance"]),
        ("letter", "H", ["hbm"]),
        ("letter", "#", ["node"]),
        *rest,
    ]
    assert found("en") == [
        ("letter", "E", ["clone"]),
        ("letter", "H", ["hbm"]),
        ("letter", "S", ["sample"]),
        ("letter", "T", ["twin"]),
        ("letter", "W", ["guidance"]),
        ("letter", "#", ["node"]),
        *rest,
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("화웨이", "ㅎ"),
        ("ㅆ", "ㅅ"),
        ("(가)", "ㄱ"),
        ("nvidia", "N"),
        ("英伟达", "#"),
        ("", "#"),
        ("7나노", "#"),
    ],
)
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_names_in_pieces_stand_under_the_same_letter() -> None:
    assert letter_of(unicodedata.normalize("NFD", "화웨이")) == "ㅎ"


def test_the_overview_starts_with_the_briefing_and_ends_with_stories() -> None:
    briefing = make.briefing(
        make.story("walk", []),
        make.question("settled", status="answered"),
        make.question("open"),
        make.judgement("j"),
    )
    assert headed(groups(View(), briefing, members(briefing, "overview"))) == [
        ("table", "briefing", ["brief"]),
        ("table", "judgement", ["j"]),
        ("table", "question", ["open", "settled"]),
        ("table", "story", ["walk"]),
    ]


def test_there_is_no_other_pane() -> None:
    with pytest.raises(ValueError, match="margins"):
        members(make.briefing(), "margins")


ALL = make.briefing(
    make.judgement("j"),
    *EVENTS,
    make.actor("a"),
    make.actor("b", known="2024-06-01"),
    make.relation("r", "a", "supplies", "b"),
    make.relation_type("rt"),
    make.figure("f", known="2024"),
    make.unit("u"),
    make.source("s", issued="2024-10"),
    make.term("t"),
    make.question("q"),
    make.story("st", ["j"]),
)


def test_every_record_is_in_its_pane_or_linked_from_there() -> None:
    listed = {pane: members(ALL, pane) for pane in PANES}
    for pane, records in listed.items():
        assert all(pane_of(record) == pane for record in records)
    missing = set(ALL.by_id) - {record.id for records in listed.values() for record in records}
    assert missing == {"r"}
    links = Links(ALL)
    assert all("r" in {mention.id for mention in links.into(end)} for end in ("a", "b"))


class TestSeen:
    def test_without_a_query_a_pane_lists_all_its_members(self) -> None:
        seen = ViewFilter(ALL)
        for pane in PANES:
            assert seen.records(View(pane)) == members(ALL, pane)
            assert seen.counts(View())[pane] == Count(*[len(members(ALL, pane))] * 2)

    def test_a_query_narrows_every_pane_and_lists_the_relations_it_hits(self) -> None:
        seen = ViewFilter(ALL)
        hits = frozenset({"r", "a", "sept", "dec", "nowhere"})
        assert ids(seen.records(View("timeline"), hits)) == ["sept", "dec"]
        assert ids(seen.records(View("timeline", newest_first=True), hits)) == ["dec", "sept"]
        assert ids(seen.records(View("timeline"), hits, pane="actors")) == ["a", "r"]
        assert seen.records(View("terms"), hits) == ()
        counts = seen.counts(View(), hits)
        assert counts["timeline"] == Count(2, 8)
        assert counts["actors"] == Count(2, 2)
        assert counts["terms"] == Count(0, 3)
        assert [group.key for group in seen.groups(View("actors"), hits)] == ["company", "relation"]

    def test_a_day_shows_what_was_known_then_and_none_shows_all_again(self) -> None:
        seen = ViewFilter(ALL)
        then = View("timeline", as_known=date(2024, 2, 1))
        assert ids(seen.records(then)) == ["jan"]
        assert ids(seen.records(then, pane="actors")) == ["a"]
        assert ids(seen.records(then, frozenset({"a", "r", "b"}), pane="actors")) == ["a"]
        assert seen.counts(then, frozenset({"a", "b", "dec"}))["actors"] == Count(1, 1)
        assert "dec" not in seen.briefing(then).by_id
        assert seen.records(View("timeline")) == members(ALL, "timeline")
        assert seen.briefing(View()) is ALL

    def test_the_language_turns_the_terms(self) -> None:
        terms = make.term("x", {"ko": "하", "en": "a"}), make.term("y", {"ko": "가", "en": "b"})
        seen = ViewFilter(make.briefing(*terms))
        assert ids(seen.records(View("terms", language="ko"))) == ["y", "x"]
        assert ids(seen.records(View("terms", language="en"))) == ["x", "y"]


@pytest.mark.parametrize(
    ("day", "event"),
    [
        ("2024-09-27", "sept-27"),
        ("2024-09-20", "sept-27"),
        ("2024-09-14", "sept"),  # as near to the 1st as to the 27th: the earlier
        ("1999-01-01", "year"),
        ("2030-01-01", "dec"),
    ],
)
def test_the_event_nearest_to_a_day(day: str, event: str) -> None:
    found = nearest(EVENTS, date.fromisoformat(day))
    assert found is not None
    assert found.id == event


def test_an_event_without_a_beginning_counts_by_its_end() -> None:
    until = make.event("until", "../2023-10")
    found = nearest([until, make.event("e", "2022-10-31")], date(2023, 9, 30))
    assert found is until
    assert nearest([], date(2024, 1, 1)) is None


def test_a_view_is_one_immutable_value() -> None:
    assert View("timeline", "e") == View("timeline", "e")
    assert len({View("timeline", "e"), View("timeline", "e"), View("timeline", "f")}) == 2
    with pytest.raises(AttributeError):
        View().pane = "terms"  # type: ignore[misc]


def test_ten_thousand_records_are_ordered_and_grouped_in_no_time() -> None:
    briefing: Briefing = make.briefing(
        *(make.event(f"e{n}", f"20{n % 25:02}-{n % 12 + 1:02}") for n in range(10_000))
    )
    seen = ViewFilter(briefing)
    begun = time.perf_counter()
    assert len(seen.groups(View("timeline"))) == 25 * 12
    assert time.perf_counter() - begun < 2
