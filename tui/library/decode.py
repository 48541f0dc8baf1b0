"""Records from tables: writes the format's shorthands out and builds the immutable classes.

The fast path: whole lists at once, without reporting what is wrong. What it refuses,
`salvage` takes apart. Tables in, records out; the tables stay as they are, and no disk is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

import msgspec

from tui.briefing.dates import Date, parse_date
from tui.briefing.fields import IN_TABLE, ONE_OR_MANY, Bare, SharedKey, fields_of, marked
from tui.briefing.model import Record
from tui.briefing.parts import RecordPart
from tui.briefing.text import Prose, Text
from tui.library.pieces import in_bounds

R = TypeVar("R", bound=Record)
_Write: TypeAlias = Callable[[Any], Any]


class UnsoundError(ValueError):
    """A value that no record may hold; what is wrong with it is for `salvage` to say."""


def decode(kind: type[R], tables: list[Any]) -> list[R] | None:
    """The records of a list of tables; None where any of them is unsound."""
    plan = _plan(kind)
    try:
        written = [_written(plan, table) for table in tables]
        return msgspec.convert(written, list[kind])  # type: ignore[valid-type]
    except (ValueError, msgspec.ValidationError):
        return None


def decode_one(kind: type[R], table: Any) -> R | None:
    """The record of one table; None where it is unsound."""
    records = decode(kind, [table])
    return records[0] if records else None


# Each function below gives one value as the records have it and raises `ValueError` where it is
# unsound in a way that msgspec would not see.


def to_date(raw: Any) -> Date:
    """A date from a string or a bare TOML date; raises `DateError` or `UnsoundError`."""
    if raw.__class__ is str or isinstance(raw, date):
        return parse_date(raw)
    raise UnsoundError


_known_tags: set[tuple[str, ...]] = set()
"""Sets of language tags that were found sound before."""


def to_text(raw: Any, kind: type[Text] = Text) -> Text:
    """A localized text from a string or a table; raises `TextError` or `UnsoundError`."""
    if raw.__class__ is str:
        return kind((("", raw),))
    if raw.__class__ is not dict:
        raise UnsoundError
    tags = tuple(raw)
    if tags in _known_tags:
        for words in raw.values():
            if words.__class__ is not str:
                raise UnsoundError
        return kind(tuple(raw.items()))
    text = kind.of(raw)
    if len(_known_tags) < 1000:
        _known_tags.add(tags)
    return text


def to_number(raw: Any) -> Decimal | int:
    """A number, which msgspec would read from a string too."""
    if (raw.__class__ is Decimal or raw.__class__ is int) and in_bounds(raw):
        return raw
    raise UnsoundError


# How a value is written out, by the type of its field; what is not here msgspec reads as it stands.
_BY_TYPE: Mapping[type, _Write] = MappingProxyType(
    {Date: to_date, Text: to_text, Prose: partial(to_text, kind=Prose), Decimal: to_number}
)


@cache
def _plan(kind: type[RecordPart]) -> Mapping[str, _Write]:
    """Which keys of a class's tables have to be written out, and how; from its annotations."""
    plan: dict[str, _Write] = {}
    for field in fields_of(kind):
        write = _part(field.value_type) if field.is_part else _BY_TYPE.get(field.value_type)
        if write is not None:
            lone = ONE_OR_MANY in field.marks
            plan[field.encoded] = _list(write, lone) if field.many else write
    return plan


def _list(write: _Write, lone: bool) -> _Write:
    """Writes each value of a list out; a `lone` value may stand for a list of one."""

    def written(raw: Any) -> Any:
        if raw.__class__ is list:
            return [write(one) for one in raw]
        if lone:
            return [write(raw)]
        raise UnsoundError

    return written


def _written(plan: Mapping[str, _Write], raw: Any) -> Any:
    """A table with its shorthands written out and its dates, texts and numbers made."""
    if raw.__class__ is not dict:
        raise UnsoundError
    return {key: plan[key](value) if key in plan else value for key, value in raw.items()}


def _part(kind: type[RecordPart]) -> _Write:
    """Writes a part out, which may stand as a bare value or have a key that two fields share."""
    plan, form = _plan(kind), form_of(kind)
    text, number, required = form.text, form.number, form.required
    shared = [(mark.key, name, mark.shape) for name, mark in form.shared.items()]
    keyless = {*form.keyless, *form.shared}

    def written(raw: Any) -> Any:
        if text and raw.__class__ is str:
            return {text: raw}
        if raw.__class__ is not dict:
            if number:
                return {number: to_number(raw)}
            raise UnsoundError
        if not (keyless.isdisjoint(raw) and required <= raw.keys()):
            raise UnsoundError
        for key, name, shape in shared:
            if raw.get(key).__class__ is shape:
                raw = {(name if old == key else old): value for old, value in raw.items()}
        return _written(plan, raw) if plan else raw

    return written


class Form(msgspec.Struct, frozen=True):
    """How a part may be written in the file."""

    text: str | None
    """The field that a bare string fills; None where none may stand for the part."""
    number: str | None
    """The field that a bare number fills."""
    keyless: frozenset[str]
    """The fields that only a bare value fills."""
    shared: Mapping[str, SharedKey]
    """The fields filled by a value of another field's key."""
    required: frozenset[str]
    """The keys that a table must have beyond those without a default."""


@cache
def form_of(kind: type[RecordPart]) -> Form:
    """How a part of a class may be written; from its annotations."""
    bare, shared = marked(kind, Bare), marked(kind, SharedKey)
    by_shape = {mark.shape: name for name, mark in bare.items()}
    return Form(
        by_shape.get(str),
        by_shape.get(Decimal),
        frozenset(name for name, mark in bare.items() if mark.only),
        shared,
        frozenset(mark.key for mark in shared.values() if mark.required)
        | {field.key for field in fields_of(kind) if IN_TABLE in field.marks},
    )
