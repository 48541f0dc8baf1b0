"""A briefing from its folder: everything in it that is sound, and what is wrong with the rest.

The one door for whoever wants records: files are read, parsed, decoded and, if asked, checked.
Never raises for what stands on the disk.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from tui.library.draft import Draft, assemble
from tui.library.files import Stamp, read_all, scan
from tui.library.find import find_briefings
from tui.library.pieces import parse_file
from tui.library.problems import Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.briefing.model import Briefing
    from tui.library.find import Found


class Opened(msgspec.Struct, frozen=True):
    """What came of reading a folder."""

    path: Path
    """The briefing's folder."""
    briefing: Briefing | None
    """Everything sound in it; None where there is no table at all."""
    problems: tuple[Problem, ...]
    """What is wrong with it, by file, line and column."""
    stamp: Stamp
    """To compare with `files.stamp(path)`: equal unless a file changed."""
    draft: Draft | None = None
    """What `checked` needs; None where that was done."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The records that are missing because something in them is wrong: their ids, or
        `[[table]]` where they have none.
        """
        return tuple(dict.fromkeys(one.left_out for one in self.problems if one.left_out))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read_briefing(path: Path, *, check: bool = True) -> Opened:
    """Reads the briefing in a folder (or that a `.toml` file belongs to).

    With `check` the problems are all that checking says; without, only those that kept something
    from being read, which is quicker.
    """
    folder = path if path.is_dir() else path.parent
    with _no_collector():
        found = scan(folder)
        contents, problems = read_all(found)
        parsed = [parse_file(file.name, data) for file, data in contents]
        draft = assemble(folder.resolve().name, parsed, blind=bool(problems))
        draft.problems.extend(problems)
        if check:
            opened = Opened(folder, draft.briefing, (), found.stamp, draft)
            return checked(opened)
        return Opened(folder, draft.briefing, in_order(draft.located()), found.stamp, draft)


def checked(opened: Opened) -> Opened:
    """The same with all problems that checking says; of what was read, whatever the files say now.

    The draft is let go of.
    """
    draft = opened.draft
    if draft is None:
        return opened
    from tui.library.check import check as run

    with _no_collector():
        problems = in_order(draft.located(run(draft)))
    return Opened(opened.path, opened.briefing, problems, opened.stamp)


class CheckResult(msgspec.Struct, frozen=True):
    """What came of checking a path."""

    found: Found
    """What the path leads to."""
    opened: tuple[Opened, ...]
    """Each briefing there, read and checked."""

    @property
    def problems(self) -> tuple[tuple[Path, Problem], ...]:
        """Every problem with the folder that its file is relative to; what keeps the path itself
        from leading anywhere comes first, its file as the path was given.
        """
        own = [(self.found.path, problem) for problem in self.found.problems]
        inner = [(one.path, problem) for one in self.opened for problem in one.problems]
        return (*own, *inner)


def check_path(path: Path) -> CheckResult:
    """Checks the briefing at a path, or every briefing of the library there."""
    found = find_briefings(path)
    return CheckResult(found, tuple(read_briefing(folder) for folder in found.folders))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keeps the garbage collector still: many new objects, none of them garbage."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                # Counts what was made as old at once; else the very next object would have the
                # collector look through all of it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
