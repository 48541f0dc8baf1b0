"""What the reader has not read yet, or not as it now stands.

Joins the briefing and the store of marks. No widget; finding out and storing are for workers, for
both wait for a disk. `briefdeck news` asks the same question.

Nobody has read anything when a briefing is opened for the first time, and a page on which all is
marked as new marks nothing. So what is there at the first opening is kept as the beginning: until
it is read it is `unread`, which is shown quietly and counted on no tab. What comes later is `new`,
and what says something else than when it was read is `changed`; these two are the news. Nothing
but its detail standing on the screen (`reading`) or the reader's word makes a record read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from tui.briefing.canonical import canonical
from tui.briefing.model import Briefing
from tui.reader.trouble import Trouble

if TYPE_CHECKING:
    from tui.reader.marks import Marks, ReadState

NEWS = frozenset({"new", "changed"})
"""The states that tabs count, and that a reader is led to first."""


class ReadComparison(NamedTuple):
    """A briefing held against what was read of it."""

    states: dict[str, ReadState]
    """By id, in the order of the briefing; what was read and says the same is not in it."""
    was: dict[str, Mapping[str, str]]
    """What each record said that has changed (`tui.briefing.canonical`), by id."""
    opened: bool
    """Whether the reader has opened the briefing before."""


def compare(marks: Marks, briefing: Briefing) -> ReadComparison:
    """What is unread; nothing where the marks cannot be read (see `marks.trouble`)."""
    current = {id: canonical(record) for id, record in briefing.by_id.items()}
    states: dict[str, ReadState] = dict(marks.states(current))
    beginning = marks.beginning()
    changed = [id for id, state in states.items() if state == "changed"]
    was: dict[str, Mapping[str, str]] = {}
    if changed:
        from tui.briefing.changes import changes

        for id, before in marks.was_many(changed).items():
            if before is not None and changes(briefing.by_id[id], before):
                was[id] = before
            else:
                # Only the way to write it down has changed.
                del states[id]
    for id, state in states.items():
        if state == "new" and (beginning is None or id in beginning):
            states[id] = "unread"
    return ReadComparison(states, was, beginning is not None)


class Unread:
    """The records of a briefing that are unread, and what their changes are told from.

    What is read counts at once and is stored by `store`, in the order in which it was read.
    """

    def __init__(self, path: Path, briefing: Briefing, before: Unread | None = None) -> None:
        self.briefing = briefing
        """The briefing as it was when this was made."""
        self._path = path
        self.states: dict[str, ReadState] = {}
        """By id, in the order of the files; what was read is not in it."""
        self.was: dict[str, Mapping[str, str]] = {}
        """What each record said that has changed; kept when it is read, for the visit to end."""
        self.found = False
        """Whether it is known what is unread."""
        self.version = 0
        """Another number whenever the states are others."""
        self._before = before
        self._marks: Marks | None = None
        self._waiting: deque[Callable[[Marks], object]] = deque()
        self._storing = Lock()
        self._taken: dict[str, ReadState] = {}
        self._before_all: dict[str, Mapping[str, str] | None] = {}

    def find(self) -> None:
        """Open the store and compare; at the first opening keep what there is as the beginning."""
        from tui.reader.marks import Marks

        if self._before is not None:
            self._before.store()
        briefing = self.briefing
        marks = Marks.open(self._path, briefing.meta.id)
        self.states, self.was, opened = compare(marks, briefing)
        if self._before is not None:
            self.was = {**self._before.was, **self.was}
            self._before = None
        trouble = marks.trouble
        if not opened and (trouble is None or trouble.code in ("damaged", "partial")):
            marks.begin(briefing.by_id)
        self._marks = marks
        self.found = True

    @property
    def trouble(self) -> Trouble | None:
        """Why marks are not found or not kept."""
        return self._marks.trouble if self._marks is not None else None

    # Reading.

    def read(self, id: str) -> None:
        """Count a record as read, as it now stands."""
        if self.states.pop(id, None) is not None:
            self.version += 1
            self._waiting.append(lambda marks: marks.put(self._canonical((id,))))

    def read_all(self, ids: Collection[str]) -> None:
        """Count records as read, until that is undone."""
        self._taken = {id: self.states.pop(id) for id in ids}
        self.version += 1

        def mark(marks: Marks) -> None:
            self._before_all = marks.was_many(ids)
            marks.put(self._canonical(ids))

        self._waiting.append(mark)

    @property
    def undoable(self) -> int:
        """How many records `undo` would make unread again."""
        return len(self._taken)

    def undo(self) -> None:
        """Make unread again what `read_all` was given last."""
        left = {**self.states, **self._taken}
        self.states = {id: left[id] for id in self.briefing.by_id if id in left}
        self._taken = {}
        self.version += 1
        self._waiting.append(lambda marks: marks.put(self._before_all))

    def _canonical(self, ids: Iterable[str]) -> dict[str, dict[str, str]]:
        by_id = self.briefing.by_id
        return {id: canonical(by_id[id]) for id in ids}

    # Storing.

    def store(self) -> None:
        """Store what was read since; what cannot be stored counts until the program ends."""
        with self._storing:
            while self._waiting and self._marks is not None:
                self._waiting.popleft()(self._marks)

    def close(self) -> None:
        """Store what still waits and let go of the store."""
        self.store()
        if self._marks is not None:
            self._marks.close()
