"""What the command line and the configuration ask of the app, settled into one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.commands import COMMANDS
from tui.reader.config import Config, ConfigProblem
from tui.reader.keymap import Clash, remap

if TYPE_CHECKING:
    from tui.words import Words


@dataclass(frozen=True)
class Settings:
    """How the person wants the app."""

    config: Config = field(default_factory=Config)
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
    keys: dict[str, tuple[str, ...]] = field(init=False)
    """The keys in force, by command."""
    clashes: tuple[Clash, ...] = field(init=False)
    """Where two commands wanted one key."""

    def __post_init__(self) -> None:
        defaults = {command.id: command.keys for command in COMMANDS}
        keymap, clashes = remap(defaults, self.config.keys)
        object.__setattr__(self, "keys", dict(keymap))
        object.__setattr__(self, "clashes", clashes)

    def complaints(self, words: Words) -> tuple[str, ...]:
        """What of the configuration could not be used, each as a sentence."""
        said = [f"{problem.where} {problem.message(words)}" for problem in self.problems]
        return (*said, *(clash.message(words) for clash in self.clashes))
