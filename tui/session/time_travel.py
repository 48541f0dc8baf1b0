"""The briefing as it was known on a day: stepping along the days, in every pane at once.

The day is part of the view and lasts until the reader comes back to now.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from tui.briefing.dates import Date, parse_user_date
from tui.briefing.knowledge import ALWAYS, known_from
from tui.session.navigation import Navigation
from tui.session.session import Session
from tui.session.step import Step

DAY_LINE = Step(frozenset({"day"}))
"""Only the day line looks different."""


class TimeTravel:
    """The day that is shown, and the line on which it is chosen."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        self._session, self._navigation = session, navigation
        self.is_open = False
        """Whether the reader is choosing a day."""

    @property
    def days(self) -> Sequence[date]:
        """The days that are not yet now."""
        return self._session.days[:-1]

    @property
    def position(self) -> float:
        """Where the day is among them: 0 before the first, 1 now."""
        day = self._session.view.as_known
        return 1.0 if day is None else bisect_right(self.days, day) / (len(self.days) + 1)

    # The line.

    def open(self) -> Step:
        """Let the reader choose a day."""
        self.is_open = True
        return replace(DAY_LINE, focus="day")

    def close(self, *, keep: bool) -> Step:
        """Leave the line; unless the day is kept, all is as now."""
        self.is_open = False
        return replace(DAY_LINE if keep else self.go(None), focus="list")

    # The day.

    def go(self, day: date | None) -> Step:
        """Show what was known at the end of a day; None: now."""
        session, days = self._session, self.days
        if day is not None and (not days or day > days[-1]):
            day = None
        view = session.view
        if day == view.as_known:
            return DAY_LINE
        view = replace(view, as_known=day)
        # The selected record stays wherever it is known, else the nearest one stands in.
        wanted = session.awaited or view.selected
        rows = session.rows(view)
        if wanted is not None and rows.index_of(wanted) is not None:
            session.awaited = None
            view = replace(view, selected=wanted)
        elif view.selected is None or rows.index_of(view.selected) is None:
            session.awaited = wanted
            view = replace(view, selected=session.beside(rows.ids))
        return replace(self._navigation.change(view), jobs=("index",))

    def step(self, unit: str, step: int) -> Step:
        """Earlier (-1) or later (1) by a `step`, a `month`, or to the `end`."""
        days, day = self.days, self._session.view.as_known
        if not days:
            return DAY_LINE
        if unit == "end":
            return self.go(days[0] if step < 0 else None)
        if unit == "month":
            return self.go(max(days[0], _month_on(day or self._session.days[-1], step)))
        if step < 0:
            at = bisect_left(days, day) if day is not None else len(days)
            return self.go(days[max(0, at - 1)])
        at = bisect_right(days, day) if day is not None else len(days)
        return self.go(days[at] if at < len(days) else None)

    def go_to_selected(self) -> Step:
        """To the day on which the selected record became known."""
        briefing = self._session.briefing
        record = briefing.by_id.get(self._session.view.selected or "")
        day = known_from(record, briefing) if record is not None else ALWAYS
        if day == ALWAYS:
            return Step(text=self._session.words("app.known_always"))
        return self.go(day)

    def parse(self, typed: str) -> Date | None:
        """The date a reader means; None where it is none."""
        return parse_user_date(typed, self._session.briefing.meta.as_of.upper)

    def go_to_typed(self, typed: str) -> Step:
        """To a date that was typed, which counts by its last day."""
        when = self.parse(typed)
        if when is None:
            return Step(text=self._session.words("app.date_unclear"), loud=True)
        return self.go(when.upper)


def _month_on(day: date, step: int) -> date:
    """A month earlier or later; the last day of a month stays the last."""
    month = day.year * 12 + day.month - 1 + step
    year, month = divmod(month, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    last = monthrange(year, month + 1)[1]
    ends = (day + timedelta(days=1)).day == 1 if day < date.max else True
    return date(year, month + 1, last if ends else min(day.day, last))
