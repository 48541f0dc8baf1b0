"""The content of a record, field by field, as strings that are equal where it means the same.

For finding what is new and what changed since it was read: comments, how the file is laid out and
the order of keys, and of lists that have no order of their own, make no difference. Pure.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tui.briefing.dates import Date
from tui.briefing.model import Record
from tui.briefing.parts import ActorRole
from tui.briefing.text import Text

LEFT_OUT = frozenset({"id", "refs", "updated"})
"""Fields that are about the record and not about the matter."""

UNORDERED = frozenset({"aliases", "basis", "cites", "figures", "follows", "repeats", "tags"})
"""Lists that mean the same in any order; in others what stands first or last means something."""


def canonical(record: Record) -> dict[str, str]:
    """Every field that is not empty, by its name in the file, as JSON with sorted keys."""
    return {
        name: _ENCODER.encode(value).decode()
        for name, value in _content(record).items()
        if name not in LEFT_OUT
    }


def encoded(name: str, value: Any) -> str | None:
    """One field as `canonical` writes it; None where the value is empty."""
    if not _is_given(value):
        return None
    return _ENCODER.encode(_in_order(name, value)).decode()


def _is_given(value: Any) -> bool:
    return value is not None and value is not False and value != ()


def _content(part: msgspec.Struct) -> dict[str, Any]:
    found = {}
    names = zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True)
    for name, written in names:
        value = getattr(part, name)
        if _is_given(value):
            found[written] = _in_order(written, value)
    return found


def _in_order(name: str, value: Any) -> Any:
    plain = _plain(value)
    # The first actor of a figure heads it in lists; those of an event are all alike.
    if name in UNORDERED or (name == "actors" and isinstance(value[0], ActorRole)):
        return sorted(plain, key=_ENCODER.encode)
    return plain


def _plain(value: Any) -> Any:
    match value:
        case Date():
            return value.source
        case Text():
            return dict(value.entries)
        case msgspec.Struct():
            return _content(value)
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


_ENCODER = msgspec.json.Encoder(order="sorted")
