"""Small sheets that ask for one thing: a date, or one of several names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from tui.app.sheets.sheet import Row, Sheet, plain
from tui.app.widgets.styles import Run
from tui.briefing.dates import Date, in_words
from tui.words import Words


class DatePrompt(Sheet[Date]):
    """Asks for a date; closes with it once what was typed can be understood."""

    COMMAND_CONTEXT = "date"
    FIELD: ClassVar[bool] = True
    SMALL: ClassVar[bool] = True

    def __init__(self, words: Words, parse: Callable[[str], Date | None]) -> None:
        """`parse(typed)` is the date that is meant, or None."""
        super().__init__(words, words("app.date_title"), words("app.date_placeholder"))
        self._parse = parse

    def rows(self) -> Iterable[Row]:
        """What was understood of what stands in the field."""
        typed = self.field.value.strip()
        date = self._parse(typed) if typed else None
        unclear = self.words("app.date_unclear") if typed else ""
        return [plain(in_words(date, self.words) if date is not None else unclear, "quiet")]

    def choose(self) -> None:
        """Go, if it is understood."""
        date = self._parse(self.field.value.strip())
        if date is not None:
            self.dismiss(date)


class Choice(Sheet[str]):
    """Asks for one of several names, showing what each would be like."""

    COMMAND_CONTEXT = "choice"

    def __init__(
        self,
        words: Words,
        title: str,
        choices: Sequence[tuple[str, str]],
        current: str,
        preview: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`choices` are (name, label); `preview(name)` is called as the cursor moves."""
        super().__init__(words, title)
        self._choices, self._current, self._preview = choices, current, preview

    def fill(self) -> None:
        """The cursor stays where it is."""
        self.put(self.rows(), self.lines.chosen or self._current)

    def rows(self) -> Iterable[Row]:
        """A line a choice."""
        return [((Run(" " + label),), name) for name, label in self._choices]

    def move(self, step: int) -> None:
        """Move and show what it would be like."""
        super().move(step)
        if self.lines.chosen is not None:
            self._preview(self.lines.chosen)

    def close(self) -> None:
        """Back to what it was."""
        self._preview(self._current)
        self.dismiss(None)

    def accept(self, name: str) -> None:
        """Keep it."""
        self._preview(name)
        self.dismiss(name)
