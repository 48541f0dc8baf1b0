"""For the tests of the app: a small briefing of one's own to open and to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import drive


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small briefing."""
    return drive.small(tmp_path)
