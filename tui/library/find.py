"""Where the briefings are: in a folder that was named, in the current one, in the program itself.

A briefing is a folder with a `.toml` file directly in it that holds `[briefing]`; a library is a
folder that is no briefing and whose immediate children are. Looks at names and, for `[briefing]`,
into files; reads no records.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from tui.library.clean import visible_name
from tui.library.files import MAX_FILE, read_bytes, unreadable
from tui.library.problems import Problem

MAX_BRIEFINGS = 500
"""Briefings of a library that are listed."""

_TABLE = (
    rb"""(?m)^[ \t]*(?:\[\[?[ \t]*["']?briefing["']?[ \t]*[\].]|["']?briefing["']?[ \t]*[=.])"""
)


class Found(msgspec.Struct, frozen=True):
    """What a path leads to."""

    path: Path
    """The path as it was asked for."""
    kind: Literal["briefing", "library", "nothing"]
    """What is there."""
    folders: tuple[Path, ...] = ()
    """The briefing's folder, or those of a library's briefings by name."""
    problems: tuple[Problem, ...] = ()
    """Why there is nothing, or what of it could not be looked at."""


def find_briefings(path: Path) -> Found:
    """What `path`, a folder or a `.toml` file of a briefing, leads to."""
    try:
        if path.is_file():
            return _around_file(path)
        if not path.is_dir():
            code = "not-a-file" if path.exists() else "no-such-path"
            return _nothing(path, code)
        names = _names(path)
    except (OSError, ValueError) as error:
        reason = error if isinstance(error, OSError) else OSError(str(error))
        return Found(path, "nothing", (), (unreadable(visible_name(str(path)), reason),))
    if _holds_briefing(path, names):
        return Found(path, "briefing", (path,))
    folders, problems = _children(path, names)
    if folders:
        return Found(path, "library", folders, problems)
    return _nothing(path, "not-a-briefing", *problems)


def default_path(environ: Mapping[str, str], cwd: Path) -> Path:
    """What to open where no path was given: `$BRIEFDECK_PATH`, else the current folder where it
    is a briefing or a library, else the bundled briefings.
    """
    if environ.get("BRIEFDECK_PATH"):
        return Path(environ["BRIEFDECK_PATH"]).expanduser()
    if find_briefings(cwd).kind != "nothing":
        return cwd
    return bundled()


def bundled() -> Path:
    """The folder of the bundled briefings: inside an installed package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_content"
    return inside if inside.is_dir() else package.parent / "content"


def _around_file(path: Path) -> Found:
    """The briefing that a file belongs to: the nearest folder above it that is one."""
    if path.suffix != ".toml":
        return _nothing(path, "not-a-briefing")
    for folder in path.absolute().parents[:8]:
        try:
            if _holds_briefing(folder, _names(folder)):
                return Found(path, "briefing", (folder,))
        except OSError:
            break
    return _nothing(path, "not-a-briefing")


def _children(path: Path, names: list[str]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    folders: list[Path] = []
    problems: list[Problem] = []
    for name in names:
        child = path / name
        try:
            if not child.is_dir() or not _holds_briefing(child, _names(child)):
                continue
        except OSError as error:
            problems.append(unreadable(visible_name(str(child)), error))
            continue
        if len(folders) == MAX_BRIEFINGS:
            problems.append(Problem("too-many-files", ".", values=(("n", MAX_BRIEFINGS),)))
            break
        folders.append(child)
    return tuple(folders), tuple(problems)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def _holds_briefing(folder: Path, names: list[str]) -> bool:
    """Whether a `.toml` file directly in the folder holds `[briefing]`."""
    # The customary file first: it mostly answers.
    tables = sorted((name for name in names if name.endswith(".toml")), key="briefing.toml".__ne__)
    return any(_has_table(folder / name) for name in tables)


def _has_table(file: Path) -> bool:
    try:
        data = read_bytes(file)
    except OSError:
        return False
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # Saved as UTF-16: no TOML, but opening the folder should say so.
        data = data.replace(b"\0", b"")[2:]
    if b"briefing" not in data:
        return False
    data = data.removeprefix(b"\xef\xbb\xbf")[:MAX_FILE]
    # As nearly everyone writes it, which saves compiling the pattern.
    return b"\n[briefing]" in data or re.search(_TABLE, data) is not None


def _nothing(path: Path, code: str, *more: Problem) -> Found:
    return Found(path, "nothing", (), (Problem(code, visible_name(str(path))), *more))
