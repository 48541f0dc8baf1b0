"""A series of numbers drawn in text: bars here, lines in `chart_line`.

Drawn by our own hand rather than with a plotting library: points that were worked out must look
different from reported ones, no line may cross a break in the basis, labels in Hangul are two
columns a letter, and all of it has to exist in plain ASCII. Pure: numbers in, lines of pieces out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.page.blocks import Piece
from tui.page.wrap import cells, cut, pad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from tui.briefing.figures import Axis
    from tui.page.blocks import Line, Style
    from tui.page.glyphs import Glyphs

NARROWEST = 24
"""Columns below which no picture is drawn: the values under it say the same."""

LONGEST_BAR = 40
"""Columns of the longest bar; more would not say more."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value of a series."""

    at: float
    """When, as a proleptic ordinal (days); the middle of its period."""
    label: str
    """When, in short words."""
    value: Decimal
    """In base units."""
    words: str
    """The value in short words."""
    derived: bool = False
    """Whether it was worked out, estimated or is otherwise not as reported."""
    low: Decimal | None = None
    """Lower end of its range."""
    high: Decimal | None = None
    """Upper end of its range."""


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows, with all words it needs."""

    kind: Literal["line", "bar"]
    """How it is drawn."""
    points: tuple[ChartPoint, ...]
    """In the order of time."""
    axis: Callable[[Sequence[Decimal]], Axis] = field(compare=False)
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
    """The chart in lines of at most `width` columns; none where there is nothing to draw."""
    if width < NARROWEST or not series.points:
        return ()
    drawn: tuple[Line, ...] = ()
    if series.kind == "line" and len(series.points) > 1:
        from tui.page.chart_line import draw_line

        drawn = draw_line(series, width, glyphs)
    picture = drawn or draw_bars(series, width, glyphs)
    if not picture:
        return ()
    return (*picture, *_legend(series, width, glyphs, lines=bool(drawn)))


def draw_bars(series: Series, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """A bar a line: when, how much as a length, how much in words. Bars start at zero."""
    points = series.points
    labels = min(max(cells(point.label) for point in points), width // 3)
    values = max(cells(point.words) for point in points)
    behind = 2 if any(point.derived for point in points) else 0
    room = min(width - labels - values - behind - 4, LONGEST_BAR)
    if room < 4:
        return ()
    low = min(0.0, *(float(point.value) for point in points))
    high = max(0.0, *(float(point.value) for point in points))
    span = (high - low) or 1.0
    zero = -low / span * room
    lines: list[Line] = []
    for point in points:
        end = (float(point.value) - low) / span * room
        label = pad(cut(point.label, labels, glyphs.ellipsis), labels)
        style: Style = "quiet" if point.derived else "plain"
        line = [
            Piece(f"{label}  ", "label"),
            Piece(pad(_bar(zero, end, glyphs), room), style),
            Piece(f"  {pad(point.words, values, 'right')}", "number"),
        ]
        if point.derived:
            line.append(Piece(f" {glyphs.derived}", "mark"))
        lines.append(tuple(line))
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


def _legend(series: Series, width: int, glyphs: Glyphs, *, lines: bool) -> tuple[Line, ...]:
    parts: list[str] = []
    derived = any(point.derived for point in series.points)
    if lines and derived and series.reported:
        parts.append(f"{glyphs.reported} {series.reported}")
    if derived and series.derived:
        parts.append(f"{glyphs.derived} {series.derived}")
    if lines and series.breaks and series.broken:
        parts.append(f"{glyphs.break_line} {series.broken}")
    text = cut("   ".join(parts), width, glyphs.ellipsis)
    return ((Piece(text, "quiet"),),) if text else ()
