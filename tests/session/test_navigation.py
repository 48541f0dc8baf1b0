"""Going through a briefing without an app: each verb changes the session and says what follows."""

from __future__ import annotations

import pytest

from tui.session.navigation import Navigation
from tui.session.session import Session
from tui.session.step import EVERYTHING, NOTHING, SELECTION, Step


@pytest.fixture
def navigation(session: Session) -> Navigation:
    return Navigation(session)


def test_a_visit_leads_to_the_record_in_its_pane(session: Session, navigation: Navigation) -> None:
    step = navigation.visit("ban")
    assert (session.view.pane, session.view.selected) == ("timeline", "ban")
    assert step == Step(EVERYTHING, focus="detail")


def test_who_is_there_already_only_gets_the_focus(navigation: Navigation) -> None:
    navigation.visit("ban")
    assert navigation.visit("ban", focus="list") == Step(focus="list")


def test_a_record_that_does_not_exist_is_reported_and_nothing_changes(
    session: Session, navigation: Navigation
) -> None:
    before = session.history
    step = navigation.visit("nowhere")
    assert step == Step(text=session.words("app.gone"), loud=True)
    assert session.history is before


def test_the_way_back_leads_to_focus_and_scroll(session: Session, navigation: Navigation) -> None:
    navigation.visit("ban")
    session.record_place("detail:office", (3, 5))
    navigation.visit("maker")
    session.record_place("list", (0, 0))
    back = navigation.travel(-1)
    assert session.view.selected == "ban"
    assert back == Step(EVERYTHING, focus="detail:office", scroll=(3, 5))
    forward = navigation.travel(1)
    assert session.view.selected == "maker"
    assert forward == Step(EVERYTHING, focus="list", scroll=(0, 0))


def test_at_the_ends_of_the_way_one_is_told(session: Session, navigation: Navigation) -> None:
    assert navigation.travel(-1) == Step(text=session.words("app.no_back"))
    assert navigation.travel(1) == Step(text=session.words("app.no_forward"))


def test_going_back_keeps_language_and_struck_sources(
    session: Session, navigation: Navigation
) -> None:
    navigation.visit("ban")
    navigation.next_language()
    navigation.strike("paper")
    navigation.travel(-1)
    assert session.view.pane == "overview"
    assert (session.view.language, session.view.struck) == ("ko", frozenset({"paper"}))


def test_a_pane_is_come_back_to_where_it_was_left(session: Session, navigation: Navigation) -> None:
    first = navigation.show_pane("timeline")
    assert session.view.selected == session.first_in("timeline")
    assert first == Step(EVERYTHING, focus="list")
    navigation.select("ban")
    session.record_place("list", (2, 0))
    navigation.show_pane("actors")
    again = navigation.show_pane("timeline")
    assert session.view.selected == "ban"
    assert again == Step(EVERYTHING, focus="list", scroll=(2, None))
    assert navigation.show_pane("timeline") == Step(focus="list")


def test_selecting_leaves_no_way_back(session: Session, navigation: Navigation) -> None:
    navigation.show_pane("timeline")
    places = len(session.history.places)
    assert navigation.select("ban") == Step(SELECTION)
    assert navigation.select("ban") is NOTHING
    assert navigation.select(None) is NOTHING
    assert len(session.history.places) == places


def test_a_query_selects_what_it_finds_and_keeps_what_it_lets_through(
    session: Session, navigation: Navigation
) -> None:
    navigation.visit("ban")
    step = navigation.ask("huawei")
    assert step == Step(EVERYTHING, jobs=("index",))
    assert session.view.selected in session.rows(session.view).ids
    assert navigation.ask("huawei") == Step(frozenset({"query"}))
    chosen = session.view.selected
    navigation.ask("")
    assert session.view.selected == chosen


def test_order_and_language_turn_in_place(session: Session, navigation: Navigation) -> None:
    navigation.show_pane("timeline")
    oldest_first = session.rows(session.view).ids
    step = navigation.turn_order()
    assert session.rows(session.view).ids == tuple(reversed(oldest_first))
    assert step.keep
    assert step.text == session.words("app.newest_first")
    navigation.next_language()
    assert session.view.language == "ko"
    navigation.next_language()
    assert session.view.language == "en"


def test_strikes_are_taken_back_together(session: Session, navigation: Navigation) -> None:
    assert navigation.restore_struck() == Step(text=session.words("app.nothing_struck"))
    navigation.strike("paper")
    navigation.strike("wire")
    navigation.strike("paper")
    assert session.view.struck == {"wire"}
    assert navigation.restore_struck().draw == EVERYTHING
    assert session.view.struck == frozenset()
