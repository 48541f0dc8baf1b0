"""Which sources a record is cited by: each once, with its places."""

from __future__ import annotations

from tests.briefing import make
from tui.briefing.model import Briefing
from tui.export.cited import citations_of

SOURCES = tuple(make.source(id) for id in ("paper", "wire", "filing"))


def cited(briefing: Briefing, id: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.source.id, one.label, one.places) for one in citations_of(briefing, id)]


def test_a_source_is_cited_by_itself() -> None:
    assert cited(make.briefing(*SOURCES), "wire") == [("wire", "", ())]


def test_an_event_by_all_its_cites_in_their_order_and_whatever_they_do_to_it() -> None:
    cites = [make.cite("wire", at="para:4"), make.cite("paper", stance="disputes")]
    briefing = make.briefing(*SOURCES, make.event("ban", cites=cites))
    assert cited(briefing, "ban") == [("wire", "paragraph", ("4",)), ("paper", "", ())]


def test_the_cites_of_accounts_points_and_cells_count() -> None:
    account = make.account("x", by_text="a", cites=["wire"])
    series = make.figure("s", points=[make.point("2024", 1, cites=["filing"])], chart="bar")
    briefing = make.briefing(*SOURCES, make.event("ban", accounts=[account], cites=[]), series)
    assert cited(briefing, "ban") == [("wire", "", ())]
    assert cited(briefing, "s") == [("filing", "", ())]


def test_places_of_one_kind_stand_together_and_a_source_as_a_whole_gives_way() -> None:
    cites = [
        make.cite("wire", at="para:4"),
        make.cite("wire"),
        make.cite("wire", at="paragraph:7"),
        make.cite("wire", at="para:4"),
        make.cite("wire", at="sec:2"),
        make.cite("paper", at="somewhere"),
    ]
    briefing = make.briefing(*SOURCES, make.event("ban", cites=cites))
    assert cited(briefing, "ban") == [
        ("wire", "paragraph", ("4", "7")),
        ("wire", "section", ("2",)),
        ("paper", "", ("somewhere",)),
    ]


def test_a_judgement_by_its_own_cites_and_those_of_its_basis_once_each() -> None:
    briefing = make.briefing(
        *SOURCES,
        make.event("ban", cites=["wire", "paper"]),
        make.event("sale", cites=[make.cite("wire", at="para:1")]),
        make.judgement("inner", basis=["sale", "outer"]),
        make.judgement("outer", basis=["ban", "inner"], cites=["filing"]),
    )
    assert cited(briefing, "outer") == [
        ("filing", "", ()),
        ("wire", "paragraph", ("1",)),
        ("paper", "", ()),
    ]


def test_a_story_by_its_steps_and_the_briefing_by_all_its_sources() -> None:
    story = make.story("walk", ["ban", "paper"])
    briefing = make.briefing(*SOURCES, make.event("ban", cites=["filing"]), story)
    assert cited(briefing, "walk") == [("filing", "", ()), ("paper", "", ())]
    assert [id for id, _, _ in cited(briefing, briefing.meta.id)] == ["paper", "wire", "filing"]


def test_what_cites_nothing_or_what_is_not_there_has_no_citations() -> None:
    briefing = make.briefing(*SOURCES, make.event("ban", cites=["gone"]))
    assert cited(briefing, "ban") == []
    assert cited(briefing, "nothing") == []
