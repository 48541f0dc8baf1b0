"""Keeping and showing: bookmarks, and a story step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("present")
def present(screen: ReaderScreen) -> None:
    """Show a story to others, step by step."""
    from tui.app.presenting import present

    present(screen)


@does("bookmark")
def bookmark(screen: ReaderScreen) -> None:
    """Bookmark the record, or write a note on its bookmark."""
    screen.bookmarking.toggle()


@does("bookmarks")
def bookmarks(screen: ReaderScreen) -> None:
    """List the bookmarks."""
    screen.bookmarking.show()
