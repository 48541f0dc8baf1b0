"""Which briefing a command means, and opening it: in the app, or as records for what is printed.

May touch the library; the app is imported only to be run.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import COMMANDS
from tui.cli.errors import UsageError, with_nearest

if TYPE_CHECKING:
    from tui.briefing.model import Briefing
    from tui.cli.output import Output
    from tui.cli.usage import Arguments
    from tui.library.find import Found
    from tui.library.problems import Problem
    from tui.words import Words


class Unreadable(Exception):
    """A briefing of which nothing can be read; what is wrong was already printed."""


def wanted_path(path: str | None) -> Path:
    """The path that was typed, else the one that is meant without."""
    from tui.library.find import default_path

    if path is not None:
        return Path(path)
    return default_path(os.environ, Path.cwd())


def found_at(path: Path, words: Words) -> Found:
    """The briefing or library at `path`; raises `UsageError` where there is none."""
    from tui.library.find import find_briefings

    found = find_briefings(path)
    if found.kind != "nothing":
        return found
    problem = found.problems[0]
    if problem.code == "no-such-path":
        text = words("cli.no_such_path", path=shown(path))
        raise UsageError(with_nearest(text, str(path), COMMANDS, words))
    if problem.code == "not-a-briefing":
        raise UsageError(words("cli.no_briefing", path=shown(path)))
    raise UsageError(f"{shown(path)}: {problem.message(words)}")


def one_briefing(arguments: Arguments, words: Words) -> Path:
    """The folder of the one briefing that is meant; raises `UsageError` where it is not one."""
    found = found_at(wanted_path(arguments.briefing), words)
    if len(found.folders) > 1:
        listed = "\n".join(f"  -b {shown(folder)}" for folder in found.folders)
        text = words("cli.several_briefings", path=shown(found.path))
        raise UsageError(f"{text}\n{listed}")
    return found.folders[0]


def read_one(arguments: Arguments, out: Output) -> Briefing:
    """The records of the one briefing that is meant.

    Says on standard error what could not be read. Raises `UsageError`, and `Unreadable` where
    there is nothing to go on with.
    """
    from tui.cli.output import Output
    from tui.library.read import read_briefing

    folder = one_briefing(arguments, out.words)
    opened = read_briefing(folder, check=False)
    if opened.problems:
        with Output(out.words, sys.stderr) as err:
            if opened.briefing is None:
                err.line(out.words("cli.unreadable", path=shown(folder)))
                for problem in opened.problems:
                    err.line(f"  {place(problem, folder)}: {problem.message(out.words)}")
            else:
                command = f"briefdeck check {shown(folder)}"
                count = len(opened.problems)
                err.line(out.words("cli.some_problems", count=count, command=command))
    if opened.briefing is None:
        raise Unreadable
    return opened.briefing


def open_app(
    words: Words,
    path: str | None = None,
    *,
    language: str | None = None,
    mouse: bool = True,
    ascii: bool | None = None,
) -> int:
    """Open the app and give its exit status; raises `UsageError` where there is no briefing.

    The options are those of `tui.app.app.run`.
    """
    wanted = wanted_path(path)
    found_at(wanted, words)
    from tui.app.terminal.setup import check_terminal, prepare, report_problem

    problem = check_terminal(os.environ)
    if problem is not None:
        return report_problem(problem, words.language)
    # Textual reads the environment when it is imported.
    prepare(os.environ)
    from tui.app import gc_tuning

    gc_tuning.pause()
    from tui.app.app import run

    return run(wanted, language=language, mouse=mouse, ascii=ascii)


def place(problem: Problem, folder: Path) -> str:
    """`file:line:column` that an editor finds from the current folder."""
    return f"{file_of(problem, folder)}:{problem.line}:{problem.column}"


def file_of(problem: Problem, folder: Path) -> str:
    """The file of a problem, as it is reached from the current folder."""
    return shown(folder / problem.file) if problem.file != "." else shown(folder)


def shown(path: Path) -> str:
    """A path as short as it is from the current folder, fit to be printed."""
    from tui.library.clean import visible

    whole = Path(os.path.abspath(path))  # not resolved: links stay as they were typed
    here = Path.cwd()
    short = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return visible(str(short)).replace("\n", "␊")
