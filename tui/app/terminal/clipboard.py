"""Copying text by whatever works where one is, and into a file in any case.

May start the desktop's clipboard program or tmux, write to the terminal through the function it is
given, and write one file in the person's state folder. Waits for programs, for a few seconds at
the worst: call it off the app's own thread.

Libraries for this (pyperclip and its like) know neither tmux nor the terminal's own clipboard nor
SSH, start programs without a limit of time, and raise where there is none.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from tui.app.terminal.desktop import is_ssh, is_wsl
from tui.reader.files import write_whole
from tui.reader.paths import copied_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tui.words import Words

LIMIT = 2.0
"""Seconds that one program may take."""

OSC52_LIMIT = 74_994
"""Bytes of text that terminals take by OSC 52; from more some take a part, some nothing."""

_DROPPED = frozenset(
    map(
        chr,
        (
            *(code for code in range(0x20) if code not in (0x09, 0x0A)),
            *range(0x7F, 0xA0),
            *(0x061C, 0x200E, 0x200F, 0xFEFF),
            *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
            *range(0x2066, 0x206A),  # bidirectional isolates
            *range(0xD800, 0xE000),  # halves of characters, which UTF-8 cannot write
        ),
    )
)
"""Characters that are not copied: what a terminal would obey, and what would mislead an eye."""


class CopyResult(NamedTuple):
    """What became of a copy."""

    ways: tuple[str, ...]
    """The ways that took it, of `tmux`, `desktop`, `terminal`.

    A terminal does not say whether it took it.
    """
    file: Path | None
    """The file that holds it; None where it could not be written."""

    def message(self, words: Words, width: int | None = None) -> str:
        """What became of it, as a sentence or two; short where `width` cells need it.

        The short one names the file without its folder.
        """
        text = self._whole(words)
        if width is None or self.file is None:
            return text
        from tui.page.wrap import cells

        if cells(text) <= width:
            return text
        way = words(f"reader.way_{self._way}")
        return words("reader.copied_brief", way=way, name=self.file.name)

    @property
    def _way(self) -> str:
        """The way that is told: the desktop alone says for sure that it took it."""
        if not self.ways:
            return "none"
        return "desktop" if "desktop" in self.ways else self.ways[0]

    def _whole(self, words: Words) -> str:
        if not self.ways:
            if self.file is None:
                return words("reader.copied_nowhere")
            return words("reader.copied_only_file", path=_from_home(self.file))
        text = words(f"reader.copied_{self._way}")
        if self.file is not None:
            text += " " + words("reader.copied_file", path=_from_home(self.file))
        return text


def _from_home(file: Path) -> str:
    """The file as a line has room for it: with `~` for the person's home."""
    from pathlib import Path

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

    `write_osc` writes to the terminal (None: there is none). `file` is where a copy is kept, by
    default `copied_file()`.
    """
    clean = copyable(text)
    ways: list[str] = []
    if environ.get("TMUX") and _to_tmux(clean, environ):
        ways.append("tmux")
    if not is_ssh(environ) and _to_desktop(clean, environ, platform):
        ways.append("desktop")
    if not ways and write_osc is not None and _to_terminal(clean, environ, write_osc):
        ways.append("terminal")
    return CopyResult(tuple(ways), _to_file(clean, file))


def copyable(text: str) -> str:
    """`text` with newlines and tabs, and without all else that a terminal or an eye would obey."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char not in _DROPPED)


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """The sequence that asks a terminal to put `text` on its clipboard.

    GNU screen passes on only what is wrapped, in pieces.
    """
    from base64 import b64encode

    code = b64encode(text.encode("utf-8")).decode("ascii")
    if environ.get("STY") and not environ.get("TMUX"):
        pieces = [code[start : start + 240] for start in range(0, len(code), 240)] or [""]
        return "\x1bP\x1b]52;c;" + "\x1b\\\x1bP".join(pieces) + "\x07\x1b\\"
    return f"\x1b]52;c;{code}\x07"


def _to_tmux(text: str, environ: Mapping[str, str]) -> bool:
    """Into tmux's buffer, and (-w, from tmux 3.2 on) through it to the terminal's clipboard."""
    data = text.encode("utf-8")
    return _piped(["tmux", "load-buffer", "-w", "-"], data, environ)


def _to_desktop(text: str, environ: Mapping[str, str], platform: str) -> bool:
    tools: list[list[str]] = []
    data = text.encode("utf-8")
    if platform == "darwin":
        tools = [["pbcopy"]]
    elif is_wsl(environ):
        tools = [["clip.exe"]]
        data = text.encode("utf-16")
    if environ.get("WAYLAND_DISPLAY"):
        tools.append(["wl-copy"])
    if environ.get("DISPLAY"):
        tools += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return any(
        _piped(tool, data if tool == ["clip.exe"] else text.encode("utf-8"), environ)
        for tool in tools
    )


def _to_terminal(text: str, environ: Mapping[str, str], write_osc: Callable[[str], object]) -> bool:
    if len(text.encode("utf-8")) > OSC52_LIMIT:
        return False
    try:
        write_osc(osc52(text, environ))
    except Exception:
        # Whatever writes to the terminal may be closing down.
        return False
    return True


def _to_file(text: str, file: Path | None) -> Path | None:
    try:
        path = file or copied_file()
        write_whole(path, text.encode("utf-8"))
    except OSError:
        return None
    return path


def _piped(command: list[str], data: bytes, environ: Mapping[str, str]) -> bool:
    """Whether a program that is there took the data in time."""
    import shutil
    import subprocess

    program = shutil.which(command[0], path=environ.get("PATH"))
    if program is None:
        return False
    passed = dict(environ)
    if command[0] == "pbcopy":
        # It takes the text for UTF-8 by the locale only.
        passed["LC_CTYPE"] = "UTF-8"
    try:
        # Some stay behind to serve the clipboard: they get no streams of ours to hold open.
        done = subprocess.run(
            [program, *command[1:]],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            start_new_session=True,
            env=passed,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
