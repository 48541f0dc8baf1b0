"""What terminal and desktop this is, whether the app can run here, and what must be set before.

Reads and sets the environment that it is given, and looks at the standard streams. Imports nothing
of Textual, which reads its settings from the environment when it is imported: call `prepare` first.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from typing import Literal, TypeAlias

import msgspec

from tui.words import words_for

Colour: TypeAlias = Literal["none", "ansi16", "256", "truecolor"]
"""How many colours the terminal has, or that none are wanted."""

_COLOUR_SYSTEMS: dict[Colour, str] = {
    "ansi16": "standard",
    "256": "256",
    "truecolor": "truecolor",
}
"""What Textual calls them (TEXTUAL_COLOR_SYSTEM)."""

_FULL_COLOUR_TERMS = ("alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm")
_FEW_COLOUR_TERMS = ("ansi", "cons25", "cygwin", "eterm", "linux", "sun", "vt", "wsvt", "xterm-16")
_BARE_TERMS = ("linux", "vt", "cons25", "sun", "wsvt", "ansi")
"""Consoles whose fonts have little beyond ASCII."""


class TerminalInfo(msgspec.Struct, frozen=True):
    """What the environment says about the terminal."""

    colour: Colour
    """Colours to use; `none` where NO_COLOR is set."""
    ascii: bool
    """Whether the terminal's font may have ASCII only."""


class TerminalProblem(msgspec.Struct, frozen=True):
    """Why the app cannot start in this terminal."""

    code: Literal["no_terminal", "dumb", "encoding"]
    """Which problem it is; the text is `reader.stop_<code>`."""
    values: tuple[tuple[str, str], ...] = ()
    """Values that the text contains."""
    encoding: str = "utf-8"
    """The encoding that the terminal reads."""

    def message(self, language: str) -> str:
        """What the problem is and what to do, in one language."""
        return words_for(language)(f"reader.stop_{self.code}", **dict(self.values))

    def data(self, language: str) -> bytes:
        """The message in both languages, `language` first, in bytes that the terminal can show.

        A language that the terminal's encoding cannot write is left out; English always can.
        """
        lines = {"en": _plain(self.message("en")).encode("ascii", "replace")}
        with suppress(UnicodeEncodeError, LookupError):
            lines["ko"] = self.message("ko").encode(self.encoding)
        order = sorted(lines, key=lambda each: (each != language, each))
        return b"".join(lines[each] + b"\n" for each in order)


def is_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the app runs on another machine than the person's."""
    return any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"))


def is_wsl(environ: Mapping[str, str]) -> bool:
    """Whether this is Linux inside Windows (WSL), which can start Windows programs."""
    return bool(environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP"))


def is_desktop(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be opened for the person: a desktop here, and no SSH."""
    if is_ssh(environ):
        return False
    if platform == "darwin" or is_wsl(environ):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def detect_terminal(environ: Mapping[str, str]) -> TerminalInfo:
    """What the environment says about the terminal."""
    term = environ.get("TERM", "").lower()
    return TerminalInfo(_colour(environ, term), term.startswith(_BARE_TERMS))


def prepare(environ: MutableMapping[str, str]) -> None:
    """Set the environment as Textual needs it; call before Textual is imported.

    COLUMNS and LINES would freeze the size. An empty NO_COLOR counts as none (no-color.org). Long
    texts from an input method arrive broken through the kitty keyboard protocol, which is not
    needed. Other variables that are set already are left alone.
    """
    for name in ("COLUMNS", "LINES"):
        environ.pop(name, None)
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]
    colour = detect_terminal(environ).colour
    if colour != "none":
        environ.setdefault("TEXTUAL_COLOR_SYSTEM", _COLOUR_SYSTEMS[colour])
    environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # The least time between two paints: what a key changes after the first one need not wait for a
    # sixtieth of a second.
    environ.setdefault("TEXTUAL_FPS", "240")
    if not is_ssh(environ):
        # How long Esc waits for the rest of a sequence, in ms; over a network parts come late.
        environ.setdefault("ESCDELAY", "25")


def check_terminal(
    environ: Mapping[str, str],
    *,
    terminal: bool | None = None,
    encoding: str | None = None,
) -> TerminalProblem | None:
    """Why the app cannot start here; `None` if it can.

    `terminal` says whether all standard streams are terminals (Textual reads from the first and
    draws on the third), `encoding` is that of what is written; by default those of this process.
    """
    if terminal is None:
        terminal = all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    if not terminal:
        return TerminalProblem("no_terminal")
    reads = _terminal_encoding(environ, encoding or _stream_encoding())
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return TerminalProblem("dumb", (("term", term or '""'),), reads)
    if not _is_utf8(reads):
        locale = "ko_KR.UTF-8" if _locale(environ).lower().startswith("ko") else "C.UTF-8"
        return TerminalProblem("encoding", (("encoding", reads), ("locale", locale)), reads)
    return None


def report_problem(problem: TerminalProblem, language: str) -> int:
    """Write to standard error why the app cannot start; returns the exit status."""
    data = problem.data(language)
    buffer = getattr(sys.stderr, "buffer", None)
    if buffer is None:
        sys.stderr.write(data.decode("ascii", "replace"))
    else:
        sys.stderr.flush()
        buffer.write(data)
        buffer.flush()
    return 1


def _terminal_encoding(environ: Mapping[str, str], written: str) -> str:
    """The encoding that the terminal reads: the locale's, else `written`, that of the streams.

    Python falls back to UTF-8 for a locale that is not installed; the terminal does not. PYTHONUTF8
    and PYTHONIOENCODING are set deliberately and override the locale.
    """
    if environ.get("PYTHONIOENCODING") or environ.get("PYTHONUTF8") == "1":
        return written
    named = _locale(environ).partition("@")[0].partition(".")[2]
    return named or written


def _colour(environ: Mapping[str, str], term: str) -> Colour:
    if environ.get("NO_COLOR"):
        return "none"
    if environ.get("STY") and not environ.get("TMUX"):
        # GNU screen before 5 takes 24-bit colours apart wrongly.
        return "256"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    if term.startswith(("tmux", "screen")):
        return "256"
    if term.endswith("-direct") or any(name in term for name in _FULL_COLOUR_TERMS):
        return "truecolor"
    if environ.get("WT_SESSION"):
        return "truecolor"
    if not term or (term.startswith(_FEW_COLOUR_TERMS) and "256" not in term):
        return "ansi16"
    return "256"


def _locale(environ: Mapping[str, str]) -> str:
    """The locale for characters (POSIX: LC_ALL, then LC_CTYPE, then LANG)."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    return next((environ[name] for name in names if environ.get(name)), "")


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _stream_encoding() -> str:
    """The encoding of what is drawn on; of two that differ the one that is not UTF-8."""
    encodings = [getattr(stream, "encoding", None) for stream in (sys.stderr, sys.stdout)]
    named = [encoding for encoding in encodings if encoding]
    return next((encoding for encoding in named if not _is_utf8(encoding)), "utf-8")


def _is_terminal(stream: object) -> bool:
    """Whether a standard stream, which may be closed or missing, is a terminal."""
    try:
        return os.isatty(stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return False


def _plain(text: str) -> str:
    """English with the quotation marks and dashes that ASCII has."""
    return text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'", 0x2013: "-"})
