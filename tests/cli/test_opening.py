"""The app opens from the command line, in a real terminal, and gives it back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("argv", "title", "found"),
    [
        ((), "China's AI chips", "window guidance"),
        (("--lang", "ko"), "중국의 AI 칩", "창구지도"),
        ((str(ROOT / "content"), "--ascii", "--no-mouse"), "China's AI chips", "window guidance"),
    ],
    ids=["bundled", "korean", "path"],
)
def test_the_briefing_opens_and_closes(
    argv: tuple[str, ...], title: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Terminal([sys.executable, "-m", "tui", *argv], environ) as terminal:
        terminal.until(title)
        terminal.until(found)
        terminal.press("q")
        assert terminal.wait() == 0
