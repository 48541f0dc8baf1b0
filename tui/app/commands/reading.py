"""What is unread: on to the next one, and all at once."""

from __future__ import annotations

from tui.app.commands.registry import handles
from tui.app.screens.page import PageScreen
from tui.session.step import Step


@handles("next-unread")
def next_unread(page: PageScreen) -> Step:
    """To the next new or changed record in any pane; without one, to one that was never read."""
    return page.reading.next_unread("list" if page.focused_text is None else "detail")


@handles("all-read")
def all_read(page: PageScreen) -> Step:
    """Mark as read what the panes list; where all is read already, take that back."""
    return page.reading.read_all()
