"""The page of a briefing: it runs verbs of the session and applies the steps they return.

Only `apply` draws, moves the focus, notifies the reader, starts timers and work in the background.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.timer import Timer

from tui.app import workers
from tui.app.screens import drawing
from tui.app.screens.layout import PageLayout
from tui.app.screens.link_hints import LinkHints
from tui.app.widgets.day_line import DayLine
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import Divider, KeyBar, StruckLine, TabBar, TitleBar, TooSmallNotice
from tui.app.widgets.query_slot import QuerySlot
from tui.briefing.model import Story
from tui.briefing.view import View
from tui.page.context import Context
from tui.page.glyphs import ASCII
from tui.session.bookmarking import Bookmarking
from tui.session.navigation import Navigation
from tui.session.reading import READ_SECONDS, ReadTracker
from tui.session.session import Session
from tui.session.step import Job, Step
from tui.session.time_travel import TimeTravel
from tui.session.unread import Unread
from tui.words import Words

INDEX_SECONDS = 0.5
"""How long the reader must stay on a day for its index to be made."""


class PageScreen(PageLayout):
    """What commands work on: a session, and the parts that show it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        """The briefing and the reader's place in it."""
        self.navigation = Navigation(session)
        """The ways to other places."""
        self.time_travel = TimeTravel(session, self.navigation)
        """The day whose knowledge is shown."""
        self.reading = ReadTracker(session, self.navigation)
        """What the reader has read."""
        self.bookmarking = Bookmarking(session)
        """The reader's bookmarks."""
        self.hints = LinkHints()
        """The letters laid over links."""
        self._index_timer: Timer | None = None
        self._read_timer: Timer | None = None
        self._timed: str | None = None

    @property
    def view(self) -> View:
        """What is looked at."""
        return self.session.view

    @property
    def words(self) -> Words:
        """The interface's words in the language read."""
        return self.session.words

    @property
    def context(self) -> Context:
        """What building pages needs."""
        return self.session.context()

    # Verbs and steps.

    def run_command(self, id: str) -> None:
        """Carry out a command of `tui.commands`."""
        raise NotImplementedError

    def run_verb(self, verb: Callable[[], Step | None]) -> None:
        """Run a verb from where the reader is, and apply what follows."""
        self.session.record_place(self.focus_place, (self.list.top, self.detail.top))
        step = verb()
        if step is not None:
            self.apply(step)

    def apply(self, step: Step) -> None:
        """Show what follows from a verb."""
        self._draw(step)
        if step.focus is not None:
            self._give_focus(step.focus)
        if step.scroll is not None:
            top, detail_top = step.scroll
            self.list.restore(top)
            if detail_top is not None:
                self.detail.restore(detail_top)
        if step.text:
            self.notify_text(step.text, loud=step.loud)
        for job in step.jobs:
            self._start(job)
        self._time_reading()

    def _draw(self, step: Step) -> None:
        session, parts = self.session, step.draw
        if "list" in parts:
            drawing.draw_list(self.list, session)
        if "article" in parts:
            was = self.reading.was(session.view.selected)
            article = self.bookmarking.annotated(session.article(session.view, was))
            aside = self.aside if self.wide else None
            drawing.draw_article(self.detail, aside, article, session, keep=step.keep)
        if parts & {"list", "marks"}:
            self.list.mark_unread(self.reading.unread.states)
            self.list.mark_bookmarks(self.bookmarking.ids)
        if "frame" in parts:
            drawing.draw_title(self.query_one(TitleBar), session)
            drawing.draw_struck(self.query_one(StruckLine), session)
            low = self.has_class("-short") or self.too_small
            drawing.draw_density(self.query_one(DensityStrip), session, low=low)
            self.query_one(TooSmallNotice).update(self.words("app.too_small"))
        if parts & {"frame", "marks"}:
            counts = self.reading.counts()
            keymap = self.app.settings.keymap
            drawing.draw_tabs(self.query_one(TabBar), session, counts, keymap)
        if parts & {"frame", "day"}:
            drawing.draw_day(self.query_one(DayLine), session, self.time_travel)
        if parts & {"frame", "query"}:
            drawing.draw_query(self.query_one(QuerySlot), session)
        if parts & {"frame", "keys"}:
            hints = self.app.settings.keymap.hints
            places = self._hint_places()
            shown = [each for place in places for each in hints(place, self.words)]
            self.query_one(KeyBar).show(tuple(shown))
        ascii_only = session.glyphs is ASCII
        self.query_one("#list-rule", Divider).attach(self.list, ascii_only=ascii_only)
        self.query_one("#aside-rule", Divider).attach(self.detail, ascii_only=ascii_only)

    def _hint_places(self) -> tuple[str, ...]:
        """The places whose commands the line of keys offers (`Command.hint`)."""
        if self.typing:
            return ("query",)
        if isinstance(self.focused, DayLine):
            return ("day",)
        focus = "list" if self.focused_text is None else "detail"
        return ("story", focus) if isinstance(self.session.selected, Story) else (focus,)

    def _give_focus(self, place: str) -> None:
        if place == "query":
            self.query_one(QuerySlot).open(self.view.query, self.app.earlier_queries)
        elif place == "day":
            self.query_one(DayLine).focus()
        else:
            self.focus_part(place)

    # What is read.

    def _time_reading(self) -> None:
        """Measure the time for which the selected record is on the screen."""
        id = self.view.selected
        id = id if self.reading.awaits(id) and self.detail_in_sight else None
        if id == self._timed:
            return
        if self._read_timer is not None:
            self._read_timer.stop()
        self._timed, self._read_timer = id, None
        if id is not None:
            self._read_timer = self.set_timer(READ_SECONDS, partial(self._read, id))

    def _read(self, id: str) -> None:
        self._timed, self._read_timer = None, None
        if id == self.view.selected and self.detail_in_sight and self.reading.awaits(id):
            self.apply(self.reading.read(id))

    # In the background.

    def _start(self, job: Job) -> None:
        match job:
            case "index":
                self._index_later()
            case "check":
                self._work(workers.check, self.session.opened)
            case "compare":
                opened, briefing = self.session.opened, self.session.briefing
                self._work(workers.compare, Unread(opened.path, briefing, self.reading.unread))
            case "store-marks":
                self._work(workers.store_marks, self.reading.unread)
            case "load-bookmarks":
                self._work(workers.load_bookmarks, self.bookmarking.store)
            case "store-bookmarks":
                self._work(workers.store_bookmarks, self.bookmarking.store)
            case "reload":
                self._work(workers.read, self.session.opened.path, group="read")

    def _work(self, work: Callable[..., None], *given: object, group: str | None = None) -> None:
        """Start a worker; of one `group` only the latest goes on."""
        self.run_worker(
            partial(work, *given, self),
            thread=True,
            exclusive=group is not None,
            group=group or "default",
        )

    def _index_later(self) -> None:
        """Have a worker make the index of what is looked at, where that takes long.

        That of the whole is made ahead; that of a day or without some sources once a query asks
        for it and the reader has stayed a while, since a thread at work cannot be stopped.
        """
        if self._index_timer is not None:
            self._index_timer.stop()
            self._index_timer = None
        if self.session.snapshot() is self.session.whole:
            self._index()
        elif self.view.query:
            self._index_timer = self.set_timer(INDEX_SECONDS, self._index)

    def _index(self) -> None:
        snapshot = self.session.snapshot()
        if snapshot.is_large and snapshot.made is None:
            self._work(workers.make_index, snapshot, group="index")
