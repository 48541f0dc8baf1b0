"""What was found wrong, with the place as keys and indices: lines are looked up only when needed.

Pure data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from tui.library.problems import Value

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""Keys and indices from a record to a value in it, keys as in the file (`from`, `label`)."""

Target: TypeAlias = Literal["value", "key", "table"]
"""What to point at: a value, the key before it, or the head of the table it is missing from."""


class Location(msgspec.Struct, frozen=True):
    """A place in a briefing's files."""

    piece: int
    """Which parsed stretch."""
    table: str
    """Name of the table."""
    index: int
    """Which of the tables of that name in the stretch, from 0."""
    path: KeyPath = ()
    """From the table to the value; empty for the table itself. May go deeper than the file does
    where a shorthand stands there: then the shorthand is meant."""
    aim: Target = "value"
    """What to point at."""
    sign: str = ""
    """Words within the value to point at; empty for its beginning."""
    nth: int = 0
    """Which occurrence of `sign`, from 0."""

    def at(self, path: KeyPath, aim: Target = "value", sign: str = "", nth: int = 0) -> Location:
        """A place in the same table."""
        return replace(self, path=path, aim=aim, sign=sign, nth=nth)


Filling: TypeAlias = "Value | Location"
"""What a message may be filled with; a spot becomes `file:line`."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong; `places.locate` makes a `Problem` of it."""

    code: str
    """As in `problems.SEVERITIES`."""
    spot: Location
    """Where."""
    name: str = ""
    """Which words say it; the code itself where empty."""
    values: tuple[tuple[str, Filling], ...] = ()
    """What the words are filled with; all made visible."""
    suggestion: str | None = None
    """The nearest right spelling."""
    left_out: str = ""
    """The record (its id, else its table) that is left out because of it."""
