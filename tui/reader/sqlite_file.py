"""One SQLite file that several copies of the program may use, whatever becomes of it.

It is opened when it is needed, made by the first change, replaced where it is damaged and left
alone where a newer program wrote it. What is stored in it a `Schema` says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.reader.sqlite_schema import Failure, Schema, connect, create_file, failures, identity
from tui.reader.trouble import Trouble, TroubleCode

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")


class SqliteFile:
    """A file, its connection and what is wrong with it. One thread at a time may use it."""

    def __init__(self, path: Path, schema: Schema) -> None:
        self.failed: Trouble | None = None
        """What is wrong now; what could not be written stays wrong until something is."""
        self._path = path
        self._schema = schema
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._abandoned: Failure | None = None
        self._rescued: Trouble | None = None
        self._unsaved = False

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or what was damaged since this was made; None where all is well."""
        return self.failed or self._rescued

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` reads; None where there is no file. Raises `Failure`, as `failed` has it."""
        found = self._use(work, "unreadable", self._schema.wait, create=False)
        if not self._unsaved:
            self.failed = None
        return found

    def write(
        self,
        work: Callable[[sqlite3.Connection], T],
        patience: float | None = None,
        *,
        create: bool = True,
    ) -> T | None:
        """What `work` gives, which changes the file in one transaction. Raises `Failure`.

        `create` is whether to make a file where there is none; else nothing happens and the result
        is None. `patience` is for how many seconds to wait for another copy of the program.
        """
        wait = self._schema.wait if patience is None else patience

        def change(connection: sqlite3.Connection) -> T:
            connection.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                return work(connection)

        if self.failed is not None and self.failed.code != "busy":
            # What was opened for reading only may be writable by now.
            self.close()
        self._unsaved = True
        done = self._use(change, "unwritable", wait, create=create)
        self._unsaved = False
        self.failed = None
        return done

    def abandon(self, failure: Failure) -> None:
        """Leave the file alone from now on."""
        self._abandoned = failure

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _use(
        self,
        work: Callable[[sqlite3.Connection], T],
        otherwise: TroubleCode,
        patience: float,
        *,
        create: bool,
    ) -> T | None:
        """Do something with the file, rescued where it is damaged; None where there is no file."""

        def once() -> T | None:
            with failures(otherwise):
                connection = self._connected(patience, create=create)
                return None if connection is None else work(connection)

        try:
            if self._abandoned is not None:
                raise Failure(self._abandoned.code, self._abandoned.reason)
            try:
                return once()
            except Failure as failure:
                if failure.code != "damaged":
                    raise
                self._rescue(failure.reason, patience)
            return once()
        except Failure as failure:
            if failure.code != "busy":
                self.close()
            if failure.code in ("newer", "damaged"):
                self.abandon(failure)
            self.failed = Trouble(self._schema.name, failure.code, self._path, failure.reason)
            raise

    def _connected(self, patience: float, *, create: bool) -> sqlite3.Connection | None:
        """The connection to the file that is at the path now."""
        found = identity(self._path)
        if self._connection is not None:
            if self._identity == found:
                return self._connection
            # Another copy of the program has rescued it, or someone has removed it.
            self.close()
        if found is None:
            if not create:
                return None
            create_file(self._path, self._schema)
            found = identity(self._path)
        self._identity = found
        self._connection = connect(self._path, self._schema, patience)
        return self._connection

    def _rescue(self, reason: str, patience: float) -> None:
        """Replace the file that was opened last and is damaged."""
        from tui.reader.sqlite_rescue import rescue  # hardly ever needed

        self.close()
        rescued = rescue(self._path, self._schema, self._identity, patience)
        if rescued is not None:
            code: TroubleCode = "partial" if rescued.rows else "damaged"
            self._rescued = Trouble(self._schema.name, code, rescued.aside, reason)
