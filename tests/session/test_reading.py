"""What is unread and what is bookmarked, without an app."""

from __future__ import annotations

import pytest

from tui.library.read import read_briefing
from tui.session.bookmarking import Bookmarking
from tui.session.navigation import Navigation
from tui.session.reading import MARKED, ReadTracker
from tui.session.session import Session
from tui.session.step import NOTHING, Step
from tui.session.unread import Unread


@pytest.fixture
def reading(session: Session) -> ReadTracker:
    tracker = ReadTracker(session, Navigation(session))
    unread = Unread(session.opened.path, session.briefing)
    unread.find()
    tracker.compared(unread)
    return tracker


def test_before_a_worker_has_looked_nothing_is_unread(session: Session) -> None:
    tracker = ReadTracker(session, Navigation(session))
    assert not tracker.awaits("ban")
    assert tracker.next_unread("list") == Step(text=session.words("app.comparing"))


def test_what_was_compared_for_other_files_is_dropped(
    session: Session, reading: ReadTracker
) -> None:
    stale = reading.unread
    again = read_briefing(session.opened.path)
    assert again.briefing is not None
    session.reload(again, again.briefing)
    fresh = Unread(again.path, again.briefing)
    assert reading.compared(fresh) is not NOTHING
    assert reading.compared(stale) is NOTHING
    assert reading.unread is fresh


def test_reading_marks_and_stores(reading: ReadTracker) -> None:
    assert reading.awaits("ban")
    assert reading.read("ban") == MARKED
    assert not reading.awaits("ban")


def test_the_next_unread_goes_round_all_panes(session: Session, reading: ReadTracker) -> None:
    seen = []
    while True:
        step = reading.next_unread("list")
        if session.view.selected in seen or not step.draw:
            break
        assert session.view.selected is not None
        seen.append(session.view.selected)
        reading.read(session.view.selected)
    assert reading.unread_listed() == ()
    assert {"ban", "maker", "revenue", "paper"} <= set(seen)


def test_all_are_read_and_unread_again(session: Session, reading: ReadTracker) -> None:
    before = dict(reading.unread.states)
    assert "all-read" in reading.read_all().text, "who has no keys is told the command"
    assert reading.unread_listed() == ()
    assert reading.read_all().draw == MARKED.draw
    assert reading.unread.states == before
    reading.read_all()
    reading.unread.undo()


def test_a_bookmark_is_set_noted_and_taken_out(session: Session) -> None:
    bookmarking = Bookmarking(session)
    bookmarking.store.load()
    Navigation(session).visit("ban")
    step = bookmarking.add()
    assert "bookmark" in step.text
    assert step.jobs == ("store-bookmarks",)
    there = bookmarking.get("ban")
    assert there is not None
    assert bookmarking.ids == {"ban"}
    bookmarking.note(there, "look again")
    noted = bookmarking.get("ban")
    assert noted is not None
    assert noted.note == "look again"
    assert bookmarking.note(noted, "look again") is NOTHING
    assert bookmarking.titles(noted)[0] == "Advice against the H20"
    article = bookmarking.annotated(session.article(session.view))
    assert article is not None
    assert article != session.article(session.view)
    bookmarking.remove("ban", notify=False)
    assert bookmarking.ids == frozenset()
    bookmarking.restore(noted)
    assert bookmarking.get("ban") == noted
