"""Copying text by every means that works here, and into a file in any case.

May start the desktop's clipboard program or tmux, write to the terminal through the function it is
given, and write one file in the person's state folder. Waits for programs, for a few seconds at
most: call it in a worker.

Libraries for this (pyperclip and its like) know neither tmux nor the terminal's own clipboard nor
SSH, start programs without a time limit, and raise where there is none.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.app.terminal.setup import is_ssh, is_wsl
from tui.page.wrap import cells
from tui.reader.files import write_whole
from tui.reader.paths import path_of
from tui.words import Words

LIMIT = 2.0
"""Seconds that one program may take."""

OSC52_LIMIT = 74_994
"""Bytes of text that terminals take by OSC 52; from more some take a part, some nothing."""

_DROPPED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff"  # control characters but tab and newline
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, overrides, isolates
    r"\ud800-\udfff]"  # surrogates, which UTF-8 cannot encode
)
"""Characters that are not copied: a terminal would obey them, or they mislead a reader."""


class CopyResult(NamedTuple):
    """What came of a copy."""

    ways: tuple[str, ...]
    """The ways that took it, of `tmux`, `desktop`, `terminal`.

    A terminal does not say whether it took it.
    """
    file: Path | None
    """The file that holds it; `None` where it could not be written."""

    def message(self, words: Words, width: int | None = None) -> str:
        """The result as a sentence or two; short where more than `width` cells would be needed.

        The short one names the file without its folder.
        """
        # Only the desktop's clipboard confirms that it took the text.
        way = "desktop" if "desktop" in self.ways else next(iter(self.ways), "none")
        text = words(f"reader.copied_{way}") if self.ways else words("reader.copied_nowhere")
        if self.file is None:
            return text
        path = _from_home(self.file)
        if self.ways:
            text += " " + words("reader.copied_file", path=path)
        else:
            text = words("reader.copied_only_file", path=path)
        if width is None or cells(text) <= width:
            return text
        way_words = words(f"reader.way_{way}")
        return words("reader.copied_brief", way=way_words, name=self.file.name)


def _from_home(file: Path) -> str:
    """The path with `~` for the person's home."""
    try:
        return str("~" / file.relative_to(Path.home()))
    except (RuntimeError, ValueError):
        return str(file)


def copy(
    text: str,
    environ: Mapping[str, str],
    write_osc: Callable[[str], object] | None,
    *,
    platform: str = sys.platform,
    file: Path | None = None,
) -> CopyResult:
    """Copy `text`, without the control characters in it. Raises nothing.

    `write_osc` writes to the terminal (`None`: there is none). `file` is where a copy is kept, by
    default `path_of("copied")`.
    """
    clean = copyable(text)
    data = clean.encode("utf-8")
    ways: list[str] = []
    # -w: through tmux's buffer to the terminal's clipboard (tmux 3.2 and later).
    if environ.get("TMUX") and _pipe("tmux load-buffer -w -", data, environ):
        ways.append("tmux")
    if not is_ssh(environ) and _to_desktop(clean, environ, platform):
        ways.append("desktop")
    if not ways and write_osc is not None and len(data) <= OSC52_LIMIT:
        # Whatever writes to the terminal may be closing down.
        with suppress(Exception):
            write_osc(osc52(clean, environ))
            ways.append("terminal")
    try:
        path = file or path_of("copied")
        write_whole(path, data)
    except OSError:
        return CopyResult(tuple(ways), None)
    return CopyResult(tuple(ways), path)


def copyable(text: str) -> str:
    """`text` with line feeds as line ends, without characters that a terminal would obey."""
    return _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """The sequence that asks a terminal to put `text` on its clipboard.

    GNU screen passes on only what is wrapped, in pieces.
    """
    code = b64encode(text.encode("utf-8")).decode("ascii")
    if environ.get("STY") and not environ.get("TMUX"):
        pieces = [code[start : start + 240] for start in range(0, len(code), 240)] or [""]
        return "\x1bP\x1b]52;c;" + "\x1b\\\x1bP".join(pieces) + "\x07\x1b\\"
    return f"\x1b]52;c;{code}\x07"


def _to_desktop(text: str, environ: Mapping[str, str], platform: str) -> bool:
    commands: list[tuple[str, str]] = []
    if platform == "darwin":
        commands.append(("pbcopy", "utf-8"))
    elif is_wsl(environ):
        commands.append(("clip.exe", "utf-16"))
    if environ.get("WAYLAND_DISPLAY"):
        commands.append(("wl-copy", "utf-8"))
    if environ.get("DISPLAY"):
        commands.append(("xclip -selection clipboard", "utf-8"))
        commands.append(("xsel --clipboard --input", "utf-8"))
    return any(_pipe(command, text.encode(encoding), environ) for command, encoding in commands)


def _pipe(command: str, data: bytes, environ: Mapping[str, str]) -> bool:
    """Whether a program exists and took the data in time."""
    name, *arguments = command.split()
    program = shutil.which(name, path=environ.get("PATH"))
    if program is None:
        return False
    # pbcopy reads UTF-8 only if the locale says so.
    locale = {"LC_CTYPE": "UTF-8"} if name == "pbcopy" else {}
    try:
        # Some stay behind to serve the clipboard: they get no streams to hold open.
        done = subprocess.run(
            [program, *arguments],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            start_new_session=True,
            env={**environ, **locale},
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
