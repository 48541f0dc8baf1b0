"""What the overview takes from other panes: the figures that matter most, the latest events."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from tui.briefing.model import Event, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.page.context import Context

MOST_FIGURES = 6
"""Key figures that an overview shows."""

MOST_EVENTS = 6
"""Latest events that an overview shows."""

KEY_TAG = "key"
"""A figure with this tag is always a key figure."""


def key_figures(context: Context) -> tuple[Figure, ...]:
    """Figures tagged `key`, then those that the summary and the judgements stand on.

    Tables are left out: they have no one value to show.
    """
    found: dict[str, Figure] = {}
    for figure in _candidates(context):
        if not figure.columns:
            found.setdefault(figure.id, figure)
        if len(found) == MOST_FIGURES:
            break
    return tuple(found.values())


def _candidates(context: Context) -> Iterator[Figure]:
    briefing, links = context.briefing, context.links
    yield from (figure for figure in briefing.figures if KEY_TAG in figure.tags)
    named = list(links.out(briefing.meta.id))
    for judgement in briefing.judgements:
        named += links.out(judgement.id)
    records = [briefing.by_id[id] for id in named]
    yield from (record for record in records if isinstance(record, Figure))
    # Then those that belong to the events they stand on.
    for event in records:
        if isinstance(event, Event):
            belonging = (briefing.by_id.get(id) for id in event.figures)
            yield from (figure for figure in belonging if isinstance(figure, Figure))


def latest_events(context: Context) -> tuple[Event, ...]:
    """What became known last, newest first; expectations have not happened yet."""
    events = (event for event in context.briefing.events if event.status != "expected")
    return tuple(nlargest(MOST_EVENTS, events, key=_known))


def _known(event: Event) -> tuple[date, date, str]:
    return event.date.sort_key
