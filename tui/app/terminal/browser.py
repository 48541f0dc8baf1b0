"""Web addresses of sources: cleaned so that nothing in them deceives, and opened in a browser.

Opens http and https only, and never a browser that would draw in this terminal.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from threading import Thread
from urllib.parse import quote, urlsplit, urlunsplit

from tui.app.terminal.setup import is_desktop, is_wsl

_TEXT_BROWSERS = (
    *("browsh", "carbonyl", "cha", "chawan", "curl", "elinks", "links", "links2", "lynx"),
    *("retawq", "w3m", "wget", "www-browser"),
)
_LINUX_OPENERS = (
    *("xdg-open", "x-www-browser"),
    *("firefox", "google-chrome", "chromium", "chromium-browser"),
)


def clean_address(url: str) -> str | None:
    """The address in ASCII, as a browser would request it; `None` where it is not http or https.

    Control and invisible characters and surrounding spaces are removed; other characters are in
    punycode in the host and percent-encoded elsewhere.
    """
    try:
        parts = urlsplit(_printable(url))
        host, port = parts.hostname, parts.port
        if parts.scheme.lower() not in ("http", "https") or not host:
            return None
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        return None
    if ":" in name:
        name = f"[{name}]"
    if any(char in name for char in " \"'<>\\^`{|}%"):
        return None
    # A user name in an address is left out: it is there to deceive.
    place = name if port is None else f"{name}:{port}"
    safe = "%/:@!$&'()*+,;=~?[]"
    path, query, fragment = (quote(p, safe=safe) for p in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), place, path, query, fragment))


def tidy_address(url: str) -> str:
    """The address as it may be shown, copied and opened: clean, its host in punycode.

    What is not http or https is returned without control and invisible characters.
    """
    return clean_address(url) or _printable(url)


def _printable(url: str) -> str:
    return "".join(char for char in url.strip() if char.isprintable())


def can_open_browser(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether an address can be opened in a window on the person's desktop."""
    return is_desktop(environ, platform) and next(_openers(environ, platform), None) is not None


def open_address(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Open an address in the person's browser; returns whether one was started. Raises nothing.

    The browser gets a session of its own and no streams: it cannot draw in this terminal, nor end
    with it.
    """
    address = clean_address(url)
    if address is None or not is_desktop(environ, platform):
        return False
    return any(_start(opener, address, environ) for opener in _openers(environ, platform))


def _openers(environ: Mapping[str, str], platform: str) -> Iterator[list[str]]:
    """Commands that open an address, in the order to try them; `%s` stands for the address."""
    if platform == "darwin":
        others = [["open"]]
    elif is_wsl(environ):
        others = [["wslview"], ["explorer.exe"]]
    else:
        others = [[name] for name in _LINUX_OPENERS]
    for command in [*_own_browsers(environ), *others]:
        if shutil.which(command[0], path=environ.get("PATH")):
            yield command


def _own_browsers(environ: Mapping[str, str]) -> list[list[str]]:
    """The person's browsers (BROWSER), without those that draw in a terminal."""
    commands: list[list[str]] = []
    for line in environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = [word for word in shlex.split(line) if word != "&"]
        except ValueError:
            continue
        if words and os.path.basename(words[0]) not in _TEXT_BROWSERS:
            commands.append(words)
    return commands


def _start(command: list[str], address: str, environ: Mapping[str, str]) -> bool:
    words = [word.replace("%s", address) for word in command]
    if words == command:
        words.append(address)
    # Openers look at BROWSER too, and would take one that draws in the terminal.
    passed = {name: value for name, value in environ.items() if name != "BROWSER"}
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=passed,
        )
    except (OSError, ValueError):
        return False
    # Without a wait the process would stay in the table of processes after its end.
    Thread(target=process.wait, daemon=True).start()
    return True
