"""How things look: order, zoom, language, theme; and the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.commands import does

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("order")
def order(screen: ReaderScreen) -> None:
    """Newest or oldest first."""
    newest = not screen.view.newest_first
    screen.journey.change(replace(screen.view, newest_first=newest))
    screen.tell("app.newest_first" if newest else "app.oldest_first")


@does("zoom")
def zoom(screen: ReaderScreen) -> None:
    """The text alone, or list and text."""
    screen.zoom(not screen.zoomed)


@does("language")
def language(screen: ReaderScreen) -> None:
    """The next of the briefing's languages."""
    languages = screen.languages
    at = languages.index(screen.view.language) if screen.view.language in languages else -1
    screen.journey.change(replace(screen.view, language=languages[(at + 1) % len(languages)]))


@does("theme")
def theme(screen: ReaderScreen) -> None:
    """Choose a theme, seeing each."""
    from tui.app.sheets.choices import Choice
    from tui.app.themes import OWN

    own = [theme.name for theme in OWN]
    names = own + sorted(name for name in screen.app.available_themes if name not in own)

    def preview(name: str) -> None:
        screen.app.theme = name

    def label(name: str) -> str:
        key = "app.theme_" + name.replace("-", "_")
        return screen.words(key) if screen.words.has(key) else name

    screen.app.push_screen(
        Choice(
            screen.words,
            screen.words("app.theme_title"),
            [(name, label(name)) for name in names],
            screen.app.theme,
            preview,
        )
    )


@does("help")
def help_(screen: ReaderScreen) -> None:
    """All commands; choosing one carries it out."""
    from tui.app.sheets.help import HelpSheet
    from tui.app.sheets.palette import matches

    def carry_out(id: str | None) -> None:
        if id is not None:
            screen.do(id)

    screen.app.push_screen(HelpSheet(screen.words, matches), carry_out)
