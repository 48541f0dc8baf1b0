"""Whether the numbers of a briefing agree: interval arithmetic over what figures state.

Every stated number is the interval of values that its author may have rounded to it. Ends are
rounded outwards, so that the true result always lies inside. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import reduce
from operator import add
from typing import Literal, TypeAlias

import msgspec

from tui.briefing.dates import Date
from tui.briefing.model import Figure, Record
from tui.briefing.parts import Compare, Operand, Point

Fault: TypeAlias = Literal["empty", "missing", "no-value", "no-point", "zero"]
"""Why nothing can be worked out: an operand side is empty; a figure does not exist; a figure (or
number) has neither a finite single value nor points; no point of a series lies in the time that is
meant; what is divided by may be zero."""

_DOWN = Context(prec=40, rounding=ROUND_FLOOR, traps=[])
_UP = Context(prec=40, rounding=ROUND_CEILING, traps=[])
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_ENDLESS = Decimal("Infinity")
_LARGEST = 10_000


class Interval(msgspec.Struct, frozen=True):
    """All numbers from `low` to `high`, both included; an end may be infinite."""

    low: Decimal
    """Lower end."""
    high: Decimal
    """Upper end, not below `low`."""

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def __contains__(self, number: object) -> bool:
        return isinstance(number, Decimal) and self.low <= number <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_DOWN.subtract(self.low, other.high), _UP.subtract(self.high, other.low))

    def __mul__(self, other: Interval) -> Interval:
        return self._extremes(other, _times)

    def __truediv__(self, other: Interval) -> Interval:
        """Raises `ZeroDivisionError` where `other` contains zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return self._extremes(other, _over)

    def _extremes(
        self, other: Interval, operation: Callable[[Context, Decimal, Decimal], Decimal]
    ) -> Interval:
        """From the least to the greatest result for the ends of both."""
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(
            min(operation(_DOWN, a, b) for a, b in pairs),
            max(operation(_UP, a, b) for a, b in pairs),
        )


EVERYTHING = Interval(-_ENDLESS, _ENDLESS)
"""The interval of all numbers: what is known where nothing can be worked out."""


def _times(context: Context, a: Decimal, b: Decimal) -> Decimal:
    # Nothing times anything is nothing, however large the end of an interval.
    return Decimal(0) if a == 0 or b == 0 else context.multiply(a, b)


def _over(context: Context, a: Decimal, b: Decimal) -> Decimal:
    if a.is_infinite() and b.is_infinite():
        # Both signs' limits are among the other quotients of the interval or are this one.
        return _ENDLESS if (a > 0) == (b > 0) else -_ENDLESS
    if b.is_infinite():
        return Decimal(0)
    return context.divide(a, b)


class Comparison(msgspec.Struct, frozen=True):
    """A `compare` worked out."""

    compare: Compare
    """What was to be worked out."""
    of: tuple[Interval, ...]
    """The terms of its `of`, in order."""
    to: tuple[Interval, ...]
    """The terms of its `to`, in order."""
    result: Interval
    """What comes out; everything where there is a `fault`."""
    expect: Interval
    """What the author expects, give or take half its last written digit."""
    fault: Fault | None = None
    """Why nothing can be worked out, if so."""

    @property
    def holds(self) -> bool:
        """Whether the result and the expectation meet."""
        return self.fault is None and self.result.meets(self.expect)


class UnusableError(ValueError):
    """An operand without an interval."""

    def __init__(self, fault: Fault, id: str = "") -> None:
        super().__init__(f"figure {id}: {fault}")
        self.fault: Fault = fault
        """Why there is none."""


def interval_of(figure: Figure) -> Interval:
    """What values a figure's single value may stand for; raises `UnusableError` without one.

    `low` and `high` where given; with `sig` half a unit of the last significant place; else exact.
    A `bound` opens the interval on its side.
    """
    first, last = _stated(figure, figure.sig, figure.id)
    if figure.bound in ("at-most", "below"):
        first = figure.low if figure.low is not None else -_ENDLESS
    elif figure.bound in ("at-least", "above"):
        last = figure.high if figure.high is not None else _ENDLESS
    return Interval(first, last)


def _stated(stated: Figure | Point, sig: int | None, id: str) -> tuple[Decimal, Decimal]:
    """The ends of the interval of a figure or point without its bound, the lower one first."""
    value, low, high = stated.value, stated.low, stated.high
    given = [number for number in (value, low, high) if number is not None]
    if not given or not all(map(_is_number, given)):
        raise UnusableError("no-value", id)
    slack = Decimal(0) if value is None or sig is None else half_digit(value, sig)
    ends = (
        low if low is not None else -_ENDLESS if value is None else _DOWN.subtract(value, slack),
        high if high is not None else _ENDLESS if value is None else _UP.add(value, slack),
    )
    return min(ends), max(ends)


def time_meant(operand: Operand, own: Figure | None) -> Date | None:
    """The time whose points a term that names a series stands for; None where for all of them.

    It is the term's `at`, else the period of `own`, the figure that carries the comparison.
    """
    return operand.at or (None if own is None or own.points else own.period)


def points_in(series: Figure, time: Date | None) -> tuple[Point, ...]:
    """The points of a series that lie wholly in a time; all of them where it is None."""
    if time is None:
        return series.points
    first, last = time.lower, time.upper
    return tuple(
        point for point in series.points if first <= point.at.lower and point.at.upper <= last
    )


def interval_of_points(series: Figure, points: Sequence[Point]) -> Interval:
    """What values the sum of some points of a series may stand for; raises `UnusableError` where
    one is no number or there is none.

    Each is from its `low` to its `high`, with the series' `sig` half a unit of its last
    significant place more or less, else exact.
    """
    if not points:
        raise UnusableError("no-value")
    return reduce(add, (Interval(*_stated(point, series.sig, series.id)) for point in points))


def half_digit(number: Decimal, sig: int | None = None) -> Decimal:
    """Half a unit of the last digit that is written: 0.05 of 12.2, 0.5 of 1200.

    With `sig` of the last of as many significant places, unless the number is zero.
    """
    exponent = number.as_tuple().exponent
    if number and sig is not None:
        exponent = number.adjusted() - sig + 1
    return _HALF.scaleb(exponent, _UP) if isinstance(exponent, int) else _HALF


def stated_interval(expect: Decimal) -> Interval:
    """What is held to be the result that an author expects: half its last written digit off."""
    half = half_digit(expect)
    return Interval(_DOWN.subtract(expect, half), _UP.add(expect, half))


def _is_number(number: Decimal) -> bool:
    """Whether it is finite, and of a size that arithmetic can hold."""
    return number.is_finite() and abs(number.adjusted()) < _LARGEST


def check_compare(
    compare: Compare, figures: Mapping[str, Figure], own: Figure | None = None
) -> Comparison:
    """Work out a `compare`; never raises.

    share is of / to x 100, change (of / to - 1) x 100, ratio of / to, difference of - to, sum all
    terms together; several terms of a side are added up first. A series stands for its points in
    the term's `at`, else in the period of `own`, added up. `own` is the figure that carries the
    compare: its value stands in for a side that is left empty (not in a sum).
    """
    expect = stated_interval(compare.expect)
    terms_of: tuple[Interval, ...] = ()
    terms_to: tuple[Interval, ...] = ()
    result, fault = EVERYTHING, None
    try:
        if not _is_number(compare.expect):
            raise UnusableError("no-value")
        terms_of = tuple(_term(operand, figures, own) for operand in compare.of)
        terms_to = tuple(_term(operand, figures, own) for operand in compare.to)
        terms_of, terms_to = _filled(compare, terms_of, terms_to, own)
        result = _worked_out(compare.kind, terms_of, terms_to)
    except UnusableError as problem:
        fault = problem.fault
    except ZeroDivisionError:
        fault = "zero"
    return Comparison(compare, terms_of, terms_to, result, expect, fault)


def operands(figure: Figure, by_id: Mapping[str, Record]) -> dict[str, Figure]:
    """The figures that a figure's comparisons name, by id."""
    ids = {o.figure for each in figure.compare for o in (*each.of, *each.to)}
    found = {id: by_id.get(id) for id in ids if id is not None}
    return {id: each for id, each in found.items() if isinstance(each, Figure)}


def _term(operand: Operand, figures: Mapping[str, Figure], own: Figure | None) -> Interval:
    if operand.number is not None:
        if not _is_number(operand.number):
            raise UnusableError("no-value")
        return Interval(operand.number, operand.number)
    figure = figures.get(operand.figure or "")
    if figure is None:
        raise UnusableError("missing")
    if operand.at is None and (figure.value is not None or not figure.points):
        return interval_of(figure)
    points = points_in(figure, time_meant(operand, own))
    if figure.points and not points:
        raise UnusableError("no-point")
    return interval_of_points(figure, points)


def _filled(
    compare: Compare, of: tuple[Interval, ...], to: tuple[Interval, ...], own: Figure | None
) -> tuple[tuple[Interval, ...], tuple[Interval, ...]]:
    """Both sides, the carrying figure standing in for one that is empty."""
    if (of and to) or (compare.kind == "sum" and (of or to)):
        return of, to
    if own is None or not (of or to):
        raise UnusableError("empty")
    stand_in = (interval_of(own),)
    return of or stand_in, to or stand_in


def _worked_out(kind: str, of: tuple[Interval, ...], to: tuple[Interval, ...]) -> Interval:
    if kind == "sum":
        return reduce(add, of + to)
    first, second = reduce(add, of), reduce(add, to)
    if kind == "difference":
        return first - second
    quotient = first / second
    if kind == "ratio":
        return quotient
    percent = quotient * Interval(_HUNDRED, _HUNDRED)
    return percent - Interval(_HUNDRED, _HUNDRED) if kind == "change" else percent


class OwnValue(msgspec.Struct, frozen=True):
    """The value that a comparison works out, where it is one of the figure that carries it."""

    value: Decimal
    """As the figure states it."""
    interval: Interval
    """What it may stand for."""
    point: int | None = None
    """Of a series: which of its points it is, from 0."""


def own_value(compare: Compare, own: Figure) -> OwnValue | None:
    """The value of `own` that its comparison works out; None where it works out something else.

    The figure must be no term of it, and the result in its unit: a sum or difference, or percent
    of a figure in percent. Of a series it is the one point in the time that all terms name.
    """
    terms = (*compare.of, *compare.to)
    both = bool(compare.of) and (bool(compare.to) or compare.kind == "sum")
    if not both or any(term.figure == own.id for term in terms):
        return None
    if compare.kind == "ratio" or (compare.kind in ("share", "change") and own.unit != "%"):
        return None
    try:
        if own.value is not None:
            return OwnValue(own.value, interval_of(own))
        times = {term.at for term in terms}
        time = times.pop() if len(times) == 1 else None
        points = () if time is None else points_in(own, time)
        if len(points) != 1:
            return None
        meant = interval_of_points(own, points)
    except UnusableError:
        return None
    return OwnValue(points[0].value, meant, own.points.index(points[0]))


def change_of(figure: Figure, figures: Mapping[str, Figure]) -> Comparison | None:
    """A figure's first comparison of kind `change`, for lists; None where it has none."""
    for compare in figure.compare:
        if compare.kind == "change":
            return check_compare(compare, figures, figure)
    return None
