"""What struck and retracted sources bring down: claims first, then the judgements on them.

A record in a judgement's basis that never had an origin has not fallen, so it still holds the
judgement up; own cites that lead nowhere do not. A judgement is weakened by what has fallen, and by
an origin that its own cites have lost, but not by a basis that was only weakened.

Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple, TypeAlias

from tui.briefing.evidence.index import EvidenceIndex, claim_cites
from tui.briefing.evidence.relays import Origins
from tui.briefing.graph import reached

ImpactState: TypeAlias = Literal["falls", "weakened"]
"""What struck and retracted sources do to a record."""


class Impact(NamedTuple):
    """What struck and retracted sources bring down; ids in the order of the briefing."""

    claims: tuple[str, ...] = ()
    """Claims (all records that cite, but judgements) that had an origin and have none left."""
    weakened_claims: tuple[str, ...] = ()
    """Claims that lost an origin and keep another."""
    judgements: tuple[str, ...] = ()
    """Judgements whose whole basis and own cites have fallen."""
    weakened_judgements: tuple[str, ...] = ()
    """Judgements of whose basis and own cites a part has fallen."""

    def beyond(self, other: Impact) -> Impact:
        """What is here and not yet there; what only was weakened there and falls here counts."""
        return Impact(*map(_without, self, other))


def _without(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...]:
    known = set(there)
    return tuple(id for id in here if id not in known)


def impact_of(index: EvidenceIndex, now: Origins) -> Impact:
    """What falls or is weakened where paths lead as in `now`, and not as if nothing were cut."""
    if not now.cut:
        return Impact()
    before = index.all_origins
    gone: set[str] = set()  # with sources, which judgements may rest on
    less: set[str] = set()
    touched: set[str] = set()
    for source in index.sources:
        if before.of_source(source) != now.of_source(source):
            touched.update(index.supported.get(source, ()))
            if before.of_source(source) and not now.of_source(source):
                gone.add(source)
    touched.update(id for source in now.cut for id in index.supported.get(source, ()))
    for id in touched:
        cites = claim_cites(index.briefing.by_id[id])
        had, has = before.of_cites(cites), now.of_cites(cites)
        if had and not has:
            gone.add(id)
        elif len(has) < len(had):
            less.add(id)
    judgements = index.basis.keys()
    own_gone, own_less = gone & judgements, less & judgements
    gone -= judgements
    before_held, held = _held_up(index, set(), set()), _held_up(index, gone, own_gone)
    judgements_gone = before_held - held
    down = gone | judgements_gone
    weakened = {
        id
        for id in held & before_held
        if id in own_gone or id in own_less or any(one in down for one in index.basis[id])
    }
    return Impact(
        index.in_order(gone - index.sources.keys()),
        index.in_order(less - judgements),
        index.in_order(judgements_gone),
        index.in_order(weakened),
    )


def _held_up(index: EvidenceIndex, gone: AbstractSet[str], own_gone: AbstractSet[str]) -> set[str]:
    """The judgements that something still holds up, while `gone` and the own cites of `own_gone`
    have fallen. One that rests on nothing at all stands by itself.
    """
    resting: dict[str, list[str]] = {}
    held_up: list[str] = []
    for id, basis in index.basis.items():
        own = bool(index.all_origins.of_cites(claim_cites(index.briefing.by_id[id])))
        held = (own and id not in own_gone) or not (own or basis)
        for target in basis:
            if target in index.basis:
                resting.setdefault(target, []).append(id)
            else:
                held = held or target not in gone
        if held:
            held_up.append(id)
    return set(reached(held_up, resting))
