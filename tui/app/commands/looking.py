"""How things look: order, zoom, language, theme; and the help."""

from __future__ import annotations

from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
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

    page.app.push_screen(
        Choice(
            page.words,
            page.words("app.theme_title"),
            [(name, label(name)) for name in names],
            page.app.theme,
            preview,
        )
    )


@handles("help")
def help_(page: PageScreen) -> None:
    """All commands; choosing one carries it out."""
    from tui.app.sheets.help import HelpSheet
    from tui.app.sheets.palette import matches

    def carry_out(id: str | None) -> None:
        if id is not None:
            page.run_command(id)

    page.app.push_screen(HelpSheet(page.words, matches), carry_out)
