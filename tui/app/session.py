"""One opened briefing: what is derived from it, and where the reader stands in it.

No widget and no terminal: the screen asks it for rows, articles, counts and hits and draws them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.briefing.evidence import Evidence
from tui.briefing.history import History, Place
from tui.briefing.links import Links
from tui.briefing.model import Event
from tui.briefing.order import nearest
from tui.briefing.view import Seen, View
from tui.page.article import article
from tui.page.context import Context
from tui.page.rows import rows_of
from tui.words import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.briefing.model import Briefing
    from tui.library.read import Opened
    from tui.page.blocks import Article
    from tui.page.glyphs import Glyphs
    from tui.page.rows import RowSource
    from tui.search.index import Hits, Index

LARGE = 2_000
"""Records up to which the index is made within the time that it takes to begin typing."""

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
        """What is read."""
        self.history = history
        """Where the reader is and was."""
        self.visited: dict[str, Place] = {}
        """Where the reader last was in each pane."""
        self.glyphs = glyphs
        """The signs to draw with."""
        self._seen = Seen(briefing)
        self._index: Index | None = None
        self._hits: tuple[str, Hits] | None = None
        self._rows: dict[tuple[object, ...], RowSource] = {}
        self._events: tuple[tuple[object, ...], Sequence[Event]] | None = None

    @property
    def view(self) -> View:
        """What is looked at now."""
        return self.history.current.view

    @cached_property
    def links(self) -> Links:
        """Who mentions whom."""
        return Links(self.briefing)

    @cached_property
    def evidence(self) -> Evidence:
        """Grades and origins."""
        return Evidence(self.briefing)

    def context(self, language: str) -> Context:
        """What building pages in a language needs."""
        return Context(self.briefing, self.links, self.evidence, words_for(language), self.glyphs)

    # What the panes show.

    def rows(self, view: View) -> RowSource:
        """The rows of the view's list."""
        key = (view.pane, view.query, view.language, view.newest_first)
        made = self._rows.get(key)
        if made is None:
            if len(self._rows) >= KEPT_LISTS:
                self._rows.clear()
            hits = self.hits(view.query)
            found = hits.found if hits is not None else None
            listed = self._seen.records(view, found)
            made = self._rows[key] = rows_of(self.context(view.language), view, found, listed)
        return made

    def article(self, view: View) -> Article | None:
        """All that is said of the selected record."""
        if view.selected is None or view.selected not in self.briefing.by_id:
            return None
        return article(view.selected, self.context(view.language), view.language)

    def counts(self, view: View) -> Mapping[str, int]:
        """How many records each pane lists, or how many of them the query lets through."""
        hits = self.hits(view.query)
        if hits is not None:
            return hits.by_pane
        return {pane: count.shown for pane, count in self._seen.counts(view).items()}

    def visible_events(self) -> Sequence[Event]:
        """The events that the timeline shows; the same object as long as they are the same."""
        view = self.view
        key = (view.query, view.newest_first)
        if self._events is None or self._events[0] != key:
            hits = self.hits(view.query)
            found = self._seen.records(
                view, hits.found if hits is not None else None, pane="timeline"
            )
            self._events = (key, [record for record in found if isinstance(record, Event)])
        return self._events[1]

    def first_in(self, pane: str) -> str | None:
        """The record to begin with in a pane: in the timeline the one nearest to `as_of`."""
        if pane == "timeline":
            event = nearest(self.visible_events(), self.briefing.meta.as_of.upper)
            return event.id if event is not None else None
        ids = self.rows(replace(self.view, pane=pane)).ids
        return ids[0] if ids else None

    # Queries.

    @property
    def is_large(self) -> bool:
        """Whether making the index takes so long that it has to be made ahead."""
        return len(self.briefing.by_id) > LARGE

    def index(self) -> Index:
        """The index; made now if no worker has made it yet."""
        if self._index is None:
            from tui.app.indexing import make_index

            self._index = make_index(self.briefing, self.evidence)
        return self._index

    def take_index(self, index: Index) -> None:
        """Use an index that a worker made."""
        if self._index is None:
            self._index = index

    def hits(self, query: str) -> Hits | None:
        """What a query finds; None where it asks for nothing that could be understood."""
        if not query.strip():
            return None
        if self._hits is None or self._hits[0] != query:
            from tui.app.indexing import query_of

            self._hits = (query, self.index().search(query_of(query)))
        hits = self._hits[1]
        return hits if hits.query else None

    def query_problem(self, query: str) -> str | None:
        """What of a query could not be understood, in the reader's words."""
        self.hits(query)
        if not query.strip() or self._hits is None or not self._hits[1].problems:
            return None
        return self._hits[1].problems[0].message(words_for(self.view.language))

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
            here = replace(self.history.current, view=replace(view, selected=self.beside(briefing)))
            session.history = self.history.replace(here)
        return session

    def beside(self, briefing: Briefing) -> str | None:
        """The record of the list nearest to the selected one that `briefing` still has."""
        ids = self.rows(self.view).ids
        selected = self.view.selected
        at = ids.index(selected) if selected in ids else 0
        near = sorted(range(len(ids)), key=lambda place: abs(place - at))
        return next((ids[place] for place in near if ids[place] in briefing.by_id), None)


def begun(briefing: Briefing, language: str, *, newest_first: bool) -> View:
    """The first look at a briefing: its overview, the gist selected."""
    return View(
        pane="overview",
        selected=briefing.meta.id,
        language=language,
        newest_first=newest_first,
    )
