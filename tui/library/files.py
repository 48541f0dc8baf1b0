"""The files of a briefing's folder: which there are and what is in them.

Reads the disk and nothing else of the outside. Whatever a folder holds (links in circles, devices,
huge or unreadable files) comes back as a problem, never as an exception.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import msgspec

from tui.library.clean import visible, visible_name
from tui.library.problems import Problem

MAX_FILE = 16 * 1024 * 1024
"""Bytes of one file beyond which it is not read."""

MAX_ALL = 64 * 1024 * 1024
"""Bytes of all files of a briefing beyond which the rest is not read."""

MAX_FILES = 2_000
"""Files of a briefing beyond which the rest is not read."""

MAX_ENTRIES = 50_000
"""Names in a briefing's folders beyond which no further folder is looked through."""

MAX_DEPTH = 32
"""Folders within folders."""


class TomlFile(msgspec.Struct, frozen=True):
    """One `.toml` file that was found."""

    path: Path
    """Where it is."""
    name: str
    """Its path within the briefing's folder, `/` between parts, made visible."""
    size: int
    """In bytes."""


def _scan(folder: Path) -> tuple[list[TomlFile], list[Problem]]:
    """All `.toml` files in a folder and its subfolders but hidden ones, by name; and problems."""
    files: list[TomlFile] = []
    problems: list[Problem] = []
    waiting: list[tuple[Path, str, int]] = [(folder, "", 0)]
    seen = 0
    while waiting:
        here, prefix, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(unreadable(prefix.rstrip("/") or ".", error))
            continue
        seen += len(listed)
        if seen > MAX_ENTRIES:
            problems.append(Problem("too-many-files", prefix or ".", values=(("n", MAX_ENTRIES),)))
            break
        for entry in listed:
            if entry.name.startswith("."):
                continue
            name = prefix + visible_name(entry.name)
            found = _entry(entry, name, depth)
            if isinstance(found, TomlFile):
                files.append(found)
            elif isinstance(found, Problem):
                problems.append(found)
            elif found is not None:
                waiting.append((Path(found), name + "/", depth + 1))
    files.sort(key=lambda file: file.name)
    if len(files) > MAX_FILES:
        problems.append(Problem("too-many-files", ".", values=(("n", MAX_FILES),)))
        del files[MAX_FILES:]
    return files, problems


def _entry(entry: os.DirEntry[str], name: str, depth: int) -> TomlFile | Problem | str | None:
    """What a name in a folder is: a file to read, a problem, a folder's path, or none of these."""
    is_toml = entry.name.endswith(".toml")
    try:
        if entry.is_dir():
            if entry.is_symlink():
                # A link may lead in a circle or out of the briefing into a whole disk.
                return Problem("link-not-followed", name)
            if depth + 1 >= MAX_DEPTH:
                return Problem("too-deep", name, name="too-deep-folder")
            return entry.path
        status = entry.stat() if is_toml else None
    except OSError as error:
        return unreadable(name, error) if is_toml else None
    if status is None:
        return None
    if not stat.S_ISREG(status.st_mode):
        return Problem("not-a-file", name)
    return TomlFile(Path(entry.path), name, status.st_size)


def read_bytes(path: Path, limit: int = MAX_FILE) -> bytes:
    """The contents of a regular file; at most one byte beyond `limit`.

    Never waits for a pipe or a device that took the file's place. Raises `OSError`.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(limit + 1)


def read_all(folder: Path) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Name and bytes of every file that is neither too big nor unreadable, and the problems."""
    read: list[tuple[str, bytes]] = []
    files, problems = _scan(folder)
    left = MAX_ALL
    for file in files:
        if left < file.size <= MAX_FILE:
            problems.append(Problem("too-much", file.name, values=(("mib", MAX_ALL >> 20),)))
            continue
        try:
            data = read_bytes(file.path) if file.size <= MAX_FILE else None
        except OSError as error:
            problems.append(unreadable(file.name, error))
            continue
        if data is None or len(data) > MAX_FILE:
            # It may have grown since it was looked at.
            problems.append(Problem("file-too-big", file.name, values=(("mib", MAX_FILE >> 20),)))
            continue
        left -= len(data)
        read.append((file.name, data))
    return read, problems


def unreadable(name: str, error: OSError) -> Problem:
    """What kept a file or folder from being read, by the few reasons that a person can act on."""
    reasons = {
        errno.EACCES: "unreadable-rights",
        errno.EPERM: "unreadable-rights",
        errno.ELOOP: "unreadable-loop",
        errno.ENOENT: "unreadable-gone",
        errno.ENAMETOOLONG: "unreadable-long",
    }
    reason = reasons.get(error.errno or 0, "unreadable")
    why = visible(error.strerror or type(error).__name__)
    return Problem("unreadable", name, name=reason, values=(("why", why),))
