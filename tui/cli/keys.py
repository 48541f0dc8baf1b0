"""`briefdeck keys`: every command of the app with its keys.

May touch the registry of commands and the reader's configuration, which may change keys.
"""

from __future__ import annotations

from tui.cli.output import Output, TextPart
from tui.cli.status import FINE
from tui.cli.usage import Arguments
from tui.commands import BY_ID, COMMANDS, GROUPS, shown_key
from tui.reader.config import read_config
from tui.reader.keymap import remap


def keys(arguments: Arguments, out: Output) -> int:
    """Print the keys, in a terminal group by group in the order of the help."""
    words = out.words
    own = own_keys()
    if arguments.json:
        out.json(
            [
                {"id": id, "keys": list(keys), "title": words(BY_ID[id].word)}
                for id, keys in own.items()
            ]
        )
        return FINE
    rows: list[tuple[TextPart, ...]] = [
        ((", ".join(keys), "key"), words(BY_ID[id].word), (id, "quiet")) for id, keys in own.items()
    ]
    if not out.styled:
        out.rows(rows)
        return FINE
    lines = out.aligned(rows)
    for group in GROUPS:
        out.line((words(f"command.group_{group}"), "heading"))
        for command, line in zip(COMMANDS, lines, strict=True):
            if command.group == group:
                out.line("  ", *line)
    return FINE


def own_keys() -> dict[str, tuple[str, ...]]:
    """The shown keys of every command by its id, the reader's own where configured."""
    keymap = remap({one.id: one.keys for one in COMMANDS}, read_config().keys).keymap
    return {id: tuple(shown_key(key) for key in keymap[id]) for id in BY_ID}
