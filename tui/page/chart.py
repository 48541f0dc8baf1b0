"""A series of numbers drawn in text: bars here, lines in `chart_line`.

Drawn by our own hand rather than with a plotting library: points that were worked out must look
different from reported ones, no line may cross a break in the basis, labels in Hangul are two
columns a letter, and all of it has to exist in plain ASCII. Pure: numbers in, lines of pieces out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from tui.page.blocks import Piece
from tui.page.wrap import cells, cut, cut_pieces, pad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from tui.briefing.numbers import Axis
    from tui.page.blocks import Line, Style
    from tui.page.glyphs import Glyphs

NARROWEST = 24
"""Columns below which no picture is drawn: the values under it say the same."""

SHORTEST_BAR = 4
"""Columns below which bars are not drawn."""

LONGEST_BAR = 40
"""Columns of the longest bar; more would not say more."""


class ChartPoint(msgspec.Struct, frozen=True):
    """One value of a series."""

    at: float
    """When, as a proleptic ordinal (days); the middle of its period."""
    label: str
    """When, in short words."""
    value: Decimal
    """In base units."""
    words: str
    """The value in short words."""
    note: str = ""
    """What to know of it, in short words."""
    derived: bool = False
    """Whether it was worked out, estimated or is otherwise not as reported."""
    low: Decimal | None = None
    """Lower end of its range."""
    high: Decimal | None = None
    """Upper end of its range."""


class Series(msgspec.Struct, frozen=True):
    """What a chart shows, with all words it needs."""

    kind: Literal["line", "bar"]
    """How it is drawn."""
    points: tuple[ChartPoint, ...]
    """In the order of time."""
    axis: Callable[[Sequence[Decimal]], Axis]
    """How values are written beside the axis, under one unit."""
    breaks: tuple[float, ...] = ()
    """Ordinals at which the basis changed; no line crosses them."""
    reported: str = ""
    """Legend of a reported point."""
    derived: str = ""
    """Legend of a point that is not."""
    broken: str = ""
    """Legend of a break."""


def draw_chart(series: Series, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The chart in lines of at most `width` columns.

    A line chart that has no room is left out, since its values stand under it; bars that have none
    are values without bars.
    """
    if not series.points:
        return ()
    if series.kind == "bar":
        return (*draw_bars(series, width, glyphs), *_legend(series, width, glyphs))
    if len(series.points) == 1 or width < NARROWEST:
        return ()
    from tui.page.chart_line import draw_line

    lines = draw_line(series, width, glyphs)
    return (*lines, *_legend(series, width, glyphs)) if lines else ()


def draw_bars(series: Series, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """A bar a line: when, how much as a length from zero, how much in words, what to know."""
    points = series.points
    labels = min(max(cells(point.label) for point in points), max(1, width // 3))
    values = max(cells(point.words) for point in points)
    notes = max(cells(point.note) for point in points)
    room = min(width - labels - values - (notes + 2 if notes else 0) - 4, LONGEST_BAR)
    low = min(0.0, *(float(point.value) for point in points))
    high = max(0.0, *(float(point.value) for point in points))
    scale = room / ((high - low) or 1.0)
    lines: list[Line] = []
    for point in points:
        label = pad(cut(point.label, labels, glyphs.ellipsis), labels)
        pieces = [Piece(label, "label")]
        if room >= SHORTEST_BAR:
            bar = _bar(-low * scale, (float(point.value) - low) * scale, glyphs)
            style: Style = "quiet" if point.derived else "plain"
            pieces += [Piece("  "), Piece(pad(bar, room), style)]
        pieces.append(Piece(f"  {pad(point.words, values, 'right')}", "number"))
        if point.note:
            pieces.append(Piece(f"  {point.note}", "quiet"))
        lines.append(cut_pieces(tuple(pieces), width, glyphs.ellipsis))
    return tuple(lines)


def _bar(zero: float, end: float, glyphs: Glyphs) -> str:
    """A bar from zero to its end, both in columns; back from zero where it is negative."""
    if end < zero:
        start, stop = round(end), round(zero)
        return " " * start + glyphs.bar_full * max(1, stop - start)
    start = round(zero)
    length = end - zero
    whole = int(length)
    part = int((length - whole) * 8)
    tip = glyphs.bar_parts[part - 1] if part and glyphs.bar_parts else ""
    if not whole and not tip and length > 0:
        tip = glyphs.bar_parts[0] if glyphs.bar_parts else glyphs.bar_full
    return " " * start + glyphs.bar_full * whole + tip


def _legend(series: Series, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """What the signs of a line chart mean, as far as it has them."""
    parts: list[str] = []
    if series.kind == "line" and any(point.derived for point in series.points):
        parts += [f"{glyphs.reported} {series.reported}", f"{glyphs.derived} {series.derived}"]
    if series.kind == "line" and series.breaks:
        parts.append(f"{glyphs.break_line} {series.broken}")
    text = cut("   ".join(parts), width, glyphs.ellipsis)
    return ((Piece(text, "quiet"),),) if text else ()
