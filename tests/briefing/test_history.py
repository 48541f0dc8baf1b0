from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.briefing.history import LONGEST, History, Place
from tui.briefing.view import View


def place(name: str, row: int = 0, focus: str = "list") -> Place:
    return Place(View(selected=name), focus, (row, 2 * row))


def test_back_and_forward_return_the_very_places() -> None:
    a, b, c = place("a", 3), place("b", 5, "link:2"), place("c")
    history = History.start(a).push(b).push(c)
    assert history.current is c
    assert history.back().current is b
    assert history.back().back().current is a
    assert history.back().back().forward().current is b
    assert history.back().current.scroll == (5, 10)
    assert history.back().current.focus == "link:2"


def test_at_either_end_nothing_happens() -> None:
    history = History.start(place("a"))
    assert history.back() is history
    assert history.forward() is history
    assert not history.can_back
    assert not history.can_forward


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = History.start(place("a")).push(place("b")).push(place("c")).back().back()
    assert history.can_forward
    history = history.push(place("d"))
    assert not history.can_forward
    assert [one.view.selected for one in history.places] == ["a", "d"]


def test_replacing_keeps_what_lies_before_and_ahead() -> None:
    history = History.start(place("a")).push(place("b")).push(place("c")).back()
    scrolled = history.replace(place("b", 9))
    assert scrolled.current == place("b", 9)
    assert scrolled.forward().current == place("c")
    assert scrolled.back().current == place("a")
    assert history.current == place("b"), "the earlier history is untouched"


def test_the_same_view_again_is_no_new_place() -> None:
    history = History.start(place("a")).push(place("b")).back().push(place("a", 7))
    assert history.current == place("a", 7)
    assert history.forward().current == place("b")


def test_the_oldest_places_go_first() -> None:
    history = History.start(place("start"))
    for number in range(LONGEST + 20):
        history = history.push(place(str(number)))
    assert len(history.places) == LONGEST
    assert history.current == place(str(LONGEST + 19))
    for _ in range(2 * LONGEST):
        history = history.back()
    assert history.current == place("20")


STEPS = st.lists(
    st.sampled_from(["back", "forward"]) | st.sampled_from("abc") | st.integers(0, 3), max_size=60
)


@given(STEPS)
@settings(max_examples=200, deadline=None)
def test_any_walk_unwinds_to_the_start_and_winds_up_again(steps: list[str | int]) -> None:
    history = History.start(place("start"))
    past: list[Place] = []  # as a browser would keep them
    here = place("start")
    ahead: list[Place] = []
    for step in steps:
        if step == "back":
            history = history.back()
            if past:
                ahead.append(here)
                here = past.pop()
        elif step == "forward":
            history = history.forward()
            if ahead:
                past.append(here)
                here = ahead.pop()
        elif isinstance(step, int):
            here = Place(here.view, here.focus, (step, step))
            history = history.replace(here)
        elif step == here.view.selected:
            here = place(step)
            history = history.push(here)
        else:
            past.append(here)
            here, ahead = place(step), []
            history = history.push(here)
        assert history.current == here
    end = history.current
    for before in reversed(past):
        history = history.back()
        assert history.current == before
    assert not history.can_back
    for _ in past:
        history = history.forward()
    assert history.current == end
