"""The bookmarks of one reader in one briefing, each with a line of the reader's own.

One SQLite file a briefing, created by the first bookmark. It knows nothing of what a record is:
ids, names and kinds are handed in. Whatever is wrong with the file (damage, rights, a full disk,
another version) is a value, and the bookmarks then last as long as the program runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeAlias

from tui.reader.memory import memory_file
from tui.reader.paths import path_of
from tui.reader.sqlite_file import SqliteFile
from tui.reader.sqlite_schema import Connection, Failure, Schema, SqlRow
from tui.reader.trouble import Trouble

LONGEST_NOTE = 500
"""Characters of a note."""

KEPT_FOR = 90 * 86_400.0
"""Seconds for which a bookmark that was taken out keeps its note, should it be set again."""

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
    removed: float | None = None
    """When it was taken out, in a bookmark that is kept for its note; else None."""

    def title(self, language: str) -> str:
        """What it was called in a language, or in any other."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.id)


_Change: TypeAlias = Callable[[Bookmark | None], Bookmark | None]
"""A bookmark, or one that was taken out, as it is after something the reader did to it."""

_Changes: TypeAlias = tuple[tuple[str, _Change], ...]
"""Changes in their order, each with the id of its record."""

_Table: TypeAlias = dict[str, Bookmark]
"""The bookmarks, also those that were taken out, by the ids of the records."""


class Bookmarks:
    """The bookmarks of one reader in one briefing. No method raises.

    What is changed counts at once and is stored by `store`, which waits for the disk and may run
    in any thread, as may `load`. What cannot be stored is tried again by the next `store`. Copies
    of the program share the file: each stores only what was changed in it, and sees the others'
    bookmarks whenever it has stored or loaded.
    """

    def __init__(
        self,
        briefing: Path,
        id: str,
        folder: Path | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Those in the briefing at the path `briefing` whose id is `id`. Touches no disk.

        `folder` stands for the person's own, `clock` for the time.
        """
        self._clock = clock or time.time
        self._file = SqliteFile(bookmarks_file(briefing, id, folder), SCHEMA)
        self._disk = Lock()
        self._state = Lock()
        self._waiting: _Changes = ()
        self._now: _Table = {}

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or what was damaged since opening; None where all is well."""
        return self._file.trouble

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, the newest first."""
        present = (bookmark for bookmark in self._now.values() if bookmark.removed is None)
        return tuple(sorted(present, key=lambda bookmark: (-bookmark.made, bookmark.id)))

    def get(self, id: str) -> Bookmark | None:
        """The bookmark on a record; None where there is none."""
        bookmark = self._now.get(id)
        return bookmark if bookmark is not None and bookmark.removed is None else None

    def add(self, id: str, titles: Mapping[str, str], kind: str) -> None:
        """Bookmark a record; the note it had before, if it had one, is there again."""
        new = Bookmark(id, titles, kind, self._clock())

        def change(before: Bookmark | None) -> Bookmark:
            return new if before is None else _kept_time(before, new._replace(note=before.note))

        self._change(id, change)

    def note(self, id: str, text: str) -> None:
        """Set the reader's own line on a bookmarked record; an empty one takes it away."""
        bookmark = self._now.get(id)
        if bookmark is not None:
            noted = bookmark._replace(note=tidy(text), removed=None)
            self._change(id, lambda before: _kept_time(before, noted))

    def remove(self, id: str) -> None:
        """Take a bookmark out; its note is remembered for a while."""
        if self.get(id) is not None:
            now = self._clock()
            self._change(id, lambda before: before and before._replace(removed=now))

    def restore(self, bookmark: Bookmark) -> None:
        """Put a bookmark back as it was."""
        restored = bookmark._replace(note=tidy(bookmark.note))
        self._change(bookmark.id, lambda _: restored)

    def _change(self, id: str, change: _Change) -> None:
        with self._state:
            self._waiting = (*self._waiting, (id, change))
            self._now = _after(self._now, ((id, change),))

    def load(self) -> Trouble | None:
        """Read the file."""
        with self._disk:
            return self._take((), lambda: self._file.read(_table))

    def store(self, patience: float | None = None) -> Trouble | None:
        """Store what waits, in one transaction; a trouble means that it lasts for this run only.

        `patience` is for how many seconds to wait for another copy of the program.
        """
        if not self._waiting:
            return self._file.failed
        with self._disk:
            changes, now = self._waiting, self._clock()
            return self._take(
                changes, lambda: self._file.write(lambda it: _write(it, changes, now), patience)
            )

    def _take(self, stored: _Changes, work: Callable[[], _Table | None]) -> Trouble | None:
        """Take over the table that `work` gives, in which some of the changes are."""
        try:
            table = work() or {}
        except Failure:
            return self._file.failed
        finally:
            self._file.close()
        with self._state:
            self._waiting = self._waiting[len(stored) :]
            self._now = _after(table, self._waiting)
        return self._file.failed


def bookmarks_file(briefing: Path, id: str, folder: Path | None = None) -> Path:
    """The file of the briefing at the path `briefing` whose id is `id`, named as its memory is."""
    return memory_file(briefing, id, folder or path_of("bookmarks")).with_suffix(".sqlite")


def tidy(text: str) -> str:
    """A note as it is kept: one line of moderate length, nothing in it that a terminal obeys."""
    line = " ".join(text.split())
    kept = "".join(char for char in line if char.isprintable() or char in _JOINERS)
    return " ".join(kept.split())[:LONGEST_NOTE].rstrip()


def _kept_time(before: Bookmark | None, after: Bookmark) -> Bookmark:
    """A bookmark after a change that leaves it where it was among the others, if it was there."""
    if before is None or before.removed is not None:
        return after
    return after._replace(made=before.made)


def _after(table: _Table, changes: _Changes) -> _Table:
    """The bookmarks after some changes."""
    after = dict(table)
    for id, change in changes:
        bookmark = change(after.get(id))
        if bookmark is not None:
            after[id] = bookmark
    return after


# The file.


def _table(connection: Connection) -> _Table:
    return _by_id(connection.execute(f"{SCHEMA.select} ORDER BY rowid"))


def _write(connection: Connection, changes: _Changes, now: float) -> _Table:
    before = _table(connection)
    after = _after(before, changes)
    _put(connection, [one for id, one in after.items() if before.get(id) != one])
    connection.execute("DELETE FROM bookmarks WHERE removed < ?", (now - KEPT_FOR,))
    return _table(connection)


def _put(connection: Connection, bookmarks: Iterable[Bookmark]) -> None:
    connection.executemany(SCHEMA.put, map(_encoded, bookmarks))


def _by_id(rows: Iterable[SqlRow]) -> _Table:
    """The bookmarks stored in these rows but those that are damaged, the first of each record."""
    found: _Table = {}
    for bookmark in map(_decoded, rows):
        if bookmark is not None:
            found.setdefault(bookmark.id, bookmark)
    return found


def _sound(rows: Iterable[SqlRow]) -> list[SqlRow]:
    return [_encoded(one) for one in _by_id(rows).values() if one.removed is None]


def _decoded(row: SqlRow) -> Bookmark | None:
    """A bookmark as it is stored; None where it is damaged."""
    import msgspec

    try:
        record, titles, kind, made, note, removed = msgspec.convert(
            row, tuple[str, str, str, float, str, float | None]
        )
        names = msgspec.json.decode(titles, type=dict[str, str])
        return Bookmark(record, names, kind, made, note, removed)
    except (ValueError, RecursionError):
        return None


def _encoded(bookmark: Bookmark) -> SqlRow:
    import msgspec

    return (bookmark.id, msgspec.json.encode(dict(bookmark.titles)).decode(), *bookmark[2:])


SCHEMA = Schema(
    name="bookmarks",
    application=0x62646262,  # "bdbb"
    steps=(
        "CREATE TABLE IF NOT EXISTS bookmarks (record TEXT PRIMARY KEY, titles TEXT NOT NULL,"
        " kind TEXT NOT NULL, note TEXT NOT NULL, made REAL NOT NULL, removed REAL)",
    ),
    columns=("record", "titles", "kind", "made", "note", "removed"),
    sound=_sound,
    wait=0.5,
    write_ahead=False,
    check_all=True,
)
