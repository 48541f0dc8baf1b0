"""The rows in which marks are stored, packed so that it shows when one is damaged.

Knows the table and nothing of files; what it needs is imported when it is first used.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.reader.sqlite_schema import Failure, Schema, SqlRow

if TYPE_CHECKING:
    import sqlite3


class MarkRow(NamedTuple):
    """The text of a record, as it is stored."""

    digest: int
    """Where it is the same, so are the fields; where it is not, the fields have to be compared."""
    packed: bytes
    """The id and the fields as JSON, compressed: so that it shows when a row is not what it was."""


def digest(id: str, fields: Mapping[str, str]) -> int:
    """The digest of a record's id and fields."""
    return _digest(_encoded(id, fields))


def packed(id: str, fields: Mapping[str, str]) -> MarkRow:
    """A record's id and fields as they are stored."""
    data = _encoded(id, fields)
    return MarkRow(_digest(data), zlib.compress(data, 1))


def unpacked(data: object) -> tuple[str, dict[str, str]] | None:
    """The id and the fields that were stored; None where they are damaged."""
    import msgspec

    if not isinstance(data, bytes):
        return None
    try:
        return msgspec.json.decode(zlib.decompress(data), type=tuple[str, dict[str, str]])
    except (zlib.error, ValueError, RecursionError):
        return None


def write(connection: sqlite3.Connection, rows: Mapping[str, MarkRow | None]) -> None:
    """Store the rows of records, and forget those with None; the transaction is the caller's."""
    kept = [(id.encode(), *row) for id, row in rows.items() if row is not None]
    gone = [(id.encode(),) for id, row in rows.items() if row is None]
    connection.executemany(SCHEMA.put, kept)
    connection.executemany("DELETE FROM marks WHERE record = ?", gone)


def digests(connection: sqlite3.Connection) -> dict[object, object]:
    """The digest of every record that was read, by its id in UTF-8."""
    return dict(connection.execute("SELECT record, digest FROM marks"))


def stored(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """The fields of those records that were read. Raises `Failure` where a row is damaged."""
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


def _sound(rows: Iterable[SqlRow]) -> list[SqlRow]:
    found = dict(filter(None, (unpacked(data) for _, _, data in rows)))
    return [(id.encode(), *packed(id, fields)) for id, fields in found.items()]


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
