"""The parts of a page, how they are arranged for the window's size, and which has the focus.

Sizes become classes of the screen, which the style sheet goes by.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size

from tui.app.screens.base import MessageScreen
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.day_line import DayLine
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import Divider, KeyBar, StruckLine, TabBar, TitleBar, TooSmallNotice
from tui.app.widgets.query_slot import QuerySlot
from tui.app.widgets.record_list import RecordList

SMALLEST = (40, 12)
"""Columns and rows below which the screen only says that it needs more."""

NARROW = 80
"""Below as many columns, list and detail take turns."""

ABREAST = 100
"""From as many columns on, accounts that differ stand side by side."""

WIDE = 140
"""From as many columns on, evidence and mentions have a column of their own."""

SHORT = 20
"""Below as many rows, the density strip gives way."""


class PageLayout(MessageScreen):
    """Title, tabs, list, detail and what stands around them."""

    def __init__(self) -> None:
        super().__init__()
        self.zoomed = False
        """Whether the detail has the screen to itself."""

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
        yield TooSmallNotice()

    # Parts.

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
    def wide(self) -> bool:
        """Whether there is a column for evidence and mentions."""
        return self.has_class("-wide")

    @property
    def texts(self) -> Sequence[ArticleView]:
        """The articles in sight, in reading order."""
        return [self.detail, self.aside] if self.wide else [self.detail]

    # The focus.

    @property
    def focused_text(self) -> ArticleView | None:
        """The article that has the focus; `None` where the list has it."""
        return self.focused if isinstance(self.focused, ArticleView) else None

    @property
    def focus_place(self) -> str:
        """What has the focus, as a place keeps it: `list`, or a text's id with `:` and its link."""
        text = self.focused_text
        return "list" if text is None else f"{text.id}:{text.focused_key or ''}"

    @property
    def typing(self) -> bool:
        """Whether the query line has the focus."""
        return self.focused is not None and self.focused.id == "query-field"

    def focus_part(self, place: str) -> None:
        """Give the focus to `list`, `detail` or `aside`, and there to the link behind a `:`.

        List and detail may trade places.
        """
        part, colon, link = place.partition(":")
        if part == "aside" and not self.wide:
            part = "detail"
        if part == "list" and self.zoomed:
            self.zoom(False)
        self.set_class(part != "list", "-reading")
        target = {"detail": self.detail, "aside": self.aside}.get(part, self.list)
        self.set_focus(target, scroll_visible=False)
        if colon and isinstance(target, ArticleView):
            target.focus_link(link or None)

    def zoom(self, on: bool) -> None:
        """Give the detail the whole screen, or take it back."""
        self.zoomed = on
        self.set_class(on, "-zoom")

    # The size.

    @property
    def too_small(self) -> bool:
        """Whether the screen only says that it needs more room."""
        return self.has_class("-tiny")

    @property
    def detail_in_sight(self) -> bool:
        """Whether the selected record can be read."""
        hidden = self.has_class("-narrow") and not self.has_class("-reading")
        return not hidden and not self.too_small and self.app.screen is self

    def fit(self, size: Size) -> None:
        """Choose the arrangement for a size."""
        columns, rows = size
        for name, on in (
            ("-tiny", columns < SMALLEST[0] or rows < SMALLEST[1]),
            ("-narrow", columns < NARROW),
            ("-wide", columns >= WIDE),
            ("-short", rows < SHORT),
        ):
            self.set_class(on, name)
        self.detail.abreast = self.aside.abreast = columns >= ABREAST
