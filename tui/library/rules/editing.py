"""Rules about what an editor forgets: when, from whom, and whether it is used at all."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tui.briefing.model import Event, Figure, Relation, Unit
from tui.library.check import say, spot
from tui.library.clean import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.briefing.model import Record
    from tui.library.check import Checking
    from tui.library.findings import Finding


def expectations(checking: Checking) -> Iterator[Finding]:
    """An expectation says since when it is one."""
    for record, place in checking.entries("event"):
        if (
            isinstance(record, Event)
            and record.status == "expected"
            and record.reported is None
            and place.whole
        ):
            yield say("expected-without-reported", spot(place, ("status",)), id=shorten(record.id))


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
                spot(place, ("date",)),
                date=shorten(record.date.source),
                until=until,
            )


def cites(checking: Checking) -> Iterator[Finding]:
    """An event, a relation or a figure stands on a source."""
    for record, place in checking.entries("event", "relation", "figure"):
        if place.whole and not _cited(record):
            yield say("no-cite", spot(place, ("id",)), id=shorten(record.id))


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
            yield say("unused-source", spot(place, ("id",)), id=shorten(record.id))


def actors(checking: Checking) -> Iterator[Finding]:
    """An actor has a part in something."""
    for record, place in checking.entries("actor"):
        if record.id not in checking.named:
            yield say("actor-in-nothing", spot(place, ("id",)), id=shorten(record.id))


def widths(checking: Checking) -> Iterator[Finding]:
    """Signs that are one cell wide in one terminal and two in another stay out of what is set in
    columns: ids and units.
    """
    for record, place in checking.everything:
        if not record.id.isascii():
            wide = _ambiguous(record.id)
            if wide:
                yield say("ambiguous-width", spot(place, ("id",)), sign=wide, code=_code(wide))
    for record, place in checking.entries("unit"):
        if not isinstance(record, Unit):
            continue
        for name, text in (("label", record.label), ("short", record.short)):
            for tag, words in text.entries if text else ():
                wide = _ambiguous(words)
                if wide:
                    path = (name, tag) if tag else (name,)
                    where = spot(place, path, "value", wide)
                    yield say("ambiguous-width", where, sign=wide, code=_code(wide))
    for record, place in checking.entries("figure"):
        unit = record.unit if isinstance(record, Figure) else ""
        wide = _ambiguous(unit)
        if wide:
            yield say("ambiguous-width", spot(place, ("unit",)), sign=wide, code=_code(wide))


def _ambiguous(text: str) -> str:
    """The first sign of East Asian Width A (UAX 11); empty where there is none."""
    if text.isascii():
        return ""
    return next((char for char in text if unicodedata.east_asian_width(char) == "A"), "")


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
