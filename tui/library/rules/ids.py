"""Rules about ids: how they look, what they name, whether they run in a circle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tui.briefing.closed_lists import ID_PATTERN
from tui.briefing.graph import circles
from tui.briefing.model import Actor, Event, Figure, Judgement, Relation, Source
from tui.library.check import location, say, value_at
from tui.library.clean import shorten
from tui.library.problems import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.briefing.links import Reference
    from tui.briefing.model import Record
    from tui.library.check import Checking
    from tui.library.draft import RecordPlace
    from tui.library.findings import Finding, KeyPath, Location

_LONG: Final = 100_000
"""Characters of a text beyond which marks in it are not told one from another."""

_ID: Final = re.compile(ID_PATTERN)


def ids(checking: Checking) -> Iterator[Finding]:
    """An id may hold small letters, digits and hyphens."""
    sound = _ID.fullmatch
    for record, place in checking.everything:
        if sound(record.id) is None:
            yield _ill_formed(place, ("id",), record.id)


def columns(checking: Checking) -> Iterator[Finding]:
    """So may the id of a table's column, which must be the only one of its name in the table."""
    for record, place in checking.entries("figure"):
        if not isinstance(record, Figure) or not record.columns:
            continue
        seen: set[str] = set()
        for at, column in enumerate(record.columns):
            path = ("columns", at, "id")
            if _ID.fullmatch(column.id) is None:
                yield _ill_formed(place, path, column.id)
            if column.id in seen:
                words = "duplicate-column"
                yield say("duplicate-id", location(place, path), words=words, id=shorten(column.id))
            seen.add(column.id)


def targets(checking: Checking) -> Iterator[Finding]:
    """What is named must exist and be of the kind that may stand there."""
    by_id = checking.briefing.by_id
    lost = checking.draft.lost
    for record, place, reference in checking.references:
        target = by_id.get(reference.id)
        if target is None:
            if reference.id not in lost and not checking.draft.blind:
                yield _unknown(checking, record, place, reference)
        elif not reference.accepts(target):
            yield _wrong_kind(record, place, reference, target)


def _ill_formed(place: RecordPlace, path: KeyPath, id_: str) -> Finding:
    near = re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-")[:100]
    suggestion = near if near and near != id_ else None
    return say("bad-id", location(place, path), suggestion=suggestion, id=shorten(id_))


def _unknown(
    checking: Checking, record: Record, place: RecordPlace, reference: Reference
) -> Finding:
    where = _where(record, place, reference)
    shown = shorten(reference.id)
    field = reference.path[-1]
    if field == "unit":
        known = checking.units
        near = checking.speller.nearest(reference.id, known)
        return say("unknown-unit", where, suggestion=near, unit=shown)
    if isinstance(record, Relation) and field == "type":
        known = checking.relation_types
        near = checking.speller.nearest(reference.id, known)
        return say("unknown-word", where, suggestion=near, word=shown, key="type", choices=known)
    near = checking.speller.nearest(reference.id, checking.ids_of(reference.wanted))
    return say("unknown-id", where, suggestion=near, id=shown)


def _wrong_kind(
    record: Record, place: RecordPlace, reference: Reference, target: Record
) -> Finding:
    where = _where(record, place, reference)
    is_kind = Phrase(f"kind-{target.kind_name}")
    if reference.valued and isinstance(target, Figure):
        held = "value" if target.value is not None else "series" if target.points else "table"
        words = "wrong-kind-valued" if reference.series == "never" else "wrong-kind-summed"
        words = "wrong-kind-series" if reference.series == "only" else words
        shape = Phrase(f"shape-{held}")
        return say("wrong-kind", where, words=words, id=shorten(reference.id), shape=shape)
    first, *more = [Phrase(f"kind-{kind}") for kind in sorted(reference.wanted)]
    if not more:
        return say("wrong-kind", where, id=shorten(reference.id), kind=is_kind, wanted=first)
    words = "wrong-kind-of-two"
    id_ = shorten(reference.id)
    return say("wrong-kind", where, words=words, id=id_, kind=is_kind, wanted=first, other=more[0])


def _where(record: Record, place: RecordPlace, reference: Reference) -> Location:
    """The spot of a reference; of a mark, the very mark."""
    if reference.start is None:
        return location(place, reference.path)
    prose = value_at(record, reference.path)
    text = prose if isinstance(prose, str) else prose.entries[0][1]
    if len(text) > _LONG:
        return location(place, reference.path)
    sign = text[reference.start : reference.start + 2] + reference.id
    return location(place, reference.path, "value", sign, text.count(sign, 0, reference.start))


def circles_of_ids(checking: Checking) -> Iterator[Finding]:
    """Relays, parents, what follows what, and what rests on what must lead to an end."""
    chains: tuple[tuple[str, str, type[Record]], ...] = (
        ("source", "repeats", Source),
        ("actor", "parent", Actor),
        ("event", "follows", Event),
        ("judgement", "basis", Judgement),
    )
    for kind, field, _ in chains:
        edges: dict[str, tuple[str, ...]] = {}
        places: dict[str, RecordPlace] = {}
        for record, place in checking.entries(kind):
            named = getattr(record, field)
            edges[record.id] = named if isinstance(named, tuple) else (named,) if named else ()
            places[record.id] = place
        for group in circles(edges):
            path = _round(group, edges)
            first, second = path[0], path[1]
            at: KeyPath = (field,)
            if field != "parent":
                at = (field, edges[first].index(second))
            shown = " → ".join(shorten(id_) for id_ in path)
            yield say("cycle", location(places[first], at), key=field, path=shown)


def _round(group: Sequence[str], edges: dict[str, tuple[str, ...]]) -> list[str]:
    """A shortest way from the group's first id back to itself."""
    start = group[0]
    inside = set(group)
    came: dict[str, str] = {}
    front = [start]
    for node in front:
        for target in edges[node]:
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return [*reversed(way), start]
            if target in inside and target not in came:
                came[target] = node
                front.append(target)
    return [start, start]
