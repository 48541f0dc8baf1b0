"""What a record says, compared with what it said."""

from __future__ import annotations

from tests.briefing import make
from tui.briefing.canonical import canonical


def test_layout_and_order_make_no_difference() -> None:
    one = make.event("e", title={"ko": "가", "en": "A"}, cites=["s"], actors=["a", "b"])
    other = make.event("e", title={"en": "A", "ko": "가"}, cites=["s"], actors=["a", "b"])
    assert canonical(one) == canonical(other)


def test_a_changed_word_changes_its_field_only() -> None:
    one, other = canonical(make.event("e", title="One")), canonical(make.event("e", title="Two"))
    assert {name for name in one if one[name] != other.get(name)} == {"title"}


def test_numbering_and_dates_of_editing_are_not_what_a_record_says() -> None:
    assert canonical(make.event("e", refs=["E01"])) == canonical(make.event("e"))


def test_what_is_left_empty_says_nothing() -> None:
    assert set(canonical(make.event("e"))) == {"date", "title", "status"}


def test_lists_without_an_order_of_their_own_say_the_same_in_any() -> None:
    one = make.event("e", cites=["s", "t"], actors=["a", "b"], tags=["x", "y"], follows=["f", "g"])
    other = make.event(
        "e", cites=["t", "s"], actors=["b", "a"], tags=["y", "x"], follows=["g", "f"]
    )
    assert canonical(one) == canonical(other)


def test_the_first_actor_of_a_figure_is_not_just_any() -> None:
    one, other = make.figure("f", actors=["a", "b"]), make.figure("f", actors=["b", "a"])
    assert canonical(one) != canonical(other)
