"""The records of a briefing, one immutable class each.

Field names, types and closed lists are those of the content format; shorthands that the format
allows (a bare source id for a cite, a bare actor id, a bare cell) are written out before a record
is built, so that whoever reads a record meets one shape only. A field is declared here alone: what
its annotation means for reading, links and search is documented in `fields`. (They are not
postponed, so that they are evaluated once and not by each reader.) Pure: no files, no terminal.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, Literal

import msgspec

from tui.briefing import closed_lists as lists
from tui.briefing.dates import Date
from tui.briefing.fields import fields_of
from tui.briefing.parts import (
    Account,
    ActorId,
    ActorRole,
    Cite,
    Compare,
    Credibility,
    EventId,
    FigureId,
    Name,
    OtherName,
    Outcome,
    Point,
    RecordId,
    RecordPart,
    RelationTypeId,
    SearchedString,
    SignificantFigures,
    SourceId,
    StoryStep,
    TableColumn,
    TableRow,
    UnitId,
    WebAddress,
    WikidataId,
)
from tui.briefing.text import Prose, Text


class Record(RecordPart, frozen=True, kw_only=True):
    """What every record carries."""

    kind_name: ClassVar[str] = ""
    """The table it is written in."""

    id: str
    """Unique in the briefing, whatever the table."""
    refs: tuple[SearchedString, ...] = ()
    """The author's own numbering and ids in other systems."""
    updated: Date | None = None
    """When the author last changed it."""


class Judgement(Record, frozen=True, kw_only=True):
    """An assessment, with how sure the authors are and what it stands on."""

    kind_name = "judgement"

    text: Prose
    """The judgement, one or two sentences."""
    confidence: lists.Confidence
    """How well founded (ICD 203)."""
    basis: tuple[RecordId, ...]
    """Ids of the records it stands on."""
    likelihood: lists.Likelihood | None = None
    """How probable, where a probability is meant (ICD 203)."""
    reason: Prose | None = None
    """Why that confidence."""
    assumptions: Prose | None = None
    """What is taken for granted."""
    alternatives: tuple[Prose, ...] = ()
    """Other readings of the same facts."""
    change: lists.ConfidenceChange | None = None
    """How it moved since the last edition."""
    known: Date | None = None
    """When it was made; else the latest known of its basis."""
    cites: tuple[Cite, ...] = ()
    """Sources of its own."""


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, reportedly happened, or is expected to."""

    kind_name = "event"

    date: Date
    """When it happened."""
    title: Name
    """A headline."""
    status: lists.EventStatus
    """How it stands."""
    reported: Date | None = None
    """When it became known; an expectation must say so."""
    body: Prose | None = None
    """What was known when it became known."""
    credibility: Credibility | None = None
    """Admiralty credibility, 1-6."""
    actors: tuple[ActorRole, ...] = ()
    """Who has a part in it."""
    place: Text | None = None
    """Where."""
    tags: tuple[str, ...] = ()
    """The author's keywords."""
    figures: tuple[FigureId, ...] = ()
    """Ids of figures that belong to it."""
    follows: tuple[EventId, ...] = ()
    """Ids of earlier events it comes of."""
    outcome: Outcome | None = None
    """Of an expectation: what came of it."""
    accounts: tuple[Account, ...] = ()
    """Differing accounts of it."""
    cites: tuple[Cite, ...] = ()
    """What it stands on."""


class Actor(Record, frozen=True, kw_only=True):
    """Someone or something that acts or is acted on: people, firms, offices, products, laws."""

    kind_name = "actor"

    kind: lists.ActorKind
    """What it is."""
    name: Name
    """Its name in each language."""
    aliases: tuple[OtherName, ...] = ()
    """Other names that readers type."""
    description: Prose | None = None
    """Who or what it is."""
    jurisdiction: Text | None = None
    """Whose law it is under."""
    parent: ActorId | None = None
    """Id of the actor it belongs to."""
    wikidata: WikidataId | None = None
    """Q-number."""
    tags: tuple[str, ...] = ()
    """The author's keywords."""
    known: Date | None = None
    """When it became known; else always."""
    cites: tuple[Cite, ...] = ()
    """What the description stands on."""


class Relation(Record, frozen=True, kw_only=True):
    """A relation between two actors."""

    kind_name = "relation"

    from_: ActorId = msgspec.field(name="from")
    """Id of the actor it goes out from."""
    type: RelationTypeId
    """A built-in relation type or the id of a `[[relation_type]]`."""
    to: ActorId
    """Id of the actor it goes to."""
    period: Date | None = None
    """While it holds."""
    known: Date | None = None
    """When it became known; else the period's start."""
    text: Prose | None = None
    """What the relation consists of."""
    credibility: Credibility | None = None
    """Admiralty credibility, 1-6."""
    cites: tuple[Cite, ...] = ()
    """What it stands on."""


class RelationType(Record, frozen=True, kw_only=True):
    """A type of relation that the built-in list lacks."""

    kind_name = "relation_type"

    label: Name
    """Read from `from` to `to`."""
    inverse: Name
    """Read from `to` to `from`."""


class Unit(Record, frozen=True, kw_only=True):
    """A unit of measure that is neither a currency, `%` nor `count`."""

    kind_name = "unit"

    label: Name
    """Its name."""
    short: Name | None = None
    """Its sign, set behind the number."""


class Figure(Record, frozen=True, kw_only=True):
    """A number, a series of them or a table of them."""

    kind_name = "figure"

    title: Name
    """What is counted."""
    unit: UnitId
    """ISO 4217 code, `%`, `count` or the id of a `[[unit]]`."""
    value: Decimal | None = None
    """The single value, in base units."""
    low: Decimal | None = None
    """Lower end of its range."""
    high: Decimal | None = None
    """Upper end of its range."""
    bound: lists.Bound | None = None
    """Where the value is a limit."""
    sig: SignificantFigures | None = None
    """Significant figures of the value; else it is exact."""
    mark: lists.NumberMark | None = None
    """What to know before relying on it."""
    points: tuple[Point, ...] = ()
    """The series, in the order of the file."""
    chart: Literal["line", "bar"] | None = None
    """How a series is drawn."""
    breaks: tuple[Date, ...] = ()
    """Times at which the basis changed and no line may cross."""
    columns: tuple[TableColumn, ...] = ()
    """The table's columns."""
    rows: tuple[TableRow, ...] = ()
    """The table's rows."""
    period: Date | None = None
    """What time it is for."""
    as_of: Date | None = None
    """The time at which it stood so."""
    known: Date | None = None
    """When it became known."""
    compare: tuple[Compare, ...] = ()
    """What must agree with it."""
    projection: bool = False
    """Whether it looks ahead."""
    note: Prose | None = None
    """What a reader must know of it."""
    credibility: Credibility | None = None
    """Admiralty credibility, 1-6."""
    actors: tuple[ActorId, ...] = ()
    """Ids of actors it belongs to; the first one heads it in lists."""
    tags: tuple[str, ...] = ()
    """The author's keywords."""
    cites: tuple[Cite, ...] = ()
    """What it stands on."""


class Source(Record, frozen=True, kw_only=True):
    """A page, report or statement that claims stand on."""

    kind_name = "source"

    type: str
    """CSL item type."""
    title: Name
    """Its own title."""
    publisher: Name
    """Who put it out."""
    reliability: lists.Reliability
    """Admiralty code."""
    author: SearchedString | None = None
    """Who wrote it."""
    issued: Date | None = None
    """When it came out."""
    accessed: Date | None = None
    """When it was read."""
    url: WebAddress | None = None
    """http or https address."""
    lang: str | None = None
    """BCP 47 tag of its language."""
    descriptor: Text | None = None
    """Who really speaks (ICD 206)."""
    repeats: tuple[SourceId, ...] = ()
    """Ids of sources that it only relays."""
    status: Literal["retracted"] | None = None
    """Set where it was withdrawn."""
    known: Date | None = None
    """When it became known; else `issued`."""


class Term(Record, frozen=True, kw_only=True):
    """A word explained."""

    kind_name = "term"

    term: Name
    """The word."""
    definition: Prose
    """What it means."""
    aliases: tuple[OtherName, ...] = ()
    """Other words for it."""
    cites: tuple[Cite, ...] = ()
    """What the definition stands on."""


class Question(Record, frozen=True, kw_only=True):
    """Something not known yet."""

    kind_name = "question"

    text: Prose
    """The question."""
    status: Literal["open", "answered"]
    """Whether it is settled."""
    indicator: Prose | None = None
    """What would show the answer."""
    latest: Prose | None = None
    """Where it stands now."""
    cites: tuple[Cite, ...] = ()
    """What that stands on."""


class Story(Record, frozen=True, kw_only=True):
    """A sequence of records to present, in order."""

    kind_name = "story"

    title: Name
    """Its name."""
    steps: tuple[StoryStep, ...]
    """Its steps."""


class Meta(Record, frozen=True, kw_only=True):
    """The `[briefing]` table: what the briefing as a whole is."""

    kind_name = "briefing"

    schema: int
    """Version of the format."""
    languages: tuple[str, ...]
    """BCP 47 tags; the first is the fallback."""
    title: Name
    """Its name."""
    summary: Prose
    """The gist."""
    as_of: Date
    """The day up to which it covers events."""
    tlp: lists.Tlp = "CLEAR"
    """Who may see it (TLP 2.0)."""
    authors: tuple[SearchedString, ...] = ()
    """Who wrote it."""
    tags: tuple[str, ...] = ()
    """The authors' keywords."""


class Briefing(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A whole briefing: its own table and every record, in the order of the files."""

    meta: Meta
    """The `[briefing]` table."""
    judgements: tuple[Judgement, ...] = ()
    """All `[[judgement]]`."""
    events: tuple[Event, ...] = ()
    """All `[[event]]`."""
    actors: tuple[Actor, ...] = ()
    """All `[[actor]]`."""
    relations: tuple[Relation, ...] = ()
    """All `[[relation]]`."""
    relation_types: tuple[RelationType, ...] = ()
    """All `[[relation_type]]`."""
    figures: tuple[Figure, ...] = ()
    """All `[[figure]]`."""
    units: tuple[Unit, ...] = ()
    """All `[[unit]]`."""
    sources: tuple[Source, ...] = ()
    """All `[[source]]`."""
    terms: tuple[Term, ...] = ()
    """All `[[term]]`."""
    questions: tuple[Question, ...] = ()
    """All `[[question]]`."""
    stories: tuple[Story, ...] = ()
    """All `[[story]]`."""

    @property
    def first_language(self) -> str:
        """The language that stands in where another is missing."""
        return self.meta.languages[0]

    def records(self) -> Iterator[Record]:
        """Every record but the briefing's own table, kind after kind."""
        for name in self.__struct_fields__[1:]:
            yield from getattr(self, name)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id, the briefing's own table among them."""
        table: dict[str, Record] = {record.id: record for record in self.records()}
        table.setdefault(self.meta.id, self.meta)
        return MappingProxyType(table)


RECORD_TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {field.value_type.kind_name: field.value_type for field in fields_of(Briefing) if field.many}
)
"""The record class of each array of tables, by the table's name."""
