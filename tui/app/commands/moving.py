"""Moving within the list or within the text, whichever has the focus."""

from __future__ import annotations

from collections.abc import Callable

from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.record_list import RecordList
from tui.session.step import Step

FAR = 1 << 40
"""Further than any list or text goes."""


def _move(
    page: PageScreen,
    in_list: Callable[[RecordList], None],
    in_text: Callable[[ArticleView], None],
) -> Step | None:
    """Move the list's cursor, and show the record it comes to; or move the text."""
    text = page.focused_text
    if text is not None:
        in_text(text)
        return None
    in_list(page.list)
    return page.navigation.select(page.list.selected)


def _move_by(page: PageScreen, step: int) -> Step | None:
    return _move(page, lambda rows: rows.move(step), lambda text: text.move_to(text.top + step))


@handles("move-down")
def move_down(page: PageScreen) -> Step | None:
    """One row or line down."""
    return _move_by(page, 1)


@handles("move-up")
def move_up(page: PageScreen) -> Step | None:
    """One row or line up."""
    return _move_by(page, -1)


@handles("move-first")
def move_first(page: PageScreen) -> Step | None:
    """To the very first."""
    return _move_by(page, -FAR)


@handles("move-last")
def move_last(page: PageScreen) -> Step | None:
    """To the very last."""
    return _move_by(page, FAR)


def _move_pages(page: PageScreen, share: float) -> Step | None:
    height = (page.focused_text or page.list).height
    # One line of the page before stays in sight, so that the eye finds its place again.
    step = max(1, int(height * abs(share)) - (1 if abs(share) == 1 else 0))
    step = step if share > 0 else -step
    return _move(page, lambda rows: rows.page(step), lambda text: text.move_to(text.top + step))


@handles("half-page-down")
def half_page_down(page: PageScreen) -> Step | None:
    """Half a page down."""
    return _move_pages(page, 0.5)


@handles("half-page-up")
def half_page_up(page: PageScreen) -> Step | None:
    """Half a page up."""
    return _move_pages(page, -0.5)


@handles("page-down")
def page_down(page: PageScreen) -> Step | None:
    """A page down."""
    return _move_pages(page, 1)


@handles("page-up")
def page_up(page: PageScreen) -> Step | None:
    """A page up."""
    return _move_pages(page, -1)


def _move_groups(page: PageScreen, step: int) -> Step | None:
    return _move(page, lambda rows: rows.move_group(step), lambda text: text.move_heading(step))


@handles("previous-group")
def previous_group(page: PageScreen) -> Step | None:
    """To the beginning of this group, or of the one before."""
    return _move_groups(page, -1)


@handles("next-group")
def next_group(page: PageScreen) -> Step | None:
    """To the beginning of the next group."""
    return _move_groups(page, 1)
