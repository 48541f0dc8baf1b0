"""What opens over the page: help, palette, a date, problems, addresses; each closes with Esc."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.app.sheets.address import AddressLines, AddressSheet
from tui.app.sheets.help import HelpSheet
from tui.app.sheets.sheet import Sheet, SheetLines
from tui.commands import COMMANDS, shown_key
from tui.reader.paths import path_of


def sheet(reader: Reader) -> str:
    """What the lines of the sheet show."""
    screen = reader.app.screen
    assert isinstance(screen, Sheet)
    return "\n".join(reader.shown_in(screen.lines))


@pytest.mark.parametrize("key", ["?", "f1", ":", "ctrl+p", "D", "f7", "!", "f8", "T"])
async def test_a_sheet_opens_over_the_page_and_esc_leaves_the_page_as_it_was(
    small: Path, key: str
) -> None:
    async with opened(small) as reader:
        await reader.press("2", "enter", "tab")
        before = (reader.text, reader.place)
        await reader.press(key)
        assert isinstance(reader.app.screen, Sheet)
        await reader.press("escape")
        assert reader.app.screen is reader.page
        assert (reader.text, reader.place) == before


async def test_the_help_names_every_command_with_its_keys(small: Path) -> None:
    async with opened(small, (100, 70), language="en") as reader:
        await reader.press("?")
        screen = reader.app.screen
        assert isinstance(screen, HelpSheet)
        shown = "\n".join(
            "".join(run.text for run in screen.lines.line(n, 80))
            for n in range(screen.lines.line_count())
        )
        for command in COMMANDS:
            titled = [
                line for line in shown.splitlines() if reader.page.words(command.word) in line
            ]
            keys = [shown_key(key) for key in command.keys]
            if command.fixed:
                keys = ["1 2 3 …"]
            assert any(all(key in line for key in keys) for line in titled), command.id
        assert "Admiralty" in shown or "Grades" in shown


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_help_tells_every_letter_and_digit_of_a_grade(
    small: Path, language: str, size: tuple[int, int]
) -> None:
    async with opened(small, size, language=language) as reader:
        await reader.press("?")
        lines = reader.app.screen.query_one(SheetLines)
        shown = "\n".join(
            "".join(run.text for run in lines.line(n, 80)) for n in range(lines.line_count())
        )
        assert "B2·1" in shown
        words = reader.page.words
        for sign in "ABCDEF":
            assert f"{sign}  {words('page.reliability_' + sign)}" in shown
        for sign in "123456":
            assert f"{sign}  {words('page.credibility_' + sign)}" in shown
        # With the keys alone one gets down to it.
        await reader.press("tab", *["pagedown"] * 30)
        assert words("page.credibility_6") in "\n".join(reader.shown_in(lines)) or (
            lines.top == lines.last_top
        )


async def test_the_help_narrows_as_one_types_and_carries_out_what_is_chosen(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("?")
        await reader.type("newest")
        assert len([line for line in sheet(reader).splitlines() if line.strip()]) == 2
        await reader.press("enter")
        assert reader.app.screen is reader.page
        assert reader.page.view.newest_first


async def test_the_help_is_found_by_korean_words_and_by_keys(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("?")
        await reader.type("테마")
        assert "테마" in sheet(reader)
        await reader.press("escape", "?")
        await reader.type("F5")
        assert "파일 다시 읽기" in sheet(reader)
        await reader.type("zzz")
        assert "맞는 명령이 없습니다" in sheet(reader)
        await reader.press("enter")
        assert isinstance(reader.app.screen, HelpSheet)


async def test_the_palette_carries_out_a_command(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press(":")
        await reader.type("terms")
        await reader.press("enter")
        assert reader.pane == "terms"


@pytest.mark.parametrize("typed", ["엔비디아", "NVDA", "英伟达", "nvidia", "ㅇㅂㄷㅇ"])
async def test_the_palette_goes_to_a_record_by_any_of_its_names(small: Path, typed: str) -> None:
    async with opened(small) as reader:
        await reader.press("ctrl+p")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.selected == "maker"
        assert reader.pane == "actors"
        await reader.press("[")
        assert reader.pane == "overview"


async def test_the_palette_opens_from_the_query_line_too(small: Path) -> None:
    async with opened(small) as reader:
        await reader.find("h20")
        await reader.press("ctrl+p")
        assert isinstance(reader.app.screen, Sheet)
        await reader.press("escape")
        assert reader.page.typing
        await reader.type("!")
        assert reader.query_field.value == "h20!"


async def test_a_date_is_jumped_to(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("3", "D")
        await reader.type("2024-02")
        assert "February 2024" in sheet(reader)
        await reader.press("enter")
        assert (reader.pane, reader.selected) == ("timeline", "sale")
        assert reader.focus == "list"
        await reader.press("[")
        assert reader.pane == "actors"


async def test_what_is_no_date_says_so_and_goes_nowhere(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "D")
        await reader.type("곧")
        assert "아직 날짜로 읽히지 않습니다" in sheet(reader)
        await reader.press("enter")
        assert reader.app.screen is not reader.page
        await reader.press("backspace")
        await reader.type("2023년 11월")
        await reader.press("enter")
        assert reader.selected == "start"


async def test_problems_are_listed_with_place_and_hint(small: Path) -> None:
    async with opened(small, language="en") as reader:
        assert "! 1" in reader.lines[0]
        await reader.press("!")
        assert "briefing.toml:82:9" in sheet(reader)
        assert "“title” is missing in: en" in sheet(reader)
        assert "Add it" in sheet(reader)


async def test_where_there_are_no_problems_the_sheet_says_so() -> None:
    async with opened(size=(100, 30), language="en") as reader:
        await reader.workers()
        await reader.press("f8")
        assert "No problems" in sheet(reader)


async def test_an_address_is_shown_whole_made_clickable_and_copied(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("paper", focus="list")
        await reader.press("o")
        assert isinstance(reader.app.screen, AddressSheet)
        assert "https://example.org/urges" in sheet(reader)
        lines = reader.app.screen.lines
        assert isinstance(lines, AddressLines)
        linked = {
            segment.style.link
            for y in range(lines.size.height)
            for segment in lines.render_line(y)
            if segment.style is not None and segment.style.link
        }
        assert linked == {"https://example.org/urges"}
        await reader.press("enter")
        await reader.workers()
        assert path_of("copied").read_text(encoding="utf-8") == "https://example.org/urges"


async def test_a_claim_has_the_addresses_of_its_sources(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("sale", focus="list")
        await reader.press("o")
        assert "https://example.org/filing" in sheet(reader)
        assert "urges" not in sheet(reader)


async def test_without_an_address_the_line_of_keys_says_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("wire", focus="list")
        await reader.press("o")
        assert reader.app.screen is reader.page
        assert "address" in reader.note


async def test_no_browser_is_started_where_there_is_no_desktop(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("paper", focus="list")
        await reader.press("o")
        assert "browser" not in reader.text
        await reader.press("o")
        assert isinstance(reader.app.screen, AddressSheet)


@pytest.mark.parametrize("size", [(40, 12), (7, 3), (1, 1), (250, 80)])
async def test_sheets_stand_any_size(small: Path, size: tuple[int, int]) -> None:
    async with opened(small, (100, 30)) as reader:
        for key in ("?", "D", "!"):
            await reader.press(key)
            await reader.resize(*size)
            await reader.press("down", "up", "escape")
            await reader.resize(100, 30)
            assert reader.app.screen is reader.page
