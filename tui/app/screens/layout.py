"""How a screen is laid out for its size, and which part of it has the focus.

Sizes become classes of the screen, which the style sheet goes by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens import drawing

if TYPE_CHECKING:
    from textual.geometry import Size

    from tui.app.screens.reader import ReaderScreen

SMALLEST = (40, 12)
"""Columns and rows below which the screen only says that it needs more."""

NARROW = 80
"""Below as many columns, list and detail take turns."""

ABREAST = 100
"""From as many columns on, accounts that differ stand side by side."""

WIDE = 140
"""From as many columns on, evidence and mentions have a column of their own."""

SHORT = 20
"""Below as many rows, the density strip gives way."""


class ScreenLayout:
    """The parts of a screen: which are in sight, and which one the keys go to."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._focus_before = "list"
        self.zoomed = False
        """Whether the detail has the screen to itself."""

    def focus_on(self, where: str) -> None:
        """Give the focus to `list`, `detail` or `aside`; list and detail may trade places."""
        screen = self._screen
        where = where.partition(":")[0]
        if where == "aside" and not screen.has_class("-wide"):
            where = "detail"
        reading = where != "list"
        if not reading and self.zoomed:
            self.zoom(False)
        screen.set_class(reading, "-reading")
        target = {"detail": screen.detail, "aside": screen.aside}.get(where, screen.list)
        screen.set_focus(target, scroll_visible=False)

    def zoom(self, on: bool) -> None:
        """Give the detail the whole screen, or take it back."""
        self.zoomed = on
        self._screen.set_class(on, "-zoom")
        self._screen.focus_on("detail" if on else "list")

    def fit(self, size: Size) -> None:
        """Choose the layout for a size, and draw what it changes."""
        screen, (columns, rows) = self._screen, size
        tiny = columns < SMALLEST[0] or rows < SMALLEST[1]
        was_tiny = screen.has_class("-tiny")
        before = screen.has_class("-wide"), screen.detail.abreast
        if tiny and not was_tiny:
            # What is hidden loses the focus.
            self._focus_before = "query" if screen.typing else screen.journey.place().focus
        wide, abreast = columns >= WIDE, columns >= ABREAST
        screen.set_class(tiny, "-tiny")
        screen.set_class(columns < NARROW, "-narrow")
        screen.set_class(wide, "-wide")
        screen.detail.abreast = screen.aside.abreast = abreast
        screen.set_class(rows < SHORT, "-short")
        self._draw_text(before, (wide, abreast))
        drawing.draw_frame(screen)
        if was_tiny and not tiny:
            screen.call_after_refresh(self._refocus)

    def _draw_text(self, before: tuple[bool, bool], now: tuple[bool, bool]) -> None:
        screen = self._screen
        if before[0] != now[0]:
            if screen.focused is screen.aside:
                screen.focus_on("detail")
            drawing.draw_article(screen, keep=True)
        elif before[1] != now[1]:
            # The detail may be as wide as before, and so would not set its lines anew.
            screen.detail.reflow()

    def _refocus(self) -> None:
        where, _, key = self._focus_before.partition(":")
        if where == "query":
            self._screen.open_query()
            return
        self._screen.focus_on(where)
        text = self._screen.focused_text
        if text is not None:
            text.focus_link(key or None)
