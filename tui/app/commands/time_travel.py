"""Looking otherwise than as it stands: as known on a day, and without some sources."""

from __future__ import annotations

from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
from tui.app.widgets.day_line import DayLine
from tui.briefing.model import Source
from tui.session.step import Step


@handles("as-known")
def as_known(page: PageScreen) -> Step:
    """Choose the day whose knowledge is shown; while choosing, that of the selected record."""
    if page.time_travel.is_open and isinstance(page.focused, DayLine):
        return page.time_travel.go_to_selected()
    return page.time_travel.open()


@handles("strike")
def strike(page: PageScreen) -> Step:
    """Strike the source of the focused link or the selected one, or take that back."""
    text = page.focused_text
    link = text.focused_link if text is not None else None
    for id in (link.target if link is not None else None, page.view.selected):
        if id is not None and isinstance(page.context.briefing.by_id.get(id), Source):
            return page.navigation.strike(id)
    return Step(text=page.words("app.strike_what"))


@handles("unstrike")
def unstrike(page: PageScreen) -> Step:
    """Take back every strike."""
    return page.navigation.restore_struck()
