"""The mouse: rows, links, tabs, times, the wheel, and text selected with it."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.widget import Widget

from tests.app.drive import Reader, opened
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import TabBar
from tui.page.wrap import cells
from tui.reader.paths import path_of


def at(reader: Reader, widget: Widget, text: str) -> tuple[int, int]:
    """Where in a widget a text begins."""
    for y, line in enumerate(reader.shown_in(widget)):
        if text in line:
            return cells(line[: line.index(text)]), y
    raise AssertionError(f"{text} is not shown")


async def test_a_click_selects_a_row_and_a_second_one_enters_it(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        x, y = at(reader, reader.page.list, "The H20 is sold")
        await reader.click(reader.page.list, x, y)
        assert reader.selected == "sale"
        assert reader.focus == "list"
        await reader.click(reader.page.list, x, y)
        assert reader.focus == "detail"


async def test_a_click_on_a_heading_or_below_the_rows_does_nothing(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        x, y = at(reader, reader.page.list, "September 2024")
        await reader.click(reader.page.list, x, y)
        await reader.click(reader.page.list, 3, reader.page.list.height - 1)
        assert reader.selected == "rush"


async def test_a_click_follows_a_link(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        x, y = at(reader, reader.page.detail, "Huawei")
        await reader.click(reader.page.detail, x + 1, y)
        assert reader.selected == "rival"
        await reader.press("[")
        assert reader.selected == "ban"


async def test_a_click_on_the_last_line_moves_nothing_and_back_leads_there() -> None:
    async with opened(size=(120, 30), language="en") as reader:
        await reader.visit("nvidia")
        text = reader.page.detail
        await reader.press("j")
        place = max(
            (place for place in text._places.values() if place.line < text.top + text.height),
            key=lambda place: (place.line, place.column),
        )
        assert place.line >= text.top + text.height - 3
        await reader.click(text, place.column + 1, place.line - text.top)
        assert reader.selected == place.link.target
        await reader.press("[")
        assert (reader.selected, text.top, reader.link) == ("nvidia", 1, place.link.target)


async def test_a_click_on_plain_words_only_gives_the_focus(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        x, y = at(reader, reader.page.detail, "advised against")
        await reader.click(reader.page.detail, x, y)
        assert reader.selected == "ban"
        assert reader.focus == "detail"


async def test_every_tab_is_clicked(small: Path) -> None:
    async with opened(small, language="en") as reader:
        bar = reader.page.query_one(TabBar)
        for name in ("Timeline", "Actors", "Figures", "Sources", "Terms", "Overview"):
            x, y = at(reader, bar, name)
            await reader.click(bar, x + 1, y)
            assert reader.pane == name.lower()


async def test_a_time_in_the_strip_is_clicked(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        strip = reader.page.query_one(DensityStrip)
        bars = reader.shown_in(strip)[1]
        first = next(n for n, c in enumerate(bars) if c.strip())
        await reader.click(strip, first, 1)
        assert reader.selected == "start"
        await reader.click(strip, 0, 0)
        assert reader.selected == "start"


async def wheel(reader: Reader, widget: Widget, *, down: bool) -> None:
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    x, y = widget.region.offset
    event = kind(widget, 2, 2, 0, 0, 0, False, False, False, x + 2, y + 2)
    widget.post_message(event)
    await reader.settle()


async def test_the_wheel_moves_the_window_and_not_the_cursor() -> None:
    async with opened(size=(120, 24)) as reader:
        await reader.press("5", "g")
        selected = reader.selected
        await wheel(reader, reader.page.list, down=True)
        assert reader.page.list.top == 3
        assert reader.selected == selected
        await wheel(reader, reader.page.list, down=False)
        assert reader.page.list.top == 0


async def drag(
    reader: Reader, widget: Widget, start: tuple[int, int], end: tuple[int, int]
) -> None:
    await reader.pilot.mouse_down(widget, offset=start)
    await reader.pilot.hover(widget, offset=end)
    await reader.pilot.mouse_up(widget, offset=end)
    await reader.settle()


async def test_selected_text_is_copied_by_whatever_copies(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        x, y = at(reader, reader.page.detail, "advised against")
        for key in ("y", "c", "ctrl+c"):
            await drag(reader, reader.page.detail, (x, y), (x + 14, y))
            assert reader.page.get_selected_text() == "advised against"
            await reader.press(key)
            await reader.workers()
            assert path_of("copied").read_text(encoding="utf-8") == "advised against"
            path_of("copied").unlink()
            reader.page.clear_selection()


async def test_korean_is_selected_where_it_stands(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        x, y = at(reader, reader.page.detail, "자제하고")
        await drag(reader, reader.page.detail, (x, y), (x + 6, y))
        assert reader.page.get_selected_text() == "자제하고"


async def test_without_a_selection_ctrl_c_says_how_to_quit(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("ctrl+c")
        assert "Q quits" in reader.note
        assert reader.app.is_running
