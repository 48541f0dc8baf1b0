"""Layouts: list and detail take turns, stand side by side, or have evidence beside them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.app.drive import opened


async def test_narrow_list_and_detail_take_turns(small: Path) -> None:
    async with opened(small, (60, 24)) as reader:
        await reader.press("2")
        assert reader.page.list.size.width == 60
        assert not reader.page.detail.display
        await reader.press("enter")
        assert reader.page.detail.size.width == 60
        assert not reader.page.list.display
        await reader.press("tab", "enter")
        assert reader.focus == "detail"
        await reader.press("[", "escape")
        assert reader.page.list.display
        assert reader.focus == "list"


async def test_medium_list_and_detail_stand_side_by_side(small: Path) -> None:
    async with opened(small, (100, 24)) as reader:
        assert reader.page.list.display
        assert reader.page.detail.display
        assert not reader.page.aside.display


async def test_wide_sources_and_mentions_have_a_column_of_their_own(small: Path) -> None:
    async with opened(small, (150, 30), language="en") as reader:
        await reader.visit("ban", focus="list")
        assert reader.page.aside.display
        aside = "\n".join(reader.shown_in(reader.page.aside))
        assert "BNN" in aside
        assert "BNN" not in reader.detail_text
        await reader.resize(100, 30)
        assert not reader.page.aside.display
        assert "BNN" in reader.detail_text


async def test_the_focus_does_not_stay_in_a_column_that_goes_away(small: Path) -> None:
    async with opened(small, (150, 30)) as reader:
        await reader.visit("ban", focus="list")
        while reader.focus != "aside":
            await reader.press("tab")
        await reader.resize(100, 30)
        assert reader.focus == "detail"
        await reader.press("escape")
        assert reader.focus == "list"


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_too_small_says_so_and_comes_back(small: Path, language: str) -> None:
    async with opened(small, (100, 30), language=language) as reader:
        await reader.press("2", "g", "j", "enter", "tab")
        before, place = reader.text, reader.place
        for size in ((39, 30), (100, 11), (10, 5), (1, 1), (3, 80), (250, 2)):
            await reader.resize(*size)
            shown = "".join(reader.text.split())
            message = "".join(reader.page.words("app.too_small").split())
            if size[0] * size[1] > 200:
                assert shown == message, size
            else:
                assert message.startswith(shown), size
            await reader.resize(100, 30)
            assert reader.place == place, size
            assert reader.text == before, size


async def test_while_it_is_too_small_keys_fail_nowhere(small: Path) -> None:
    async with opened(small, (100, 30)) as reader:
        await reader.press("2")
        await reader.resize(20, 5)
        await reader.press(*"jkGg{}3fz", "tab", "enter", "/", "x", "escape", "?", "escape", "[")
        await reader.resize(100, 30)
        assert any(line.startswith("▌") for line in reader.list_lines)


async def test_the_query_line_comes_back_from_a_small_screen(small: Path) -> None:
    async with opened(small, (100, 30)) as reader:
        await reader.press("2")
        await reader.find("화웨이")
        await reader.resize(20, 5)
        await reader.resize(100, 30)
        assert reader.page.typing
        assert reader.query_field.value == "화웨이"


async def test_a_start_in_one_cell_fails_nowhere(small: Path) -> None:
    async with opened(small, (1, 1)) as reader:
        await reader.press("2", "j", "enter", "tab", "/", "a", "escape", "?", "escape")
        await reader.resize(100, 30)
        assert "연표" in reader.tabs


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_every_line_of_every_pane_is_exactly_as_wide_as_the_screen(language: str) -> None:
    async with opened(language=language) as reader:
        for size in ((40, 12), (41, 13), (60, 20), (80, 24), (120, 40), (140, 24)):
            await reader.resize(*size)
            for pane in "123456":
                await reader.press(pane, "G")
                strips = reader.app.screen._compositor.render_strips()
                assert len(strips) == size[1]
                for strip in strips:
                    text = "".join(segment.text for segment in strip)
                    assert width(text) == size[0], text


def width(text: str) -> int:
    """Cells a text takes, told by the Unicode tables rather than by our own."""
    wide = [unicodedata.east_asian_width(sign) in "WF" for sign in text]
    none = sum(unicodedata.combining(sign) > 0 for sign in text)
    return len(text) + sum(wide) - none


async def test_in_the_smallest_page_the_list_has_rows_and_the_tabs_their_keys(small: Path) -> None:
    async with opened(small, (40, 12)) as reader:
        await reader.press("2")
        assert all(digit in reader.tabs for digit in "123456")
        assert any(line.startswith("▌") for line in reader.list_lines)
        assert reader.page.list.height >= 6


async def test_the_strip_gives_way_on_a_low_screen(small: Path) -> None:
    async with opened(small, (100, 30)) as reader:
        await reader.press("2")
        high = reader.page.list.height
        assert "2023" in reader.lines[3]
        await reader.resize(100, 19)
        assert reader.page.list.height == high - 11 + 3


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["ko", "en"])
async def test_the_line_of_keys_always_ends_with_the_help(
    small: Path, width: int, language: str
) -> None:
    async with opened(small, size=(width, 24), language=language) as reader:
        help_ = "? " + reader.page.words("command.help_brief")
        assert reader.keys.endswith(help_)
        assert reader.keys.startswith(" j ")
        await reader.press("t")
        assert reader.keys.endswith(reader.page.words("command.day_leave_brief"))


async def test_a_pane_left_in_a_larger_terminal_comes_back_with_its_cursor_in_sight() -> None:
    async with opened(size=(120, 40)) as reader:
        await reader.press("2", "G")
        await reader.press("3")
        await reader.resize(60, 16)
        await reader.press("2")
        assert reader.list_lines[-1].startswith("▌")
        title = reader.page.session.briefing.by_id[reader.selected or ""].title.values["ko"]
        assert title[:4] in reader.list_lines[-1]
