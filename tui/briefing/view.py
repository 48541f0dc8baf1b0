"""The View: what the reader looks at, as one small immutable value, and what it lets through.

Every record belongs to one pane and is listed there, except relations: they are reached by links
from both of their actors, and listed among the actors only where a query hits them. Pure: no files,
no terminal; what a query hits is handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.briefing.knowledge import Knowledge, as_known_by
from tui.briefing.order import (
    ACTOR_KINDS,
    OTHER_LETTER,
    PANES,
    RecordGroup,
    grouped,
    letter_of,
    members,
    name_key,
    nearest,
    pane_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from tui.briefing.model import Briefing, Record

__all__ = [
    "ACTOR_KINDS",
    "OTHER_LETTER",
    "PANES",
    "Count",
    "RecordGroup",
    "View",
    "ViewFilter",
    "groups",
    "letter_of",
    "members",
    "name_key",
    "nearest",
    "pane_of",
]


class View(msgspec.Struct, frozen=True):
    """What the reader looks at. Hashable; `msgspec.structs.replace` makes the next one."""

    pane: str = "overview"
    """The pane in front, one of `PANES`."""
    selected: str | None = None
    """Id of the record shown."""
    query: str = ""
    """The query line."""
    as_known: date | None = None
    """The day whose knowledge is shown; None for all."""
    language: str = "ko"
    """BCP 47 tag of the reader's language."""
    newest_first: bool = False
    """Whether what is dated (events, sources) runs from the newest."""
    struck: frozenset[str] = frozenset()
    """Ids of the sources that are struck."""


class Count(NamedTuple):
    """How many records of a pane a view lets through."""

    shown: int
    """As many as the pane lists."""
    all: int
    """As many as it would list without a query."""


def groups(view: View, briefing: Briefing, records: Iterable[Record]) -> tuple[RecordGroup, ...]:
    """Records of one pane, in its order, under their headings in the view's language."""
    return grouped(records, language=view.language, first_language=briefing.first_language)


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
            self._day = view.as_known
            self._members.clear()
            if view.as_known is None:
                self._then = self.whole
            else:
                self._then = as_known_by(self._knowledge, view.as_known)
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

    def groups(
        self, view: View, hits: AbstractSet[str] | None = None, pane: str | None = None
    ) -> tuple[RecordGroup, ...]:
        """The same under headings."""
        return groups(view, self.briefing(view), self.records(view, hits, pane))

    def counts(self, view: View, hits: AbstractSet[str] | None = None) -> Mapping[str, Count]:
        """How many records each pane lists, by pane."""
        listed = {pane: len(self._listed(view, pane, every=False)) for pane in PANES}
        if hits is None:
            return {pane: Count(number, number) for pane, number in listed.items()}
        shown = dict.fromkeys(PANES, 0)
        known = self.briefing(view).by_id
        for id in hits:
            if id in known:
                shown[pane_of(known[id])] += 1
        return {pane: Count(shown[pane], listed[pane]) for pane in PANES}

    def _listed(self, view: View, pane: str, *, every: bool) -> tuple[Record, ...]:
        briefing = self.briefing(view)  # may drop what was kept
        key = (pane, view.language, view.newest_first, every)
        found = self._members.get(key)
        if found is None:
            found = self._members[key] = members(
                briefing,
                pane,
                language=view.language,
                newest_first=view.newest_first,
                every=every,
            )
        return found
