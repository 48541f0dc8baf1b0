"""The density strip over a timeline: how many events there were when, in one line of blocks.

Years without events take no room. Where the width is small, the oldest years are drawn coarser:
by month, then by quarter, then a column a year, then several years a column. The height of a
column is events a month, so that coarse and fine ones compare. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import ceil
from typing import NamedTuple, TypeAlias

from tui.briefing.dates import Date, period_key
from tui.page.glyphs import Glyphs

Tally: TypeAlias = "Mapping[tuple[int, int], float]"
"""Events by year and month (1-12)."""

_FINE, _COARSE, _YEAR = 12, 4, 1
_LABEL = 4


class PeriodSpan(NamedTuple):
    """The months of one column, from the first to the last, both included."""

    first: tuple[int, int]
    """Year and month."""
    last: tuple[int, int]
    """Year and month."""


class Density(NamedTuple):
    """A strip of at most the width asked for."""

    ticks: str
    """Years, each over its first column."""
    bars: str
    """The strip."""
    pointer: str
    """A sign under the selected column; empty where nothing is selected."""
    columns: tuple[PeriodSpan | None, ...]
    """The months of each column; `None` between years."""
    selected: int | None
    """Column of the selected date."""


def tally(dates: Iterable[Date]) -> Tally:
    """Events a month; one whose month is not known counts a twelfth in each of its year."""
    keys = Counter(map(period_key, dates))
    counts: dict[tuple[int, int], float] = {}
    for (year, month), number in keys.items():
        for each in (month,) if month else range(1, 13):
            share = number if month else number / 12
            counts[year, each] = counts.get((year, each), 0) + share
    return counts


def density(counts: Tally, width: int, selected: tuple[int, int] | None, glyphs: Glyphs) -> Density:
    """The strip for a tally; `selected` is a date's `period_key`."""
    columns = _columns(sorted({year for year, _ in counts}), max(0, width))
    rates = [_rate(counts, span) if span else 0.0 for span in columns]
    most = max(rates, default=0.0)
    bars = "".join(
        glyphs.steps[max(0, ceil(rate / most * len(glyphs.steps)) - 1)] if rate else " "
        for rate in rates
    )
    at = None
    if selected:
        wanted = (selected[0], selected[1] or 1)
        spans = enumerate(columns)
        at = next((n for n, span in spans if span and span.first <= wanted <= span.last), None)
    pointer = " " * at + glyphs.pointer if at is not None else ""
    return Density(_ticks(columns), bars, pointer, columns, at)


def _columns(years: list[int], width: int) -> tuple[PeriodSpan | None, ...]:
    if not years or not width:
        return ()
    grain = dict.fromkeys(years, _FINE)
    for coarser in (_COARSE, _YEAR):
        for year in years:
            if _needed(years, grain) <= width:
                break
            grain[year] = coarser
    if _needed(years, grain) > width:
        return _bundled(years, width)
    columns: list[PeriodSpan | None] = []
    for index, year in enumerate(years):
        if index:
            columns += [None] * _gap(years[index - 1], year, grain)
        months = 12 // grain[year]
        columns += [
            PeriodSpan((year, start), (year, start + months - 1)) for start in range(1, 13, months)
        ]
    return tuple(columns)


def _needed(years: list[int], grain: Mapping[int, int]) -> int:
    gaps = sum(_gap(one, other, grain) for one, other in pairwise(years))
    return sum(grain.values()) + gaps


def _gap(before: int, year: int, grain: Mapping[int, int]) -> int:
    if grain[before] == _YEAR:
        return 0
    return 1 if year == before + 1 else 2


def _bundled(years: list[int], width: int) -> tuple[PeriodSpan | None, ...]:
    """As many years a column as it takes."""
    first, last = years[0], years[-1]
    each = ceil((last - first + 1) / width)
    return tuple(
        PeriodSpan((start, 1), (min(start + each - 1, last), 12))
        for start in range(first, last + 1, each)
    )


def _rate(counts: Tally, span: PeriodSpan) -> float:
    (year, month), (last_year, last_month) = span
    months = (last_year - year) * 12 + last_month - month + 1
    if months <= 12:
        total = sum(counts.get((year, each), 0) for each in range(month, last_month + 1))
    else:
        total = sum(number for key, number in counts.items() if span.first <= key <= span.last)
    return total / months


def _ticks(columns: tuple[PeriodSpan | None, ...]) -> str:
    line = ""
    for index, span in enumerate(columns):
        opens = span is not None and span.first[1] == 1
        if span is None or not opens or (line and len(line) + 1 > index):
            continue
        label = str(span.first[0])
        if index + len(label) <= max(len(columns), _LABEL):
            line = line.ljust(index) + label
    return line
