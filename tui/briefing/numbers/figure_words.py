"""Figures in words: a value with its range, its limit and how sure it is.

`full` is for prose (약 37억 달러, up to 200,000 chips), `short` for lists and tables (≈ $3.7 bn,
≤ 200,000). Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from tui.briefing.numbers.words import (
    MINUS,
    PERCENT,
    NumberStyle,
    Spoken,
    is_currency,
    number_in_words,
    spoken_number,
    with_unit,
)

if TYPE_CHECKING:
    from tui.briefing.closed_lists import Bound, NumberMark
    from tui.briefing.model import Figure, Unit
    from tui.briefing.parts import Cell, Point
    from tui.words import Words


class _Setting(msgspec.Struct, frozen=True):
    """How all numbers of one figure are written."""

    unit: str
    words: Words
    units: Mapping[str, Unit]
    first: str
    style: NumberStyle
    sig: int | None = None

    def number(self, value: Decimal) -> str:
        return number_in_words(
            value,
            self.unit,
            self.words,
            units=self.units,
            sig=self.sig,
            first=self.first,
            style=self.style,
        )

    def framed(self, name: str, number: str) -> str:
        prefix = "short_" if self.style == "short" else ""
        return self.words(f"number.{prefix}{name}", number=number)


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
    setting = _Setting(figure.unit, words, units or {}, first, style, figure.sig)
    if figure.points:
        return point_in_words(
            figure.points[-1], figure.unit, words, units=units, first=first, style=style
        )
    return _stated(setting, figure.value, figure.low, figure.high, figure.mark, figure.bound)


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
    setting = _Setting(unit, words, units or {}, first, style)
    return _stated(setting, point.value, point.low, point.high, point.mark, None)


def _stated(
    setting: _Setting,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    mark: NumberMark | None,
    bound: Bound | None,
) -> str:
    if value is None and (low is None or high is None):
        if low is not None:
            return setting.framed("at-least", setting.number(low))
        return "" if high is None else setting.framed("at-most", setting.number(high))
    if bound is not None and value is not None:
        return setting.framed(bound, setting.number(value))
    number = _with_range(setting, value, low, high)
    return setting.framed("approximate", number) if mark == "approximate" else number


def _with_range(
    setting: _Setting, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> str:
    """A value, a range, or a value with its range in brackets where it is not an end of it."""
    ends = [end for end in (low, value, high) if end is not None]
    first, last = min(ends), max(ends)
    if first == last:
        return setting.number(first)
    if value is None or value in (first, last):
        return _range(setting, first, last)
    if setting.style == "short":
        return setting.number(value)
    return setting.words(
        "number.value_and_range",
        value=setting.number(value),
        range=_range(setting, first, last),
    )


def _range(setting: _Setting, low: Decimal, high: Decimal) -> str:
    """Two numbers with one unit: 20~25%, $3–4 billion, 30억~40억 달러."""
    first, last = (
        spoken_number(end, setting.words, sig=setting.sig, style=setting.style)
        for end in (low, high)
    )
    signed = [
        Spoken(MINUS + said.digits if end < 0 else said.digits, said.scale)
        for end, said in ((low, first), (high, last))
    ]
    return _joined(setting, signed[0], signed[1], mixed=low < 0)


def _joined(setting: _Setting, low: Spoken, high: Spoken, *, mixed: bool) -> str:
    words = setting.words

    def said(number: Spoken) -> str:
        return with_unit(
            number,
            setting.unit,
            words,
            units=setting.units,
            first=setting.first,
            style=setting.style,
        )

    if low.scale == high.scale and words("number.counting") == "decimal" and not mixed:
        both = words("number.range", low=low.digits, high=high.digits)
        return said(Spoken(both, high.scale))
    if words("number.counting") == "decimal" and (mixed or is_currency(setting.unit)):
        return words("number.range_apart", low=said(low), high=said(high))
    head = f"{low.digits}{_joint(setting)}{low.scale}" if low.scale else low.digits
    both = words("number.range", low=head, high=high.digits)
    return said(Spoken(both, high.scale))


def _joint(setting: _Setting) -> str:
    prefix = "short_" if setting.style == "short" else ""
    return setting.words(f"number.{prefix}scale_joint")


__all__ = ["PERCENT", "figure_in_words", "point_in_words"]
