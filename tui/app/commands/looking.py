"""How and what one looks at: order, zoom, language, theme, day, struck sources; and the help."""

from __future__ import annotations

from tui.app.commands.records import source_or_selected
from tui.app.commands.registry import ask, handles
from tui.app.screens.page import PageScreen
from tui.app.widgets.day_line import DayLine
from tui.briefing.model import Source
from tui.session.step import Step


@handles("order")
def order(page: PageScreen) -> Step:
    """Newest or oldest first."""
    return page.navigation.turn_order()


@handles("zoom")
def zoom(page: PageScreen) -> Step:
    """The text alone, or list and text."""
    page.zoom(not page.zoomed)
    return Step(focus="detail" if page.zoomed else "list")


@handles("language")
def language(page: PageScreen) -> Step:
    """The next of the briefing's languages."""
    return page.navigation.next_language()


@handles("theme")
def theme(page: PageScreen) -> None:
    """Choose a theme, seeing each."""
    from tui.app.sheets.choices import Choice
    from tui.app.themes import THEMES

    own = [theme.name for theme in THEMES]
    names = own + sorted(name for name in page.app.available_themes if name not in own)

    def preview(name: str) -> None:
        page.app.theme = name

    def label(name: str) -> str:
        key = "app.theme_" + name.replace("-", "_")
        return page.words(key) if page.words.has(key) else name

    labels = [(name, label(name)) for name in names]
    title = page.words("app.theme_title")
    page.app.push_screen(Choice(page.words, title, labels, page.app.theme, preview))


@handles("help")
def help_(page: PageScreen) -> None:
    """All commands; choosing one carries it out."""
    from tui.app.sheets.help import HelpSheet

    ask(page, HelpSheet(page.words), page.run_command)


@handles("as-known")
def as_known(page: PageScreen) -> Step:
    """Choose the day whose knowledge is shown; while choosing, that of the selected record."""
    if page.time_travel.is_open and isinstance(page.focused, DayLine):
        return page.time_travel.go_to_selected()
    return page.time_travel.open()


@handles("strike")
def strike(page: PageScreen) -> Step:
    """Strike the source of the focused link or the selected one, or take that back."""
    id = source_or_selected(page)
    if id is not None and isinstance(page.context.briefing.by_id.get(id), Source):
        return page.navigation.strike(id)
    return Step(text=page.words("app.strike_what"))


@handles("unstrike")
def unstrike(page: PageScreen) -> Step:
    """Take back every strike."""
    return page.navigation.restore_struck()
