"""`briefdeck check`: the problems of a briefing, or of every briefing in a folder.

May touch the library. Text for people and editors, JSON for programs, annotations for GitHub.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.cli import FINE, FOUND, USAGE
from tui.cli.opening import file_of, wanted_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.cli.output import Output
    from tui.cli.usage import Arguments
    from tui.library.problems import Problem
    from tui.words import Words


class Told(NamedTuple):
    """A problem and the file it is in, as reached from the current folder."""

    problem: Problem
    file: str


def check(arguments: Arguments, out: Output) -> int:
    """Print the problems; the status says whether there are any that count."""
    path = wanted_path(next(iter(arguments.operands), None))
    if arguments.numbers:
        from tui.cli.numbers import show_numbers

        return show_numbers(arguments, path, out)
    told, briefings = _problems(path)
    if arguments.json:
        out.json([{**one.problem.to_json(out.words), "file": one.file} for one in told])
    elif arguments.format == "github":
        _print_github(told, out)
    else:
        _print_text(told, briefings, out)
    if any(one.problem.code == "no-such-path" for one in told):
        return USAGE
    counted = [one for one in told if arguments.strict or one.problem.severity == "error"]
    return FOUND if counted else FINE


def _problems(path: Path) -> tuple[list[Told], int]:
    """What is wrong at `path`, and how many briefings were looked at."""
    from tui.library.find import find_briefings
    from tui.library.read import read_briefing

    found = find_briefings(path)
    told = [Told(problem, problem.file) for problem in found.problems]
    for folder in found.folders:
        opened = read_briefing(folder, check=True)
        told += [Told(problem, file_of(problem, folder)) for problem in opened.problems]
    return told, len(found.folders)


def _print_text(told: Sequence[Told], briefings: int, out: Output) -> None:
    words = out.words
    for problem, file in told:
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
    if not told:
        name = "clean" if briefings == 1 else "clean_several"
        out.line((words(f"cli.{name}", count=briefings), "fine"))
    else:
        out.line(_summary(told, words))


def _summary(told: Sequence[Told], words: Words) -> str:
    counts = []
    for severity in ("error", "warning"):
        count = sum(one.problem.severity == severity for one in told)
        if count:
            name = f"cli.{severity}s_one" if count == 1 else f"cli.{severity}s_many"
            counts.append(words(name, count=count))
    return ", ".join(counts)


def _print_github(told: Sequence[Told], out: Output) -> None:
    """GitHub's workflow commands, https://docs.github.com/actions (workflow commands)."""
    for problem, file in told:
        hint = problem.hint(out.words)
        message = problem.message(out.words) + (f"\n{hint}" if hint else "")
        place = f"file={_property(file)},line={problem.line},col={problem.column}"
        title = f"title={_property(problem.code)}"
        out.plain(f"::{problem.severity} {place},{title}::{_data(message)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
