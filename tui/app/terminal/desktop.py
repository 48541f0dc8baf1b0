"""What the environment says about the person's machine and desktop. Pure."""

from __future__ import annotations

import sys
from collections.abc import Mapping


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
