"""The strip over the timeline: how many events happened when, the selected date marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from textual import events as textual_events

from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import Band, Run, StyledLine
from tui.briefing.dates import period_key
from tui.briefing.model import Event
from tui.page.density import Density, Tally, density, tally
from tui.page.glyphs import UNICODE, Glyphs

MARGIN = 2
"""Empty cells left and right."""

Period: TypeAlias = tuple[int, int]
"""Year and month; month 0 for a whole year."""


class DensityStrip(Band):
    """Three lines: years, heights, a pointer."""

    state: tuple[Tally, Period | None, Glyphs] = ({}, None, UNICODE)

    class Chosen(ValueMessage[str]):
        """A time was clicked; the id of its first event."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._events: Sequence[Event] = ()

    def show(self, events: Sequence[Event], selected: Event | None, glyphs: Glyphs) -> None:
        """Set the events, and which of them is selected."""
        counts = self.state[0]
        if events is not self._events:
            self._events = events
            counts = tally(event.date for event in events)
        period = period_key(selected.date) if selected is not None else None
        self.update((counts, period, glyphs))

    def _density(self, width: int) -> Density:
        counts, selected, glyphs = self.state
        return density(counts, max(0, width - 2 * MARGIN), selected, glyphs)

    def lines(self, width: int) -> list[StyledLine]:
        """Years, heights, and the pointer under the selected date."""
        strip = self._density(width)
        margin = Run(" " * MARGIN)
        at = strip.selected
        bars = [margin, Run(strip.bars[:at], "quiet")]
        if at is not None:
            bars += [Run(strip.bars[at : at + 1], "accent"), Run(strip.bars[at + 1 :], "quiet")]
        ticks, pointer = Run(strip.ticks, "quiet"), Run(strip.pointer, "accent")
        return [(margin, ticks), tuple(bars), (margin, pointer)]

    def on_click(self, event: textual_events.Click) -> None:
        """Post `Chosen` for the first event of the time under the mouse."""
        columns = self._density(self.size.width).columns
        column = event.x - MARGIN
        span = columns[column] if 0 <= column < len(columns) else None
        if span is None:
            return
        for each in self._events:
            year, month = period_key(each.date)
            if span.first <= (year, month or 1) <= span.last:
                self.post_message(self.Chosen(each.id))
                return
