"""The day that is shown, chosen without an app."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tui.session.navigation import Navigation
from tui.session.session import Session
from tui.session.step import EVERYTHING, Step
from tui.session.time_travel import DAY_LINE, TimeTravel


@pytest.fixture
def travel(session: Session) -> TimeTravel:
    return TimeTravel(session, Navigation(session))


def test_a_step_goes_to_the_day_before_on_which_something_became_known(
    session: Session, travel: TimeTravel
) -> None:
    step = travel.step("step", -1)
    assert session.view.as_known == session.days[-2]
    assert step == Step(EVERYTHING, keep=True, jobs=("index",))
    assert 0 < travel.position < 1
    travel.step("step", 1)
    assert session.view.as_known is None
    assert travel.position == 1


def test_the_ends_are_the_first_day_and_now(session: Session, travel: TimeTravel) -> None:
    travel.step("end", -1)
    assert session.view.as_known == session.days[0]
    assert travel.step("end", -1) == DAY_LINE
    travel.step("end", 1)
    assert session.view.as_known is None


def test_a_month_earlier_is_never_before_the_first_day(
    session: Session, travel: TimeTravel
) -> None:
    seen = []
    for _ in range(40):
        travel.step("month", -1)
        seen.append(session.view.as_known)
    assert seen[-1] == session.days[0]
    assert all(one >= other for one, other in pairwise(seen))


def test_what_was_not_known_yet_is_waited_for(session: Session, travel: TimeTravel) -> None:
    navigation = Navigation(session)
    navigation.visit("rush")
    travel.step("end", -1)
    assert session.view.selected != "rush"
    assert session.awaited == "rush"
    travel.step("end", 1)
    assert session.view.selected == "rush"
    travel.step("step", -1)
    nearest = session.view.selected
    other = next(id for id in session.rows(session.view).ids if id != nearest)
    navigation.select(other)
    travel.step("end", 1)
    assert session.view.selected == other, "who went elsewhere waits for nothing"


def test_a_typed_date_counts_by_its_last_day(session: Session, travel: TimeTravel) -> None:
    travel.go_to_typed("2024-09")
    assert session.view.as_known == date(2024, 9, 30)
    unclear = travel.go_to_typed("soon")
    assert unclear == Step(text=session.words("app.date_unclear"), loud=True)
    assert session.view.as_known == date(2024, 9, 30)
    travel.go_to_typed("2999")
    assert session.view.as_known is None, "a day to come is now"


def test_the_line_is_left_with_the_day_or_without(session: Session, travel: TimeTravel) -> None:
    assert travel.open() == Step(frozenset({"day"}), focus="day")
    travel.step("step", -1)
    assert travel.close(keep=True).focus == "list"
    assert session.view.as_known is not None
    travel.open()
    assert travel.is_open
    step = travel.close(keep=False)
    assert (step.focus, step.draw) == ("list", EVERYTHING)
    assert session.view.as_known is None
    assert not travel.is_open
