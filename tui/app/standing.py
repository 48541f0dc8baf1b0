"""Looking at the briefing otherwise than as it stands: as known on a day, without some sources.

Both are part of the view, hold in every pane and last until they are taken back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.screens import drawing
from tui.app.widgets.day_line import DayLine, Slider
from tui.app.widgets.struck_line import StruckLine
from tui.briefing.dates import in_words, parse_date, parse_user_date
from tui.briefing.evidence import brought_down
from tui.briefing.knowledge import ALWAYS, known_from
from tui.briefing.model import Source
from tui.page.context import struck_counts
from tui.page.glyphs import ASCII
from tui.page.names import shown
from tui.page.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.screens.reader import ReaderScreen
    from tui.briefing.view import View


class Standing:
    """The day and the struck sources of a screen's view."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._open = False
        self._wanted: str | None = None

    # As known at.

    @property
    def line(self) -> DayLine:
        """The line with the slider."""
        return self._screen.query_one(DayLine)

    @property
    def days(self) -> Sequence[date]:
        """The days that are not yet now."""
        return self._screen.session.days[:-1]

    def open(self) -> None:
        """Give the line the focus; once it has it, go to the day of the selected record."""
        if self._open and self._screen.focused is self.line:
            self._go_to_selected()
            return
        self._open = True
        self.draw()
        self.line.focus()
        # An empty query line that one comes from is put away.
        self._screen.call_after_refresh(drawing.draw_query, self._screen)

    def _go_to_selected(self) -> None:
        """To the day on which the selected record became known."""
        briefing = self._screen.session.briefing
        record = briefing.by_id.get(self._screen.view.selected or "")
        day = known_from(record, briefing) if record is not None else ALWAYS
        if day == ALWAYS:
            self._screen.tell("app.known_always")
        else:
            self.go(day)

    def leave(self, *, keep: bool) -> None:
        """Give the focus back; unless the day is kept, all is as now."""
        self._open = False
        if not keep:
            self.go(None)
        self.draw()
        self._screen.focus_on("list")

    def back_to_now(self) -> bool:
        """Leave the past; `False` where one is not in it."""
        if self._screen.view.as_known is None:
            return False
        self.go(None)
        return True

    def step(self, unit: str, step: int) -> None:
        """Go on by a step, a month, or to an end."""
        days, day = self.days, self._screen.view.as_known
        if not days:
            return
        if unit == "end":
            self.go(days[0] if step < 0 else None)
        elif unit == "month":
            begin = day or self._screen.session.days[-1]
            self.go(max(days[0], _month_on(begin, step)))
        elif step < 0:
            at = bisect_left(days, day) if day is not None else len(days)
            self.go(days[max(0, at - 1)])
        else:
            at = bisect_right(days, day) if day is not None else len(days)
            self.go(days[at] if at < len(days) else None)

    def typed(self, text: str) -> None:
        """Go to a date that was typed, which counts by its last day."""
        when = parse_user_date(text, self._screen.session.briefing.meta.as_of.upper)
        if when is None:
            self._screen.tell("app.date_unclear", loud=True)
            return
        self.line.forget()
        self.go(when.upper)

    def go(self, day: date | None) -> None:
        """Show what was known at the end of a day; None: now."""
        if day is not None and (not self.days or day > self.days[-1]):
            day = None
        view = self._screen.view
        if day != view.as_known:
            self._apply(replace(view, as_known=day))
        self.draw()

    def _apply(self, view: View) -> None:
        """Look so; the record selected stays wherever it is there, else the nearest stands in."""
        session = self._screen.session
        wanted = self._wanted or view.selected
        rows = session.rows(view)
        if wanted is not None and rows.index_of(wanted) is not None:
            self._wanted = None
            view = replace(view, selected=wanted)
        elif view.selected is None or rows.index_of(view.selected) is None:
            self._wanted = wanted
            view = replace(view, selected=session.beside(rows.ids))
        self._screen.journey.change(view)
        self._screen.make_index()

    def settle(self) -> None:
        """The reader went elsewhere: nothing selected before is waited for."""
        self._wanted = None

    def draw(self) -> None:
        """Show the line as it stands; put it away where it is not open and all is as now."""
        day = self._screen.view.as_known
        shown = self._open or day is not None
        self.line.show(self._slider(day) if shown else None, self._said())

    def _slider(self, day: date | None) -> Slider:
        session, words = self._screen.session, self._screen.words
        days = self.days
        at = bisect_right(days, day) / (len(days) + 1) if day is not None else 1.0
        known, every = len(self._screen.context.briefing.events), len(session.briefing.events)
        label = self._label(day)
        longest = date(2025, 9, 28)  # as long as a date gets, in both languages
        return Slider(
            label,
            max(cells(label), cells(self._label(longest)), cells(self._label(None))),
            at,
            words("app.day_count", known=known, all=every),
            day is None,
            session.glyphs is ASCII,
        )

    def _label(self, day: date | None) -> str:
        words = self._screen.words
        if day is None:
            return words("app.day_now")
        return words("app.day_label", date=in_words(parse_date(day.isoformat()), words))

    def _said(self) -> str:
        typed = self.line.typed
        if not typed:
            return ""
        when = parse_user_date(typed, self._screen.session.briefing.meta.as_of.upper)
        words = self._screen.words
        if when is None:
            return words("app.day_typing")
        return words("app.day_typed", date=in_words(when, words))

    # Struck sources.

    def toggle(self, id: str) -> None:
        """Strike a source, or take that back."""
        self._strike(self._screen.view.struck ^ {id})

    def restore(self) -> bool:
        """Take back every strike; `False` where there was none."""
        if not self._screen.view.struck:
            return False
        self._strike(frozenset())
        return True

    def _strike(self, struck: frozenset[str]) -> None:
        self._screen.journey.change(replace(self._screen.view, struck=struck))
        self._screen.make_index()

    def draw_struck(self) -> None:
        """Sum up in one line what falls with what is struck."""
        screen, line = self._screen, self._screen.query_one(StruckLine)
        struck = [
            source
            for id in sorted(screen.view.struck)
            if isinstance(source := screen.context.briefing.by_id.get(id), Source)
        ]
        if not struck:
            line.show("", "", "")
            return
        words, context = screen.words, screen.context
        down = brought_down(context.evidence, context.evidence.striking(frozenset()))
        first = shown(context, screen.view.language, struck[0].publisher).text
        if struck[0].issued is not None:
            first += f" ({in_words(struck[0].issued, words, style='short')})"
        names = words("app.struck_name", name=first)
        if len(struck) > 1:
            names = words("app.struck_names", name=first, more=len(struck) - 1)
        told = struck_counts(words, down)
        between = f" {context.glyphs.separator} "
        short = words("app.struck_short", falls=len(down.falls), judgements=len(down.judgements))
        line.show(names, between.join(told) or words("app.struck_nothing"), short)


def _month_on(day: date, step: int) -> date:
    """A month earlier or later; the last day of a month stays the last."""
    month = day.year * 12 + day.month - 1 + step
    year, month = divmod(month, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    last = monthrange(year, month + 1)[1]
    ends = (day + timedelta(days=1)).day == 1 if day < date.max else True
    return date(year, month + 1, last if ends else min(day.day, last))
