from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.dates import parse_date
from tui.briefing.evidence import Evidence
from tui.briefing.knowledge import (
    ALWAYS,
    Knowledge,
    as_known,
    as_known_by,
    known_from,
)
from tui.briefing.knowledge.known_since import last_day
from tui.briefing.links import references
from tui.briefing.model import Briefing, Record

SOURCES = (
    make.source("early", issued="2024-01-10"),
    make.source("late", issued="2024-06"),
    make.source("undated"),
)


def since(record: Record, *others: Record) -> str:
    """The day since when a record is known, in a briefing with a few sources."""
    day = known_from(record, make.briefing(*SOURCES, record, *others))
    return "always" if day == ALWAYS else day.isoformat()


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2024-09-27", "2024-09-27"),
        ("2024-09", "2024-09-30"),
        ("2024-02~", "2024-02-29"),
        ("2024", "2024-12-31"),
        ("2024-34", "2024-06-30"),
        ("2024-04-29/2024-07-28", "2024-07-28"),
        ("2024-05~/..", "2024-05-31"),
        ("2024-05/", "2024-05-31"),
        ("../2023-10", "2023-10-31"),
    ],
)
def test_a_date_counts_by_its_last_day_and_an_open_one_by_its_start(when: str, day: str) -> None:
    assert last_day(parse_date(when)).isoformat() == day


def test_an_event_is_known_when_reported_else_when_it_was_over() -> None:
    assert since(make.event("e", "2024-05", reported="2024-09-27")) == "2024-09-27"
    assert since(make.event("e", "2024-05")) == "2024-05-31"
    assert since(make.event("e", "2025", status="expected", reported="2024-03")) == "2024-03-31"


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"known": "2024-03-01", "period": "2020/.."}, "2024-03-01"),
        ({"period": "2023-10/2024-03"}, "2023-10-31"),
        ({"period": "2019"}, "2019-12-31"),
        ({"period": "../2023"}, "always"),
        ({"period": "/2023"}, "2023-12-31"),
        ({"cites": ["late", "early"]}, "2024-01-10"),
        ({}, "always"),
    ],
)
def test_a_relation_is_known_when_it_says_else_from_its_start(
    fields: dict[str, Any], day: str
) -> None:
    assert since(make.relation("r", "a", "supplies", "b", **fields)) == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"known": "2024-02-01", "cites": ["early"]}, "2024-02-01"),
        ({"cites": ["late", "undated", "early"], "as_of": "2023"}, "2024-01-10"),
        ({"cites": ["undated"], "as_of": "2023", "period": "2022"}, "2023-12-31"),
        ({"period": "2022-08/2022-10"}, "2022-10-31"),
        ({}, "always"),
        ({"rows": [make.row({"value": 1, "cites": ["early"]}, label="x")]}, "2024-01-10"),
    ],
)
def test_a_figure_is_known_when_it_says_else_from_its_earliest_source_else_its_time(
    fields: dict[str, Any], day: str
) -> None:
    assert since(make.figure("f", **fields)) == day


def test_a_series_is_not_known_before_its_first_point() -> None:
    points = [make.point("2024-03", 1), make.point("2024-02", 1)]
    assert since(make.figure("f", points=points, cites=["early"])) == "2024-02-29"
    assert since(make.figure("f", points=points, cites=["late"])) == "2024-06-30"
    assert since(make.figure("f", points=points, cites=["early"], projection=True)) == "2024-01-10"


def test_a_source_is_known_when_issued_unless_it_says_otherwise() -> None:
    assert since(make.source("s", issued="2024-09")) == "2024-09-30"
    assert since(make.source("s", issued="2024-09", known="2025-01-01")) == "2025-01-01"
    assert since(make.source("s")) == "always"


def test_an_actor_is_known_always_unless_it_says_otherwise() -> None:
    assert since(make.actor("a")) == "always"
    assert since(make.actor("a", known="2024")) == "2024-12-31"


def test_a_judgement_is_known_when_it_says_else_with_the_latest_of_its_basis() -> None:
    events = make.event("e1", "2024-03-01"), make.event("e2", "2024-05-01")
    below = make.judgement("k", ["e2"])
    assert since(make.judgement("j", ["e1", "e2"], known="2024-04"), *events) == "2024-04-30"
    assert since(make.judgement("j", ["e1"]), *events) == "2024-03-01"
    assert since(make.judgement("j", ["e1", "k", "nowhere"]), *events, below) == "2024-05-01"
    assert since(make.judgement("j", cites=["early", "late"])) == "2024-06-30"
    assert since(make.judgement("j")) == "always"


def test_judgements_in_a_circle_are_known_from_the_latest_they_reach() -> None:
    others = (
        make.judgement("k", ["j", "e"]),
        make.event("e", "2024-03-01"),
    )
    assert since(make.judgement("j", ["k", "j"]), *others) == "2024-03-01"


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def test_what_was_not_known_is_left_out_with_what_names_it() -> None:
    briefing = make.briefing(
        *SOURCES,
        make.actor("a"),
        make.actor("new", known="2024-05-01", parent="a"),
        make.actor("child", parent="new"),
        make.relation("tie", "a", "supplies", "new", period="2020"),
        make.event(
            "e",
            "2024-01-10",
            actors=["a", "new"],
            figures=["f", "later"],
            follows=["e0"],
            outcome="e2",
            cites=["early"],
        ),
        make.event("e0", "2023", reported="2024-05-01"),
        make.event("e2", "2024-05-01"),
        make.figure("f", known="2024-01-01", actors=["new", "a"],
                    compare=[make.compare("sum", ["later"]), make.compare("sum", [1])]),
        make.figure("later", known="2024-05-01"),
        make.figure("table", known="2024-01-01", rows=[
            make.row(1, record="a"), make.row(2, record="new"), make.row(3, label="x")]),
        make.figure("new-table", known="2024-01-01", rows=[make.row(1, record="new")]),
        make.judgement("j", ["e", "e2"], known="2024-01-31"),
        make.story("walk", ["e", "e2"]),
        make.story("new-walk", ["e2"]),
    )  # fmt: skip
    then = as_known(briefing, day_of("2024-04-30"))
    assert set(briefing.by_id) - set(then.by_id) == {
        "new", "tie", "e0", "e2", "later", "late", "new-walk", "new-table",
    }  # fmt: skip
    (event,) = then.events
    assert [one.id for one in event.actors] == ["a"]
    assert event.figures == ("f",)
    assert event.follows == ()
    assert event.outcome is None
    assert {actor.id: actor.parent for actor in then.actors} == {"a": None, "child": None}
    figures = {figure.id: figure for figure in then.figures}
    assert figures["f"].actors == ("a",)
    assert figures["f"].compare == briefing.figures[0].compare[1:]
    assert [row.record for row in figures["table"].rows] == ["a", None]
    assert then.judgements[0].basis == ("e",)
    assert [step.ref for step in then.stories[0].steps] == ["e"]


def test_a_comparison_is_hidden_until_all_the_points_it_means_are_known() -> None:
    points = [make.point("2023", 1, known="2024-01-01"), make.point("2024", 2, known="2024-06-01")]
    briefing = make.briefing(
        make.figure("s", known="2024-01-01", points=points),
        make.figure("f", known="2024-01-01", period="2023", compare=[
            make.compare("sum", ["s"]), make.compare("sum", [("s", "2024")])]),
        make.figure("g", known="2024-01-01", compare=[make.compare("sum", ["s"])]),
    )  # fmt: skip
    then = {one.id: one for one in as_known(briefing, day_of("2024-02-01")).figures}
    assert then["f"].compare == briefing.figures[1].compare[:1]
    assert then["g"].compare == ()
    now = {one.id: one for one in as_known(briefing, day_of("2024-06-01")).figures}
    assert now["f"] == briefing.figures[1]


def test_an_outcome_shows_from_the_day_its_event_was_known() -> None:
    briefing = make.briefing(
        make.event("hope", "2024-12", status="expected", reported="2024-09-27", outcome="came"),
        make.event("came", "2024-12-02"),
    )
    assert as_known(briefing, day_of("2024-12-01")).events[0].outcome is None
    assert as_known(briefing, day_of("2024-12-02")).events == briefing.events


def test_accounts_and_points_come_one_by_one() -> None:
    told = [
        make.account("first"),
        make.account("denial", known="2024-10-02"),
        make.account("study", cites=["late"]),
        make.account("leak", cites=["early"]),
    ]
    points = [
        make.point("2023", 1),
        make.point("2024-01", 2, known="2024-03-05"),
        make.point("2024-02", 3, cites=["late"]),
    ]
    briefing = make.briefing(
        *SOURCES,
        make.event("e", "2024-01-31", accounts=told),
        make.figure("f", points=points, known="2024-01-01"),
    )

    def texts(day: str) -> list[str]:
        then = as_known(briefing, day_of(day)).events
        return [one.text.values[""] for event in then for one in event.accounts]

    def values(day: str) -> list[int]:
        then = as_known(briefing, day_of(day)).figures
        return [int(one.value) for figure in then for one in figure.points]

    assert texts("2024-01-30") == []
    assert texts("2024-01-31") == ["first", "leak"]
    assert texts("2024-06-30") == ["first", "study", "leak"]
    assert texts("2024-10-02") == ["first", "denial", "study", "leak"]
    assert values("2023-12-31") == []
    assert values("2024-01-01") == [1]
    assert values("2024-03-05") == [1, 2]
    assert values("2024-06-30") == [1, 2, 3]


def test_an_account_is_not_known_before_its_event_unless_it_says_so() -> None:
    leak = make.account("leak", cites=["early"])
    said = make.account("said", known="2023-12-01")
    event = make.event("e", "2024-01-31", accounts=[leak, said])
    knowledge = Knowledge(make.briefing(*SOURCES, event))
    assert knowledge.account_known_from(leak, event) == day_of("2024-01-31")
    assert knowledge.account_known_from(said, event) == day_of("2023-12-01")


def test_an_account_of_one_who_was_not_known_is_not_told() -> None:
    told = [make.account("x", by="new"), make.account("y", by="old")]
    briefing = make.briefing(
        make.actor("new", known="2024-06-01"),
        make.actor("old"),
        make.event("e", "2024-01-31", accounts=told),
    )
    (event,) = as_known(briefing, day_of("2024-02-01")).events
    assert [one.by for one in event.accounts] == ["old"]


def test_a_relay_that_was_not_out_gives_way_to_what_it_relays() -> None:
    briefing = make.briefing(
        make.source("root", issued="2024-09-27"),
        make.source("relay", "C", issued="2024-09-30", repeats=["root"]),
        make.source("blog", "D", issued="2024-10-02", repeats=["relay"]),
        make.event("e", "2024-09-27", cites=[make.cite("relay", at="para:2"), "blog"]),
        make.event("f", "2024-09-27", cites=[make.cite("blog", stance="disputes")]),
        make.event("g", "2024-09-27", cites=[make.cite("late-paper", repeats=["root"])]),
        make.source("late-paper", issued="2025"),
    )

    def cited(day: str) -> list[list[tuple[str, str | None]]]:
        then = as_known(briefing, day_of(day))
        return [[(cite.source, cite.at) for cite in event.cites] for event in then.events]

    assert cited("2024-09-27") == [[("root", None)], [("root", None)], [("root", None)]]
    assert cited("2024-10-01")[0] == [("relay", "para:2")]
    assert cited("2024-10-01")[1] == [("relay", None)]
    assert as_known(briefing, day_of("2024-09-27")).events[1].cites[0].stance == "disputes"
    assert cited("2025-12-31") == [
        [("relay", "para:2"), ("blog", None)], [("blog", None)], [("late-paper", None)],
    ]  # fmt: skip
    for day in ("2024-09-27", "2024-10-01", "2025-12-31"):
        assert Evidence(as_known(briefing, day_of(day))).origins("e") == ("root",)


def test_a_question_is_open_until_its_answer_was_known() -> None:
    asked = make.question("q", status="answered", latest="so it was", cites=["late"])
    bare = make.question("r", latest="nothing new")
    briefing = make.briefing(*SOURCES, asked, bare, meta=make.meta(as_of="2024-12"))
    before, after = (as_known(briefing, day_of(day)) for day in ("2024-06-29", "2024-06-30"))
    assert before.questions[0].status == "open"
    assert before.questions[0].latest is None
    assert after.questions[0] == asked
    assert after.questions[1].latest is None
    assert as_known(briefing, day_of("2024-12-31")).questions == (asked, bare)


def test_before_its_own_day_a_briefing_has_no_summary() -> None:
    briefing = make.briefing(meta=make.meta(as_of="2024-12", summary="gist"))
    then = as_known(briefing, day_of("2024-09-27")).meta
    assert then.as_of.source == "2024-09-27"
    assert then.summary.values[""] == ""
    assert as_known(briefing, day_of("2024-12-31")).meta == briefing.meta


def test_the_past_does_not_inherit_what_was_worked_out_for_the_present() -> None:
    briefing = make.briefing(make.event("e", "2024"))
    assert "e" in briefing.by_id
    assert "e" not in as_known(briefing, day_of("2023-01-01")).by_id


DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
WHEN = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day:%Y-%m}/.."),
)
MAYBE = st.none() | WHEN


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    def some(ids: str, most: int = 3) -> list[str]:
        return draw(st.lists(st.sampled_from(ids.split()), max_size=most, unique=True))

    def dated(**names: Any) -> dict[str, Any]:
        drawn = {name: draw(strategy) for name, strategy in names.items()}
        return {name: value for name, value in drawn.items() if value is not None}

    records: list[Record] = [
        make.source(id, repeats=some("s0 s1 s2", 2), **dated(issued=MAYBE, known=MAYBE))
        for id in ("s0", "s1", "s2")
    ]
    for id in ("a0", "a1"):
        records.append(make.actor(id, parent=next(iter(some("a0 a1")), None), **dated(known=MAYBE)))
    records.append(make.relation("r", "a0", "supplies", "a1", cites=some("s0 s1"),
                                 **dated(known=MAYBE, period=MAYBE)))  # fmt: skip
    for id in ("e0", "e1", "e2"):
        told = [make.account(text, cites=some("s0 s1"), **dated(known=MAYBE)) for text in "xy"]
        records.append(
            make.event(
                id,
                draw(WHEN),
                actors=some("a0 a1"),
                figures=some("f0 f1 f2"),
                follows=some("e0 e1 e2"),
                accounts=told,
                cites=some("s0 s1 s2"),
                outcome=next(iter(some("e0 e1 e2")), None),
                **dated(reported=MAYBE),
            )
        )
    records.append(make.figure("f0", cites=some("s0 s1"), actors=some("a0 a1"),
                               compare=[make.compare("sum", ["f1"])],
                               **dated(known=MAYBE, as_of=MAYBE, period=MAYBE)))  # fmt: skip
    points = [make.point(draw(WHEN), n, cites=some("s0"), **dated(known=MAYBE)) for n in range(3)]
    records.append(make.figure("f1", points=points, **dated(known=MAYBE)))
    rows = [make.row({"value": 1, "cites": some("s1")}, record=one) for one in ("a0", "a1")]
    records.append(make.figure("f2", rows=rows, **dated(known=MAYBE)))
    for id in ("j0", "j1"):
        basis = some("j0 j1 e0 e1 f0")
        records.append(make.judgement(id, basis, cites=some("s0 s1"), **dated(known=MAYBE)))
    records.append(make.question("q", latest="now", cites=some("s0 s1 s2")))
    records.append(make.story("st", ["e0", "f0"]))
    return make.briefing(*records)


@given(briefings(), DAYS, st.integers(0, 400))
@settings(max_examples=80, deadline=None)
def test_what_was_known_on_a_day_is_known_on_every_later_one(
    briefing: Briefing, day: date, more: int
) -> None:
    knowledge = Knowledge(briefing)
    then = as_known_by(knowledge, day)
    later = as_known_by(knowledge, day + timedelta(more))
    assert set(then.by_id) <= set(later.by_id) <= set(briefing.by_id)
    for before in then.events:
        (after,) = (one for one in later.events if one.id == before.id)
        assert {one.text for one in before.accounts} <= {one.text for one in after.accounts}
        assert before.outcome in (None, after.outcome)
        assert set(before.follows) <= set(after.follows)
    for figure in then.figures:
        (series,) = (one for one in later.figures if one.id == figure.id)
        assert {one.value for one in figure.points} <= {one.value for one in series.points}
    for question in then.questions:
        (asked,) = (one for one in later.questions if one.id == question.id)
        assert question.latest in (None, asked.latest)


@given(briefings(), DAYS)
@settings(max_examples=80, deadline=None)
def test_nothing_then_names_what_was_not_known(briefing: Briefing, day: date) -> None:
    then = as_known(briefing, day)
    for record in then.records():
        assert known_from(briefing.by_id[record.id], briefing) <= day
        for reference in references(record):
            # A relay keeps what it relays, lest it seem an origin.
            if "repeats" not in reference.path:
                assert reference.id in then.by_id


@given(briefings())
@settings(max_examples=40, deadline=None)
def test_in_the_end_everything_is_known(briefing: Briefing) -> None:
    assert as_known(briefing, date(2026, 12, 31)) == briefing


def test_ten_thousand_records_take_little_time() -> None:
    sources = [make.source(f"s{n}", issued=f"20{n % 25:02}-03-04") for n in range(1_000)]
    events = [
        make.event(f"e{n}", f"20{n % 25:02}-03-05", cites=[f"s{n % 1_000}"]) for n in range(8_000)
    ]
    chain = [make.judgement(f"j{n}", [f"j{n + 1}", "e24"]) for n in range(1_000)]
    briefing = make.briefing(*sources, *events, *chain)
    knowledge = Knowledge(briefing)
    begun = time.perf_counter()
    then = as_known_by(knowledge, date(2012, 1, 1))
    assert len(then.events) == 8_000 * 12 // 25
    assert time.perf_counter() - begun < 3
