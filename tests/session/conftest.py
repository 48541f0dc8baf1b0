"""For the tests of the session: the small briefing of the app's tests, opened without an app."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tui.briefing.view import View
from tui.library.read import read_briefing
from tui.page.glyphs import UNICODE
from tui.session.session import Session

SMALL = Path(__file__).parent.parent / "app" / "small"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """A reader at the beginning of the small briefing, in English."""
    opened = read_briefing(Path(shutil.copytree(SMALL, tmp_path / "small")))
    assert opened.briefing is not None
    view = View(selected=opened.briefing.meta.id, language="en")
    return Session(opened, opened.briefing, view, UNICODE)
