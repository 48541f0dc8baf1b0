"""How the page looks: pictures of the small briefing, to be looked at when they change.

They are those of one Textual. `pytest tests/app/test_looks.py --snapshot-update` draws them anew.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.drive import Reader
from tui.app.app import BriefdeckApp
from tui.app.terminal.setup import detect_terminal
from tui.library.find import find_briefings
from tui.session.settings import Settings


@pytest.mark.parametrize(
    ("name", "language", "size", "keys"),
    [
        ("timeline", "ko", (120, 40), ("2", "k", "k")),
        ("overview", "en", (80, 24), ()),
        ("figures", "ko", (200, 50), ("4", "j")),
        ("query", "ko", (60, 20), ("2", "/", *"화웨이")),
    ],
    ids=["timeline-ko", "overview-en", "figures-ko", "query-narrow"],
)
def test_the_page_looks_as_it_did(
    snap_compare: Any,
    small: Path,
    name: str,
    language: str,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    app = BriefdeckApp(
        find_briefings(small), Settings(language=language), detect_terminal(os.environ)
    )

    async def drive(pilot: Pilot[None]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.workers()
        await reader.press(*keys)

    assert snap_compare(app, terminal_size=size, run_before=drive)
