"""Looking otherwise than as it stands: as known on a day, and without some sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does
from tui.briefing.model import Source

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("as-known")
def as_known(screen: ReaderScreen) -> None:
    """Choose the day whose knowledge is shown."""
    screen.standing.open()


@does("strike")
def strike(screen: ReaderScreen) -> None:
    """Strike the source of the focused link or the selected one, or take that back."""
    text = screen.focused_text
    link = text.focused_link if text is not None else None
    for id in (link.target if link is not None else None, screen.view.selected):
        if id is not None and isinstance(screen.context.briefing.by_id.get(id), Source):
            toggle_struck(screen, id)
            return
    screen.tell("app.strike_what")


@does("unstrike")
def unstrike(screen: ReaderScreen) -> None:
    """Take back every strike."""
    if not screen.standing.restore():
        screen.tell("app.nothing_struck")


def toggle_struck(screen: ReaderScreen, id: str) -> None:
    """Strike a source, or take that back; every pane shows what falls with it."""
    screen.standing.toggle(id)
