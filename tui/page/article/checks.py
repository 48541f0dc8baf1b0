"""The comparisons of a figure as sums that a reader can follow: 3.67 ÷ 30.04 = 12.2% ✓."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from tui.briefing.model import Figure
from tui.briefing.numbers import (
    COUNT,
    PERCENT,
    Comparison,
    axis_in_words,
    check_compare,
    number_in_words,
    operands,
    points_in,
    time_meant,
)
from tui.briefing.parts import Compare, Operand
from tui.page.blocks import Entry, Piece, Pieces, join_pieces
from tui.page.speaker import Speaker

MOST_POINTS = 6
"""Points of a series that are written out one by one; more are written as their sum."""


def checks(speaker: Speaker, figure: Figure) -> Iterator[Entry]:
    """An entry for each comparison of a figure; the first one has the label."""
    figures = operands(figure, speaker.briefing.by_id)
    for number, compare in enumerate(figure.compare):
        label = "" if number else speaker.label("checks")
        comparison = check_compare(compare, figures, figure)
        yield Entry(
            label,
            (*_sum(speaker, figure, compare, figures), *_verdict(speaker, figure, comparison)),
        )


def _sum(
    speaker: Speaker, figure: Figure, compare: Compare, figures: Mapping[str, Figure]
) -> Pieces:
    """The sum up to the sign before its result."""
    of, to = _sides(speaker, figure, compare, figures)
    signs = speaker.context.glyphs
    if compare.kind == "sum" and len(of) + len(to) == 1 and (of or to)[0].link is not None:
        # One number alone is no sum: it is held against the series that has it too.
        (term,) = (*compare.of, *compare.to)
        return (*speaker.name(term.figure or "", "checks"), Piece(" = "))
    if compare.kind == "sum":
        return (*_added((*of, *to), alone=True), Piece(" = "))
    if compare.kind == "change":
        return (*_added(to), Piece(f" {signs.onward} "), *_added(of), Piece(": "))
    sign = signs.minus if compare.kind == "difference" else signs.divide
    return (*_added(of), Piece(f" {sign} "), *_added(to), Piece(" = "))


class _Number(NamedTuple):
    """A number of a sum."""

    value: Decimal | None
    """What it is; None where there is none."""
    unit: str
    """In what it is counted."""
    term: Operand
    """The term it belongs to."""
    known: bool
    """Whether the figure that the term names exists."""


def _sides(
    speaker: Speaker, figure: Figure, compare: Compare, figures: Mapping[str, Figure]
) -> tuple[list[Piece], list[Piece]]:
    """The numbers of both sides; where they share a unit it is left out, as in a sum on paper."""
    of = [number for term in compare.of for number in _numbers(term, figures, figure)]
    to = [number for term in compare.to for number in _numbers(term, figures, figure)]
    numbers = [*of, *to]
    pieces = [
        _number_piece(speaker, number, words)
        for number, words in zip(numbers, _written(speaker, numbers), strict=True)
    ]
    own = [Piece(speaker.number(figure, "short"))]
    first, second = pieces[: len(of)], pieces[len(of) :]
    if compare.kind == "sum":
        return first, second
    return first or own, second or own


def _numbers(term: Operand, figures: Mapping[str, Figure], own: Figure) -> list[_Number]:
    """What a term brings: a number, a figure's value, or some points of a series."""
    named = figures.get(term.figure or "")
    if named is None:
        return [_Number(term.number, "", term, term.figure is None)]
    if named.value is not None or not named.points:
        return [_Number(named.value, named.unit, term, True)]
    values = [point.value for point in points_in(named, time_meant(term, own))]
    if not values:
        return [_Number(None, named.unit, term, True)]
    if len(values) > MOST_POINTS:
        values = [sum(values, start=Decimal(0))]
    return [_Number(value, named.unit, term, True) for value in values]


def _written(speaker: Speaker, numbers: Sequence[_Number]) -> list[str]:
    first, declared = speaker.context.first, speaker.context.units
    units = {number.unit for number in numbers if number.unit}
    values = [number.value for number in numbers if number.value is not None]
    if len(units) == 1 and len(values) == len(numbers):
        (unit,) = units
        axis = axis_in_words(values, unit, speaker.words, units=declared, first=first)
        # Written under one scale, a small term may have lost all its digits.
        if all(float(label.replace(",", "").replace("−", "-")) for label in axis.labels):
            return list(axis.labels)
    return [
        (number.term.figure or "?")
        if number.value is None
        else number_in_words(
            number.value,
            number.unit or COUNT,
            speaker.words,
            units=declared,
            first=first,
            style="short",
        )
        for number in numbers
    ]


def _number_piece(speaker: Speaker, number: _Number, words: str) -> Piece:
    if number.term.figure is None:
        return Piece(words)
    if not number.known:
        return Piece(words, "loud")
    return Piece(words, "plain", speaker.link("checks", number.term.figure))


def _added(terms: Sequence[Piece], *, alone: bool = False) -> Pieces:
    """Terms with a plus between them, in brackets where another sign follows."""
    run = join_pieces(((term,) for term in terms), Piece(" + "))
    return (Piece("("), *run, Piece(")")) if len(terms) > 1 and not alone else run


def _verdict(speaker: Speaker, figure: Figure, comparison: Comparison) -> Pieces:
    """The result with a sign and a word for whether it is the one stated."""
    signs = speaker.context.glyphs
    expect = result_in_words(speaker, figure, comparison.compare, comparison.compare.expect)
    if comparison.holds:
        return (Piece(expect, "number"), Piece(f" {signs.holds}", "mark"))
    if comparison.fault is not None:
        words = f"? {signs.fails} {speaker.label('check_unclear')}"
        return (Piece(words, "loud"),)
    low, high = comparison.result.low, comparison.result.high
    # A limit among the terms leaves one end open; then the other one is what is known.
    middle = high if low.is_infinite() else low if high.is_infinite() else (low + high) / 2
    value = result_in_words(speaker, figure, comparison.compare, middle, sig=3)
    words = f" {signs.fails} {speaker.label('check_fails', expect=expect)}"
    return (Piece(value, "number"), Piece(words, "loud"))


def result_in_words(
    speaker: Speaker, figure: Figure, compare: Compare, value: Decimal, sig: int | None = None
) -> str:
    """A comparison's result with its unit: percent, times, the figure's own unit, or none."""
    in_words = partial(
        number_in_words,
        value,
        words=speaker.words,
        units=speaker.context.units,
        sig=sig,
        first=speaker.context.first,
    )
    if compare.kind in ("share", "change"):
        words = in_words(unit=PERCENT)
        return f"+{words}" if compare.kind == "change" and value > 0 else words
    if compare.kind == "ratio" and value != figure.value:
        # Dollars over chips are dollars a chip, and not so many times as much.
        figures = operands(figure, speaker.briefing.by_id)
        terms = (*compare.of, *compare.to)
        numbers = (number for term in terms for number in _numbers(term, figures, figure))
        mixed = len({number.unit for number in numbers if number.unit}) > 1
        number = in_words(unit=COUNT)
        return number if mixed else speaker.label("times", number=number)
    return in_words(unit=figure.unit, style="short")
