"""When a record counts as read: it stood on the screen a while; a cursor passing does not count.

Also where the next unread one is, and how many each pane lists.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.screens import drawing
from tui.briefing.model import Relation
from tui.briefing.panes import PANES, pane_of
from tui.session.unread import NEWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.timer import Timer

    from tui.app.screens.reader import ReaderScreen
    from tui.session.unread import Unread

READ_SECONDS = 1.5
"""How long a record must stand on the screen to count as read."""


class Reading:
    """The record now on the screen, and what is unread."""

    def __init__(self, screen: ReaderScreen, unread: Unread) -> None:
        self.unread = unread
        """What the reader has not read yet; nothing until a worker has looked."""
        self._screen = screen
        self._timer: Timer | None = None
        self._timed: str | None = None
        self._told: set[str] = set()
        self._counted: tuple[object, dict[str, int]] | None = None

    def take(self, unread: Unread) -> None:
        """Go by what a worker found out."""
        self.unread.close()
        self.unread = unread
        drawing.draw_unread(self._screen)
        if self.was(self._screen.view.selected) is not None:
            drawing.draw_article(self._screen, keep=True)
        self.begin()
        self.tell_trouble()

    # On the screen.

    def begin(self) -> None:
        """Something came on the screen or left it: the time counts for what stands there now."""
        id = self._screen.view.selected if self._in_sight() else None
        if id == self._timed:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._timed = None, None
        if id in self.unread.states:
            self._timed = id
            self._timer = self._screen.set_timer(READ_SECONDS, partial(self._end, id))

    def _in_sight(self) -> bool:
        """Whether the record's detail is on the screen, with all that it says."""
        screen = self._screen
        hidden = screen.has_class("-narrow") and not screen.has_class("-reading")
        if hidden or screen.has_class("-tiny") or screen.app.screen is not screen:
            return False
        return self._is_whole(screen.view.selected)

    def _is_whole(self, id: str | None) -> bool:
        # As known on a day a record may say less than it does.
        shown = self._screen.context.briefing.by_id.get(id or "")
        return shown is not None and shown == self._screen.session.briefing.by_id.get(id or "")

    def _end(self, id: str) -> None:
        self._timer, self._timed = None, None
        if id == self._screen.view.selected and self._in_sight():
            self.unread.read(id)
            self.changed()

    def changed(self) -> None:
        """The states are others: show them, and have them stored."""
        drawing.draw_unread(self._screen)
        store = partial(self._screen.app.store_marks, self.unread, self._screen)
        self._screen.run_worker(store, thread=True)

    def was(self, id: str | None) -> Mapping[str, str] | None:
        """What the record said when it was read, where its detail tells what changed since."""
        if id is None or not self._is_whole(id):
            return None
        return self.unread.was.get(id)

    # Trouble.

    def tell_trouble(self) -> None:
        """Say once what is wrong with the marks; the list of problems says it in full."""
        trouble = self.unread.trouble
        # Another copy that is writing is waited for.
        if trouble is not None and trouble.code != "busy" and trouble.code not in self._told:
            self._told.add(trouble.code)
            words = self._screen.words
            said = words("app.more_in_problems", said=trouble.brief(words))
            self._screen.say(said, loud=True)

    @property
    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the marks, in sentences."""
        trouble = self.unread.trouble
        return () if trouble is None else (trouble.message(self._screen.words),)

    # Over all panes.

    def counts(self) -> Mapping[str, int]:
        """How many new and changed records each pane lists, by pane."""
        session, view = self._screen.session, self._screen.view
        hits, known = session.hits(view), session.world().briefing.by_id
        key = (self.unread, self.unread.version, hits, known)
        if self._counted is not None and self._same(self._counted[0], key):
            return self._counted[1]
        counts = dict.fromkeys(PANES, 0)
        for id, state in self.unread.states.items():
            record = known.get(id)
            if state not in NEWS or record is None:
                continue
            if id in hits.found if hits is not None else not isinstance(record, Relation):
                counts[pane_of(record)] += 1
        self._counted = (key, counts)
        return counts

    @staticmethod
    def _same(one: object, other: tuple[object, ...]) -> bool:
        return isinstance(one, tuple) and all(
            a is b or (isinstance(a, int) and a == b) for a, b in zip(one, other, strict=True)
        )

    def listed(self) -> Iterator[tuple[str, str]]:
        """Every record that the panes list, by pane and id, in the order of tabs and rows.

        Where no query narrows the panes the relations follow the actors: no list has them, but
        they are read, too.
        """
        session = self._screen.session
        for pane in PANES:
            for record in session.listed(pane):
                yield pane, record.id

    def next(self) -> tuple[str, str] | None:
        """Pane and id of the next new or changed record; where there is none, the next unread."""
        states = self.unread.states
        ring = list(self.listed())
        unread = {place for place in ring if place[1] in states}
        wanted = {place for place in unread if states[place[1]] in NEWS} or unread
        if not wanted:
            return None
        view = self._screen.view
        here = (view.pane, view.selected)
        if here in ring:
            at = ring.index(here) + 1
        else:
            # What the list shows of other panes: begin with the pane's own.
            at = next((n for n, (pane, _) in enumerate(ring) if pane == view.pane), 0)
        return next(place for place in (*ring[at:], *ring[:at]) if place in wanted)

    @property
    def has_news(self) -> bool:
        """Whether anything that the panes list is new or changed."""
        states = self.unread.states
        return any(states.get(id) in NEWS for _, id in self.listed())

    def unread_listed(self) -> tuple[str, ...]:
        """What is unread of all that the panes list."""
        return tuple(id for _, id in self.listed() if id in self.unread.states)
