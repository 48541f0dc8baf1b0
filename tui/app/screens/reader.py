"""The screen of a briefing: keys, clicks and what workers report become verbs of the session.

What the commands do stands in `tui.app.commands`, what follows is applied by `PageScreen.apply`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual import events

from tui.app import gc_tuning
from tui.app.bindings import CommandTarget, bind_commands
from tui.app.messages import Bookmarked, Checked, Compared, Indexed, Marked, Read
from tui.app.screens.page import PageScreen
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.day_line import DayLine
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import Divider, TabBar
from tui.app.widgets.lines import LinesView
from tui.app.widgets.query_slot import QuerySlot
from tui.app.widgets.record_list import RecordList
from tui.session.session import Session
from tui.session.step import EVERYTHING, NOTHING, SELECTION, Step

if TYPE_CHECKING:
    # A field to type in is loaded when it is first wanted.
    from tui.app.widgets.query_line import QueryLine

PREPARED = Step(jobs=("index", "check", "compare", "load-bookmarks"))
"""What workers make ready after the first paint."""

HANDLERS_SECONDS = 0.1
"""How long after the first paint the handlers of commands are loaded, unless one is wanted."""


def _handlers() -> Mapping[tuple[str, str], Callable[[Any], Step | None]]:
    """What carries out the commands; loaded once the first page is painted."""
    from tui.app.commands import HANDLERS

    return HANDLERS


class ReaderScreen(CommandTarget, PageScreen):
    """A briefing on the screen."""

    COMMAND_CONTEXT = "page"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._focus_before = "list"
        bind_commands(self, self.COMMAND_CONTEXT)

    # Beginning and end.

    def on_mount(self) -> None:
        """Draw, give the list the focus, and let workers prepare what is needed later."""
        self.list.focus()
        self.apply(Step(EVERYTHING))
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        self.apply(PREPARED)
        self.set_timer(HANDLERS_SECONDS, _handlers)
        complaints = self.app.settings.complaints(self.words)
        if complaints:
            self.apply(Step(text=complaints[0], loud=True))

    def on_unmount(self) -> None:
        """Store what still waits to be stored."""
        self.reading.unread.close()
        self.bookmarking.close()

    # Commands.

    def run_command(self, id: str) -> None:
        """Carry out a command."""
        if self.hints.links:
            self.hints.clear()
        self.clear_notice()
        handler = _handlers()[self.COMMAND_CONTEXT, id]
        self.run_verb(lambda: handler(self))

    def on_key(self, event: events.Key) -> None:
        """While letters lie on links, a letter follows one."""
        if not self.hints.links:
            return
        event.stop()
        event.prevent_default()
        link = self.hints.take(event.key)
        if link is not None:
            text, key = link
            # The way back leads to this link, so it has the focus before it is left.
            self.apply(Step(focus=text.id or "detail"))
            text.focus_link(key, reveal=False)
            text.follow()

    # Keys and clicks in the parts.

    def go_to_row(self, id: str) -> None:
        """Put the list's cursor on a record and show it."""
        self.list.go_to(id)
        self.run_verb(lambda: self.navigation.select(self.list.selected))

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """A row was clicked: show that record."""
        if event.value == self.list.selected:
            self.run_verb(lambda: self.navigation.select(event.value))

    def on_record_list_chosen(self, event: RecordList.Chosen) -> None:
        """A row was clicked a second time."""
        self.apply(Step(focus="detail"))

    def on_descendant_focus(self) -> None:
        """Other keys fit what has the focus now."""
        self.apply(Step(frozenset({"keys"})))

    def on_descendant_blur(self) -> None:
        """An empty query line from which the day is chosen is put away."""
        if isinstance(self.focused, DayLine):
            self.apply(Step(frozenset({"query"})))

    def on_lines_view_scrolled(self, event: LinesView.Scrolled) -> None:
        """The rules show where the windows stand."""
        for rule in self.query(Divider):
            rule.refresh_thumb()

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        """A tab was clicked."""
        self.run_verb(lambda: self.navigation.show_pane(event.value))

    def on_density_strip_chosen(self, event: DensityStrip.Chosen) -> None:
        """A time was clicked in the strip."""
        self.go_to_row(event.value)

    def on_article_view_followed(self, event: ArticleView.Followed) -> None:
        """A link was followed."""
        if event.value.is_url:
            self.run_command("address")
        else:
            self.run_verb(lambda: self.navigation.visit(event.value.target))

    def on_day_line_stepped(self, event: DayLine.Stepped) -> None:
        """A day earlier or later."""
        self.run_verb(lambda: self.time_travel.step(event.unit, event.step))

    def on_day_line_typing(self, event: DayLine.Typing) -> None:
        """Show how a date is understood."""
        self.apply(Step(frozenset({"day"})))

    def on_day_line_typed(self, event: DayLine.Typed) -> None:
        """A date to go to."""
        if self.time_travel.parse(event.value) is not None:
            self.query_one(DayLine).forget()
        self.run_verb(lambda: self.time_travel.go_to_typed(event.value))

    def on_day_line_left(self, event: DayLine.Left) -> None:
        """Keep the day, or come back to now."""
        self.run_verb(lambda: self.time_travel.close(keep=event.value))

    def takes(self, event: events.Key) -> bool:
        """Whether a key that nothing has handled is text for the query line."""
        return self.query_one(QuerySlot).takes(event)

    def on_query_line_typed(self, event: QueryLine.Typed) -> None:
        """Narrow as one types."""
        self.run_verb(lambda: self.navigation.ask(event.value))

    def on_query_line_left(self, event: QueryLine.Left) -> None:
        """Keep the filter or drop it."""
        self.query_one(QuerySlot).close()
        self.apply(Step(focus="list"))
        self.run_verb(lambda: self.navigation.ask(event.value))
        if event.value:
            self.app.remember_query(event.value)
        self.apply(Step(frozenset({"query"})))

    def on_screen_resume(self) -> None:
        """What lay over the page is gone."""
        self.apply(NOTHING)

    # The size.

    def on_resize(self, event: events.Resize) -> None:
        """Choose the arrangement for the size, and draw what it changes."""
        was_small, was_wide, was_abreast = self.too_small, self.wide, self.detail.abreast
        focus = "query" if self.typing else self.focus_place
        self.fit(event.size)
        if self.too_small and not was_small:
            # What is hidden loses the focus.
            self._focus_before = focus
        if self.wide != was_wide and self.focused is self.aside:
            self.apply(Step(focus="detail"))
        self.apply(Step(SELECTION if self.wide != was_wide else frozenset({"frame"}), keep=True))
        if self.detail.abreast != was_abreast:
            # The detail may be as wide as before, and so would not set its lines anew.
            self.detail.reflow()
        if was_small and not self.too_small:
            self.call_after_refresh(lambda: self.apply(Step(focus=self._focus_before)))

    # What workers report.

    def on_compared(self, message: Compared) -> None:
        """What is unread is known now."""
        self.apply(self.reading.compared(message.value))

    def on_marked(self, message: Marked) -> None:
        """What was read is stored, or cannot be."""
        self.apply(self.reading.trouble_step())

    def on_bookmarked(self, message: Bookmarked) -> None:
        """Bookmarks are loaded or stored, or cannot be."""
        self.apply(self.bookmarking.loaded())
        above = self.app.screen
        if above is not self:
            from tui.app.sheets.bookmarks import BookmarkList

            if isinstance(above, BookmarkList):
                above.refill()

    def on_indexed(self, message: Indexed) -> None:
        """Use the index from now on."""
        message.of.made = message.of.made or message.index
        if message.of is self.session.snapshot() and self.view.query:
            self.apply(Step(EVERYTHING, keep=True))
        gc_tuning.freeze()

    def on_checked(self, message: Checked) -> None:
        """All problems are known now."""
        if message.of is self.session.briefing:
            self.session.checked(message.problems)
            self.apply(Step(frozenset({"frame"})))
        gc_tuning.freeze()

    def on_read(self, message: Read) -> None:
        """Show the briefing as it now is, at the same place."""
        opened, briefing = message.value, message.value.briefing
        if briefing is None:
            self.notify_key("app.read_nothing", loud=True)
            return
        gc_tuning.unfreeze()
        self.run_verb(lambda: self.session.reload(opened, briefing))
        text = self.words("app.read_again", problems=str(len(opened.problems)))
        self.apply(Step(EVERYTHING, keep=True, text=text))
        self._prepare()
