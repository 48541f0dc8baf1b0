"""The file in which marks lie: made, opened, brought up to date, read and written.

A small SQLite file with a write-ahead log: a mark is not waited for until it is on the disk, so a
killed program loses nothing, a power cut at most the last marks. Touches only the file that it is
given and its neighbours of the same name; whatever goes wrong is raised as a `Failure`.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from tui.reader.marks_rows import unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from tui.reader.marks_rows import Row

TroubleCode: TypeAlias = Literal[
    "damaged", "partial", "newer", "unreadable", "unwritable", "busy"
]  # fmt: skip

APPLICATION = 0x62646D6B
"""SQLite's application id of our files: "bdmk"."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        # `number` makes rows behind a damaged page reachable.
        "CREATE TABLE marks (number INTEGER PRIMARY KEY, record BLOB NOT NULL UNIQUE,"
        " digest INTEGER NOT NULL, fields BLOB NOT NULL)",
    ),
)
"""What brings a file of version n to version n + 1; a file is of as many versions as it has had."""

PAGE = 4096
WAIT = 0.05
"""Seconds for which a caller waits for another copy of the program."""


class Failure(Exception):
    """Why the file could not be used."""

    def __init__(self, code: TroubleCode, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code: TroubleCode = code
        self.reason = reason


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at the path from another that took its place; None where is none.

    Raises `OSError` where it cannot be known, or where something else than a file is there.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return status.st_dev, status.st_ino


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing file, of this version; for reading only where it has to be.

    Raises `Failure`: `damaged`, `newer`, `busy` or `unreadable`. May be used by any one thread at
    a time; texts come as bytes; transactions are the caller's.
    """
    import sqlite3

    # On a read-only disk there is no place for the log's index, and only then is a file immutable.
    modes = ("mode=rw", "mode=ro", "mode=ro&immutable=1")
    for mode in modes:
        try:
            return _connected(path, mode)
        except sqlite3.Error as error:
            failure = failure_of(error, "unreadable")
            if failure.code != "unreadable" or mode == modes[-1]:
                raise failure from error
    raise AssertionError


def create(path: Path) -> None:
    """Put a file without marks at the path, unless another copy of the program has just done so.

    Missing folders are created, for the person's eyes only. Raises one of `errors()`.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder:
        whole = made(Path(folder) / "new", ())
        # Whole and at once: nobody ever opens a file that is half made.
        try:
            os.link(whole, path)
        except FileExistsError:
            return
        except OSError:
            whole.replace(path)


def write(connection: sqlite3.Connection, rows: Mapping[str, Row | None]) -> None:
    """Store what records said, and forget those with None, in one transaction."""
    kept = [(id.encode(), *row) for id, row in rows.items() if row is not None]
    gone = [(id.encode(),) for id, row in rows.items() if row is None]
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO marks (record, digest, fields) VALUES (?, ?, ?) ON CONFLICT (record)"
            " DO UPDATE SET digest = excluded.digest, fields = excluded.fields",
            kept,
        )
        connection.executemany("DELETE FROM marks WHERE record = ?", gone)


def digests(connection: sqlite3.Connection) -> dict[object, object]:
    """The digest of every record that was read, by its id in UTF-8."""
    return dict(connection.execute("SELECT record, digest FROM marks"))


def stored(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """What those of the records said that were read. Raises `Failure` where a row is damaged."""
    found = {}
    for id in ids:
        rows = connection.execute("SELECT fields FROM marks WHERE record = ?", (id.encode(),))
        for (data,) in rows.fetchall():
            whole = unpacked(data)
            # SQLite does not notice when its index leads to another record's row.
            if whole is None or whole[0] != id:
                raise Failure("damaged")
            found[id] = whole[1]
    return found


def errors() -> tuple[type[Exception], ...]:
    """What using a file can raise; `failure_of` says what it means."""
    import sqlite3

    # SQLite quotes a damaged file in its messages, which Python then cannot read.
    return sqlite3.Error, OSError, Failure, UnicodeDecodeError


def failure_of(error: Exception, otherwise: TroubleCode) -> Failure:
    """What an exception of SQLite or of the system means for the marks."""
    import sqlite3

    if isinstance(error, Failure):
        return error
    if isinstance(error, OSError):
        return Failure(otherwise, error.strerror or "")
    if isinstance(error, UnicodeDecodeError):
        return Failure("damaged")
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return Failure("busy", str(error))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG):
        return Failure("damaged", str(error))
    if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH):
        return Failure("damaged", str(error))
    return Failure(otherwise, str(error))


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    import sqlite3

    # One thread at a time is what `Marks` sees to. Texts in a damaged file need not be UTF-8.
    connection = sqlite3.connect(
        f"{Path(os.path.abspath(path)).as_uri()}?{mode}",
        uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False,
    )  # fmt: skip
    try:
        connection.text_factory = bytes
        _checked(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            # No table, or not the columns that this version has.
            raise Failure("damaged", str(error)) from error
        raise
    return connection


def _checked(connection: sqlite3.Connection) -> None:
    """See that it is a file of ours and of this version, or make it one; an empty one is of 0."""
    version = _number(connection, "user_version")
    application = _number(connection, "application_id")
    if application != APPLICATION and (application or version or _tables(connection)):
        raise Failure("damaged")
    if version > len(STEPS):
        raise Failure("newer")
    if version < len(STEPS):
        _bring_up(connection)
    connection.execute("SELECT number, record, digest, fields FROM marks LIMIT 0").fetchall()


def _bring_up(connection: sqlite3.Connection) -> None:
    """Bring the file to this version, wholly or not at all."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        version = _number(connection, "user_version")
        if version < 0:
            raise Failure("damaged")
        for statement in (statement for step in STEPS[version:] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (row,) = connection.execute(f"PRAGMA {pragma}").fetchall()
    return int(row[0])


def _tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall())


def made(path: Path, marks: Iterable[tuple[bytes, Row]]) -> Path:
    """A new file with these marks, complete and on the disk when this returns."""
    import sqlite3

    # Only the owner may read it, and SQLite gives its neighbours the same rights.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        _bring_up(connection)
        with connection:
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO marks (record, digest, fields) VALUES (?, ?, ?)",
                ((record, *row) for record, row in marks),
            )
        connection.execute("PRAGMA journal_mode = WAL")
    return path
