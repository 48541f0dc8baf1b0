"""Moving within the list or within the text, whichever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

FAR = 1 << 40
"""Further than any list or text goes."""


def _move(screen: ReaderScreen, rows: int, lines: int) -> None:
    """Move the list's cursor by rows, or the text by lines."""
    text = screen.focused_text
    if text is None:
        screen.list.move(rows)
    else:
        text.move_to(text.top + lines)


@does("move-down")
def move_down(screen: ReaderScreen) -> None:
    """One row or line down."""
    _move(screen, 1, 1)


@does("move-up")
def move_up(screen: ReaderScreen) -> None:
    """One row or line up."""
    _move(screen, -1, -1)


@does("move-first")
def move_first(screen: ReaderScreen) -> None:
    """To the very first."""
    _move(screen, -FAR, -FAR)


@does("move-last")
def move_last(screen: ReaderScreen) -> None:
    """To the very last."""
    _move(screen, FAR, FAR)


def _page(screen: ReaderScreen, share: float) -> None:
    text = screen.focused_text
    height = (text or screen.list).height
    # One line of the page before stays in sight, so that the eye finds its place again.
    step = max(1, int(height * abs(share)) - (1 if abs(share) == 1 else 0))
    step = step if share > 0 else -step
    if text is None:
        screen.list.page(step)
    else:
        text.move_to(text.top + step)


@does("half-page-down")
def half_page_down(screen: ReaderScreen) -> None:
    """Half a page down."""
    _page(screen, 0.5)


@does("half-page-up")
def half_page_up(screen: ReaderScreen) -> None:
    """Half a page up."""
    _page(screen, -0.5)


@does("page-down")
def page_down(screen: ReaderScreen) -> None:
    """A page down."""
    _page(screen, 1)


@does("page-up")
def page_up(screen: ReaderScreen) -> None:
    """A page up."""
    _page(screen, -1)


@does("previous-group")
def previous_group(screen: ReaderScreen) -> None:
    """To the beginning of this group, or of the one before."""
    text = screen.focused_text
    if text is None:
        screen.list.move_group(-1)
    else:
        text.move_heading(-1)


@does("next-group")
def next_group(screen: ReaderScreen) -> None:
    """To the beginning of the next group."""
    text = screen.focused_text
    if text is None:
        screen.list.move_group(1)
    else:
        text.move_heading(1)
