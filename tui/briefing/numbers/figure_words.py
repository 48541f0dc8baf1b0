"""Figures in words: a value with its range, its limit and how sure it is.

`full` is for prose (약 37억 달러, up to 200,000 chips), `short` for lists and tables (≈ $3.7 bn,
≤ 200,000). Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tui.briefing.closed_lists import Bound, NumberMark, is_currency
from tui.briefing.model import Figure, Unit
from tui.briefing.numbers.words import MINUS, NumberFormat, NumberStyle, ScaledNumber
from tui.briefing.parts import Cell, Point
from tui.words import Words


def figure_in_words(
    figure: Figure,
    words: Words,
    *,
    units: Mapping[str, Unit] | None = None,
    first: str,
    style: NumberStyle = "full",
) -> str:
    """A figure's value in words; a series' last point; nothing for a table.

    `units` are the briefing's declared units by id, `first` its first language.
    """
    if figure.points:
        return point_in_words(
            figure.points[-1], figure.unit, words, units=units, first=first, style=style
        )
    form = NumberFormat(figure.unit, words, units or {}, first, style, figure.sig)
    return _stated(form, figure, figure.bound)


def latest_mark(figure: Figure) -> NumberMark | None:
    """How far the number that a list shows of a figure can be trusted."""
    return figure.points[-1].mark if figure.points else figure.mark


def point_in_words(
    point: Point | Cell,
    unit: str,
    words: Words,
    *,
    units: Mapping[str, Unit] | None = None,
    first: str,
    style: NumberStyle = "short",
) -> str:
    """A point of a series or a cell of a table: its number, or a cell's words; nothing where the
    value is unknown.
    """
    text: str | None = getattr(point, "text", None)
    if text is not None:
        return text
    return _stated(NumberFormat(unit, words, units or {}, first, style), point, None)


def _stated(form: NumberFormat, stated: Figure | Point | Cell, bound: Bound | None) -> str:
    value, low, high = stated.value, stated.low, stated.high

    def framed(name: str, number: str) -> str:
        return form.words(form.key(name), number=number)

    if value is None and (low is None or high is None):
        if low is not None:
            return framed("at-least", form.number(low))
        return "" if high is None else framed("at-most", form.number(high))
    if bound is not None and value is not None:
        return framed(bound, form.number(value))
    number = _with_range(form, value, low, high)
    return framed("approximate", number) if stated.mark == "approximate" else number


def _with_range(
    form: NumberFormat, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> str:
    """A value, a range, or a value with its range in brackets where it is not an end of it."""
    ends = [end for end in (low, value, high) if end is not None]
    first, last = min(ends), max(ends)
    if first == last:
        return form.number(first)
    if value is None or value in (first, last):
        return _range(form, first, last)
    if form.style == "short":
        return form.number(value)
    range = _range(form, first, last)
    return form.words("number.value_and_range", value=form.number(value), range=range)


def _range(form: NumberFormat, first: Decimal, last: Decimal) -> str:
    """Two numbers with one unit: 20~25%, $3–4 billion, 30억~40억 달러."""
    words = form.words
    low, high = (
        scaled._replace(digits=MINUS + scaled.digits) if end < 0 else scaled
        for end, scaled in ((end, form.scaled(end)) for end in (first, last))
    )
    if words("number.counting") == "decimal":
        if low.scale == high.scale and first >= 0:
            both = words("number.range", low=low.digits, high=high.digits)
            return form.with_unit(ScaledNumber(both, high.scale))
        if first < 0 or is_currency(form.unit):
            return words("number.range_apart", low=form.with_unit(low), high=form.with_unit(high))
    both = words("number.range", low=form.joined(low), high=high.digits)
    return form.with_unit(ScaledNumber(both, high.scale))
