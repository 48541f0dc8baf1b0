"""Small builders of records for tests: what a test does not say is filled in.

Strings become what the field wants: `date="2024-09"` a Date, `title="Ban"` a Text, `body={"ko":
"금지"}` a Prose, `cites=["reuters"]` cites, `actors=["nvidia"]` roles, `value=3` a Decimal.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from tui.briefing.dates import Date, parse_date
from tui.briefing.model import (
    Actor,
    Briefing,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Record,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.briefing.parts import (
    Account,
    ActorRole,
    Cell,
    Cite,
    Compare,
    Operand,
    Outcome,
    Point,
    RecordPart,
    StoryStep,
    TableColumn,
    TableRow,
)
from tui.briefing.text import Prose, Text

_Made = TypeVar("_Made", bound=RecordPart)

_DATES = {
    "date", "reported", "known", "issued", "accessed", "period", "as_of", "updated", "at",
}  # fmt: skip
_PROSE = {
    "text", "body", "reason", "assumptions", "description", "note", "definition", "indicator",
    "latest", "summary",
}  # fmt: skip
_TEXTS = {
    "title", "name", "label", "inverse", "short", "publisher", "descriptor", "term", "place",
    "jurisdiction", "role_text", "by_text",
}  # fmt: skip
_NUMBERS = {"value", "low", "high", "expect", "number"}


def cite(source: str, **fields: Any) -> Cite:
    return Cite(source=source, **{key: _tupled(value) for key, value in fields.items()})


def account(text: Any = "so it is told", **fields: Any) -> Account:
    return _made(Account, {"text": text, "cites": (), **fields})


def point(at: str, value: Any, **fields: Any) -> Point:
    return _made(Point, {"at": at, "value": value, **fields})


def row(*cells: Any, **fields: Any) -> TableRow:
    """A row; a cell is a number, a string, a table of its fields or None."""
    return _made(TableRow, {"cells": tuple(_cell(value) for value in cells), **fields})


def column(id: str, **fields: Any) -> TableColumn:
    return _made(TableColumn, {"id": id, "label": id, **fields})


def compare(kind: Any, of: Iterable[Any], to: Iterable[Any] = (), expect: Any = 0) -> Compare:
    """A comparison; an operand is the id of a figure, a number, or an id and a time."""
    sides = {"of": tuple(map(_operand, of)), "to": tuple(map(_operand, to))}
    return _made(Compare, {"kind": kind, "expect": expect, **sides})


def judgement(id: str, basis: Iterable[str] = (), **fields: Any) -> Judgement:
    return _made(Judgement, {"id": id, "text": id, "confidence": "moderate", **fields,
                             "basis": tuple(basis)})  # fmt: skip


def event(id: str, date: Any = "2024-09-27", **fields: Any) -> Event:
    return _made(Event, {"id": id, "date": date, "title": id, "status": "confirmed", **fields})


def actor(id: str, kind: Any = "company", **fields: Any) -> Actor:
    return _made(Actor, {"id": id, "kind": kind, "name": id, **fields})


def relation(id: str, from_: str, type: str, to: str, **fields: Any) -> Relation:
    return _made(Relation, {"id": id, "from_": from_, "type": type, "to": to, **fields})


def relation_type(id: str, **fields: Any) -> RelationType:
    return _made(RelationType, {"id": id, "label": id, "inverse": id, **fields})


def figure(id: str, value: Any = None, **fields: Any) -> Figure:
    """A figure; without value, points or rows its value is 1."""
    if value is None and "points" not in fields and "rows" not in fields:
        value = 1
    return _made(Figure, {"id": id, "title": id, "unit": "USD", "value": value, **fields})


def unit(id: str, **fields: Any) -> Unit:
    return _made(Unit, {"id": id, "label": id, **fields})


def source(id: str, reliability: Any = "B", **fields: Any) -> Source:
    return _made(Source, {"id": id, "type": "article-newspaper", "title": id, "publisher": id,
                          "reliability": reliability, **fields})  # fmt: skip


def term(id: str, term: Any = None, **fields: Any) -> Term:
    return _made(Term, {"id": id, "term": term or id, "definition": id, **fields})


def question(id: str, **fields: Any) -> Question:
    return _made(Question, {"id": id, "text": id, "status": "open", **fields})


def story(id: str, refs: Iterable[str], **fields: Any) -> Story:
    return _made(Story, {"id": id, "title": id, **fields,
                         "steps": tuple(StoryStep(ref=ref) for ref in refs)})  # fmt: skip


def meta(**fields: Any) -> Meta:
    return _made(Meta, {"id": "brief", "schema": 1, "languages": ("ko", "en"), "title": "Brief",
                        "summary": "gist", "as_of": "2026-06", **fields})  # fmt: skip


_TABLES: dict[type[Record], str] = {
    Judgement: "judgements",
    Event: "events",
    Actor: "actors",
    Relation: "relations",
    RelationType: "relation_types",
    Figure: "figures",
    Unit: "units",
    Source: "sources",
    Term: "terms",
    Question: "questions",
    Story: "stories",
}


def briefing(*records: Record, **tables: Any) -> Briefing:
    """A briefing of records in any order; a whole table or `meta` may be given by name as well."""
    fields: dict[str, Any] = {"meta": meta()}
    for record in records:
        fields.setdefault(_TABLES[type(record)], []).append(record)
    fields.update(tables)
    whole: dict[str, Any] = {
        name: value if name == "meta" else tuple(value) for name, value in fields.items()
    }
    return Briefing(**whole)


def _made(kind: type[_Made], fields: dict[str, Any]) -> _Made:
    return kind(**{name: _field(kind, name, value) for name, value in fields.items()})


def _field(kind: type[RecordPart], name: str, value: Any) -> Any:
    if name == "text" and kind is Cell:
        return value
    if name in _DATES and isinstance(value, str):
        return parse_date(value)
    if name in _PROSE and isinstance(value, str | dict):
        return Prose.of(value)
    if name in _TEXTS and isinstance(value, str | dict):
        return Text.of(value)
    if name in _NUMBERS and isinstance(value, int | float | str):
        return Decimal(str(value))
    if name == "cites":
        return tuple(Cite(source=one) if isinstance(one, str) else one for one in value)
    if name == "actors" and kind is Event:
        return tuple(ActorRole(id=one) if isinstance(one, str) else one for one in value)
    if name == "outcome" and isinstance(value, str):
        return Outcome(event=value, verdict="came-true")
    if name == "breaks":
        return tuple(one if isinstance(one, Date) else parse_date(one) for one in value)
    if name == "alternatives":
        return tuple(Prose.of(one) if isinstance(one, str | dict) else one for one in value)
    return _tupled(value)


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _cell(value: Any) -> Cell:
    if isinstance(value, Cell):
        return value
    if isinstance(value, dict):
        return _made(Cell, value)
    if isinstance(value, str):
        return Cell(text=value)
    return Cell() if value is None else Cell(value=Decimal(str(value)))


def _operand(value: Any) -> Operand:
    if isinstance(value, str):
        return Operand(figure=value)
    if isinstance(value, tuple):
        return Operand(figure=value[0], at=parse_date(value[1]))
    return Operand(number=Decimal(str(value)))
