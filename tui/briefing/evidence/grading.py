"""Grades, origins and relay chains of claims, and what falls where sources are struck.

The definitions are those of the content format ("What a reader's questions need from it"). Where
it leaves a choice, this is taken:

- A cite with `repeats` of its own relays that passage from those sources, so its path leads to
  them and to nothing else that its source is or relays; the letter stays the cited source's.
- A struck source counts as a retracted one in everything here.
- The points and cells of a figure are the figure: their cites are its own. The accounts of an event
  are versions beside it: their cites are theirs, and count for the event only where it has none.
- A source stands for itself, as if it were cited: so a judgement may rest on one directly.
- A judgement has all origins that its own cites and its basis reach, and the grade of its weakest
  link: no chain is better than that. Judgements that rest on one another in a circle do not hold
  each other up.

Pure: no files, no terminal. Everything is worked out when it is first asked for, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

import msgspec

from tui.briefing.evidence.impact import Impact, ImpactState, impact_of
from tui.briefing.evidence.index import EvidenceIndex, claim_cites
from tui.briefing.evidence.relays import Origins, Relay, origins_of, relay_chains
from tui.briefing.graph import components, reached
from tui.briefing.model import Briefing, Judgement, Record, Source
from tui.briefing.parts import Cite

NO_CREDIBILITY = 6
"""Admiralty credibility of a claim that gives none: cannot be judged."""

_Weakness: TypeAlias = tuple[str, int, int]
_UNGRADED = "Z"  # worse than F
_NOTHING: _Weakness = (_UNGRADED, NO_CREDIBILITY, 0)


class Grade(msgspec.Struct, frozen=True):
    """How well a claim is founded: `B3`, and on how many independent origins."""

    letter: str | None
    """Best Admiralty reliability among the supporting, unretracted sources cited, or None."""
    credibility: int
    """Admiralty credibility, 1-6; 6 where none is given."""
    origins: int
    """How many origins it has, the length of `Evidence.origins`."""

    def __str__(self) -> str:
        return f"{self.letter}{self.credibility}" if self.letter else "–"


class Evidence:
    """What a briefing stands on while some of its sources are struck."""

    def __init__(self, briefing: Briefing, struck: frozenset[str] = frozenset()) -> None:
        self.briefing = briefing
        self.struck = struck
        self._index = EvidenceIndex(briefing)
        self._grades: dict[str, Grade] = {}
        self._origins_by_id: dict[str, tuple[str, ...]] = {}

    def striking(self, struck: Iterable[str]) -> Evidence:
        """The same briefing with exactly these sources struck; cheaper than making one anew."""
        other = Evidence(self.briefing, frozenset(struck))
        other._index = self._index
        if not self.struck:
            other.baseline = self
        return other

    @cached_property
    def baseline(self) -> Evidence:
        """The same briefing with nothing struck; it shares what does not depend on that."""
        return self.striking(()) if self.struck else self

    def grade(self, id: str) -> Grade:
        """The grade of a record; of a judgement that of its weakest link, but all its origins.

        A source has its own letter. What cites nothing or does not exist has `–`.
        """
        known = self._grades.get(id)
        if known is None:
            known = self._grades[id] = self._grade(id)
        return known

    def grade_of(self, cites: Iterable[Cite], credibility: int | None = None) -> Grade:
        """The grade of a part that cites: an account, a point, a cell."""
        cites = tuple(cites)
        sources, cut = self._index.sources, self._origins.cut
        letters = [
            sources[cite.source].reliability
            for cite in cites
            if cite.stance == "supports" and cite.source in sources and cite.source not in cut
        ]
        return Grade(
            min(letters, default=None),
            NO_CREDIBILITY if credibility is None else credibility,
            len(self.origins_of(cites)),
        )

    def origins(self, id: str) -> tuple[str, ...]:
        """Ids of the origins of a record, in the order in which its cites and basis reach them."""
        known = self._origins_by_id.get(id)
        if known is None:
            record = self.briefing.by_id.get(id)
            if record is None:
                known = ()
            elif isinstance(record, Source):
                known = self._origins.of_source(id)
            elif isinstance(record, Judgement):
                known = self._judged[id].origins
            else:
                known = self.origins_of(claim_cites(record))
            self._origins_by_id[id] = known
        return known

    def origins_of(self, cites: Iterable[Cite]) -> tuple[str, ...]:
        """Ids of the origins of a part that cites: an account, a point, a cell."""
        return self._origins.of_cites(cites)

    def weakest(self, id: str) -> str | None:
        """The record at which a judgement's chain would break first.

        It may be several judgements deep, and is the judgement itself where its own cites are the
        weakest link. None for what is no judgement, or rests on nothing that could be sourced.
        """
        if not isinstance(self.briefing.by_id.get(id), Judgement):
            return None
        return self._judged[id].weakest

    def claims_of(self, source_id: str) -> tuple[str, ...]:
        """Ids of the records that cite a source, in any stance and any of their parts."""
        return tuple(self._index.citing.get(source_id, ()))

    def resting_on(self, source_id: str) -> tuple[str, ...]:
        """Ids of the records that a source supports, itself or through what relays it."""
        index = self._index
        relaying = reached([source_id], index.relayed_by)
        resting = {id for relay in relaying for id in index.supported.get(relay, ())}
        return index.in_order(resting)

    def chains(self, id: str) -> tuple[Relay, ...]:
        """The cites of a record's claim with all that they relay, as lines of a tree.

        Of a source: itself and what it relays. Of a judgement: its own cites only; its basis has
        chains of its own.
        """
        record = self.briefing.by_id.get(id)
        if record is None:
            return ()
        if isinstance(record, Source):
            return relay_chains([(id, None)], self._origins, self._index.sources)
        return self.chains_of(claim_cites(record))

    def chains_of(self, cites: Iterable[Cite]) -> tuple[Relay, ...]:
        """The same for a part that cites: an account, a point, a cell."""
        tops = [(cite.source, cite) for cite in cites]
        return relay_chains(tops, self._origins, self._index.sources)

    def state(self, id: str) -> ImpactState | None:
        """Whether a record falls or is weakened by what is struck and retracted."""
        return self._states.get(id)

    @cached_property
    def impact(self) -> Impact:
        """Everything that falls or is weakened by what is struck and retracted.

        Where nothing is struck, that is what retracted sources have already brought down.
        """
        return impact_of(self._index, self._origins)

    @cached_property
    def _origins(self) -> Origins:
        cut = self._index.retracted | (self.struck & self._index.sources.keys())
        return origins_of(self._index.sources, frozenset(cut))

    def _grade(self, id: str) -> Grade:
        record = self.briefing.by_id.get(id)
        if record is None:
            return Grade(None, NO_CREDIBILITY, 0)
        if isinstance(record, Source):
            letter = None if id in self._origins.cut else record.reliability
            return Grade(letter, NO_CREDIBILITY, len(self.origins(id)))
        if isinstance(record, Judgement):
            return self._judged[id].grade
        return self.grade_of(claim_cites(record), getattr(record, "credibility", None))

    @cached_property
    def _judged(self) -> Mapping[str, _Judged]:
        """Every judgement by its id; those in a circle share what they reach."""
        judged: dict[str, _Judged] = {}
        basis, by_id = self._index.basis, self.briefing.by_id
        for group in components(basis):
            origins: dict[str, None] = {}
            links: list[tuple[_Weakness, str]] = []
            circle = set(group)
            for id in group:
                own = claim_cites(by_id[id])
                if any(cite.stance == "supports" for cite in own):
                    origins.update(dict.fromkeys(self.origins_of(own)))
                    links.append((_weakness(self.grade_of(own)), id))
                for target in basis[id]:
                    if target in circle:
                        continue
                    below = judged.get(target)
                    origins.update(dict.fromkeys(below.origins if below else self.origins(target)))
                    if below:
                        links.append((below.key, below.weakest or target))
                    elif _could_be_sourced(by_id[target]):
                        links.append((_weakness(self.grade(target)), target))
            found = tuple(origins)
            key, weakest = max(links, key=lambda link: link[0], default=(_NOTHING, None))
            grade = Grade(None if key[0] == _UNGRADED else key[0], key[1], len(found))
            judged.update(dict.fromkeys(group, _Judged(grade, found, weakest, key)))
        return judged

    @cached_property
    def _states(self) -> Mapping[str, ImpactState]:
        found = self.impact
        states: dict[str, ImpactState] = dict.fromkeys(
            (*found.weakened_claims, *found.weakened_judgements), "weakened"
        )
        states.update(dict.fromkeys((*found.claims, *found.judgements), "falls"))
        return states


class _Judged(msgspec.Struct, frozen=True):
    """What a judgement stands on, over all judgements below it."""

    grade: Grade
    origins: tuple[str, ...]
    weakest: str | None
    key: _Weakness


def _weakness(grade: Grade) -> _Weakness:
    """Greater is weaker: by letter, then credibility, then the fewer origins."""
    return grade.letter or _UNGRADED, grade.credibility, -grade.origins


def _could_be_sourced(record: Record) -> bool:
    """Whether a missing source is a weakness: of what makes a claim, cited or not."""
    return record.kind_name in ("event", "relation", "figure", "source") or bool(
        claim_cites(record)
    )


class Struck(NamedTuple):
    """What was brought down; ids in the order of the briefing, each in one of the three."""

    falls: tuple[str, ...]
    """Claims that lost all support."""
    weakened: tuple[str, ...]
    """Claims that lost an origin and keep another, and judgements of which a part has fallen."""
    judgements: tuple[str, ...]
    """Judgements that fall, or lost their last independent origin."""


def brought_down(now: Evidence, before: Evidence | None = None) -> Struck:
    """What falls or is weakened `now` and did not `before`; both of the same briefing.

    Without `before`, what falls beyond what does with nothing struck.
    """
    before = before or now.baseline
    impact = now.impact.beyond(before.impact)
    weakened = impact.weakened_judgements
    unsupported = {id for id in weakened if before.origins(id) and not now.origins(id)}
    down = {*impact.judgements, *unsupported}
    return Struck(
        impact.claims,
        (*impact.weakened_claims, *(id for id in weakened if id not in unsupported)),
        tuple(one.id for one in now.briefing.judgements if one.id in down),
    )
