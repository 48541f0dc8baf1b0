"""`briefdeck check`: the problems of a briefing, or of every briefing in a folder.

May touch the library. Text for people and editors, JSON for programs, annotations for GitHub.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tui.cli.errors import FINE, FOUND, USAGE
from tui.cli.opening import file_of, resolve_path
from tui.cli.output import Output
from tui.cli.usage import Arguments
from tui.library.find import find_briefings
from tui.library.problems import Problem
from tui.page.context import counted
from tui.session.opening import open_briefing

LocatedProblem: TypeAlias = tuple[Problem, str]
"""A problem and its file, relative to the current folder."""


def check(arguments: Arguments, out: Output) -> int:
    """Print the problems; the status says whether there are any that count."""
    path = resolve_path(next(iter(arguments.operands), None))
    if arguments.numbers:
        from tui.cli.numbers import show_numbers

        return show_numbers(arguments, path, out)
    problems, briefings = _problems(path)
    if arguments.json:
        out.json([{**problem.to_json(out.words), "file": file} for problem, file in problems])
    elif arguments.format == "github":
        _print_github(problems, out)
    else:
        _print_text(problems, briefings, out)
    if any(problem.code == "no-such-path" for problem, _ in problems):
        return USAGE
    counts = any(arguments.strict or problem.severity == "error" for problem, _ in problems)
    return FOUND if counts else FINE


def _problems(path: Path) -> tuple[list[LocatedProblem], int]:
    """The problems at `path`, and how many briefings were checked."""
    found = find_briefings(path)
    problems = [(problem, problem.file) for problem in found.problems]
    for folder in found.folders:
        opened = open_briefing(folder, check=True)
        problems += [(problem, file_of(problem, folder)) for problem in opened.problems]
    return problems, len(found.folders)


def _print_text(problems: Sequence[LocatedProblem], briefings: int, out: Output) -> None:
    words = out.words
    for problem, file in problems:
        out.line(
            (f"{file}:{problem.line}:{problem.column}", "strong"),
            ": ",
            (words(f"cli.{problem.severity}"), problem.severity),
            f": {problem.message(words)}",
            (f" [{problem.code}]", "quiet"),
        )
        hint = problem.hint(words)
        if hint:
            out.line("    ", (hint, "quiet"))
    if not problems:
        name = "clean" if briefings == 1 else "clean_several"
        out.line((words(f"cli.{name}", count=briefings), "fine"))
        return
    counts: Counter[str] = Counter(problem.severity for problem, _ in problems)
    severities = [severity for severity in ("error", "warning") if counts[severity]]
    out.line(", ".join(counted(words, f"cli.{each}s", counts[each]) for each in severities))


def _print_github(problems: Sequence[LocatedProblem], out: Output) -> None:
    """GitHub's workflow commands, https://docs.github.com/actions (workflow commands)."""
    for problem, file in problems:
        hint = problem.hint(out.words)
        message = problem.message(out.words) + (f"\n{hint}" if hint else "")
        place = f"file={_property(file)},line={problem.line},col={problem.column}"
        title = f"title={_property(problem.code)}"
        out.plain(f"::{problem.severity} {place},{title}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
