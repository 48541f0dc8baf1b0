"""Showing what a record stands on, and what is done with a source there."""

from __future__ import annotations

from collections.abc import Callable

from tui.app.commands.citing import cite_source
from tui.app.commands.records import show_addresses
from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
from tui.page.context import Context
from tui.session.step import Step


@handles("evidence")
def evidence(page: PageScreen) -> Step | None:
    """Show the evidence of the selected record."""
    id = page.view.selected
    if id is None or id not in page.context.briefing.by_id:
        return Step(text=page.words("evidence.nothing_to_show"))

    def go(source: str | None) -> None:
        if source is not None:
            page.run_verb(lambda: page.navigation.visit(source))

    show_evidence(page, id, lambda: page.context, page.view.language, go)
    return None


def show_evidence(
    page: PageScreen,
    id: str,
    context: Callable[[], Context],
    language: str,
    go: Callable[[str | None], None],
) -> None:
    """Show the evidence of a record in a language; `context()` is what is known by now.

    `go` is called once the sheet is closed, with the source to go to, or None.
    """
    from tui.app.sheets.evidence import EvidenceSheet, What
    from tui.page.evidence import Tree, evidence_tree

    def tree_of(id: str) -> Tree:
        return evidence_tree(id, context(), language)

    def act(what: What, source: str) -> None:
        _ACTS[what](page, source)

    sheet = EvidenceSheet(context().words, page.session.glyphs, tree_of, act, id)
    page.app.push_screen(sheet, go)


def _show_address(page: PageScreen, id: str) -> None:
    show_addresses(page, [id], none="evidence.no_address")


def _strike(page: PageScreen, id: str) -> None:
    page.run_verb(lambda: page.navigation.strike(id))


_ACTS = {"address": _show_address, "cite": cite_source, "strike": _strike}
