"""The keys of every command after the person's own choice, and where two commands want one key.

Pure: knows ids and keys, not what the commands do nor what hears the keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.words import Words


class Clash(NamedTuple):
    """Two commands of one context were to have one key."""

    key: str
    """The key in the app's spelling."""
    kept: str
    """Id of the command that has it."""
    lost: str
    """Id of the command that goes without."""
    chosen: bool
    """Whether the person gave the key to both; else it was a default of the loser."""
    bare: bool = False
    """Whether the loser has no key left."""

    def message(self, words: Words) -> str:
        """What happened, as a sentence."""
        from tui.commands import shown_key

        name = "clash_chosen" if self.chosen else "clash_bare" if self.bare else "clash_default"
        return words(f"reader.{name}", key=shown_key(self.key), kept=self.kept, lost=self.lost)


class Remapped(NamedTuple):
    """Who has which keys."""

    keymap: dict[str, tuple[str, ...]]
    """Keys by command id, in the order of the commands; a command may have none."""
    clashes: tuple[Clash, ...]
    """In the order of the keys that were lost."""


def remap(
    commands: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Sequence[str]],
    contexts: Mapping[str, str] | None = None,
) -> Remapped:
    """The keys of all `commands` (id to default keys) where the person chose some anew.

    Chosen keys replace all of a command's; a chosen key is taken from a command that has it by
    default. Of two commands given the same key the first, in the order of `commands`, has it.
    Commands whose `contexts` (id to a name; one context for those not named) differ may share a
    key. Choices for ids that are no commands are passed over. All keys in the app's spelling.
    """
    where = contexts or {}
    owner: dict[tuple[str, str], str] = {}
    keymap: dict[str, list[str]] = {command: [] for command in commands}
    lost: list[tuple[str, str, str]] = []
    order = [command for command in commands if command in chosen]
    order += [command for command in commands if command not in chosen]
    for command in order:
        for key in dict.fromkeys(chosen.get(command, commands[command])):
            first = owner.setdefault((where.get(command, ""), key), command)
            if first == command:
                keymap[command].append(key)
            else:
                lost.append((key, first, command))
    clashes = tuple(
        Clash(key, kept, loser, loser in chosen, not keymap[loser]) for key, kept, loser in lost
    )
    return Remapped({command: tuple(keys) for command, keys in keymap.items()}, clashes)
