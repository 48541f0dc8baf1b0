"""The seldom forms of EDTF level 1: unspecified digits and long years.

Loaded only when a date has one. The `edtf` library (100 ms to import) judges whether the string is
EDTF, but is never shown a level 2 form: to some of those it answers with other exceptions than its
own, and prints. What a date means is worked out here. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
from datetime import date

from tui.briefing.dates.edtf import Date, DateError, Precision, days_of

_UNSPECIFIED = re.compile(
    r"(-?[0-9]{2})(?:(XX|[0-9]X)|([0-9]{2})-(?:(XX)(?:-XX)?|([0-9]{2})-XX))([?~%])?"
)
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{0,17})(?:E([0-9]{1,2}))?")
_DIGITS = 18
"""Years of more digits than this are not read: nothing in the world has that age."""


def parse_rare(source: str) -> Date:
    """Read a date with unspecified digits or a long year; raises `DateError`."""
    unspecified = _UNSPECIFIED.fullmatch(source)
    long_year = None if unspecified else _LONG_YEAR.fullmatch(source)
    if (unspecified is None and long_year is None) or not _is_edtf(source):
        raise DateError("bad", source)
    if long_year is not None:
        return _long(source, long_year)
    assert unspecified is not None
    return _open_digits(source, unspecified)


def _is_edtf(source: str) -> bool:
    from edtf import parse_edtf

    try:
        parse_edtf(source)
    except Exception:  # the library raises more kinds than it names
        return False
    return True


def _open_digits(source: str, found: re.Match[str]) -> Date:
    head, open_year, tail, any_month, month_text, sign = found.groups()
    marks = (sign in ("~", "%"), sign in ("?", "%"))
    if open_year is not None:
        return _open_year(source, head, open_year, marks)
    year = int(head + tail)
    if any_month:
        lower, upper = days_of(year, 1, 12)
        parts = (year, 0, 0) if source.count("XX") == 2 else (year, 0)
        return Date(source, lower, upper, "year", parts, *marks)
    month = int(month_text)
    if not 1 <= month <= 12:
        raise DateError("bad", source)
    lower, upper = days_of(year, month, 1)
    return Date(source, lower, upper, "month", (year, month, 0), *marks)


def _open_year(source: str, head: str, tail: str, marks: tuple[bool, bool]) -> Date:
    zeros, nines = int(head + tail.replace("X", "0")), int(head + tail.replace("X", "9"))
    first, last = min(zeros, nines), max(zeros, nines)
    precision: Precision = "century" if tail == "XX" else "decade"
    lower, upper = days_of(first, 1, 12)[0], days_of(last, 1, 12)[1]
    return Date(source, lower, upper, precision, (zeros,), *marks)


def _long(source: str, found: re.Match[str]) -> Date:
    digits, exponent = found.group(1), int(found.group(2) or 0)
    if len(digits.lstrip("-")) + exponent > _DIGITS:
        raise DateError("bad", source)
    year = int(digits) * 10**exponent
    bound = date.min if year < 1 else date.max
    if 1 <= year <= 9999:
        lower, upper = days_of(year, 1, 12)
        return Date(source, lower, upper, "year", (year,))
    return Date(source, bound, bound, "year", (year,))
