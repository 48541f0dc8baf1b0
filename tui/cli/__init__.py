"""The command line: `briefdeck [PATH]` opens the app, `briefdeck COMMAND …` prints and ends.

What the first word is decides which of the two it is. Each command stands in a module of its own
and imports what it needs when it runs; none of them loads Textual, and `--version` loads nothing.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.cli.output import Output
    from tui.cli.usage import Arguments
    from tui.words import Words

FINE, FOUND, USAGE = 0, 1, 2
"""Exit status: all well; problems found, or nothing found; wrong use."""

INTERRUPTED, BROKEN_PIPE = 130, 141
"""Exit status as a shell reports a program that died of SIGINT or SIGPIPE."""

COMMANDS: tuple[str, ...] = ("check", "show", "search", "news", "cite", "keys", "paths")
"""The first words that are commands and not a path; `./check` opens a folder of that name."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status; `argv` is `sys.argv[1:]` unless given."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # A full disk behind a redirection, a current folder that is gone.
        sys.stderr.write(f"briefdeck: {error.strerror or error}\n")
        _drop_output()
        return FOUND
    return status


def _run(argv: list[str]) -> int:
    if argv == ["--version"]:
        from tui import __version__

        sys.stdout.write(f"briefdeck {__version__}\n")
        return FINE

    from tui.cli.errors import UsageError
    from tui.cli.language import language_of
    from tui.cli.opening import Unreadable, open_app
    from tui.words import words_for

    words = words_for(language_of(argv, os.environ))
    try:
        # The most common start does without reading a command line.
        return _asked(argv, words) if argv else open_app(words)
    except UsageError as error:
        from tui.cli.output import Output

        with Output(words, sys.stderr) as out:
            for line in error.text.splitlines():
                out.line(line)
        return USAGE
    except Unreadable:
        return FOUND


def _asked(argv: list[str], words: Words) -> int:
    """Do what the command line asks for."""
    from tui.cli.opening import open_app
    from tui.cli.output import Output
    from tui.cli.usage import parse

    asked = parse(argv, words)
    if asked.help:
        from tui.cli.keys import ConfiguredKeys
        from tui.words import Words

        words = Words(words.language, ConfiguredKeys())
        with Output(words) as out:
            for line in words(f"cli.help_{asked.command or 'briefdeck'}").splitlines():
                out.line(line)
        return FINE
    if asked.command is None:
        path = asked.operands[0] if asked.operands else None
        return open_app(words, path, language=asked.language, mouse=asked.mouse, ascii=asked.ascii)
    with Output(words) as out:
        return _command(asked.command)(asked, out)


def _command(name: str) -> Callable[[Arguments, Output], int]:
    """The function of one command, its module loaded now."""
    if name == "check":
        from tui.cli.check import check

        return check
    if name == "show":
        from tui.cli.show import show

        return show
    if name == "search":
        from tui.cli.search import search

        return search
    if name == "cite":
        from tui.cli.cite import cite

        return cite
    if name == "news":
        from tui.cli.news import news

        return news
    if name == "keys":
        from tui.cli.keys import keys

        return keys
    from tui.cli.paths import paths

    return paths


def _drop_output() -> None:
    """Send what is left to nowhere, so that Python does not complain of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
