"""`briefdeck keys`: every command of the app with its keys.

May touch the registry of commands and the reader's configuration, which may give other keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import FINE
from tui.commands import COMMANDS, GROUPS, commands_of

if TYPE_CHECKING:
    from tui.cli.output import Output, TextPart
    from tui.cli.usage import Arguments
    from tui.reader.keymap import Keymap


class ConfiguredKeys:
    """The keys in force, for texts; the configuration is read once a text names a key."""

    def __getitem__(self, id: str) -> str:
        return _keymap()[id]


def _keymap() -> Keymap:
    from tui.reader.config import read_config
    from tui.reader.keymap import Keymap

    return Keymap(read_config().keys)


def keys(arguments: Arguments, out: Output) -> int:
    """Print the keys, group by group in the order of the help."""
    words, keymap = out.words, _keymap()
    page = commands_of("page")
    others = [command for command in COMMANDS if command not in page]
    if arguments.json:
        out.json(
            [
                {
                    "id": command.id,
                    "keys": list(keymap.keys_of(command.id)),
                    "title": command.title(words),
                    "contexts": list(command.contexts),
                }
                for command in (*page, *others)
            ]
        )
        return FINE
    for commands in (page, others):
        rows: list[tuple[TextPart, ...]] = [
            (
                (", ".join(keymap.keys_of(command.id)), "key"),
                command.title(words),
                (command.id, "quiet"),
            )
            for command in commands
        ]
        if not out.styled:
            out.rows(rows)
            continue
        lines = out.aligned(rows)
        for group in GROUPS:
            fitting = [
                line
                for command, line in zip(commands, lines, strict=True)
                if command.group == group
            ]
            if fitting:
                out.line((words(f"command.group_{group}"), "heading"))
            for line in fitting:
                out.line("  ", *line)
    return FINE
