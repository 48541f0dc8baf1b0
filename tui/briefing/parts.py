"""What records are made of: cites, roles, accounts, points, cells, comparisons, steps.

One immutable class each, in the one shape that is left once shorthands are written out. Pure.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from tui.briefing.closed_lists import Comparing, NumberMark, Role, Stance, Verdict
from tui.briefing.dates import Date
from tui.briefing.text import Prose, Text


class RecordPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records and their parts have in common: immutable, by keyword, no unknown key."""


class Cite(RecordPart, frozen=True, kw_only=True):
    """One passage of one source that a claim stands on."""

    source: str
    """Id of the source."""
    at: str | None = None
    """CSL locator, `para:4`, `page:12`, `sec:3.1`."""
    stance: Stance = "supports"
    """What the passage does to the claim."""
    repeats: tuple[str, ...] = ()
    """Ids of sources that this passage alone relays."""


class ActorRole(RecordPart, frozen=True, kw_only=True):
    """An actor in an event."""

    id: str
    """Id of the actor."""
    role: Role | None = None
    """Its part, from the closed list."""
    role_text: Text | None = None
    """Its part in the author's words, where the list has none."""


class Outcome(RecordPart, frozen=True, kw_only=True):
    """What became of an expectation."""

    event: str
    """Id of the event that settled it."""
    verdict: Verdict
    """Whether it came true."""


class Account(RecordPart, frozen=True, kw_only=True):
    """One of several differing tellings of an event."""

    by: str | None = None
    """Id of the actor or source that tells it so."""
    by_text: Text | None = None
    """Who tells it so, in words, where there is no record."""
    text: Prose
    """The telling."""
    cites: tuple[Cite, ...]
    """Where it is told."""
    credibility: int | None = None
    """Admiralty credibility, 1-6."""
    known: Date | None = None
    """When this telling became known."""


class Point(RecordPart, frozen=True, kw_only=True):
    """One value of a series."""

    at: Date
    """The time it is for."""
    value: Decimal
    """In base units."""
    low: Decimal | None = None
    """Lower end of a range."""
    high: Decimal | None = None
    """Upper end of a range."""
    mark: NumberMark | None = None
    """What to know before relying on it."""
    known: Date | None = None
    """When it became known."""
    cites: tuple[Cite, ...] = ()
    """Its own sources."""


class TableColumn(RecordPart, frozen=True, kw_only=True):
    """One column of a table figure."""

    id: str
    """Unique in the table."""
    label: Text
    """Its heading."""
    unit: str | None = None
    """Unit of its numbers; else the figure's."""


class Cell(RecordPart, frozen=True, kw_only=True):
    """One cell of a table figure; all fields empty where the value is unknown."""

    text: str | None = None
    """Words instead of a number."""
    value: Decimal | None = None
    """In base units."""
    low: Decimal | None = None
    """Lower end of a range."""
    high: Decimal | None = None
    """Upper end of a range."""
    mark: NumberMark | None = None
    """What to know before relying on it."""
    cites: tuple[Cite, ...] = ()
    """Its own sources."""


class TableRow(RecordPart, frozen=True, kw_only=True):
    """One row of a table figure."""

    record: str | None = None
    """Id of the record that the row is about (a bare string in the file)."""
    label: Text | None = None
    """Its heading in words (a table in the file)."""
    cells: tuple[Cell, ...]
    """In the order of the columns."""


class Operand(RecordPart, frozen=True, kw_only=True):
    """One term of a comparison: a figure's value, points of a series, or a number."""

    figure: str | None = None
    """Id of a figure with a single value or a series."""
    at: Date | None = None
    """Of a series: the time whose points are meant; else the period of the figure that compares."""
    number: Decimal | None = None
    """A number as written."""


class Compare(RecordPart, frozen=True, kw_only=True):
    """A sum that must come out: `kind` of `of` and `to` is `expect`."""

    kind: Comparing
    """How the numbers are put together."""
    of: tuple[Operand, ...] = ()
    """What is compared; several are added up."""
    to: tuple[Operand, ...] = ()
    """What it is compared with; several are added up."""
    expect: Decimal
    """The result as the author writes it; its last digit says how exactly."""


class Step(RecordPart, frozen=True, kw_only=True):
    """One stop of a story."""

    ref: str
    """Id of the record shown."""
    note: Prose | None = None
    """What the one who presents says to it."""
