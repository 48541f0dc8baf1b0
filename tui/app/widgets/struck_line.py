"""The line that sums up what falls with the struck sources; shown while any is struck."""

from __future__ import annotations

from tui.app.widgets.styles import Band, Run, StyledLine
from tui.page.wrap import cells, cut


class StruckLine(Band):
    """Which sources are struck, and what that brings down."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._names = ""
        self._told = ""
        self._short = ""

    def show(self, names: str, told: str, short: str) -> None:
        """Set the sources' names, what falls in words, and the same in fewer; empty: none is."""
        if (names, told, short) != (self._names, self._told, self._short):
            self._names, self._told, self._short = names, told, short
            self.refresh()
        self.set_class(bool(names), "-shown")

    def lines(self, width: int) -> list[StyledLine]:
        """One line; the names give way to what falls, and that to its short form."""
        for told in (self._told, self._short):
            room = width - cells(told) - 4
            if room >= min(12, cells(self._names)):
                names = cut(self._names, room)
                return [(Run(" "), Run(names, "loud"), Run("  "), Run(told))]
        return [(Run(" "), Run(cut(self._short, max(1, width - 2)), "loud"))]
