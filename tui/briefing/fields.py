"""What the annotations of a record's class say about its fields.

A field is declared once, in its class. Reading and salvaging files, links, search documents and
time travel all derive from `fields_of` what they do with it, so that a new field is handled as soon
as it is declared. The markers below go into `Annotated[...]`; `parts` names the usual combinations
(`ActorId`, `Name` ...). Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, TypeAlias, TypeVar, Union, get_args, get_origin

import msgspec

M = TypeVar("M", bound=object)

FieldPath: TypeAlias = tuple[str | int, ...]
"""Keys and indices from a record to a value, as in the TOML file (`from`, not `from_`).

Shorthands count as written out: a cite that is a bare id still has the path `cites, 0, source`;
whoever looks for the place in the file stops where the file has no deeper one.
"""


class Ref(msgspec.Struct, frozen=True):
    """Marks a string that names a record."""

    kinds: frozenset[str] = frozenset()
    """The tables (`kind_name`) whose records may be named; empty for any."""
    declared: Callable[[str], bool] | None = None
    """Whether a string names a record at all, where the format also has words of its own."""
    valued: bool = False
    """Whether a named figure must have a value."""
    time: str = ""
    """The field beside it with the time of the points meant, where a series may be named."""


class SharedKey(msgspec.Struct, frozen=True):
    """Marks a field filled by a value of another field's key, distinguished by its shape."""

    key: str
    """The key."""
    shape: type
    """`str` or `dict`."""
    required: bool = False
    """Whether the key must be there."""


class Bare(msgspec.Struct, frozen=True):
    """Marks the field that is filled where a part is written as a bare value, not as a table."""

    shape: type
    """`str` or `Decimal`."""
    only: bool = False
    """Whether that is the only way to fill it: a table has no key for it."""


NAME: Final = "name"
"""Marks a text or string that the record is called by."""
SEARCHED: Final = "searched"
"""Marks a string that is searched as it stands; a `Text` needs no mark."""
IN_TABLE: Final = "in-table"
"""Marks a field that must be given where the part is written as a table."""
ONE_OR_MANY: Final = "one-or-many"
"""Marks a list that may be written as its only item."""


class Field(msgspec.Struct, frozen=True):
    """One field of a class, as its annotation declares it."""

    name: str
    """The attribute."""
    encoded: str
    """The name by which `msgspec.convert` takes it."""
    key: str
    """Its key in the file; shared with another field where it has a `SharedKey`."""
    value_type: Any
    """The bare type of the value or of each item: a class or a `Literal`."""
    many: bool
    """Whether it holds a tuple of them."""
    default: Any
    """Its value where none is given; `msgspec.NODEFAULT` where one must be."""
    is_part: bool
    """Whether its values have fields of their own."""
    marks: tuple[object, ...]
    """The markers and `msgspec.Meta` of its annotation."""

    @property
    def required(self) -> bool:
        """Whether it has no default."""
        return self.default is msgspec.NODEFAULT

    def holds(self, kind: type) -> bool:
        """Whether its values are of a class."""
        return isinstance(self.value_type, type) and issubclass(self.value_type, kind)

    def mark(self, kind: type[M]) -> M | None:
        """Its marker of a class; None where it has none."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a class in their order, inherited ones first."""
    return tuple(map(_field, msgspec.structs.fields(kind)))


def _field(info: msgspec.structs.FieldInfo) -> Field:
    hint, many, marks = info.type, False, list[object]()
    while origin := get_origin(hint):
        if origin is Annotated:
            marks += hint.__metadata__
            hint = hint.__origin__
        elif origin is Union or origin is UnionType:
            hint = next(one for one in get_args(hint) if one is not type(None))
        elif origin is tuple:
            many = True
            hint = get_args(hint)[0]
        else:
            break
    shared = next((mark for mark in marks if isinstance(mark, SharedKey)), None)
    key = shared.key if shared else info.encode_name
    is_part = isinstance(hint, type) and issubclass(hint, msgspec.Struct)
    return Field(info.name, info.encode_name, key, hint, many, info.default, is_part, tuple(marks))


def marked(kind: type[msgspec.Struct], mark: type[M]) -> dict[str, M]:
    """The fields of a class with a marker of that class, by their names."""
    return {field.name: one for field in fields_of(kind) if (one := field.mark(mark)) is not None}


def values_in(part: msgspec.Struct, kind: type[M]) -> list[tuple[FieldPath, M]]:
    """Every value of a class in a record and in its parts, with its path, in field order."""
    found: list[tuple[FieldPath, Any]] = []
    _collect(part, kind, (), found)
    return found


def _collect(
    part: msgspec.Struct, kind: type, path: FieldPath, found: list[tuple[FieldPath, Any]]
) -> None:
    for name, key, many, inner in _leading_to(type(part), kind):
        held = getattr(part, name)
        if held is None or held == ():
            continue
        here = (*path, key)
        for where, value in (
            [((*here, at), one) for at, one in enumerate(held)] if many else ((here, held),)
        ):
            if inner:
                _collect(value, kind, where, found)
            else:
                found.append((where, value))


@cache
def _leading_to(part: type[msgspec.Struct], kind: type) -> tuple[tuple[str, str, bool, bool], ...]:
    """The fields that hold values of a class, or parts (the last is True) in which there are some.

    Each with its name, its key in the file and whether it holds a tuple.
    """
    return tuple(
        (field.name, field.key, field.many, not field.holds(kind))
        for field in fields_of(part)
        if field.holds(kind) or (field.is_part and _leading_to(field.value_type, kind))
    )
