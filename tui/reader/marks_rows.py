"""What a mark holds: a record's id and what it said, packed so that it shows when it is damaged.

Pure but for what is imported when it is first needed; knows nothing of files.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Row(NamedTuple):
    """What a record said, as it is stored."""

    digest: int
    """Where it is the same, so are the fields; where it is not, the fields have to be compared."""
    packed: bytes
    """The id and the fields as JSON, compressed: so that it shows when a row is not what it was."""


def digester() -> Callable[[str, Mapping[str, str]], int]:
    """What gives the digest of a record's id and fields, for many of them."""
    encoded = _encoder()
    return lambda id, fields: _digest(encoded(id, fields))


def packer() -> Callable[[str, Mapping[str, str]], Row]:
    """What gives the id and fields of a record as they are stored, for many of them."""
    encoded = _encoder()

    def packed(id: str, fields: Mapping[str, str]) -> Row:
        data = encoded(id, fields)
        return Row(_digest(data), zlib.compress(data, 1))

    return packed


def unpacked(data: object) -> tuple[str, dict[str, str]] | None:
    """The id and the fields that were stored; None where they are damaged."""
    import msgspec

    if not isinstance(data, bytes):
        return None
    try:
        return msgspec.json.decode(zlib.decompress(data), type=tuple[str, dict[str, str]])
    except (zlib.error, ValueError, RecursionError):
        return None


def _encoder() -> Callable[[str, Mapping[str, str]], bytes]:
    import msgspec

    encode = msgspec.json.Encoder(order="sorted").encode
    return lambda id, fields: encode((id, fields if type(fields) is dict else dict(fields)))


def _digest(data: bytes) -> int:
    # A checksum takes a fifth of a hash's time, and sees every change of up to four bytes in a row.
    return len(data) << 32 | zlib.crc32(data)
