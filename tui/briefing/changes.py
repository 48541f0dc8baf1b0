"""What changed in a record since it was read: each field with its old and its new value.

Made from what was kept of the record (`canonical`), so no older briefing is needed. Pure: no files,
no terminal; putting a change into words is the page's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from tui.briefing.canonical import LEFT_OUT, canonical, encoded
from tui.briefing.dates import Date, parse_date
from tui.briefing.fields import Field, fields_of
from tui.briefing.model import Record
from tui.briefing.text import Text


class Raw(NamedTuple):
    """An old value in a form that the content format no longer has."""

    text: str
    """JSON."""


class FieldChange(NamedTuple):
    """One field of a record whose value changed."""

    field: str
    """Its name in the file (`from`, not `from_`)."""
    old: Any
    """The old value, of the field's type in the model, or `Raw`; None where there was none."""
    new: Any
    """The new value; None where there is none any more."""


def changes(record: Record, was: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Every field that differs, in the order of the record's class.

    `was` is the record as `canonical` wrote it then. A field that differs only in how an
    earlier version wrote it down is no change; nor is one that the format has no more.
    """
    now = canonical(record)
    found = []
    for field in fields_of(type(record)):
        name = field.encoded
        if name in LEFT_OUT or was.get(name) == now.get(name):
            continue
        old = _read(field, was.get(name))
        if not isinstance(old, Raw) and encoded(name, old) == now.get(name):
            continue
        new = getattr(record, field.name) if name in now else None
        found.append(FieldChange(name, old, new))
    return tuple(found)


def _read(field: Field, written: str | None) -> Any:
    """A field's old value as the model has it; `Raw` where it no longer can be read."""
    if written is None:
        return None
    try:
        return _built(field, msgspec.json.decode(written))
    except (ValueError, TypeError, ArithmeticError, AttributeError, LookupError):
        return Raw(written)


def _built(field: Field, plain: Any) -> Any:
    """A field's value from what JSON gives."""
    return tuple(_one(field, each) for each in plain) if field.many else _one(field, plain)


def _one(field: Field, plain: Any) -> Any:
    kind = field.value_type
    if not isinstance(kind, type):
        return plain  # one of a closed list
    if issubclass(kind, Date):
        return parse_date(plain)
    if issubclass(kind, Text):
        return kind(tuple((str(tag), str(words)) for tag, words in plain.items()))
    if issubclass(kind, Decimal):
        return Decimal(plain)
    if issubclass(kind, msgspec.Struct):
        known = {each.encoded: each for each in fields_of(kind)}
        values = {known[key].name: _built(known[key], value) for key, value in plain.items()}
        for each in known.values():
            if each.required and each.many:
                values.setdefault(each.name, ())  # an empty list is not written
        return kind(**values)
    if not isinstance(plain, kind):
        raise TypeError(kind)
    return plain
