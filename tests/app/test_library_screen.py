"""A library opens with its briefings to choose from; what is no briefing says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import drive
from tests.app.drive import Reader, opened
from tui.app.screens.library import LibraryScreen
from tui.app.screens.reader import ReaderScreen
from tui.app.sheets.problems import ProblemsSheet


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    drive.small(folder, "a-sound")
    other = drive.small(folder, "b-broken")
    file = other / "briefing.toml"
    text = file.read_text(encoding="utf-8").replace("작은 브리핑", "다른 브리핑")
    text = text.replace("A small briefing", "Another briefing").replace('"ban", "den', '"bann", "')
    file.write_text(text, encoding="utf-8")
    unreadable = folder / "c-unreadable"
    unreadable.mkdir()
    (unreadable / "briefing.toml").write_text("[briefing]\nid = ", encoding="utf-8")
    return folder


async def test_every_briefing_is_shown_with_title_date_counts_and_problems(library: Path) -> None:
    async with opened(library, language="en") as reader:
        assert isinstance(reader.app.screen, LibraryScreen)
        assert "A small briefing" in reader.text
        assert "as of October 2024 · 5 events · 3 sources · 1 problem" in reader.text
        assert "Another briefing" in reader.text
        assert "c-unreadable" in reader.text
        assert "cannot be read" in reader.text


async def test_one_is_opened_and_left_for_the_library_again(library: Path) -> None:
    async with opened(library, language="en") as reader:
        await reader.press("j", "enter")
        assert isinstance(reader.app.screen, ReaderScreen)
        assert "Another briefing" in reader.lines[0]
        await reader.press("2", "j", "q")
        assert isinstance(reader.app.screen, LibraryScreen)
        await reader.press("k", "enter")
        assert "A small briefing" in reader.lines[0]
        await reader.press("escape")
        assert isinstance(reader.app.screen, ReaderScreen)


async def test_a_briefing_left_for_the_library_is_remembered(library: Path) -> None:
    async with opened(library) as reader:
        await reader.press("enter", "2", "g", "j", "q", "enter")
        assert (reader.pane, reader.selected) == ("timeline", "sale")


async def test_an_unreadable_one_does_not_open_and_says_why(library: Path) -> None:
    async with opened(library, language="en") as reader:
        await reader.press("G", "enter")
        assert isinstance(reader.app.screen, ProblemsSheet)
        assert "briefing.toml:2:" in reader.text
        await reader.press("escape")
        assert isinstance(reader.app.screen, LibraryScreen)


async def test_q_leaves_the_library(library: Path) -> None:
    async with opened(library) as reader:
        await reader.press("q")
        assert reader.app._exit


async def test_a_library_of_one_opens_it(tmp_path: Path) -> None:
    drive.small(tmp_path)
    async with opened(tmp_path) as reader:
        assert isinstance(reader.app.screen, ReaderScreen)


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_where_there_is_no_briefing_the_reader_is_told(tmp_path: Path, language: str) -> None:
    async with opened(tmp_path / "nowhere", language=language) as reader:
        assert isinstance(reader.app.screen, LibraryScreen)
        assert reader.app.words("app.library_nothing") in reader.text
        assert "nowhere" in reader.text
        await reader.press("enter", "j", "q")
        assert reader.app._exit


@pytest.mark.parametrize("size", [(1, 1), (20, 6), (250, 80)])
async def test_the_library_stands_any_size(library: Path, size: tuple[int, int]) -> None:
    async with opened(library, size) as reader:
        await reader.press("j", "k")
        await reader.resize(100, 30)
        assert "작은 브리핑" in reader.text


async def chosen(reader: Reader, title: str) -> None:
    y = next(n for n, line in enumerate(reader.lines) if title in line)
    lines = reader.app.screen.query_one("#library-lines")
    await reader.click(lines, 3, y - lines.region.y)


async def test_one_is_opened_with_the_mouse(library: Path) -> None:
    async with opened(library, language="en") as reader:
        await chosen(reader, "Another briefing")
        assert isinstance(reader.app.screen, ReaderScreen)
        assert "Another briefing" in reader.lines[0]
