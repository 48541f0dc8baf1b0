"""Records from tables: writes the format's shorthands out and builds the immutable classes.

The fast path: whole lists at once, no word about what is wrong. What it refuses, `salvage` takes
apart. Tables in, records out; the tables stay as they are, and no disk is touched.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from inspect import get_annotations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from tui.briefing import model
from tui.briefing.dates import Date, parse_date
from tui.briefing.model import RECORD_TYPES, Meta, Record, RecordPart
from tui.briefing.text import Prose, Text
from tui.library.pieces import in_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

R = TypeVar("R", bound=Record)
_Write: TypeAlias = "Callable[[Any], Any]"

_URL = re.compile(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", re.IGNORECASE)
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,15}")


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
    try:
        return msgspec.convert(_written(_plan(kind), table), kind)
    except (ValueError, msgspec.ValidationError):
        return None


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


def to_prose(raw: Any) -> Text:
    """Localized prose from a string or a table; raises `TextError` or `UnsoundError`."""
    return to_text(raw, Prose)


def to_number(raw: Any) -> Decimal | int:
    """A number, which msgspec would read from a string too."""
    if (raw.__class__ is Decimal or raw.__class__ is int) and in_bounds(raw):
        return raw
    raise UnsoundError


def to_credibility(raw: Any) -> int:
    """Admiralty credibility, 1-6."""
    if raw.__class__ is int and 1 <= raw <= 6:
        return raw
    raise UnsoundError


def to_sig(raw: Any) -> int:
    """A number of significant figures."""
    if raw.__class__ is int and 1 <= raw <= 30:
        return raw
    raise UnsoundError


def to_url(raw: Any) -> str:
    """An http or https address that may be opened."""
    if raw.__class__ is str and _URL.fullmatch(raw) is not None:
        return raw
    raise UnsoundError


def to_wikidata(raw: Any) -> str:
    """A Wikidata item's number."""
    if raw.__class__ is str and _WIKIDATA.fullmatch(raw) is not None:
        return raw
    raise UnsoundError


def _list(write: _Write) -> _Write:
    def written(raw: Any) -> Any:
        if raw.__class__ is not list:
            raise UnsoundError
        return [write(one) for one in raw]

    return written


def _written(plan: Mapping[str, _Write], raw: Any) -> Any:
    """A table with its shorthands written out and its dates, texts and numbers made."""
    if raw.__class__ is not dict:
        raise UnsoundError
    return {key: plan[key](value) if key in plan else value for key, value in raw.items()}


def _cite(raw: Any) -> Any:
    return {"source": raw} if raw.__class__ is str else raw


def _actor_role(raw: Any) -> Any:
    if raw.__class__ is str:
        return {"id": raw}
    return _written(_ROLE, _renamed(raw, "role", "role_text", dict))


def _account(raw: Any) -> Any:
    account = _written(_plan(model.Account), _renamed(raw, "by", "by_text", dict))
    if ("by" in account) == ("by_text" in account):
        raise UnsoundError
    return account


def _row(raw: Any) -> Any:
    row = _written(_plan(model.TableRow), _renamed(raw, "label", "record", str))
    if ("record" in row) == ("label" in row):
        raise UnsoundError
    return row


def _cell(raw: Any) -> Any:
    if raw.__class__ is str:
        return {"text": raw}
    if raw.__class__ is dict and "text" not in raw:
        return _written(_plan(model.Cell), raw)
    return {"value": to_number(raw)}


def _operands(raw: Any) -> Any:
    sides = raw if raw.__class__ is list else [raw]
    return [_operand(one) for one in sides]


def _operand(raw: Any) -> Any:
    if raw.__class__ is str:
        return {"figure": raw}
    if raw.__class__ is not dict:
        return {"number": to_number(raw)}
    if raw.keys() != TIMED:
        raise UnsoundError
    return _written(_plan(model.Operand), raw)


def _renamed(raw: Any, short: str, full: str, shape: type) -> Any:
    """The table with a value of the given shape under the name that the records have for it.

    That name itself is none of the format's.
    """
    if raw.__class__ is not dict or full in raw:
        raise UnsoundError
    if raw.get(short).__class__ is shape:
        return {(full if key == short else key): value for key, value in raw.items()}
    return raw


_ROLE = MappingProxyType({"role_text": to_text})

TIMED = frozenset({"figure", "at"})
"""The keys of a term of a comparison that is a table, both of them required."""

_BY_NAME: Mapping[str, _Write] = MappingProxyType(
    {"credibility": to_credibility, "sig": to_sig, "url": to_url, "wikidata": to_wikidata}
)
"""Fields whose type says less than the format does."""

_BY_TYPE: Mapping[str, _Write] = MappingProxyType(
    {
        "Date": to_date,
        "Text": to_text,
        "Prose": to_prose,
        "Decimal": to_number,
        "tuple[Date, ...]": _list(to_date),
        "tuple[Prose, ...]": _list(to_prose),
        "tuple[Cite, ...]": _list(_cite),
        "tuple[ActorRole, ...]": _list(_actor_role),
        "tuple[Account, ...]": _list(_account),
        "tuple[Point, ...]": _list(lambda raw: _written(_plan(model.Point), raw)),
        "tuple[TableColumn, ...]": _list(lambda raw: _written(_plan(model.TableColumn), raw)),
        "tuple[TableRow, ...]": _list(_row),
        "tuple[Cell, ...]": _list(_cell),
        "tuple[Operand, ...]": _operands,
        "tuple[Compare, ...]": _list(lambda raw: _written(_plan(model.Compare), raw)),
        "tuple[Step, ...]": _list(lambda raw: _written(_plan(model.Step), raw)),
    }
)
"""How a value of each type is written out; types that are not here msgspec reads as they stand."""

_plans: dict[type[RecordPart], Mapping[str, _Write]] = {}


def _plan(kind: type[RecordPart]) -> Mapping[str, _Write]:
    """Which keys of a class's tables have to be written out, and how; from its annotations."""
    plan = _plans.get(kind)
    if plan is None:
        plan = {}
        for base in reversed(kind.__mro__):
            for name, written in get_annotations(base).items():
                write = _BY_NAME.get(name) or _BY_TYPE.get(written.removesuffix(" | None"))
                if write is not None:
                    plan[name] = write
        _plans[kind] = plan
    return plan


def record_type(table: str) -> type[Record]:
    """The class of a table's records, the briefing's own among them; raises `KeyError`."""
    return Meta if table == "briefing" else RECORD_TYPES[table]
