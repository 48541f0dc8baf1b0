"""In Hangul mode keys work all the same: a syllable becomes the keys it was typed with."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.app.drive import opened
from tui.app.sheets.sheet import Sheet


async def test_a_syllable_is_the_keys_it_was_typed_with(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        assert reader.selected == "rush"
        await reader.press("허")
        assert reader.selected == "sale"


@pytest.mark.parametrize("form", ["허", unicodedata.normalize("NFD", "허"), "ㅎㅓ", "ﾾￆ"])
async def test_jamo_do_the_same_however_they_arrive(small: Path, form: str) -> None:
    async with opened(small) as reader:
        await reader.press("2", *form)
        assert reader.selected == "sale"


async def test_a_hint_tells_once_that_the_keyboard_is_in_hangul_mode(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "ㅓ")
        assert "한/영" in reader.note
        await reader.press("ㅏ")
        assert reader.note == ""
        await reader.press("Q")
    async with opened(small) as reader:
        await reader.press("ㅓ")
        assert reader.note == ""


async def test_shift_makes_capitals_where_hangul_has_doubled_letters(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "ㄲ")
        assert not reader.page.view.newest_first
        await reader.press("ㄱ")
        assert reader.page.view.newest_first
        await reader.press("ㅆ")
        assert isinstance(reader.app.screen, Sheet)


async def test_hints_are_followed_in_hangul_mode(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        second = reader.page.detail.links_in_sight()[1].target
        await reader.press("ㄹ", "ㄴ")
        assert reader.selected == second


async def test_in_the_query_line_hangul_is_text(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "/", "허", "ㅓ")
        assert reader.query_field.value == "허ㅓ"


async def test_in_a_field_of_a_sheet_hangul_is_text(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press(":")
        await reader.type("화웨이")
        await reader.press("enter")
        assert reader.selected == "rival"


async def test_a_syllable_that_ends_the_program_ends_it_once(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("ㅃ")
        assert reader.app._exit
