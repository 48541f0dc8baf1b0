"""Who mentions whom: which fields of a record refer to which kinds of record, and both directions.

The table `_FIELDS` is the one place that knows what refers to what; the checker and the reader's
links are made from it. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from tui.briefing.model import (
    BUILT_IN_RELATIONS,
    RECORD_TYPES,
    Actor,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.briefing.text import prose_marks

if TYPE_CHECKING:
    from tui.briefing.model import Briefing, Record
    from tui.briefing.text import Prose

FieldPath: TypeAlias = tuple[str | int, ...]
"""Keys and indices from a record to a value, as in the TOML file (`from`, not `from_`).

Shorthands count as written out: a cite that is a bare id still has the path `cites, 0, source`;
whoever looks for the place in the file stops where the file has no deeper one.
"""

ANY = frozenset((*RECORD_TYPES, "briefing"))
"""Every kind of record."""
_ACTOR, _EVENT, _FIGURE, _SOURCE = map(frozenset, (["actor"], ["event"], ["figure"], ["source"]))
_UNIT, _RELATION_TYPE = frozenset(["unit"]), frozenset(["relation_type"])
_TELLER = _ACTOR | _SOURCE

_BUILT_IN = frozenset(BUILT_IN_RELATIONS)
_BUILT_IN_UNITS = frozenset(["%", "count"])


class Reference(NamedTuple):
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


class Mention(NamedTuple):
    """One field of a record that names another."""

    id: str
    """The record that names it."""
    field: str
    """The field, as in the file (`actors`, `cites`, `body` …)."""


_Walk: TypeAlias = Callable[[Any, FieldPath, list[Reference]], None]


def references(record: Record) -> Iterator[Reference]:
    """Every reference in a record, in the order of its class's fields; marks in every language."""
    found: list[Reference] = []
    for walk in _FIELDS[type(record)]:
        walk(record, (), found)
    return iter(found)


def needs_unit(unit: str) -> bool:
    """Whether a unit has to be declared: no currency (ISO 4217), `%` or `count`."""
    currency = len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()
    return not (currency or unit in _BUILT_IN_UNITS)


class Links:
    """The mentions of a briefing in both directions; nothing is worked out before it is asked."""

    def __init__(self, briefing: Briefing) -> None:
        self._records = briefing.by_id
        self._all = briefing
        self._out: dict[str, tuple[str, ...]] = {}
        self._into: dict[str, list[Mention]] | None = None

    def out(self, id: str) -> tuple[str, ...]:
        """Ids of the records that a record names, in its order, each once.

        What does not exist and the record itself are left out. An unknown id names nothing.
        """
        known = self._out.get(id)
        if known is None:
            records = self._records
            named = (
                dict.fromkeys(reference.id for reference in references(records[id]))
                if id in records
                else {}
            )
            known = tuple(target for target in named if target != id and target in records)
            self._out[id] = known
        return known

    def into(self, id: str) -> tuple[Mention, ...]:
        """Who names a record and in which field, in the order of the briefing, each once."""
        if self._into is None:
            self._into = self._mentions()
        return tuple(self._into.get(id, ()))

    def _mentions(self) -> dict[str, list[Mention]]:
        into: dict[str, list[Mention]] = {}
        for record in (self._all.meta, *self._all.records()):
            own = record.id
            told = set()
            for reference in references(record):
                target, field = key = reference[0], reference[1][0]
                if target == own or key in told:
                    continue
                told.add(key)
                into.setdefault(target, []).append(Mention(own, str(field)))
        return into


def _one(name: str, wanted: frozenset[str], key: str | None = None) -> _Walk:
    """A field that may hold an id; `key` where the file calls it otherwise."""
    get, step = attrgetter(name), (key or name,)

    def walk(part: Any, path: FieldPath, found: list[Reference]) -> None:
        target = get(part)
        if target is not None:
            found.append(Reference(target, path + step, wanted))

    return walk


def _many(name: str, wanted: frozenset[str]) -> _Walk:
    """A field that holds ids."""
    get = attrgetter(name)

    def walk(part: Any, path: FieldPath, found: list[Reference]) -> None:
        targets = get(part)
        if targets:
            for index, target in enumerate(targets):
                found.append(Reference(target, (*path, name, index), wanted))

    return walk


def _parts(name: str, *walks: _Walk) -> _Walk:
    """A field that holds parts, each of which may refer."""
    get = attrgetter(name)

    def walk(part: Any, path: FieldPath, found: list[Reference]) -> None:
        inner = get(part)
        if inner:
            for index, piece in enumerate(inner):
                for step in walks:
                    step(piece, (*path, name, index), found)

    return walk


def _prose(name: str) -> _Walk:
    """A field of prose: its marks in every language."""
    get = attrgetter(name)

    def walk(part: Any, path: FieldPath, found: list[Reference]) -> None:
        prose = get(part)
        if prose is not None:
            _marks(prose, (*path, name), found)

    return walk


def _marks(prose: Prose, path: FieldPath, found: list[Reference]) -> None:
    for language, text in prose.entries:
        if "[[" not in text and "{{" not in text:
            continue
        place = (*path, language) if language else path
        for mark in prose_marks(text):
            number = mark.kind == "figure"
            wanted = _FIGURE if number else ANY
            found.append(Reference(mark.id, place, wanted, number, mark.start))


def _alternatives(part: Any, path: FieldPath, found: list[Reference]) -> None:
    for index, prose in enumerate(part.alternatives):
        _marks(prose, (*path, "alternatives", index), found)


def _cites(part: Any, path: FieldPath, found: list[Reference]) -> None:
    for index, cite in enumerate(part.cites):
        found.append(Reference(cite.source, (*path, "cites", index, "source"), _SOURCE))
        for place, target in enumerate(cite.repeats):
            found.append(Reference(target, (*path, "cites", index, "repeats", place), _SOURCE))


def _unit(part: Any, path: FieldPath, found: list[Reference]) -> None:
    if part.unit is not None and needs_unit(part.unit):
        found.append(Reference(part.unit, (*path, "unit"), _UNIT))


def _relation_type(part: Any, path: FieldPath, found: list[Reference]) -> None:
    if part.type not in _BUILT_IN:
        found.append(Reference(part.type, (*path, "type"), _RELATION_TYPE))


def _outcome(part: Any, path: FieldPath, found: list[Reference]) -> None:
    if part.outcome is not None:
        found.append(Reference(part.outcome.event, (*path, "outcome", "event"), _EVENT))


def _operands(name: str) -> _Walk:
    """One side of a comparison; in the file a figure mostly stands there as a bare id."""
    get = attrgetter(name)

    def walk(part: Any, path: FieldPath, found: list[Reference]) -> None:
        for index, operand in enumerate(get(part)):
            if operand.figure is not None:
                series: Literal["also", "only"] = "also" if operand.at is None else "only"
                where = (*path, name, index, "figure")
                found.append(Reference(operand.figure, where, _FIGURE, True, None, series))

    return walk


_FIELDS: dict[type[Record], tuple[_Walk, ...]] = {
    Meta: (_prose("summary"),),
    Judgement: (
        _prose("text"),
        _many("basis", ANY),
        _prose("reason"),
        _prose("assumptions"),
        _alternatives,
        _cites,
    ),
    Event: (
        _prose("body"),
        _parts("actors", _one("id", _ACTOR)),
        _many("figures", _FIGURE),
        _many("follows", _EVENT),
        _outcome,
        _parts("accounts", _one("by", _TELLER), _prose("text"), _cites),
        _cites,
    ),
    Actor: (_prose("description"), _one("parent", _ACTOR), _cites),
    Relation: (
        _one("from_", _ACTOR, "from"),
        _relation_type,
        _one("to", _ACTOR),
        _prose("text"),
        _cites,
    ),
    RelationType: (),
    Unit: (),
    Figure: (
        _unit,
        _parts("points", _cites),
        _parts("columns", _unit),
        # A row is headed by a record where its label is a bare id.
        _parts("rows", _one("record", ANY, "label"), _parts("cells", _cites)),
        _parts("compare", _operands("of"), _operands("to")),
        _prose("note"),
        _many("actors", _ACTOR),
        _cites,
    ),
    Source: (_many("repeats", _SOURCE),),
    Term: (_prose("definition"), _cites),
    Question: (_prose("text"), _prose("indicator"), _prose("latest"), _cites),
    Story: (_parts("steps", _one("ref", ANY), _prose("note")),),
}
