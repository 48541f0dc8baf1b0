"""Rules about figures: what shape they have and whether their numbers agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tui.briefing.fields import FieldPath, values_in
from tui.briefing.model import Figure
from tui.briefing.numbers import (
    OwnValue,
    check_compare,
    own_value,
    points_in,
    stated_interval,
    time_meant,
)
from tui.briefing.parts import Cell, Compare, Point
from tui.library.checking import Checking
from tui.library.clean import shorten
from tui.library.findings import Finding, RecordPlace, finding
from tui.library.problems import Phrase


def shapes(checking: Checking) -> Iterator[Finding]:
    """A figure is one value, a series or a table, with all that belongs to it."""
    for figure, place in checking.entries(Figure):
        has = {
            "value": figure.value is not None,
            "points": bool(figure.points),
            "columns": bool(figure.columns or figure.rows),
        }
        held = [name for name, there in has.items() if there]
        if len(held) > 1:
            where = place.at((held[1],), "key")
            yield finding("mixed-figure", where, one=held[0], other=held[1])
        elif not place.whole:
            continue  # what is missing was there, and is already reported as unsound
        elif not held:
            where = place.at((), "table")
            yield finding("missing-field", where, name="empty-figure", key="value")
        elif figure.points and figure.chart is None:
            yield finding("missing-field", place.at((), "table"), key="chart")
        elif not figure.points and (figure.chart is not None or figure.breaks):
            key = "chart" if figure.chart is not None else "breaks"
            yield finding("mixed-figure", place.at((key,), "key"), one=held[0], other=key)
        if has["columns"] and place.whole:
            yield from _cells(figure, place)


def _cells(figure: Figure, place: RecordPlace) -> Iterator[Finding]:
    for name, there in (("columns", figure.columns), ("rows", figure.rows)):
        if not there:
            yield finding("missing-field", place.at((), "table"), key=name)
    wanted = len(figure.columns)
    for at, row in enumerate(figure.rows):
        if wanted and len(row.cells) != wanted:
            where = place.at(("rows", at, "cells"))
            yield finding("cell-count", where, cells=len(row.cells), columns=wanted)


def ranges(checking: Checking) -> Iterator[Finding]:
    """The lower end of a range is not above its upper end, and the value lies between."""
    for figure, place in checking.entries(Figure):
        parts: list[tuple[FieldPath, Any]] = [((), figure)]
        parts += (*values_in(figure, Point), *values_in(figure, Cell))
        for path, part in parts:
            if part.low is not None or part.high is not None:
                yield from _range(part, place, path)


def _range(part: Any, place: RecordPlace, path: FieldPath) -> Iterator[Finding]:
    low, high, value = part.low, part.high, part.value
    ends = {"low": "…" if low is None else str(low), "high": "…" if high is None else str(high)}
    if low is not None and high is not None and low > high:
        yield finding("bad-range", place.at((*path, "low")), name="range-reversed", **ends)
    elif value is None:
        if path:  # a figure without any value is reported by `shapes`
            yield finding("missing-field", place.at(path, "table"), key="value")
    elif (low is not None and value < low) or (high is not None and value > high):
        where = place.at((*path, "value"))
        yield finding("bad-range", where, name="value-outside", value=str(value), **ends)


def sums(checking: Checking) -> Iterator[Finding]:
    """Every comparison comes out as the author writes it."""
    figures = {figure.id: figure for figure, _ in checking.entries(Figure)}
    for figure, place in checking.entries(Figure):
        for at, compare in enumerate(figure.compare):
            yield from _sum(compare, figures, figure, place, ("compare", at))


def _sum(
    compare: Compare, figures: dict[str, Figure], own: Figure, place: RecordPlace, path: FieldPath
) -> Iterator[Finding]:
    made = check_compare(compare, figures, own)
    kind = Phrase(f"compare-{compare.kind}")
    where = place.at((*path, "expect"))
    if made.fault in ("missing", "no-value"):
        return  # reported as a reference, or as a figure without a value
    if made.fault == "empty":
        key = "to" if compare.of else "of"
        yield finding("missing-field", place.at(path, "table"), key=key)
    elif made.fault == "no-point":
        yield from _without_point(compare, figures, own, place, path)
    elif made.fault is not None:
        yield finding("compare-fails", where, name="compare-impossible", kind=kind)
    elif not made.holds:
        result = between(made.result.low, made.result.high)
        expect = f"{compare.expect:,f}"
        yield finding("compare-fails", where, kind=kind, expect=expect, result=result)


def own_values(checking: Checking) -> Iterator[Finding]:
    """A value that the figure's own comparisons work out is what one of them comes to."""
    for figure, place in checking.entries(Figure):
        stated: dict[int | None, list[tuple[OwnValue, Compare]]] = {}
        for compare in figure.compare:
            own = own_value(compare, figure)
            if own is not None:
                stated.setdefault(own.point, []).append((own, compare))
        for point, pairs in stated.items():
            if not any(stated_interval(one.expect).meets(own.interval) for own, one in pairs):
                own, compare = pairs[0]
                path: FieldPath = ("value",) if point is None else ("points", point, "value")
                yield finding(
                    "value-against-compare",
                    place.at(path),
                    kind=Phrase(f"compare-{compare.kind}"),
                    value=f"{own.value:,f}",
                    expect=f"{compare.expect:,f}",
                )


def _without_point(
    compare: Compare, figures: dict[str, Figure], own: Figure, place: RecordPlace, path: FieldPath
) -> Iterator[Finding]:
    """The terms that name a series of which no point lies in the time that is meant."""
    for side, terms in (("of", compare.of), ("to", compare.to)):
        for at, term in enumerate(terms):
            series = figures.get(term.figure or "")
            time = time_meant(term, own)
            if series is None or time is None or not series.points or points_in(series, time):
                continue
            where = place.at((*path, side, at, "at"))
            words = {"id": shorten(series.id), "time": shorten(time.source)}
            yield finding("compare-fails", where, name="compare-without-point", **words)


def between(low: Decimal, high: Decimal) -> str:
    """A result in as few digits as needed: one number, or two with a dash."""
    ends = [f"{Decimal(f'{end:.6g}'):,f}" if end.is_finite() else "…" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
