"""Whether numbers agree: interval arithmetic and comparisons."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.model import Figure
from tui.briefing.numbers import (
    Comparison,
    Interval,
    change_of,
    check_compare,
)
from tui.briefing.numbers.compare import EVERYTHING, half_digit, interval_of
from tui.briefing.parts import Compare, Operand
from tui.briefing.text import Text


def figure(id_: str, value: Any = None, **fields: Any) -> Figure:
    for name in ("low", "high"):
        if name in fields:
            fields[name] = Decimal(fields[name])
    number = None if value is None else Decimal(value)
    return Figure(id=id_, title=Text.of(id_), unit="USD", value=number, **fields)


def interval(low: Any, high: Any) -> Interval:
    return Interval(Decimal(low), Decimal(high))


FIGURES = {
    found.id: found
    for found in (
        figure("total", "30040000000"),
        figure("china", "3670000000", sig=3),
        figure("china-before", "2740000000", sig=3),
        figure("reported", "3700000000", sig=2),
        figure("low", "119.26"),
        figure("close", "124.10"),
        figure("goal", "25", low="20", high="25"),
        figure("ceiling", "200000", bound="at-most"),
        figure("floor", "800000", bound="above"),
        figure("around-zero", "1", low="-1", high="1"),
        figure("zero", "0"),
        figure("series"),
        figure("endless", "Infinity"),
    )
}


def check(
    kind: Any, of: list[Any], to: list[Any], expect: str, own: Figure | None = None
) -> Comparison:
    def operand(term: Any) -> Operand:
        return Operand(figure=term) if isinstance(term, str) else Operand(number=Decimal(term))

    made = Compare(
        kind=kind,
        of=tuple(map(operand, of)),
        to=tuple(map(operand, to)),
        expect=Decimal(expect),
    )
    return check_compare(made, FIGURES, own)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("total", interval(30_040_000_000, 30_040_000_000)),
        ("china", interval(3_665_000_000, 3_675_000_000)),
        ("reported", interval(3_650_000_000, 3_750_000_000)),
        ("goal", interval(20, 25)),
        ("ceiling", interval("-Infinity", 200_000)),
        ("floor", interval(800_000, "Infinity")),
    ],
)
def test_what_a_stated_number_may_stand_for(id_: str, expected: Interval) -> None:
    assert interval_of(FIGURES[id_]) == expected


def test_one_end_of_a_range() -> None:
    assert interval_of(figure("x", 25, low=20)) == interval(20, 25)
    assert interval_of(figure("x", None, low=20)) == interval(20, "Infinity")
    assert interval_of(figure("x", 5, sig=1, high=9)) == interval("4.5", 9)
    assert interval_of(figure("x", 200, sig=1, bound="at-most", low=100)) == interval(100, 250)


@pytest.mark.parametrize("id_", ["series", "endless"])
def test_no_single_number(id_: str) -> None:
    with pytest.raises(ValueError, match=id_):
        interval_of(FIGURES[id_])


@pytest.mark.parametrize(
    ("written", "half"),
    [("12.2", "0.05"), ("12", "0.5"), ("1.0", "0.05"), ("5000000000", "0.5"), ("1E+3", "500")],
)
def test_half_of_the_last_written_digit(written: str, half: str) -> None:
    assert half_digit(Decimal(written)) == Decimal(half)


@pytest.mark.parametrize(
    ("kind", "of", "to", "right", "wrong"),
    [
        ("share", ["china"], ["total"], "12.2", "12.3"),
        ("share", ["reported"], ["total"], "12", "13"),
        ("change", ["china"], ["china-before"], "33.8", "35"),
        ("change", ["low"], ["close"], "-3.9", "3.9"),
        ("change", [5_420_000_000], [3_670_000_000], "47.7", "47.8"),
        ("ratio", ["low"], ["0.961"], "124.10", "124.12"),
        ("ratio", ["china-before"], ["china"], "0.75", "0.76"),
        ("difference", [17_110_000_000], [11_570_000_000], "5540000000", "5540000002"),
        ("difference", ["close"], ["low"], "4.84", "4.83"),
        ("sum", [1_111, 1_769, 1_727, 1_890], [], "6497", "6498"),
        ("share", ["low", "close"], ["close", "close"], "98.05", "98.15"),
    ],
)
def test_what_comes_out(kind: str, of: list[Any], to: list[Any], right: str, wrong: str) -> None:
    of = [Decimal(term) if term == "0.961" else term for term in of]
    to = [Decimal(term) if term == "0.961" else term for term in to]
    assert check(kind, of, to, right).holds
    made = check(kind, of, to, wrong)
    assert not made.holds
    assert made.fault is None


def test_the_result_and_its_terms_are_told() -> None:
    made = check("difference", ["china"], [1_000_000_000], "2670000000")
    assert made.of == (interval(3_665_000_000, 3_675_000_000),)
    assert made.to == (interval(1_000_000_000, 1_000_000_000),)
    assert made.result == interval(2_665_000_000, 2_675_000_000)
    assert made.expect == interval("2669999999.5", "2670000000.5")


@pytest.mark.parametrize("divisor", ["zero", "around-zero", 0, "ceiling"])
@pytest.mark.parametrize("kind", ["share", "change", "ratio"])
def test_what_is_divided_by_may_be_zero(kind: str, divisor: Any) -> None:
    made = check(kind, ["china"], [divisor], "1")
    assert (made.holds, made.fault, made.result) == (False, "zero", EVERYTHING)


@pytest.mark.parametrize(
    ("of", "to", "fault"),
    [
        (["nobody"], ["china"], "missing"),
        (["series"], ["china"], "no-value"),
        (["china"], ["endless"], "no-value"),
        ([Decimal("NaN")], ["china"], "no-value"),
        ([Decimal("1E+999999")], ["china"], "no-value"),
        ([], [], "empty"),
        (["china"], [], "empty"),
    ],
)
def test_why_nothing_comes_out(of: list[Any], to: list[Any], fault: str) -> None:
    made = check("share", of, to, "1")
    assert (made.holds, made.fault) == (False, fault)


def test_an_expectation_that_is_no_number() -> None:
    for expect in ("NaN", "Infinity", "-Infinity"):
        assert not check("ratio", ["china"], ["total"], expect).holds


def test_the_figure_itself_stands_in_for_an_empty_side() -> None:
    own = FIGURES["china"]
    assert check("share", [], ["total"], "12.2", own).holds
    assert check("ratio", ["total"], [], "8.19", own).holds
    assert check("share", [], [], "100", own).fault == "empty"
    assert check("share", [], ["total"], "12.2", FIGURES["series"]).fault == "no-value"
    assert check("share", ["china"], ["total"], "12.2", FIGURES["series"]).holds
    assert check("sum", [1, 2], [], "3", own).holds


def test_limits_are_endless_on_one_side() -> None:
    assert check("ratio", ["floor"], [1_000], "12345").holds
    assert not check("ratio", ["floor"], [1_000], "799").holds
    assert check("ratio", [8_000_000], ["floor"], "10").holds
    assert not check("ratio", [8_000_000], ["floor"], "11").holds
    assert check("difference", ["floor"], ["ceiling"], "600000").holds
    assert not check("difference", ["floor"], ["ceiling"], "599998").holds


def series(**fields: Any) -> Figure:
    values = {"2022": 100, "2024-33": 10, "2024-34": 20, "2024-35": 30, "2024-36": 41}
    points = [make.point(at, value) for at, value in values.items()]
    return make.figure("by-quarter", points=points, **fields)


@pytest.mark.parametrize(
    ("period", "expect"), [("2024", 101), ("2024-40", 30), ("2024-35", 30), (None, 201)]
)
def test_a_series_stands_for_its_points_in_the_period_of_the_figure_that_compares(
    period: str | None, expect: int
) -> None:
    total = make.figure("total", 1, period=period, compare=[])
    compare = make.compare("sum", ["by-quarter"], [], expect)
    known = {"by-quarter": series()}
    assert check_compare(compare, known, total).holds
    other = make.compare("sum", ["by-quarter"], [], expect + 1)
    assert not check_compare(other, known, total).holds


def test_the_time_of_a_term_goes_before_the_period() -> None:
    total = make.figure("total", 101, period="2024")
    shares = make.compare("share", [("by-quarter", "2024-36")], ["by-quarter"], "40.6")
    assert check_compare(shares, {"by-quarter": series()}, total).holds
    alone = make.compare("difference", [], ["by-quarter"], 0)
    assert check_compare(alone, {"by-quarter": series()}, total).holds


def test_a_series_of_its_own_stands_for_all_its_points() -> None:
    own = series(period="2024")
    assert check_compare(make.compare("sum", ["by-quarter"], [], 201), {own.id: own}, own).holds


def test_a_point_that_lies_only_partly_in_the_time_does_not_count() -> None:
    made = check_compare(make.compare("sum", [("by-quarter", "2024-01/2024-04")]), {
        "by-quarter": series()})  # fmt: skip
    assert made.of == (interval(10, 10),)
    none = check_compare(make.compare("sum", [("by-quarter", "2024-01")]), {
        "by-quarter": series()})  # fmt: skip
    assert (none.fault, none.holds) == ("no-point", False)


def test_points_are_as_exact_as_they_are_stated() -> None:
    made = check_compare(
        make.compare("sum", [("by-quarter", "2024-34/2024-35")]),
        {"by-quarter": series(sig=1)},
    )
    assert made.of == (interval(40, 60),)
    ranged = make.figure("r", points=[make.point("2024", 5, low=4), make.point("2025", 7, high=9)])
    assert check_compare(make.compare("sum", ["r"]), {"r": ranged}).of == (interval(11, 14),)


def test_nothing_times_anything_is_nothing() -> None:
    assert interval(0, 1) * interval(2, "Infinity") == interval(0, "Infinity")
    assert interval(0, 0) * EVERYTHING == interval(0, 0)
    assert interval(1, "Infinity") / interval(2, "Infinity") == interval(0, "Infinity")


def test_the_first_change_of_a_figure() -> None:
    kinds: list[tuple[Any, str]] = [("ratio", "1.3"), ("change", "33.8"), ("change", "1")]
    compares = tuple(
        Compare(
            kind=kind,
            of=(Operand(figure="china"),),
            to=(Operand(figure="china-before"),),
            expect=Decimal(expect),
        )
        for kind, expect in kinds
    )
    made = change_of(figure("x", 1, compare=compares), FIGURES)
    assert made is not None
    assert made.compare.expect == Decimal("33.8")
    assert made.holds
    assert change_of(FIGURES["china"], FIGURES) is None


exact = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a number in it."""
    low, number, high = sorted(draw(st.tuples(exact, exact, exact)))
    return Interval(low, high), number


def _holds(interval: Interval, number: Fraction) -> bool:
    return Fraction(interval.low) <= number <= Fraction(interval.high)


@given(intervals(), intervals())
def test_the_true_result_lies_in_the_interval(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (first, a), (second, b) = one, other
    x, y = Fraction(a), Fraction(b)
    assert _holds(first + second, x + y)
    assert _holds(first - second, x - y)
    assert _holds(first * second, x * y)
    if not second.low <= 0 <= second.high:
        assert _holds(first / second, x / y)


@given(intervals(), intervals(), st.sampled_from([-1, 1]))
def test_the_true_quotient_lies_in_the_interval(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal], sign: int
) -> None:
    (first, a), (second, b) = one, other
    # Moved away from nought, so that every example divides.
    away = sign * (max(abs(second.low), abs(second.high)) + 1)
    second, b = Interval(second.low + away, second.high + away), b + away
    assert _holds(first / second, Fraction(a) / Fraction(b))


@given(intervals(), st.sampled_from([3, 28]))
def test_the_precision_of_the_thread_does_not_matter(
    one: tuple[Interval, Decimal], precision: int
) -> None:
    with localcontext() as context:
        context.prec = precision
        assert _holds(one[0] + one[0], 2 * Fraction(one[1]))


@given(
    st.sampled_from(["share", "change", "ratio", "difference", "sum"]),
    st.lists(st.one_of(st.sampled_from(sorted(FIGURES)), st.decimals()), max_size=3),
    st.lists(st.one_of(st.sampled_from(sorted(FIGURES)), st.decimals()), max_size=3),
    st.decimals(),
)
def test_any_comparison_gets_an_answer(
    kind: str, of: list[Any], to: list[Any], expect: Decimal
) -> None:
    made = check(kind, of, to, str(expect))
    assert isinstance(made.holds, bool)
    if made.fault is None:
        assert made.result.low <= made.result.high
