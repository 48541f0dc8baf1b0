"""Replacing a damaged SQLite file by one with all that can still be read from it.

The damaged file is kept beside, under a name of its own; copies of the program that find the damage
at once take turns. Touches only the file it is given and its neighbours of the same name.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tui.reader.sqlite_schema import (
    PAGE,
    Failure,
    Schema,
    SqlRow,
    as_text,
    failures,
    identity,
    made,
)

_NEIGHBOURS = ("-wal", "-journal")
_MOST_TRIES = 20_000
_LAST = (1 << 63) - 1


class Rescued(NamedTuple):
    """A damaged file that has been replaced."""

    aside: Path
    """Where the damaged one is now."""
    rows: int
    """How many rows the new one has."""


def rescue(
    path: Path, schema: Schema, damaged: tuple[int, int] | None, patience: float
) -> Rescued | None:
    """Replace a damaged file by one with all rows that can be read, and keep it beside that.

    `damaged` is its identity, `patience` is for how many seconds another copy of the program is
    waited for. None where that was quicker. Raises `Failure`, `busy` or `damaged`, and then the
    damaged file is where it was.
    """
    with failures("damaged"), _alone(path.parent, patience):
        if damaged is None or identity(path) != damaged:
            return None
        with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder:
            copy = Path(folder) / "copy"
            _for_each(path, copy, shutil.copyfile)
            rows = _readable(copy, schema)
            fresh = made(Path(folder) / "new", schema, rows)
            aside = _set_aside(path)
            # A log that is left would be taken for the new file's.
            for name in (*_NEIGHBOURS, "-shm"):
                _beside(path, name).unlink(missing_ok=True)
            fresh.replace(path)
    return Rescued(aside, len(rows))


def _readable(path: Path, schema: Schema) -> list[SqlRow]:
    """All rows in a damaged file that are whole. Writes to the file, which has to be a copy."""
    for repair in (None, _replace_head):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            if repair is not None:
                repair(path, schema)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.text_factory = as_text
                connection.execute(f"{schema.select} LIMIT 0").fetchall()
                if rows := list(schema.sound(_rows(connection, schema, path.stat().st_size))):
                    return rows
    return []


def _replace_head(path: Path, schema: Schema) -> None:
    """Give the file the first page of a new one: it only says where the table starts.

    That is the same in each file of a schema. Where the header is torn, the rest is most often
    whole.
    """
    fresh = made(path.with_name("head"), schema, ()).read_bytes()[:PAGE]
    with path.open("r+b") as file:
        pages = max(1, path.stat().st_size // PAGE)
        # The size in pages: byte 28 (SQLite's file format, 1.3).
        file.write(fresh[:28] + pages.to_bytes(4, "big") + fresh[32:])


def _rows(connection: sqlite3.Connection, schema: Schema, size: int) -> Iterable[SqlRow]:
    """Each row that can be reached from either end of the table, or by number between the two."""
    found: dict[int, SqlRow] = {}
    query = schema.select.replace("SELECT", "SELECT rowid,", 1) + " NOT INDEXED"

    def take(low: int, high: int, order: str = "") -> int | None:
        """The number of the last row taken before it failed, 0 for none; None if it did not."""
        last = 0
        try:
            for last, *row in connection.execute(
                f"{query} WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}", (low, high)
            ):
                found[last] = tuple(row)
        except (sqlite3.Error, UnicodeDecodeError):
            return last
        return None

    low = take(1, _LAST)
    if low is None:
        return found.values()
    # With nothing to be had from the end, more rows than would fit cannot follow.
    high = take(1, _LAST, "DESC") or low + size // 32
    # What is between is taken by halves; many bad pages are given up.
    left = [(low + 1, high - 1)]
    for _ in range(_MOST_TRIES):
        if not left:
            break
        low, high = left.pop()
        if low <= high and take(low, high) is not None and low < high:
            middle = (low + high) // 2
            left += [(middle + 1, high), (low, middle)]
    return found.values()


def _set_aside(path: Path) -> Path:
    """Give the damaged file and its log a second name, so that at every moment it has one."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    _for_each(path, aside, _link)
    return aside


def _link(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)
    except OSError:
        # A file system without links, or there is no such log.
        shutil.copyfile(path, aside)


def _for_each(path: Path, other: Path, do: Callable[[Path, Path], object]) -> None:
    """Copy or link a file and those of its logs that there are."""
    for name in ("", *_NEIGHBOURS):
        with suppress(FileNotFoundError):
            do(_beside(path, name), _beside(other, name))


def _beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + name)


@contextmanager
def _alone(folder: Path, patience: float) -> Iterator[None]:
    """Keep other copies of the program from rescuing at the same time; ends with the process."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise Failure("busy") from error
                time.sleep(patience / 10)
                continue
            except OSError:
                pass  # A file system without locks.
            break
        yield
    finally:
        os.close(descriptor)
