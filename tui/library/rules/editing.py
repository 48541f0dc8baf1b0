"""Rules about what an editor forgets: when, from whom, and whether it is used at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tui.briefing.dates import Date
from tui.briefing.fields import FieldPath, values_in
from tui.briefing.model import Actor, Event, Figure, Meta, Relation, Source, Unit
from tui.briefing.parts import Cite
from tui.briefing.text import Text
from tui.library.checking import Checking
from tui.library.clean import shorten
from tui.library.findings import Finding, RecordPlace, finding

_LEARNT = ("updated", "reported", "known", "issued")
"""Fields with the date at which a record or a part of it became known or was changed."""


def expectations(checking: Checking) -> Iterator[Finding]:
    """An expectation says since when it is one."""
    for event, place in checking.entries(Event):
        if event.status == "expected" and event.reported is None and place.whole:
            yield finding("expected-without-reported", place.at(("status",)), id=shorten(event.id))


def events_to_come(checking: Checking) -> Iterator[Finding]:
    """After the briefing's date nothing has happened yet."""
    if checking.draft.meta_place is None:
        return
    as_of = checking.briefing.meta.as_of
    for event, place in checking.entries(Event):
        if event.status != "expected" and event.date.lower > as_of.upper:
            words = {"date": shorten(event.date.source), "until": shorten(as_of.source)}
            yield finding("event-after-as-of", place.at(("date",)), **words)


def stale(checking: Checking) -> Iterator[Finding]:
    """The briefing's date is not before the newest thing in it that somebody learnt or changed.

    Reported once, at the newest date: moving `as_of` to it corrects them all. When a page was read
    (`accessed`) does not count, nor does what an event itself is dated to.
    """
    if checking.draft.meta_place is None:
        return
    as_of = checking.briefing.meta.as_of
    latest = as_of.upper
    newest: tuple[Date, RecordPlace, FieldPath] | None = None
    for record, place in checking.everything:
        for path, when in () if isinstance(record, Meta) else values_in(record, Date):
            if path[-1] in _LEARNT and when.lower > latest:
                latest, newest = when.lower, (when, place, path)
    if newest is not None:
        when, place, path = newest
        words = {"date": shorten(when.source), "until": shorten(as_of.source)}
        yield finding("stale-as-of", place.at(path), key=str(path[-1]), **words)


def cites(checking: Checking) -> Iterator[Finding]:
    """An event, a relation or a figure cites a source."""
    citing: tuple[type[Event | Relation | Figure], ...] = (Event, Relation, Figure)
    for record, place in checking.entries(*citing):
        if place.whole and not record.cites and not values_in(record, Cite):
            yield finding("no-cite", place.at(("id",)), id=shorten(record.id))


def unused(checking: Checking) -> Iterator[Finding]:
    """A source is cited, or repeated by one that is; an actor has a part in something."""
    used: tuple[tuple[type[Source | Actor], str, set[str]], ...] = (
        (Source, "unused-source", checking.cited),
        (Actor, "actor-in-nothing", checking.named),
    )
    for kind, code, ids in used:
        for record, place in checking.entries(kind):
            if record.id not in ids:
                yield finding(code, place.at(("id",)), id=shorten(record.id))


def widths(checking: Checking) -> Iterator[Finding]:
    """Characters that are one cell wide in one terminal and two in another (East Asian Width A,
    UAX 11) stay out of what is set in columns: ids and units.
    """
    for place, path, text in _in_columns(checking):
        if text.isascii():
            continue
        wide = next((char for char in text if unicodedata.east_asian_width(char) == "A"), "")
        if wide:
            # Within a localized text the character itself is pointed at.
            where = place.at(path, "value", wide if path[0] in ("label", "short") else "")
            yield finding("ambiguous-width", where, sign=wide, code=f"U+{ord(wide):04X}")


def _in_columns(checking: Checking) -> Iterator[tuple[RecordPlace, FieldPath, str]]:
    for record, place in checking.everything:
        if not record.id.isascii():
            yield place, ("id",), record.id
    for unit, place in checking.entries(Unit):
        for path, text in values_in(unit, Text):
            for tag, words in text.entries:
                yield place, (*path, tag) if tag else path, words
    for figure, place in checking.entries(Figure):
        yield place, ("unit",), figure.unit
