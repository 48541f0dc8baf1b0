"""What the command line and the configuration ask of the app, settled into one value."""

from __future__ import annotations

from functools import cached_property

import msgspec

from tui.reader.config import Config, ConfigProblem
from tui.reader.keymap import Keymap
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
    def keymap(self) -> Keymap:
        """The keys in force."""
        return Keymap(self.config.keys)

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}

    def words(self, language: str) -> Words:
        """The words in a language, those that name keys with the keys in force."""
        if language not in self._words:
            self._words[language] = Words(language, self.keymap)
        return self._words[language]

    def complaints(self, words: Words) -> tuple[str, ...]:
        """What of the configuration could not be used, each as a sentence."""
        found = [f"{problem.where} {problem.message(words)}" for problem in self.problems]
        return (*found, *(clash.message(words) for clash in self.keymap.clashes))
