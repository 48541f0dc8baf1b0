"""A series of numbers drawn in text: bars from zero, or a line between axes with ticks.

A line is drawn in braille dots with a sign for every point; points that are not as reported have
a sign of their own, a range is an upright line, a break in the basis a dotted one that no line
crosses. No plotting library is used: none can do this, Hangul labels take two columns a letter,
and everything must also exist in plain ASCII. Pure: numbers in, lines of pieces out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import groupby, pairwise
from operator import itemgetter

from tui.page.blocks import ChartBlock, ChartPoint, Line, Piece, Style
from tui.page.glyphs import Glyphs
from tui.page.wrap import cells, cut, cut_pieces, pad

NARROWEST = 24
"""Columns below which no line is drawn: its values follow in any case."""

SHORTEST_BAR = 4
"""Columns below which bars are not drawn."""

LONGEST_BAR = 40
"""Columns of the longest bar."""


WIDEST = 72
"""Columns of the widest drawing."""

_BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each of the 4 x 2 dots of a braille sign."""

_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def draw_chart(chart: ChartBlock, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The chart in lines of at most `width` columns.

    A line chart without room is left out, since its values follow; where bars have no
    room, their values are shown without them.
    """
    if not chart.points:
        return ()
    if chart.kind == "bar":
        return _draw_bars(chart, width, glyphs)
    if len(chart.points) == 1 or width < NARROWEST:
        return ()
    return _draw_line(chart, width, glyphs)


def _draw_bars(chart: ChartBlock, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """A line for each point: when, a bar from zero, the value in words, its note."""
    points = chart.points
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


def _legend(chart: ChartBlock, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """What the signs of a line chart mean."""
    parts: list[str] = []
    if any(point.derived for point in chart.points):
        parts += [f"{glyphs.reported} {chart.reported}", f"{glyphs.derived} {chart.derived}"]
    if chart.breaks:
        parts.append(f"{glyphs.break_line} {chart.broken}")
    text = cut("   ".join(parts), width, glyphs.ellipsis)
    return ((Piece(text, "quiet"),),) if text else ()


def _draw_line(chart: ChartBlock, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The chart; nothing where there is too little room for one."""
    ticks = nice_ticks(_extent(chart.points), 4 if width >= 48 else 3)
    axis = chart.axis(ticks)
    labels = axis.labels
    margin = max(map(cells, labels))
    room = min(width, WIDEST) - margin - 2
    if room < 12:
        return ()
    each = 3 if width >= 48 and len(ticks) <= 4 else 2
    grid = _Grid(chart, ticks, room, (len(ticks) - 1) * each + 1, glyphs)
    unit = cut(axis.unit, width, glyphs.ellipsis)
    lines: list[Line] = [(Piece(unit, "quiet"),)] if unit else []
    for number in range(grid.height):
        tick = len(ticks) - 1 - number // each
        label = labels[tick] if number % each == 0 else ""
        edge = glyphs.axis_tick if label else glyphs.axis
        lead = Piece(f"{pad(label, margin, 'right')} {edge}", "quiet")
        lines.append((lead, *grid.row(number)))
    return (*lines, *_foot(grid, margin, glyphs), *_legend(chart, width, glyphs))


def _extent(points: Sequence[ChartPoint]) -> tuple[Decimal, Decimal]:
    low = min(point.value if point.low is None else min(point.low, point.value) for point in points)
    high = max(
        point.value if point.high is None else max(point.high, point.value) for point in points
    )
    # A line need not begin at zero, but where it comes near it, it should.
    if 0 < low < high / 2:
        low = Decimal(0)
    elif high / 2 > low > 0 or (high < 0 and high > low / 2):
        high = Decimal(0)
    return low, high


def nice_ticks(extent: tuple[Decimal, Decimal], intervals: int) -> tuple[Decimal, ...]:
    """Round values that cover `extent` (low, high) in about `intervals` steps, at least two."""
    low, high = extent
    if low == high:
        low, high = low - abs(low) / 2 - Decimal(low == 0), high + abs(high) / 2
    rough = (high - low) / intervals
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(
        power * factor
        for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
        if power * factor >= rough
    )
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(step * (first + number) for number in range(int(last - first) + 1))


class _Grid:
    """The drawing itself: a sign and a style a cell, lines as dots under them."""

    def __init__(
        self, chart: ChartBlock, ticks: Sequence[Decimal], width: int, height: int, glyphs: Glyphs
    ) -> None:
        self.width, self.height = width, height
        self._low, self._high = float(ticks[0]), float(ticks[-1])
        self.start, self.end = chart.points[0].at, max(point.at for point in chart.points)
        self._braille = glyphs.braille
        self._dots: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], tuple[str, Style]] = {}
        # An upright dotted line where the basis changed.
        for at in chart.breaks:
            if self.start <= at <= self.end:
                column = round(self.column(at))
                for row in range(height):
                    self._signs[row, column] = (glyphs.break_line, "quiet")
        # Each point is joined with the next, but never across a break; ranges are upright.
        for one, other in pairwise(chart.points):
            if not any(one.at < at <= other.at for at in chart.breaks):
                self._stroke(self._place(one), self._place(other))
        for point in chart.points:
            column, row = self._place(point)
            if point.low is not None and point.high is not None:
                top, bottom = (self._row(float(end)) for end in (point.high, point.low))
                self._stroke((column, top), (column, bottom))
            # Its sign is over the lines.
            sign = glyphs.derived if point.derived else glyphs.reported
            self._signs[row, column] = (sign, "strong")

    def column(self, at: float) -> float:
        """Column of a time, from 0 to `width` - 1."""
        span = self.end - self.start
        return (at - self.start) / span * (self.width - 1) if span else (self.width - 1) / 2

    def _row(self, value: float) -> float:
        """Row of a value, from 0 at the top to `height` - 1."""
        return (self._high - value) / (self._high - self._low) * (self.height - 1)

    def _place(self, point: ChartPoint) -> tuple[int, int]:
        """The cell of a point's sign, where its lines begin and end."""
        return round(self.column(point.at)), round(self._row(float(point.value)))

    def _stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        wide, tall = (2, 4) if self._braille else (1, 1)
        (x0, y0), (x1, y1) = (
            # The middle of a cell is the middle of its dots.
            (x * wide + (wide - 1) / 2, y * tall + (tall - 1) / 2)
            for x, y in (start, end)
        )
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps + 1):
            x = int(x0 + (x1 - x0) * step / steps + 0.5)
            y = int(y0 + (y1 - y0) * step / steps + 0.5)
            cell = (y // tall, x // wide)
            bit = _BRAILLE[y % 4][x % 2] if self._braille else 1
            self._dots[cell] = self._dots.get(cell, 0) | bit

    def row(self, number: int) -> list[Piece]:
        """One line of the drawing in pieces."""
        cells = (self._sign(number, column) for column in range(self.width))
        pieces = [
            Piece("".join(sign for sign, _ in run), style)
            for style, run in groupby(cells, key=itemgetter(1))
        ]
        end = pieces.pop()
        text = end.text.rstrip()
        return [*pieces, Piece(text, end.style)] if text else pieces

    def _sign(self, row: int, column: int) -> tuple[str, Style]:
        sign = self._signs.get((row, column))
        dots = self._dots.get((row, column))
        if sign is not None and (dots is None or sign[1] == "strong"):
            return sign
        if dots is None:
            return " ", "plain"
        return (chr(0x2800 + dots) if self._braille else "."), "plain"


def _foot(grid: _Grid, margin: int, glyphs: Glyphs) -> tuple[Line, Line]:
    """The level axis and the times under it."""
    axis = [glyphs.axis_foot] * grid.width
    words = [" "] * (margin + 2 + grid.width)
    free = 0
    for at, label in _times(grid):
        column = round(grid.column(at))
        axis[column] = glyphs.foot_tick
        start = min(max(margin + 2 + column - len(label) // 2, 0), len(words) - len(label))
        if start >= free:
            words[start : start + len(label)] = label
            free = start + len(label) + 1
    line = f"{' ' * (margin + 1)}{glyphs.axis_corner}{''.join(axis)}"
    return ((Piece(line, "quiet"),), (Piece("".join(words).rstrip(), "quiet"),))


def _times(grid: _Grid) -> list[tuple[float, str]]:
    """Ordinal and label of each tick: years, months where the whole is shorter."""
    first, last = _day(grid.start), _day(grid.end)
    years = last.year - first.year
    if grid.end - grid.start < 2 * 365:
        months = [
            (year, month)
            for year in range(first.year, last.year + 1)
            for month in (1, 4, 7, 10)
            if grid.start <= date(year, month, 1).toordinal() <= grid.end
        ]
        if len(months) > 1:
            return [(date(y, m, 1).toordinal(), f"{y}-{m:02}") for y, m in months]
        return [(grid.start, f"{first:%Y-%m}"), (grid.end, f"{last:%Y-%m}")]
    room = max(1, grid.width // 6)
    step = next((step for step in _YEAR_STEPS if years / step <= room), _YEAR_STEPS[-1])
    return [
        (date(year, 1, 1).toordinal(), f"{year:04}")
        for year in range(first.year, last.year + 1)
        if year % step == 0 and grid.start <= date(year, 1, 1).toordinal() <= grid.end
    ]


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(1, int(ordinal)), date.max.toordinal()))
