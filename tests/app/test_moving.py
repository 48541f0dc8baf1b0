"""Moving: in the list by rows, pages and groups; in the text by lines, pages and headings."""

from __future__ import annotations

from pathlib import Path

from tests.app.drive import opened


async def test_rows_are_walked_with_letters_and_with_arrows(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "g")
        order = reader.listed
        assert order == ("start", "sale", "ban", "denial", "rush")
        assert reader.selected == order[0]
        await reader.press("j", "down", "j")
        assert reader.selected == order[3]
        await reader.press("k", "up")
        assert reader.selected == order[1]
        await reader.press("k", "k", "k")
        assert reader.selected == order[0]


async def test_the_detail_shows_the_row_under_the_cursor(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "g", "j")
        assert "H20 판매" in reader.detail_text
        assert any(line.startswith("▌") and "H20 판매" in line for line in reader.list_lines)


async def test_g_and_home_lead_to_the_first_and_capital_g_and_end_to_the_last(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        for last, first in (("G", "g"), ("end", "home")):
            await reader.press(last)
            assert reader.selected == "rush"
            await reader.press(first)
            assert reader.selected == "start"


async def test_pages_keep_a_line_of_the_page_before_and_halves_move_by_half() -> None:
    async with opened(size=(120, 30)) as reader:
        await reader.press("5", "g")
        height = reader.page.list.height
        for down, up, step in (
            ("space", "b", height - 1),
            ("pagedown", "pageup", height - 1),
            ("ctrl+d", "ctrl+u", height // 2),
        ):
            await reader.press("g")
            assert reader.page.list.top == 0
            await reader.press(down)
            assert reader.page.list.top == step
            there = reader.selected
            assert there != reader.listed[0]
            await reader.press(up)
            assert reader.page.list.top == 0
            assert reader.selected == reader.listed[0]


async def test_pages_end_at_the_last_row() -> None:
    async with opened(size=(100, 20)) as reader:
        await reader.press("5", *["space"] * 40)
        assert reader.selected == reader.listed[-1]
        assert reader.page.list.top == reader.page.list.last_top


async def test_groups_are_stepped_by_their_first_rows(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "g", "}", "ctrl+down")
        assert reader.selected == "ban"
        await reader.press("j", "{")
        assert reader.selected == "ban"
        await reader.press("ctrl+up")
        assert reader.selected == "sale"
        await reader.press("}", "}", "}", "}")
        assert reader.selected == "rush"


async def test_the_heading_of_a_group_comes_into_sight_with_its_first_row() -> None:
    async with opened(size=(100, 16)) as reader:
        await reader.press("2", "G")
        while reader.selected != reader.listed[0]:
            await reader.press("{")
            cursor = reader.page.list.cursor
            assert cursor is not None
            assert reader.page.list.top < cursor


async def test_the_text_moves_by_lines_pages_and_headings() -> None:
    async with opened(size=(100, 16)) as reader:
        await reader.press("3")
        await reader.visit("nvidia")
        text = reader.page.detail
        assert text.last_top > 3 * text.height
        await reader.press("j", "down", "k")
        assert text.top == 1
        await reader.press("g", "space")
        assert text.top == text.height - 1
        await reader.press("b", "ctrl+d")
        assert text.top == text.height // 2
        await reader.press("ctrl+u", "G")
        assert text.top == text.last_top
        await reader.press("home", "}")
        first = reader.detail_text.splitlines()[0]
        assert first.strip()
        assert text.top > 0
        await reader.press("}", "{")
        assert reader.detail_text.splitlines()[0] == first
        await reader.press("{", "{")
        assert text.top == 0


async def test_moving_the_text_leaves_the_list_where_it_is() -> None:
    async with opened(size=(120, 20)) as reader:
        await reader.press("2", "enter")
        before = (reader.selected, reader.page.list.top)
        await reader.press("j", "space", "G", "}")
        assert (reader.selected, reader.page.list.top) == before


async def test_a_far_cursor_is_always_in_sight() -> None:
    async with opened(size=(80, 14)) as reader:
        for pane in "23456":
            await reader.press(pane, "g")
            for key in ("G", "b", "ctrl+u", "k", "g", "space", "ctrl+d", "}", "}"):
                await reader.press(key)
                records = reader.page.list
                assert records.cursor is not None
                assert records.top <= records.cursor < records.top + records.height
                assert sum(line.startswith("▌") for line in reader.list_lines) == 1


async def test_keys_are_shown_for_what_has_the_focus(small: Path) -> None:
    async with opened(small, language="en") as reader:
        assert "Enter" in reader.keys
        assert "Esc" not in reader.keys
        await reader.press("enter")
        assert "Enter" not in reader.keys
        assert "Esc" in reader.keys
        await reader.press("/")
        assert "earlier queries" in reader.keys
