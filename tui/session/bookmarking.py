"""The reader's bookmarks in a briefing: set, noted, taken out.

What the reader does counts at once; workers load and store it, for both wait for a disk.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.library.clean import visible
from tui.page.blocks import Article
from tui.page.names import name
from tui.reader.trouble import Trouble
from tui.session.session import Session
from tui.session.step import NOTHING, Step

if TYPE_CHECKING:
    from tui.reader.bookmarks import Bookmark, Bookmarks

PATIENCE = 0.3
"""Seconds for which the end of the program waits for another copy of it."""

MARKED = Step(frozenset({"marks", "article"}), keep=True, jobs=("store-bookmarks",))
"""A bookmark has changed: rows and record are marked otherwise, and that is stored."""


class Bookmarking:
    """The bookmarks of one briefing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._trouble: Trouble | None = None
        self._noted: Bookmark | None = None

    @cached_property
    def store(self) -> Bookmarks:
        """Where they are kept; nothing is in it before a worker has loaded it."""
        from tui.reader.bookmarks import Bookmarks

        return Bookmarks(self._session.opened.path, self._session.briefing.meta.id)

    @property
    def _opened(self) -> bool:
        return "store" in self.__dict__

    def close(self) -> None:
        """Store what could not be stored before, if it can be now."""
        if self._opened:
            self.store.store(PATIENCE)

    # What there is.

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, the newest first, as it may be shown."""
        return tuple(map(_clean, self.store.all())) if self._opened else ()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the records that are bookmarked."""
        # Nothing of it is shown, so nothing need be cleaned: every drawn list asks.
        kept = self.store.all() if self._opened else ()
        return frozenset(bookmark.id for bookmark in kept)

    def get(self, id: str | None) -> Bookmark | None:
        """The bookmark on a record."""
        found = self.store.get(id) if self._opened and id is not None else None
        return _clean(found) if found is not None else None

    def annotated(self, article: Article | None) -> Article | None:
        """The article with the bookmark on its record, where there is one."""
        bookmark = self._noted = self.get(article.id) if article is not None else None
        if article is None or bookmark is None:
            return article
        from tui.page.article import with_bookmark

        return with_bookmark(article, bookmark.note, self._session.words, self._session.glyphs)

    def titles(self, bookmark: Bookmark) -> tuple[str, ...]:
        """What the record is called now, or was when it was bookmarked; then in every language."""
        session, language = self._session, self._session.view.language
        context = session.context()
        record = context.briefing.by_id.get(bookmark.id)
        if record is None:
            return (bookmark.title(language), *bookmark.titles.values())
        names = [name(context, each, record).text for each in session.languages]
        return (name(context, language, record).text, *names, *bookmark.titles.values())

    # What changes them.

    def add(self) -> Step:
        """Bookmark the selected record."""
        record = self._session.selected
        if record is None:
            return Step(text=self._session.words("bookmark.nothing"))
        context = self._session.context()
        languages = self._session.languages
        titles = {each: name(context, each, record).text for each in languages}
        self.store.add(record.id, titles, record.kind_name)
        added = self.get(record.id)
        again = added is not None and added.note
        return self._marked("set_again" if again else "set")

    def note(self, bookmark: Bookmark, note: str) -> Step:
        """Write another note on a bookmark."""
        if note == bookmark.note:
            return NOTHING
        self.store.note(bookmark.id, note)
        return self._marked("noted" if note else "unnoted")

    def remove(self, id: str, *, notify: bool) -> Step:
        """Take a bookmark out."""
        self.store.remove(id)
        return self._marked("removed") if notify else MARKED

    def restore(self, bookmark: Bookmark) -> Step:
        """Put a bookmark back as it was."""
        self.store.restore(bookmark)
        return MARKED

    def _marked(self, word: str) -> Step:
        return replace(MARKED, text=self._session.words(f"bookmark.{word}"))

    def loaded(self) -> Step:
        """A worker has loaded or stored them; report once what is wrong with the store."""
        shown = self._noted == self.get(self._session.view.selected)
        step = Step(frozenset({"marks"} if shown else {"marks", "article"}), keep=True)
        trouble = self.store.trouble
        if trouble is not None and trouble != self._trouble:
            step = replace(step, text=trouble.message(self._session.words), loud=True)
        self._trouble = trouble
        return step


def _clean(bookmark: Bookmark) -> Bookmark:
    """The bookmark without anything that could steer a terminal, whatever its file holds."""
    return bookmark._replace(
        titles={language: visible(title) for language, title in bookmark.titles.items()},
        note=visible(bookmark.note),
    )
