"""Figures of a briefing: one door to saying their numbers and to whether they agree.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.numbers.compare import (
    Comparison,
    Fault,
    Interval,
    OwnValue,
    change_of,
    check_compare,
    half_digit,
    interval_of,
    operands,
    own_value,
    points_in,
    stated_interval,
    time_meant,
)
from tui.briefing.numbers.figure_words import figure_in_words, latest_mark, point_in_words
from tui.briefing.numbers.words import (
    COUNT,
    PERCENT,
    Axis,
    NumberStyle,
    axis_in_words,
    is_currency,
    number_in_words,
    short_number,
)

__all__ = [
    "COUNT",
    "PERCENT",
    "Axis",
    "Comparison",
    "Fault",
    "Interval",
    "NumberStyle",
    "OwnValue",
    "axis_in_words",
    "change_of",
    "check_compare",
    "figure_in_words",
    "half_digit",
    "interval_of",
    "is_currency",
    "latest_mark",
    "number_in_words",
    "operands",
    "own_value",
    "point_in_words",
    "points_in",
    "short_number",
    "stated_interval",
    "time_meant",
]
