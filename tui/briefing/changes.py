"""What of a record changed since it was read: each field with what it said and what it says.

Made from what was kept of the record (`canonical`), so no older briefing is needed. Pure: no files,
no terminal; putting a change into words is the page's business.
"""

from __future__ import annotations

from decimal import Decimal
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, Union, get_args, get_origin

import msgspec

from tui.briefing.canonical import LEFT_OUT, canonical, encoded
from tui.briefing.dates import Date, parse_date
from tui.briefing.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.briefing.model import Record


class Raw(NamedTuple):
    """What a field said in a form that the content format no longer has."""

    text: str
    """JSON."""


class FieldChange(NamedTuple):
    """One field of a record that says something else than it did."""

    field: str
    """Its name in the file (`from`, not `from_`)."""
    old: Any
    """What it said, of the field's type in the model, or `Raw`; None where it said nothing."""
    new: Any
    """What it says now; None where it says nothing any more."""


def changes(record: Record, was: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Every field that differs, in the order of the record's class.

    `was` is what the record said, as `canonical` writes it. A field that differs only in how an
    earlier version wrote it down is no change; nor is one that the format has no more.
    """
    now = canonical(record)
    found = []
    for field in msgspec.structs.fields(type(record)):
        name = field.encode_name
        if name in LEFT_OUT or was.get(name) == now.get(name):
            continue
        old = _read(field.type, was.get(name))
        if not isinstance(old, Raw) and encoded(name, old) == now.get(name):
            continue
        new = getattr(record, field.name) if name in now else None
        found.append(FieldChange(name, old, new))
    return tuple(found)


def _read(hint: Any, said: str | None) -> Any:
    """What a field said as the model has it; `Raw` where that cannot be had any more."""
    if said is None:
        return None
    try:
        return _built(hint, msgspec.json.decode(said))
    except (ValueError, TypeError, ArithmeticError, AttributeError, LookupError):
        return Raw(said)


def _built(hint: Any, plain: Any) -> Any:
    """A value of the model from what JSON gives."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (hint,) = (each for each in inner if each is not type(None))
        return _built(hint, plain)
    if origin is tuple:
        return tuple(_built(inner[0], each) for each in plain)
    if not isinstance(hint, type):
        return plain  # one of a closed list
    if issubclass(hint, Date):
        return parse_date(plain)
    if issubclass(hint, Text):
        return hint(tuple((str(tag), str(words)) for tag, words in plain.items()))
    if issubclass(hint, Decimal):
        return Decimal(plain)
    if issubclass(hint, msgspec.Struct):
        known = {each.encode_name: each for each in msgspec.structs.fields(hint)}
        values = {known[key].name: _built(known[key].type, value) for key, value in plain.items()}
        for field in known.values():
            if field.required and get_origin(field.type) is tuple:
                values.setdefault(field.name, ())  # an empty list says nothing
        return hint(**values)
    if not isinstance(plain, hint):
        raise TypeError(hint)
    return plain
