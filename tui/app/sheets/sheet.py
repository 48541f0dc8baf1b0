"""The sheet that every overlay is: a title, lines in a window, perhaps a field, and a foot.

A subclass says what stands in it and which context its commands belong to; the foot is made from
them. Commands move the lines, or a cursor among those that can be chosen. It knows nothing of
briefings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeAlias, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.bindings import CommandTarget, Handlers, bind_commands, foot
from tui.app.widgets.caret_input import CaretInput
from tui.app.widgets.lines import LinesView
from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import Band, Run, StyledLine
from tui.page.wrap import cells, cut, cut_at_word
from tui.words import Words

Result = TypeVar("Result")

Row: TypeAlias = tuple[StyledLine, str | None]
"""A line, and the name it is chosen by where it can be chosen."""

FRAME = 6
"""Rows of a sheet besides its lines: title, foot, and the space around them."""

FAR = 1_000_000
"""More lines than any sheet has."""


class SheetLines(LinesView):
    """Lines of a sheet, some of which can be chosen."""

    class Chosen(ValueMessage[str]):
        """A line was chosen with Enter or the mouse; its name in the sheet."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor: int | None = None
        """Number of the line that Enter chooses."""
        self._lines: Sequence[StyledLine] = ()
        self._names: Sequence[str | None] = ()

    def show(self, rows: Iterable[Row], chosen: str | None = None) -> None:
        """Show lines, the cursor on that of the name `chosen`, else on the first with a name."""
        self._lines, self._names = zip(*rows, strict=True) if (rows := tuple(rows)) else ((), ())
        self.cursor = next((n for n, name in enumerate(self._names) if name is not None), None)
        self.top = 0
        self.repaint()
        if chosen is not None:
            self.put(chosen)

    def line_count(self) -> int:
        """All lines."""
        return len(self._lines)

    def line(self, number: int, width: int) -> StyledLine:
        """A line, the chosen one marked."""
        line = self._lines[number]
        if number != self.cursor:
            return line
        marked = [Run(run.text, f"{run.style} cursor", run.link) for run in line]
        return (*marked, Run("", "cursor"))

    def move(self, step: int) -> None:
        """Move the cursor by so many choosable lines, or the window where there are none."""
        at = [n for n, name in enumerate(self._names) if name is not None]
        if not at or self.cursor is None:
            self.move_to(self.top + step)
            return
        index = max(0, min(len(at) - 1, at.index(self.cursor) + step))
        if (at[index] == self.cursor and step > 0) or (step < 0 and self.cursor < self.top):
            # Lines below the last that can be chosen are read by moving on, and back again.
            self.move_to(self.top + step)
            return
        self.cursor = at[index]
        if index == 0:
            self.move_to(0)
        self.reveal(self.cursor, margin=1)
        self.repaint()

    @property
    def chosen(self) -> str | None:
        """Name of the line under the cursor."""
        return self._names[self.cursor] if self.cursor is not None else None

    def put(self, name: str) -> None:
        """Put the cursor on the line of that name, where there is one."""
        if name in self._names:
            self.cursor = list(self._names).index(name)
            self.reveal(self.cursor, margin=1)
            self.repaint()

    def choose(self) -> None:
        """Say that the line under the cursor was chosen."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the mouse."""
        number = self.top + event.y
        if number < len(self._names) and self._names[number] is not None:
            self.cursor = number
            self.repaint()
            self.choose()


class SheetText(Band):
    """One line of a sheet: its title or its foot."""

    state: tuple[str, str, str]

    def __init__(self, text: str, style: str, *, id: str) -> None:
        super().__init__(id=id)
        self.state = (text, style, "")

    def show(self, text: str, style: str | None = None, *, right: str = "") -> None:
        """Change what it says, and what stands at its right end."""
        self.update((text, style or self.state[1], right))

    def lines(self, width: int) -> list[StyledLine]:
        """The text, cut to the width."""
        text, style, right = self.state
        text = cut_at_word(text, max(0, width - cells(right) - 2 if right else width))
        gap = " " * max(0, width - cells(text) - cells(right))
        return [(Run(text, style), Run(gap), Run(right, "quiet"))]


class ListTarget(CommandTarget):
    """Mix-in of what shows lines to choose from, moved about and chosen by commands."""

    @property
    def lines(self) -> SheetLines:
        """The lines."""
        raise NotImplementedError

    def handlers(self) -> Handlers:
        """Moving, choosing and closing."""
        return {
            "move-down": partial(self.move, 1),
            "move-up": partial(self.move, -1),
            "page-down": partial(self.move, 10),
            "page-up": partial(self.move, -10),
            "half-page-down": partial(self.move, 10),
            "half-page-up": partial(self.move, -10),
            "move-first": partial(self.move, -FAR),
            "move-last": partial(self.move, FAR),
            "enter": self.choose,
            "close": self.close,
            "leave": self.close,
            # The key that opened help, or the keys of a presentation, closes it, too.
            "help": self.close,
        }

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """A line was chosen by key or mouse."""
        self.accept(event.value)

    def accept(self, name: str) -> None:
        """Do what choosing the line of that name does."""
        raise NotImplementedError

    def move(self, step: int) -> None:
        """Move the cursor or the window."""
        self.lines.move(step)

    def choose(self) -> None:
        """Choose the line under the cursor."""
        self.lines.choose()

    def close(self) -> None:
        """Leave without a choice."""
        raise NotImplementedError


class Sheet(ModalScreen[Result], ListTarget, Generic[Result]):
    """A sheet over the page."""

    FIELD: ClassVar[bool] = False
    """Whether the sheet has a field to type in."""

    SMALL: ClassVar[bool] = False
    """Whether the sheet is only as high as it needs to be."""

    WIDE: ClassVar[bool] = False
    """Whether the sheet may take the whole screen."""

    def __init__(self, words: Words, title: str, placeholder: str = "") -> None:
        super().__init__()
        self.words = words
        """The interface's words."""
        self.hidden: Collection[str] = ()
        """Commands that the foot does not offer here."""
        self._title, self._placeholder = title, placeholder
        bind_commands(self, self.COMMAND_CONTEXT)
        self.set_class(self.SMALL, "-small")
        self.set_class(self.WIDE, "-wide")

    def compose(self) -> ComposeResult:
        """Title, field, lines, foot."""
        with Container(id="sheet"):
            yield SheetText(self._title, "title", id="sheet-title")
            if self.FIELD:
                yield self.make_field()
            yield self.make_lines()
            yield SheetText(self.hints(), "quiet", id="sheet-foot")

    def hints(self, place: str = "") -> str:
        """What the foot offers: the keys of the sheet's commands, or of those of a place in it."""
        return foot(self, place or self.COMMAND_CONTEXT, self.words, self.hidden)

    def make_field(self) -> Input:
        """The field; its id must be `sheet-field`."""
        return CaretInput(placeholder=self._placeholder, id="sheet-field")

    def make_lines(self) -> SheetLines:
        """The widget for the lines; its id must be `sheet-lines`."""
        return SheetLines(id="sheet-lines")

    @property
    def lines(self) -> SheetLines:
        """The lines of the sheet."""
        return self.query_one("#sheet-lines", SheetLines)

    @property
    def foot(self) -> SheetText:
        """The last line of the sheet."""
        return self.query_one("#sheet-foot", SheetText)

    @property
    def field(self) -> Input:
        """The field; only where `FIELD` is set."""
        return self.query_one("#sheet-field", Input)

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.fill()
        (self.field if self.FIELD else self.lines).focus()

    def on_resize(self) -> None:
        """Fill it anew: lines are set to the width."""
        self.call_after_refresh(self.refill)

    def refill(self) -> None:
        """Fill the sheet anew, unless it is not composed yet or closed by now."""
        if self.query("#sheet-lines"):
            self.fill()

    def fill(self) -> None:
        """Put the lines in anew, as whatever they depend on has changed."""
        self.put(self.rows())

    def rows(self) -> Iterable[Row]:
        """The lines for the width there is."""
        raise NotImplementedError

    def put(self, rows: Iterable[Row], chosen: str | None = None) -> None:
        """Show lines, the cursor on `chosen`; without a field no higher than they need."""
        self.lines.show(rows, chosen)
        if not self.FIELD:
            height = self.lines.line_count() + FRAME
            self.query_one("#sheet").styles.height = min(height, self.size.height)

    @property
    def inner_width(self) -> int:
        """Columns for the lines."""
        return max(1, self.lines.size.width)

    def on_input_changed(self) -> None:
        """What is typed narrows the lines, or says what it means."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Enter in the field chooses."""
        self.choose()

    def accept(self, name: str) -> None:
        """Close with the name of the line chosen; for sheets that give names."""
        self.dismiss(cast("Result", name))

    def close(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


def plain(text: str, style: str = "plain") -> Row:
    """A line in one style that cannot be chosen."""
    return ((Run(text, style),), None)


BLANK: Row = ((), None)
"""An empty line."""


def columned(left: str, right: str, width: int, room: int) -> StyledLine:
    """A line of two columns, the left one `room` cells wide."""
    left = cut(left, room)
    gap = " " * max(1, room - cells(left) + 2)
    return (Run(left, "strong"), Run(gap), Run(cut(right, max(1, width - room - 2))))
