"""The handlers of the page's commands: one function a command, found by the command's id.

A handler is handed the page and works on it through what the page offers. It returns the step that
follows, or None where the page shows it already; which keys lead to it only `tui.commands` knows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from textual.screen import Screen

from tui.app.bindings import HANDLERS
from tui.app.screens.page import PageScreen
from tui.session.step import Step

CONTEXT = "page"
"""The context of the commands that the handlers here carry out."""

Handler: TypeAlias = Callable[[PageScreen], Step | None]
"""Carries out a command on the page."""

Result = TypeVar("Result")


def handles(id: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of a command."""

    def register(handler: Handler) -> Handler:
        HANDLERS[CONTEXT, id] = handler
        return handler

    return register


def ask(page: PageScreen, screen: Screen[Result], act: Callable[[Result], object]) -> None:
    """Show a screen over the page, and hand what the reader chooses there to `act`."""

    def done(result: Result | None) -> None:
        if result is not None:
            act(result)

    page.app.push_screen(screen, done)


def visit(page: PageScreen, id: str) -> None:
    """Go to a record that was chosen."""
    page.run_verb(lambda: page.navigation.visit(id))
