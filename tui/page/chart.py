"""A series of numbers drawn in text: bars here, lines in `chart_line`.

No plotting library is used: calculated points must look different from reported ones, no line may
cross a break in the basis, Hangul labels take two columns a letter, and everything must also exist
in plain ASCII. Pure: numbers in, lines of pieces out.
"""

from __future__ import annotations

from tui.page.blocks import ChartBlock, Line, Piece, Style
from tui.page.glyphs import Glyphs
from tui.page.wrap import cells, cut, cut_pieces, pad

NARROWEST = 24
"""Columns below which no line is drawn: its values follow in any case."""

SHORTEST_BAR = 4
"""Columns below which bars are not drawn."""

LONGEST_BAR = 40
"""Columns of the longest bar."""


def draw_chart(chart: ChartBlock, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The chart in lines of at most `width` columns.

    A line chart without room is left out, since its values follow; where bars have no
    room, their values are shown without them.
    """
    if not chart.points:
        return ()
    if chart.kind == "bar":
        return (*_draw_bars(chart, width, glyphs), *_legend(chart, width, glyphs))
    if len(chart.points) == 1 or width < NARROWEST:
        return ()
    from tui.page.chart_line import draw_line

    lines = draw_line(chart, width, glyphs)
    return (*lines, *_legend(chart, width, glyphs)) if lines else ()


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
    """What the signs mean that the line chart has."""
    parts: list[str] = []
    if chart.kind == "line" and any(point.derived for point in chart.points):
        parts += [f"{glyphs.reported} {chart.reported}", f"{glyphs.derived} {chart.derived}"]
    if chart.kind == "line" and chart.breaks:
        parts.append(f"{glyphs.break_line} {chart.broken}")
    text = cut("   ".join(parts), width, glyphs.ellipsis)
    return ((Piece(text, "quiet"),),) if text else ()
