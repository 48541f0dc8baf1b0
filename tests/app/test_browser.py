"""Addresses are shown so that they deceive nobody, and opened only in a window."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.terminal.browser import (
    can_open_browser,
    clean_address,
    open_address,
    tidy_address,
)

URL = "https://example.org/a?b=c&d#e"
DESKTOP = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (URL, URL),
        (" HTTPS://Example.org/A \n", "https://example.org/A"),
        ("https://example.org:8443/%EA%B0%80", "https://example.org:8443/%EA%B0%80"),
        ("https://example.org/가 나", "https://example.org/%EA%B0%80%20%EB%82%98"),
        ("https://한국.kr/x", "https://xn--3e0b707e.kr/x"),
        ("https://exam\x1b[2Jple.org/\u202etxt", None),
        ("https://exam\u200bple.org/\x07a", "https://example.org/a"),
        ("https://good.org@evil.org/", "https://evil.org/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[", None),
        ("https://a:b/", None),
        ("--help", None),
        ("", None),
    ],
)
def test_clean_addresses(url: str, clean: str | None) -> None:
    assert clean_address(url) == clean


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_a_clean_address_is_ascii_and_stays_itself(url: str) -> None:
    clean = clean_address(url)
    if clean is not None:
        assert clean.isascii()
        assert clean.isprintable()
        assert " " not in clean
        assert clean.startswith(("http://", "https://"))
        assert clean_address(clean) == clean
    assert tidy_address(url).isprintable()


def test_a_host_in_other_letters_is_shown_as_it_is_asked_for() -> None:
    assert tidy_address("https://한국.kr/x") == "https://xn--3e0b707e.kr/x"
    # The first letter is Cyrillic.
    assert tidy_address("https://\u0430pple.com/") == "https://xn--pple-43d.com/"
    assert tidy_address(URL) == URL
    assert tidy_address("doi:10.1000/x\x1b[2J") == "doi:10.1000/x[2J"


class Browsers:
    """A folder of browsers that note the address they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        folder.mkdir()

    def has(self, *names: str) -> None:
        for name in names:
            path = self.folder / name
            path.write_text(
                f'#!/bin/sh\necho "{name} $* ${{BROWSER-unset}}" >>"{self.log}"\n'
                "echo noise; echo noise >&2\n"
            )
            path.chmod(0o755)

    def environ(self, **more: str) -> dict[str, str]:
        return {"PATH": str(self.folder), **more}

    def opened(self) -> list[str]:
        """What was started, once something was."""
        end = time.monotonic() + 5
        while time.monotonic() < end and not self.log.exists():
            time.sleep(0.01)
        time.sleep(0.05)
        return self.log.read_text().splitlines()


@pytest.fixture
def browsers(tmp_path: Path) -> Browsers:
    return Browsers(tmp_path / "bin")


@pytest.mark.parametrize(
    ("name", "environ", "platform"),
    [
        ("xdg-open", DESKTOP, "linux"),
        ("firefox", {"WAYLAND_DISPLAY": "w"}, "linux"),
        ("open", {}, "darwin"),
        ("wslview", {"WSL_DISTRO_NAME": "x"}, "linux"),
        ("explorer.exe", {"WSL_INTEROP": "x"}, "linux"),
    ],
)
def test_a_desktop_opens_it_without_our_terminal(
    name: str,
    environ: dict[str, str],
    platform: str,
    browsers: Browsers,
    capfd: pytest.CaptureFixture[str],
) -> None:
    browsers.has(name)
    assert can_open_browser(browsers.environ(**environ), platform)
    assert open_address(URL, browsers.environ(**environ), platform)
    assert browsers.opened() == [f"{name} {URL} unset"]
    assert capfd.readouterr() == ("", "")


def test_the_browser_has_a_session_of_its_own(
    browsers: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions: list[object] = []

    class Started(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            sessions.append(kwargs.get("start_new_session"))
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(subprocess, "Popen", Started)
    browsers.has("xdg-open")
    assert open_address(URL, browsers.environ(**DESKTOP), "linux")
    assert sessions == [True]


@pytest.mark.parametrize("environ", [{}, {**DESKTOP, "SSH_TTY": "x"}])
def test_without_a_desktop_here_nothing_is_started(
    environ: dict[str, str], browsers: Browsers
) -> None:
    browsers.has("xdg-open", "w3m")
    assert not can_open_browser(browsers.environ(**environ), "linux")
    assert not open_address(URL, browsers.environ(**environ), "linux")
    assert not browsers.log.exists()


@pytest.mark.parametrize("name", ["w3m", "lynx", "links", "elinks", "www-browser"])
def test_a_browser_that_draws_in_the_terminal_is_never_started(
    name: str, browsers: Browsers
) -> None:
    browsers.has(name)
    environ = browsers.environ(BROWSER=f"{browsers.folder}/{name}:{name} %s", **DESKTOP)
    assert not can_open_browser(environ, "linux")
    assert not open_address(URL, environ, "linux")
    browsers.has("xdg-open")
    assert open_address(URL, environ, "linux")
    # The opener would look at BROWSER as well.
    assert browsers.opened() == [f"xdg-open {URL} unset"]


def test_the_persons_own_browser_comes_first(browsers: Browsers) -> None:
    browsers.has("xdg-open", "mine")
    environ = browsers.environ(BROWSER="'unclosed:missing:mine --new '%s' &", **DESKTOP)
    assert open_address(URL, environ, "linux")
    assert browsers.opened() == [f"mine --new {URL} unset"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:x", "--version", ""])
def test_only_the_web_is_opened(url: str, browsers: Browsers) -> None:
    browsers.has("xdg-open")
    assert not open_address(url, browsers.environ(**DESKTOP), "linux")


def test_a_browser_that_cannot_be_started_raises_nothing(browsers: Browsers) -> None:
    browsers.has("xdg-open")
    (browsers.folder / "xdg-open").write_text("#!/no/such/interpreter\n")
    assert not open_address(URL, browsers.environ(**DESKTOP), "linux")
