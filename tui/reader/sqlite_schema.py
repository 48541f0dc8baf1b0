"""Small SQLite files by their schema: made, opened, checked and brought up to date.

Touches only the file that it is given and its neighbours of the same name. What goes wrong with the
file is raised as SQLite and the system do, within `failures` as a `Failure`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tui.reader.trouble import StoreName, TroubleCode

if TYPE_CHECKING:
    import sqlite3

PAGE = 4096
"""Bytes of a page of a file."""

Connection: TypeAlias = "sqlite3.Connection"
"""A connection to a file; a string, since SQLite is loaded only when a file is used."""

SqlRow: TypeAlias = tuple[Any, ...]
"""The values of a row, in the order of its schema's columns."""


class Schema(NamedTuple):
    """What is stored in a file, and how. There is one table, with a unique column `record`."""

    name: StoreName
    """The table, and what its troubles are called."""
    application: int
    """SQLite's application id of these files."""
    steps: tuple[str, ...]
    """The statement that brings a file of version n to version n + 1, from n = 0."""
    columns: tuple[str, ...]
    """Names of columns, `record` first."""
    sound: Callable[[Iterable[SqlRow]], Iterable[SqlRow]]
    """Of the rows found in a damaged file, those to be kept."""
    wait: float
    """Seconds for which another copy of the program is waited for."""
    write_ahead: bool
    """Whether a change is in a log when it returns, not yet on the disk: a killed program loses
    nothing, a power cut at most the last changes. Else it is on the disk, by a rollback journal."""
    check_all: bool
    """Whether opening a file looks for damage everywhere in it."""

    @property
    def select(self) -> str:
        """The beginning of a query for rows."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def put(self) -> str:
        """The statement that stores a row, in place of the one of the same record."""
        values = ", ".join("?" * len(self.columns))
        changes = ", ".join(f"{column} = excluded.{column}" for column in self.columns[1:])
        return (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({values})"
            f" ON CONFLICT (record) DO UPDATE SET {changes}"
        )


class Failure(Exception):
    """Why a file could not be used."""

    def __init__(self, code: TroubleCode, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code: TroubleCode = code
        self.reason = reason


_BUSY = frozenset({"BUSY", "LOCKED", "PROTOCOL"})
_DAMAGED = frozenset({"CORRUPT", "NOTADB", "TOOBIG", "CONSTRAINT", "MISMATCH"})
"""Errors of SQLite by name, without what comes before and behind: `SQLITE_BUSY_SNAPSHOT`."""


@contextmanager
def failures(otherwise: TroubleCode) -> Iterator[None]:
    """Raise what goes wrong with a file as a `Failure`; of `otherwise` what is not specific."""
    try:
        import sqlite3
    except ImportError as error:
        raise Failure("unreadable", str(error)) from error
    try:
        yield
    except OSError as error:
        raise Failure(otherwise, error.strerror or "") from error
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged file in its messages, which Python then cannot read.
        raise Failure("damaged") from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "SQLITE_ERROR").split("_")[1]
        code = "busy" if name in _BUSY else "damaged" if name in _DAMAGED else otherwise
        raise Failure(code, str(error)) from error


def identity(path: Path) -> tuple[int, int] | None:
    """What distinguishes the file at the path from one that takes its place.

    None where there is none, or an empty one, which holds nothing. Raises `OSError` where it cannot
    be known, or where something else than a file is there.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return (status.st_dev, status.st_ino) if status.st_size else None


def create_file(path: Path, schema: Schema) -> None:
    """Put a file without rows at the path, unless another copy of the program has just done so.

    Missing folders are created, for the person's eyes only.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder:
        whole = made(Path(folder) / "new", schema, ())
        # Whole and at once: nobody ever opens a file that is half made.
        try:
            os.link(whole, path)
        except FileExistsError:
            return
        except OSError:
            whole.replace(path)


def made(path: Path, schema: Schema, rows: Iterable[SqlRow]) -> Path:
    """A new file with these rows, complete and on the disk when this returns."""
    import sqlite3

    # Only the owner may read it, and SQLite gives its neighbours the same rights.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        _bring_up(connection, schema)
        with connection:
            connection.execute("BEGIN")
            connection.executemany(schema.put, rows)
        if schema.write_ahead:
            connection.execute("PRAGMA journal_mode = WAL")
    return path


def connect(path: Path, schema: Schema, patience: float) -> Connection:
    """A connection to an existing file, of this version; for reading only where it has to be.

    Any one thread at a time may use it; transactions are the caller's. `patience` is for how many
    seconds it waits for another copy of the program.
    """
    # What a killed program left half done is rolled back, which needs the right to write; on a
    # read-only disk there is no place for a lock or a log, and only then is a file immutable.
    for mode in ("mode=rw", "mode=ro"):
        try:
            return _connected(path, schema, mode, patience)
        except Failure as failure:
            if failure.code != "unreadable":
                raise
    return _connected(path, schema, "mode=ro&immutable=1", patience)


def _connected(path: Path, schema: Schema, mode: str, patience: float) -> Connection:
    import sqlite3

    with failures("unreadable"):
        connection = sqlite3.connect(
            f"{Path(os.path.abspath(path)).as_uri()}?{mode}",
            uri=True, timeout=patience, isolation_level=None, check_same_thread=False,
        )  # fmt: skip
        try:
            _check(connection, schema)
        except BaseException as error:
            connection.close()
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
                # No table, or not the columns that this version has.
                raise Failure("damaged", str(error)) from error
            raise
        return connection


def as_text(data: bytes) -> str:
    """A text of a file; a damaged one is better read in part than not at all."""
    return data.decode("utf-8", "replace")


def _check(connection: Connection, schema: Schema) -> None:
    """See that it is a file of ours and of this version, or make it one; an empty one is of 0."""
    connection.text_factory = as_text
    version = _number(connection, "user_version")
    application = _number(connection, "application_id")
    if application != schema.application:
        tables = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        if application or version or tables:
            raise Failure("damaged")
    if version > len(schema.steps):
        raise Failure("newer")
    check = "PRAGMA integrity_check(1)"
    if schema.check_all and connection.execute(check).fetchone() != ("ok",):
        raise Failure("damaged")
    if version < len(schema.steps):
        _bring_up(connection, schema)
    connection.execute(f"{schema.select} LIMIT 0").fetchall()
    synchronous = "NORMAL" if schema.write_ahead else "FULL"
    connection.execute(f"PRAGMA synchronous = {synchronous}")


def _bring_up(connection: Connection, schema: Schema) -> None:
    """Bring the file to this version, wholly or not at all."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        version = _number(connection, "user_version")
        if version < 0:
            raise Failure("damaged")
        for statement in schema.steps[version:]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.application}")
        connection.execute(f"PRAGMA user_version = {len(schema.steps)}")


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
