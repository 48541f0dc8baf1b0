"""For all tests: no test sees the real home, the real terminal or the settings of who runs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from pathlib import Path

# How quick a machine is says nothing about the program, and a run for all must not hang on luck:
# there every run tries the same examples, at a desk each run tries others.
settings.register_profile(
    "briefdeck",
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("briefdeck")

PREFIXES = (
    "XDG_",
    "BRIEFDECK_",
    "LC_",
    "SSH_",
    "TEXTUAL",
    "WSL_",
    "TMUX",
    "PYTHONIO",
    "PYTHONUTF8",
)
"""Variables of these families are taken out of the environment."""

NAMES = frozenset(
    {
        "BROWSER",
        "CLICOLOR",
        "COLORTERM",
        "COLUMNS",
        "DISPLAY",
        "EDITOR",
        "ESCDELAY",
        "FORCE_COLOR",
        "LANGUAGE",
        "LINES",
        "NO_COLOR",
        "PAGER",
        "STY",
        "TERM_PROGRAM",
        "TTY_COMPATIBLE",
        "TTY_INTERACTIVE",
        "VISUAL",
        "WAYLAND_DISPLAY",
        "WT_SESSION",
    }
)
"""These too."""

OURS = frozenset({"TEXTUAL_SNAPSHOT_TEMPDIR"})
"""Not these: the tests themselves have set them."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of the test's own; all platform folders lie in it."""
    folder = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name in NAMES or (name.startswith(PREFIXES) and name not in OURS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, below in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_DOCUMENTS_DIR", "Documents"),
    ):
        monkeypatch.setenv(name, str(folder / below))
    return folder
