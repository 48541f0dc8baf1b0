"""One opened briefing: what is derived from it, and where the reader stands in it.

No widget and no terminal: the screen asks it for rows, articles, counts and hits and draws them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.briefing.history import History, Place
from tui.briefing.model import Event
from tui.briefing.panes import PANES
from tui.briefing.panes.timeline import nearest
from tui.briefing.view import View
from tui.page.article import article
from tui.page.lists import rows_of
from tui.session.snapshot import Snapshot
from tui.session.view_filter import ViewFilter
from tui.words import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from tui.briefing.model import Briefing, Record
    from tui.library.read import Opened
    from tui.page.blocks import Article
    from tui.page.context import Context
    from tui.page.glyphs import Glyphs
    from tui.page.lists import RowSource
    from tui.search.index import Hits

KEPT_LISTS = 12
"""Lists that are kept made: each pane in two languages."""


class Session:
    """A briefing being read."""

    def __init__(
        self, opened: Opened, briefing: Briefing, history: History, glyphs: Glyphs
    ) -> None:
        self.opened = opened
        """What came of reading the files; its problems grow once the whole is checked."""
        self.briefing = briefing
        """What is read, with all its records, whatever the view leaves out."""
        self.history = history
        """Where the reader is and was."""
        self.visited: dict[str, Place] = {}
        """Where the reader last was in each pane."""
        self.glyphs = glyphs
        """The signs to draw with."""
        self._seen = ViewFilter(briefing)
        self.whole = Snapshot(briefing, briefing, frozenset())
        """All that is known, nothing struck."""
        self._present: tuple[tuple[date | None, frozenset[str]], Snapshot] | None = None
        self._rows: dict[tuple[object, ...], RowSource] = {}
        self._events: tuple[tuple[object, ...], Sequence[Event]] | None = None

    @property
    def view(self) -> View:
        """What is looked at now."""
        return self.history.current.view

    def world(self, view: View | None = None) -> Snapshot:
        """What a view (the present one by default) looks at: its day, its struck sources."""
        view = view or self.view
        key = (view.as_known, view.struck)
        if key == (None, frozenset()):
            return self.whole
        if self._present is None or self._present[0] != key:
            self._present = (key, self._made(view))
        return self._present[1]

    def _made(self, view: View) -> Snapshot:
        briefing = self._seen.briefing(view)
        before = self._present[1] if self._present is not None else self.whole
        for world in (self.whole, before):
            if world.briefing is briefing:
                return world.striking(view.struck)
        return Snapshot(briefing, self.briefing, view.struck)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in their order."""
        return self._seen.days()

    def context(self, view: View | None = None) -> Context:
        """What building pages of a view (the present one by default) needs."""
        view = view or self.view
        return self.world(view).context(view.language, self.glyphs)

    # What the panes show.

    def rows(self, view: View) -> RowSource:
        """The rows of the view's list."""
        key = (view.pane, view.query, view.language, view.newest_first, view.as_known, view.struck)
        made = self._rows.get(key)
        if made is None:
            if len(self._rows) >= KEPT_LISTS:
                self._rows.clear()
            hits = self.hits(view)
            found = hits.found if hits is not None else None
            listed = self._seen.records(view, found)
            made = self._rows[key] = rows_of(self.context(view), view, found, listed)
        return made

    def listed(self, pane: str) -> Iterator[Record]:
        """What a pane lists now; where no query narrows it, also what only a query would list."""
        hits = self.hits()
        yield from self._seen.records(self.view, hits.found if hits is not None else None, pane)
        if hits is None:
            yield from PANES[pane].unlisted(self.world().briefing)

    def article(self, view: View, was: Mapping[str, str] | None = None) -> Article | None:
        """All that is said of the selected record; `was` is what it said when it was read."""
        context = self.context(view)
        if view.selected is None or view.selected not in context.briefing.by_id:
            return None
        return article(view.selected, context, view.language, was)

    def counts(self, view: View) -> Mapping[str, int]:
        """How many records each pane lists, or how many of them the query lets through."""
        hits = self.hits(view)
        if hits is not None:
            return hits.by_pane
        return self._seen.counts(view)

    def visible_events(self) -> Sequence[Event]:
        """The events that the timeline shows; the same object as long as they are the same."""
        view = self.view
        key = (view.query, view.newest_first, view.as_known, view.struck)
        if self._events is None or self._events[0] != key:
            hits = self.hits(view)
            found = self._seen.records(
                view, hits.found if hits is not None else None, pane="timeline"
            )
            self._events = (key, [record for record in found if isinstance(record, Event)])
        return self._events[1]

    def first_in(self, pane: str) -> str | None:
        """The record to begin with in a pane: in the timeline the one nearest to `as_of`."""
        if pane == "timeline":
            event = nearest(self.visible_events(), self.world().briefing.meta.as_of.upper)
            return event.id if event is not None else None
        ids = self.rows(replace(self.view, pane=pane)).ids
        return ids[0] if ids else None

    # Queries.

    def hits(self, view: View | None = None) -> Hits | None:
        """What the query of a view (the present one by default) finds in what it looks at.

        None where it asks for nothing that could be understood.
        """
        found = self._asked(view or self.view)
        return found if found is not None and found.query else None

    def _asked(self, view: View) -> Hits | None:
        if not view.query.strip():
            return None
        world = self.world(view)
        if world.made is None and world.is_large and world is not self.whole:
            # Until a worker has made this day's index: by what the records say now.
            return self.whole.asked(view.query).within(world.briefing.by_id)
        return world.asked(view.query)

    def query_problem(self, view: View) -> str | None:
        """What of a view's query could not be understood, in the reader's words."""
        found = self._asked(view)
        if found is None or not found.problems:
            return None
        return found.problems[0].message(words_for(view.language))

    # Places.

    def standing(self, place: Place) -> None:
        """Note where in the present view the reader is: focus and scroll."""
        self.history = self.history.replace(place)
        self.visited[place.view.pane] = place

    def go(self, place: Place) -> None:
        """Go to a new place; the way back leads to the one left."""
        self.history = self.history.push(place)

    def reopened(self, opened: Opened, briefing: Briefing) -> Session:
        """The same reader, at the same place, in the briefing as it now is in the files."""
        session = Session(opened, briefing, self.history, self.glyphs)
        session.visited = self.visited
        view = self.view
        if view.selected is not None and view.selected not in briefing.by_id:
            here = replace(
                self.history.current, view=replace(view, selected=self.beside(briefing.by_id))
            )
            session.history = self.history.replace(here)
        return session

    def beside(self, known: Container[str]) -> str | None:
        """The record of the list nearest to the selected one that is among those `known`."""
        ids = self.rows(self.view).ids
        selected = self.view.selected
        at = ids.index(selected) if selected in ids else 0
        near = sorted(range(len(ids)), key=lambda place: abs(place - at))
        return next((ids[place] for place in near if ids[place] in known), None)


def begun(briefing: Briefing, language: str, *, newest_first: bool) -> View:
    """The first look at a briefing: its overview, the gist selected."""
    return View(
        pane="overview",
        selected=briefing.meta.id,
        language=language,
        newest_first=newest_first,
    )
