"""What the reader has marked or read: bookmarks and notes on them; on to what is unread."""

from __future__ import annotations

from functools import partial

from tui.app.commands.registry import ask, handles, visit
from tui.app.screens.page import PageScreen
from tui.session.step import Step


@handles("bookmark")
def bookmark(page: PageScreen) -> Step | None:
    """Bookmark the record; on a bookmarked one ask for a note or to take it out."""
    bookmarking = page.bookmarking
    there = bookmarking.get(page.view.selected) if page.session.selected is not None else None
    if there is None:
        return bookmarking.add()
    from tui.app.sheets.bookmarks import REMOVED, NotePrompt

    def done(note: str) -> None:
        if note == REMOVED:
            page.apply(bookmarking.remove(there.id, notify=True))
        else:
            page.apply(bookmarking.note(there, note))

    title = bookmarking.titles(there)[0]
    ask(page, NotePrompt(page.words, title, there), done)
    return None


@handles("bookmarks")
def bookmarks(page: PageScreen) -> Step:
    """List the bookmarks; those that other copies of the program have set are read meanwhile."""
    from tui.app.sheets.bookmarks import BookmarkList

    ask(page, BookmarkList(page), partial(visit, page))
    return Step(jobs=("load-bookmarks",))


@handles("next-unread")
def next_unread(page: PageScreen) -> Step:
    """To the next new or changed record in any pane; without one, to one that was never read."""
    return page.reading.next_unread("list" if page.focused_text is None else "detail")


@handles("all-read")
def all_read(page: PageScreen) -> Step:
    """Mark as read what the panes list; where all is read already, take that back."""
    return page.reading.read_all()
