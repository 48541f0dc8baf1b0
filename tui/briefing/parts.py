"""What records are made of: cites, roles, accounts, points, cells, comparisons, steps.

One immutable class each, in the one shape that is left once shorthands are written out. What the
annotations mean for reading, links and search is documented in `fields`. (They are
not postponed, so that they are evaluated once and not by each reader.) Pure.
"""

from decimal import Decimal
from typing import Annotated, TypeAlias

import msgspec

from tui.briefing.closed_lists import (
    BUILT_IN_RELATIONS,
    Comparing,
    NumberMark,
    Role,
    Stance,
    Verdict,
    needs_unit,
)
from tui.briefing.dates import Date
from tui.briefing.fields import IN_TABLE, NAME, ONE_OR_MANY, SEARCHED, Bare, Ref, SharedKey
from tui.briefing.text import Prose, Text

RecordId: TypeAlias = Annotated[str, Ref()]
"""Id of a record of any kind."""
ActorId: TypeAlias = Annotated[str, Ref(frozenset(["actor"]))]
EventId: TypeAlias = Annotated[str, Ref(frozenset(["event"]))]
FigureId: TypeAlias = Annotated[str, Ref(frozenset(["figure"]))]
SourceId: TypeAlias = Annotated[str, Ref(frozenset(["source"]))]
UnitId: TypeAlias = Annotated[str, Ref(frozenset(["unit"]), needs_unit)]
"""ISO 4217 code, `%`, `count` or the id of a `[[unit]]`."""
RelationTypeId: TypeAlias = Annotated[
    str, Ref(frozenset(["relation_type"]), lambda type: type not in BUILT_IN_RELATIONS)
]
"""A built-in relation type or the id of a `[[relation_type]]`."""

Name: TypeAlias = Annotated[Text, NAME]
"""A text that the record is called by."""
OtherName: TypeAlias = Annotated[str, NAME]
"""Another name that readers type, the same in every language."""
SearchedString: TypeAlias = Annotated[str, SEARCHED]
"""A string that search finds the record by."""
Credibility: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=6)]
"""Admiralty credibility."""
WebAddress: TypeAlias = Annotated[
    SearchedString, msgspec.Meta(pattern=r"\A(?i:https?)://[^\s/?#<>\"]+[^\s<>\"]*\Z")
]
"""An http or https address that may be opened."""
WikidataId: TypeAlias = Annotated[SearchedString, msgspec.Meta(pattern=r"\AQ[1-9][0-9]{0,15}\Z")]
"""Number of a Wikidata item."""
SignificantFigures: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=30)]
"""How many digits of a number are meant."""


class RecordPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records and their parts have in common: immutable, by keyword, no unknown key."""


class Cite(RecordPart, frozen=True, kw_only=True):
    """One passage of one source that a claim stands on."""

    source: Annotated[SourceId, Bare(str)]
    """Id of the source."""
    at: str | None = None
    """CSL locator, `para:4`, `page:12`, `sec:3.1`."""
    stance: Stance = "supports"
    """What the passage does to the claim."""
    repeats: tuple[SourceId, ...] = ()
    """Ids of sources that this passage alone relays."""


class ActorRole(RecordPart, frozen=True, kw_only=True):
    """An actor in an event."""

    id: Annotated[ActorId, Bare(str)]
    """Id of the actor."""
    role: Role | None = None
    """Its part, from the closed list."""
    role_text: Annotated[Text | None, SharedKey("role", dict)] = None
    """Its part in the author's words, where the list has none."""


class Outcome(RecordPart, frozen=True, kw_only=True):
    """What became of an expectation."""

    event: EventId
    """Id of the event that settled it."""
    verdict: Verdict
    """Whether it came true."""


class Account(RecordPart, frozen=True, kw_only=True):
    """One of several differing accounts of an event."""

    by: Annotated[str | None, Ref(frozenset(["actor", "source"]))] = None
    """Id of the actor or source that gives this account."""
    by_text: Annotated[Text | None, SharedKey("by", dict, required=True)] = None
    """Who gives it, in words, where there is no record."""
    text: Prose
    """The account."""
    cites: tuple[Cite, ...]
    """Its sources."""
    credibility: Credibility | None = None
    """Admiralty credibility, 1-6."""
    known: Date | None = None
    """When this account became known."""


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
    unit: UnitId | None = None
    """Unit of its numbers; else the figure's."""


class Cell(RecordPart, frozen=True, kw_only=True):
    """One cell of a table figure; all fields empty where the value is unknown."""

    text: Annotated[SearchedString | None, Bare(str, only=True)] = None
    """Words instead of a number."""
    value: Annotated[Decimal | None, Bare(Decimal)] = None
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

    record: Annotated[RecordId | None, SharedKey("label", str, required=True)] = None
    """Id of the record that the row is about (a bare string in the file)."""
    label: Text | None = None
    """Its heading in words (a table in the file)."""
    cells: tuple[Cell, ...]
    """In the order of the columns."""


class Operand(RecordPart, frozen=True, kw_only=True):
    """One term of a comparison: a figure's value, points of a series, or a number."""

    figure: Annotated[
        str | None,
        Ref(frozenset(["figure"]), valued=True, time="at"),
        Bare(str),
        IN_TABLE,
    ] = None
    """Id of a figure with a single value or a series."""
    at: Annotated[Date | None, IN_TABLE] = None
    """Of a series: the time whose points are meant; else the period of the figure that compares."""
    number: Annotated[Decimal | None, Bare(Decimal, only=True)] = None
    """A number as written."""


class Compare(RecordPart, frozen=True, kw_only=True):
    """A sum that must come out: `kind` of `of` and `to` is `expect`."""

    kind: Comparing
    """How the numbers are put together."""
    of: Annotated[tuple[Operand, ...], ONE_OR_MANY] = ()
    """What is compared; several are added up."""
    to: Annotated[tuple[Operand, ...], ONE_OR_MANY] = ()
    """What it is compared with; several are added up."""
    expect: Decimal
    """The result as the author writes it; its last digit gives the precision."""


class StoryStep(RecordPart, frozen=True, kw_only=True):
    """One step of a story."""

    ref: RecordId
    """Id of the record shown."""
    note: Prose | None = None
    """Notes for the presenter."""
