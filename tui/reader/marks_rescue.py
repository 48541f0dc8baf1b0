"""Replacing a damaged file of marks by one with all that can still be read from it.

The damaged file is kept beside, under a name of its own; copies of the program that find the damage
at once take turns. Touches only the file it is given and its neighbours of the same name.
"""

from __future__ import annotations

import os
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.reader.marks_db import PAGE, WAIT, Failure, identity, made
from tui.reader.marks_rows import Row, packer, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

_NEIGHBOURS = ("-wal", "-journal")
_MOST_TRIES = 20_000
_LAST = (1 << 63) - 1


class Rescued(NamedTuple):
    """A damaged file that has been replaced."""

    aside: Path
    """Where the damaged one is now."""
    marks: int
    """How many marks could be read from it."""


def rescue(path: Path, damaged: tuple[int, int] | None) -> Rescued | None:
    """Replace a damaged file by one with all marks that can be read, and keep it beside that.

    `damaged` is its identity. None where another copy of the program was quicker. Raises
    one of `errors()`, a `Failure` being `busy`, and then the damaged file is where it was.
    """
    import tempfile

    with _alone(path.parent):
        if damaged is None or identity(path) != damaged:
            return None
        with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder:
            marks = _readable(_copied(path, Path(folder) / "copy"))
            fresh = made(Path(folder) / "new", marks.items())
            aside = _set_aside(path)
            # A log that is left would be taken for the new file's.
            for name in (*_NEIGHBOURS, "-shm"):
                _beside(path, name).unlink(missing_ok=True)
            fresh.replace(path)
    return Rescued(aside, len(marks))


def _copied(path: Path, copy: Path) -> Path:
    """A copy to try things on, with its log."""
    import shutil

    for name in ("", *_NEIGHBOURS):
        with suppress(FileNotFoundError):
            shutil.copyfile(_beside(path, name), _beside(copy, name))
    return copy


def _readable(path: Path) -> dict[bytes, Row]:
    """All marks in a damaged file that are whole. Writes to the file, which has to be a copy."""
    import sqlite3

    for mend in (None, _with_sound_head):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            if mend is not None:
                mend(path)
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.text_factory = bytes
                connection.execute("SELECT number, fields FROM marks LIMIT 0").fetchall()
                if marks := _whole(_rows(connection, path.stat().st_size)):
                    return marks
    return {}


def _whole(packs: Iterable[object]) -> dict[bytes, Row]:
    packed = packer()
    sound = filter(None, map(unpacked, packs))
    return {id.encode(): packed(id, fields) for id, fields in sound}


def _with_sound_head(path: Path) -> None:
    """Give the file the first page of a new one: it only says where the table starts.

    That is the same in each of our files. Where the header is torn, the rest is most often whole.
    """
    fresh = made(path.with_name("head"), ()).read_bytes()[:PAGE]
    with path.open("r+b") as file:
        pages = max(1, path.stat().st_size // PAGE)
        # The size in pages: byte 28 (SQLite's file format, 1.3).
        file.write(fresh[:28] + pages.to_bytes(4, "big") + fresh[32:])


def _rows(connection: sqlite3.Connection, size: int) -> Iterable[object]:
    """The fields of each row that can be reached from either end, or by number between the two."""
    import sqlite3

    found: dict[int, object] = {}

    def take(low: int, high: int, order: str = "") -> int | None:
        """The number of the last row taken before it failed, 0 for none; None if it did not."""
        last = 0
        try:
            for number, data in connection.execute(
                "SELECT number, fields FROM marks"
                f" WHERE number BETWEEN ? AND ? ORDER BY number {order}",
                (low, high),
            ):
                last = number
                found[number] = data
        except (sqlite3.Error, UnicodeDecodeError):
            return last
        return None

    low = take(1, _LAST)
    if low is not None:
        # With nothing to be had from the end, more rows than would fit cannot follow.
        high = take(1, _LAST, "DESC") or low + size // 32
        _take_between(take, low + 1, high - 1)
    return found.values()


def _take_between(take: Callable[[int, int], int | None], low: int, high: int) -> None:
    """Take what can be had between two numbers, by halves; many bad pages are given up."""
    left = [(low, high)]
    for _ in range(_MOST_TRIES):
        if not left:
            return
        low, high = left.pop()
        if low > high or take(low, high) is None or low == high:
            continue
        middle = (low + high) // 2
        left += [(middle + 1, high), (low, middle)]


def _set_aside(path: Path) -> Path:
    """Give the damaged file and its log a second name, so that at every moment it has one."""
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        try:
            os.link(path, aside)
        except FileExistsError:
            number += 1
            continue
        except OSError:
            # A file system without links.
            _copied(path, aside)
            return aside
        for name in _NEIGHBOURS:
            with suppress(OSError):
                os.link(_beside(path, name), _beside(aside, name))
        return aside


def _beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + name)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other copies of the program from rescuing at the same time; ends with the process."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + WAIT
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise Failure("busy") from error
                time.sleep(WAIT / 10)
                continue
            except OSError:
                pass  # A file system without locks.
            break
        yield
    finally:
        os.close(descriptor)
