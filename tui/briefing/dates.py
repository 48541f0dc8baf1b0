"""Dates of a briefing: one door to reading them, saying them and finding one that a reader types.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.date_words import DateStyle, in_words, period_words
from tui.briefing.edtf_dates import Date, DateError, DateFault, Precision, parse_date, period_key
from tui.briefing.user_dates import parse_user_date

__all__ = [
    "Date",
    "DateError",
    "DateFault",
    "DateStyle",
    "Precision",
    "in_words",
    "parse_date",
    "parse_user_date",
    "period_key",
    "period_words",
]
