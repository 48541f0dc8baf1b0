"""What the reader has read, over all panes: what is new, where the next of it is, and what changed.

A record counts as read once its detail has been on the screen for `READ_SECONDS`; a cursor that
passes does not count. The screen measures the time (`ReadTracker.awaits`, `ReadTracker.read`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from tui.briefing.model import Relation
from tui.briefing.panes import PANES, pane_of
from tui.page.context import counted
from tui.session.navigation import Navigation
from tui.session.session import Session
from tui.session.step import NOTHING, Step
from tui.session.unread import NEWS, Unread

READ_SECONDS = 1.5
"""How long a record must be on the screen to count as read."""

MARKED = Step(frozenset({"marks"}), jobs=("store-marks",))
"""Records have been read: they are marked otherwise, and that is stored."""


class ReadTracker:
    """What is unread of a briefing, and what follows when a record is read."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        self._session, self._navigation = session, navigation
        self.unread = Unread(session.opened.path, session.briefing)
        """What the reader has not read yet; nothing until a worker has looked."""
        self._reported: set[str] = set()
        self._counts: tuple[tuple[object, ...], dict[str, int]] | None = None

    def compared(self, unread: Unread) -> Step:
        """A worker has found out what is unread."""
        if unread.briefing is not self._session.briefing:
            return NOTHING
        self.unread.close()
        self.unread = unread
        changed = self.was(self._session.view.selected) is not None
        return replace(
            self.trouble_step(),
            draw=frozenset({"marks", "article"} if changed else {"marks"}),
            keep=True,
        )

    def awaits(self, id: str | None) -> bool:
        """Whether that record, on the screen now, would be read by staying there."""
        return id in self.unread.states and self._is_whole(id)

    def read(self, id: str) -> Step:
        """A record has been on the screen long enough."""
        self.unread.read(id)
        return MARKED

    def was(self, id: str | None) -> Mapping[str, str] | None:
        """What the record said when it was read, where its detail shows what changed since."""
        return self.unread.was.get(id) if id is not None and self._is_whole(id) else None

    def _is_whole(self, id: str | None) -> bool:
        # As known on a day a record may say less than it does.
        shown = self._session.context().briefing.by_id.get(id or "")
        return shown is not None and shown == self._session.briefing.by_id.get(id or "")

    # Trouble with the store.

    def trouble_step(self) -> Step:
        """Report once what is wrong with the marks; the list of problems has it in full."""
        trouble = self.unread.trouble
        # Another copy that is writing is waited for.
        if trouble is None or trouble.code == "busy" or trouble.code in self._reported:
            return NOTHING
        self._reported.add(trouble.code)
        words = self._session.words
        return Step(text=words("app.more_in_problems", said=trouble.brief(words)), loud=True)

    @property
    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the marks, in sentences."""
        trouble = self.unread.trouble
        return () if trouble is None else (trouble.message(self._session.words),)

    # Over all panes.

    def counts(self) -> Mapping[str, int]:
        """How many new and changed records each pane lists, by pane."""
        session = self._session
        hits, known = session.hits(), session.snapshot().briefing.by_id
        key = (self.unread, self.unread.version, hits, known)
        if self._counts is not None and all(
            one is other or (isinstance(one, int) and one == other)
            for one, other in zip(self._counts[0], key, strict=True)
        ):
            return self._counts[1]
        counts = dict.fromkeys(PANES, 0)
        for id, state in self.unread.states.items():
            record = known.get(id)
            if state not in NEWS or record is None:
                continue
            if id in hits.found if hits is not None else not isinstance(record, Relation):
                counts[pane_of(record)] += 1
        self._counts = (key, counts)
        return counts

    def _listed(self) -> Iterator[tuple[str, str]]:
        """Every record that the panes list, by pane and id, in the order of tabs and rows.

        Where no query narrows the panes the relations follow the actors: no list has them, but
        they are read, too.
        """
        for pane in PANES:
            for record in self._session.listed(pane):
                yield pane, record.id

    def unread_listed(self) -> tuple[str, ...]:
        """What is unread of all that the panes list."""
        return tuple(id for _, id in self._listed() if id in self.unread.states)

    # What the reader asks for.

    def next_unread(self, focus: str) -> Step:
        """To the next new or changed record in any pane; without one, to one never read."""
        states = self.unread.states
        listed = list(self._listed())
        unread = {place for place in listed if place[1] in states}
        news = {place for place in unread if states[place[1]] in NEWS}
        if not unread:
            return self._none_unread()
        words, view = self._session.words, self._session.view
        here = (view.pane, view.selected)
        if here in listed:
            at = listed.index(here) + 1
        else:
            # What the list shows of other panes: begin with the pane's own.
            at = next((n for n, (pane, _) in enumerate(listed) if pane == view.pane), 0)
        wanted = news or unread
        pane, id = next(place for place in (*listed[at:], *listed[:at]) if place in wanted)
        if (pane, id) == here:
            return Step(text=words("app.no_other_unread"))
        step = self._navigation.visit(id, pane=pane, focus=focus)
        if not news:
            step = replace(step, text=counted(words, "app.only_unread", len(unread)))
        return step

    def read_all(self) -> Step:
        """Mark as read what the panes list; where all is read already, take that back."""
        ids, words = self.unread_listed(), self._session.words
        if ids:
            self.unread.read_all(ids)
            text = counted(words, "app.all_read", len(ids))
            return replace(MARKED, text=words("app.all_read_undo", said=text))
        if self.unread.undoable:
            text = counted(words, "app.unread_again", self.unread.undoable)
            self.unread.undo()
            return replace(MARKED, text=text)
        return self._none_unread()

    def _none_unread(self) -> Step:
        """Why there is nothing unread to go to."""
        words, view, trouble = self._session.words, self._session.view, self.unread.trouble
        if not self.unread.found:
            return Step(text=words("app.comparing"))
        if trouble is not None and trouble.code in ("newer", "unreadable"):
            return Step(text=trouble.brief(words), loud=True)
        if view.query or view.as_known:
            return Step(text=words("app.nothing_unread_here"))
        return Step(text=words("app.nothing_unread"))
