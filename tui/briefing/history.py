"""Back and forward, like a browser's: a list of places and which of them one is at.

Pure: no files, no terminal.
"""

from __future__ import annotations

from typing import Final

import msgspec

from tui.briefing.view import View

LONGEST: Final = 500
"""How many places are kept; the oldest go first."""


class Place(msgspec.Struct, frozen=True):
    """Where the reader was: what was looked at, and how."""

    view: View
    """What was looked at."""
    focus: str = ""
    """What had the focus (a widget's id, a link), in the app's own words."""
    scroll: tuple[int, int] = (0, 0)
    """First visible row of the list and of the detail."""


class History(msgspec.Struct, frozen=True):
    """The places been to, oldest first; immutable, each step gives another history."""

    places: tuple[Place, ...]
    """At least one, at most `LONGEST`."""
    at: int = 0
    """Index of the current place."""

    @classmethod
    def start(cls, place: Place) -> History:
        """A history of one place."""
        return cls((place,))

    @property
    def current(self) -> Place:
        """The place one is at."""
        return self.places[self.at]

    @property
    def can_back(self) -> bool:
        """Whether there is a place before this one."""
        return self.at > 0

    @property
    def can_forward(self) -> bool:
        """Whether one has gone back from a later place."""
        return self.at < len(self.places) - 1

    def push(self, place: Place) -> History:
        """Go to a new place; what lay ahead is forgotten. The same view again only replaces."""
        if place.view == self.current.view:
            return self.replace(place)
        places = (*self.places[: self.at + 1], place)[-LONGEST:]
        return History(places, len(places) - 1)

    def replace(self, place: Place) -> History:
        """Put another place (other focus or scroll) where one is; what lies ahead stays."""
        if place == self.current:
            return self
        return History((*self.places[: self.at], place, *self.places[self.at + 1 :]), self.at)

    def back(self) -> History:
        """At the place before; the very same history where there is none."""
        return History(self.places, self.at - 1) if self.can_back else self

    def forward(self) -> History:
        """At the place after; the very same history where there is none."""
        return History(self.places, self.at + 1) if self.can_forward else self
