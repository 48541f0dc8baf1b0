"""The order of records in the panes, and the groups they stand in.

Overview: the briefing, judgements, questions (open ones first), stories. Timeline: by period (year
and month, a bare year before its January), then date, then the files. Actors: by kind, then the
files. Figures: by their first actor, in the order in which the files come to it, then the files.
Sources: by reliability, then date, undated last. Terms: by the name in the reader's language, those
in its own script first; then units and types of relation. Pure: no files, no terminal.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from tui.briefing.closed_lists import ActorKind, Reliability
from tui.briefing.dates import period_key
from tui.briefing.model import Actor, Event, Figure, Source, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.briefing.dates import Date
    from tui.briefing.model import Briefing, Record

PANES: Final = ("overview", "timeline", "actors", "figures", "sources", "terms")
"""The panes, in the order of their tabs."""

_PANE_OF: Final[Mapping[str, str]] = {
    "briefing": "overview",
    "judgement": "overview",
    "question": "overview",
    "story": "overview",
    "event": "timeline",
    "actor": "actors",
    "relation": "actors",
    "figure": "figures",
    "source": "sources",
    "term": "terms",
    "unit": "terms",
    "relation_type": "terms",
}

ACTOR_KINDS: Final[tuple[ActorKind, ...]] = (
    "government",
    "company",
    "product",
    "person",
    "organization",
    "group",
    "fund",
    "media",
    "legislation",
)
"""The order of the kinds of actors."""

_KIND_PLACE = {kind: place for place, kind in enumerate(ACTOR_KINDS)}
_RELIABILITY_PLACE = {letter: place for place, letter in enumerate(get_args(Reliability))}

OTHER_LETTER: Final = "#"
"""The letter of a name that starts with neither Hangul nor A-Z."""

_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"  # doubled ones stand with the plain
_LONE_INITIALS = dict(zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", _INITIALS, strict=True))


class RecordGroup(NamedTuple):
    """Records of a pane under one heading."""

    by: str
    """What `key` is: `period`, `kind` (of actors), `actor`, `reliability`, `letter` or `table`."""
    key: str | tuple[int, int]
    """Year and month (0 for none) of a period; id of an actor, empty for figures of none; initial
    consonant, A-Z or `#` as a letter; `kind_name` as a table; else the word itself."""
    records: tuple[Record, ...]
    """At least one, in the order of the pane."""


def pane_of(record: Record) -> str:
    """The pane that a record belongs to, one of `PANES`."""
    return _PANE_OF[record.kind_name]


def members(
    briefing: Briefing,
    pane: str,
    *,
    language: str | None = None,
    newest_first: bool = False,
    every: bool = False,
) -> tuple[Record, ...]:
    """The records that a pane lists, in its order.

    `language` is the reader's (terms are sorted by it; the briefing's first by default);
    `newest_first` turns the timeline round, and the sources of one reliability. With `every` the
    actors are followed by the relations, which are listed only where a query hits them.
    """
    match pane:
        case "overview":
            asked = sorted(briefing.questions, key=lambda one: one.status != "open")
            return (briefing.meta, *briefing.judgements, *asked, *briefing.stories)
        case "timeline":
            return _timeline(briefing, newest_first)
        case "actors":
            actors = sorted(briefing.actors, key=lambda one: _KIND_PLACE[one.kind])
            return (*actors, *briefing.relations) if every else tuple(actors)
        case "figures":
            return _figures(briefing)
        case "sources":
            return _sources(briefing, newest_first)
        case "terms":
            return _terms(briefing, language or briefing.first_language)
        case _:
            raise ValueError(f"no such pane: {pane}")


def grouped(
    records: Iterable[Record], *, language: str, first_language: str
) -> tuple[RecordGroup, ...]:
    """Records of one pane, in its order, under their headings."""

    def heading(record: Record) -> tuple[str, str | tuple[int, int]]:
        return _heading(record, language, first_language)

    return tuple(
        RecordGroup(by, key, tuple(found)) for (by, key), found in groupby(records, key=heading)
    )


def nearest(events: Iterable[Event], day: date) -> Event | None:
    """The event that began nearest to a day, the earlier of two equally near; None of none.

    One without a known beginning counts by its end. Of several on one day, the first given.
    """
    return min(events, key=lambda event: _distance(event.date, day), default=None)


def letter_of(name: str) -> str:
    """Under which letter a name stands: an initial consonant, `A`-`Z`, or `#` for others."""
    for sign in unicodedata.normalize("NFC", name):
        if not sign.isalnum():
            continue
        if "가" <= sign <= "힣":
            return _INITIALS[(ord(sign) - ord("가")) // 588]
        if sign in _LONE_INITIALS:
            return _LONE_INITIALS[sign]
        plain = unicodedata.normalize("NFD", sign)[0].upper()
        return plain if "A" <= plain <= "Z" else OTHER_LETTER
    return OTHER_LETTER


def name_key(name: str, language: str) -> tuple[int, str, str, str]:
    """Sorts names for a reader: own script first, then by letter, then case-blind."""
    letter = letter_of(name)
    foreign = ("ㄱ" <= letter <= "ㅎ") != (language.partition("-")[0] == "ko")
    rank = 2 if letter == OTHER_LETTER else int(foreign)
    bare = "".join(sign for sign in name if sign.isalnum() or sign.isspace())
    return rank, letter, unicodedata.normalize("NFC", bare).casefold().strip(), name


def _heading(
    record: Record, language: str, first_language: str
) -> tuple[str, str | tuple[int, int]]:
    match record:
        case Event():
            return "period", period_key(record.date)
        case Actor():
            return "kind", record.kind
        case Figure():
            return "actor", record.actors[0] if record.actors else ""
        case Source():
            return "reliability", record.reliability
        case Term():
            return "letter", letter_of(record.term.shown(language, first_language).text)
        case _:
            return "table", record.kind_name


def _timeline(briefing: Briefing, newest_first: bool) -> tuple[Event, ...]:
    def place(event: Event) -> tuple[tuple[int, int], tuple[date, date, str]]:
        return period_key(event.date), event.date.sort_key

    events = sorted(briefing.events, key=place)
    return tuple(reversed(events)) if newest_first else tuple(events)


def _figures(briefing: Briefing) -> tuple[Figure, ...]:
    places: dict[str, int] = {}
    for figure in briefing.figures:
        if figure.actors:
            places.setdefault(figure.actors[0], len(places))

    def place(figure: Figure) -> int:
        return places[figure.actors[0]] if figure.actors else len(places)

    return tuple(sorted(briefing.figures, key=place))


def _sources(briefing: Briefing, newest_first: bool) -> tuple[Source, ...]:
    dated = [source for source in briefing.sources if source.issued is not None]
    undated = [source for source in briefing.sources if source.issued is None]
    dated.sort(key=lambda one: one.issued.sort_key if one.issued else ())
    if newest_first:
        dated.reverse()
    found = sorted((*dated, *undated), key=lambda one: _RELIABILITY_PLACE[one.reliability])
    return tuple(found)


def _terms(briefing: Briefing, language: str) -> tuple[Record, ...]:
    first = briefing.first_language

    def place(term: Term) -> tuple[int, str, str, str]:
        return name_key(term.term.shown(language, first).text, language)

    return (*sorted(briefing.terms, key=place), *briefing.units, *briefing.relation_types)


def _distance(when: Date, day: date) -> tuple[int, bool]:
    begun = when.upper if when.open_start or when.unknown_start else when.lower
    return abs((begun - day).days), begun > day
