"""Bookmarks: set one, write a note on it, list them all."""

from __future__ import annotations

from tui.app.commands.registry import handles
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

    def done(note: str | None) -> None:
        if note == REMOVED:
            page.apply(bookmarking.remove(there.id, notify=True))
        elif note is not None:
            page.apply(bookmarking.note(there, note))

    title = bookmarking.titles(there)[0]
    page.app.push_screen(NotePrompt(page.words, title, there), done)
    return None


@handles("bookmarks")
def bookmarks(page: PageScreen) -> Step:
    """List the bookmarks; those that other copies of the program have set are read meanwhile."""
    from tui.app.sheets.bookmarks import BookmarkList

    def go(id: str | None) -> None:
        if id is not None:
            page.run_verb(lambda: page.navigation.visit(id))

    page.app.push_screen(BookmarkList(page), go)
    return Step(jobs=("load-bookmarks",))
