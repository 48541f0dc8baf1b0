"""Text is copied by what works where one is, never hangs, and always lies in a file too."""

from __future__ import annotations

import base64
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.terminal import clipboard
from tui.app.terminal.clipboard import CopyResult, copy, copyable, osc52
from tui.page.wrap import cells
from tui.reader.paths import path_of
from tui.words import LANGUAGES, words_for

TEXT = "화웨이 “Ascend”\n\tB3"


class Machine:
    """A folder of programs that note what they are given, and a terminal that does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[str] = []
        folder.mkdir()

    def has(self, name: str, then: str = "") -> None:
        script = self.folder / name
        script.write_text(
            f'#!/bin/sh\necho "$@" >"{script}.args"\n/bin/cat >"{script}.in"\n{then}\n'
        )
        script.chmod(0o755)

    def got(self, name: str) -> bytes | None:
        path = self.folder / f"{name}.in"
        return path.read_bytes() if path.exists() else None

    def copy(self, text: str = TEXT, platform: str = "linux", **environ: str) -> CopyResult:
        environ = {"PATH": str(self.folder), **environ}
        return copy(text, environ, self.written.append, platform=platform)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "bin")


def sent(sequence: str) -> str:
    match = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert match
    return base64.b64decode(match[1]).decode()


@pytest.mark.parametrize(
    ("tool", "environ", "platform"),
    [
        ("wl-copy", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux"),
        ("xclip", {"DISPLAY": ":0"}, "linux"),
        ("xsel", {"DISPLAY": ":0"}, "linux"),
        ("pbcopy", {}, "darwin"),
    ],
)
def test_a_desktop_has_its_tool(
    tool: str, environ: dict[str, str], platform: str, machine: Machine
) -> None:
    machine.has(tool)
    copied = machine.copy(platform=platform, **environ)
    assert copied.ways == ("desktop",)
    assert machine.got(tool) == TEXT.encode()
    assert machine.written == []


def test_windows_reads_utf16(machine: Machine) -> None:
    machine.has("clip.exe")
    assert machine.copy(WSL_DISTRO_NAME="Ubuntu").ways == ("desktop",)
    assert (machine.got("clip.exe") or b"").decode("utf-16") == TEXT


def test_tools_of_a_desktop_that_is_not_there_are_not_tried(machine: Machine) -> None:
    machine.has("xclip")
    machine.has("wl-copy")
    assert machine.copy().ways == ("terminal",)
    assert machine.got("xclip") is None
    assert machine.got("wl-copy") is None


def test_over_ssh_the_terminal_is_asked_even_if_a_display_is_forwarded(machine: Machine) -> None:
    machine.has("xclip")
    assert machine.copy(DISPLAY="localhost:10", SSH_TTY="/dev/pts/1").ways == ("terminal",)
    assert [sent(sequence) for sequence in machine.written] == [TEXT]


def test_tmux_takes_it_and_passes_it_on(machine: Machine) -> None:
    machine.has("tmux")
    assert machine.copy(TMUX="socket,1,0", SSH_CONNECTION="a").ways == ("tmux",)
    assert machine.got("tmux") == TEXT.encode()
    assert (machine.folder / "tmux.args").read_text() == "load-buffer -w -\n"
    assert machine.written == []


def test_tmux_on_a_desktop_fills_both(machine: Machine) -> None:
    machine.has("tmux")
    machine.has("xclip")
    assert machine.copy(TMUX="x", DISPLAY=":0").ways == ("tmux", "desktop")


def test_what_fails_is_followed_by_the_next(machine: Machine) -> None:
    machine.has("tmux", "exit 1")
    machine.has("xclip", "exit 1")
    machine.has("xsel")
    assert machine.copy(TMUX="x", DISPLAY=":0").ways == ("desktop",)
    assert machine.got("xsel") == TEXT.encode()


def test_a_tool_that_hangs_is_left_after_its_time(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "LIMIT", 0.2)
    machine.has("xclip", "exec /bin/sleep 30")
    begun = time.monotonic()
    assert machine.copy(DISPLAY=":0").ways == ("terminal",)
    assert time.monotonic() - begun < 5


def test_a_tool_that_stays_behind_to_serve_does_not_hold_us(machine: Machine) -> None:
    machine.has("xclip", "/bin/sleep 5 &")
    begun = time.monotonic()
    assert machine.copy(DISPLAY=":0").ways == ("desktop",)
    assert time.monotonic() - begun < 2


def test_it_is_kept_in_a_file_that_only_the_person_can_read(machine: Machine) -> None:
    copied = machine.copy()
    assert copied.file == path_of("copied")
    assert copied.file.read_text(encoding="utf-8") == TEXT
    assert copied.file.stat().st_mode & 0o077 == 0


def test_nothing_works_and_nothing_raises(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    def broken(_: str) -> None:
        raise RuntimeError("no driver")

    environ = {"PATH": str(machine.folder)}
    file = tmp_path / "file" / "copied.txt"
    assert copy(TEXT, environ, broken, platform="linux", file=file) == CopyResult((), None)
    assert copy(TEXT, environ, None, platform="linux", file=file) == CopyResult((), None)


def test_a_long_text_is_not_cut_by_the_terminal_but_only_in_the_file(machine: Machine) -> None:
    text = "가" * 30_000
    copied = machine.copy(text)
    assert (copied.ways, machine.written) == ((), [])
    assert copied.file
    assert copied.file.read_text(encoding="utf-8") == text


@given(st.text())
def test_what_is_copied_commands_nothing_and_can_be_written(text: str) -> None:
    clean = copyable(text)
    clean.encode("utf-8")
    assert all(char in "\n\t" or char >= " " for char in clean)
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", clean)
    assert copyable(clean) == clean


def test_line_ends_and_hangul_are_kept() -> None:
    assert copyable("가\r\n나\r다\te\x1b[0m한\u1112\u1161") == "가\n나\n다\te[0m한\u1112\u1161"


def test_screen_gets_it_wrapped_in_pieces_it_can_take() -> None:
    sequence = osc52(TEXT * 50, {"STY": "1.a"})
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sequence
    assert max(map(len, pieces)) <= 256
    assert sent("".join(pieces)) == TEXT * 50
    assert "\x1bP" not in osc52(TEXT, {"STY": "1.a", "TMUX": "x"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_it_is_said(language: str) -> None:
    words, file = words_for(language), Path("/state/copied.txt")
    for ways in ((), ("terminal",), ("tmux",), ("desktop",), ("tmux", "desktop")):
        message = CopyResult(ways, file).message(words)
        assert message
        # Whichever way it went, it lies in the file too.
        assert str(file) in message
    assert CopyResult((), None).message(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_is_told_apart(language: str) -> None:
    ways: tuple[tuple[str, ...], ...] = ((), ("terminal",), ("tmux",), ("desktop",))
    words, file = words_for(language), Path("/state/copied.txt")
    assert len({CopyResult(way, file).message(words) for way in ways}) == len(ways)
    assert "tmux" in CopyResult(("tmux",), file).message(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_the_file_fits_a_line_of_80(language: str) -> None:
    for ways in ((), ("terminal",), ("tmux",), ("desktop",)):
        file = Path.home() / ".local/state/briefdeck/copied.txt"
        message = CopyResult(ways, file).message(words_for(language))
        assert "~/.local/state/briefdeck/copied.txt" in message
        assert cells(message) <= 78


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_line_still_has_the_way_and_the_name(language: str) -> None:
    words, file = words_for(language), Path("/state/copied.txt")
    told = set()
    for ways in ((), ("terminal",), ("tmux",), ("desktop",)):
        message = CopyResult(ways, file).message(words, 38)
        assert "copied.txt" in message
        assert cells(message) <= 38
        told.add(message)
        assert CopyResult(ways, file).message(words, 200) == CopyResult(ways, file).message(words)
    assert len(told) == 4
    assert CopyResult((), None).message(words, 10) == CopyResult((), None).message(words)
