"""The person's folders are the platform's, and none is made by naming it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.reader import paths
from tui.words import LANGUAGES, words_for


def test_paths_follow_xdg(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "elsewhere"))
    assert paths.path_of("configuration") == home / "elsewhere" / "briefdeck" / "config.toml"
    assert paths.path_of("memory") == home / ".local" / "state" / "briefdeck" / "places"
    assert paths.path_of("export") == home / "Documents" / "briefdeck"


def test_naming_paths_makes_none(home: Path) -> None:
    named = paths.all_paths()
    assert list(named)[:2] == ["configuration", "memory"]
    assert all(path.is_relative_to(home) for path in named.values())
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_has_a_name_in_words(language: str) -> None:
    words = words_for(language)
    assert all(words(f"reader.path_{name}") for name in paths.all_paths())


def test_without_a_home_no_folder_called_tilde_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    class Homeless:
        def __getattr__(self, _: str) -> str:
            return "~/.config/briefdeck"

    monkeypatch.setattr(paths, "_dirs", Homeless)
    for path in paths.all_paths().values():
        assert path.is_absolute()
        assert "~" not in path.parts


def test_platformdirs_is_loaded_only_when_a_path_is_asked_for() -> None:
    code = "import sys, tui.reader.config, tui.reader.memory; print('platformdirs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
