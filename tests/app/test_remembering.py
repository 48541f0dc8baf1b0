"""It opens where one left off; whatever is wrong with the memory costs the memory alone."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.app.drive import opened
from tui.app.themes import THEMES
from tui.reader.memory import memory_file


async def leave_at_ban(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "r", "L", "T", "j", "enter")
        reader.page.go_to_row("ban")
        await reader.settle()
        await reader.press("Q")


async def test_it_opens_where_one_left(small: Path) -> None:
    await leave_at_ban(small)
    async with opened(small) as reader:
        assert (reader.pane, reader.selected) == ("timeline", "ban")
        assert reader.page.view.language == "en"
        assert reader.page.view.newest_first
        assert reader.app.theme == THEMES[1].name
        assert "Advice against the H20" in reader.detail_text
        assert any(line.startswith("▌") for line in reader.list_lines)


async def test_the_first_time_it_opens_with_the_gist(small: Path) -> None:
    async with opened(small) as reader:
        assert (reader.pane, reader.selected) == ("overview", "small")
        assert "엔비디아는 H20을 판다." in reader.text


async def test_a_language_asked_for_wins_over_the_one_remembered(small: Path) -> None:
    await leave_at_ban(small)
    async with opened(small, language="ko", language_chosen=True) as reader:
        assert reader.page.view.language == "ko"
        assert reader.selected == "ban"


async def test_another_briefing_has_a_memory_of_its_own(small: Path, tmp_path: Path) -> None:
    from tests.app import drive

    await leave_at_ban(small)
    async with opened(drive.small(tmp_path, "other")) as reader:
        assert reader.pane == "overview"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b'{"version": 1, "pane": 3, "selected": []}',
     b'{"version": 1, "pane": "nowhere", "selected": "ban", "theme": "none", "language": "xx"}',
     b'{"version": 99, "pane": "timeline"}', b"{" * 100_000],
)  # fmt: skip
async def test_a_damaged_memory_costs_the_memory_alone(small: Path, damage: bytes) -> None:
    await leave_at_ban(small)
    memory_file(small, "small").write_bytes(damage)
    async with opened(small) as reader:
        assert reader.pane == "overview"
        assert reader.app.theme == THEMES[0].name
        assert reader.page.view.language == "ko"


async def test_a_record_that_is_gone_costs_the_place_alone(small: Path) -> None:
    await leave_at_ban(small)
    file = memory_file(small, "small")
    file.write_text(file.read_text().replace('"ban"', '"gone"'))
    async with opened(small) as reader:
        assert reader.page.view.language == "en"
        assert reader.selected in reader.listed


async def test_a_memory_that_cannot_be_written_stops_nothing(
    small: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file" / "below"))
    async with opened(small) as reader:
        await reader.press("2", "j", "c")
        await reader.workers()
        assert reader.app.is_running
        await reader.press("Q")
        assert reader.app.return_code == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_to_end_keeps_the_place(small: Path, number: signal.Signals) -> None:
    async with opened(small) as reader:
        await reader.press("2", "g", "j")
        os.kill(os.getpid(), number)
        for _ in range(100):
            await reader.pilot.pause(0.01)
            if reader.app._exit:
                break
        assert reader.app.return_code == 128 + number
    async with opened(small) as reader:
        assert (reader.pane, reader.selected) == ("timeline", "sale")
