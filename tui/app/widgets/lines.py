"""What list and detail are made of: a window on many lines, painted one at a time.

A subclass says how many lines there are and what stands in each; this class paints only the lines
in sight, moves the window without animation, and lends the text to selection with the mouse. It
knows nothing of briefings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.app.widgets.styles import Run, StyledLine, StyledWidget

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Offset
    from textual.selection import Selection

KEPT_LINES = 400
"""Painted lines that are kept, in sight or not."""

WHEEL_LINES = 3
"""Lines that one click of the mouse wheel moves."""


class LinesView(StyledWidget, can_focus=True):
    """A window on lines."""

    class Scrolled(Message):
        """The window moved, or what it shows became longer or shorter."""

        def __init__(self, view: LinesView) -> None:
            super().__init__()
            self.view = view
            """The window."""

        @property
        def control(self) -> LinesView:
            """The window."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """One is as good as many."""
            return isinstance(message, LinesView.Scrolled)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0
        """Number of the first line in sight."""
        self._strips: dict[int, Strip] = {}

    # What a subclass says.

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> StyledLine:
        """What stands in a line; shorter than `width` is filled, longer is cut."""
        raise NotImplementedError

    def lines_when_empty(self, width: int) -> list[StyledLine]:
        """What stands in the window where there are no lines."""
        return []

    # The window.

    @property
    def height(self) -> int:
        """Lines in sight; at least one."""
        return max(1, self.size.height)

    @property
    def last_top(self) -> int:
        """The furthest the window goes down."""
        return max(0, self.line_count() - self.height)

    def move_to(self, top: int) -> None:
        """Put the window's first line at `top`, or as near as there are lines."""
        top = max(0, min(top, self.last_top))
        if top != self.top:
            self.top = top
            # Lines that stay in sight need not be painted again.
            if len(self._strips) > KEPT_LINES:
                self._strips.clear()
            self.refresh()
        self.post_message(self.Scrolled(self))

    def restore(self, top: int) -> None:
        """Put the window back to where it was once its size is settled."""
        self.move_to(top)
        self.call_after_refresh(self.move_to, top)

    def reveal(self, number: int, *, margin: int = 0) -> None:
        """Move the window as little as needed for a line to be in sight."""
        margin = min(margin, max(0, (self.height - 1) // 2))
        if number - margin < self.top:
            self.move_to(number - margin)
        elif number + margin >= self.top + self.height:
            self.move_to(number + margin - self.height + 1)

    def repaint(self, *numbers: int) -> None:
        """Paint again: the lines named, or all where none is."""
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
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Lines are as wide as the window: none of the painted ones fits any more."""
        self._strips.clear()
        self.top = max(0, min(self.top, self.last_top))
        self.post_message(self.Scrolled(self))

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """The cursor looks different without the focus."""
        self.repaint()

    def strip(self, y: int) -> Strip:
        """One line of the window."""
        number = self.top + y
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._paint(number, self.size.width)
        return strip

    def render_line(self, y: int) -> Strip:
        """One line of the window, with its place in the text for the mouse's selection."""
        number = self.top + y
        strip = self.strip(y)
        return strip.apply_offsets(0, number) if number < self.line_count() else strip

    def _paint(self, number: int, width: int) -> Strip:
        if width <= 0 or not 0 <= number < self.line_count():
            said = self.lines_when_empty(width) if width > 0 and not self.line_count() else []
            return self.strip_of(said[number] if number < len(said) else (), width)
        line = self.line(number, width)
        strip = self.strip_of(line, width)
        span = self._selected(number)
        if span is not None:
            strip = self._with_selection(strip, "".join(run.text for run in line), span)
        return strip

    def _selected(self, number: int) -> tuple[int, int] | None:
        selection = self.text_selection
        return selection.get_span(number) if selection is not None else None

    def _with_selection(self, strip: Strip, text: str, span: tuple[int, int]) -> Strip:
        start, end = span
        left = cell_len(text[:start])
        right = cell_len(text) if end == -1 else cell_len(text[:end])
        style = self.screen.get_component_rich_style("screen--selection")
        width = strip.cell_length
        return Strip.join(
            [
                strip.crop(0, left),
                Strip(
                    [Segment(s.text, (s.style or style) + style) for s in strip.crop(left, right)]
                ),
                strip.crop(right, width),
            ]
        )

    # Selecting and scrolling with the mouse.

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse's selection."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.line_count() - 1
        lines = [""] * first
        for number in range(first, min(last, self.line_count() - 1) + 1):
            lines.append("".join(run.text for run in self.line(number, self.size.width)).rstrip())
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected, or no longer is."""
        self.repaint()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the window down."""
        event.stop()
        self.move_to(self.top + WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the window up."""
        event.stop()
        self.move_to(self.top - WHEEL_LINES)

    def run_at(self, offset: Offset) -> Run | None:
        """What stands at a place in the window."""
        number = self.top + offset.y
        if not 0 <= number < self.line_count():
            return None
        at = 0
        for run in self.line(number, self.size.width):
            at += cell_len(run.text)
            if offset.x < at:
                return run
        return None
