"""The one screen: it draws the session's view and turns commands into new views.

What the commands do stands in `doing`; what the widgets show is made by `page`; this file holds
the two together.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.containers import Container

from tui.app import gc_tuning, hinting
from tui.app.bookmarking import Bookmarking
from tui.app.commands import load
from tui.app.journey import Journey
from tui.app.messages import Bookmarked, Checked, Compared, Indexed, Marked, Read
from tui.app.reading import Reading
from tui.app.screens import drawing
from tui.app.screens.base import MessageScreen
from tui.app.screens.layout import ScreenLayout
from tui.app.standing import Standing
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.day_line import DayLine
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import Divider, KeyBar, TabBar, TitleBar
from tui.app.widgets.lines import LinesView
from tui.app.widgets.notice import Notice
from tui.app.widgets.query_slot import QuerySlot
from tui.app.widgets.record_list import RecordList
from tui.app.widgets.struck_line import StruckLine
from tui.session.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.app.widgets.query_line import QueryLine
    from tui.briefing.view import View
    from tui.page.context import Context
    from tui.session.session import Session
    from tui.words import Words


INDEX_SECONDS = 0.5
"""How long the reader must stay on a day for its index to be made."""


class ReaderScreen(MessageScreen):
    """A briefing on the screen."""

    def __init__(self, session: Session, keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.session = session
        """The briefing and the reader's place in it."""
        self.keys = keys
        """The keys in force, by command."""
        self.hints = hinting.Hinting(self)
        """The letters laid over links."""
        self.arrangement = ScreenLayout(self)
        """What is in sight, and what has the focus."""
        self._deeds = load()
        self.journey = Journey(self)
        """The ways to other places."""
        self.standing = Standing(self)
        """The day whose knowledge is shown, and the sources that are struck."""
        self.reading = Reading(self, Unread(session))
        """What stands on the screen long enough to have been read."""
        self.bookmarking = Bookmarking(self)
        """The reader's bookmarks."""
        self._index_timer: Timer | None = None
        for id, each in keys.items():
            if each:
                self._bindings.bind(",".join(each), f"do('{id}')", show=False)

    # Parts.

    def compose(self) -> ComposeResult:
        """Title, tabs, query line, strip, list, detail, aside, keys."""
        yield TitleBar(id="title")
        yield TabBar(id="tabs")
        yield QuerySlot(id="query")
        yield DayLine(id="day")
        yield StruckLine(id="struck")
        yield DensityStrip(id="density")
        with Container(id="body"):
            yield RecordList(id="list")
            yield Divider(id="list-rule")
            yield ArticleView(id="detail")
            yield Divider(id="aside-rule")
            yield ArticleView(id="aside")
        yield KeyBar(id="keys")
        yield Notice(id="notice")

    @property
    def list(self) -> RecordList:
        """The list of the pane."""
        return self.query_one("#list", RecordList)

    @property
    def detail(self) -> ArticleView:
        """The selected record."""
        return self.query_one("#detail", ArticleView)

    @property
    def aside(self) -> ArticleView:
        """Its evidence and mentions, where there is a column for them."""
        return self.query_one("#aside", ArticleView)

    @property
    def texts(self) -> Sequence[ArticleView]:
        """The articles in sight, in reading order."""
        return [self.detail, self.aside] if self.has_class("-wide") else [self.detail]

    @property
    def focused_text(self) -> ArticleView | None:
        """The article that has the focus; `None` where the list has it."""
        return self.focused if isinstance(self.focused, ArticleView) else None

    @property
    def typing(self) -> bool:
        """Whether the query line has the focus."""
        return self.focused is not None and self.focused.id == "query-field"

    # State.

    @property
    def view(self) -> View:
        """What is looked at."""
        return self.session.view

    @property
    def words(self) -> Words:
        """The interface's words in the language read."""
        return self.app.settings.words(self.view.language)

    @property
    def context(self) -> Context:
        """What building pages needs."""
        return self.session.context()

    @property
    def languages(self) -> Sequence[str]:
        """The languages the briefing can be read in."""
        return self.session.briefing.meta.languages

    def on_mount(self) -> None:
        """Draw, give the list the focus, and let workers prepare what is needed later."""
        self.list.focus()
        self.draw()
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        """After the first paint: the check of the whole, and the index where that takes long."""
        session = self.session
        self.make_index()
        self.run_worker(partial(self.app.check, session, self), thread=True)
        self.run_worker(
            partial(self.app.compare, Unread(session, self.reading.unread), self), thread=True
        )
        self.bookmarking.begin()
        complaints = self.app.settings.complaints(self.words)
        if complaints:
            self.say(complaints[0], loud=True)

    def on_unmount(self) -> None:
        """Store what still waits to be stored."""
        self.reading.unread.close()
        self.bookmarking.close()

    def on_bookmarked(self, message: Bookmarked) -> None:
        """What a worker read or stored of the bookmarks is there now."""
        self.bookmarking.take()

    # What was read.

    def on_compared(self, message: Compared) -> None:
        """What is unread is known now."""
        if message.unread.session is self.session:
            self.reading.take(message.unread)

    def on_marked(self, message: Marked) -> None:
        """What was read is stored, or cannot be."""
        self.reading.tell_trouble()

    def on_screen_resume(self) -> None:
        """What lay over the page is gone."""
        self.reading.begin()

    # Drawing.

    def draw(self, *, keep: bool = False) -> None:
        """Show the view; `keep` leaves scroll and focused link of the detail."""
        drawing.draw_list(self)
        drawing.draw_article(self, keep=keep)
        drawing.draw_frame(self)

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """The cursor stands on another row: show that record, nothing to go back to."""
        if event.id != self.view.selected and event.id == self.list.selected:
            self._stand_on(event.id)

    def _stand_on(self, id: str) -> None:
        self.standing.settle()
        self.journey.stand_at(replace(self.view, selected=id))
        drawing.draw_article(self, keep=False)
        drawing.draw_frame(self)

    def on_record_list_chosen(self, event: RecordList.Chosen) -> None:
        """A row was chosen with the mouse a second time."""
        self.focus_on("detail")

    def on_descendant_focus(self) -> None:
        """Other keys fit what has the focus now."""
        drawing.draw_keys(self)

    def on_lines_view_scrolled(self, event: LinesView.Scrolled) -> None:
        """The rules show where the windows stand."""
        for rule in self.query(Divider):
            rule.keep_up()

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        """A tab was clicked."""
        self.journey.show_pane(event.pane)

    def on_density_strip_chosen(self, event: DensityStrip.Chosen) -> None:
        """A time was clicked in the strip."""
        self.list.go_to(event.id)

    def on_article_view_followed(self, event: ArticleView.Followed) -> None:
        """A link was followed."""
        if event.link.is_url:
            self.do("address")
        else:
            self.journey.visit(event.link.target)

    # The day that is shown.

    def on_day_line_stepped(self, event: DayLine.Stepped) -> None:
        """A day earlier or later."""
        self.standing.step(event.unit, event.step)

    def on_day_line_typing(self, event: DayLine.Typing) -> None:
        """Say how a date is understood."""
        self.standing.draw()

    def on_day_line_typed(self, event: DayLine.Typed) -> None:
        """A date to go to."""
        self.standing.typed(event.text)

    def on_day_line_left(self, event: DayLine.Left) -> None:
        """Keep the day, or come back to now."""
        self.standing.leave(keep=event.kept)

    # Focus and layout.

    @property
    def zoomed(self) -> bool:
        """Whether the detail has the screen to itself."""
        return self.arrangement.zoomed

    def focus_on(self, where: str) -> None:
        """Give the focus to `list`, `detail` or `aside`; list and detail may trade places."""
        self.arrangement.focus_on(where)
        self.reading.begin()

    def zoom(self, on: bool) -> None:
        """Give the detail the whole screen, or take it back."""
        self.arrangement.zoom(on)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout for the size."""
        self.arrangement.fit(event.size)
        self.reading.begin()

    # Commands.

    def action_do(self, id: str) -> None:
        """What every key binding runs."""
        self.do(id)

    def do(self, id: str) -> None:
        """Carry out a command."""
        self.hints.clear()
        self.fall_silent()
        self._deeds[id](self)
        self._keep_up()

    def _keep_up(self) -> None:
        """Draw what a moved cursor changes at once, so that list and detail come in one frame."""
        here = self.list.selected
        if here is not None and here != self.view.selected and self.app.screen is self:
            self._stand_on(here)
        for rule in self.query(Divider):
            rule.keep_up()

    def on_key(self, event: events.Key) -> None:
        """While letters lie on links, a letter follows one."""
        if self.hints.takes(event.key):
            event.stop()
            event.prevent_default()

    def hint(self) -> None:
        """Lay letters on the links in sight."""
        if not self.hints.show():
            self.tell("app.no_links")

    def end(self) -> None:
        """Leave the program, keeping the place."""
        self.app.leave()

    # Queries.

    def open_query(self) -> None:
        """Let the reader type a query."""
        self.query_one(QuerySlot).open(self.view.query, self.app.earlier_queries)
        world = self.session.world()
        if not world.is_large:
            # Made between the key and the first letter; until then it would only take room.
            self.call_after_refresh(world.index)

    def takes(self, event: events.Key) -> bool:
        """Whether a key that nothing has handled is text for the query line."""
        return self.query_one(QuerySlot).takes(event)

    def ask(self, text: str) -> None:
        """Narrow all panes to what a query finds."""
        if text == self.view.query:
            drawing.draw_query(self)
            return
        view = replace(self.view, query=text)
        rows = self.session.rows(view)
        if view.selected is None or rows.index_of(view.selected) is None:
            view = replace(view, selected=(rows.ids[0] if rows.ids else None) or view.selected)
        self.journey.stand_at(view)
        self.draw()
        self.make_index()

    def on_query_line_typed(self, event: QueryLine.Typed) -> None:
        """Narrow as one types."""
        self.ask(event.text)

    def on_query_line_left(self, event: QueryLine.Left) -> None:
        """Keep the filter or drop it."""
        self.query_one(QuerySlot).close()
        self.focus_on("list")
        self.ask(event.text)
        if event.text:
            self.app.remember_query(event.text)
        drawing.draw_query(self)

    # Workers.

    def make_index(self) -> None:
        """Have a worker make the index of what is looked at, where that takes long.

        That of the whole is made ahead; that of a day or without some sources once a query asks
        for it and the reader has stayed a while, since a thread at work cannot be stopped.
        """
        if self._index_timer is not None:
            self._index_timer.stop()
            self._index_timer = None
        if self.session.world() is self.session.whole:
            self._make_index()
        elif self.view.query:
            self._index_timer = self.set_timer(INDEX_SECONDS, self._make_index)

    def _make_index(self) -> None:
        world = self.session.world()
        if world.is_large and world.made is None:
            self.run_worker(
                partial(self.app.make_index, world, self),
                thread=True,
                exclusive=True,
                group="index",
            )

    def read_again(self) -> None:
        """Read the files anew in the background."""
        self.run_worker(
            partial(self.app.read, self.session.opened.path, self),
            thread=True,
            exclusive=True,
            group="read",
        )

    def on_indexed(self, message: Indexed) -> None:
        """Use the index from now on."""
        message.of.made = message.of.made or message.index
        if message.of is self.session.world() and self.view.query:
            self.draw(keep=True)
        gc_tuning.put_by()

    def on_checked(self, message: Checked) -> None:
        """All problems are known now."""
        if message.of is self.session:
            self.session.opened = replace(
                self.session.opened, problems=message.problems, draft=None
            )
            drawing.draw_frame(self)
        gc_tuning.put_by()

    def on_read(self, message: Read) -> None:
        """Show the briefing as it now is, at the same place."""
        opened = message.opened
        if opened.briefing is None:
            self.tell("app.read_nothing", loud=True)
            return
        gc_tuning.take_up()
        before = self.journey.place()
        self.session.standing(before)
        self.session = self.session.reopened(opened, opened.briefing)
        self.draw(keep=True)
        self.tell("app.read_again", problems=str(len(opened.problems)))
        self._prepare()
