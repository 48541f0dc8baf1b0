"""What was found wrong, with the place as keys and indices: lines are looked up only when needed.

Pure data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from tui.library.problems import Value

Path: TypeAlias = "tuple[str | int, ...]"
"""Keys and indices from a record to a value in it."""

Aim: TypeAlias = Literal["value", "key", "table"]
"""What to point at: a value, the key before it, or the head of the table it is missing from."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a briefing's files."""

    piece: int
    """Which parsed stretch."""
    table: str
    """Name of the table."""
    index: int
    """Which of the tables of that name in the stretch, from 0."""
    path: Path = ()
    """From the table to the value, as the records name it; empty for the table itself."""
    aim: Aim = "value"
    """What to point at."""
    sign: str = ""
    """Words within the value to point at; empty for its beginning."""
    nth: int = 0
    """Which occurrence of `sign`, from 0."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `places.locate` makes a `Problem` of it."""

    code: str
    """As in `problems.SEVERITIES`."""
    spot: Spot
    """Where."""
    name: str = ""
    """Which words say it; the code itself where empty."""
    values: tuple[tuple[str, Value], ...] = ()
    """What the words are filled with."""
    suggestion: str | None = None
    """The nearest right spelling."""
    left_out: bool = False
    """Whether the whole record is left out because of it."""
