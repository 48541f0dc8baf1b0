"""What the environment tells of the terminal, and the messages where the app cannot start."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from tui.app.terminal import setup as terminal
from tui.app.terminal.setup import (
    TerminalProblem,
    check_terminal,
    detect_terminal,
    is_desktop,
    prepare,
    report_problem,
)


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "256"),
        ({"TERM": "tmux-256color", "TMUX": "x"}, "256"),
        ({"TERM": "screen", "TMUX": "x"}, "256"),
        ({"TERM": "tmux-256color", "TMUX": "x", "COLORTERM": "24bit"}, "truecolor"),
        ({"TERM": "screen", "STY": "1.a"}, "256"),
        ({"TERM": "screen.xterm-256color", "STY": "1.a", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "xterm-kitty"}, "truecolor"),
        ({"TERM": "alacritty"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "truecolor"),
        ({"TERM": "linux"}, "ansi16"),
        ({"TERM": "vt220"}, "ansi16"),
        ({"TERM": "xterm-16color"}, "ansi16"),
        ({}, "ansi16"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "256"),
    ],
)
def test_colours(environ: dict[str, str], colour: str) -> None:
    assert detect_terminal(environ).colour == colour


def test_tmux_and_screen_are_told_apart() -> None:
    inside = {"TMUX": "x", "STY": "started from here", "COLORTERM": "truecolor"}
    assert detect_terminal(inside).colour == "truecolor"
    assert detect_terminal({"STY": "1.a", "COLORTERM": "truecolor"}).colour == "256"


def test_a_console_gets_ascii() -> None:
    assert detect_terminal({"TERM": "linux"}).ascii
    assert not detect_terminal({"TERM": "xterm-256color"}).ascii


@pytest.mark.parametrize(
    ("environ", "platform", "desktop"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"WSL_DISTRO_NAME": "Ubuntu"}, "linux", True),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "1 2 3 4"}, "linux", False),
        ({"SSH_TTY": "/dev/ttys001"}, "darwin", False),
    ],
)
def test_a_desktop_is_here_and_not_behind_ssh(
    environ: dict[str, str], platform: str, desktop: bool
) -> None:
    assert is_desktop(environ, platform) is desktop


def test_preparing_frees_the_size_and_says_the_colours_to_textual() -> None:
    environ = {"TERM": "screen", "TMUX": "x", "COLUMNS": "80", "LINES": "24", "NO_COLOR": ""}
    prepare(environ)
    assert environ == {
        "TERM": "screen",
        "TMUX": "x",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_FPS": "240",
        "ESCDELAY": "25",
    }


def test_preparing_leaves_what_the_person_has_set() -> None:
    theirs = {
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DISABLE_KITTY_KEY": "0",
        "TEXTUAL_ANIMATIONS": "full",
        "TEXTUAL_FPS": "30",
        "ESCDELAY": "300",
        "NO_COLOR": "1",
    }
    environ = dict(theirs)
    prepare(environ)
    assert environ == theirs


def test_over_ssh_esc_keeps_its_time() -> None:
    environ = {"SSH_TTY": "x"}
    prepare(environ)
    assert "ESCDELAY" not in environ


def test_textual_takes_what_was_prepared() -> None:
    code = (
        "import os; from tui.app.terminal.setup import prepare; prepare(os.environ);"
        "from textual import constants as c;"
        "print(c.COLOR_SYSTEM, c.DISABLE_KITTY_KEY, c.TEXTUAL_ANIMATIONS, c.ESCAPE_DELAY)"
    )
    environ = {**os.environ, "TERM": "screen", "TMUX": "x"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ
    )
    assert done.stdout.split() == ["256", "True", "none", "0.025"]


UTF8 = {"TERM": "xterm-256color", "LANG": "ko_KR.UTF-8"}


@pytest.mark.parametrize(
    ("environ", "encoding", "code"),
    [
        (UTF8, "utf-8", None),
        ({"TERM": "xterm", "LANG": "en_US.utf8"}, "UTF-8", None),
        ({"TERM": "xterm"}, "utf-8", None),
        ({"TERM": "xterm", "LANG": "C"}, "utf-8", None),
        ({**UTF8, "LC_ALL": "ko_KR.EUC-KR"}, "utf-8", "encoding"),
        ({**UTF8, "LC_CTYPE": "ko_KR.eucKR@x"}, "euc_kr", "encoding"),
        ({**UTF8, "LANG": "ko_KR"}, "euc_kr", "encoding"),
        ({**UTF8, "LANG": "en_US.ISO-8859-1"}, "iso8859-1", "encoding"),
        ({**UTF8, "LANG": "xx.nonsense"}, "utf-8", "encoding"),
        ({**UTF8, "LC_ALL": "ko_KR.EUC-KR", "PYTHONUTF8": "1"}, "utf-8", None),
        ({**UTF8, "PYTHONIOENCODING": "euc-kr"}, "euc-kr", "encoding"),
        ({**UTF8, "TERM": "dumb"}, "utf-8", "dumb"),
        ({"LANG": "C.UTF-8"}, "utf-8", "dumb"),
    ],
)
def test_where_the_app_cannot_start(
    environ: dict[str, str], encoding: str, code: str | None
) -> None:
    reason = check_terminal(environ, terminal=True, encoding=encoding)
    assert (reason and reason.code) == code


def test_without_a_terminal_it_cannot_start() -> None:
    assert check_terminal(UTF8, terminal=False) == TerminalProblem("no_terminal")
    assert check_terminal(UTF8) == TerminalProblem("no_terminal")  # here all streams are captured


def test_closed_streams_are_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.sys, "stdin", None)
    monkeypatch.setattr(terminal.sys, "stdout", io.StringIO())
    assert check_terminal(UTF8) == TerminalProblem("no_terminal")


def test_an_euc_kr_terminal_is_told_in_both_languages_in_its_own_encoding() -> None:
    reason = check_terminal({**UTF8, "LC_ALL": "ko_KR.EUC-KR"}, terminal=True)
    assert reason
    korean, english = reason.data("ko").decode("euc-kr").splitlines()
    assert "인코딩" in korean
    assert "EUC-KR" in korean
    assert "LC_ALL=ko_KR.UTF-8 briefdeck" in english
    assert reason.data("en").decode("euc-kr").splitlines() == [english, korean]


def test_a_latin_terminal_is_told_in_what_it_can_write() -> None:
    reason = check_terminal({**UTF8, "LC_ALL": "de_DE.ISO-8859-1"}, terminal=True)
    assert reason
    (english,) = reason.data("ko").decode("ascii").splitlines()
    assert "ISO-8859-1" in english
    assert "C.UTF-8" in english


def test_the_message_goes_to_standard_error_and_the_status_is_1(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    reason = TerminalProblem(
        "encoding", (("encoding", "EUC-KR"), ("locale", "ko_KR.UTF-8")), "EUC-KR"
    )
    assert report_problem(reason, "ko") == 1
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err == reason.data("ko")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_reason_is_said(language: str) -> None:
    for reason in (TerminalProblem("no_terminal"), TerminalProblem("dumb", (("term", "dumb"),))):
        assert "briefdeck" in reason.message(language)
        assert len(reason.data(language).splitlines()) == 2
