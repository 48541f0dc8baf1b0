"""The help: every command of the registry with its keys, narrowed as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.app.sheets.sheet import Sheet, SheetLines, columned
from tui.app.widgets.styles import Run, StyledLine
from tui.commands import COMMANDS, GROUPS, shown_key
from tui.page.wrap import cells, pad, wrap_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.widgets import Input

    from tui.commands import Command
    from tui.words import Words


class HelpSheet(Sheet[str]):
    """All commands under their headings; choosing one carries it out."""

    FIELD = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "close", show=False)]

    def __init__(
        self,
        words: Words,
        keys: Mapping[str, Sequence[str]],
        matches: Callable[[str, str], bool],
    ) -> None:
        """`keys` are those in force, by command; `matches(typed, text)` narrows."""
        super().__init__(words("app.help_title"), words("app.help_foot"), words("app.help_field"))
        self._words, self._keys, self._matches = words, keys, matches

    def fill(self) -> None:
        """The commands that fit what was typed, then the legends."""
        typed = self.field.value
        lines: list[StyledLine] = []
        names: list[str | None] = []
        for group in GROUPS:
            fitting = [c for c in COMMANDS if c.group == group and self._fits(c, typed)]
            if not fitting:
                continue
            if lines:
                lines.append(())
                names.append(None)
            lines.append((Run(self._words("command.group_" + group), "heading"),))
            names.append(None)
            for command in fitting:
                lines.append(self._line(command))
                names.append(command.id)
        if not typed:
            self._add_legend(lines, names)
        if not lines:
            lines, names = [(Run(self._words("app.help_none"), "quiet"),)], [None]
        self.put(lines, names)

    def _shown(self, command: Command) -> str:
        return "  ".join(shown_key(key) for key in self._keys.get(command.id, command.keys))

    def _fits(self, command: Command, typed: str) -> bool:
        if not typed.strip():
            return True
        text = f"{self._words(command.word)} {self._shown(command)} {command.id}"
        return self._matches(typed, text)

    def _line(self, command: Command) -> StyledLine:
        room = max(cells(self._shown(each)) for each in COMMANDS)
        return columned(
            self._shown(command),
            self._words(command.word),
            self.inner_width,
            min(room, self.inner_width // 2),
        )

    def _add_legend(self, lines: list[StyledLine], names: list[str | None]) -> None:
        for topic in ("grades", "signs", "fields"):
            lines += [(), (Run(self._words(f"app.legend_{topic}_title"), "heading"),)]
            names += [None, None]
            for text in wrap_text(self._words(f"app.legend_{topic}"), self.inner_width):
                lines.append((Run(text),))
                names.append(None)
            if topic == "grades":
                for line in self._grades():
                    lines.append(line)
                    names.append(None)

    def _grades(self) -> Iterator[StyledLine]:
        """What each letter and each digit means, side by side where there is room."""
        say = self._words
        letters = [(sign, say(f"page.reliability_{sign}")) for sign in "ABCDEF"]
        digits = [(sign, say(f"page.credibility_{sign}")) for sign in "123456"]
        heads = say("app.legend_letters"), say("app.legend_digits")
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

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as one types."""
        self.fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field chooses, too."""
        self.lines.choose()

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """Close and say what to carry out."""
        self.dismiss(event.name)


def _signed(sign: str, words: str) -> StyledLine:
    return (Run(f"{sign}  ", "strong"), Run(words))
