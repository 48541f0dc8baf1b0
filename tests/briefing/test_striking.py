"""What striking a source brings down."""

from __future__ import annotations

from tests.briefing import make
from tui.briefing.evidence import Evidence, Struck, brought_down
from tui.briefing.model import Record

SOURCES = [
    make.source("wire", "B"),
    make.source("relay", "B", repeats=["wire"]),
    make.source("paper", "C"),
]


def struck(*ids: str, withdrawn: bool = False, records: tuple[Record, ...] = ()) -> Struck:
    sources = list(SOURCES)
    if withdrawn:
        sources[2] = make.source("paper", "C", status="retracted")
    evidence = Evidence(make.briefing(*sources, *records))
    return brought_down(evidence.striking(frozenset(ids)), evidence)


ALONE = make.event("alone", cites=["wire", "relay"])
BOTH = make.event("both", cites=["relay", "paper"])
OTHER = make.event("other", cites=["paper"])


def test_what_has_no_origin_left_falls_and_what_keeps_one_is_weakened() -> None:
    assert struck("wire", records=(ALONE, BOTH, OTHER)) == Struck(("alone",), ("both",), ())


def test_striking_a_relay_leaves_its_origin_to_those_who_cite_it() -> None:
    assert struck("relay", records=(ALONE, BOTH)) == Struck((), ("both",), ())


def test_a_judgement_falls_with_its_whole_basis_and_is_weakened_with_a_part() -> None:
    whole = make.judgement("whole", basis=["alone"])
    part = make.judgement("part", basis=["alone", "other"])
    found = struck("wire", records=(ALONE, OTHER, whole, part))
    assert found == Struck(("alone",), ("part",), ("whole",))


def test_a_judgement_that_loses_its_last_origin_is_told_with_those_that_fall() -> None:
    """What never had an origin holds it up, but nobody says so any more."""
    bare = make.event("bare")
    found = struck("wire", records=(ALONE, bare, make.judgement("held", basis=["alone", "bare"])))
    assert found == Struck(("alone",), (), ("held",))


def test_what_a_retraction_has_brought_down_already_is_not_told_again() -> None:
    assert struck("wire", withdrawn=True, records=(ALONE, OTHER)).falls == ("alone",)
