"""The file in which bookmarks lie: opened, changed in one transaction, rescued when it is damaged.

A small SQLite file with a rollback journal: what a change has stored is on the disk when it
returns, whatever becomes of the program or the machine. Touches only the file that it is given and
its neighbours of the same name; whatever goes wrong is raised as a `Failure`.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from tui.reader.marks_db import Failure, errors, failure_of, identity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Table: TypeAlias = dict[str, "Kept"]
    """What is kept, by the ids of the records."""

APPLICATION = 0x62646262
"""SQLite's application id of our files: "bdbb"."""

VERSION = 1
"""The form of the file; one of a higher version is neither read nor written."""

WAIT = 0.5
"""Seconds for which another copy of the program is waited for."""

RESTORED_WITHIN = 90 * 86_400.0
"""Seconds for which a bookmark that was taken out keeps its note, should it be set again."""

_MADE = (
    "CREATE TABLE IF NOT EXISTS bookmarks (record TEXT PRIMARY KEY, titles TEXT NOT NULL,"
    " kind TEXT NOT NULL, note TEXT NOT NULL, made REAL NOT NULL, removed REAL)"
)
_COLUMNS = "record, titles, kind, note, made, removed"
_JOURNAL = "-journal"


class Kept(NamedTuple):
    """One row: a bookmark, or one that was taken out and is remembered for a while."""

    record: str
    """Id of the record."""
    titles: Mapping[str, str]
    """What the record was called, by language."""
    kind: str
    """Name of the record's kind."""
    note: str
    """The reader's own line; empty where there is none."""
    made: float
    """When the bookmark was set, in seconds since 1970."""
    removed: float | None = None
    """When it was taken out; None where it is not."""


class Change(NamedTuple):
    """What the reader did to one bookmark."""

    what: Literal["add", "note", "remove", "restore"]
    """`add` keeps a note that is there; `note` sets it; `restore` puts all back as it was."""
    kept: Kept
    """The bookmark; of `remove` with the time it was taken out."""


class Rescued(NamedTuple):
    """A damaged file that has been replaced."""

    aside: Path
    """Where the damaged one is now."""
    saved: int
    """How many bookmarks could be read from it."""


def changed(before: Kept | None, change: Change) -> Kept | None:
    """The row after a change; what a change means is said here alone."""
    what, now = change
    if what == "remove":
        return None if before is None else before._replace(removed=now.removed)
    if what == "restore":
        return now._replace(removed=None)
    if what == "note":
        made = now.made if before is None or before.removed is not None else before.made
        return now._replace(made=made, removed=None)
    if before is None:
        return now._replace(removed=None)
    made = before.made if before.removed is None else now.made
    return now._replace(note=before.note or now.note, made=made, removed=None)


def apply(table: Table, changes: Iterable[Change]) -> Table:
    """What is kept after some changes."""
    after = dict(table)
    for change in changes:
        row = changed(after.get(change.kept.record), change)
        if row is not None:
            after[row.record] = row
    return after


def read(path: Path) -> Table:
    """What is kept; nothing where there is no file. Raises `Failure`."""
    if _identity(path, "unreadable") is None:
        return {}
    # What a killed program left half done is rolled back, which needs the right to write; on a
    # read-only disk there is no place for a lock either.
    modes = ("mode=rw", "mode=ro", "mode=ro&immutable=1")
    for mode in modes:
        try:
            with _connected(path, mode) as connection:
                return _rows(connection)
        except errors() as error:
            failure = failure_of(error, "unreadable")
            if failure.code != "unreadable" or mode == modes[-1]:
                raise failure from error
    raise AssertionError


def write(path: Path, changes: Iterable[Change], now: float, patience: float = WAIT) -> Table:
    """Make changes in one transaction and give what is kept then. Raises `Failure`.

    The file and its folders are created where there are none, for the person's eyes only.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        identity(path)
        with _connected(path, "mode=rw", patience) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            _bring_up(connection)
            before = _rows(connection)
            after = apply(before, changes)
            _store(connection, [row for id, row in after.items() if before.get(id) != row])
            connection.execute("DELETE FROM bookmarks WHERE removed < ?", (now - RESTORED_WITHIN,))
            return _rows(connection)
    except errors() as error:
        raise failure_of(error, "unwritable") from error


def rescue(path: Path) -> Rescued | None:
    """Replace a damaged file by one with what can be read of it, and keep it beside that.

    None where another copy of the program was quicker. Raises `Failure`; the damaged file is then
    where it was.
    """
    import tempfile

    try:
        with (
            _alone(path.parent),
            tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder,
        ):
            with suppress(Failure):
                read(path)
                return None
            rows = _salvaged(_copied(path, Path(folder) / "copy"))
            made = Path(folder) / "new"
            restored = [Change("restore", row) for row in rows if row.removed is None]
            write(made, restored, 0.0)
            aside = _set_aside(path)
            # A journal that is left would be played back into the new file.
            _beside(path, _JOURNAL).unlink(missing_ok=True)
            made.replace(path)
    except errors() as error:
        raise failure_of(error, "damaged") from error
    return Rescued(aside, len(restored))


def _identity(path: Path, otherwise: Literal["unreadable", "unwritable"]) -> object:
    try:
        return identity(path)
    except OSError as error:
        raise failure_of(error, otherwise) from error


@contextmanager
def _connected(path: Path, mode: str, patience: float = WAIT) -> Iterator[sqlite3.Connection]:
    """A connection to an existing file of ours and of this version, or to an empty one."""
    import sqlite3

    uri = f"{Path(os.path.abspath(path)).as_uri()}?{mode}"
    with closing(
        sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    ) as connection:
        # A damaged text is better read in part than not at all.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        version = _number(connection, "user_version")
        ours = _number(connection, "application_id") == APPLICATION
        if not ours and (version or _has_tables(connection)):
            raise Failure("damaged")
        if version > VERSION:
            raise Failure("newer")
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise Failure("damaged")
        connection.execute("PRAGMA synchronous = FULL")
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:
                # No table, or not the columns that this version has.
                raise Failure("damaged", str(error)) from error
            raise


def _bring_up(connection: sqlite3.Connection) -> None:
    """Bring an empty file to this version."""
    if _number(connection, "user_version") < VERSION:
        connection.execute(_MADE)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _rows(connection: sqlite3.Connection) -> Table:
    if not _has_tables(connection):
        return {}
    found = connection.execute(f"SELECT {_COLUMNS} FROM bookmarks ORDER BY rowid")
    rows = [_decoded(row) for row in found]
    return {row.record: row for row in rows if row is not None}


def _decoded(row: tuple[object, ...]) -> Kept | None:
    """A row as it is stored; None where it is not one of ours."""
    import msgspec

    try:
        record, titles, kind, note, made, removed = msgspec.convert(
            row, tuple[str, str, str, str, float, float | None]
        )
        return Kept(
            record, msgspec.json.decode(titles, type=dict[str, str]), kind, note, made, removed
        )
    except (ValueError, RecursionError):
        return None


def _store(connection: sqlite3.Connection, rows: Iterable[Kept]) -> None:
    import msgspec

    encode = msgspec.json.encode
    connection.executemany(
        f"INSERT INTO bookmarks ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (record)"
        " DO UPDATE SET titles = excluded.titles, kind = excluded.kind, note = excluded.note,"
        " made = excluded.made, removed = excluded.removed",
        [(row[0], encode(dict(row.titles)).decode(), *row[2:]) for row in rows],
    )


# Damage.


def _salvaged(path: Path) -> list[Kept]:
    """What can be read of a damaged file from either end of its table."""
    import sqlite3

    found: dict[str, Kept] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for row in connection.execute(
                f"SELECT {_COLUMNS} FROM bookmarks NOT INDEXED ORDER BY rowid {order}"
            ):
                kept = _decoded(row)
                if kept is not None:
                    found.setdefault(kept.record, kept)
    return list(found.values())


def _copied(path: Path, copy: Path) -> Path:
    """A copy with its journal, to try things on."""
    import shutil

    for name in ("", _JOURNAL):
        with suppress(FileNotFoundError):
            shutil.copyfile(_beside(path, name), _beside(copy, name))
    return copy


def _set_aside(path: Path) -> Path:
    """Give the damaged file and its journal a second name, so that at every moment it has one."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    return _linked(path, aside)


def _linked(path: Path, aside: Path) -> Path:
    try:
        os.link(path, aside)
        with suppress(FileNotFoundError):
            os.link(_beside(path, _JOURNAL), _beside(aside, _JOURNAL))
        return aside
    except OSError:
        # A file system without links.
        return _copied(path, aside)


def _beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + name)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other copies of the program from rescuing at the same time; ends with the process."""
    lock: Callable[[int], None] | None = None
    with suppress(ImportError):
        import fcntl

        def lock(descriptor: int) -> None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)

    if lock is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # A file system without locks.
            lock(descriptor)
        yield
    finally:
        os.close(descriptor)
