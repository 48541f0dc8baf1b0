"""Key bindings made from the registry of commands, and the way from a key to what carries it out.

A screen or widget whose keys are the commands of a context is a `CommandTarget`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any, ClassVar, TypeAlias, cast

from textual.binding import Binding
from textual.dom import DOMNode

from tui.app.base import BaseApp
from tui.commands import BY_ID, TEXT_FIELDS, lineage
from tui.reader.keymap import Keymap
from tui.words import Words

Handlers: TypeAlias = Mapping[str, Callable[[], object]]
"""What carries out the commands of a context, by command id."""

HANDLERS: dict[tuple[str, str], Callable[[Any], Any]] = {}
"""Handlers that stand outside the classes, by context and command id; each is handed the target.
Those of the page are registered by `tui.app.commands` and return a step."""


def keymap_of(node: DOMNode) -> Keymap:
    """The keys in force in the app that a screen or widget is made in."""
    return cast("BaseApp", node.app).settings.keymap


def foot(node: DOMNode, place: str, words: Words, hidden: Container[str] = ()) -> str:
    """The hints of a place in a line; without those of the commands `hidden`."""
    hints = keymap_of(node).hints(place, words, hidden)
    return " · ".join(f"{key} {title}" for key, title in hints)


class CommandTarget:
    """Mix-in of a screen or widget whose keys are the commands of a context."""

    COMMAND_CONTEXT: ClassVar[str]

    def handlers(self) -> Handlers:
        """What carries out the context's commands."""
        raise NotImplementedError

    def action_run_command(self, id: str) -> None:
        """What every key binding runs."""
        self.run_command(id)

    def run_command(self, id: str) -> None:
        """Carry out a command of the context."""
        for context in lineage(self.COMMAND_CONTEXT):
            if (context, id) in HANDLERS:
                HANDLERS[context, id](self)
                return
        self.handlers()[id]()


def bind_commands(node: DOMNode, context: str) -> None:
    """Give a screen or widget the keys of a context, in place of any it had for these.

    Of a fixed command a key runs the action `type` with what it writes.
    """
    bound = node._bindings.key_to_bindings
    for id, keys in keymap_of(node).keys(context).items():
        command = BY_ID[id]
        for key in keys:
            action = f"type('{key}')" if command.fixed else f"run_command('{id}')"
            # Before the field takes the key for itself, as Input does with ctrl+x.
            first = command.typing and context in TEXT_FIELDS and "+" in key
            bound[key] = [Binding(key, action, show=False, priority=first)]
