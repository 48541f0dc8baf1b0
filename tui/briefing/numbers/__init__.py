"""Figures of a briefing: their numbers in words, and whether they agree.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.closed_lists import COUNT, PERCENT
from tui.briefing.numbers.compare import (
    Comparison,
    Interval,
    OwnValue,
    change_of,
    check_compare,
    operands,
    own_value,
    points_in,
    stated_interval,
    time_meant,
)
from tui.briefing.numbers.figure_words import figure_in_words, latest_mark, point_in_words
from tui.briefing.numbers.words import Axis, axis_in_words, number_in_words

__all__ = [
    "COUNT",
    "PERCENT",
    "Axis",
    "Comparison",
    "Interval",
    "OwnValue",
    "axis_in_words",
    "change_of",
    "check_compare",
    "figure_in_words",
    "latest_mark",
    "number_in_words",
    "operands",
    "own_value",
    "point_in_words",
    "points_in",
    "stated_interval",
    "time_meant",
]
