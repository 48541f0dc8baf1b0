"""A `[briefing]` table in place of one that is missing or unsound, so that the rest opens. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from tui.briefing.closed_lists import SCHEMA
from tui.briefing.dates import Date, parse_date
from tui.briefing.model import Actor, Event, Figure, Meta, Record
from tui.briefing.text import Prose, Text


def default_meta(folder: str, records: list[Record], sound: dict[str, Any]) -> Meta:
    """The sound fields of an unsound table and, for the rest, what follows from the records: the
    languages they are in, the latest event's date, the folder's name for a title.
    """
    given: dict[str, Any] = {
        "id": re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")[:100] or "briefing",
        "schema": SCHEMA,
        "languages": _languages(records),
        "title": Text.of(folder or "briefing"),
        "summary": Prose.of(""),
        "as_of": _latest(record for record in records if isinstance(record, Event)),
    }
    given.update(sound)
    given["languages"] = given["languages"] or _languages(records)
    return Meta(**given)


def _languages(records: list[Record]) -> tuple[str, ...]:
    """The languages of titles and names without those less than half as frequent as another."""
    counts: Counter[str] = Counter()
    for record in records:
        if isinstance(record, Event | Actor | Figure):
            text = record.name if isinstance(record, Actor) else record.title
            counts.update(text.languages)
    most = max(counts.values(), default=0)
    return tuple(tag for tag, count in counts.items() if count * 2 > most) or ("en",)


def _latest(events: Iterable[Event]) -> Date:
    """The date of the latest event that was not merely expected; today where there is none."""
    happened = [event.date for event in events if event.status != "expected"]
    if not happened:
        return parse_date(date.today())
    return max(happened, key=lambda when: when.sort_key)
