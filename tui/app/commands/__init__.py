"""What commands do: one function a command, found by the command's id.

A function is handed the screen and works on it through what the screen offers; which keys lead to
it only the registry knows.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.screens.reader import ReaderScreen

    Deed: TypeAlias = Callable[[ReaderScreen], None]
    """Carries out a command on the screen."""

DEEDS: dict[str, Deed] = {}
"""Every command's deed, by the command's id."""


def does(*ids: str) -> Callable[[Deed], Deed]:
    """Register a function as the deed of commands."""

    def register(deed: Deed) -> Deed:
        for id in ids:
            DEEDS[id] = deed
        return deed

    return register


def load() -> dict[str, Deed]:
    """All deeds; importing the modules registers them."""
    for name in (
        "citing",
        "evidence",
        "finding",
        "going",
        "keeping",
        "looking",
        "moving",
        "reading",
        "records",
        "standing",
    ):
        import_module(f"tui.app.commands.{name}")
    return DEEDS
