"""Who mentions whom: the references in a record, and the mentions of a briefing in both directions.

Which fields refer to what is read from the annotations of the record's class (`fields.Ref`; prose
refers by its marks). Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Literal, TypeAlias

import msgspec

from tui.briefing.fields import Field, FieldPath, Ref, fields_of
from tui.briefing.model import RECORD_TYPES, Briefing, Figure, Record
from tui.briefing.prose import prose_marks
from tui.briefing.text import Prose

ANY = frozenset((*RECORD_TYPES, "briefing"))
"""Every kind of record."""
_FIGURE = frozenset(["figure"])


class Reference(msgspec.Struct, frozen=True):
    """One place in a record that names another."""

    id: str
    """What is named, whether or not it exists."""
    path: FieldPath
    """Where in the record."""
    wanted: frozenset[str]
    """Kinds (`kind_name`) that may stand here."""
    valued: bool = False
    """Whether it must be a figure with a single value, or what `series` says."""
    start: int | None = None
    """Of a mark in prose: its offset in the text, in characters."""
    series: Literal["never", "also", "only"] = "never"
    """Whether a series may stand for the single value."""

    def accepts(self, record: Record) -> bool:
        """Whether that record may stand here."""
        if record.kind_name not in self.wanted:
            return False
        if not self.valued or not isinstance(record, Figure):
            return not self.valued
        if record.points and record.value is None:
            return self.series != "never"
        return record.value is not None and self.series != "only"


class Mention(msgspec.Struct, frozen=True):
    """One field of a record that names another."""

    id: str
    """The record that names it."""
    field: str
    """The field, as in the file (`actors`, `cites`, `body` …)."""


_Walk: TypeAlias = Callable[[Any, FieldPath, list[Reference]], None]


def references(record: Record) -> Iterator[Reference]:
    """Every reference in a record, in the order of its class's fields; marks in every language."""
    found: list[Reference] = []
    for walk in _walks(type(record)):
        walk(record, (), found)
    return iter(found)


class Links:
    """The mentions of a briefing in both directions; nothing is worked out before it is asked."""

    def __init__(self, briefing: Briefing) -> None:
        self._records = briefing.by_id
        self._all = briefing
        self._out: dict[str, tuple[str, ...]] = {}

    def out(self, id: str) -> tuple[str, ...]:
        """Ids of the records that a record names, in its order, each once.

        What does not exist and the record itself are left out. An unknown id names nothing.
        """
        known = self._out.get(id)
        if known is None:
            records = self._records
            found = references(records[id]) if id in records else ()
            named = dict.fromkeys(reference.id for reference in found)
            known = tuple(target for target in named if target != id and target in records)
            self._out[id] = known
        return known

    def into(self, id: str) -> tuple[Mention, ...]:
        """Who names a record and in which field, in the order of the briefing, each once."""
        return tuple(self._mentions.get(id, ()))

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        into: dict[str, list[Mention]] = {}
        for record in (self._all.meta, *self._all.records()):
            own = record.id
            known = set()
            for reference in references(record):
                target, field = key = reference.id, reference.path[0]
                if target == own or key in known:
                    continue
                known.add(key)
                into.setdefault(target, []).append(Mention(own, str(field)))
        return into


@cache
def _walks(kind: type[msgspec.Struct]) -> tuple[_Walk, ...]:
    """What finds the references of each field of a class that may hold some."""
    return tuple(walk for field in fields_of(kind) if (walk := _walk(field)) is not None)


def _walk(field: Field) -> _Walk | None:
    if field.holds(Prose):
        return _each(field, (_marks,))
    if field.is_part:
        inner = _walks(field.value_type)
        return _each(field, inner) if inner else None
    ref = field.mark(Ref)
    return None if ref is None else _ids(field, ref)


def _each(field: Field, walks: tuple[_Walk, ...]) -> _Walk:
    """Walks the value of a field, or each of its values."""
    get, key = attrgetter(field.name), field.key

    def one(part: Any, path: FieldPath, found: list[Reference]) -> None:
        value = get(part)
        if value is not None:
            for inner in walks:
                inner(value, (*path, key), found)

    def many(part: Any, path: FieldPath, found: list[Reference]) -> None:
        values = get(part)
        if values:
            for index, value in enumerate(values):
                here = (*path, key, index)
                for inner in walks:
                    inner(value, here, found)

    return many if field.many else one


def _marks(prose: Prose, path: FieldPath, found: list[Reference]) -> None:
    """The marks of a prose in every language."""
    for language, text in prose.entries:
        if "[[" not in text and "{{" not in text:
            continue
        place = (*path, language) if language else path
        for mark in prose_marks(text):
            number = mark.kind == "figure"
            wanted = _FIGURE if number else ANY
            found.append(Reference(mark.id, place, wanted, number, mark.start))


def _ids(field: Field, ref: Ref) -> _Walk:
    """The id or ids in a field."""
    get, key, wanted, valued = attrgetter(field.name), field.key, ref.kinds or ANY, ref.valued
    declared, time = ref.declared, attrgetter(ref.time) if ref.time else None

    def one(part: Any, path: FieldPath, found: list[Reference]) -> None:
        id = get(part)
        if id is None or (declared is not None and not declared(id)):
            return
        series: Literal["never", "also", "only"] = "never"
        if time is not None:
            series = "also" if time(part) is None else "only"
        found.append(Reference(id, (*path, key), wanted, valued, None, series))

    def many(part: Any, path: FieldPath, found: list[Reference]) -> None:
        ids = get(part)
        if ids:
            for index, id in enumerate(ids):
                found.append(Reference(id, (*path, key, index), wanted, valued))

    return many if field.many else one
