from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.evidence import Evidence, all_cites, claim_cites
from tui.briefing.evidence.grading import Grade
from tui.briefing.evidence.impact import Impact
from tui.briefing.model import Briefing, Record
from tui.briefing.parts import Cite

# Bloomberg reports; BNN and a blog relay it; Reuters reports by itself; the FT was withdrawn.
SOURCES = [
    make.source("bloomberg", "B"),
    make.source("bnn", "B", repeats=["bloomberg"]),
    make.source("blog", "C", repeats=["bnn"]),
    make.source("reuters", "A"),
    make.source("ft", "A", status="retracted"),
]


def evidence(*records: Record, struck: tuple[str, ...] = ()) -> Evidence:
    return Evidence(make.briefing(*SOURCES, *records), frozenset(struck))


def test_papers_relaying_one_report_are_one_origin() -> None:
    found = evidence(make.event("e", cites=["bnn", "blog", "bloomberg"], credibility=3))
    assert found.origins("e") == ("bloomberg",)
    assert found.grade("e") == Grade("B", 3, 1)
    assert str(found.grade("e")) == "B3"


def test_ten_relays_of_one_report_are_one_origin_and_an_independent_one_makes_two() -> None:
    relays = [make.source(f"r{n}", "C", repeats=["bloomberg"]) for n in range(10)]
    cites = [relay.id for relay in relays]
    ten = evidence(*relays, make.event("e", cites=cites))
    assert ten.grade("e").origins == 1
    eleven = evidence(*relays, make.event("e", cites=[*cites, "reuters"]))
    assert eleven.grade("e").origins == 2
    # Withdrawn, or cited against it, a source adds nothing.
    retracted = evidence(*relays, make.event("e", cites=[*cites, "ft"]))
    assert retracted.grade("e") == ten.grade("e")
    against = make.cite("reuters", stance="disputes")
    assert evidence(*relays, make.event("e", cites=[*cites, against])).grade("e") == ten.grade("e")


def test_the_letter_is_the_relays_own_and_no_credibility_is_6() -> None:
    found = evidence(make.event("e", cites=["blog"]))
    assert str(found.grade("e")) == "C6"
    assert found.origins("e") == ("bloomberg",)


def test_the_best_letter_of_all_that_support_counts() -> None:
    found = evidence(make.event("e", cites=["blog", "reuters"], credibility=2))
    assert found.grade("e") == Grade("A", 2, 2)


@pytest.mark.parametrize("cites", [(), ("nowhere",), ("ft",)])
def test_without_a_source_that_stands_there_is_no_grade(cites: tuple[str, ...]) -> None:
    found = evidence(make.event("e", cites=list(cites), credibility=2))
    assert found.grade("e") == Grade(None, 2, 0)
    assert str(found.grade("e")) == "–"


def test_only_supporting_cites_count() -> None:
    found = evidence(
        make.event(
            "e",
            cites=[
                make.cite("reuters", stance="disputes"),
                make.cite("bnn", stance="mentions"),
                "blog",
            ],
        )
    )
    assert found.grade("e") == Grade("C", 6, 1)


def test_a_relayed_passage_leads_to_what_it_relays_and_not_to_its_source() -> None:
    found = evidence(make.event("e", cites=[make.cite("reuters", repeats=["blog"])]))
    assert found.origins("e") == ("bloomberg",)
    assert found.grade("e") == Grade("A", 6, 1)


def test_a_relayed_passage_is_cut_with_the_source_it_stands_in() -> None:
    event = make.event("e", cites=[make.cite("reuters", repeats=["bloomberg"])])
    assert evidence(event, struck=("reuters",)).origins("e") == ()
    assert evidence(event, struck=("reuters",)).impact.claims == ("e",)


def test_it_falls_even_where_the_source_as_a_whole_leads_nowhere() -> None:
    records = (
        make.source("lost", repeats=["nowhere"]),
        make.event("e", cites=[make.cite("lost", repeats=["bloomberg"])]),
    )
    assert evidence(*records).origins("e") == ("bloomberg",)
    assert evidence(*records, struck=("lost",)).impact.claims == ("e",)


def test_a_retracted_relay_cuts_the_path_through_it() -> None:
    found = Evidence(
        make.briefing(
            make.source("root"),
            make.source("relay", repeats=["root"], status="retracted"),
            make.source("far", repeats=["relay"]),
            make.event("e", cites=["far"]),
        )
    )
    assert found.origins("e") == ()
    assert found.impact == Impact(claims=("e",))
    assert found.state("e") == "falls"


def test_relays_that_go_round_in_a_circle_lead_out_of_it_or_nowhere() -> None:
    found = Evidence(
        make.briefing(
            make.source("a", repeats=["b"]),
            make.source("b", repeats=["a", "root"]),
            make.source("root"),
            make.source("c", repeats=["c"]),
            make.event("e", cites=["a"]),
            make.event("f", cites=["c"]),
        )
    )
    assert found.origins("e") == ("root",)
    assert found.origins("f") == ()
    assert [line.source for line in found.chains("e")] == ["a", "b", "a", "root"]


def test_the_points_and_cells_of_a_figure_are_the_figure() -> None:
    series = make.figure("s", points=[make.point("2024", 1, cites=["reuters"])], cites=["bnn"])
    table = make.figure("t", rows=[make.row({"value": 1, "cites": ["blog"]}, label="x")])
    found = evidence(series, table)
    assert found.grade("s") == Grade("A", 6, 2)
    assert found.grade("t") == Grade("C", 6, 1)


def test_accounts_stand_beside_an_event_that_has_cites_of_its_own() -> None:
    told = make.account(cites=["reuters"], credibility=2)
    found = evidence(
        make.event("e", cites=["bnn"], accounts=[told]), make.event("f", accounts=[told])
    )
    assert found.origins("e") == ("bloomberg",)
    assert found.origins("f") == ("reuters",)
    assert found.grade_of(told.cites, told.credibility) == Grade("A", 2, 1)
    assert found.claims_of("reuters") == ("e", "f")


def test_a_source_stands_for_itself() -> None:
    found = evidence(struck=("bnn",))
    assert found.grade("reuters") == Grade("A", 6, 1)
    assert found.grade("blog") == Grade("C", 6, 0)
    assert found.grade("bnn") == Grade(None, 6, 0)
    assert found.origins("bloomberg") == ("bloomberg",)


def test_what_cites_nothing_or_does_not_exist_has_no_grade() -> None:
    found = evidence(make.unit("u"))
    assert str(found.grade("u")) == str(found.grade("nowhere")) == "–"
    assert found.chains("nowhere") == found.chains("u") == ()
    assert found.weakest("nowhere") is None


def test_claims_of_are_those_that_cite_and_resting_on_those_it_supports() -> None:
    found = evidence(
        make.event("through", cites=["blog"]),
        make.event("against", cites=[make.cite("bloomberg", stance="disputes")]),
        make.event("passage", cites=[make.cite("reuters", repeats=["bloomberg"])]),
        make.judgement("j", cites=["bnn"]),
    )
    assert found.claims_of("bloomberg") == ("against",)
    assert found.resting_on("bloomberg") == ("j", "through", "passage")
    assert found.resting_on("reuters") == ("passage",)


def test_a_judgement_is_as_good_as_its_weakest_link_and_has_all_origins() -> None:
    found = evidence(
        make.event("strong", cites=["reuters"], credibility=1),
        make.event("weak", cites=["blog"], credibility=4),
        make.judgement("below", ["weak"]),
        make.judgement("j", ["strong", "below"], cites=["bnn"]),
    )
    assert found.grade("j") == Grade("C", 4, 2)
    assert found.weakest("j") == "weak"
    assert set(found.origins("j")) == {"bloomberg", "reuters"}


def test_its_own_cites_may_be_the_weakest_link() -> None:
    found = evidence(make.event("e", cites=["reuters"]), make.judgement("j", ["e"], cites=["blog"]))
    assert found.weakest("j") == "j"
    assert str(found.grade("j")) == "C6"


def test_an_unsourced_event_is_a_weak_link_and_an_actor_is_none() -> None:
    found = evidence(
        make.event("e", cites=["reuters"], credibility=1),
        make.event("bare"),
        make.actor("a"),
        make.judgement("j", ["e", "a"]),
        make.judgement("k", ["e", "bare"]),
    )
    assert str(found.grade("j")) == "A1"
    assert found.weakest("k") == "bare"
    assert str(found.grade("k")) == "–"


def test_judgements_in_a_circle_share_what_they_reach_and_do_not_hang() -> None:
    records = (
        make.event("e", cites=["reuters"], credibility=2),
        make.judgement("a", ["b", "e"]),
        make.judgement("b", ["a"]),
        make.judgement("c", ["c"]),
    )
    found = evidence(*records)
    assert found.grade("a") == found.grade("b") == Grade("A", 2, 1)
    assert found.grade("c") == Grade(None, 6, 0)
    assert found.impact == Impact()
    assert evidence(*records, struck=("reuters",)).impact == Impact(
        claims=("e",), judgements=("a", "b")
    )


class TestStriking:
    """What falls if this source is wrong."""

    RECORDS = (
        make.event("one", cites=["bnn", "blog"]),
        make.event("two", cites=["blog", "reuters"]),
        make.event("other", cites=["reuters"]),
        make.judgement("on-one", ["one"]),
        make.judgement("on-both", ["one", "other"]),
        make.judgement("on-two", ["two"]),
        make.judgement("above", ["on-one"]),
        make.judgement("own", ["one"], cites=["reuters"]),
        make.judgement("own-less", ["other"], cites=["blog", "reuters"]),
        make.judgement("on-source", ["bnn"]),
    )

    def test_it_falls_without_an_origin_and_is_weakened_by_losing_one(self) -> None:
        found = evidence(*self.RECORDS, struck=("bloomberg",))
        assert found.impact == Impact(
            claims=("one",),
            weakened_claims=("two",),
            judgements=("on-one", "above", "on-source"),
            weakened_judgements=("on-both", "own", "own-less"),
        )
        assert found.state("one") == found.state("above") == "falls"
        assert found.state("two") == found.state("own") == "weakened"
        assert found.state("other") is None
        assert found.state("bloomberg") is None
        assert found.grade("one") == Grade("B", 6, 0)

    def test_a_struck_relay_leaves_what_another_path_still_reaches(self) -> None:
        twice = make.event("twice", cites=["bnn", "bloomberg"])
        assert evidence(twice, struck=("bnn",)).impact == Impact()

    def test_nothing_struck_nothing_falls(self) -> None:
        assert evidence(*self.RECORDS).impact == Impact()

    def test_what_never_had_an_origin_has_not_fallen_and_still_holds_up(self) -> None:
        found = evidence(
            make.event("bare"),
            make.event("e", cites=["reuters"]),
            make.judgement("j", ["bare", "e"]),
            make.judgement("k", []),
            struck=("reuters",),
        )
        assert found.impact == Impact(claims=("e",), weakened_judgements=("j",))

    def test_beyond_is_only_what_comes_on_top(self) -> None:
        found = evidence(*self.RECORDS, struck=("bloomberg",))

        def beyond(id: str) -> Impact:
            return found.striking(found.struck | {id}).impact.beyond(found.impact)

        assert beyond("reuters") == Impact(
            claims=("two", "other"), judgements=("on-both", "on-two", "own", "own-less")
        )
        assert beyond("bloomberg") == Impact()
        assert found.struck == {"bloomberg"}

    def test_an_id_that_is_no_source_strikes_nothing(self) -> None:
        assert evidence(*self.RECORDS, struck=("one", "nowhere")).impact == Impact()


def test_the_chain_shows_relays_origins_and_what_stood_above() -> None:
    event = make.event(
        "e", cites=[make.cite("bnn", at="para:2"), "blog", make.cite("reuters", repeats=["ft"])]
    )
    lines = evidence(event).chains("e")
    assert [(line.depth, line.source, line.last, line.again) for line in lines] == [
        (0, "bnn", False, False),
        (1, "bloomberg", True, False),
        (0, "blog", False, False),
        (1, "bnn", True, True),
        (0, "reuters", True, False),
        (1, "ft", True, False),
    ]
    assert [line.source for line in lines if line.origin] == ["bloomberg"]
    assert [line.source for line in lines if line.cut] == ["ft"]
    assert [line.stands for line in lines] == [True, True, True, True, False, False]
    assert lines[0].cite is not None
    assert lines[0].cite.at == "para:2"
    assert lines[1].cite is None


def test_below_what_disputes_a_claim_it_has_no_origin() -> None:
    event = make.event("e", cites=[make.cite("reuters", stance="disputes"), "bnn"])
    lines = evidence(event).chains("e")
    assert [(line.source, line.origin) for line in lines] == [
        ("reuters", False),
        ("bnn", False),
        ("bloomberg", True),
    ]


def test_below_a_struck_relay_nothing_stands() -> None:
    lines = evidence(make.event("e", cites=["blog"]), struck=("bnn",)).chains("e")
    assert [(line.source, line.cut, line.stands) for line in lines] == [
        ("blog", None, False),
        ("bnn", "struck", False),
        ("bloomberg", None, False),
    ]


def test_a_source_shows_its_own_chain() -> None:
    assert [line.source for line in evidence().chains("blog")] == ["blog", "bnn", "bloomberg"]


def test_every_part_that_cites_is_found() -> None:
    event = make.event("e", cites=["a"], accounts=[make.account(cites=["b"])])
    assert {cite.source for cite in all_cites(event)} == {"a", "b"}
    assert {cite.source for cite in claim_cites(event)} == {"a"}


IDS = ["s0", "s1", "s2", "s3", "s4"]


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Any relays (circles too), any cites, judgements on anything."""
    some = st.lists(st.sampled_from(IDS), max_size=2)
    records: list[Record] = [
        make.source(
            id,
            draw(st.sampled_from("ABCDEF")),
            repeats=draw(some),
            status=draw(st.sampled_from([None, None, None, "retracted"])),
        )
        for id in IDS
    ]
    for id in ("e0", "e1", "e2"):
        cites = [make.cite(one, repeats=draw(some)) for one in draw(some)]
        records.append(make.event(id, cites=cites, credibility=draw(st.integers(1, 6))))
    for id in ("j0", "j1", "j2"):
        on = st.sampled_from(["e0", "e1", "e2", "j0", "j1", "j2", "s0"])
        records.append(
            make.judgement(id, draw(st.lists(on, max_size=3, unique=True)), cites=draw(some))
        )
    return make.briefing(*records)


STRUCK = st.frozensets(st.sampled_from(IDS))
CLAIMS = ["e0", "e1", "e2", "j0", "j1", "j2"]


def walked(briefing: Briefing, gone: frozenset[str], cites: tuple[Cite, ...]) -> set[str]:
    """The origins by the words of the definition: walk every path."""
    relayed = {one.id: one.repeats for one in briefing.sources}
    front: list[str] = []
    for cite in cites:
        if cite.source not in gone:
            front += cite.repeats or [cite.source]
    found, seen = set(), set()
    while front:
        id = front.pop()
        if id in gone or id in seen:
            continue
        seen.add(id)
        front += relayed[id]
        if not relayed[id]:
            found.add(id)
    return found


@given(briefings(), STRUCK)
@settings(max_examples=150, deadline=None)
def test_origins_and_what_falls_are_those_of_the_definition(
    briefing: Briefing, struck: frozenset[str]
) -> None:
    found = Evidence(briefing, struck)
    impact = found.impact
    retracted = frozenset(one.id for one in briefing.sources if one.status == "retracted")
    for event in briefing.events:
        had = walked(briefing, frozenset(), event.cites)
        has = walked(briefing, struck | retracted, event.cites)
        assert set(found.origins(event.id)) == has
        assert found.grade(event.id).origins == len(has)
        assert (event.id in impact.claims) == bool(had and not has)
        assert (event.id in impact.weakened_claims) == bool(has and has < had)


@given(briefings(), STRUCK, STRUCK)
@settings(max_examples=150, deadline=None)
def test_striking_more_never_mends_and_unstriking_restores(
    briefing: Briefing, struck: frozenset[str], more: frozenset[str]
) -> None:
    before = Evidence(briefing, struck)
    after = before.striking(struck | more)
    for id in CLAIMS:
        assert set(after.origins(id)) <= set(before.origins(id))
        assert (after.grade(id).letter or "Z") >= (before.grade(id).letter or "Z")
    better, worse = before.impact, after.impact
    assert set(better.claims) <= set(worse.claims)
    assert set(better.judgements) <= set(worse.judgements)
    assert set(better.weakened_claims) <= {*worse.claims, *worse.weakened_claims}
    again = after.striking(struck)
    for id in CLAIMS:
        assert again.grade(id) == before.grade(id)
        assert again.origins(id) == before.origins(id)
        assert again.state(id) == before.state(id)
        assert again.chains(id) == before.chains(id)
    assert again.impact == before.impact == Evidence(briefing, struck).impact


@given(briefings(), STRUCK)
@settings(max_examples=150, deadline=None)
def test_what_was_struck_and_unstruck_is_as_if_it_had_never_been(
    briefing: Briefing, struck: frozenset[str]
) -> None:
    plain, again = Evidence(briefing), Evidence(briefing, struck).striking(frozenset())
    for id in briefing.by_id:
        assert again.grade(id) == plain.grade(id)
        assert again.origins(id) == plain.origins(id)
        assert again.state(id) == plain.state(id)
        assert again.weakest(id) == plain.weakest(id)
        assert again.chains(id) == plain.chains(id)
    assert again.impact == plain.impact


@given(briefings(), STRUCK)
@settings(max_examples=100, deadline=None)
def test_a_chain_shows_every_origin_and_stays_short(
    briefing: Briefing, struck: frozenset[str]
) -> None:
    found = Evidence(briefing, struck)
    relays = sum(len(one.repeats) for one in briefing.sources)
    for event in briefing.events:
        lines = found.chains(event.id)
        assert {line.source for line in lines} >= set(found.origins(event.id))
        assert {line.source for line in lines if line.origin} <= set(found.origins(event.id))
        own = sum(1 + len(cite.repeats) for cite in event.cites)
        assert len(lines) <= own + relays


def test_long_chains_take_neither_stack_nor_much_time() -> None:
    many = 5_000
    sources = [
        make.source(f"s{n}", repeats=[f"s{n + 1}"] if n < many else []) for n in range(many + 1)
    ]
    events = [make.event(f"e{n}", cites=[f"s{n}"]) for n in range(many)]
    judgements = [
        make.judgement(f"j{n}", [f"j{n + 1}" if n < many - 1 else "e0"]) for n in range(many)
    ]
    briefing = make.briefing(*sources, *events, *judgements)
    begun = time.perf_counter()
    found = Evidence(briefing)
    assert {found.origins(record.id) for record in (*events, *judgements)} == {(f"s{many}",)}
    assert {found.grade(record.id).origins for record in judgements} == {1}
    assert len(found.chains("e0")) == many + 1
    assert len(found.striking([f"s{many}"]).impact.judgements) == many
    assert time.perf_counter() - begun < 6
