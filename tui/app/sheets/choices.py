"""Small sheets that ask for one thing: a date, or one of several names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.app.sheets.sheet import Sheet, SheetLines
from tui.app.widgets.styles import Run, StyledLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widgets import Input

    from tui.words import Words


class DatePrompt(Sheet[str]):
    """Asks for a date; closes with what was typed once that can be understood."""

    FIELD: ClassVar[bool] = True
    SMALL: ClassVar[bool] = True

    def __init__(self, words: Words, understood: Callable[[str], str | None]) -> None:
        """`understood(typed)` is the date in words, or None."""
        super().__init__(
            words("app.date_title"), words("app.date_foot"), words("app.date_placeholder")
        )
        self._words, self._understood = words, understood

    def fill(self) -> None:
        """What was understood of what stands in the field."""
        typed = self.field.value.strip()
        said = self._understood(typed) if typed else None
        line: StyledLine = (
            Run(said or (self._words("app.date_unclear") if typed else ""), "quiet"),
        )
        self.put([line])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once whether it is understood."""
        self.fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go, if it is understood."""
        typed = self.field.value.strip()
        if self._understood(typed) is not None:
            self.dismiss(typed)


class Choice(Sheet[str]):
    """Asks for one of several names, showing what each would be like."""

    def __init__(
        self,
        title: str,
        foot: str,
        choices: Sequence[tuple[str, str]],
        current: str,
        preview: Callable[[str], None],
    ) -> None:
        """`choices` are (name, label); `preview(name)` is called as the cursor moves."""
        super().__init__(title, foot)
        self._choices, self._current, self._preview = choices, current, preview

    def fill(self) -> None:
        """A line a choice."""
        chosen = self.lines.chosen or self._current
        self.put(
            [(Run(" " + label),) for _, label in self._choices],
            [name for name, _ in self._choices],
        )
        self.lines.put(chosen)

    def action_move(self, step: int) -> None:
        """Move and show what it would be like."""
        super().action_move(step)
        if self.lines.chosen is not None:
            self._preview(self.lines.chosen)

    def action_close(self) -> None:
        """Back to what it was."""
        self._preview(self._current)
        self.dismiss(None)

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """Keep it."""
        self._preview(event.name)
        self.dismiss(event.name)
