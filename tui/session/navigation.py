"""Going from place to place: another record, another pane, back and forward, another view.

A place is a view with the focus and the scroll it was left with (`tui.briefing.history`). Whoever
calls a verb has noted where the reader is (`Session.record_place`), so that one can go back there.
"""

from __future__ import annotations

from msgspec.structs import replace

from tui.briefing.history import Place
from tui.briefing.panes import pane_of
from tui.briefing.view import View
from tui.session.session import Session
from tui.session.step import EVERYTHING, NOTHING, SELECTION, Step


class Navigation:
    """The ways through a briefing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # At the same place.

    def select(self, id: str | None) -> Step:
        """Show the record under the cursor; nothing to go back to."""
        session = self._session
        if id is None or id == session.view.selected:
            return NOTHING
        session.awaited = None
        session.change(replace(session.view, selected=id))
        return Step(SELECTION)

    def change(self, view: View) -> Step:
        """Look differently from the same place."""
        self._session.change(view)
        return Step(EVERYTHING, keep=True)

    def ask(self, query: str) -> Step:
        """Narrow all panes to what a query finds."""
        session, view = self._session, self._session.view
        if query == view.query:
            return Step(frozenset({"query"}))
        view = replace(view, query=query)
        rows = session.rows(view)
        if view.selected is None or rows.index_of(view.selected) is None:
            view = replace(view, selected=(rows.ids[0] if rows.ids else None) or view.selected)
        session.change(view)
        return Step(EVERYTHING, jobs=("index",))

    def turn_order(self) -> Step:
        """Newest or oldest first, whichever it is not."""
        view = self._session.view
        newest = not view.newest_first
        step = self.change(replace(view, newest_first=newest))
        return replace(
            step, text=self._session.words("app.newest_first" if newest else "app.oldest_first")
        )

    def next_language(self) -> Step:
        """The next of the briefing's languages."""
        session = self._session
        return self.change(
            replace(session.view, language=session.language_after(session.view.language))
        )

    def strike(self, source_id: str) -> Step:
        """Strike a source, or take that back; every pane shows what falls with it."""
        return self._strike(self._session.view.struck ^ {source_id})

    def restore_struck(self) -> Step:
        """Take back every strike."""
        if not self._session.view.struck:
            return Step(text=self._session.words("app.nothing_struck"))
        return self._strike(frozenset())

    def _strike(self, struck: frozenset[str]) -> Step:
        step = self.change(replace(self._session.view, struck=struck))
        return replace(step, jobs=("index",))

    # To another place.

    def visit(self, id: str, *, pane: str | None = None, focus: str = "detail") -> Step:
        """Go to a record, in the pane that lists it unless another is named."""
        session = self._session
        record = session.context().briefing.by_id.get(id)
        if record is None:
            later = session.context().later(id) is not None
            return Step(text=session.words("app.not_known_yet" if later else "app.gone"), loud=True)
        pane = pane or pane_of(record)
        if session.view.selected == id and session.view.pane == pane:
            return Step(focus=focus)
        session.go(replace(session.view, pane=pane, selected=id), focus)
        return Step(EVERYTHING, focus=focus)

    def show_pane(self, pane: str) -> Step:
        """Go to a pane, where the reader last was in it."""
        session = self._session
        if pane == session.view.pane:
            return Step(focus="list")
        before = session.visited.get(pane)
        selected = before.view.selected if before else None
        if selected not in session.context().briefing.by_id:
            selected = session.first_in(pane)
        top = before.scroll[0] if before else 0
        session.go(replace(session.view, pane=pane, selected=selected), "list", top)
        return Step(EVERYTHING, focus="list", scroll=(top, None) if before else None)

    def travel(self, step: int) -> Step:
        """Back (-1) or forward (1), to exactly what was left.

        What holds wherever one is stays: the language, the day and the struck sources.
        """
        session, before = self._session, self._session.view
        there = session.history.back() if step < 0 else session.history.forward()
        if there is session.history:
            return Step(text=session.words("app.no_back" if step < 0 else "app.no_forward"))
        here = there.current
        view = replace(
            here.view,
            language=before.language,
            as_known=before.as_known,
            struck=before.struck,
        )
        session.history = there.replace(Place(view, here.focus, here.scroll))
        return Step(EVERYTHING, focus=here.focus, scroll=here.scroll)
