"""The app below its screens: settings, themes, memory, leaving, and the clipboard.

Screens know this much of the app they run in; which screen is on is `tui.app.app`'s business.
"""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App
from textual.screen import Screen

from tui.app import gc_tuning
from tui.app.messages import Copied
from tui.app.terminal.setup import TerminalInfo
from tui.app.themes import THEMES, complete
from tui.page.glyphs import ASCII, UNICODE, Glyphs
from tui.reader.memory import Memory, keep
from tui.session.session import Session
from tui.session.settings import Settings
from tui.words import Words


class BaseApp(App[None], inherit_bindings=False):
    """What every screen may ask of the app."""

    def __init__(self, settings: Settings, terminal: TerminalInfo) -> None:
        super().__init__(ansi_color=True if terminal.colour == "none" else None)
        self.settings = settings
        """What the command line and the configuration ask for."""
        self.memory = Memory()
        """What is remembered of the briefing that is open."""
        self._coloured: dict[str, str] = {}
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)

    @property
    def words(self) -> Words:
        """The interface's words before a briefing says which language it is read in."""
        return self.settings.words(self.settings.language)

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return ASCII if self.settings.ascii else UNICODE

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, ours among them whatever the theme."""
        self.theme_variables = complete(super().get_css_variables(), self.current_theme)
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheet again, unless that was done with these very colours."""
        colours = self.get_css_variables()
        if colours != self._coloured:
            self._coloured = colours
            super().refresh_css(animate)

    def set_theme(self, name: str | None) -> None:
        """Show a theme; the first of ours where there is none of that name."""
        self.theme = name if name in self.available_themes else THEMES[0].name

    def open_briefing(self, folder: Path) -> bool:
        """Put a briefing on the screen; `False` where nothing of it could be read."""
        raise NotImplementedError

    def leave(self, status: int = 0) -> None:
        """End, keeping the place."""
        self.remember()
        self.exit(return_code=status)

    def remember(self) -> None:
        """Write down where the reader is; whatever is in the way costs only the memory."""
        for screen in self.screen_stack:
            session = getattr(screen, "session", None)
            if isinstance(session, Session):
                view = session.view
                self.memory = self.memory._replace(
                    pane=view.pane,
                    selected=view.selected,
                    language=view.language,
                    theme=self.theme,
                    newest_first=view.newest_first,
                )
                keep(self.memory, session.opened.path, session.briefing.meta.id)

    def close_briefing(self) -> bool:
        """Go back to the library that the briefing was chosen from; `False` where there is none."""
        if len(self.screen_stack) < 2:
            return False
        self.remember()
        gc_tuning.unfreeze()
        self.pop_screen()
        return True

    @property
    def earlier_queries(self) -> tuple[str, ...]:
        """Queries made before, the latest first."""
        return tuple(reversed(self.memory.queries))

    def remember_query(self, text: str) -> None:
        """Add a query to those made before."""
        self.memory = self.memory.with_query(text)

    def copy(self, text: str, words: Words, screen: Screen[None]) -> None:
        """Copy a text; a clipboard may keep one waiting, so this is for a worker."""
        from tui.app.terminal.clipboard import copy

        driver = self._driver
        write = driver.write if driver is not None and not self.is_headless else None
        result = copy(text, os.environ, write)
        screen.post_message(Copied(result.message(words, screen.size.width - 2)))
