"""Addresses of sources: shown so that nothing in them deceives, and opened in a browser.

Opens http and https only, and never a browser that would draw in our terminal.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.app.terminal.desktop import is_desktop, is_wsl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXT_BROWSERS = (
    *("browsh", "carbonyl", "cha", "chawan", "curl", "elinks", "links", "links2", "lynx"),
    *("retawq", "w3m", "wget", "www-browser"),
)
_LINUX_OPENERS = (
    "xdg-open",
    "x-www-browser",
    "firefox",
    "google-chrome",
    "chromium",
    "chromium-browser",
)


def clean_address(url: str) -> str | None:
    """The address in ASCII, as a browser would ask for it; None where it is not http or https.

    Control characters, spaces around and invisible characters are gone; a host in other letters is
    in punycode, other letters elsewhere in percent signs.
    """
    from urllib.parse import quote, urlsplit, urlunsplit

    text = "".join(char for char in url.strip() if char.isprintable())
    try:
        parts = urlsplit(text)
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
    # Who would sign in with a name in the address is left out: it is there to deceive.
    place = name if port is None else f"{name}:{port}"
    safe = "%/:@!$&'()*+,;=~?[]"
    path, query, fragment = (quote(p, safe=safe) for p in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), place, path, query, fragment))


def tidy_address(url: str) -> str:
    """The address as it may be shown, copied and opened: clean, its host in punycode.

    What is no address of the web is returned without its control characters.
    """
    clean = clean_address(url)
    if clean is not None:
        return clean
    return "".join(char for char in url.strip() if char.isprintable())


def host_read(url: str) -> str | None:
    """What a host in punycode reads as (한국.kr), to be shown beside the address; else None."""
    from urllib.parse import urlsplit

    host = urlsplit(clean_address(url) or "").hostname or ""
    if "xn--" not in host:
        return None
    try:
        read = host.encode("ascii").decode("idna")
    except UnicodeError:
        return None
    return read if read.isprintable() and read != host else None


def can_open_browser(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether an address can be opened in a window on the person's desktop."""
    return is_desktop(environ, platform) and next(_openers(environ, platform), None) is not None


def open_address(url: str, environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Open an address in the person's browser; whether one was started. Raises nothing.

    The browser has a session of its own and no streams: it cannot draw in our terminal, nor end
    with it.
    """
    address = clean_address(url)
    if address is None or not is_desktop(environ, platform):
        return False
    return any(_started(opener, address, environ) for opener in _openers(environ, platform))


def osc8(url: str, text: str) -> str:
    """`text` as a link that the terminal can open (OSC 8); plain where `url` is not sound."""
    address = clean_address(url)
    return text if address is None else f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def _openers(environ: Mapping[str, str], platform: str) -> Iterator[list[str]]:
    """Commands that open an address, in the order to try them; `%s` stands for the address."""
    import shutil

    named = _chosen(environ)
    if platform == "darwin":
        others = [["open"]]
    elif is_wsl(environ):
        others = [["wslview"], ["explorer.exe"]]
    else:
        others = [[name] for name in _LINUX_OPENERS]
    for command in [*named, *others]:
        if shutil.which(command[0], path=environ.get("PATH")):
            yield command


def _chosen(environ: Mapping[str, str]) -> list[list[str]]:
    """The person's browsers (BROWSER), without those that draw in a terminal."""
    import os
    import shlex

    commands: list[list[str]] = []
    for line in environ.get("BROWSER", "").split(os.pathsep):
        try:
            words = [word for word in shlex.split(line) if word != "&"]
        except ValueError:
            continue
        if words and os.path.basename(words[0]) not in _TEXT_BROWSERS:
            commands.append(words)
    return commands


def _started(command: list[str], address: str, environ: Mapping[str, str]) -> bool:
    import subprocess
    from threading import Thread

    words = [word.replace("%s", address) for word in command]
    if words == command:
        words.append(address)
    # Openers look at it too, and would take a browser from it that we would not.
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
    # Somebody has to take note of its end, or it stays in the table of processes.
    Thread(target=process.wait, daemon=True).start()
    return True
