"""Which cites a claim stands on, and what about a briefing's evidence stays whatever is struck.

Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from tui.briefing.evidence.relays import Origins, origins_of
from tui.briefing.fields import values_in
from tui.briefing.model import Briefing, Event, Figure, Record, Source
from tui.briefing.parts import Cite


def all_cites(record: Record) -> Iterator[Cite]:
    """Every cite of a record, those of its parts (accounts, points, cells) among them."""
    return (cite for _, cite in values_in(record, Cite))


def claim_cites(record: Record) -> tuple[Cite, ...]:
    """The cites that what a record claims stands on."""
    if isinstance(record, Figure):
        return tuple(all_cites(record)) if record.points or record.rows else record.cites
    if isinstance(record, Event) and not record.cites:
        return tuple(all_cites(record))
    cites: tuple[Cite, ...] = getattr(record, "cites", ())
    return cites


class EvidenceIndex:
    """What about a briefing is the same whatever is struck."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.briefing.sources}

    @cached_property
    def retracted(self) -> frozenset[str]:
        """Ids of the sources that were withdrawn."""
        return frozenset(id for id, one in self.sources.items() if one.status == "retracted")

    @cached_property
    def all_origins(self) -> Origins:
        """Where every path leads while no source is struck or retracted."""
        return origins_of(self.sources, frozenset())

    @cached_property
    def relayed_by(self) -> Mapping[str, list[str]]:
        """Source to the sources that relay it."""
        relayed: dict[str, list[str]] = {}
        for source in self.briefing.sources:
            for target in source.repeats:
                relayed.setdefault(target, []).append(source.id)
        return relayed

    @cached_property
    def citing(self) -> Mapping[str, dict[str, None]]:
        """Source to the records that cite it, in whatever stance."""
        citing: dict[str, dict[str, None]] = {}
        for record in self.briefing.records():
            for cite in all_cites(record):
                citing.setdefault(cite.source, {})[record.id] = None
        return citing

    @cached_property
    def supported(self) -> Mapping[str, dict[str, None]]:
        """Source to the records whose claim names it on a supporting path."""
        supported: dict[str, dict[str, None]] = {}
        for record in self.briefing.records():
            for cite in claim_cites(record):
                if cite.stance == "supports":
                    for source in (cite.source, *cite.repeats):
                        supported.setdefault(source, {})[record.id] = None
        return supported

    @cached_property
    def basis(self) -> Mapping[str, tuple[str, ...]]:
        """Judgement to the records it rests on, as far as they exist."""
        by_id = self.briefing.by_id
        return {
            one.id: tuple(id for id in one.basis if id in by_id) for one in self.briefing.judgements
        }

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each record stands in the briefing, from 0."""
        return {record.id: at for at, record in enumerate(self.briefing.records())}

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """These ids in the order of the briefing."""
        return tuple(sorted(ids, key=self.position.__getitem__))
