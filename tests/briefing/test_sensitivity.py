"""Which slips comparisons notice, and why not the others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.model import Figure
from tui.briefing.numbers import check_compare
from tui.briefing.sensitivity import Sensitivity, last_place, sensitivities


@pytest.mark.parametrize(
    ("number", "sig", "place"),
    [
        ("30040000000", None, "10000000"), ("13507000000", 4, "10000000"), ("124.10", None, "0.01"),
        ("3670000000", 3, "10000000"), ("4.0", None, "0.1"), ("4.0", 1, "1"), ("0", None, "1"),
        ("0.00", None, "0.01"), ("-227000000", None, "1000000"), ("NaN", None, "1"),
        ("7", None, "1"), ("1E+3", None, "1000"),
    ],
)  # fmt: skip
def test_the_last_significant_place(number: str, sig: int | None, place: str) -> None:
    assert last_place(Decimal(number), sig) == Decimal(place)


def only(known: list[Figure], *compare: Any, own: Figure | None = None) -> dict[str, Sensitivity]:
    """What a comparison notices, by the figure and part of each number."""
    made = make.compare(*compare)
    found = sensitivities(made, {figure.id: figure for figure in known}, own)
    return {
        f"{s.number.figure or ''} {s.number.at or ''} {s.number.part}".strip(): s for s in found
    }


def test_exact_numbers_of_a_sum_are_noticed_at_once() -> None:
    known = [make.figure("a", 114), make.figure("b", 38)]
    found = only(known, "sum", ["a", "b", 3], [], 155)
    names = ("a  value", "b  value", "number", "expect")
    told = {name: (s.up, s.down, s.why) for name, s in found.items()}
    assert told == dict.fromkeys(names, (1, 1, None))
    found = sensitivities(make.compare("sum", ["a", "b"], [], 152), {f.id: f for f in known})
    assert all(sensitivity.noticed for sensitivity in found)


def test_few_digits_of_the_result_let_slips_pass() -> None:
    known = [make.figure("a", 1_225), make.figure("b", 10_000)]
    found = only(known, "share", ["a"], ["b"], 12)
    assert (found["a  value"].up, found["a  value"].down) == (26, 76)
    assert found["a  value"].why == "expect"
    assert found["expect"].why is None


def test_rounded_numbers_let_slips_pass() -> None:
    known = [make.figure("a", 3_700, sig=1), make.figure("b", 1_000)]
    found = only(known, "ratio", ["a"], ["b"], "3.70")
    assert found["expect"].why == "rounded"
    assert found["expect"].noticed is False
    assert found["expect"].up is not None
    assert found["expect"].up > Decimal("0.5")


def test_a_range_a_limit_and_a_number_on_both_sides_are_said() -> None:
    ranged = make.figure("r", 5, low=4, high=6)
    found = only([ranged], "sum", ["r"], [], 5)
    assert (found["r  value"].why, found["r  value"].up) == ("range", None)
    assert found["r  low"].up == 2
    limit = make.figure("l", 100, bound="at-most")
    found = only([limit], "sum", ["l"], [], 50)
    assert (found["l  value"].why, found["l  value"].up) == ("open", None)
    assert found["l  value"].down is not None
    own = make.figure("o", 7)
    (sensitivity,) = (s for s in sensitivities(make.compare("ratio", ["o"], [], 1), {"o": own}, own)
                if s.number.figure == "o")  # fmt: skip
    assert (sensitivity.why, sensitivity.up, sensitivity.down) == ("cancels", None, None)


def test_points_are_told_by_their_time_and_others_left_out() -> None:
    series = make.figure(
        "s", points=[make.point("2023", 10), make.point("2024", 20, low=19, high=22)]
    )
    found = only([series], "sum", [("s", "2024")], [], 20)
    assert set(found) == {"s 2024 value", "s 2024 low", "s 2024 high", "expect"}
    found = only([series], "sum", [("s", "2023")], [], 10)
    assert {name: s.noticed for name, s in found.items()} == {"s 2023 value": True, "expect": True}


def test_what_does_not_hold_has_nothing_to_tell() -> None:
    assert only([make.figure("a", 1)], "sum", ["a"], [], 3) == {}
    assert only([], "ratio", [1], [0], 3) == {}


numbers = st.one_of(
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2),
    st.decimals(),
    st.integers(-(10**40), 10**40).map(Decimal),
)


@given(
    st.sampled_from(["share", "change", "ratio", "difference", "sum"]),
    numbers, numbers, numbers, st.sampled_from([None, 1, 3, 30]),
    st.sampled_from([None, "at-most", "above"]),
    st.sampled_from([None, "2023", "2024-01", "../2023", "2024/.."]),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_numbers_get_an_answer(
    kind: str, a: Decimal, b: Decimal, expect: Decimal, sig: Any, bound: Any, time: Any
) -> None:
    value = make.figure("v", a, sig=sig, bound=bound, period=time)
    series = make.figure("s", sig=sig, points=[make.point("2023", b), make.point("2024", a, low=b)])
    known = {"v": value, "s": series}
    for of, to in ((["v"], ["s"]), (["s", a], []), ([], ["s"]), ([b], ["v", ("s", "2024")])):
        compare = make.compare(kind, of, to, expect)
        made = check_compare(compare, known, value)
        assert made.holds in (True, False)
        for sensitivity in sensitivities(compare, known, value):
            assert sensitivity.noticed is (sensitivity.why is None)
