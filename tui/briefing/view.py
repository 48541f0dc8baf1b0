"""The View: what the reader looks at, as one small immutable value."""

from __future__ import annotations

from datetime import date

import msgspec


class View(msgspec.Struct, frozen=True):
    """What the reader looks at. Hashable; `msgspec.structs.replace` makes the next one."""

    pane: str = "overview"
    """The pane in front, one of `tui.briefing.panes.PANES`."""
    selected: str | None = None
    """Id of the record shown."""
    query: str = ""
    """The query line."""
    as_known: date | None = None
    """The day whose knowledge is shown; None for all."""
    language: str = "ko"
    """BCP 47 tag of the reader's language."""
    newest_first: bool = False
    """Whether what is dated (events, sources) runs from the newest."""
    struck: frozenset[str] = frozenset()
    """Ids of the sources that are struck."""
