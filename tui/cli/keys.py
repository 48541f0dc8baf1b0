"""`briefdeck keys`: every command of the app with its keys.

May touch the registry of commands and the reader's configuration, which may change keys.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.cli.errors import FINE
from tui.cli.output import Output, TextPart
from tui.cli.usage import Arguments
from tui.commands import COMMANDS, GROUPS, commands_of

if TYPE_CHECKING:
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
    """Print the keys, those of the page first, group by group in the order of the help."""
    words, keymap = out.words, _keymap()
    page = commands_of("page")
    others = [command for command in COMMANDS if command not in page]
    if arguments.json:
        out.json(
            [
                {
                    "id": each.id,
                    "keys": list(keymap.keys_of(each.id)),
                    "title": each.title(words),
                    "contexts": list(each.contexts),
                }
                for each in (*page, *others)
            ]
        )
        return FINE
    for commands in (page, others):
        rows: list[tuple[TextPart, ...]] = [
            ((", ".join(keymap.keys_of(each.id)), "key"), each.title(words), (each.id, "quiet"))
            for each in commands
        ]
        if not out.styled:
            out.rows(rows)
            continue
        lines = zip(commands, out.aligned(rows), strict=True)
        grouped = sorted(lines, key=lambda line: GROUPS.index(line[0].group))
        for group, of_group in groupby(grouped, key=lambda line: line[0].group):
            out.line((words(f"command.group_{group}"), "heading"))
            for _, line in of_group:
                out.line("  ", *line)
    return FINE
