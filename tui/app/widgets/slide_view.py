"""What a presentation is made of: the slide in a window, the note under it, the lines around it.

Each shows what it is handed; none knows of stories or keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.widgets.lines import LinesView
from tui.app.widgets.styles import STYLE_OF, Band, Run, StyledLine
from tui.page.blocks import Line
from tui.page.glyphs import Glyphs
from tui.page.wrap import cells, cut


def runs_of(line: Line) -> StyledLine:
    """Pieces in their styles; links look like the text around them."""
    return tuple(Run(piece.text, STYLE_OF[piece.style]) for piece in line)


class SlideView(LinesView):
    """A slide: empty lines above it, then its lines, each after the same margin."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._above = 0
        self._left = 0

    def show(self, lines: Sequence[Line], above: int, left: int, *, keep: bool) -> None:
        """Show lines below `above` empty ones; `keep` leaves the scroll position as it is."""
        self._lines, self._above, self._left = lines, above, left
        self.top = self.nearest_top(self.top) if keep else 0
        self.repaint()

    def line_count(self) -> int:
        """The number of lines, with the empty ones above."""
        return self._above + len(self._lines)

    def line(self, number: int, width: int) -> StyledLine:
        """A line after its margin."""
        if number < self._above:
            return ()
        return (Run(" " * self._left), *runs_of(self._lines[number - self._above]))


class NoteBand(Band):
    """The story's note, behind a thin upright line."""

    state: tuple[Sequence[Line], int, int, str] = ((), 0, 0, "")

    def show(self, lines: Sequence[Line], above: int, left: int, bar: str) -> None:
        """Show lines below `above` empty ones, each behind `left` cells and the sign `bar`."""
        self.update((lines, above, left, bar))

    def lines(self, width: int) -> list[StyledLine]:
        """The note."""
        note, above, left, bar = self.state
        lead = (Run(" " * left), Run(bar, "accent"), Run(" "))
        shown: list[StyledLine] = [(*lead, *runs_of(line)) for line in note]
        return [()] * above + shown


class StatusLine(Band):
    """One line with text at its left and at its right end."""

    state: tuple[StyledLine, StyledLine] = ((), ())

    def show(self, left: StyledLine, right: StyledLine) -> None:
        """Set the text of both ends."""
        self.update((left, right))

    def lines(self, width: int) -> list[StyledLine]:
        """The line; the right end is left out where there is no room for both."""
        room = max(0, width - 4)
        left, right = self.state
        left_width, right_width = (sum(cells(run.text) for run in end) for end in self.state)
        if left_width + right_width + 2 > room:
            right, right_width = (), 0
        if left_width > room and left:
            left = (Run(cut("".join(run.text for run in left), room), left[0].style),)
            left_width = room
        gap = " " * max(0, room - left_width - right_width)
        return [(Run("  "), *left, Run(gap), *right)]


def progress(done: int, count: int, room: int, glyphs: Glyphs) -> StyledLine:
    """How far a story has come, as a thin line of at most `room` columns."""
    length = min(room, 2 * count)
    if length < 4 or count < 2:
        return ()
    filled = max(1, round(length * done / count))
    full, rest = ("━", "─") if glyphs.braille else ("=", "-")
    return (Run(full * filled, "quiet"), Run(rest * (length - filled), "rule"))
