from __future__ import annotations

from decimal import Decimal

import pytest

from tests.briefing import make
from tui.briefing.closed_lists import needs_unit
from tui.briefing.links import ANY, Links, Mention, references
from tui.briefing.model import Record, Story
from tui.briefing.parts import ActorRole, Outcome, StoryStep
from tui.briefing.text import Prose, Text


def found(record: Record) -> set[tuple[str, str]]:
    """Path with dots and id of every reference."""
    return {(".".join(map(str, ref.path)), ref.id) for ref in references(record)}


CITES = [make.cite("src", repeats=["far"])]
CITED = {("cites.0.source", "src"), ("cites.0.repeats.0", "far")}

CASES: list[tuple[Record, set[tuple[str, str]]]] = [
    (
        make.event(
            "e",
            body={"ko": "[[a]]는 {{f}}", "en": "[[b|B]]"},
            actors=["a", ActorRole(id="b", role="target")],
            figures=["f"],
            follows=["e0"],
            outcome=Outcome(event="e2", verdict="partly"),
            accounts=[make.account("see [[x]]", by="c", cites=["told"])],
            cites=CITES,
        ),
        {
            ("body.ko", "a"),
            ("body.ko", "f"),
            ("body.en", "b"),
            ("actors.0.id", "a"),
            ("actors.1.id", "b"),
            ("figures.0", "f"),
            ("follows.0", "e0"),
            ("outcome.event", "e2"),
            ("accounts.0.by", "c"),
            ("accounts.0.text", "x"),
            ("accounts.0.cites.0.source", "told"),
        }
        | CITED,
    ),
    (
        make.judgement(
            "j",
            ["e", "k"],
            text="[[t]]",
            reason="[[r]]",
            assumptions="[[s]]",
            alternatives=["none", "[[u]]"],
            cites=CITES,
        ),
        {
            ("text", "t"),
            ("basis.0", "e"),
            ("basis.1", "k"),
            ("reason", "r"),
            ("assumptions", "s"),
            ("alternatives.1", "u"),
        }
        | CITED,
    ),
    (
        make.actor("a", description="[[d]]", parent="p", cites=CITES),
        {("description", "d"), ("parent", "p")} | CITED,
    ),
    (
        make.relation("r", "a", "dines-with", "b", text="[[t]]", cites=CITES),
        {("from", "a"), ("type", "dines-with"), ("to", "b"), ("text", "t")} | CITED,
    ),
    (make.relation("r", "a", "supplies", "b"), {("from", "a"), ("to", "b")}),
    (
        make.figure(
            "f",
            unit="tflops",
            points=[make.point("2024", 1, cites=["p"])],
            note="{{g}}",
            actors=["a"],
            compare=[make.compare("share", ["f", 3], ["g"], 5)],
            cites=CITES,
        ),
        {
            ("unit", "tflops"),
            ("points.0.cites.0.source", "p"),
            ("note", "g"),
            ("actors.0", "a"),
            ("compare.0.of.0.figure", "f"),
            ("compare.0.to.0.figure", "g"),
        }
        | CITED,
    ),
    (
        make.figure(
            "f",
            columns=[make.column("c", unit="gb"), make.column("d", unit="%"), make.column("e")],
            rows=[
                make.row({"value": 1, "cites": ["cell"]}, "x", None, record="a"),
                make.row(1, 2, 3, label="words"),
            ],
        ),
        {
            ("columns.0.unit", "gb"),
            ("rows.0.label", "a"),
            ("rows.0.cells.0.cites.0.source", "cell"),
        },
    ),
    (make.source("s", repeats=["o"]), {("repeats.0", "o")}),
    (make.term("t", definition="[[o]]", cites=CITES), {("definition", "o")} | CITED),
    (
        make.question("q", text="[[a]]", indicator="[[b]]", latest="[[c]]", cites=CITES),
        {("text", "a"), ("indicator", "b"), ("latest", "c")} | CITED,
    ),
    (
        Story(
            id="st",
            title=Text.of("walk"),
            steps=(StoryStep(ref="a", note=Prose.of({"en": "[[b]]"})), StoryStep(ref="c")),
        ),
        {("steps.0.ref", "a"), ("steps.0.note.en", "b"), ("steps.1.ref", "c")},
    ),
    (make.meta(summary="[[a]]"), {("summary", "a")}),
    (make.unit("u"), set()),
    (make.relation_type("rt"), set()),
]


@pytest.mark.parametrize(("record", "expected"), CASES, ids=lambda case: getattr(case, "id", ""))
def test_every_field_that_refers_is_found_at_its_place_in_the_file(
    record: Record, expected: set[tuple[str, str]]
) -> None:
    assert found(record) == expected


def test_a_reference_says_what_may_stand_there() -> None:
    event = make.event(
        "e", body="[[a]] {{f}}", actors=["a"], accounts=[make.account(by="a")], cites=["s"]
    )
    by_path = {(ref.path, ref.valued): ref for ref in references(event)}
    company, paper = make.actor("a"), make.source("s")
    number, series = make.figure("f", 3), make.figure("g", points=[make.point("2024", 1)])
    wanted = {path: ref.wanted for (path, _), ref in by_path.items() if path != ("body",)}
    assert wanted["actors", 0, "id"] == {"actor"}
    assert wanted["accounts", 0, "by"] == {"actor", "source"}
    assert wanted["cites", 0, "source"] == {"source"}
    link, mark = by_path[("body",), False], by_path[("body",), True]
    assert link.wanted == ANY
    assert all(link.accepts(record) for record in (company, paper, number, make.meta()))
    assert mark.accepts(number)
    assert not mark.accepts(series)
    assert not mark.accepts(company)


def test_a_compared_figure_must_have_a_value_or_points_and_at_is_for_points_alone() -> None:
    figure = make.figure("f", compare=[make.compare("sum", ["g", ("g", "2024")])])
    bare, timed = references(figure)
    value = make.figure("g", Decimal(2))
    series = make.figure("g", points=[make.point("2024", 1)])
    table = make.figure("g", columns=[make.column("c")], rows=[make.row(1, label="words")])
    assert [bare.accepts(one) for one in (value, series, table)] == [True, True, False]
    assert [timed.accepts(one) for one in (value, series, table)] == [False, True, False]


def test_a_mark_says_where_it_starts_and_an_escaped_one_is_none() -> None:
    (mark,) = references(make.event("e", body={"ko": r"\[[b]] 그리고 [[a]]는"}))
    assert (mark.id, mark.start) == ("a", r"\[[b]] 그리고 [[a]]는".index("[[a"))


@pytest.mark.parametrize("unit", ["USD", "CNY", "%", "count"])
def test_units_that_need_no_declaration(unit: str) -> None:
    assert not needs_unit(unit)


@pytest.mark.parametrize("unit", ["usd", "gb", "tflops", "US", "U2D", "ÄÖÜ"])
def test_units_that_do(unit: str) -> None:
    assert needs_unit(unit)


BRIEFING = make.briefing(
    make.event("e1", body={"ko": "[[a]] [[a]] [[e1]]", "en": "[[a]]"}, actors=["a"], cites=["s"]),
    make.event("e2", follows=["e1", "gone"], accounts=[make.account(cites=["s", "s"])]),
    make.actor("a"),
    make.source("s"),
    meta=make.meta(summary="[[e2]]"),
)


def test_out_names_what_exists_once_and_never_itself() -> None:
    links = Links(BRIEFING)
    assert links.out("e1") == ("a", "s")
    assert links.out("e2") == ("e1", "s")
    assert links.out("brief") == ("e2",)
    assert links.out("nowhere") == ()


def test_into_gives_the_mentioning_record_and_field_once() -> None:
    links = Links(BRIEFING)
    assert links.into("a") == (Mention("e1", "body"), Mention("e1", "actors"))
    assert links.into("s") == (Mention("e1", "cites"), Mention("e2", "accounts"))
    assert links.into("e2") == (Mention("brief", "summary"),)
    assert links.into("e1") == (Mention("e2", "follows"),)
    assert links.into("nowhere") == ()


def test_both_directions_agree() -> None:
    links = Links(BRIEFING)
    for id in BRIEFING.by_id:
        for target in links.out(id):
            assert id in {mention.id for mention in links.into(target)}
        for mention in links.into(id):
            assert id in links.out(mention.id)
