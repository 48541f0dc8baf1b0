"""Where what belongs to the person is kept: configuration, memory, log, exports, the last copy.

Only names folders, as the platform does (XDG on Linux and BSD, Library on macOS); nothing is
created here. Whoever writes into one creates it (`tui.reader.files.write_whole`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

APP = "briefdeck"
"""The name of our folder in each of the platform's."""


def config_file() -> Path:
    """The configuration, `config.toml`."""
    return _sound(_dirs().user_config_dir) / "config.toml"


def memory_folder() -> Path:
    """Where the place in each briefing is remembered, one file a briefing."""
    return _sound(_dirs().user_state_dir) / "places"


def marks_folder() -> Path:
    """Where the marks of what was read are kept, one file a briefing; see `tui.reader.marks`."""
    return _sound(_dirs().user_state_dir) / "marks"


def bookmarks_folder() -> Path:
    """Where bookmarks and notes are kept, one file a briefing; see `tui.reader.bookmarks`."""
    return _sound(_dirs().user_state_dir) / "bookmarks"


def copied_file() -> Path:
    """What was copied last; see `tui.app.terminal.clipboard`."""
    return _sound(_dirs().user_state_dir) / "copied.txt"


def log_file() -> Path:
    """What went wrong unexpectedly."""
    return _sound(_dirs().user_log_dir) / "briefdeck.log"


def export_folder() -> Path:
    """Where files for others are written unless a place is named: beside the person's documents."""
    return _sound(_dirs().user_documents_dir, app=True)


def all_paths() -> dict[str, Path]:
    """Every path by its name (`reader.path_<name>` among the words), as they are listed."""
    return {
        "configuration": config_file(),
        "memory": memory_folder(),
        "marks": marks_folder(),
        "bookmarks": bookmarks_folder(),
        "copied": copied_file(),
        "log": log_file(),
        "export": export_folder(),
    }


def _dirs() -> PlatformDirsABC:
    # Costs about 10 ms to import, and many commands ask for no path.
    from platformdirs import PlatformDirs

    return PlatformDirs(APP, appauthor=False)


def _sound(folder: str, *, app: bool = False) -> Path:
    """The folder as a path; where there is no home to put it in, one among the temporary files.

    Without HOME and an entry for the user (containers), `~` stays as it is and would become a
    folder of that name in the current one.
    """
    path = Path(folder)
    if not path.is_absolute():
        import tempfile

        user = os.getuid() if hasattr(os, "getuid") else "user"
        return Path(tempfile.gettempdir()) / f"{APP}-{user}"
    return path / APP if app else path
