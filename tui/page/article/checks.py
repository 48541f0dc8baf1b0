"""The comparisons of a figure as sums that a reader can follow: 3.67 ÷ 30.04 = 12.2% ✓."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.figures import (
    COUNT,
    PERCENT,
    axis_in_words,
    check_compare,
    number_in_words,
    short_number,
)
from tui.page.blocks import Entry, Piece
from tui.page.cells import operands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from tui.briefing.figures import Comparison
    from tui.briefing.model import Compare, Figure, Operand
    from tui.page.article.telling import Teller
    from tui.page.blocks import Pieces


def checks(teller: Teller, figure: Figure) -> Iterator[Entry]:
    """An entry for each comparison of a figure; the first one bears the label."""
    figures = operands(figure, teller.briefing.by_id)
    for number, compare in enumerate(figure.compare):
        label = "" if number else teller.say("checks")
        comparison = check_compare(compare, figures, figure)
        yield Entry(
            label, (*_sum(teller, figure, compare, figures), *_verdict(teller, figure, comparison))
        )


def _sum(teller: Teller, figure: Figure, compare: Compare, figures: Mapping[str, Figure]) -> Pieces:
    """The sum up to the sign before its result."""
    of, to = _sides(teller, figure, compare, figures)
    signs = teller.context.glyphs
    if compare.kind == "sum":
        return (*_added((*of, *to), alone=True), Piece(" = "))
    if compare.kind == "change":
        return (*_added(to), Piece(f" {signs.onward} "), *_added(of), Piece(": "))
    sign = signs.minus if compare.kind == "difference" else signs.divide
    return (*_added(of), Piece(f" {sign} "), *_added(to), Piece(" = "))


def _sides(
    teller: Teller, figure: Figure, compare: Compare, figures: Mapping[str, Figure]
) -> tuple[list[Piece], list[Piece]]:
    """The terms of both sides; where they share a unit it is left out, as in a sum on paper."""
    terms = [(operand, figures.get(operand.figure or "")) for operand in (*compare.of, *compare.to)]
    units = {known.unit for _, known in terms if known is not None}
    values = [
        known.value if known is not None and known.value is not None else operand.number
        for operand, known in terms
    ]
    pieces = [
        _term(teller, operand, known, words)
        for (operand, known), words in zip(
            terms, _written(teller, figure, values, units, terms), strict=True
        )
    ]
    of, to = pieces[: len(compare.of)], pieces[len(compare.of) :]
    own = [Piece(teller.number(figure, "short"))]
    if compare.kind == "sum":
        return of, to
    return of or own, to or own


def _written(
    teller: Teller,
    figure: Figure,
    values: Sequence[Decimal | None],
    units: set[str],
    terms: Sequence[tuple[Operand, Figure | None]],
) -> list[str]:
    first, declared = teller.context.first, teller.context.units
    known = [value for value in values if value is not None]
    if len(units) == 1 and len(known) == len(values):
        (unit,) = units
        axis = axis_in_words(known, unit, teller.words, units=declared, first=first)
        # Written under one scale, a small term may have lost all its digits.
        if all(float(label.replace(",", "").replace("−", "-")) for label in axis.labels):
            return list(axis.labels)
    written = []
    for value, (operand, record) in zip(values, terms, strict=True):
        if value is None:
            written.append(operand.figure or "?")
            continue
        unit = record.unit if record is not None else COUNT
        written.append(short_number(value, unit, teller.words, units=declared, first=first))
    return written


def _term(teller: Teller, operand: Operand, known: Figure | None, words: str) -> Piece:
    if operand.figure is None:
        return Piece(words)
    if known is None:
        return Piece(words, "loud")
    return Piece(words, "plain", teller.link("checks", operand.figure))


def _added(terms: Sequence[Piece], *, alone: bool = False) -> Pieces:
    """Terms with a plus between them, in brackets where another sign follows."""
    run: list[Piece] = []
    for term in terms:
        if run:
            run.append(Piece(" + "))
        run.append(term)
    if len(terms) > 1 and not alone:
        return (Piece("("), *run, Piece(")"))
    return tuple(run)


def _verdict(teller: Teller, figure: Figure, comparison: Comparison) -> Pieces:
    """The result with a sign and a word for whether it is the one stated."""
    signs = teller.context.glyphs
    expect = result_in_words(teller, figure, comparison.compare, comparison.compare.expect)
    if comparison.holds:
        return (Piece(expect, "number"), Piece(f" {signs.holds}", "mark"))
    if comparison.fault is not None:
        words = f"? {signs.fails} {teller.say('check_unclear')}"
        return (Piece(words, "loud"),)
    middle = (comparison.result.low + comparison.result.high) / 2
    value = result_in_words(teller, figure, comparison.compare, middle, sig=3)
    words = f" {signs.fails} {teller.say('check_fails', expect=expect)}"
    return (Piece(value, "number"), Piece(words, "loud"))


def result_in_words(
    teller: Teller, figure: Figure, compare: Compare, value: Decimal, sig: int | None = None
) -> str:
    """A comparison's result with its unit: percent, times, or the figure's own unit."""
    first = teller.context.first
    if compare.kind in ("share", "change"):
        words = number_in_words(value, PERCENT, teller.words, sig=sig, first=first)
        return f"+{words}" if compare.kind == "change" and value > 0 else words
    if compare.kind == "ratio":
        number = number_in_words(value, COUNT, teller.words, sig=sig, first=first)
        return teller.say("times", number=number)
    return number_in_words(
        value,
        figure.unit,
        teller.words,
        units=teller.context.units,
        sig=sig,
        first=first,
        style="short",
    )
