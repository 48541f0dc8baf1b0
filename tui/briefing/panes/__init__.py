"""The panes: the one registry that tabs, lists, commands and the command line read.

Each built-in pane is a module of this package named as the pane is, and holds its descriptor as
`PANE`. It is loaded when it is first asked for: what needs the names of the panes alone (the
commands, `briefdeck keys`) loads no records. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.briefing.model import Briefing, Record
    from tui.briefing.panes.pane import Pane
    from tui.briefing.view import View


class PaneRegistry(Mapping[str, "Pane"]):
    """Panes by id, in the order of their tabs."""

    def __init__(self, *built_in: str) -> None:
        self._panes: dict[str, Pane | None] = dict.fromkeys(built_in)
        self._followers: list[Callable[[], None]] = []

    def __getitem__(self, id: str) -> Pane:
        found = self._panes[id]
        if found is None:
            found = self._panes[id] = import_module(f"{__name__}.{id}").PANE
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._panes)

    def __len__(self) -> int:
        return len(self._panes)

    def add(self, pane: Pane) -> None:
        """Add a pane behind the others; raises `ValueError` where its id is taken."""
        if pane.id in self._panes:
            raise ValueError(f"there is a pane already: {pane.id}")
        self._panes[pane.id] = pane
        self._changed()

    def remove(self, id: str) -> None:
        """Take a pane away again; raises `KeyError` where there is none."""
        del self._panes[id]
        self._changed()

    def follow(self, follower: Callable[[], None]) -> None:
        """Call something now, and again whenever a pane is added or taken away."""
        self._followers.append(follower)
        follower()

    def _changed(self) -> None:
        _pane_of_kind.cache_clear()
        for follower in self._followers:
            follower()


PANES = PaneRegistry("overview", "timeline", "actors", "figures", "sources", "terms")
"""Every pane. The built-in ones stand here; another one is added with `add`."""


def pane_of(record: Record) -> str:
    """Id of the pane that a record belongs to: of several that claim its kind, the last."""
    return _pane_of_kind()[record.kind_name]


@cache
def _pane_of_kind() -> Mapping[str, str]:
    return {kind: id for id, pane in PANES.items() for kind in pane.kinds}


def members(briefing: Briefing, view: View, *, every: bool = False) -> tuple[Record, ...]:
    """The records that the view's pane lists, in its order, whatever the view's query.

    With `every` those follow that are listed only where a query hits them.
    """
    pane = PANES[view.pane]
    return (*pane.members(briefing, view), *(pane.unlisted(briefing) if every else ()))
