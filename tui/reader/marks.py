"""Which records the person has read in a briefing, and their texts at that time.

One SQLite file a briefing, created by the first mark. It knows nothing of what a record is: ids and
fields are handed in. Whatever is wrong with the file (damage, rights, a full disk, another version)
costs the marks only, and is a value.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Literal, TypeAlias, TypeVar

from tui.reader.memory import memory_file
from tui.reader.paths import path_of
from tui.reader.sqlite_file import SqliteFile
from tui.reader.sqlite_schema import Connection, Failure, Schema, SqlRow
from tui.reader.trouble import Trouble

T = TypeVar("T")

ReadState: TypeAlias = Literal["new", "changed", "unread"]
"""Came since the first opening and was never read; was read with other texts than now; was
there at the first opening and was never read."""

PATIENCE = 0.5
"""Seconds for which `Marks.close` waits for another copy of the program."""

_BEGINNING = ""
"""The id under which the ids are stored that there were at the beginning: no record has it."""


class Marks:
    """The marks of one reader in one briefing. No method raises; any thread may call any of them.

    Ids and texts are those of a briefing, which UTF-8 can write (no lone surrogates).

    What cannot be stored now still counts in this object, and is tried again with the next mark
    and by `close`. A mark that was stored is not lost when the program is killed. Copies of the
    program share the file and see each other's marks; of two marks on a record the last counts.
    """

    def __init__(self, path: Path) -> None:
        """`path` is the file; use `Marks.open`."""
        self._file = SqliteFile(path, SCHEMA)
        self._lock = RLock()
        self._waiting: dict[str, Mapping[str, str] | None] = {}

    @classmethod
    def open(cls, briefing: Path, id: str, folder: Path | None = None) -> Marks:
        """The marks in the briefing at the path `briefing` whose id is `id`. Creates nothing.

        `folder` stands for the person's own. `trouble` of the result says what is wrong.
        """
        try:
            marks = cls(marks_file(briefing, id, folder))
        except (OSError, ValueError) as error:
            # The current folder is gone, or the path is none.
            marks = cls(folder or path_of("marks"))
            marks._file.abandon(Failure("unreadable", getattr(error, "strerror", None) or ""))
        marks._found(lambda _: None, None)
        return marks

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or what was damaged since opening; None where all is well."""
        return self._file.trouble

    def states(self, current: Mapping[str, Mapping[str, str]]) -> Mapping[str, ReadState]:
        """Which of the records are `new` to the reader and which have `changed`, in their order.

        `current` has for each id what the record says: names of fields and texts. What is not in
        the result was read and says the same. Where the file cannot be read, nothing is known and
        the result is empty, but for what was marked since: see `trouble`.
        """
        with self._lock:
            none: dict[object, object] = {}
            query = "SELECT record, digest FROM marks"
            digests = self._found(lambda connection: dict(connection.execute(query)), none)
            waiting = dict(self._waiting)
        states: dict[str, ReadState] = {}
        differing: list[str] = []
        for id, fields in current.items():
            if id in waiting:
                before = waiting[id]
                if before != fields:
                    states[id] = "new" if before is None else "changed"
            elif digests is not None:
                digest = digests.get(id.encode())
                if digest is None:
                    states[id] = "new"
                elif digest != _digest(_encoded(id, fields)):
                    states[id] = "changed"
                    differing.append(id)
        # Another digest only means that the fields have to be compared.
        for id, before in self.was_many(differing).items() if differing else ():
            if before is None:
                states[id] = "new"
            elif before == current[id]:
                del states[id]
        return states

    def was_many(self, ids: Iterable[str]) -> dict[str, Mapping[str, str] | None]:
        """The fields of each record when it was read, to be compared or to be `put` back.

        None where it was not read, or where that is lost.
        """
        ids = tuple(ids)
        with self._lock:
            waiting = dict(self._waiting)
            left = [id for id in ids if id not in waiting]
            none: dict[str, dict[str, str]] = {}
            found = self._found(lambda connection: _fields(connection, left), none) or none
        return {id: waiting[id] if id in waiting else found.get(id) for id in ids}

    def put(self, records: Mapping[str, Mapping[str, str] | None]) -> Trouble | None:
        """Mark records as read where fields are given, as not read where None is.

        To undo it, put what `was_many` gave before. One transaction, which waits a moment at most
        for another copy of the program. A trouble means that the marks are kept in this object
        only.
        """
        with self._lock:
            self._waiting.update(
                (id, None if fields is None else dict(fields)) for id, fields in records.items()
            )
            return self._stored()

    def beginning(self) -> frozenset[str] | None:
        """The ids of the records that were there when `begin` was called; None if it never was."""
        ids = self.was_many((_BEGINNING,))[_BEGINNING]
        return None if ids is None else frozenset(ids)

    def begin(self, ids: Iterable[str]) -> Trouble | None:
        """Remember which records are there as the reader begins: what is not came later."""
        return self.put({_BEGINNING: dict.fromkeys(ids, "")})

    def close(self) -> Trouble | None:
        """Store what still waits, and let go of the file; a trouble means that it is lost.

        Closing twice does no harm. A mark that comes later opens the file again.
        """
        with self._lock:
            trouble = self._stored(PATIENCE) if self._waiting else None
            self._file.close()
            return trouble

    def _stored(self, patience: float | None = None) -> Trouble | None:
        """Store what waits."""
        try:
            self._file.write(
                _writer(self._waiting),
                patience,
                # No file is made only to say that nothing was read.
                create=any(fields is not None for fields in self._waiting.values()),
            )
        except Failure:
            return self._file.failed
        self._waiting.clear()
        return None

    def _found(self, work: Callable[[Connection], T], none: T) -> T | None:
        """What `work` reads; `none` where there is no file, None where it cannot be read."""
        with self._lock:
            try:
                found = self._file.read(work)
            except Failure:
                return None
            return none if found is None else found


def marks_file(briefing: Path, id: str, folder: Path | None = None) -> Path:
    """The file of the briefing at the path `briefing` whose id is `id`, named as its memory is."""
    return memory_file(briefing, id, folder or path_of("marks")).with_suffix(".sqlite")


# The rows, packed so that it shows when one is damaged.


def _packed(id: str, fields: Mapping[str, str]) -> SqlRow:
    """The row of a record: with its id and fields as JSON, so that damage to the row shows."""
    data = _encoded(id, fields)
    return id.encode(), _digest(data), zlib.compress(data, 1)


def _unpacked(data: object) -> tuple[str, dict[str, str]] | None:
    """The id and the fields that were stored; None where they are damaged."""
    import msgspec

    if not isinstance(data, bytes):
        return None
    try:
        return msgspec.json.decode(zlib.decompress(data), type=tuple[str, dict[str, str]])
    except (zlib.error, ValueError, RecursionError):
        return None


def _writer(marks: Mapping[str, Mapping[str, str] | None]) -> Callable[[Connection], None]:
    """A function that stores the fields of records, and forgets those with None.

    Packed now, so that its transaction, which is the caller's, keeps nobody waiting.
    """
    kept = [_packed(id, fields) for id, fields in marks.items() if fields is not None]
    gone = [(id.encode(),) for id, fields in marks.items() if fields is None]

    def write(connection: Connection) -> None:
        connection.executemany(SCHEMA.put, kept)
        connection.executemany("DELETE FROM marks WHERE record = ?", gone)

    return write


def _fields(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The fields of those records that were read. Raises `Failure` where a row is damaged."""
    found = {}
    for id in ids:
        rows = connection.execute("SELECT fields FROM marks WHERE record = ?", (id.encode(),))
        for (data,) in rows.fetchall():
            whole = _unpacked(data)
            # SQLite does not notice when its index leads to another record's row.
            if whole is None or whole[0] != id:
                raise Failure("damaged")
            found[id] = whole[1]
    return found


def _sound(rows: Iterable[SqlRow]) -> list[SqlRow]:
    found = dict(filter(None, (_unpacked(data) for _, _, data in rows)))
    return [_packed(id, fields) for id, fields in found.items()]


SCHEMA = Schema(
    name="marks",
    application=0x62646D6B,  # "bdmk"
    steps=(
        # `number` makes rows behind a damaged page reachable.
        "CREATE TABLE marks (number INTEGER PRIMARY KEY, record BLOB NOT NULL UNIQUE,"
        " digest INTEGER NOT NULL, fields BLOB NOT NULL)",
    ),
    columns=("record", "digest", "fields"),
    sound=_sound,
    wait=0.05,
    write_ahead=True,
    check_all=False,
)


@cache
def _encoder() -> Callable[[object], bytes]:
    import msgspec

    return msgspec.json.Encoder(order="sorted").encode


def _encoded(id: str, fields: Mapping[str, str]) -> bytes:
    return _encoder()((id, fields if type(fields) is dict else dict(fields)))


def _digest(data: bytes) -> int:
    """A number for a record; where it is another, the records have to be compared."""
    # A checksum takes a fifth of a hash's time, and sees every change of up to four bytes in a row.
    return len(data) << 32 | zlib.crc32(data)
