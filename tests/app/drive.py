"""The app as its tests drive it: keys go in through the driver, the screen comes out as text."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from tui.app.app import BriefdeckApp
from tui.app.screens.reader import ReaderScreen
from tui.app.terminal.setup import detect_terminal
from tui.app.widgets.frame import KeyBar
from tui.app.widgets.query_line import QueryInput
from tui.briefing.history import Place
from tui.library.find import bundled, find_briefings
from tui.session.settings import Settings

CHIPS = bundled() / "china-ai-chips"
SMALL = Path(__file__).parent / "small"


def small(folder: Path, name: str = "small") -> Path:
    """A copy of the small briefing that a test may change."""
    return Path(shutil.copytree(SMALL, folder / name))


async def settled(app: App[Any]) -> None:
    """Wait until nothing in the app has anything left to do.

    `Pilot.pause` waits for the processor to be idle, which costs 40 ms a key.
    """
    quiet = 0
    async with asyncio.timeout(20):
        while quiet < 3:
            await asyncio.sleep(0)
            if app._exception is not None:
                raise app._exception
            if not app._running or not app.screen_stack:
                return
            screen = app.screen
            pumps = [app, *app.screen_stack, *screen.walk_children()]
            busy = app._resize_event is not None
            busy = busy or not all(_idle(pump) for pump in pumps)
            if not busy and _unpainted(screen):
                screen._on_timer_update()
                busy = True
            quiet = 0 if busy else quiet + 1


def _idle(pump: Any) -> bool:
    if pump._closing or pump._closed:
        return True
    queue = pump._message_queue
    waiting = pump._mounted_event.is_set() and bool(queue.ready_event._waiters)
    return waiting and queue.empty() and not pump._next_callbacks


def _unpainted(screen: Any) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
    )


class Reader:
    """Someone at the keyboard."""

    def __init__(self, app: BriefdeckApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def settle(self) -> None:
        await settled(self.app)

    async def workers(self) -> None:
        """Wait for what is made in the background."""
        await self.app.workers.wait_for_complete()
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names; a character stands for its key."""
        for name in keys:
            self._send(name)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the app can follow, as over a slow line."""
        for name in keys:
            self._send(name)
        await self.settle()

    def _send(self, name: str) -> None:
        character = name if len(name) == 1 else {"space": " "}.get(name)
        odd = len(name) == 1 and not name.isalnum()
        event = events.Key(_character_to_key(name) if odd else name, character)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def type(self, text: str) -> None:
        await self.press(*text)

    async def visit(self, id: str, *, focus: str = "detail") -> None:
        """Go to a record as a link would."""
        self.page.run_verb(lambda: self.page.navigation.visit(id, focus=focus))
        await self.settle()

    async def find(self, query: str) -> None:
        """Open the query line and type into it."""
        await self.press("/")
        await self.press("ctrl+u")
        await self.type(query)

    async def paste(self, text: str) -> None:
        """A whole text at once, as a terminal hands on what is pasted."""
        event = events.Paste(text)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)
        await self.settle()

    async def filter(self, query: str) -> None:
        """Open the query line and paste into it."""
        await self.press("/")
        await self.press("ctrl+u")
        await self.paste(query)

    async def click(self, widget: Widget, x: int, y: int, times: int = 1) -> None:
        await self.pilot.click(widget, offset=(x, y), times=times)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        driver = self.app._driver
        assert driver is not None
        driver._size = (width, height)
        size = Size(width, height)
        self.app.post_message(events.Resize(size, size))
        await self.settle()

    # What is seen.

    @property
    def lines(self) -> list[str]:
        """The screen as text, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def tabs(self) -> str:
        return self.lines[1]

    @property
    def keys(self) -> str:
        """The line of keys."""
        return self.lines[-1]

    @property
    def note(self) -> str:
        return self.page.query_one(KeyBar).message

    @property
    def page(self) -> ReaderScreen:
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, ReaderScreen))

    @property
    def pane(self) -> str:
        return self.page.view.pane

    @property
    def selected(self) -> str | None:
        return self.page.view.selected

    @property
    def listed(self) -> tuple[str, ...]:
        """Ids in the list."""
        return self.page.session.rows(self.page.view).ids

    @property
    def place(self) -> Place:
        page = self.page
        return Place(page.view, page.focus_place, (page.list.top, page.detail.top))

    @property
    def focus(self) -> str:
        focused = self.app.focused
        return focused.id or "" if focused is not None else ""

    @property
    def link(self) -> str | None:
        """Where the focused link leads."""
        text = self.page.focused_text
        link = text.focused_link if text is not None else None
        return link.target if link is not None else None

    @property
    def query_field(self) -> QueryInput:
        return self.page.query_one(QueryInput)

    def shown_in(self, widget: Widget) -> list[str]:
        """What a widget shows, as it is painted."""
        painted = [widget.render_line(y) for y in range(widget.size.height)]
        return ["".join(segment.text for segment in strip).rstrip() for strip in painted]

    @property
    def list_lines(self) -> list[str]:
        return self.shown_in(self.page.list)

    @property
    def detail_text(self) -> str:
        return "\n".join(self.shown_in(self.page.detail))


@asynccontextmanager
async def opened(
    path: Path = CHIPS,
    size: tuple[int, int] = (120, 40),
    language: str = "ko",
    **settings: Any,
) -> AsyncIterator[Reader]:
    """The app with what stands at a path, in a terminal of a size."""
    wanted = Settings(language=language, **settings)
    app = BriefdeckApp(find_briefings(path), wanted, detect_terminal(os.environ))
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        if path != CHIPS:
            # What the check finds is told in the title; the bundled briefing has no problems.
            await reader.workers()
        yield reader
