"""What was typed: argparse for the reading, our own words for what is wrong with it.

May touch argparse and the words. Nothing here opens a file.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from tui.cli import COMMANDS
from tui.cli.errors import UsageError, with_nearest
from tui.export.formats import FORMATS
from tui.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.words import Words

CHECK_FORMATS: tuple[str, ...] = ("text", "json", "github")
"""What `check --format` may be."""

_VALUED = ("--lang", "--format", "--pane", "--as-known", "--style", "-b", "--briefing")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for."""

    command: str | None
    """One of `COMMANDS`, or None to open the app."""
    operands: tuple[str, ...] = ()
    """The words that belong to no option: a path, an id, a query."""
    briefing: str | None = None
    """`-b PATH`."""
    format: str = "text"
    """One of `CHECK_FORMATS`."""
    pane: str | None = None
    """One of `tui.briefing.order.PANES`."""
    numbers: bool = False
    """Whether `check` is to tell the comparisons."""
    strict: bool = False
    """Whether warnings count as problems."""
    as_known: str | None = None
    """`--as-known DATE` as typed."""
    all: bool = False
    """Whether to list what was there from the first and never read, too."""
    evidence: bool = False
    """Whether what a record stands on is wanted, not the record."""
    strike: bool = False
    """Whether to tell what falls with the source."""
    style: str | None = None
    """Id of one of `tui.export.formats.FORMATS`."""
    language: str | None = None
    """`--lang`, where given."""
    mouse: bool = True
    """False with `--no-mouse`."""
    ascii: bool | None = None
    """True with `--ascii`, else None: as configured."""
    help: bool = False
    """Whether only the help is wanted."""

    @property
    def json(self) -> bool:
        """Whether a program reads the output."""
        return self.format == "json"


def parse(argv: Sequence[str], words: Words) -> Arguments:
    """Read the command line; raises `UsageError`."""
    command, rest = split_command(argv)
    if command == "search":
        rest = _keep_negations(rest)
    parser = _parser(command)
    try:
        values, unknown = parser.parse_known_intermixed_args(rest)
    except argparse.ArgumentError as error:
        raise UsageError(_bad_value(parser, error, words)) from None
    if unknown and unknown[0].startswith("-"):
        raise UsageError(_unknown_option(parser, unknown[0], words))
    given = {name: value for name, value in vars(values).items() if name != "json"}
    given["operands"] = tuple(word.strip() for word in values.operands)
    if vars(values).get("json"):
        given["format"] = "json"
    arguments = Arguments(command=command, **given)
    if not arguments.help:
        _validate(arguments, words)
    return arguments


def split_command(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """The command and everything else; the first word that is no option decides."""
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
        prog="briefdeck", add_help=False, allow_abbrev=False, exit_on_error=False
    )
    add = parser.add_argument
    add("operands", nargs="*")
    add("-h", "--help", action="store_true", dest="help")
    add("--lang", dest="language")
    if command is None:
        add("--no-mouse", action="store_false", dest="mouse")
        add("--ascii", action="store_const", const=True, dest="ascii")
        return parser
    add("--json", action="store_true", dest="json")
    if command == "check":
        add("--format", dest="format", default="text")
        add("--strict", action="store_true", dest="strict")
        add("--numbers", action="store_true", dest="numbers")
    else:
        add("-b", "--briefing", dest="briefing")
    if command in ("show", "search"):
        add("--as-known", dest="as_known")
    if command == "news":
        add("--all", action="store_true", dest="all")
    if command == "show":
        add("--pane", dest="pane")
        add("--strike", action="store_true", dest="strike")
        add("--evidence", action="store_true", dest="evidence")
    if command == "cite":
        add("--style", dest="style")
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
    _one_of("--lang", arguments.language, LANGUAGES, words)
    _one_of("--format", arguments.format, CHECK_FORMATS, words)
    if arguments.pane is not None:
        # Not at the top: the other commands need no records.
        from tui.briefing.order import PANES

        _one_of("--pane", arguments.pane, PANES, words)
    _one_of("--style", arguments.style, FORMATS, words)
    count = len(arguments.operands)
    if arguments.command == "show":
        if arguments.pane is None and count == 0:
            raise UsageError(words("cli.show_needs"))
        if arguments.pane is not None and count > 0:
            raise UsageError(words("cli.show_either"))
        if arguments.pane is not None and arguments.strike:
            raise UsageError(words("cli.strike_what"))
        if arguments.evidence and (arguments.pane is not None or arguments.strike):
            raise UsageError(words("cli.evidence_what"))
    if arguments.command == "cite" and count == 0:
        raise UsageError(words("cli.cite_needs"))
    if arguments.command == "search":
        if not any(arguments.operands):
            raise UsageError(words("cli.search_needs"))
        return
    most = 0 if arguments.command in ("keys", "news", "paths") else 1
    if count > most:
        raise UsageError(words("cli.too_many", word=_clean(arguments.operands[most])))


def _one_of(option: str, value: str | None, choices: Collection[str], words: Words) -> None:
    if value is None or value in choices:
        return
    text = words("cli.choice", option=option, word=_clean(value), choices=", ".join(choices))
    raise UsageError(with_nearest(text, value, choices, words))


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


def _bad_value(parser: argparse.ArgumentParser, error: argparse.ArgumentError, words: Words) -> str:
    names = error.argument_name or ""
    option = names.split("/")[-1]
    flags = [
        name for action in parser._actions for name in action.option_strings if action.nargs == 0
    ]
    return words("cli.takes_no_value" if option in flags else "cli.needs_value", option=option)


def _unknown_option(parser: argparse.ArgumentParser, word: str, words: Words) -> str:
    options = [name for action in parser._actions for name in action.option_strings]
    text = words("cli.unknown_option", option=_clean(word))
    return with_nearest(text, word, [name for name in options if name.startswith("--")], words)


def _clean(word: str) -> str:
    """What was typed, fit to be shown: it may hold escape sequences."""
    from tui.library.clean import visible

    return visible(word)
