"""Citations are copied: of the record on screen, of a focused source, in the style wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from tests.app.drive import Reader, opened
from tui.app.commands.records import cite_source
from tui.export import formats
from tui.reader.config import Config
from tui.reader.paths import path_of


async def copied(reader: Reader, *keys: str) -> str:
    """What lies in the file of the last copy after these keys."""
    path_of("copied").unlink(missing_ok=True)
    await reader.press(*keys)
    await reader.workers()
    assert path_of("copied").name in reader.note
    return path_of("copied").read_text(encoding="utf-8")


async def test_y_copies_the_citation_in_the_way_of_the_language(small: Path) -> None:
    async with opened(small, language="ko") as reader:
        await reader.visit("paper", focus="list")
        korean = "「China urges firms」, 『BNN』, 2024년 9월 30일, https://example.org/urges."
        assert await copied(reader, "y") == korean
        await reader.press("L")
        assert await copied(reader, "y") == (
            "“China urges firms,” BNN, September 30, 2024, https://example.org/urges."
        )


async def test_a_record_is_cited_by_its_sources_unless_a_source_has_focus(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban")
        first, second = (await copied(reader, "y")).splitlines()
        assert "China urges firms" in first
        assert "para. 2" in first
        assert "A wire story" in second
        for _ in range(40):
            await reader.press("tab")
            text = reader.page.focused_text
            link = text.focused_link if text is not None else None
            if link is not None and link.target == "wire":
                break
        assert await copied(reader, "y") == "“A wire story,” A wire, September 27, 2024."


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_narrow_screen_shows_the_way_and_the_file_too(small: Path, language: str) -> None:
    async with opened(small, (40, 14), language=language) as reader:
        await reader.visit("paper", focus="list")
        await copied(reader, "y")
        assert path_of("copied").name in reader.keys


async def test_the_configuration_chooses_the_style(small: Path) -> None:
    async with opened(small, config=Config(citation_style="csl-json")) as reader:
        await reader.visit("paper", focus="list")
        assert json.loads(await copied(reader, "y"))[0]["id"] == "paper"


@pytest.mark.parametrize("key", ["C", "ctrl+y"])
async def test_another_style_is_chosen_in_a_sheet(small: Path, key: str) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press(key)
        assert "BibLaTeX" in reader.text
        library = parse_string(await copied(reader, "end", "enter"))
        assert [entry.key for entry in library.entries] == ["paper", "wire"]


async def test_leaving_the_sheet_copies_nothing(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("C", "j", "escape")
        await reader.workers()
        assert not path_of("copied").exists()


async def test_one_source_is_cited_for_another_part_of_the_app(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        cite_source(reader.page, "filing")
        await reader.workers()
        text = path_of("copied").read_text(encoding="utf-8")
        assert text == "Quarterly report (Nvidia, August 28, 2024), https://example.org/filing."


async def test_a_record_without_sources_and_no_record_say_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("chip", focus="list")
        await reader.press("y")
        await reader.workers()
        assert reader.note == "There is no source here to cite."
        assert not path_of("copied").exists()
        await reader.filter("zzzz")
        await reader.press("enter", "y")
        await reader.workers()
        assert reader.note == "There is no source here to cite."


async def test_a_library_that_stumbles_does_not_take_the_app_with_it(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(*_: object) -> str:
        raise AttributeError

    monkeypatch.setattr(formats, "cited_as", stumbles)
    async with opened(small, language="en") as reader:
        await reader.visit("paper", focus="list")
        await reader.press("y")
        await reader.workers()
        assert "choose another" in reader.note
        assert reader.app.is_running
