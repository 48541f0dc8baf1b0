"""Small files read and written whole, so that a crash, a full disk or a second copy tears none.

Touches only the file that it is given and the folder it stands in. Raises `OSError`; the caller
reports what that costs the reader.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path


def read_small(path: Path, limit: int) -> bytes:
    """The bytes of a regular file; raises `OSError`, with EFBIG where there are more than `limit`.

    A pipe or a device is refused (EINVAL) and never waited for.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` at once: another program sees the old file or the new one, never a part.

    Missing folders are created, for the person's eyes only, and so is the file. Raises `OSError`
    and then leaves what was there.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made readable to its owner only, which is what mkstemp does.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    # Have the new name on the disk too; not every system lets a folder be opened.
    with suppress(OSError):
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
