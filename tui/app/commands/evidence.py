"""Showing what a record stands on, and what is done with a source there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app.screens.reader import ReaderScreen
    from tui.app.sheets.evidence import What
    from tui.page.context import Context
    from tui.page.evidence import Tree


@does("evidence")
def evidence(screen: ReaderScreen) -> None:
    """Show the evidence of the selected record."""
    id = screen.view.selected
    if id is None or id not in screen.context.briefing.by_id:
        screen.tell("evidence.nothing_to_show")
        return

    def go(source: str | None) -> None:
        if source is not None:
            screen.journey.visit(source)

    show_evidence(screen, id, lambda: screen.context, screen.view.language, go)


def show_evidence(
    screen: ReaderScreen,
    id: str,
    context: Callable[[], Context],
    language: str,
    go: Callable[[str | None], None],
) -> None:
    """Show the evidence of a record in a language; `context()` is what is known by now.

    `go` is called once the sheet is closed, with the source to go to, or None.
    """
    from tui.app.sheets.evidence import EvidenceSheet
    from tui.page.evidence import evidence_tree

    def tree_of(id: str) -> Tree:
        return evidence_tree(id, context(), language)

    def act(what: What, source: str) -> None:
        _ACTS[what](screen, source)

    sheet = EvidenceSheet(context().words, screen.session.glyphs, tree_of, act, id)
    screen.app.push_screen(sheet, go)


def _address(screen: ReaderScreen, id: str) -> None:
    from tui.app.commands.records import show_addresses

    show_addresses(screen, [id], none="evidence.no_address")


def _cite(screen: ReaderScreen, id: str) -> None:
    from tui.app.commands.citing import cite_source

    cite_source(screen, id)


def _strike(screen: ReaderScreen, id: str) -> None:
    from tui.app.commands.standing import toggle_struck

    toggle_struck(screen, id)


_ACTS = {"address": _address, "cite": _cite, "strike": _strike}
