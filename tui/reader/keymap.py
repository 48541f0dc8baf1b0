"""The keys of every command after the person's own choice, what hints show of them, and clashes.

Pure: knows commands and keys, not what carries the commands out nor what hears the keys.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tui.commands import BY_ID, COMMANDS, TEXT_FIELDS, Command, commands_of, lineage, shown_key
from tui.words import Words

MOST_KEYS = 5
"""Keys of a command that a sheet of keys shows at most."""


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
    context: str = "page"
    """Where the two clash."""

    def message(self, words: Words) -> str:
        """What happened, as a sentence."""
        name = "clash_chosen" if self.chosen else "clash_bare" if self.bare else "clash_default"
        text = words(f"reader.{name}", key=shown_key(self.key), kept=self.kept, lost=self.lost)
        if self.context == "page":
            return text
        group = f"command.group_{self.context}"
        where = words(group) if words.has(group) else self.context
        return words("reader.clash_in", context=where, clash=text)


class Remapped(NamedTuple):
    """Who has which keys."""

    keymap: dict[str, tuple[str, ...]]
    """Keys by command id, in the order of the commands; a command may have none."""
    clashes: tuple[Clash, ...]
    """In the order of the keys that were lost."""


def remap(
    commands: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Sequence[str]],
    context: str = "page",
) -> Remapped:
    """The keys of all `commands` of one context (id to default keys) where some were chosen anew.

    Chosen keys replace all of a command's; a chosen key is taken from a command that has it by
    default. Of two commands given the same key the first, in the order of `commands`, has it.
    Choices for ids that are no commands are ignored. All keys in the app's spelling.
    """
    owner: dict[str, str] = {}
    keymap: dict[str, list[str]] = {command: [] for command in commands}
    lost: list[tuple[str, str, str]] = []
    order = [command for command in commands if command in chosen]
    order += [command for command in commands if command not in chosen]
    for command in order:
        for key in dict.fromkeys(chosen.get(command, commands[command])):
            first = owner.setdefault(key, command)
            if first == command:
                keymap[command].append(key)
            else:
                lost.append((key, first, command))
    clashes = tuple(
        Clash(key, kept, loser, loser in chosen, not keymap[loser], context)
        for key, kept, loser in lost
    )
    return Remapped({command: tuple(keys) for command, keys in keymap.items()}, clashes)


class Keymap:
    """The keys in force in every context."""

    def __init__(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """`chosen` are the person's own keys by command id, in the app's spelling."""
        self._chosen = {id: keys for id, keys in chosen.items() if id in BY_ID}
        self._remapped: dict[str, Remapped] = {}
        self._hints: dict[tuple[str, str], tuple[tuple[str, str, str], ...]] = {}

    def keys(self, context: str) -> Mapping[str, tuple[str, ...]]:
        """The keys of the commands of a context by id, in the order of the registry."""
        return self._of(context).keymap

    def keys_of(self, id: str) -> tuple[str, ...]:
        """The keys of a command in the first of its contexts, as shown."""
        command = BY_ID[id]
        return _shown(command, self.keys(command.contexts[0])[id])

    def __getitem__(self, id: str) -> str:
        """The key that texts name a command by, as shown; its id where it has none."""
        return (*self.keys_of(id), id)[0]

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Where two commands of a context wanted one key; each pair and key once."""
        contexts = dict.fromkeys(context for each in COMMANDS for context in each.contexts)
        found: dict[tuple[str, str, str], Clash] = {}
        for context in contexts if self._chosen else ():
            for clash in self._of(context).clashes:
                found.setdefault((clash.key, clash.kept, clash.lost), clash)
        return tuple(found.values())

    def hints(
        self, place: str, words: Words, hidden: Container[str] = ()
    ) -> tuple[tuple[str, str], ...]:
        """What a line of hints offers at a place: key and short title, without those `hidden`."""
        made = self._hints.get((place, words.language))
        if made is None:
            places = (*lineage(place), "brief")
            made = self._hints[place, words.language] = tuple(
                (group[0].id, self._short(place, group, words), group[0].title(words, *places))
                for group in self._groups(place)
            )
        return tuple((key, title) for id, key, title in made if id not in hidden)

    def rows(self, place: str, words: Words) -> Iterator[tuple[str, str]]:
        """What a sheet of keys shows of a place: keys, up to `MOST_KEYS` a command, and title."""
        keys, places = self.keys(place), lineage(place)
        for group in self._groups(place):
            shown = [key for each in group for key in _shown(each, keys[each.id])[:MOST_KEYS]]
            yield " ".join(shown), group[0].title(words, *places)

    def _groups(self, place: str) -> list[list[Command]]:
        """The commands a place offers, in order; those that share a hint together."""
        places, keys = lineage(place), self.keys(place)
        ranked = [
            (next(command.hint[each] for each in places if each in command.hint), command)
            for command in commands_of(place)
            if keys[command.id] and not command.hint.keys().isdisjoint(places)
        ]
        groups: list[list[Command]] = []
        for rank, same in groupby(sorted(ranked, key=itemgetter(0)), key=itemgetter(0)):
            commands = [command for _, command in same]
            groups += [commands] if rank else [[command] for command in commands]
        return groups

    def _short(self, place: str, group: Sequence[Command], words: Words) -> str:
        """The key of a hint; of commands that share one, a key each: `↓ ↑`, `shift+← →`."""
        if words.has(named := f"{group[0].word}_keys"):
            return words(named)
        shown: list[str] = []
        for command in group:
            keys = self.keys(place)[command.id]
            if len(group) > 1 or place in TEXT_FIELDS:
                keys = _typing_apart(keys) or keys
            shown.append(_shown(command, keys)[0])
        held, plus, _ = shown[0].rpartition("+")
        return " ".join([shown[0], *(key.removeprefix(held + plus) for key in shown[1:])])

    def _of(self, context: str) -> Remapped:
        if context in self._remapped:
            return self._remapped[context]
        commands = commands_of(context)
        # A command with contexts of its own has its default keys before those it shares with more.
        narrow = sorted(commands, key=lambda command: len(command.contexts))
        defaults = remap({command.id: command.keys for command in narrow}, {}).keymap
        chosen = {command.id: command.keys for command in commands if command.fixed}
        for command in commands if self._chosen else ():
            if command.fixed or command.id not in self._chosen:
                continue
            keys = tuple(self._chosen[command.id])
            if context in TEXT_FIELDS and command.typing and not _typing_apart(keys):
                # Nobody must be shut in where letters are text.
                keys += _typing_apart(command.keys)
            chosen[command.id] = keys
        order = sorted(commands, key=lambda command: not command.fixed)
        keys_in_order = {command.id: defaults[command.id] for command in order}
        found = self._remapped[context] = remap(keys_in_order, chosen, context)
        return found


def _shown(command: Command, keys: Sequence[str]) -> tuple[str, ...]:
    """Keys as a reader knows them; of the many that a widget reads itself, the first ones."""
    shown = tuple(map(shown_key, keys))
    return (" ".join((*shown[:3], "…")),) if command.fixed else shown


def _typing_apart(keys: Sequence[str]) -> tuple[str, ...]:
    """Those of the keys that are no text in a text field."""
    from tui.reader.keynames import writes_text  # not needed for the first page

    return tuple(key for key in keys if not writes_text(key))
