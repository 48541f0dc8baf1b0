"""Which sources a record is cited by, each once, and where in them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.briefing.evidence import all_cites
from tui.briefing.locators import SHORT_LOCATORS
from tui.briefing.model import Briefing, Judgement, Meta, Source, Story
from tui.briefing.parts import Cite


class Citation(NamedTuple):
    """One source, and the places in it that are meant."""

    source: Source
    """What is cited."""
    label: str = ""
    """CSL locator of the places; empty where none is given or it is not written as one."""
    places: tuple[str, ...] = ()
    """Where, in the order of the cites; empty for the source as a whole."""


def citations_of(briefing: Briefing, id: str) -> tuple[Citation, ...]:
    """The citations of a record, in the order in which it cites.

    A source is cited by itself, a judgement by its own cites and those of its basis, a story by
    those of its steps, the briefing by all its sources. Places in one source stand together where
    they are of one kind; a source cited both as a whole and in places keeps the places.
    """
    record = briefing.by_id.get(id)
    if isinstance(record, Source):
        return (Citation(record),)
    if isinstance(record, Meta):
        return tuple(Citation(source) for source in briefing.sources)
    places: dict[str, dict[str, list[str]]] = {}
    for cite in _cites(briefing, id, set()):
        label, place = _locator(cite.at)
        there = places.setdefault(cite.source, {}).setdefault(label, [])
        if place and place not in there:
            there.append(place)
    return tuple(
        Citation(source, label, tuple(there))
        for source_id, by_label in places.items()
        if isinstance(source := briefing.by_id.get(source_id), Source)
        for label, there in by_label.items()
        if there or len(by_label) == 1
    )


def _cites(briefing: Briefing, id: str, seen: set[str]) -> Iterator[Cite]:
    """The cites of a record, then of what it rests on or walks through."""
    record = briefing.by_id.get(id)
    if record is None or id in seen:
        return
    seen.add(id)
    if isinstance(record, Source):
        # A story may stop at a source, a judgement rest on one.
        yield Cite(source=id)
        return
    yield from all_cites(record)
    if isinstance(record, Judgement):
        for each in record.basis:
            yield from _cites(briefing, each, seen)
    elif isinstance(record, Story):
        for step in record.steps:
            yield from _cites(briefing, step.ref, seen)


def _locator(at: str | None) -> tuple[str, str]:
    """Label and place of a locator such as `para:4`."""
    if at is None:
        return "", ""
    label, sign, place = at.partition(":")
    if not sign or not place.strip():
        return "", at.strip()
    return SHORT_LOCATORS.get(label, label), place.strip()
