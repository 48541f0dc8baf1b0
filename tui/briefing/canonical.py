"""What a record says, field by field, as strings that are equal where it says the same.

For telling what is new and what changed since it was read: comments, the order of keys and how the
file is laid out make no difference. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tui.briefing.dates import Date
from tui.briefing.text import Text

if TYPE_CHECKING:
    from tui.briefing.model import Record

LEFT_OUT = frozenset({"id", "refs", "updated"})
"""Fields that are about the record and not about the matter."""


def canonical(record: Record) -> dict[str, str]:
    """Every field that says something, by its name in the file, as JSON with sorted keys."""
    return {
        name: _ENCODER.encode(value).decode()
        for name, value in _said(record).items()
        if name not in LEFT_OUT
    }


def _said(part: msgspec.Struct) -> dict[str, Any]:
    found = {}
    names = zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True)
    for name, written in names:
        value = getattr(part, name)
        if value is not None and value is not False and value != ():
            found[written] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    match value:
        case Date():
            return value.source
        case Text():
            return dict(value.entries)
        case msgspec.Struct():
            return _said(value)
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


_ENCODER = msgspec.json.Encoder(order="sorted")
