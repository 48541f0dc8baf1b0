"""The timeline: events by period (year and month, a bare year before its January), then by date,
then in the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tui.briefing.dates import period_key, period_words
from tui.briefing.model import Briefing, Event
from tui.briefing.panes.pane import SIGN, CellMaker, ListColumn, Pane, grade, grouped_by, title
from tui.briefing.view import View


def _members(briefing: Briefing, view: View) -> list[Event]:
    def place(event: Event) -> tuple[tuple[int, int], tuple[date, date, str]]:
        return period_key(event.date), event.date.sort_key

    events = sorted(briefing.events, key=place)
    return events[::-1] if view.newest_first else events


def nearest(events: Iterable[Event], day: date) -> Event | None:
    """The event that began nearest to a day, the earlier of two equally near; None of none.

    One without a known beginning counts by its end. Of several on one day, the first given.
    """

    def distance(event: Event) -> tuple[int, bool]:
        when = event.date
        start = when.upper if when.open_start or when.unknown_start else when.lower
        return abs((start - day).days), start > day

    return min(events, key=distance, default=None)


def event_marks(make: CellMaker, event: Event) -> tuple[str, ...]:
    """What is remarkable about an event's status."""
    if event.status in ("denied", "retracted"):
        return ("gone",)
    if event.status == "disputed" or event.accounts:
        return ("disputed",)
    if event.status == "alleged":
        return ("unsure",)
    if event.status == "expected":
        outcome = event.outcome
        return ("expected",) if outcome is None else (outcome.verdict.replace("-", "_"),)
    return ()


PANE = Pane(
    id="timeline",
    kinds=("event",),
    members=_members,
    groups=grouped_by(lambda make, event: period_key(event.date)),
    heading=lambda make, period: period_words(period, make.words),
    columns=(
        # With its heading a date is written in part, alone as in the files.
        ListColumn(
            lambda make, event: make.date(event.date, "list"),
            7,
            alone=lambda event: event.date.source,
        ),
        ListColumn(grade, lambda width: 5 if width >= 40 else 0, gap=1),
        ListColumn(title, gap=1),
        SIGN,
    ),
    marks=event_marks,
)
