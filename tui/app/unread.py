"""What the reader has not read yet, or not as it now stands.

Joins the briefing and the store of marks. No widget; finding out and marking are for workers, for
both wait for a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.canonical import canonical

if TYPE_CHECKING:
    from tui.app.session import Session
    from tui.reader.marks import Marks, State


class Unread:
    """The events of a briefing that are new to the reader or changed since they were read."""

    def __init__(self, session: Session) -> None:
        self.session = session
        """The briefing as it was when this was made."""
        self.states: dict[str, State] = {}
        """`new` or `changed` by id, in the order of the files; what was read is not in it."""
        self._marks: Marks | None = None

    def find(self) -> None:
        """Open the store and compare: what it knows with what the briefing says."""
        from tui.reader.marks import Marks

        session = self.session
        self._marks = Marks.open(session.opened.path, session.briefing.meta.id)
        said = {event.id: canonical(event) for event in session.briefing.events}
        self.states = dict(self._marks.states(said))

    def read(self, id: str) -> None:
        """Mark an event as read; what cannot be stored counts until the program ends."""
        record = self.session.briefing.by_id.get(id)
        if record is None or self.states.pop(id, None) is None or self._marks is None:
            return
        self._marks.read(id, canonical(record))

    def close(self) -> None:
        """Let go of the store."""
        if self._marks is not None:
            self._marks.close()
