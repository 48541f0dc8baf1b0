"""Dates of a briefing: one door to reading them, saying them and finding one that a reader types.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.edtf_dates import Date, DateError, DateFault, Precision, parse_date, period_key

__all__ = [
    "Date",
    "DateError",
    "DateFault",
    "Precision",
    "parse_date",
    "period_key",
]
