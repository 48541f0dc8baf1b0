"""A briefing from its folder: everything in it that is sound, and what is wrong with the rest.

The one door for whoever wants records: files are read, parsed, decoded and, if asked, checked.
Never raises for what is on the disk.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tui.briefing.model import Briefing
from tui.library.draft import Draft, assemble
from tui.library.files import read_all
from tui.library.pieces import parse_file
from tui.library.problems import Problem, in_order


class Opened(msgspec.Struct, frozen=True):
    """What came of reading a folder."""

    path: Path
    """The briefing's folder."""
    briefing: Briefing | None
    """Everything sound in it; None where there is no table at all."""
    problems: tuple[Problem, ...]
    """What is wrong with it, by file, line and column."""
    draft: Draft | None = None
    """What `checked` needs; None where that was done."""


def read_briefing(path: Path, *, check: bool = True) -> Opened:
    """Reads the briefing in a folder (or that a `.toml` file belongs to).

    With `check` the problems are all that checking finds; without, only those that kept something
    from being read, which is quicker.
    """
    folder = path if path.is_dir() else path.parent
    with _no_collector():
        contents, problems = read_all(folder)
        parsed = [parse_file(name, data) for name, data in contents]
        draft = assemble(folder.resolve().name, parsed, problems)
        if check:
            return checked(Opened(folder, draft.briefing, (), draft))
        return Opened(folder, draft.briefing, in_order(draft.located()), draft)


def checked(opened: Opened) -> Opened:
    """The same with all problems that checking finds in what was read, whatever is in the files
    now; without the draft.
    """
    draft = opened.draft
    if draft is None:
        return opened
    from tui.library.rules import check as run

    with _no_collector():
        problems = in_order(draft.located(run(draft)))
    return Opened(opened.path, opened.briefing, problems)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Turns the garbage collector off: many new objects, none of them garbage."""
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
