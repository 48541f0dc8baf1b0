"""Showing what a record stands on, and what is done with a source there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.app.commands.records import cite_source, show_addresses
from tui.app.commands.registry import ask, handles, visit
from tui.app.screens.page import PageScreen
from tui.page.context import Context
from tui.session.step import Step

if TYPE_CHECKING:
    from tui.app.sheets.evidence import EvidenceSheet


@handles("evidence")
def evidence(page: PageScreen) -> Step | None:
    """Show the evidence of the selected record."""
    id = page.view.selected
    if id is None or id not in page.context.briefing.by_id:
        return Step(text=page.words("evidence.nothing_to_show"))
    sheet = evidence_sheet(page, id, lambda: page.context, page.view.language)
    ask(page, sheet, partial(visit, page))
    return None


def evidence_sheet(
    page: PageScreen, id: str, context: Callable[[], Context], language: str
) -> EvidenceSheet:
    """The evidence of a record in a language; `context()` is what is known by now."""
    from tui.app.sheets.evidence import EvidenceSheet
    from tui.page.evidence import evidence_tree

    return EvidenceSheet(
        context().words,
        page.session.glyphs,
        lambda id: evidence_tree(id, context(), language),
        lambda what, source: _ACTS[what](page, source),
        id,
    )


def _show_address(page: PageScreen, id: str) -> None:
    show_addresses(page, [id], none="evidence.no_address")


def _strike(page: PageScreen, id: str) -> None:
    page.run_verb(lambda: page.navigation.strike(id))


_ACTS = {"address": _show_address, "cite": cite_source, "strike": _strike}
