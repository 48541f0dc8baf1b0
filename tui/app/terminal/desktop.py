"""Whether the person sits at this machine, and has windows there. Pure: looks at an environment."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_ssh(environ: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine."""
    return any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"))


def is_wsl(environ: Mapping[str, str]) -> bool:
    """Whether this is Linux inside Windows, whose programs can be started."""
    return bool(environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP"))


def is_desktop(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window could be opened for the person: a desktop here, and no SSH."""
    if is_ssh(environ):
        return False
    if platform == "darwin" or is_wsl(environ):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
