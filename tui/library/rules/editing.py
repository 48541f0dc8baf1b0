"""Rules about what an editor forgets: when, from whom, and whether it is used at all."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tui.briefing.model import Event, Figure, Relation, Unit
from tui.library.check import location, say
from tui.library.clean import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.briefing.dates import Date
    from tui.briefing.model import Record
    from tui.briefing.parts import Account, Point
    from tui.library.check import Checking
    from tui.library.draft import RecordPlace
    from tui.library.findings import Finding, KeyPath


def expectations(checking: Checking) -> Iterator[Finding]:
    """An expectation says since when it is one."""
    for record, place in checking.entries("event"):
        if (
            isinstance(record, Event)
            and record.status == "expected"
            and record.reported is None
            and place.whole
        ):
            yield say(
                "expected-without-reported", location(place, ("status",)), id=shorten(record.id)
            )


def events_to_come(checking: Checking) -> Iterator[Finding]:
    """After the briefing's date nothing has happened yet."""
    if checking.draft.meta_place is None:
        return
    end = checking.briefing.meta.as_of.upper
    until = shorten(checking.briefing.meta.as_of.source)
    for record, place in checking.entries("event"):
        if isinstance(record, Event) and record.status != "expected" and record.date.lower > end:
            yield say(
                "event-after-as-of",
                location(place, ("date",)),
                date=shorten(record.date.source),
                until=until,
            )


def stale(checking: Checking) -> Iterator[Finding]:
    """The briefing's date is not before the newest thing in it that somebody learnt or changed.

    It is told once, where the newest date stands: one step forward of `as_of` mends them all. When
    a page was read (`accessed`) does not count, nor does what an event itself is dated to.
    """
    if checking.draft.meta_place is None:
        return
    as_of = checking.briefing.meta.as_of
    newest: tuple[date, Date, RecordPlace, KeyPath] | None = None
    for record, place in checking.entries():
        for path, when in _learnt(record):
            if when.lower > as_of.upper and (newest is None or when.lower > newest[0]):
                newest = (when.lower, when, place, path)
    if newest is not None:
        _, when, place, path = newest
        words = {"date": shorten(when.source), "until": shorten(as_of.source)}
        yield say("stale-as-of", location(place, path), key=_named(path), **words)


def _learnt(record: Record) -> Iterator[tuple[KeyPath, Date]]:
    """The dates at which a record or a part of it became known or was changed."""
    for name in _LEARNT:
        when = getattr(record, name, None)
        if when is not None:
            yield (name,), when
    parts: tuple[Account | Point, ...] = ()
    field = "accounts" if isinstance(record, Event) else "points"
    if isinstance(record, Event):
        parts = record.accounts
    elif isinstance(record, Figure):
        parts = record.points
    for number, part in enumerate(parts):
        if part.known is not None:
            yield (field, number, "known"), part.known


_LEARNT = ("updated", "reported", "known", "issued")


def _named(path: KeyPath) -> str:
    return str(path[-1])


def cites(checking: Checking) -> Iterator[Finding]:
    """An event, a relation or a figure stands on a source."""
    for record, place in checking.entries("event", "relation", "figure"):
        if place.whole and not _cited(record):
            yield say("no-cite", location(place, ("id",)), id=shorten(record.id))


def _cited(record: Record) -> bool:
    """Whether the record or a part of it stands on a source."""
    if isinstance(record, Event):
        return bool(record.cites) or any(account.cites for account in record.accounts)
    if isinstance(record, Figure):
        return (
            bool(record.cites)
            or any(point.cites for point in record.points)
            or any(cell.cites for row in record.rows for cell in row.cells)
        )
    return isinstance(record, Relation) and bool(record.cites)


def sources(checking: Checking) -> Iterator[Finding]:
    """A source is cited, or repeated by one that is."""
    for record, place in checking.entries("source"):
        if record.id not in checking.cited:
            yield say("unused-source", location(place, ("id",)), id=shorten(record.id))


def actors(checking: Checking) -> Iterator[Finding]:
    """An actor has a part in something."""
    for record, place in checking.entries("actor"):
        if record.id not in checking.named:
            yield say("actor-in-nothing", location(place, ("id",)), id=shorten(record.id))


def widths(checking: Checking) -> Iterator[Finding]:
    """Signs that are one cell wide in one terminal and two in another stay out of what is set in
    columns: ids and units.
    """
    for record, place in checking.everything:
        if not record.id.isascii():
            wide = _ambiguous(record.id)
            if wide:
                yield say("ambiguous-width", location(place, ("id",)), sign=wide, code=_code(wide))
    for record, place in checking.entries("unit"):
        if not isinstance(record, Unit):
            continue
        for name, text in (("label", record.label), ("short", record.short)):
            for tag, words in text.entries if text else ():
                wide = _ambiguous(words)
                if wide:
                    path = (name, tag) if tag else (name,)
                    where = location(place, path, "value", wide)
                    yield say("ambiguous-width", where, sign=wide, code=_code(wide))
    for record, place in checking.entries("figure"):
        unit = record.unit if isinstance(record, Figure) else ""
        wide = _ambiguous(unit)
        if wide:
            yield say("ambiguous-width", location(place, ("unit",)), sign=wide, code=_code(wide))


def _ambiguous(text: str) -> str:
    """The first sign of East Asian Width A (UAX 11); empty where there is none."""
    if text.isascii():
        return ""
    return next((char for char in text if unicodedata.east_asian_width(char) == "A"), "")


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
