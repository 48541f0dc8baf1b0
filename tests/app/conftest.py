"""For the tests of the app: a small briefing of one's own to open and to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import drive
from tui.app.screens import page


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No record becomes read while a test compares what it saw before and after."""
    monkeypatch.setattr(page, "READ_SECONDS", 3600.0)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small briefing."""
    return drive.small(tmp_path)
