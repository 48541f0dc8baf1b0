"""The first screen of a library: its briefings, to open one of them."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.screen import Screen

from tui.app.base import BaseApp
from tui.app.bindings import Handlers, bind_commands, foot
from tui.app.sheets.sheet import BLANK, ListTarget, Row, SheetLines, SheetText, plain
from tui.app.widgets.styles import Run
from tui.briefing.dates import in_words
from tui.library.clean import visible
from tui.library.find import Found
from tui.library.problems import Problem
from tui.library.read import Opened
from tui.page.context import counted
from tui.page.wrap import wrap_text
from tui.session.opening import open_briefing
from tui.session.settings import Settings


class LibraryScreen(Screen[None], ListTarget, inherit_bindings=False):
    """The briefings of a library, each with its title, date, counts and problems."""

    COMMAND_CONTEXT = "library"

    app: BaseApp

    def __init__(self, found: Found, settings: Settings) -> None:
        super().__init__()
        self._found, self._settings = found, settings
        bind_commands(self, self.COMMAND_CONTEXT)

    def compose(self) -> ComposeResult:
        """Title, briefings, keys."""
        words = self.app.words
        title = words("app.library_title", path=visible(self._found.path.name))
        yield SheetText(title, "title", id="library-title")
        yield SheetLines(id="library-lines")
        yield SheetText(foot(self, self.COMMAND_CONTEXT, words), "quiet", id="library-foot")

    @property
    def lines(self) -> SheetLines:
        """The briefings."""
        return self.query_one(SheetLines)

    def on_mount(self) -> None:
        """Read what can be chosen."""
        self._opened = [open_briefing(folder, check=True) for folder in self._found.folders]
        self.fill()
        self.lines.focus()

    def on_screen_resume(self) -> None:
        """Back from a briefing."""
        self.lines.focus()

    def on_resize(self) -> None:
        """Lines are set to the width."""
        if self.is_mounted:
            self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """The briefings, then what is wrong with the folder."""
        self.lines.show(self._rows(), self.lines.chosen)

    def _rows(self) -> Iterator[Row]:
        for number, opened in enumerate(self._opened):
            title, facts = self._facts(opened)
            yield (Run(title, "strong"),), str(number)
            yield from (plain("  " + facts, "quiet"), BLANK)
        if not self._opened:
            yield plain(self.app.words("app.library_nothing"))
        for problem in self._found.problems:
            yield from self._problem(problem)

    def _facts(self, opened: Opened) -> tuple[str, str]:
        words, language = self.app.words, self._settings.language
        problems = (
            counted(words, "app.library_problems", len(opened.problems))
            if opened.problems
            else words("app.library_no_problems")
        )
        briefing = opened.briefing
        if briefing is None:
            return visible(opened.path.name), words("app.library_unreadable", problems=problems)
        meta = briefing.meta
        facts = words(
            "app.library_facts",
            date=in_words(meta.as_of, words),
            events=counted(words, "app.library_events", len(briefing.events)),
            sources=counted(words, "app.library_sources", len(briefing.sources)),
            problems=problems,
        )
        return meta.title.shown(language, meta.languages[0]).text, facts

    def _problem(self, problem: Problem) -> Iterator[Row]:
        words = self.app.words
        text = " ".join(filter(None, (problem.message(words), problem.hint(words))))
        return (plain(part, "loud") for part in wrap_text(text, max(1, self.lines.size.width)))

    def accept(self, name: str) -> None:
        """Open the briefing; where it cannot be read, say why."""
        opened = self._opened[int(name)]
        if self.app.open_briefing(opened.path):
            return
        from tui.app.sheets.problems import ProblemsSheet

        self.app.push_screen(ProblemsSheet(self.app.words, opened.problems, ()))

    def handlers(self) -> Handlers:
        """Moving the cursor, opening the briefing under it, ending."""
        return {**super().handlers(), "library-open": self.choose, "quit": self.close}

    def close(self) -> None:
        """End."""
        self.app.leave()
