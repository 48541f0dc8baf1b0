"""The bookmarks of one reader in one briefing, each with a line of the reader's own.

One SQLite file a briefing (`tui.reader.bookmarks_db`), created by the first bookmark. It knows
nothing of what a record is: ids, names and kinds are handed in. Whatever is wrong with the file
(damage, rights, a full disk, another version) is a value, and the bookmarks then last as long as
the program runs.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from tui.reader import bookmarks_db as db
from tui.reader.bookmarks_db import Change, Kept
from tui.reader.marks_db import Failure
from tui.reader.memory import memory_file
from tui.reader.paths import bookmarks_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.reader.bookmarks_db import Table
    from tui.reader.marks_db import TroubleCode
    from tui.words import Words

LONGEST_NOTE = 500
"""Characters of a note."""

_JOINERS = "\u200c\u200d"
"""Not printable by themselves, but letters and emoji are joined by them."""


class Bookmark(NamedTuple):
    """A record the reader wants to come back to."""

    id: str
    """The record's id; it may be gone from the briefing."""
    titles: Mapping[str, str]
    """What it was called when it was bookmarked last, by language."""
    kind: str
    """Name of its kind."""
    made: float
    """When it was bookmarked, in seconds since 1970."""
    note: str = ""
    """The reader's own line; empty where there is none."""

    def title(self, language: str) -> str:
        """What it was called in a language, or in any other."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.id)


class Trouble(NamedTuple):
    """Why bookmarks were not kept or not found; `reader.bookmarks_<code>` among the words.

    `damaged`: nothing could be read, `partial`: some could; the damaged file is kept beside and a
    new one made. `newer`: another version's file, left alone. `unreadable`, `unwritable`: rights, a
    full disk. `busy`: another copy of the program was writing.
    """

    code: TroubleCode
    path: Path
    """The file; where it was damaged and replaced, the damaged one."""
    reason: str = ""
    """What the system said."""

    def message(self, words: Words) -> str:
        """What happened, as a sentence."""
        return words(f"reader.bookmarks_{self.code}", reason=self.reason, file=self.path.name)


class Bookmarks:
    """The bookmarks of one reader in one briefing. No method raises.

    What is changed counts at once and is stored by `store`, which waits for the disk and may run
    in any thread, as may `load`. What cannot be stored is tried again by the next `store`. Copies
    of the program share the file: each stores only what was changed in it, and sees the others'
    bookmarks whenever it has stored or loaded.
    """

    def __init__(self, path: Path, clock: Callable[[], float] | None = None) -> None:
        """`path` is the file; use `Bookmarks.open`."""
        from time import time

        self._path = path
        self._clock = clock or time
        self._state = Lock()
        self._disk = Lock()
        self._waiting: tuple[Change, ...] = ()
        self._now: Table = {}
        self._stuck = False
        self._failed: Trouble | None = None
        self._rescued: Trouble | None = None

    @classmethod
    def open(
        cls,
        briefing: Path,
        id: str,
        folder: Path | None = None,
        clock: Callable[[], float] | None = None,
    ) -> Bookmarks:
        """Those in the briefing at the path `briefing` whose id is `id`. Touches no disk.

        `folder` stands for the person's own, `clock` for the time.
        """
        return cls(bookmarks_file(briefing, id, folder), clock)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or what was damaged since opening; None where all is well."""
        return self._failed or self._rescued

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, the newest first."""
        rows = [row for row in self._now.values() if row.removed is None]
        rows.sort(key=lambda row: (-row.made, row.record))
        return tuple(map(_bookmark, rows))

    def get(self, id: str) -> Bookmark | None:
        """The bookmark on a record; None where there is none."""
        row = self._now.get(id)
        return _bookmark(row) if row is not None and row.removed is None else None

    def add(self, id: str, titles: Mapping[str, str], kind: str) -> None:
        """Bookmark a record; the note it had before, if it had one, is there again."""
        self._change(Change("add", Kept(id, titles, kind, "", self._clock())))

    def note(self, id: str, text: str) -> None:
        """Set the reader's own line on a bookmarked record; an empty one takes it away."""
        row = self._now.get(id)
        if row is not None:
            self._change(Change("note", row._replace(note=tidy(text), removed=None)))

    def remove(self, id: str) -> None:
        """Take a bookmark out; its note is remembered for a while."""
        row = self._now.get(id)
        if row is not None and row.removed is None:
            self._change(Change("remove", row._replace(removed=self._clock())))

    def restore(self, bookmark: Bookmark) -> None:
        """Put a bookmark back as it was."""
        id, titles, kind, made, note = bookmark
        self._change(Change("restore", Kept(id, titles, kind, tidy(note), made)))

    def _change(self, change: Change) -> None:
        with self._state:
            self._waiting = (*self._waiting, change)
            self._now = db.apply(self._now, (change,))

    def load(self) -> Trouble | None:
        """Read the file."""
        return self._work(lambda changes: db.read(self._path), stores=False)

    def store(self, patience: float = db.WAIT) -> Trouble | None:
        """Store what waits, in one transaction; a trouble means that it lasts for this run only."""
        if not self._waiting:
            return self._failed

        def work(changes: tuple[Change, ...]) -> Table:
            return db.write(self._path, changes, self._clock(), patience)

        return self._work(work, stores=True)

    def _work(self, work: Callable[[tuple[Change, ...]], Table], *, stores: bool) -> Trouble | None:
        with self._disk:
            if self._stuck:
                return self._failed
            changes = self._waiting
            try:
                try:
                    table = work(changes)
                except Failure as failure:
                    if failure.code != "damaged":
                        raise
                    self._rescue(failure)
                    table = work(changes)
            except Failure as failure:
                self._stuck = failure.code in ("newer", "damaged")
                self._failed = Trouble(failure.code, self._path, failure.reason)
                return self._failed
            with self._state:
                if stores:
                    self._waiting = self._waiting[len(changes) :]
                self._now = db.apply(table, self._waiting)
            self._failed = self._failed if self._waiting and not stores else None
            return self._failed

    def _rescue(self, failure: Failure) -> None:
        rescued = db.rescue(self._path)
        if rescued is not None:
            code: TroubleCode = "partial" if rescued.saved else "damaged"
            self._rescued = Trouble(code, rescued.aside, failure.reason)


def _bookmark(row: Kept) -> Bookmark:
    return Bookmark(row.record, row.titles, row.kind, row.made, row.note)


def bookmarks_file(briefing: Path, id: str, folder: Path | None = None) -> Path:
    """The file of the briefing at the path `briefing` whose id is `id`, named as its memory is."""
    return memory_file(briefing, id, folder or bookmarks_folder()).with_suffix(".sqlite")


def tidy(text: str) -> str:
    """A note as it is kept: one line of moderate length, nothing in it that a terminal obeys."""
    line = " ".join(text.split())
    kept = "".join(sign for sign in line if sign.isprintable() or sign in _JOINERS)
    return " ".join(kept.split())[:LONGEST_NOTE].rstrip()
