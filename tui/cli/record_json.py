"""A record for programs: the fields of the content format, as in the files.

Dates are as written, numbers are numbers, fields at their default are left out, and shorthands of
the format (a table row's id or label, an operand's id or number) are kept. Pure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from tui.briefing.dates import Date
from tui.briefing.fields import fields_of
from tui.briefing.parts import Operand, RecordPart
from tui.briefing.text import Text

Json: TypeAlias = "bool | int | float | str | list[Any] | dict[str, Any] | None"
"""A value that `json` writes."""


def record_json(part: RecordPart) -> dict[str, Json]:
    """The fields of a record, or of a part of one, by their names in the files."""
    made: dict[str, Json] = {}
    for field in fields_of(type(part)):
        value = getattr(part, field.name)
        if field.required or value != field.default:
            made[field.key] = _value(value)
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
