"""The help: every command of the registry with its keys, narrowed as one types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from tui.app.bindings import keymap_of
from tui.app.sheets.palette import matches
from tui.app.sheets.sheet import BLANK, Row, Sheet, columned, plain
from tui.app.widgets.styles import Run, StyledLine
from tui.commands import COMMANDS, GROUPS, Command, commands_of
from tui.page.wrap import cells, pad, wrap_text
from tui.words import Words


class HelpSheet(Sheet[str]):
    """All commands under their headings; choosing one of the page's carries it out."""

    COMMAND_CONTEXT = "help"
    FIELD: ClassVar[bool] = True

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("app.help_title"), words("app.help_field"))

    def rows(self) -> Iterable[Row]:
        """The page's commands that fit what was typed, legends, then the other contexts'."""
        typed = self.field.value
        page = commands_of("page")
        others = [command for command in COMMANDS if command not in page]
        rows = [*self._groups(page, typed, choosable=True), *(() if typed else self._legend())]
        rows += self._groups(others, typed, choosable=False)
        return rows[1:] or [plain(self.words("app.help_none"), "quiet")]

    def _shown(self, command: Command) -> str:
        return "  ".join(keymap_of(self).keys_of(command.id))

    def _fits(self, command: Command, typed: str) -> bool:
        if not typed.strip():
            return True
        text = f"{command.title(self.words)} {self._shown(command)} {command.id}"
        return matches(typed, text)

    def _groups(self, commands: Sequence[Command], typed: str, *, choosable: bool) -> Iterator[Row]:
        """The commands that fit, under their headings, a blank line before each."""
        room = min(max(cells(self._shown(each)) for each in commands), self.inner_width // 2)
        for group in GROUPS:
            fitting = [c for c in commands if c.group == group and self._fits(c, typed)]
            if fitting:
                yield from (BLANK, plain(self.words("command.group_" + group), "heading"))
            for command in fitting:
                shown, title = self._shown(command), command.title(self.words)
                line = columned(shown, title, self.inner_width, room)
                yield line, command.id if choosable else None

    def _legend(self) -> Iterator[Row]:
        for topic in ("grades", "signs", "fields"):
            yield from (BLANK, plain(self.words(f"app.legend_{topic}_title"), "heading"))
            yield from map(plain, wrap_text(self.words(f"app.legend_{topic}"), self.inner_width))
            if topic == "grades":
                yield from ((line, None) for line in self._grades())

    def _grades(self) -> Iterator[StyledLine]:
        """What each letter and each digit means, side by side where there is room."""
        words = self.words
        letters = [(sign, words(f"page.reliability_{sign}")) for sign in "ABCDEF"]
        digits = [(sign, words(f"page.credibility_{sign}")) for sign in "123456"]
        heads = words("app.legend_letters"), words("app.legend_digits")
        room = max(cells(heads[0]), *(cells(words) + 3 for _, words in letters)) + 3
        if room + max(cells(words) + 3 for _, words in digits) > self.inner_width:
            for head, signs in zip(heads, (letters, digits), strict=True):
                yield (Run(head, "quiet"),)
                yield from (_signed(sign, words) for sign, words in signs)
            return
        yield (Run(pad(heads[0], room) + heads[1], "quiet"),)
        for (letter, one), (digit, other) in zip(letters, digits, strict=True):
            gap = Run(" " * (room - cells(one) - 3))
            yield (*_signed(letter, one), gap, *_signed(digit, other))


def _signed(sign: str, words: str) -> StyledLine:
    return (Run(f"{sign}  ", "strong"), Run(words))
