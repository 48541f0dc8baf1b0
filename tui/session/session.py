"""One opened briefing: what is derived from it, and where the reader is in it.

The screen asks it for rows, articles, counts and hits and draws them; what changes it stands in
`navigation`, `time_travel`, `reading` and `bookmarking`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.briefing.history import History, Place
from tui.briefing.model import Briefing, Event, Record
from tui.briefing.panes import PANES
from tui.briefing.panes.timeline import nearest
from tui.briefing.view import View
from tui.library.problems import Problem
from tui.library.read import Opened
from tui.page.article import article
from tui.page.blocks import Article
from tui.page.context import Context
from tui.page.glyphs import Glyphs
from tui.page.lists import RowSource, rows_of
from tui.session.snapshot import Snapshot
from tui.session.view_filter import ViewFilter
from tui.words import Words, words_for

if TYPE_CHECKING:
    from tui.search.index import Hits

KEPT_LISTS = 12
"""Lists that are kept made: each pane in two languages."""


class Session:
    """A briefing being read."""

    def __init__(
        self,
        opened: Opened,
        briefing: Briefing,
        view: View,
        glyphs: Glyphs,
        words_in: Callable[[str], Words] = words_for,
    ) -> None:
        self.opened = opened
        """What came of reading the files; its problems grow once the whole is checked."""
        self.history = History.start(Place(view, "list"))
        """Where the reader is and was."""
        self.visited: dict[str, Place] = {}
        """Where the reader last was in each pane."""
        self.glyphs = glyphs
        """The signs to draw with."""
        self._words_in = words_in
        self.awaited: str | None = None
        """The record that was selected before the day shown left it out."""
        self._take(briefing)

    def _take(self, briefing: Briefing) -> None:
        self.briefing = briefing
        """What is read, with all its records, whatever the view leaves out."""
        self.whole = Snapshot(briefing, briefing, frozenset())
        """All that is known, nothing struck."""
        self._filter = ViewFilter(briefing)
        self._present: tuple[tuple[date | None, frozenset[str]], Snapshot] | None = None
        self._rows: dict[tuple[object, ...], RowSource] = {}
        self._events: tuple[tuple[object, ...], Sequence[Event]] | None = None
        self._days: tuple[date, ...] | None = None

    @property
    def view(self) -> View:
        """What is looked at now."""
        return self.history.current.view

    def snapshot(self, view: View | None = None) -> Snapshot:
        """What a view (the present one by default) looks at: its day, its struck sources."""
        view = view or self.view
        key = (view.as_known, view.struck)
        if key == (None, frozenset()):
            return self.whole
        if self._present is None or self._present[0] != key:
            self._present = (key, self._made(view))
        return self._present[1]

    def _made(self, view: View) -> Snapshot:
        briefing = self._filter.briefing(view)
        before = self._present[1] if self._present is not None else self.whole
        for snapshot in (self.whole, before):
            if snapshot.briefing is briefing:
                return snapshot.striking(view.struck)
        return Snapshot(briefing, self.briefing, view.struck)

    @property
    def words(self) -> Words:
        """The interface's words in the language read."""
        return self._words_in(self.view.language)

    @property
    def languages(self) -> Sequence[str]:
        """The languages the briefing can be read in."""
        return self.briefing.meta.languages

    def language_after(self, language: str) -> str:
        """The next of the briefing's languages."""
        languages = self.languages
        at = languages.index(language) if language in languages else -1
        return languages[(at + 1) % len(languages)]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in their order."""
        if self._days is None:
            self._days = self._filter.days()
        return self._days

    @property
    def selected(self) -> Record | None:
        """The record shown, as it is known on the view's day; None where it is not known."""
        return self.context().briefing.by_id.get(self.view.selected or "")

    def context(self, view: View | None = None) -> Context:
        """What building pages of a view (the present one by default) needs."""
        view = view or self.view
        return self.snapshot(view).context(view.language, self.glyphs)

    def checked(self, problems: tuple[Problem, ...]) -> None:
        """All problems of the briefing are known now."""
        self.opened = replace(self.opened, problems=problems, draft=None)

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
            listed = self._filter.records(view, found)
            made = self._rows[key] = rows_of(self.context(view), view, found, listed)
        return made

    def listed(self, pane: str) -> Iterator[Record]:
        """What a pane lists now; where no query narrows it, also what only a query would list."""
        hits = self.hits()
        yield from self._filter.records(self.view, hits.found if hits is not None else None, pane)
        if hits is None:
            yield from PANES[pane].unlisted(self.snapshot().briefing)

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
        return self._filter.counts(view)

    def visible_events(self) -> Sequence[Event]:
        """The events that the timeline shows; the same object as long as they are the same."""
        view = self.view
        key = (view.query, view.newest_first, view.as_known, view.struck)
        if self._events is None or self._events[0] != key:
            hits = self.hits(view)
            found = self._filter.records(
                view, hits.found if hits is not None else None, pane="timeline"
            )
            self._events = (key, [record for record in found if isinstance(record, Event)])
        return self._events[1]

    def first_in(self, pane: str) -> str | None:
        """The record to begin with in a pane: in the timeline the one nearest to `as_of`."""
        if pane == "timeline":
            event = nearest(self.visible_events(), self.snapshot().briefing.meta.as_of.upper)
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
        snapshot = self.snapshot(view)
        if snapshot.made is None and snapshot.is_large and snapshot is not self.whole:
            # Until a worker has made this day's index: by what the records say now.
            return self.whole.asked(view.query).within(snapshot.briefing.by_id)
        return snapshot.asked(view.query)

    def query_problem(self, view: View) -> str | None:
        """What of a view's query could not be understood, in the reader's words."""
        found = self._asked(view)
        if found is None or not found.problems:
            return None
        return found.problems[0].message(words_for(view.language))

    # Places.

    def record_place(self, focus: str, scroll: tuple[int, int]) -> None:
        """Note what has the focus and where list and detail are scrolled to."""
        self._at(replace(self.history.current, focus=focus, scroll=scroll))

    def change(self, view: View) -> None:
        """Take a view for the present place: nothing to go back to."""
        self._at(replace(self.history.current, view=view))

    def _at(self, place: Place) -> None:
        self.history = self.history.replace(place)
        self.visited[place.view.pane] = place

    def go(self, view: View, focus: str, top: int | None = None) -> None:
        """Go to a new place; the way back leads to the one left.

        The list's first line is `top`, or as before.
        """
        before = self.history.current.scroll[0] if top is None else top
        self.history = self.history.push(Place(view, focus, (before, 0)))

    def reload(self, opened: Opened, briefing: Briefing) -> None:
        """Stay at the same place in the briefing as it now is in the files."""
        view = self.view
        if view.selected is not None and view.selected not in briefing.by_id:
            self.change(replace(view, selected=self.beside(briefing.by_id)))
        self.opened = opened
        self._take(briefing)

    def beside(self, known: Container[str]) -> str | None:
        """The record of the list nearest to the selected one that is among those `known`."""
        ids = self.rows(self.view).ids
        selected = self.view.selected
        at = ids.index(selected) if selected in ids else 0
        near = sorted(range(len(ids)), key=lambda place: abs(place - at))
        return next((ids[place] for place in near if ids[place] in known), None)
