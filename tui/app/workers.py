"""What workers do in threads: they touch no widget and post a message with what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tui.app.messages import Bookmarked, Checked, Compared, Indexed, Marked, Read
from tui.library.read import Opened, checked
from tui.session.opening import open_briefing
from tui.session.snapshot import Snapshot
from tui.session.unread import Unread

if TYPE_CHECKING:
    # SQLite comes with it.
    from tui.reader.bookmarks import Bookmarks


def make_index(snapshot: Snapshot, to: MessagePump) -> None:
    """Make the index of what is looked at."""
    to.post_message(Indexed(snapshot.new_index(), snapshot))


def check(opened: Opened, to: MessagePump) -> None:
    """Find all problems of a briefing."""
    to.post_message(Checked(checked(opened).problems, opened.briefing))


def compare(unread: Unread, to: MessagePump) -> None:
    """Find out what the reader has not read yet."""
    unread.find()
    to.post_message(Compared(unread))


def store_marks(unread: Unread, to: MessagePump) -> None:
    """Store what was read."""
    unread.store()
    to.post_message(Marked())


def load_bookmarks(bookmarks: Bookmarks, to: MessagePump) -> None:
    """Load the bookmarks."""
    bookmarks.load()
    to.post_message(Bookmarked())


def store_bookmarks(bookmarks: Bookmarks, to: MessagePump) -> None:
    """Store the bookmarks."""
    bookmarks.store()
    to.post_message(Bookmarked())


def read(folder: Path, to: MessagePump) -> None:
    """Read a briefing's files again."""
    to.post_message(Read(open_briefing(folder, check=False)))
