"""The as-known-at line: a slider over the days on which something became known.

It says by messages what the reader asks for; which days there are and what was known on them it
does not know.
"""

from __future__ import annotations

from functools import partial

import msgspec
from textual import events
from textual.message import Message

from tui.app.bindings import CommandTarget, Handlers, bind_commands
from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import Band, Run, StyledLine
from tui.page.wrap import cells, cut

DATE_SIGNS = frozenset("0123456789-./")
"""What a date is typed with."""

LONGEST_DATE = 24
"""Signs of a typed date that are kept."""

SHORTEST_TRACK = 8
"""Cells below which the slider gives way to the words."""


class Slider(msgspec.Struct, frozen=True):
    """What the line shows."""

    label: str
    """The day in words."""
    room: int
    """Cells kept for the label, so that the slider stays where it is."""
    at: float
    """Where the knob stands, 0 (nothing known yet) to 1 (now)."""
    count: str
    """How much was known."""
    now: bool
    """Whether everything that is known now is shown."""
    ascii: bool
    """Whether to draw with ASCII alone."""


class DayLine(Band, CommandTarget, can_focus=True):
    """A day, a slider, a count; or a date as it is typed."""

    COMMAND_CONTEXT = "day"

    state: tuple[Slider | None, str] = (None, "")

    class Stepped(Message):
        """The reader asks for a day earlier or later."""

        def __init__(self, unit: str, step: int) -> None:
            super().__init__()
            self.unit = unit
            """`step` (on which something became known), `month` or `end` (the first, or now)."""
            self.step = step
            """-1 or 1."""

    class Typed(ValueMessage[str]):
        """A date was typed and confirmed; as typed."""

    class Left(ValueMessage[bool]):
        """The reader leaves the line; whether the day stays."""

    class Typing(Message):
        """What is typed changed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.typed = ""
        """The date being typed."""
        bind_commands(self, self.COMMAND_CONTEXT)

    def show(self, slider: Slider | None, meaning: str) -> None:
        """Set the slider (None puts the line away) and how the date being typed is understood."""
        self.update((slider, meaning))
        self.set_class(slider is not None, "-shown")

    def lines(self, width: int) -> list[StyledLine]:
        """One line."""
        slider, meaning = self.state
        if slider is None:
            return []
        if self.typed:
            caret = Run(" ", "cursor" if self.has_focus else "plain")
            meaning = cut(f"  {meaning}", max(1, width - cells(self.typed) - 3))
            return [(Run(" "), Run(self.typed, "strong"), caret, Run(meaning, "quiet"))]
        label = slider.label + " " * max(0, slider.room - cells(slider.label))
        style = "quiet" if slider.now else "loud"
        track = width - cells(label) - cells(slider.count) - 6
        if track < SHORTEST_TRACK:
            fits = cells(slider.label) + cells(slider.count) + 4 <= width
            count = f"  {slider.count}" if fits else ""
            return [
                (Run(" "), Run(cut(slider.label, max(1, width - 2)), style), Run(count, "quiet"))
            ]
        return [(Run(" "), Run(label, style), Run("  "), *self._track(slider, track),
                 Run("  "), Run(slider.count, "quiet"))]  # fmt: skip

    def _track(self, slider: Slider, width: int) -> tuple[Run, ...]:
        past, knob, rest = ("=", "O", "-") if slider.ascii else ("━", "●", "─")
        at = round(slider.at * (width - 1))
        look = "strong accent" if self.has_focus else "accent"
        return (Run(past * at, "accent"), Run(knob, look), Run(rest * (width - 1 - at), "rule"))

    # Commands.

    def handlers(self) -> Handlers:
        """From day to day, and the ways out."""
        return {
            "day-back": partial(self._ask, "step", -1),
            "day-on": partial(self._ask, "step", 1),
            "day-month-back": partial(self._ask, "month", -1),
            "day-month-on": partial(self._ask, "month", 1),
            "day-first": partial(self._ask, "end", -1),
            "day-last": partial(self._ask, "end", 1),
            "day-erase": lambda: self._type(self.typed[:-1]),
            "day-keep": partial(self._leave, keep=True),
            "day-leave": partial(self._leave, keep=False),
        }

    def _ask(self, unit: str, step: int) -> None:
        self._type("")
        self.post_message(self.Stepped(unit, step))

    def _leave(self, *, keep: bool) -> None:
        """Go to the date typed; with none, leave with the day or back to now."""
        typed = self.typed
        if typed and keep:
            self.post_message(self.Typed(typed))
        elif typed:
            self._type("")
        else:
            self.post_message(self.Left(keep))

    def on_key(self, event: events.Key) -> None:
        """Digits begin a date."""
        sign = event.character or ""
        if sign in DATE_SIGNS and sign and (self.typed or sign.isdigit()):
            event.stop()
            event.prevent_default()
            self._type((self.typed + sign)[:LONGEST_DATE])

    def on_paste(self, event: events.Paste) -> None:
        """A date may be pasted."""
        event.stop()
        self._type(event.text.strip()[:LONGEST_DATE])

    def on_click(self, event: events.Click) -> None:
        """A click takes the line up."""
        self.focus()

    def forget(self) -> None:
        """Drop what was typed."""
        self._type("")

    def _type(self, text: str) -> None:
        if text != self.typed:
            self.typed = text
            self.post_message(self.Typing())
            self.refresh()

    def on_focus(self) -> None:
        """The knob looks different with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """What was typed and not confirmed is dropped."""
        self._type("")
        self.refresh()
