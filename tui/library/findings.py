"""What was found wrong, with its place as keys and indices: lines are looked up only when needed.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from tui.briefing.fields import FieldPath
from tui.library.clean import shorten
from tui.library.problems import Value

Target: TypeAlias = Literal["value", "key", "table"]
"""What to point at: a value, the key before it, or the head of the table it is missing from."""


class Location(msgspec.Struct, frozen=True):
    """A place in a briefing's files."""

    piece: int
    """Index of the parsed stretch."""
    table: str
    """Name of the table."""
    index: int
    """Which of the tables of that name in the stretch, from 0."""
    path: FieldPath = ()
    """From the table to the value; empty for the table itself. May go deeper than the file does
    where it has a shorthand: then the shorthand is meant."""
    target: Target = "value"
    """What to point at."""
    excerpt: str = ""
    """Text within the value to point at; empty for its beginning."""
    nth: int = 0
    """Which occurrence of `excerpt`, from 0."""

    def at(
        self, path: FieldPath, target: Target = "value", excerpt: str = "", nth: int = 0
    ) -> Location:
        """A place in the same table."""
        return replace(self, path=path, target=target, excerpt=excerpt, nth=nth)


class RecordPlace(msgspec.Struct):
    """Where a record is in the files."""

    table: Location
    """Its table."""
    kept: dict[FieldPath, list[int]] | None = None
    """Of its lists that are shorter than in the file: the indices there of what was kept."""
    whole: bool = True
    """Whether everything in the table was sound; else what seems missing may only be dropped."""

    def at(
        self, path: FieldPath, target: Target = "value", excerpt: str = "", nth: int = 0
    ) -> Location:
        """The location of a path in the record."""
        there: list[str | int] = []
        for step in path:
            kept = self.kept.get(tuple(there)) if self.kept and isinstance(step, int) else None
            there.append(kept[step] if kept and isinstance(step, int) else step)
        return self.table.at(tuple(there), target, excerpt, nth)


Filling: TypeAlias = "Value | Location"
"""What a message may be filled with; a location becomes `file:line`."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong; `positions.locate` makes a `Problem` of it."""

    code: str
    """As in `problems.SEVERITIES`."""
    location: Location
    """Where."""
    name: str = ""
    """Name of the message; the code itself where empty."""
    values: tuple[tuple[str, Filling], ...] = ()
    """What the message is filled with; strings that come from files are already visible."""
    suggestion: str | None = None
    """The nearest right spelling."""
    left_out: str = ""
    """The record (its id, else its table) that is left out because of it."""


def finding(
    code: str,
    location: Location,
    /,
    *,
    name: str = "",
    suggestion: str | None = None,
    **values: Filling,
) -> Finding:
    """A finding whose message is filled with `values`."""
    return Finding(code, location, name, tuple(values.items()), suggestion)


def unknown_word(
    word: str,
    choices: tuple[str, ...],
    location: Location,
    nearest: Callable[[str, tuple[str, ...]], str | None],
) -> Finding:
    """A word that is none of a closed list's; `nearest` gives the one that was meant."""
    return finding(
        "unknown-word",
        location,
        suggestion=nearest(word, choices),
        word=shorten(word),
        key=last_key(location.path),
        choices=choices,
    )


def last_key(path: FieldPath) -> str:
    """The key that a path leads to, as a message may show it; empty for the table itself."""
    return shorten(next((step for step in reversed(path) if isinstance(step, str)), ""))
