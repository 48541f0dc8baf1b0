"""The records that a view lets through: of its day, its pane and its query."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec.structs import replace

from tui.briefing.knowledge import Knowledge, as_known_by
from tui.briefing.model import Briefing, Record
from tui.briefing.panes import PANES, members
from tui.briefing.view import View


class ViewFilter:
    """What views let through of one briefing; keeps what the latest ones needed."""

    def __init__(self, briefing: Briefing) -> None:
        self.whole = briefing
        self._knowledge = Knowledge(briefing)
        self._day: date | None = None
        self._then = briefing
        self._members: dict[tuple[str, str, bool, bool], tuple[Record, ...]] = {}

    def briefing(self, view: View) -> Briefing:
        """The briefing as it was known on the view's day; whole where it has none."""
        if view.as_known != self._day:
            self._day = day = view.as_known
            self._members.clear()
            self._then = self.whole if day is None else as_known_by(self._knowledge, day)
        return self._then

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in their order."""
        return self._knowledge.days()

    def records(
        self, view: View, hits: AbstractSet[str] | None = None, pane: str | None = None
    ) -> tuple[Record, ...]:
        """What a pane (the view's own by default) lists, in its order.

        `hits` are the ids that the view's query hits, None where there is no query.
        """
        listed = self._listed(view, pane or view.pane, every=hits is not None)
        if hits is None:
            return listed
        return tuple(record for record in listed if record.id in hits)

    def counts(self, view: View) -> Mapping[str, int]:
        """How many records each pane lists without a query, by pane."""
        return {pane: len(self._listed(view, pane, every=False)) for pane in PANES}

    def _listed(self, view: View, pane: str, *, every: bool) -> tuple[Record, ...]:
        briefing = self.briefing(view)  # may drop what was kept
        key = (pane, view.language, view.newest_first, every)
        if key not in self._members:
            self._members[key] = members(briefing, replace(view, pane=pane), every=every)
        return self._members[key]
