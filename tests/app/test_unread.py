"""What was not read yet is marked until it has stood on the screen a while."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.app import reading


async def stay(reader: Reader) -> None:
    await asyncio.sleep(0.1)
    await reader.workers()


def signs(reader: Reader, sign: str) -> int:
    return sum(line.endswith(sign) for line in reader.list_lines)


async def test_every_event_is_unread_at_first_and_the_tab_counts_them(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        assert "Timeline 5 ●5" in reader.tabs
        assert signs(reader, "●") == 5


async def test_a_record_that_stays_is_read_for_good(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ_SECONDS", 0.03)
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await stay(reader)
        assert "Timeline 5 ●4" in reader.tabs
        assert signs(reader, "●") == 4
        await reader.press("Q")
    monkeypatch.setattr(reading, "READ_SECONDS", 3600)
    async with opened(small, language="en") as reader:
        assert "Timeline 5 ●4" in reader.tabs


async def test_a_cursor_that_passes_reads_nothing(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "g", "j", "j", "j", "j")
        assert "Timeline 5 ●5" in reader.tabs


async def test_what_changed_since_it_was_read_is_marked_as_changed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ_SECONDS", 0.03)
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await stay(reader)
        assert reader.selected == "rush"
        monkeypatch.setattr(reading, "READ_SECONDS", 3600)
        file = small / "briefing.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("sends samples", "sends no samples"), encoding="utf-8")
        await reader.press("f5")
        await reader.workers()
        await reader.workers()
        row = next(line for line in reader.list_lines if "sends no samples" in line)
        assert row.endswith("◐")
        assert signs(reader, "●") == 4
