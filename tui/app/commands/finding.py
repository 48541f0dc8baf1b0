"""Finding: the query line, matches in the text, dates, the palette."""

from __future__ import annotations

from functools import partial

from tui.app.commands.registry import ask, handles, visit
from tui.app.screens.page import PageScreen
from tui.briefing.dates import Date
from tui.briefing.panes.timeline import nearest
from tui.session.step import Step


@handles("query")
def query(page: PageScreen) -> Step:
    """Open the query line."""
    snapshot = page.session.snapshot()
    if not snapshot.is_large:
        # Made between the key and the first letter; until then it would only take room.
        page.call_after_refresh(snapshot.index)
    return Step(focus="query")


def _step_match(page: PageScreen, step: int) -> Step | None:
    """To the next (1) or previous (-1) match in the text, or record found."""
    if not page.view.query:
        return Step(text=page.words("app.no_query"))
    if page.detail.step_match(step):
        return None
    page.list.move(step)
    if page.list.selected == page.view.selected:
        return Step(text=page.words("app.no_more_matches"))
    return page.navigation.select(page.list.selected)


handles("next-match")(partial(_step_match, step=1))
handles("previous-match")(partial(_step_match, step=-1))


@handles("jump-date")
def jump_date(page: PageScreen) -> None:
    """Ask for a date and go to the event nearest to it."""
    from tui.app.sheets.choices import DatePrompt

    def go(date: Date) -> None:
        event = nearest(page.session.visible_events(), date.lower)
        if event is not None:
            page.run_verb(lambda: page.navigation.visit(event.id, pane="timeline", focus="list"))

    ask(page, DatePrompt(page.words, page.time_travel.parse), go)


@handles("palette")
def palette(page: PageScreen) -> None:
    """Find commands and records by name."""
    from tui.app.sheets.palette import COMMAND, RECORD, Palette

    def act(choice: str) -> None:
        if choice.startswith(COMMAND):
            page.run_command(choice.removeprefix(COMMAND))
        else:
            visit(page, choice.removeprefix(RECORD))

    ask(page, Palette(page), act)
