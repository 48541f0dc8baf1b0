"""How a slide looks: pictures to be looked at when they change, as in `test_looks`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.drive import Reader
from tests.app.test_present import STORY, told
from tui.app.app import BriefdeckApp
from tui.app.screens import present
from tui.app.terminal.setup import detect_terminal
from tui.library.find import find_briefings
from tui.session.settings import Settings


@pytest.mark.parametrize(
    ("language", "size", "keys"),
    [("ko", (120, 40), ("space",)), ("en", (80, 24), ())],
    ids=["value-ko", "event-en"],
)
def test_a_slide_looks_as_it_did(
    snap_compare: Any,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    monkeypatch.setattr(present, "monotonic", lambda: 100.0)
    found = find_briefings(told(small, STORY))
    app = BriefdeckApp(found, Settings(language=language), detect_terminal(os.environ))

    async def drive(pilot: Pilot[None]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.workers()
        await reader.press("G", "p", *keys)

    assert snap_compare(app, terminal_size=size, run_before=drive)
