"""The handlers of the page's commands: one function a command, found by the command's id.

A handler is handed the page and works on it through what the page offers. It returns the step that
follows, or None where the page shows it already; which keys lead to it only `tui.commands` knows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from tui.app.bindings import HANDLERS
from tui.app.screens.page import PageScreen
from tui.session.step import Step

CONTEXT = "page"
"""The context of the commands that the handlers here carry out."""

Handler: TypeAlias = Callable[[PageScreen], Step | None]
"""Carries out a command on the page."""


def handles(*ids: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of commands."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(((CONTEXT, id), handler) for id in ids)
        return handler

    return register
