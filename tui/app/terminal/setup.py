"""What terminal this is, whether the app can run in it, and what must be set before it starts.

May touch the environment it is given and the standard streams. Imports nothing of Textual, whose
constants are read from the environment when it is imported: call `prepare` first.
"""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from tui.app.terminal.address import can_open_browser, open_address, osc8, tidy_address
from tui.app.terminal.desktop import is_desktop, is_ssh
from tui.words import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

__all__ = [
    "STOP_STATUS",
    "Colour",
    "Refusal",
    "Surroundings",
    "can_open_browser",
    "open_address",
    "osc8",
    "prepare",
    "reason_to_stop",
    "stop",
    "surroundings",
    "terminal_encoding",
    "tidy_address",
]

Colour: TypeAlias = Literal["none", "ansi16", "256", "truecolor"]
"""How many colours the terminal has, or that none are wanted."""

STOP_STATUS = 1
"""Exit status where the app cannot start in this terminal."""

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


class Surroundings(NamedTuple):
    """Where the app runs, as far as the environment tells."""

    colour: Colour
    """Colours to use; `none` where NO_COLOR says so."""
    ascii: bool
    """Whether the terminal's font can be trusted with ASCII only."""
    tmux: bool
    """Whether inside tmux."""
    screen: bool
    """Whether inside GNU screen."""
    ssh: bool
    """Whether the person sits at another machine."""
    desktop: bool
    """Whether a window could be opened for the person here."""


class Refusal(NamedTuple):
    """Why the app cannot start in this terminal; `reader.stop_<code>` among the words."""

    code: Literal["no_terminal", "dumb", "encoding"]
    """What is in the way."""
    values: tuple[tuple[str, str], ...] = ()
    """What the message names."""
    encoding: str = "utf-8"
    """What the terminal reads."""

    def message(self, language: str) -> str:
        """What is in the way and what to do, in one language."""
        return words_for(language)(f"reader.stop_{self.code}", **dict(self.values))

    def data(self, language: str) -> bytes:
        """The message in both languages, `language` first, in bytes that the terminal can show.

        A language that the terminal's encoding cannot write is left out; English always can.
        """
        order = sorted(("ko", "en"), key=lambda one: one != language)
        lines: list[bytes] = []
        for one in order:
            text = self.message(one)
            if one == "en":
                lines.append(_plain(text).encode("ascii", "replace"))
                continue
            try:
                lines.append(text.encode(self.encoding))
            except (UnicodeEncodeError, LookupError):
                continue
        return b"".join(line + b"\n" for line in lines)


def surroundings(environ: Mapping[str, str], platform: str = sys.platform) -> Surroundings:
    """What the environment tells of the terminal and the machine."""
    tmux = bool(environ.get("TMUX"))
    screen = bool(environ.get("STY")) and not tmux
    return Surroundings(
        colour=_colour(environ, screen=screen),
        ascii=environ.get("TERM", "").lower().startswith(_BARE_TERMS),
        tmux=tmux,
        screen=screen,
        ssh=is_ssh(environ),
        desktop=is_desktop(environ, platform),
    )


def prepare(environ: MutableMapping[str, str], platform: str = sys.platform) -> Surroundings:
    """Set the environment so that Textual does right, and say where we are.

    To be called before Textual is imported. COLUMNS and LINES would freeze its size; an empty
    NO_COLOR counts as none (no-color.org); long texts from an input method come broken through the
    kitty keyboard protocol, of which we need nothing. What the person has set is left.
    """
    for name in ("COLUMNS", "LINES"):
        environ.pop(name, None)
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]
    found = surroundings(environ, platform)
    if found.colour != "none":
        environ.setdefault("TEXTUAL_COLOR_SYSTEM", _COLOUR_SYSTEMS[found.colour])
    environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    # The least time between two paints: what a key changes after the first one need not wait for a
    # sixtieth of a second.
    environ.setdefault("TEXTUAL_FPS", "240")
    if not found.ssh:
        # How long Esc waits for the rest of a sequence, in ms; over a network parts come late.
        environ.setdefault("ESCDELAY", "25")
    return found


def reason_to_stop(
    environ: Mapping[str, str],
    *,
    terminal: bool | None = None,
    encoding: str | None = None,
) -> Refusal | None:
    """Why the app cannot start here, if it cannot.

    `terminal` says whether all standard streams are terminals (Textual reads from the first and
    draws on the third), `encoding` is that of what is written; by default those of this process.
    """
    if terminal is None:
        terminal = all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr))
    if not terminal:
        return Refusal("no_terminal")
    spoken = terminal_encoding(environ, encoding or _stream_encoding())
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return Refusal("dumb", (("term", term or '""'),), spoken)
    if not _is_utf8(spoken):
        locale = "ko_KR.UTF-8" if _speaks_korean(environ) else "C.UTF-8"
        return Refusal("encoding", (("encoding", spoken), ("locale", locale)), spoken)
    return None


def stop(reason: Refusal, language: str) -> int:
    """Say on standard error why the app cannot start; returns the exit status."""
    data = reason.data(language)
    buffer = getattr(sys.stderr, "buffer", None)
    if buffer is None:
        sys.stderr.write(data.decode("ascii", "replace"))
    else:
        sys.stderr.flush()
        buffer.write(data)
        buffer.flush()
    return STOP_STATUS


def terminal_encoding(environ: Mapping[str, str], written: str) -> str:
    """The encoding that the terminal reads: the locale's, else `written`, that of our streams.

    Python falls back to UTF-8 for a locale that is not installed; the terminal does not. Who sets
    PYTHONUTF8 or PYTHONIOENCODING knows better than the locale.
    """
    if environ.get("PYTHONIOENCODING") or environ.get("PYTHONUTF8") == "1":
        return written
    named = _locale(environ).partition("@")[0].partition(".")[2]
    return named or written


def _colour(environ: Mapping[str, str], *, screen: bool) -> Colour:
    if environ.get("NO_COLOR"):
        return "none"
    term = environ.get("TERM", "").lower()
    if screen:
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


def _speaks_korean(environ: Mapping[str, str]) -> bool:
    return _locale(environ).lower().startswith("ko")


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
