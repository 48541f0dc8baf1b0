"""The command line: `briefdeck [PATH]` opens the app, `briefdeck COMMAND …` prints and ends.

The first word decides which of the two it is. Each command is a module of its own, imported when
it runs; none of them loads Textual, and `--version` loads nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.cli.output import Output
    from tui.cli.usage import Arguments
    from tui.words import Words


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status; `argv` is `sys.argv[1:]` by default."""
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (KeyboardInterrupt, OSError) as error:
        from tui.cli.errors import BROKEN_PIPE, FOUND, INTERRUPTED

        if isinstance(error, KeyboardInterrupt):
            return INTERRUPTED
        if not isinstance(error, BrokenPipeError):
            # A full disk behind a redirection, a current folder that is gone.
            sys.stderr.write(f"briefdeck: {error.strerror or error}\n")
        _discard_output()
        return BROKEN_PIPE if isinstance(error, BrokenPipeError) else FOUND
    return status


def _run(argv: list[str]) -> int:
    if argv == ["--version"]:
        from tui import __version__

        sys.stdout.write(f"briefdeck {__version__}\n")
        return 0

    from tui.cli.errors import FOUND, USAGE, UsageError
    from tui.cli.opening import Unreadable, open_app
    from tui.words import words_for

    words = words_for(language_of(argv, os.environ))
    try:
        # The most common start does without parsing a command line.
        return _run_arguments(argv, words) if argv else open_app(words)
    except UsageError as error:
        from tui.cli.output import Output

        Output(words, sys.stderr).error(error.text)
        return USAGE
    except Unreadable:
        return FOUND


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of `--lang`, so that even wrong use is reported in it, else the interface's."""
    from tui.reader.config import read_config
    from tui.words import LANGUAGES

    for index, word in enumerate(argv):
        if word == "--":
            break
        name, sign, value = word.partition("=")
        if name == "--lang":
            language = value if sign else next(iter(argv[index + 1 : index + 2]), "")
            if language in LANGUAGES:
                return language
    return read_config().language_in(environ)


def _run_arguments(argv: list[str], words: Words) -> int:
    """Parse the command line and do what it asks for."""
    from importlib import import_module

    from tui.cli.errors import FINE
    from tui.cli.opening import open_app
    from tui.cli.output import Output
    from tui.cli.usage import help_text, parse

    args = parse(argv, words)
    if args.command is None and not args.help:
        path = next(iter(args.operands), None)
        return open_app(words, path, language=args.language, mouse=args.mouse, ascii=args.ascii)
    with Output(words) as out:
        if args.command is not None and not args.help:
            # A command is a function in a module, both of its name.
            module = import_module(f"tui.cli.{args.command}")
            command: Callable[[Arguments, Output], int] = getattr(module, args.command)
            return command(args, out)
        from tui.cli.keys import ConfiguredKeys
        from tui.words import Words

        words = Words(words.language, ConfiguredKeys())
        for line in help_text(args.command, words).splitlines():
            out.line(line)
        return FINE


def _discard_output() -> None:
    """Send buffered output to nowhere, so that Python does not complain of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
