"""The commands and what each may be given: argparse reads it, our own words report what is wrong.

May touch argparse and the words. Nothing here opens a file or imports a command.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from functools import reduce
from typing import Any, NamedTuple

from tui.briefing.panes import PANES
from tui.cli.errors import UsageError, with_nearest
from tui.export.formats import FORMATS
from tui.words import LANGUAGES, Words


class CliCommand(NamedTuple):
    """One command, `tui.cli.<name>:<name>`. Its help is `cli.help_<name>` among the words."""

    options: tuple[str, ...]
    """Its own options by their fields in `Arguments`; `--json` is every command's."""
    most: int | None = 1
    """How many operands it takes at most; None for any number."""


COMMANDS: dict[str, CliCommand] = {
    "check": CliCommand(("format", "strict", "numbers")),
    "show": CliCommand(("briefing", "as_known", "pane", "strike", "evidence")),
    "search": CliCommand(("briefing", "as_known"), most=None),
    "news": CliCommand(("briefing", "all"), most=0),
    "cite": CliCommand(("briefing", "style")),
    "keys": CliCommand(("briefing",), most=0),
    "paths": CliCommand(("briefing",), most=0),
}
"""By the first word; `./check` opens a folder of that name."""

CHECK_FORMATS: tuple[str, ...] = ("text", "json", "github")
"""Values of `check --format`."""


def _option(*names: str, default: str | None = None) -> Any:
    """A field for the value that follows an option."""
    return field(default=default, metadata={"names": names, "value": None})


def _switch(*names: str, default: bool | None = False) -> Any:
    """A field that an option without a value turns on, or off if it is on by default."""
    return field(default=default, metadata={"names": names, "value": not default})


@dataclass(frozen=True, slots=True)
class Arguments:
    """A parsed command line."""

    command: str | None
    """One of `COMMANDS`, or None to open the app."""
    operands: tuple[str, ...] = ()
    """The words that belong to no option: a path, an id, a query."""
    briefing: str | None = _option("-b", "--briefing")
    """The path of a briefing."""
    json: bool = _switch("--json")
    """Whether the output is for a program."""
    format: str = _option("--format", default="text")
    """One of `CHECK_FORMATS`; `json` is the same as `--json`."""
    pane: str | None = _option("--pane")
    """One of `tui.briefing.panes.PANES`."""
    numbers: bool = _switch("--numbers")
    """Whether `check` prints the comparisons."""
    strict: bool = _switch("--strict")
    """Whether warnings count as problems."""
    as_known: str | None = _option("--as-known")
    """A date as typed."""
    all: bool = _switch("--all")
    """Whether `news` includes what was there from the first and was never read."""
    evidence: bool = _switch("--evidence")
    """Whether the evidence for a record is printed instead of the record."""
    strike: bool = _switch("--strike")
    """Whether what falls with the source is printed instead of the source."""
    style: str | None = _option("--style")
    """Id of one of `tui.export.formats.FORMATS`."""
    language: str | None = _option("--lang")
    """One of `LANGUAGES`."""
    mouse: bool = _switch("--no-mouse", default=True)
    """Whether the app uses the mouse."""
    ascii: bool | None = _switch("--ascii", default=None)
    """Whether the app draws with ASCII alone; None: as configured."""
    help: bool = _switch("-h", "--help")
    """Whether only the help is printed."""


_OPTIONS = {one.name: one.metadata for one in fields(Arguments) if one.metadata}
_VALUED = {name for one in _OPTIONS.values() if one["value"] is None for name in one["names"]}


def _options(command: str | None) -> tuple[str, ...]:
    """The fields of the options that may be given with a command, or to the app."""
    own = ("json", *COMMANDS[command].options) if command else ("mouse", "ascii")
    return ("help", "language", *own)


def parse(argv: Sequence[str], words: Words) -> Arguments:
    """Parse the command line; raises `UsageError`."""
    command, rest = split_command(argv)
    if command == "search":
        rest = _keep_negations(rest)
    try:
        values, unknown = _parser(command).parse_known_intermixed_args(rest)
    except argparse.ArgumentError as error:
        option = (error.argument_name or "").split("/")[-1]
        word = "cli.needs_value" if option in _VALUED else "cli.takes_no_value"
        raise UsageError(words(word, option=option)) from None
    if unknown and unknown[0].startswith("-"):
        text = words("cli.unknown_option", option=_clean(unknown[0]))
        names = [name for option in _options(command) for name in _OPTIONS[option]["names"]]
        long_names = [name for name in names if name.startswith("--")]
        raise UsageError(with_nearest(text, unknown[0], long_names, words))
    given = vars(values)
    given["operands"] = tuple(word.strip() for word in values.operands)
    if given.get("format") == "json":
        given["json"] = True
    arguments = Arguments(command, **given)
    if not arguments.help:
        _validate(arguments, words)
    return arguments


def split_command(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """The command and all other words; the first word that is no option decides."""
    valued = False
    for index, word in enumerate(argv):
        if valued:
            valued = False
        elif word == "--":
            break
        elif word.startswith("-"):
            valued = word in _VALUED
        elif word in COMMANDS:
            return word, [*argv[:index], *argv[index + 1 :]]
        else:
            break
    return None, list(argv)


def _parser(command: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False, argument_default=argparse.SUPPRESS
    )
    parser.add_argument("operands", nargs="*", default=None)
    for dest in _options(command):
        names, value = _OPTIONS[dest]["names"], _OPTIONS[dest]["value"]
        if value is None:
            parser.add_argument(*names, dest=dest)
        else:
            parser.add_argument(*names, dest=dest, action="store_const", const=value)
    return parser


def _keep_negations(argv: Sequence[str]) -> list[str]:
    """Let `-status:confirmed` in a query pass argparse as a word: one with a blank is no option."""
    kept: list[str] = []
    for index, word in enumerate(argv):
        negation = len(word) > 1 and word[0] == "-" and word[1] != "-" and word not in ("-b", "-h")
        if word == "--":
            return [*kept, *argv[index:]]
        kept.append(f" {word}" if negation else word)
    return kept


def _validate(arguments: Arguments, words: Words) -> None:
    operands, pane = arguments.operands, arguments.pane
    choices: tuple[tuple[str, str | None, Collection[str]], ...] = (
        ("--lang", arguments.language, LANGUAGES),
        ("--format", arguments.format, CHECK_FORMATS),
        ("--pane", pane, PANES),
        ("--style", arguments.style, FORMATS),
    )
    for option, value, allowed in choices:
        if value is not None and value not in allowed:
            listed = ", ".join(allowed)
            text = words("cli.choice", option=option, word=_clean(value), choices=listed)
            raise UsageError(with_nearest(text, value, allowed, words))
    missing = {
        "show": pane is None and not operands,
        "cite": not operands,
        "search": not any(operands),
    }
    if arguments.command is not None and missing.get(arguments.command):
        raise UsageError(words(f"cli.{arguments.command}_needs"))
    if pane is not None and operands:
        raise UsageError(words("cli.show_either"))
    if pane is not None and arguments.strike:
        raise UsageError(words("cli.strike_what"))
    if arguments.evidence and (pane is not None or arguments.strike):
        raise UsageError(words("cli.evidence_what"))
    most = COMMANDS[arguments.command].most if arguments.command else 1
    if most is not None and len(operands) > most:
        raise UsageError(words("cli.too_many", word=_clean(operands[most])))


def help_text(command: str | None, words: Words) -> str:
    """The help of a command, or of the program."""
    key = f"cli.help_{command or 'briefdeck'}"
    if command != "cite":
        return words(key)
    width = max(map(len, FORMATS)) + 3
    lines = (f"{id:{width}}{format.name(words, 'cli')}" for id, format in FORMATS.items())
    structured = (id for id, format in FORMATS.items() if format.structured)
    return words(
        key,
        styles=f"\n{'':17}".join(lines),
        structured=reduce(lambda one, other: words("cli.and", one=one, other=other), structured),
    )


def _clean(word: str) -> str:
    """A typed word without the control characters that it may hold."""
    from tui.library.clean import visible

    return visible(word)
