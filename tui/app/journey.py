"""Going from place to place: a changed view, a visit, another pane, back and forward.

A place is a view with the focus and the scroll it was left with; the session keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.briefing.history import Place
from tui.briefing.panes import pane_of

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.briefing.view import View


class Journey:
    """The ways through a briefing on a screen."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen

    def change(self, view: View) -> None:
        """Look differently from the same place: nothing to go back to."""
        self.stand_at(view)
        self._screen.draw(keep=True)

    def stand_at(self, view: View) -> None:
        """Take a view for the present place, without drawing it."""
        self._screen.session.standing(replace(self.place(), view=view))

    def place(self) -> Place:
        """The view with where the focus and the scroll are."""
        text = self._screen.focused_text
        focus = "list"
        if text is not None:
            focus = f"{text.id}:{text.focused_key or ''}"
        return Place(self._screen.view, focus, (self._screen.list.top, self._screen.detail.top))

    def go(self, view: View, focus: str = "list") -> None:
        """Go to another place; the one left can be come back to."""
        self._screen.session.standing(self.place())
        self._screen.session.go(Place(view, focus, (self._screen.list.top, 0)))
        self._screen.draw()
        self._screen.focus_on(focus)

    def visit(self, id: str, *, pane: str | None = None, focus: str = "detail") -> None:
        """Go to a record, in the pane that lists it unless another is named."""
        record = self._screen.context.briefing.by_id.get(id)
        if record is None:
            later = self._screen.context.later(id) is not None
            self._screen.tell("app.not_known_yet" if later else "app.gone", loud=True)
            return
        pane = pane or pane_of(record)
        if self._screen.view.selected != id or self._screen.view.pane != pane:
            self.go(replace(self._screen.view, pane=pane, selected=id), focus)
        else:
            self._screen.focus_on(focus)

    def show_pane(self, pane: str) -> None:
        """Go to a pane, where the reader last was in it."""
        if pane == self._screen.view.pane:
            self._screen.focus_on("list")
            return
        before = self._screen.session.visited.get(pane)
        session = self._screen.session
        selected = before.view.selected if before else None
        if selected not in session.context().briefing.by_id:
            selected = session.first_in(pane)
        self._screen.session.standing(self.place())
        view = replace(self._screen.view, pane=pane, selected=selected)
        self._screen.session.go(Place(view, "list", before.scroll if before else (0, 0)))
        self._screen.draw()
        if before:
            self._screen.list.restore(before.scroll[0])
        self._screen.focus_on("list")

    def travel(self, step: int) -> None:
        """Back (-1) or forward (1), to exactly what was left."""
        self._screen.session.standing(self.place())
        history, before = self._screen.session.history, self._screen.view
        there = history.back() if step < 0 else history.forward()
        if there is history:
            self._screen.tell("app.no_back" if step < 0 else "app.no_forward")
            return
        self._screen.session.history = there
        self.stand_as(before)
        self._screen.draw()
        self._restore(there.current)

    def stand_as(self, before: View) -> None:
        """Keep what holds wherever one is: the language, the day, the struck sources."""
        session, here = self._screen.session, self._screen.session.history.current
        view = replace(
            here.view,
            language=before.language,
            as_known=before.as_known,
            struck=before.struck,
        )
        session.history = session.history.replace(replace(here, view=view))

    def _restore(self, place: Place) -> None:
        where, _, key = place.focus.partition(":")
        self._screen.focus_on(where)
        text = self._screen.focused_text
        if text is not None:
            text.focus_link(key or None)
        self._screen.list.restore(place.scroll[0])
        self._screen.detail.restore(place.scroll[1])
