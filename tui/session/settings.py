"""What the command line and the configuration ask of the app, settled into one value."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tui.commands import COMMANDS
from tui.reader.config import Config, ConfigProblem
from tui.reader.keymap import Clash, remap

if TYPE_CHECKING:
    from tui.words import Words


class Settings(msgspec.Struct, frozen=True, dict=True):
    """How the person wants the app."""

    config: Config = Config()
    """The configuration as read."""
    problems: tuple[ConfigProblem, ...] = ()
    """What of it could not be used."""
    language: str = "en"
    """The interface's language where no memory says otherwise."""
    language_chosen: bool = False
    """Whether the command line asked for that language."""
    ascii: bool = False
    """Whether to draw with ASCII alone."""
    mouse: bool = True
    """Whether to hear the mouse."""

    @cached_property
    def _mapped(self) -> tuple[dict[str, tuple[str, ...]], tuple[Clash, ...]]:
        defaults = {command.id: command.keys for command in COMMANDS}
        keymap, clashes = remap(defaults, self.config.keys)
        return dict(keymap), clashes

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys in force, by command."""
        return self._mapped[0]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Where two commands wanted one key."""
        return self._mapped[1]

    def complaints(self, words: Words) -> tuple[str, ...]:
        """What of the configuration could not be used, each as a sentence."""
        said = [f"{problem.where} {problem.message(words)}" for problem in self.problems]
        return (*said, *(clash.message(words) for clash in self.clashes))
