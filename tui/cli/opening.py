"""Which briefing the command line means, and opening it: in the app, or as records to print.

The most common start goes through here, so little is imported at the top. The app is imported
only to be run.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.errors import UsageError, with_nearest
from tui.cli.output import Output
from tui.words import Words

if TYPE_CHECKING:
    from tui.briefing.model import Briefing
    from tui.library.find import Found
    from tui.library.problems import Problem


class Unreadable(Exception):
    """Nothing of a briefing can be read; the reasons were already printed."""


def resolve_path(path: str | None) -> Path:
    """The path that was typed; without one the default path."""
    from tui.library.find import default_path

    return default_path(os.environ, Path.cwd()) if path is None else Path(path)


def find(path: Path, words: Words) -> Found:
    """The briefing or library at `path`; raises `UsageError` where there is none."""
    from tui.library.find import find_briefings

    found = find_briefings(path)
    if found.kind != "nothing":
        return found
    problem = found.problems[0]
    if problem.code == "no-such-path":
        from tui.cli.usage import COMMANDS

        text = words("cli.no_such_path", path=display_path(path))
        raise UsageError(with_nearest(text, str(path), COMMANDS, words))
    if problem.code == "not-a-briefing":
        raise UsageError(words("cli.no_briefing", path=display_path(path)))
    raise UsageError(f"{display_path(path)}: {problem.message(words)}")


def briefing_folder(path: str | None, words: Words) -> Path:
    """The folder of the briefing at the value of `-b`; raises `UsageError` unless it is one."""
    found = find(resolve_path(path), words)
    if len(found.folders) > 1:
        listed = "\n".join(f"  -b {display_path(folder)}" for folder in found.folders)
        text = words("cli.several_briefings", path=display_path(found.path))
        raise UsageError(f"{text}\n{listed}")
    return found.folders[0]


def read_records(folder: Path, out: Output) -> Briefing:
    """The records of a briefing; what could not be read is reported on standard error.

    Raises `Unreadable` where there are none.
    """
    from tui.session.opening import open_briefing

    words = out.words
    opened = open_briefing(folder, check=False)
    if opened.briefing is None:
        places = (
            f"  {file_of(problem, folder)}:{problem.line}:{problem.column}: "
            f"{problem.message(words)}"
            for problem in opened.problems
        )
        out.error("\n".join([words("cli.unreadable", path=display_path(folder)), *places]))
        raise Unreadable
    if opened.problems:
        command = f"briefdeck check {display_path(folder)}"
        out.error(words("cli.some_problems", count=len(opened.problems), command=command))
    return opened.briefing


def open_app(
    words: Words,
    path: str | None = None,
    *,
    language: str | None = None,
    mouse: bool = True,
    ascii: bool | None = None,
) -> int:
    """Run the app and return its exit status; raises `UsageError` where there is no briefing.

    The options are those of `tui.app.app.run`.
    """
    resolved = resolve_path(path)
    find(resolved, words)
    from tui.app.terminal.setup import check_terminal, prepare, report_problem

    problem = check_terminal(os.environ)
    if problem is not None:
        return report_problem(problem, words.language)
    # Textual reads the environment when it is imported.
    prepare(os.environ)
    from tui.app import gc_tuning

    gc_tuning.pause()
    from tui.app.app import run

    return run(resolved, language=language, mouse=mouse, ascii=ascii)


def file_of(problem: Problem, folder: Path) -> str:
    """The file of a problem, relative to the current folder."""
    return display_path(folder / problem.file if problem.file != "." else folder)


def display_path(path: Path) -> str:
    """A path, relative to the current folder where it is inside, without control characters."""
    from tui.library.clean import visible

    absolute = Path(os.path.abspath(path))  # not resolved: links stay as they were typed
    here = Path.cwd()
    short = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return visible(str(short)).replace("\n", "␊")
