"""What is unread: on to the next one, and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import does
from tui.commands import shown_key
from tui.page.context import counted

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("next-unread")
def next_unread(screen: ReaderScreen) -> None:
    """To the next new or changed record in any pane; without one, to one that was never read."""
    reading = screen.reading
    place = reading.next()
    if place is None:
        _tell_none(screen)
        return
    if not reading.has_news:
        screen.say(counted(screen.words, "app.only_unread", len(reading.unread_listed())))
    pane, id = place
    if id == screen.view.selected and pane == screen.view.pane:
        screen.tell("app.no_other_unread")
        return
    focus = "list" if screen.focused_text is None else "detail"
    screen.journey.visit(id, pane=pane, focus=focus)


@does("all-read")
def all_read(screen: ReaderScreen) -> None:
    """Mark as read what the panes list; where all is read already, take that back."""
    reading = screen.reading
    ids = reading.unread_listed()
    words = screen.words
    if ids:
        reading.unread.read_all(ids)
        key = shown_key((screen.keys.get("all-read") or ("",))[0])
        said = counted(words, "app.all_read", len(ids))
        screen.say(words("app.all_read_undo", said=said, key=key))
    elif reading.unread.undoable:
        said = counted(words, "app.unread_again", reading.unread.undoable)
        reading.unread.undo()
        screen.say(said)
    else:
        _tell_none(screen)
        return
    reading.changed()


def _tell_none(screen: ReaderScreen) -> None:
    """Why there is nothing unread to go to."""
    reading, view = screen.reading, screen.view
    trouble = reading.unread.trouble
    if not reading.unread.found:
        screen.tell("app.comparing")
    elif trouble is not None and trouble.code in ("newer", "unreadable"):
        screen.say(trouble.brief(screen.words), loud=True)
    elif view.query or view.as_known:
        screen.tell("app.nothing_unread_here")
    else:
        screen.tell("app.nothing_unread")
