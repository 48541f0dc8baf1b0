"""Where what belongs to the person is kept: configuration, memory, log, exports, the last copy.

Only names folders, as the platform does (XDG on Linux and BSD, Library on macOS); nothing is
created here. Whoever writes into one creates it (`tui.reader.files.write_whole`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

APP = "briefdeck"
"""The name of our folder in each of the platform's."""

PathName: TypeAlias = Literal[
    "configuration", "memory", "marks", "bookmarks", "copied", "log", "export"
]  # fmt: skip
"""Names of paths, `reader.path_<name>` among the words."""

_PATHS: dict[PathName, tuple[str, str]] = {
    "configuration": ("user_config_dir", "config.toml"),
    # One file a briefing each: `tui.reader.memory`, `tui.reader.marks`, `tui.reader.bookmarks`.
    "memory": ("user_state_dir", "places"),
    "marks": ("user_state_dir", "marks"),
    "bookmarks": ("user_state_dir", "bookmarks"),
    # What was copied last, by `tui.app.terminal.clipboard`; what went wrong unexpectedly.
    "copied": ("user_state_dir", "copied.txt"),
    "log": ("user_log_dir", "briefdeck.log"),
    # Files for others, unless a place is named: beside the person's documents.
    "export": ("user_documents_dir", ""),
}
"""Where each path is: one of the platform's folders, and what it is called in there."""


def path_of(name: PathName) -> Path:
    """A file or folder of the person's.

    Where there is no home to put it in, it is among the temporary files: without HOME and an entry
    for the user (containers), `~` stays as it is and would become a folder of that name in the
    current one.
    """
    platform, own = _PATHS[name]
    folder = Path(getattr(_dirs(), platform))
    if not folder.is_absolute():
        import tempfile

        user = os.getuid() if hasattr(os, "getuid") else "user"
        folder = Path(tempfile.gettempdir()) / f"{APP}-{user}"
    elif name == "export":
        folder /= APP
    return folder / own


def all_paths() -> dict[str, Path]:
    """Every path by its name, as they are listed."""
    return {name: path_of(name) for name in _PATHS}


def _dirs() -> PlatformDirsABC:
    # Costs about 10 ms to import, and many commands ask for no path.
    from platformdirs import PlatformDirs

    return PlatformDirs(APP, appauthor=False)
