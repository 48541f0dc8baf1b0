"""Rules about ids: how they look, what they name, whether they run in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tui.briefing.closed_lists import ID_PATTERN
from tui.briefing.fields import FieldPath, values_in
from tui.briefing.graph import circles
from tui.briefing.links import Reference
from tui.briefing.model import Actor, Event, Figure, Judgement, Record, Relation, Source
from tui.briefing.text import Prose
from tui.library.checking import Checking
from tui.library.clean import shorten
from tui.library.findings import Finding, Location, RecordPlace, finding, unknown_word
from tui.library.problems import Phrase

_LONG: Final = 100_000
"""Characters of a text beyond which marks in it are not told apart."""

_ID: Final = re.compile(ID_PATTERN)

_CHAINS: Final[tuple[tuple[type[Record], str], ...]] = (
    (Source, "repeats"),
    (Actor, "parent"),
    (Event, "follows"),
    (Judgement, "basis"),
)
"""Fields that lead from record to record and must come to an end."""


def ids(checking: Checking) -> Iterator[Finding]:
    """An id may hold small letters, digits and hyphens."""
    for record, place in checking.everything:
        if _ID.fullmatch(record.id) is None:
            yield _ill_formed(place, ("id",), record.id)


def columns(checking: Checking) -> Iterator[Finding]:
    """So may the id of a table's column, which must be the only one of its name in the table."""
    for figure, place in checking.entries(Figure):
        seen: set[str] = set()
        for at, column in enumerate(figure.columns):
            path = ("columns", at, "id")
            if _ID.fullmatch(column.id) is None:
                yield _ill_formed(place, path, column.id)
            if column.id in seen:
                shown = shorten(column.id)
                yield finding("duplicate-id", place.at(path), name="duplicate-column", id=shown)
            seen.add(column.id)


def targets(checking: Checking) -> Iterator[Finding]:
    """What is named must exist and be of a kind that is allowed there."""
    by_id = checking.briefing.by_id
    lost = checking.draft.lost
    for record, place, reference in checking.references:
        target = by_id.get(reference.id)
        if target is None:
            if reference.id not in lost and not checking.draft.blind:
                yield _unknown(checking, record, _location(record, place, reference), reference)
        elif not reference.accepts(target):
            yield _wrong_kind(_location(record, place, reference), reference, target)


def _ill_formed(place: RecordPlace, path: FieldPath, id_: str) -> Finding:
    near = re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-")[:100]
    suggestion = near if near and near != id_ else None
    return finding("bad-id", place.at(path), suggestion=suggestion, id=shorten(id_))


def _unknown(checking: Checking, record: Record, where: Location, reference: Reference) -> Finding:
    shown = shorten(reference.id)
    field = reference.path[-1]
    if field == "unit":
        near = checking.nearest(reference.id, checking.units)
        return finding("unknown-unit", where, suggestion=near, unit=shown)
    if isinstance(record, Relation) and field == "type":
        return unknown_word(reference.id, checking.relation_types, where, checking.nearest)
    near = checking.nearest(reference.id, checking.ids_of(reference.wanted))
    return finding("unknown-id", where, suggestion=near, id=shown)


def _wrong_kind(where: Location, reference: Reference, target: Record) -> Finding:
    shown = shorten(reference.id)
    if reference.valued and isinstance(target, Figure):
        held = "value" if target.value is not None else "series" if target.points else "table"
        names = {"never": "valued", "also": "summed", "only": "series"}
        name = f"wrong-kind-{names[reference.series]}"
        return finding("wrong-kind", where, name=name, id=shown, shape=Phrase(f"shape-{held}"))
    kind = Phrase(f"kind-{target.kind_name}")
    kinds = [Phrase(f"kind-{table}") for table in sorted(reference.wanted)[:2]]
    name = "wrong-kind-of-two" if len(kinds) > 1 else ""
    wanted: dict[str, Any] = dict(zip(("wanted", "other"), kinds, strict=False))
    return finding("wrong-kind", where, name=name, id=shown, kind=kind, **wanted)


def _location(record: Record, place: RecordPlace, reference: Reference) -> Location:
    """The location of a reference; of a mark in prose, that of the very mark."""
    if reference.start is None:
        return place.at(reference.path)
    text = _text_at(record, reference.path)
    if len(text) > _LONG:
        return place.at(reference.path)
    mark = text[reference.start : reference.start + 2] + reference.id
    return place.at(reference.path, "value", mark, text.count(mark, 0, reference.start))


def _text_at(record: Record, path: FieldPath) -> str:
    """The prose at a path that may end in a language."""
    texts = dict(values_in(record, Prose))
    if path in texts:
        return texts[path].entries[0][1]
    return dict[str | int, str](texts[path[:-1]].entries)[path[-1]]


def circles_of_ids(checking: Checking) -> Iterator[Finding]:
    """Relays, parents, what follows what, and what rests on what must lead to an end."""
    for kind, field in _CHAINS:
        edges: dict[str, tuple[str, ...]] = {}
        places: dict[str, RecordPlace] = {}
        for record, place in checking.entries(kind):
            named = getattr(record, field)
            edges[record.id] = named if isinstance(named, tuple) else (named,) if named else ()
            places[record.id] = place
        for group in circles(edges):
            path = _shortest_circle(group, edges)
            at: FieldPath = (field,)
            if field != "parent":
                at = (field, edges[path[0]].index(path[1]))
            shown = " → ".join(shorten(id_) for id_ in path)
            yield finding("cycle", places[path[0]].at(at), key=field, path=shown)


def _shortest_circle(group: Sequence[str], edges: dict[str, tuple[str, ...]]) -> list[str]:
    """A shortest way from the group's first id back to itself."""
    start = group[0]
    inside = set(group)
    came_from: dict[str, str] = {}
    waiting = [start]
    for node in waiting:
        for target in edges[node]:
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return [*reversed(way), start]
            if target in inside and target not in came_from:
                came_from[target] = node
                waiting.append(target)
    return [start, start]
