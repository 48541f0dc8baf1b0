"""What comparisons detect: how far each number in one may be off before it no longer holds.

A comparison allows for rounding, so a small slip may pass. For every number that takes part,
this works out whether one unit more or less in its last significant place would be noticed, from
which change on it is, and why not sooner. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar

import msgspec

from tui.briefing.model import Figure
from tui.briefing.numbers import Comparison, check_compare, points_in, time_meant
from tui.briefing.parts import Compare, Point, RecordPart

ComparedPart: TypeAlias = Literal["number", "value", "low", "high", "expect"]
"""Which number it is: a bare one, the value or an end of the range of a figure or point, or the
result that the author expects."""

Why: TypeAlias = Literal["expect", "rounded", "range", "open", "cancels"]
"""Why a change passes: the expected result is given to few digits; the numbers compared are
themselves rounded or ranges; the value has a range, which alone is compared; a limit leaves one
side open; the number stands on both sides and cancels out."""

_EXACT = Context(prec=60, traps=[])
_ENOUGH = 1 << 40
"""Units of the last place beyond which a change that was not noticed never is."""


class Number(msgspec.Struct, frozen=True):
    """A number that takes part in a comparison."""

    part: ComparedPart
    """Which one it is."""
    value: Decimal
    """What it is."""
    place: Decimal
    """One unit of its last significant place."""
    figure: str | None = None
    """Id of the figure that states it; None for a bare number and for what is expected."""
    at: str | None = None
    """Of a point: its time, as written."""


class Sensitivity(msgspec.Struct, frozen=True):
    """What a comparison notices of one of its numbers."""

    number: Number
    """Which one."""
    up: Decimal | None
    """The smallest rise that is noticed, in whole units of the place; None where none is."""
    down: Decimal | None
    """The smallest fall that is noticed, as a positive number; None where none is."""
    why: Why | None
    """Why a change by one unit passes; None where it is noticed either way."""

    @property
    def noticed(self) -> bool:
        """Whether one unit more and one unit less are both noticed."""
        return self.up == self.down == self.number.place


class _Case(NamedTuple):
    """What `check_compare` is given: a comparison and what it looks into."""

    compare: Compare
    figures: Mapping[str, Figure]
    own: Figure | None

    def with_compare(self, compare: Compare) -> _Case:
        """The same with another state of the comparison."""
        return self._replace(compare=compare)

    def with_figure(self, figure: Figure) -> _Case:
        """The same with another state of a figure."""
        own = figure if self.own is not None and self.own.id == figure.id else self.own
        return _Case(self.compare, {**self.figures, figure.id: figure}, own)


_Change: TypeAlias = Callable[[Decimal], _Case]
"""The case with another number in the place of one."""


def last_place(number: Decimal, sig: int | None = None) -> Decimal:
    """One unit of a number's last significant place.

    With `sig` the last of as many digits; else the last one written behind the point, or the last
    that is no zero of a whole number: 10_000_000 of 30_040_000_000, 0.01 of 124.10.
    """
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        return Decimal(1)
    if number == 0:
        return Decimal(1).scaleb(min(0, exponent), _EXACT)
    if sig is not None:
        return Decimal(1).scaleb(number.adjusted() - sig + 1, _EXACT)
    if exponent >= 0:
        exponent = int(number.normalize(_EXACT).as_tuple().exponent)
    return Decimal(1).scaleb(exponent, _EXACT)


def sensitivities(
    compare: Compare, figures: Mapping[str, Figure], own: Figure | None = None
) -> tuple[Sensitivity, ...]:
    """Every number that takes part, each once, and which changes of it are noticed.

    Nothing where the comparison does not hold: then it must be mended first.
    """
    case = _Case(compare, figures, own)
    made = check_compare(*case)
    if not made.holds:
        return ()
    seen: dict[Number, Sensitivity] = {}
    for number, change in _numbers(case):
        if number not in seen or number.figure is None:
            seen[number] = _sensitivity(number, change, made, case)
    return tuple(seen.values())


def _numbers(case: _Case) -> Iterator[tuple[Number, _Change]]:
    compare = case.compare
    for side in ("of", "to"):
        terms = getattr(compare, side)
        for index, term in enumerate(terms):
            if term.number is not None:
                number = Number("number", term.number, last_place(term.number))
                put = _into_list(compare, side, index, case.with_compare)
                yield number, _changer(term, "number", put)
                continue
            figure = case.figures.get(term.figure or "")
            if figure is not None and (figure.value is not None or not figure.points):
                yield from _stated(figure, figure, case.with_figure)
            elif figure is not None:
                meant = {id(point) for point in points_in(figure, time_meant(term, case.own))}
                for at, point in enumerate(figure.points):
                    if id(point) in meant:
                        put = _into_list(figure, "points", at, case.with_figure)
                        yield from _stated(figure, point, put)
        if not terms and compare.kind != "sum" and case.own is not None:
            yield from _stated(case.own, case.own, case.with_figure)
    expect = Number("expect", compare.expect, last_place(compare.expect))
    yield expect, _changer(compare, "expect", case.with_compare)


_Whole = TypeVar("_Whole", Figure, Compare)
_Part = TypeVar("_Part", bound=RecordPart)


def _stated(
    figure: Figure, stated: _Part, put: Callable[[_Part], _Case]
) -> Iterator[tuple[Number, _Change]]:
    """The numbers of a figure, or of a point of it."""
    at = stated.at.source if isinstance(stated, Point) else None
    parts: tuple[ComparedPart, ...] = ("value", "low", "high")
    for part in parts:
        value = getattr(stated, part)
        if value is not None:
            number = Number(part, value, last_place(value, figure.sig), figure.id, at)
            yield number, _changer(stated, part, put)


def _changer(part: _Part, name: str, put: Callable[[_Part], _Case]) -> _Change:
    """The change of the number of that name; `put` gives the case with another state of `part`."""
    return lambda value: put(_with(part, **{name: value}))


def _into_list(
    whole: _Whole, name: str, index: int, put: Callable[[_Whole], _Case]
) -> Callable[[Any], _Case]:
    """What gives the case with another item at `index` of a list of `whole`."""

    def put_item(item: Any) -> _Case:
        items = list(getattr(whole, name))
        items[index] = item
        return put(_with(whole, **{name: tuple(items)}))

    return put_item


_with = msgspec.structs.replace


def _sensitivity(number: Number, change: _Change, made: Comparison, case: _Case) -> Sensitivity:
    up = _least(number, change, Decimal(1))
    down = _least(number, change, Decimal(-1))
    sensitivity = Sensitivity(number, up, down, None)
    return (
        sensitivity
        if sensitivity.noticed
        else _with(sensitivity, why=_why(sensitivity, made, case))
    )


def _least(number: Number, change: _Change, sign: Decimal) -> Decimal | None:
    """The smallest change in one direction that is noticed; None where none is."""

    def noticed(units: int) -> bool:
        moved = _EXACT.add(number.value, _EXACT.multiply(sign * units, number.place))
        return not check_compare(*change(moved)).holds

    high = 1
    while not noticed(high):
        high *= 2
        if high > _ENOUGH:
            return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if noticed(middle) else (middle, high)
    return _EXACT.multiply(Decimal(high), number.place)


def _why(sensitivity: Sensitivity, made: Comparison, case: _Case) -> Why:
    if sensitivity.up is None or sensitivity.down is None:
        figure = case.figures.get(sensitivity.number.figure or "") or case.own
        ranged = figure is not None and figure.low is not None and figure.high is not None
        if ranged and sensitivity.number.part == "value" and sensitivity.number.at is None:
            return "range"
        ends = (end for term in (*made.of, *made.to) for end in (term.low, term.high))
        if any(end.is_infinite() for end in ends):
            return "open"
        if sensitivity.up is None and sensitivity.down is None:
            return "cancels"
    wide = _EXACT.subtract(made.result.high, made.result.low)
    allowed = _EXACT.subtract(made.expect.high, made.expect.low)
    return "rounded" if wide > allowed else "expect"
