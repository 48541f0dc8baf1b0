"""The sheets of the bookmarks: a note on one of them, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from tui.app.bindings import Handlers
from tui.app.sheets.sheet import Row, Sheet, SheetText, plain
from tui.app.widgets.caret_input import CaretInput
from tui.app.widgets.styles import Run, StyledLine
from tui.briefing.dates import in_words, parse_date
from tui.page.wrap import cells, cut
from tui.reader.bookmarks import LONGEST_NOTE, Bookmark, tidy
from tui.words import Words

if TYPE_CHECKING:
    from tui.app.screens.page import PageScreen

REMOVED = "\x00"
"""What the sheet of a note gives where the bookmark is to be taken out; no note is so."""


def day_of(bookmark: Bookmark, words: Words, *, short: bool = False) -> str:
    """The day on which a bookmark was set, where the reader is."""
    try:
        day = datetime.fromtimestamp(bookmark.made).date()
    except (OverflowError, OSError, ValueError):
        return ""
    return in_words(parse_date(day.isoformat()), words, style="short" if short else "long")


class NotePrompt(Sheet[str]):
    """Asks for a line of the reader's own; gives it, `REMOVED`, or None to leave all as it was."""

    COMMAND_CONTEXT = "note"
    FIELD: ClassVar[bool] = True
    SMALL: ClassVar[bool] = True

    def __init__(self, words: Words, title: str, bookmark: Bookmark) -> None:
        super().__init__(
            words,
            words("bookmark.prompt_title", name=title),
            words("bookmark.prompt_placeholder"),
        )
        self._bookmark = bookmark

    def make_field(self) -> Input:
        """A field with the note as it is, the caret behind it."""
        return CaretInput(
            self._bookmark.note,
            id="sheet-field",
            placeholder=self._placeholder,
            max_length=LONGEST_NOTE,
        )

    def rows(self) -> Iterable[Row]:
        """Since when it is bookmarked."""
        day = day_of(self._bookmark, self.words)
        text = self.words("bookmark.prompt_since", date=day) if day else ""
        return [plain(cut(text, self.inner_width), "quiet")]

    def handlers(self) -> Handlers:
        """Taking the bookmark out, besides what every sheet has."""
        return {**super().handlers(), "bookmark-remove": self.remove_bookmark}

    def choose(self) -> None:
        """Keep the note as it stands."""
        self.dismiss(tidy(self.field.value))

    def remove_bookmark(self) -> None:
        """Take the bookmark out."""
        self.dismiss(REMOVED)


class BookmarkList(Sheet[str]):
    """The bookmarks, narrowed as one types; gives the record to go to."""

    COMMAND_CONTEXT = "bookmarks"
    FIELD: ClassVar[bool] = True

    def __init__(self, screen: PageScreen) -> None:
        super().__init__(screen.words, "", screen.words("bookmark.list_field"))
        self._reader = screen
        self._out: dict[str, Bookmark] = {}

    @property
    def bookmarks(self) -> list[Bookmark]:
        """Those there are and those taken out here, the newest first."""
        kept = self._reader.bookmarking.all()
        there = {bookmark.id for bookmark in kept}
        out = [bookmark for id, bookmark in self._out.items() if id not in there]
        return sorted((*kept, *out), key=lambda each: (-each.made, each.id))

    def fill(self) -> None:
        """The cursor stays where it is; the title counts the bookmarks there are."""
        count = sum(bookmark.id not in self._out for bookmark in self.bookmarks)
        title = self.words("bookmark.list_title", count=count)
        self.query_one("#sheet-title", SheetText).show(title)
        self.put(self.rows(), self.lines.chosen)

    def rows(self) -> Iterator[Row]:
        """Two lines a bookmark: its name, kind and day, and the note."""
        bookmarks = self.bookmarks
        fitting = [bookmark for bookmark in bookmarks if self._fits(bookmark)]
        for bookmark in fitting:
            yield self._line(bookmark), bookmark.id
            if bookmark.note:
                note = cut(bookmark.note, max(1, self.inner_width - 2))
                yield (Run("  "), Run(note, "quiet")), None
        if not fitting:
            none = "bookmark.list_none" if bookmarks else "bookmark.list_empty"
            yield plain(self.words(none), "quiet")

    def _fits(self, bookmark: Bookmark) -> bool:
        from tui.app.sheets.palette import matches

        titles = dict.fromkeys(self._reader.bookmarking.titles(bookmark))
        return matches(self.field.value, " ".join((*titles, self._kind(bookmark), bookmark.note)))

    def _kind(self, bookmark: Bookmark) -> str:
        words, key = self.words, f"page.kind_{bookmark.kind}"
        return words(key) if words.has(key) else ""

    def _line(self, bookmark: Bookmark) -> StyledLine:
        words, width = self.words, self.inner_width
        state, loud = self._state(bookmark)
        facts = [self._kind(bookmark), day_of(bookmark, words, short=True)]
        right = "  ".join(filter(None, facts if width >= 48 else facts[:1]))
        room = max(1, width - cells(right) - 2)
        title = cut(self._reader.bookmarking.titles(bookmark)[0], max(1, room - cells(state) - 2))
        left = [Run(title, "quiet" if state else "plain")]
        if state:
            left.append(Run(f"  {state}", "loud" if loud else "quiet"))
        gap = " " * max(1, width - sum(cells(run.text) for run in left) - cells(right))
        return (*left, Run(gap), Run(right, "quiet"))

    def _state(self, bookmark: Bookmark) -> tuple[str, bool]:
        """Why one cannot go there, in words, and whether that must not be overlooked."""
        words, context = self.words, self._reader.context
        if bookmark.id in self._out:
            return words("bookmark.list_removed"), False
        if bookmark.id in context.briefing.by_id:
            return "", False
        if context.later(bookmark.id) is not None:
            return words("bookmark.list_later"), False
        return words("bookmark.list_gone"), True

    def handlers(self) -> Handlers:
        """Taking bookmarks out, besides what every sheet has."""
        return {**super().handlers(), "bookmark-remove": self.remove_bookmark}

    def remove_bookmark(self) -> None:
        """Take the bookmark under the cursor out, or put it back as it was."""
        bookmarking, id = self._reader.bookmarking, self.lines.chosen
        if id is None:
            return
        bookmark = self._out.pop(id, None)
        if bookmark is not None:
            self._reader.apply(bookmarking.restore(bookmark))
        else:
            there = bookmarking.get(id)
            if there is not None:
                self._out[id] = there
                self._reader.apply(bookmarking.remove(id, notify=False))
        self.fill()
