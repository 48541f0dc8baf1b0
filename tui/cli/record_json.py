"""A record for programs: the fields of the content format, as in the files.

Dates are as written, numbers are numbers, fields at their default are left out, and shorthands of
the format (a table row's id or label, an operand's id or number) are kept. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import msgspec

from tui.briefing.dates import Date
from tui.briefing.model import Account, ActorRole, Operand, RecordPart, TableRow
from tui.briefing.text import Text

Json: TypeAlias = "bool | int | float | str | list[Any] | dict[str, Any] | None"
"""A value that `json` writes."""

_MERGED: Mapping[type[RecordPart], Mapping[str, str]] = {
    Account: {"by_text": "by"},
    ActorRole: {"role_text": "role"},
    TableRow: {"record": "label"},
}
"""Pairs of fields that are one field in the files, distinguished there by type."""


def record_json(part: RecordPart) -> dict[str, Json]:
    """The fields of a record, or of a part of one, by their names in the files."""
    merged = _MERGED.get(type(part), {})
    made: dict[str, Json] = {}
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        if field.required or value != field.default:
            made[merged.get(field.name, field.encode_name)] = _value(value)
    return made


def _value(value: object) -> Json:
    match value:
        case Operand(figure=str(id), at=None):
            return id
        case Operand(figure=None, number=number):
            return _value(number)
        case RecordPart():
            return record_json(value)
        case Date():
            return value.source
        case Text():
            return value.values[""] if "" in value.values else dict(value.values)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple():
            return [_value(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            raise TypeError(type(value).__name__)
