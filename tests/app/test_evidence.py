"""The evidence view: s opens it, its keys act on the source under the cursor, Esc leads back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.app.sheets.address import AddressSheet
from tui.app.sheets.evidence import EvidenceSheet
from tui.briefing.evidence import all_cites
from tui.reader.paths import path_of


def sheet(reader: Reader) -> EvidenceSheet:
    """The sheet that is open."""
    screen = reader.app.screen
    assert isinstance(screen, EvidenceSheet)
    return screen


def whole(reader: Reader) -> list[str]:
    """All lines of the sheet, in sight or not."""
    view = sheet(reader).lines
    return [
        "".join(run.text for run in view.line(number, view.size.width)).rstrip()
        for number in range(view.line_count())
    ]


def under_cursor(reader: Reader) -> str:
    view = sheet(reader).lines
    assert view.cursor is not None
    return whole(reader)[view.cursor]


@pytest.mark.parametrize("key", ["s", "f6"])
async def test_one_press_shows_the_sources_down_to_the_origin(small: Path, key: str) -> None:
    async with opened(small, (80, 24), language="en") as reader:
        await reader.visit("ban", focus="list")
        before = (reader.text, reader.place)
        await reader.press(key)
        shown = whole(reader)
        assert "├─ B  BNN  2024-09-30  para. 2" in shown
        assert "│  └─ relays → B  A wire  2024-09-27  ◂ origin" in shown
        assert "└─ B  A wire  2024-09-27  ≠ disputes  as above" in shown
        assert "B3 · 1 independent source" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.page
        assert (reader.text, reader.place) == before


async def test_enter_goes_to_the_source_and_back_leads_to_the_claim(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "j")
        assert "A wire" in under_cursor(reader)
        await reader.press("enter")
        assert reader.app.screen is reader.page
        assert (reader.pane, reader.selected) == ("sources", "wire")
        await reader.press("[")
        assert (reader.pane, reader.selected) == ("timeline", "ban")


async def test_o_shows_the_address_of_the_source_before_anything_is_opened(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "o")
        assert isinstance(reader.app.screen, AddressSheet)
        assert "https://example.org/urges" in reader.text
        assert "https://example.org/filing" not in reader.text
        await reader.press("escape")
        await reader.press("j", "o")
        assert "This source has no address." in sheet(reader).foot.lines(80)[0][0].text


async def test_y_copies_the_citation_of_the_source(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "y")
        await reader.workers()
        assert "China urges firms" in path_of("copied").read_text(encoding="utf-8")
        # It is said where the reader looks.
        assert "copied" in "".join(run.text for run in sheet(reader).foot.lines(200)[0])


async def test_x_strikes_the_source_draws_what_falls_and_restores_it(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "j")
        before = whole(reader)
        cursor = sheet(reader).lines.cursor
        await reader.press("x")
        assert reader.page.view.struck == {"wire"}
        shown = whole(reader)
        assert "× struck" in under_cursor(reader)
        assert "no longer supported" in "\n".join(shown)
        assert "1 struck: 5 lose all support" in "\n".join(shown)
        assert "1 struck: 5 lose" in sheet(reader).foot.lines(80)[0][0].text
        assert sheet(reader).lines.cursor == cursor
        await reader.press("x")
        assert reader.page.view.struck == frozenset()
        assert whole(reader) == before


async def test_a_record_that_a_judgement_rests_on_opens_its_own_evidence(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("gist", focus="list")
        await reader.press("s")
        assert "hangs on one origin: A wire" in whole(reader)
        first = whole(reader)
        await reader.press("j")
        cursor = sheet(reader).lines.cursor
        await reader.press("x")
        assert reader.page.view.struck == frozenset()
        await reader.press("enter")
        assert "relays → B  A wire" in "\n".join(whole(reader))
        assert "Esc back" in reader.text
        await reader.press("escape")
        assert whole(reader) == first
        assert sheet(reader).lines.cursor == cursor
        assert "Esc close" in reader.text
        await reader.press("enter", "q")
        assert reader.app.screen is reader.page
        assert reader.selected == "gist"


async def test_s_in_it_shows_what_rests_on_the_source(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "s")
        assert "records rest on this source" in "\n".join(whole(reader))
        await reader.press("h", "h")
        assert reader.app.screen is reader.page


async def test_the_last_lines_are_reached_with_the_keys(small: Path) -> None:
    async with opened(small, (40, 12), language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "G", "G")
        view = sheet(reader).lines
        assert view.top == view.last_top > 0
        await reader.press("g")
        assert view.top == 0


async def test_the_sheet_follows_the_size_with_the_cursor_where_it_was(small: Path) -> None:
    async with opened(small, (120, 40), language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s", "j")
        await reader.resize(60, 20)
        assert "A wire" in under_cursor(reader)


async def test_without_sources_it_says_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("rival", focus="list")
        await reader.press("s")
        assert "This record cites no source." in whole(reader)
        await reader.press("enter", "o", "x", "y", "s", "j")
        assert "This record cites no source." in whole(reader)


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_claims_of_the_bundled_briefing_reach_their_locators_in_one_press(
    language: str,
) -> None:
    async with opened(size=(80, 24), language=language) as reader:
        records = reader.page.session.briefing.records()
        claims = [one for one in records if any(cite.at for cite in all_cites(one))]
        assert len(claims) > 20
        for record in claims[::4]:
            await reader.visit(record.id, focus="list")
            await reader.press("s")
            shown = "\n".join(whole(reader))
            for cite in all_cites(record):
                assert (cite.at or "").rpartition(":")[2] in shown, record.id
            assert ("문단" if language == "ko" else "para.") in shown
            await reader.press("escape")
