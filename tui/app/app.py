"""The Textual app: themes, signals, memory, and which screen is on.

It opens what it is given, a briefing or a library of several, and remembers where the reader left
off. What happens on the page is the screen's business.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from tui.app import gc_tuning
from tui.app.base import BaseApp
from tui.app.screens.reader import ReaderScreen
from tui.app.terminal.hangul_keys import is_hangul, keys_of
from tui.app.terminal.setup import TerminalInfo, detect_terminal
from tui.app.themes import THEMES
from tui.library.find import Found, find_briefings
from tui.reader.config import load_config
from tui.session.opening import start_session
from tui.session.session import Session
from tui.session.settings import Settings


class BriefdeckApp(BaseApp, inherit_bindings=False):
    """The reader."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    def __init__(self, found: Found, settings: Settings, terminal: TerminalInfo) -> None:
        super().__init__(settings, terminal)
        self.found = found
        """What was found at the path."""
        self._undo: list[Callable[[], None]] = []
        self._hangul_due = False

    # Beginning and end.

    def get_default_screen(self) -> Screen[Any]:
        """The briefing at once where there is one, else the library to choose from."""
        self.set_theme(self.settings.config.theme)
        screen = self._first_screen()
        # Known before the screen is mounted, so that the style sheet is parsed once.
        self._coloured = self.get_css_variables()
        self.stylesheet.set_variables(self._coloured)
        return screen

    def _first_screen(self) -> Screen[Any]:
        if len(self.found.folders) == 1:
            screen = self.reader(self.found.folders[0])
            if screen is not None:
                return screen
        from tui.app.screens.library import LibraryScreen

        return LibraryScreen(self.found, self.settings)

    def on_mount(self) -> None:
        """Hear the signals that end or stop a program."""
        from tui.app.terminal.signals import handle_continue, handle_exit_signals

        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self._undo.append(handle_exit_signals(lambda number: self.leave(128 + number)))
        if self._driver is not None and not self.is_headless:
            self._undo.append(handle_continue(self._driver, lambda: self.refresh(layout=True)))

    def on_ready(self) -> None:
        """The first page is painted."""
        gc_tuning.freeze_and_resume()

    def on_unmount(self) -> None:
        """Hear signals as before."""
        for undo in self._undo:
            undo()

    # Briefings.

    def open_briefing(self, folder: Path) -> bool:
        """Put a briefing on the screen; `False` where nothing of it could be read."""
        screen = self.reader(folder)
        if screen is not None:
            self.push_screen(screen)
        return screen is not None

    def reader(self, folder: Path) -> ReaderScreen | None:
        """The screen of a briefing, where one left it; `None` where nothing could be read."""
        start = start_session(
            folder, self.settings.language, language_chosen=self.settings.language_chosen
        )
        if start is None:
            return None
        self.memory = start.memory
        self.set_theme(self.memory.theme or self.settings.config.theme)
        session = Session(
            start.opened, start.briefing, start.view, self.glyphs, self.settings.words
        )
        return ReaderScreen(session)

    # Keys.

    async def on_event(self, event: events.Event) -> None:
        """Hangul that arrives outside a text field is taken apart into its keys."""
        if (
            not isinstance(event, events.Key)
            or event.is_forwarded
            or not is_hangul(event.key)
            or self._typing()
        ):
            await super().on_event(event)
            return
        self._hint_at_hangul_once()
        # The first one carries the Hangul, for a field that may be on its way.
        for number, key in enumerate(keys_of(event.key)):
            await super().on_event(events.Key(key, event.key if number == 0 else ""))

    def on_key(self, event: events.Key) -> None:
        """What is typed before the query line has the focus goes into it and is no command."""
        screen = self.screen
        if not isinstance(screen, ReaderScreen):
            return
        if screen.takes(event):
            event.prevent_default()
        elif self._hangul_due:
            self._hangul_due = False
            # After what the key does, which clears the line that says it.
            self.call_next(screen.notify_key, "app.hangul_hint")

    def _typing(self) -> bool:
        focused = self.focused
        return focused is not None and any(
            base.__name__ in {"Input", "TextArea"} for base in type(focused).__mro__
        )

    def _hint_at_hangul_once(self) -> None:
        if "hangul" not in self.memory.hints_shown:
            self._hangul_due = True
            self.memory = self.memory.with_hint("hangul")


def run(path: Path, *, language: str | None, mouse: bool, ascii: bool | None) -> int:
    """Open what stands at `path` and give the exit status once the reader leaves.

    `language` None leaves it to the memory, the configuration and the locale; `ascii` None to the
    configuration and the terminal. `tui.app.terminal.setup.prepare` must have been called before.
    """
    terminal = detect_terminal(os.environ)
    from tui.export.formats import FORMATS

    themes = {theme.name for theme in THEMES} | set(BUILTIN_THEMES)
    loaded = load_config(themes=themes, styles=FORMATS)
    settings = Settings(
        config=loaded.config,
        problems=loaded.problems,
        language=language or loaded.config.language_in(os.environ),
        language_chosen=language is not None,
        ascii=ascii if ascii is not None else loaded.config.ascii or terminal.ascii,
        mouse=mouse and loaded.config.mouse,
    )
    app = BriefdeckApp(find_briefings(path), settings, terminal)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
