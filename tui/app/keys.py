"""Key bindings made from the registry of commands.

Every binding runs the one action `command` with the id of its command; the binding's own id is the
command's, so that a reader's key map replaces the keys of a command by its id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIORITY = frozenset({"quit", "palette"})
"""Commands that work in text fields too, whatever those do with the key."""


def bindings() -> Iterator[Binding]:
    """One binding a command."""
    for command in COMMANDS:
        yield Binding(
            ",".join(command.keys),
            f"command('{command.id}')",
            command.id,
            show=False,
            id=command.id,
        )
