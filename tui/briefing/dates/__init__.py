"""Dates of a briefing: reading them, putting them in words, and understanding typed ones.

Pure: no files, no terminal.
"""

from __future__ import annotations

from datetime import date

from tui.briefing.dates.edtf import Date, DateError, parse_date, period_key
from tui.briefing.dates.words import in_words, period_words

__all__ = [
    "Date",
    "DateError",
    "in_words",
    "parse_date",
    "parse_user_date",
    "period_key",
    "period_words",
]


def parse_user_date(text: str, reference: date | None = None) -> Date | None:
    """What a reader means by a date typed as `text`; None where it is none.

    `reference` lends its year where the text names none, and its month where it names a day only;
    without one such a text is no date.
    """
    from tui.briefing.dates.typed import read_typed

    return read_typed(text, reference)
