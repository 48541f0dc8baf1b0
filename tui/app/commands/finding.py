"""Finding: the query line, matches in the text, dates, the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does
from tui.briefing.dates import in_words, parse_user_date
from tui.briefing.panes.timeline import nearest

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("query")
def query(screen: ReaderScreen) -> None:
    """Open the query line."""
    screen.open_query()


@does("next-match")
def next_match(screen: ReaderScreen) -> None:
    """To the next match in the text, or to the next record found."""
    _step_match(screen, 1)


@does("previous-match")
def previous_match(screen: ReaderScreen) -> None:
    """To the match before in the text, or to the record found before."""
    _step_match(screen, -1)


def _step_match(screen: ReaderScreen, step: int) -> None:
    if not screen.view.query:
        screen.tell("app.no_query")
    elif not any(text.step_match(step) for text in screen.texts[:1]):
        before = screen.view.selected
        screen.list.move(step)
        if screen.view.selected == before:
            screen.tell("app.no_more_matches")


@does("jump-date")
def jump_date(screen: ReaderScreen) -> None:
    """Ask for a date and go to the event nearest to it."""
    from tui.app.sheets.choices import DatePrompt

    reference = screen.session.briefing.meta.as_of.upper

    def understood(typed: str) -> str | None:
        date = parse_user_date(typed, reference)
        return in_words(date, screen.words) if date is not None else None

    def go(typed: str | None) -> None:
        date = parse_user_date(typed, reference) if typed else None
        if date is None:
            return
        event = nearest(screen.session.visible_events(), date.lower)
        if event is not None:
            screen.journey.visit(event.id, pane="timeline", focus="list")

    screen.app.push_screen(DatePrompt(screen.words, understood), go)


@does("palette")
def palette(screen: ReaderScreen) -> None:
    """Find commands and records by name."""
    from tui.app.sheets.palette import open_palette

    open_palette(screen)
