"""The reader's bookmarks on the page: set, noted, taken out, and marked where they are seen.

What the reader does counts at once; workers store it, for they have to wait for a disk.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.app.messages import Bookmarked
from tui.app.screens import drawing
from tui.commands import shown_key
from tui.library.clean import visible
from tui.page.names import name

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.page.blocks import Article
    from tui.reader.bookmarks import Bookmark, Bookmarks
    from tui.reader.trouble import Trouble

PATIENCE = 0.3
"""Seconds for which the end of the program waits for another copy of it."""


class Bookmarking:
    """The bookmarks of the briefing on a screen."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._kept: Bookmarks | None = None
        self._told: Trouble | None = None
        self._drawn: Bookmark | None = None

    @property
    def kept(self) -> Bookmarks:
        """The store of this briefing; nothing is in it before a worker has read it."""
        if self._kept is None:
            from tui.reader.bookmarks import Bookmarks

            session = self._screen.session
            self._kept = Bookmarks.open(session.opened.path, session.briefing.meta.id)
        return self._kept

    def begin(self) -> None:
        """Have a worker read what is kept."""
        self._screen.run_worker(partial(self._load, self.kept), thread=True)

    def _load(self, kept: Bookmarks) -> None:
        kept.load()
        self._screen.post_message(Bookmarked())

    def _store(self, kept: Bookmarks) -> None:
        kept.store()
        self._screen.post_message(Bookmarked())

    def close(self) -> None:
        """Store what could not be stored before, if it can be now."""
        if self._kept is not None:
            self._kept.store(PATIENCE)

    # What is seen.

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, the newest first, as it may be shown."""
        return tuple(map(_clean, self.kept.all())) if self._kept is not None else ()

    def get(self, id: str | None) -> Bookmark | None:
        """The bookmark on a record."""
        found = self._kept.get(id) if self._kept is not None and id is not None else None
        return _clean(found) if found is not None else None

    def told(self, article: Article | None) -> Article | None:
        """The article with the bookmark on its record, where there is one."""
        bookmark = self._drawn = self.get(article.id) if article is not None else None
        if article is None or bookmark is None:
            return article
        from tui.page.article.bookmarked import with_bookmark

        screen = self._screen
        return with_bookmark(article, bookmark.note, screen.words, screen.session.glyphs)

    def draw(self) -> None:
        """Mark the rows and the record shown as they are now."""
        screen = self._screen
        marked = frozenset(bookmark.id for bookmark in self.all())
        screen.list.mark_bookmarks(marked)
        if self._drawn != self.get(screen.view.selected):
            drawing.draw_article(screen, keep=True)

    # What the reader does.

    def toggle(self) -> None:
        """Bookmark the selected record; on a bookmarked one ask for a note or to take it out."""
        screen = self._screen
        id = screen.view.selected
        record = screen.context.briefing.by_id.get(id or "")
        if record is None:
            screen.tell("bookmark.nothing")
            return
        bookmark = self.get(record.id)
        if bookmark is not None:
            self._ask(bookmark)
            return
        context = screen.context
        titles = {each: name(context, each, record).text for each in screen.languages}
        self.kept.add(record.id, titles, record.kind_name)
        added = self.get(record.id)
        again = added is not None and added.note
        self._tell("set_again" if again else "set")
        self._changed()

    def remove(self, id: str) -> None:
        """Take a bookmark out."""
        self.kept.remove(id)
        self._changed()

    def restore(self, bookmark: Bookmark) -> None:
        """Put a bookmark back as it was."""
        self.kept.restore(bookmark)
        self._changed()

    def _ask(self, bookmark: Bookmark) -> None:
        from tui.app.sheets.bookmarks import REMOVED, NotePrompt

        def done(result: str | None) -> None:
            if result is None:
                return
            if result == REMOVED:
                self._tell("removed")
                self.remove(bookmark.id)
            elif result != bookmark.note:
                self._tell("noted" if result else "unnoted")
                self.kept.note(bookmark.id, result)
                self._changed()

        screen = self._screen
        screen.app.push_screen(NotePrompt(screen.words, self.title(bookmark), bookmark), done)

    def title(self, bookmark: Bookmark) -> str:
        """What the record is called now, or was when it was bookmarked."""
        return self.titles(bookmark)[0]

    def titles(self, bookmark: Bookmark) -> tuple[str, ...]:
        """The same, then what it is and was called in every language."""
        screen = self._screen
        language = screen.view.language
        record = screen.context.briefing.by_id.get(bookmark.id)
        if record is None:
            return (bookmark.title(language), *bookmark.titles.values())
        names = [name(screen.context, each, record).text for each in screen.languages]
        return (name(screen.context, language, record).text, *names, *bookmark.titles.values())

    def _changed(self) -> None:
        """Show what was done and have it stored."""
        self.draw()
        self._screen.run_worker(partial(self._store, self.kept), thread=True)

    def take(self) -> None:
        """What a worker read or stored is there now; say what is wrong, once."""
        trouble = self.kept.trouble
        if trouble is not None and trouble != self._told:
            self._screen.say(trouble.message(self._screen.words), loud=True)
        self._told = trouble
        self.draw()
        over = self._screen.app.screen
        if over is not self._screen:
            from tui.app.sheets.bookmarks import BookmarkList

            if isinstance(over, BookmarkList):
                over.fill()

    def show(self) -> None:
        """List the bookmarks; the others' are read anew meanwhile."""
        from tui.app.sheets.bookmarks import BookmarkList

        screen = self._screen
        self.begin()

        def go(id: str | None) -> None:
            if id is not None:
                screen.journey.visit(id)

        screen.app.push_screen(BookmarkList(screen), go)

    def _tell(self, key: str) -> None:
        keys = self._screen.keys.get("bookmark", ())
        self._screen.tell("bookmark." + key, pressed=shown_key(keys[0]) if keys else "m")


def _clean(bookmark: Bookmark) -> Bookmark:
    """The bookmark without anything that could steer a terminal, whatever its file holds."""
    return bookmark._replace(
        titles={language: visible(title) for language, title in bookmark.titles.items()},
        note=visible(bookmark.note),
    )
