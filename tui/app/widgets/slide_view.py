"""What a presentation is made of: the slide in a window, the note under it, the lines around it.

Each is handed what it shows; none knows of stories or keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.widgets.lines import LinesView
from tui.app.widgets.pieces import STYLE_OF
from tui.app.widgets.styles import Band, Run, StyledLine
from tui.page.blocks import text_of
from tui.page.wrap import cells, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.page.blocks import Line as PageLine
    from tui.page.glyphs import Glyphs


def runs_of(line: PageLine) -> StyledLine:
    """Pieces in their inks; links look like the text around them."""
    return tuple(Run(piece.text, STYLE_OF.get(piece.style, "plain")) for piece in line)


class SlideView(LinesView):
    """A slide: empty lines above it, then its lines, each after the same margin."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[PageLine] = ()
        self._above = 0
        self._left = 0

    def show(self, lines: Sequence[PageLine], above: int, left: int, *, keep: bool) -> None:
        """Show lines under `above` empty ones; `keep` leaves the window where it is."""
        self._lines, self._above, self._left = lines, above, left
        self.top = max(0, min(self.top, self.last_top)) if keep else 0
        self.repaint()

    def line_count(self) -> int:
        """All lines, the empty ones above among them."""
        return self._above + len(self._lines)

    def line(self, number: int, width: int) -> StyledLine:
        """A line after its margin."""
        if number < self._above:
            return ()
        return (Run(" " * self._left), *runs_of(self._lines[number - self._above]))


class NoteBand(Band):
    """The story's note, behind a thin upright line."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[PageLine] = ()
        self._above = 0
        self._left = 0
        self._bar = ""

    def show(self, lines: Sequence[PageLine], above: int, left: int, bar: str) -> None:
        """Show lines under `above` empty ones."""
        self._lines, self._above, self._left, self._bar = lines, above, left, bar
        self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """The note."""
        lead = (Run(" " * self._left), Run(self._bar, "accent"), Run(" "))
        noted: list[StyledLine] = [(*lead, *runs_of(line)) for line in self._lines]
        return [()] * self._above + noted


class EndsBand(Band):
    """One line: some words at the left, some at the right, both quiet unless they say otherwise."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left: StyledLine = ()
        self._right: StyledLine = ()

    def show(self, left: StyledLine, right: StyledLine) -> None:
        """Show both ends."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """The line; the right end gives way where there is no room for both."""
        room = max(0, width - 4)
        left, right = self._left, self._right
        wide = [sum(cells(run.text) for run in runs) for runs in (left, right)]
        if wide[0] + wide[1] + 2 > room:
            right, wide[1] = (), 0
        if wide[0] > room and left:
            left = (Run(cut("".join(run.text for run in left), room), left[0].style),)
            wide[0] = room
        gap = " " * max(0, room - wide[0] - wide[1])
        return [(Run("  "), *left, Run(gap), *right)]


def progress(done: int, count: int, room: int, glyphs: Glyphs) -> StyledLine:
    """How far a story has come, as a thin line of at most `room` columns."""
    length = min(room, 2 * count)
    if length < 4 or count < 2:
        return ()
    filled = max(1, round(length * done / count))
    full, rest = ("━", "─") if glyphs.braille else ("=", "-")
    return (Run(full * filled, "quiet"), Run(rest * (length - filled), "rule"))


def quiet(pieces_: Sequence[PageLine], separator: str) -> StyledLine:
    """Facts one after the other, quietly."""
    return (Run(f" {separator} ".join(text_of(pieces) for pieces in pieces_), "quiet"),)
