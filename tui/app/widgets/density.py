"""The strip over the timeline: how much happened when, the selected date marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.widgets.styles import Band, Run, StyledLine
from tui.briefing.dates import period_key
from tui.page.density import density, tally
from tui.page.glyphs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.briefing.model import Event
    from tui.page.density import Density as Strip
    from tui.page.density import Tally
    from tui.page.glyphs import Glyphs

MARGIN = 2
"""Empty cells left and right."""


class DensityStrip(Band):
    """Three lines: years, heights, a pointer."""

    class Chosen(Message):
        """A time was clicked."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id
            """The first event of that time."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._events: Sequence[Event] = ()
        self._tally: Tally = {}
        self._selected: tuple[int, int] | None = None
        self._glyphs: Glyphs = UNICODE
        self._drawn: tuple[object, Strip] | None = None

    def show(self, events: Sequence[Event], selected: Event | None, glyphs: Glyphs) -> None:
        """The events to show, and which of them is selected."""
        before = self._events
        if events is not before:
            self._events = events
            self._tally = tally(event.date for event in events)
        period = period_key(selected.date) if selected is not None else None
        if events is not before or (period, glyphs) != (self._selected, self._glyphs):
            self._selected, self._glyphs = period, glyphs
            self.refresh()

    def _strip(self, width: int) -> Strip:
        key = (id(self._tally), width, self._selected, id(self._glyphs))
        if self._drawn is None or self._drawn[0] != key:
            strip = density(self._tally, max(0, width - 2 * MARGIN), self._selected, self._glyphs)
            self._drawn = (key, strip)
        return self._drawn[1]

    def lines(self, width: int) -> list[StyledLine]:
        """Years, heights, and the pointer under the selected date."""
        strip = self._strip(width)
        margin = Run(" " * MARGIN)
        at = strip.selected
        bars: StyledLine = (margin, Run(strip.bars, "quiet"))
        if at is not None:
            bars = (
                margin,
                Run(strip.bars[:at], "quiet"),
                Run(strip.bars[at : at + 1], "accent"),
                Run(strip.bars[at + 1 :], "quiet"),
            )
        return [(margin, Run(strip.ticks, "quiet")), bars, (margin, Run(strip.pointer, "accent"))]

    def on_click(self, event: events.Click) -> None:
        """Say which event is the first of the time under the mouse."""
        strip = self._strip(self.size.width)
        column = event.x - MARGIN
        if not 0 <= column < len(strip.columns):
            return
        span = strip.columns[column]
        if span is None:
            return
        inside = [
            each
            for each in self._events
            if span.first <= (period_key(each.date)[0], period_key(each.date)[1] or 1) <= span.last
        ]
        if inside:
            self.post_message(self.Chosen(inside[0].id))
