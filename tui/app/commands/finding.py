"""Finding: the query line, matches in the text, dates, the palette."""

from __future__ import annotations

from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
from tui.briefing.dates import in_words
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


@handles("next-match")
def next_match(page: PageScreen) -> Step | None:
    """To the next match in the text, or to the next record found."""
    return _step_match(page, 1)


@handles("previous-match")
def previous_match(page: PageScreen) -> Step | None:
    """To the match before in the text, or to the record found before."""
    return _step_match(page, -1)


def _step_match(page: PageScreen, step: int) -> Step | None:
    if not page.view.query:
        return Step(text=page.words("app.no_query"))
    if page.detail.step_match(step):
        return None
    page.list.move(step)
    if page.list.selected == page.view.selected:
        return Step(text=page.words("app.no_more_matches"))
    return page.navigation.select(page.list.selected)


@handles("jump-date")
def jump_date(page: PageScreen) -> None:
    """Ask for a date and go to the event nearest to it."""
    from tui.app.sheets.choices import DatePrompt

    parse = page.time_travel.parse

    def understood(typed: str) -> str | None:
        date = parse(typed)
        return in_words(date, page.words) if date is not None else None

    def go(typed: str | None) -> None:
        date = parse(typed) if typed else None
        event = nearest(page.session.visible_events(), date.lower) if date is not None else None
        if event is not None:
            visit = page.navigation.visit
            page.run_verb(lambda: visit(event.id, pane="timeline", focus="list"))

    page.app.push_screen(DatePrompt(page.words, understood), go)


@handles("palette")
def palette(page: PageScreen) -> None:
    """Find commands and records by name."""
    from tui.app.sheets.palette import COMMAND, RECORD, Palette

    def act(choice: str | None) -> None:
        if choice is None:
            return
        if choice.startswith(COMMAND):
            page.run_command(choice.removeprefix(COMMAND))
        else:
            page.run_verb(lambda: page.navigation.visit(choice.removeprefix(RECORD)))

    page.app.push_screen(Palette(page), act)
