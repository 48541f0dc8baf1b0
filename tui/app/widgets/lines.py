"""Base of list and detail: a window on many lines, painted one at a time.

A subclass provides the number of lines and the runs of each; this class paints only the lines in
sight, scrolls without animation, and supports selection with the mouse. It knows nothing of
briefings.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.app.widgets.styles import StyledLine, StyledWidget

MAX_CACHED_LINES = 400
"""Painted lines that are kept, in sight or not."""

WHEEL_LINES = 3
"""Lines that one click of the mouse wheel scrolls."""


class LinesView(StyledWidget, can_focus=True):
    """A window on lines."""

    class Scrolled(Message):
        """The window was scrolled, or the number of lines changed."""

        def can_replace(self, message: Message) -> bool:
            """One is as good as many."""
            return isinstance(message, LinesView.Scrolled)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.top = 0
        """Number of the first line in sight."""
        self._strips: dict[int, Strip] = {}

    # What a subclass provides.

    def line_count(self) -> int:
        """The number of lines."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> StyledLine:
        """The runs of a line; shorter than `width` it is filled, longer it is cut."""
        raise NotImplementedError

    def lines_when_empty(self, width: int) -> list[StyledLine]:
        """What is shown where there are no lines."""
        return []

    # The window.

    @property
    def height(self) -> int:
        """Lines in sight; at least one."""
        return max(1, self.size.height)

    @property
    def last_top(self) -> int:
        """The largest `top`: the last line is at the bottom of the window."""
        return max(0, self.line_count() - self.height)

    def nearest_top(self, top: int) -> int:
        """`top`, or the nearest number that the first line in sight can have."""
        return max(0, min(top, self.last_top))

    def move_to(self, top: int) -> None:
        """Scroll so that the first line in sight is `top`, or as near as there are lines."""
        top = self.nearest_top(top)
        if top != self.top:
            self.top = top
            # Lines that stay in sight need not be painted again.
            if len(self._strips) > MAX_CACHED_LINES:
                self._strips.clear()
            self.refresh()
        self.post_message(self.Scrolled())

    def restore(self, top: int) -> None:
        """Scroll to an earlier position once the size is settled."""
        self.move_to(top)
        self.call_after_refresh(self.move_to, top)

    def reveal(self, number: int, *, margin: int = 0) -> None:
        """Scroll as little as needed for a line, and `margin` lines around it, to be in sight."""
        margin = min(margin, max(0, (self.height - 1) // 2))
        if number - margin < self.top:
            self.move_to(number - margin)
        elif number + margin >= self.top + self.height:
            self.move_to(number + margin - self.height + 1)

    def repaint(self, *numbers: int) -> None:
        """Paint again: the lines with these numbers, or all if none is given."""
        if not numbers:
            self._strips.clear()
            self.refresh()
            return
        for number in numbers:
            self._strips.pop(number, None)
            if self.top <= number < self.top + self.height:
                self.refresh(Region(0, number - self.top, self.size.width, 1))

    # Painting.

    def notify_style_update(self) -> None:
        """Discard the lines painted in the previous theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Discard the painted lines, which are as wide as the window was."""
        self._strips.clear()
        self.top = self.nearest_top(self.top)
        self.post_message(self.Scrolled())

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self.repaint()

    def strip(self, y: int) -> Strip:
        """Line `y` of the window."""
        number = self.top + y
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._paint(number, self.size.width)
        return strip

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window, with its offset in the text for selection with the mouse."""
        number = self.top + y
        strip = self.strip(y)
        return strip.apply_offsets(0, number) if number < self.line_count() else strip

    def _paint(self, number: int, width: int) -> Strip:
        if width <= 0 or not 0 <= number < self.line_count():
            lines = self.lines_when_empty(width) if width > 0 and not self.line_count() else []
            return self.strip_of(lines[number] if number < len(lines) else (), width)
        line = self.line(number, width)
        strip = self.strip_of(line, width)
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return strip
        text, (start, end) = "".join(run.text for run in line), span
        left = cell_len(text[:start])
        right = cell_len(text if end == -1 else text[:end])
        style = self.screen.get_component_rich_style("screen--selection")
        selected = Strip(Segment.apply_style(strip.crop(left, right), post_style=style))
        return Strip.join([strip.crop(0, left), selected, strip.crop(right, strip.cell_length)])

    # Selecting and scrolling with the mouse.

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse, and what follows it."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.line_count() - 1
        lines = [""] * first
        for number in range(first, min(last, self.line_count() - 1) + 1):
            lines.append("".join(run.text for run in self.line(number, self.size.width)).rstrip())
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the changed selection."""
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move_to(self.top + WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move_to(self.top - WHEEL_LINES)
