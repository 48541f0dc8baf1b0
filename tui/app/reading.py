"""When a record counts as read: it stood on the screen a while; a cursor passing does not count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app import drawing

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.app.screen import ReaderScreen
    from tui.app.unread import Unread

READ_SECONDS = 1.5
"""How long a record must stand on the screen to count as read."""


class Reading:
    """The record now on the screen, and what is unread."""

    def __init__(self, screen: ReaderScreen, unread: Unread) -> None:
        self.unread = unread
        """What the reader has not read yet; nothing until a worker has looked."""
        self._screen = screen
        self._timer: Timer | None = None

    def take(self, unread: Unread) -> None:
        """Go by what a worker found out."""
        self.unread.close()
        self.unread = unread
        drawing.draw_unread(self._screen)
        self.begin()

    def begin(self) -> None:
        """A record came on the screen: from now on the time counts."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        id = self._screen.view.selected
        if id in self.unread.states:
            self._timer = self._screen.set_timer(READ_SECONDS, partial(self._end, id))

    def _end(self, id: str) -> None:
        screen = self._screen
        if id == screen.view.selected and screen.detail.display and screen.app.screen is screen:
            mark = partial(screen.app.mark_read, self.unread, id, screen)
            screen.run_worker(mark, thread=True)
