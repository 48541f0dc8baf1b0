"""The Textual app: themes, signals, memory, and which screen is on.

It opens what it is given, a briefing or a library of several, and remembers where the reader left
off. What happens on the page is the screen's business.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import BUILTIN_THEMES

from tui.app import gc_tuning
from tui.app.messages import Checked, Compared, Copied, Indexed, Marked, Read
from tui.app.terminal.hangul_keys import is_hangul, keys_of
from tui.app.terminal.setup import surroundings
from tui.app.themes import OWN, with_ours
from tui.briefing.history import History, Place
from tui.briefing.order import PANES
from tui.library.find import find_briefings
from tui.library.read import checked, read_briefing
from tui.page.glyphs import ASCII, UNICODE
from tui.reader.config import load_config, theme_problem
from tui.reader.locale import of_locale
from tui.reader.memory import Memory, keep, recall
from tui.session.session import Session, begun
from tui.session.settings import Settings
from tui.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from textual.screen import Screen

    from tui.app.screens.base import MessageScreen
    from tui.app.screens.reader import ReaderScreen
    from tui.app.terminal.setup import Surroundings
    from tui.briefing.view import View
    from tui.library.find import Found
    from tui.page.glyphs import Glyphs
    from tui.session.snapshot import Snapshot
    from tui.session.unread import Unread
    from tui.words import Words


class BriefdeckApp(App[None], inherit_bindings=False):
    """The reader."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    def __init__(self, found: Found, settings: Settings, around: Surroundings) -> None:
        super().__init__(ansi_color=True if around.colour == "none" else None)
        self.found = found
        """What was found at the path."""
        self.settings = settings
        """What the command line and the configuration ask for."""
        self.memory = Memory()
        """What is remembered of the briefing that is open."""
        self._undo: list[Callable[[], None]] = []
        self._coloured: dict[str, str] = {}
        self._hangul_due = False
        self.animation_level = "none"
        for theme in OWN:
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
        self.theme_variables = with_ours(super().get_css_variables(), self.current_theme)
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the style sheet again, unless that was done with these very colours."""
        colours = self.get_css_variables()
        if colours != self._coloured:
            self._coloured = colours
            super().refresh_css(animate)

    # Beginning and end.

    def get_default_screen(self) -> Screen[Any]:
        """The briefing at once where there is one, else the chooser of a library."""
        self._set_theme(self.settings.config.theme)
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
        from tui.app.terminal.signals import mend_continue, save_on_signals

        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self._undo.append(save_on_signals(lambda number: self.leave(128 + number)))
        if self._driver is not None and not self.is_headless:
            self._undo.append(mend_continue(self._driver, lambda: self.refresh(layout=True)))

    def on_ready(self) -> None:
        """The first page is painted."""
        gc_tuning.painted()

    def on_unmount(self) -> None:
        """Hear signals as before."""
        for undo in self._undo:
            undo()

    def leave(self, status: int = 0) -> None:
        """End, keeping the place."""
        self.remember()
        self.exit(return_code=status)

    # Briefings.

    def reader(self, folder: Path) -> ReaderScreen | None:
        """The screen of a briefing, where one left it; `None` where nothing could be read."""
        from tui.app.screens.reader import ReaderScreen

        opened = read_briefing(folder, check=False)
        briefing = opened.briefing
        if briefing is None:
            return None
        recalled = recall(folder, briefing.meta.id)
        self.memory = recalled.memory
        self._set_theme(self.memory.theme or self.settings.config.theme)
        language = self.settings.language
        if self.memory.language in briefing.meta.languages and not self.settings.language_chosen:
            language = self.memory.language or language
        if language not in briefing.meta.languages:
            language = briefing.meta.languages[0]
        view = self._remembered(
            begun(briefing, language, newest_first=bool(self.memory.newest_first)),
            briefing.by_id,
        )
        history = History.start(Place(view, "list"))
        return ReaderScreen(Session(opened, briefing, history, self.glyphs), self.settings.keys)

    def _remembered(self, view: View, records: Container[str]) -> View:
        pane, selected = self.memory.pane, self.memory.selected
        if pane in PANES and selected in records:
            return replace(view, pane=pane, selected=selected)
        return view

    def _set_theme(self, name: str | None) -> None:
        self.theme = name if name in self.available_themes else OWN[0].name

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
        gc_tuning.take_up()
        self.pop_screen()
        return True

    @property
    def earlier_queries(self) -> tuple[str, ...]:
        """Queries made before, the latest first."""
        return tuple(reversed(self.memory.queries))

    def remember_query(self, text: str) -> None:
        """Add a query to those made before."""
        self.memory = self.memory.with_query(text)

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
        self._say_hangul_once()
        # The first one carries the Hangul, for a field that may be on its way.
        for number, key in enumerate(keys_of(event.key)):
            await super().on_event(events.Key(key, event.key if number == 0 else ""))

    def on_key(self, event: events.Key) -> None:
        """What is typed before the query line has the focus goes into it and is no command."""
        from tui.app.screens.reader import ReaderScreen

        screen = self.screen
        if not isinstance(screen, ReaderScreen):
            return
        if screen.takes(event):
            event.prevent_default()
        elif self._hangul_due:
            self._hangul_due = False
            # After what the key does, which clears the line that says it.
            self.call_next(screen.tell, "app.hangul_hint")

    def _typing(self) -> bool:
        focused = self.focused
        return focused is not None and any(
            base.__name__ in {"Input", "TextArea"} for base in type(focused).__mro__
        )

    def _say_hangul_once(self) -> None:
        if "hangul" not in self.memory.hints_shown:
            self._hangul_due = True
            self.memory = self.memory.with_hint("hangul")

    # What workers do; they touch no widget and post what came of it.

    @staticmethod
    def make_index(world: Snapshot, screen: ReaderScreen) -> None:
        """Make the index of what is looked at."""
        screen.post_message(Indexed(world.new_index(), world))

    @staticmethod
    def check(session: Session, screen: ReaderScreen) -> None:
        """Find all problems of a briefing."""
        screen.post_message(Checked(checked(session.opened).problems, session))

    @staticmethod
    def compare(unread: Unread, screen: ReaderScreen) -> None:
        """Find out what the reader has not read yet."""
        unread.find()
        screen.post_message(Compared(unread))

    @staticmethod
    def store_marks(unread: Unread, screen: ReaderScreen) -> None:
        """Store what was read."""
        unread.store()
        screen.post_message(Marked())

    @staticmethod
    def read(folder: Path, screen: ReaderScreen) -> None:
        """Read a briefing's files again."""
        screen.post_message(Read(read_briefing(folder, check=False)))

    # The world outside.

    def copy(self, text: str, words: Words, screen: MessageScreen) -> None:
        """Copy a text; a clipboard may keep one waiting, so this is for a worker."""
        from tui.app.terminal.clipboard import copy

        driver = self._driver
        write = driver.write if driver is not None and not self.is_headless else None
        said = copy(text, os.environ, write).message(words, screen.size.width - 2)
        screen.post_message(Copied(said))


def run(path: Path, *, language: str | None, mouse: bool, ascii: bool | None) -> int:
    """Open what stands at `path` and give the exit status once the reader leaves.

    `language` None leaves it to the memory, the configuration and the locale; `ascii` None to the
    configuration and the terminal. `tui.app.terminal.setup.prepare` must have been called before.
    """
    around = surroundings(os.environ)
    loaded = load_config()
    known = {theme.name for theme in OWN} | set(BUILTIN_THEMES)
    wrong = theme_problem(loaded, known)
    settings = Settings(
        config=loaded.config,
        problems=(*loaded.problems, *([wrong] if wrong else [])),
        language=language or loaded.config.language or of_locale(os.environ) or LANGUAGES[-1],
        language_chosen=language is not None,
        ascii=ascii if ascii is not None else loaded.config.ascii or around.ascii,
        mouse=mouse and loaded.config.mouse,
    )
    app = BriefdeckApp(find_briefings(path), settings, around)
    app.run(mouse=settings.mouse)
    return app.return_code or 0
