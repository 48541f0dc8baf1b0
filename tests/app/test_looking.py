"""How it looks: language, order, zoom, theme; the same place with other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.drive import opened
from tui.app.themes import THEMES


async def test_the_language_changes_words_and_not_places() -> None:
    async with opened(size=(120, 24)) as reader:
        await reader.workers()
        await reader.press("2", "}", "space")
        korean, place = reader.text, reader.place
        await reader.press("L")
        assert "Timeline" in reader.tabs
        assert "연표" not in reader.tabs
        assert reader.selected == place.view.selected
        assert reader.place.scroll[0] == place.scroll[0]
        assert reader.focus == "list"
        await reader.press("f2")
        assert reader.text == korean


async def test_the_language_keeps_the_focused_link() -> None:
    async with opened(size=(120, 24)) as reader:
        await reader.visit("huawei")
        await reader.press("tab", "tab", "tab")
        link = reader.link
        assert link is not None
        await reader.press("L")
        assert reader.link == link
        assert reader.focus == "detail"


async def test_the_language_keeps_what_is_being_looked_for(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.find("화웨이")
        await reader.press("enter", "L")
        assert reader.listed == ("ban", "rush")
        assert "Huawei sends samples" in reader.text


async def test_a_text_missing_in_the_language_stands_in_the_first_with_a_mark(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("denial", focus="list")
        row = next(line for line in reader.list_lines if "논평 없음" in line)
        assert "‹ko›" in row
        await reader.press("L")
        row_here = next(line for line in reader.list_lines if "논평 없음" in line)
        assert "‹" not in row_here


async def test_the_order_turns_the_timeline_round_and_says_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "g", "j", "j")
        oldest = reader.listed
        await reader.press("r")
        assert reader.listed == oldest[::-1]
        assert "Newest" in reader.note
        assert reader.selected == "ban"
        assert any(line.startswith("▌") and "Advice" in line for line in reader.list_lines)
        await reader.press("r")
        assert reader.listed == oldest


@pytest.mark.parametrize("key", ["z", "f11"])
async def test_zoom_gives_the_text_the_whole_width_and_takes_it_back(small: Path, key: str) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        before = reader.text
        await reader.press(key)
        assert reader.focus == "detail"
        assert not reader.page.list.display
        assert reader.page.detail.size.width == 120
        await reader.press(key)
        assert reader.text == before
        assert reader.focus == "list"


async def test_the_theme_is_seen_while_choosing_kept_with_enter_and_dropped_with_esc(
    small: Path,
) -> None:
    async with opened(small) as reader:
        assert reader.app.theme == THEMES[0].name
        await reader.press("T", "j")
        assert reader.app.theme == THEMES[1].name
        await reader.press("escape")
        assert reader.app.theme == THEMES[0].name
        await reader.press("T", "down", "enter")
        assert reader.app.theme == THEMES[1].name
        assert reader.app.screen is reader.page


async def test_every_theme_can_be_drawn(small: Path) -> None:
    async with opened(small, (90, 20)) as reader:
        await reader.press("2", "enter", "tab")
        words = reader.text
        for name in sorted(reader.app.available_themes):
            reader.app.theme = name
            await reader.settle()
            assert reader.text == words, name


async def test_without_colour_the_cursor_and_the_focused_link_are_seen_by_style(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        assert reader.app.no_color
        assert reader.page.list.style_of("cursor").reverse
        await reader.press("tab")
        assert reader.page.detail.style_of("link link-focus").reverse
        assert any(line.startswith("▌") for line in reader.list_lines)
        colours = {
            segment.style.color.name
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.color is not None
        }
        assert not any(name.startswith("#") for name in colours), colours


async def test_with_ascii_glyphs_nothing_else_is_drawn_in_english(small: Path) -> None:
    async with opened(small, (150, 40), language="en", ascii=True) as reader:
        for pane in "123456":
            await reader.press(pane, "g", "j")
            drawn = {c for c in reader.text if ord(c) > 127}
            named = {c for record in reader.page.session.briefing.records() for c in repr(record)}
            assert drawn <= named | set("화웨이한국어"), (pane, drawn - named)
