"""The one registry of the commands: what runs each of them, and what each may be given.

Parsing, the nearest right spelling, the help and the running of a command all read `COMMANDS`.
Data only: imports no command.
"""

from __future__ import annotations

from typing import NamedTuple


class CliCommand(NamedTuple):
    """One command. Its help is `cli.help_<name>` among the words."""

    function: str
    """`module:function`, imported when the command runs."""
    options: tuple[str, ...]
    """Its own options by their fields in `tui.cli.usage.Arguments`; `--json` is every command's."""
    most: int | None = 1
    """How many operands it takes at most; None for any number."""


COMMANDS: dict[str, CliCommand] = {
    "check": CliCommand("tui.cli.check:check", ("format", "strict", "numbers")),
    "show": CliCommand("tui.cli.show:show", ("briefing", "as_known", "pane", "strike", "evidence")),
    "search": CliCommand("tui.cli.search:search", ("briefing", "as_known"), most=None),
    "news": CliCommand("tui.cli.news:news", ("briefing", "all"), most=0),
    "cite": CliCommand("tui.cli.cite:cite", ("briefing", "style")),
    "keys": CliCommand("tui.cli.keys:keys", ("briefing",), most=0),
    "paths": CliCommand("tui.cli.paths:paths", ("briefing",), most=0),
}
"""By the first word; `./check` opens a folder of that name."""
