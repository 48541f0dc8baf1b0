"""The rows in which marks are stored, packed so that it shows when one is damaged.

Knows the table and nothing of files; what it needs is imported when it is first used.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from tui.reader.sqlite_schema import Failure, Schema, SqlRow

if TYPE_CHECKING:
    import sqlite3


def digest(id: str, fields: Mapping[str, str]) -> int:
    """A number for a record's id and fields.

    Where it is the same, so are they; where it is not, they have to be compared.
    """
    return _digest(_encoded(id, fields))


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


def writer(
    marks: Mapping[str, Mapping[str, str] | None],
) -> Callable[[sqlite3.Connection], None]:
    """A function that stores the fields of records, and forgets those with None.

    Packed now, so that its transaction, which is the caller's, keeps nobody waiting.
    """
    kept = [_packed(id, fields) for id, fields in marks.items() if fields is not None]
    gone = [(id.encode(),) for id, fields in marks.items() if fields is None]

    def write(connection: sqlite3.Connection) -> None:
        connection.executemany(SCHEMA.put, kept)
        connection.executemany("DELETE FROM marks WHERE record = ?", gone)

    return write


def digests(connection: sqlite3.Connection) -> dict[object, object]:
    """The digest of every record that was read, by its id in UTF-8."""
    return dict(connection.execute("SELECT record, digest FROM marks"))


def stored(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
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


def _encoded(id: str, fields: Mapping[str, str]) -> bytes:
    return _encoder()((id, fields if type(fields) is dict else dict(fields)))


@cache
def _encoder() -> Callable[[object], bytes]:
    import msgspec

    return msgspec.json.Encoder(order="sorted").encode


def _digest(data: bytes) -> int:
    # A checksum takes a fifth of a hash's time, and sees every change of up to four bytes in a row.
    return len(data) << 32 | zlib.crc32(data)
