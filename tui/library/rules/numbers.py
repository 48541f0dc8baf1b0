"""Rules about figures: what shape they have and whether their numbers agree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tui.briefing.model import Figure
from tui.library.check import location, say
from tui.library.clean import shorten
from tui.library.problems import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.briefing.numbers import OwnValue
    from tui.briefing.parts import Compare
    from tui.library.check import Checking
    from tui.library.draft import RecordPlace
    from tui.library.findings import Finding, KeyPath


def shapes(checking: Checking) -> Iterator[Finding]:
    """A figure is one value, a series or a table, with all that belongs to it."""
    for record, place in checking.entries("figure"):
        if not isinstance(record, Figure):
            continue
        table = bool(record.columns or record.rows)
        held = [
            name
            for name, there in (
                ("value", record.value is not None),
                ("points", bool(record.points)),
                ("columns", table),
            )
            if there
        ]
        if len(held) > 1:
            where = location(place, (held[1],), "key")
            yield say("mixed-figure", where, one=held[0], other=held[1])
        elif not place.whole:
            continue  # what is missing was there, and is told as unsound
        elif not held:
            yield say(
                "missing-field", location(place, (), "table"), words="empty-figure", key="value"
            )
        elif record.points and record.chart is None:
            yield say("missing-field", location(place, (), "table"), key="chart")
        elif not record.points and (record.chart is not None or record.breaks):
            key = "chart" if record.chart is not None else "breaks"
            yield say("mixed-figure", location(place, (key,), "key"), one=held[0], other=key)
        if table and place.whole:
            yield from _cells(record, place)


def _cells(record: Figure, place: RecordPlace) -> Iterator[Finding]:
    for name, there in (("columns", record.columns), ("rows", record.rows)):
        if not there:
            yield say("missing-field", location(place, (), "table"), key=name)
    wanted = len(record.columns)
    for at, row in enumerate(record.rows):
        if wanted and len(row.cells) != wanted:
            where = location(place, ("rows", at, "cells"))
            yield say("cell-count", where, cells=len(row.cells), columns=wanted)


def ranges(checking: Checking) -> Iterator[Finding]:
    """The lower end of a range is not above its upper end, and the value lies between."""
    for record, place in checking.entries("figure"):
        if not isinstance(record, Figure):
            continue
        yield from _range(record, place, ())
        for at, point in enumerate(record.points):
            yield from _range(point, place, ("points", at))
        for at, row in enumerate(record.rows):
            for column, cell in enumerate(row.cells):
                yield from _range(cell, place, ("rows", at, "cells", column))


def _range(part: Any, place: RecordPlace, path: KeyPath) -> Iterator[Finding]:
    low, high, value = part.low, part.high, part.value
    if low is None and high is None:
        return
    if low is not None and high is not None and low > high:
        where = location(place, (*path, "low"))
        yield say("bad-range", where, words="range-reversed", low=str(low), high=str(high))
    elif value is None:
        if path:  # a figure without any value is told elsewhere
            yield say("missing-field", location(place, path, "table"), key="value")
    elif (low is not None and value < low) or (high is not None and value > high):
        where = location(place, (*path, "value"))
        yield say(
            "bad-range",
            where,
            words="value-outside",
            value=str(value),
            low=_end(low),
            high=_end(high),
        )


def _end(end: Decimal | None) -> str:
    return "…" if end is None else str(end)


def sums(checking: Checking) -> Iterator[Finding]:
    """Every comparison comes out as the author writes it."""
    figures = {
        record.id: record for record, _ in checking.entries("figure") if isinstance(record, Figure)
    }
    for record, place in checking.entries("figure"):
        if isinstance(record, Figure):
            for at, compare in enumerate(record.compare):
                yield from _sum(compare, figures, record, place, ("compare", at))


def _sum(
    compare: Compare, figures: dict[str, Figure], own: Figure, place: RecordPlace, path: KeyPath
) -> Iterator[Finding]:
    from tui.briefing.numbers import check_compare

    made = check_compare(compare, figures, own)
    kind = Phrase(f"compare-{compare.kind}")
    where = location(place, (*path, "expect"))
    if made.fault in ("missing", "no-value"):
        return  # told as a reference, or as a figure without a value
    if made.fault == "empty":
        yield say("missing-field", location(place, path, "table"), key="to" if compare.of else "of")
    elif made.fault == "no-point":
        yield from _pointless(compare, figures, own, place, path)
    elif made.fault is not None:
        yield say("compare-fails", where, words="compare-impossible", kind=kind)
    elif not made.holds:
        result = between(made.result.low, made.result.high)
        yield say("compare-fails", where, kind=kind, expect=f"{compare.expect:,f}", result=result)


def own_values(checking: Checking) -> Iterator[Finding]:
    """A value that the figure's own comparisons work out is what one of them comes to."""
    from tui.briefing.numbers import own_value, stated_interval

    for record, place in checking.entries("figure"):
        if not isinstance(record, Figure) or not record.compare:
            continue
        stated: dict[int | None, list[tuple[OwnValue, Compare]]] = {}
        for compare in record.compare:
            own = own_value(compare, record)
            if own is not None:
                stated.setdefault(own.point, []).append((own, compare))
        for point, pairs in stated.items():
            if not any(stated_interval(one.expect).meets(own.interval) for own, one in pairs):
                own, compare = pairs[0]
                path: KeyPath = ("value",) if point is None else ("points", point, "value")
                yield say(
                    "value-against-compare",
                    location(place, path),
                    kind=Phrase(f"compare-{compare.kind}"),
                    value=f"{own.value:,f}",
                    expect=f"{compare.expect:,f}",
                )


def _pointless(
    compare: Compare, figures: dict[str, Figure], own: Figure, place: RecordPlace, path: KeyPath
) -> Iterator[Finding]:
    """The terms that name a series of which no point lies in the time that is meant."""
    from tui.briefing.numbers import points_in, time_meant

    for side, terms in (("of", compare.of), ("to", compare.to)):
        for at, term in enumerate(terms):
            series = figures.get(term.figure or "")
            time = time_meant(term, own)
            if series is None or time is None or not series.points or points_in(series, time):
                continue
            where = location(place, (*path, side, at, "at"))
            words = {"id": shorten(series.id), "time": shorten(time.source)}
            yield say("compare-fails", where, words="compare-without-point", **words)


def between(low: Decimal, high: Decimal) -> str:
    """A result in as few digits as tell it: one number, or two with a dash."""
    ends = [f"{Decimal(f'{end:.6g}'):,f}" if end.is_finite() else "…" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
