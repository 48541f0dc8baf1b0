"""Moving within the list or within the text, whichever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
    """Move by rows or lines."""
    return _move(page, lambda rows: rows.move(step), lambda text: text.move_to(text.top + step))


def _move_pages(page: PageScreen, share: float) -> Step | None:
    """Move by a share of the window."""
    height = (page.focused_text or page.list).height
    # One line of the page before stays in sight, so that the eye finds its place again.
    step = max(1, int(height * abs(share)) - (1 if abs(share) == 1 else 0))
    step = step if share > 0 else -step
    return _move(page, lambda rows: rows.page(step), lambda text: text.move_to(text.top + step))


def _move_groups(page: PageScreen, step: int) -> Step | None:
    """Move to the beginning of this group or the one before (-1), or of the next (1)."""
    return _move(page, lambda rows: rows.move_group(step), lambda text: text.move_heading(step))


handles("move-down")(partial(_move_by, step=1))
handles("move-up")(partial(_move_by, step=-1))
handles("move-first")(partial(_move_by, step=-FAR))
handles("move-last")(partial(_move_by, step=FAR))
handles("half-page-down")(partial(_move_pages, share=0.5))
handles("half-page-up")(partial(_move_pages, share=-0.5))
handles("page-down")(partial(_move_pages, share=1))
handles("page-up")(partial(_move_pages, share=-1))
handles("previous-group")(partial(_move_groups, step=-1))
handles("next-group")(partial(_move_groups, step=1))
