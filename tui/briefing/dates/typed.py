"""A date as a reader types it in "jump to a date".

Looser than the format: 2024, 2024-9, 2024.9.27, 20240927, 2024년 9월, Sep 2024, Q2 2024, 9월 27일.
Pure: no files, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TypeAlias

from tui.briefing.dates.edtf import Date, DateError, parse_date

_MONTHS = """
january february march april may june july august september october november december
"""
# The numbers that EDTF has for them in the place of the month.
_NAMES_BY_PART = {
    21: ("spring", "봄"),
    22: ("summer", "여름"),
    23: ("autumn", "fall", "가을"),
    24: ("winter", "겨울"),
    40: ("상반기",),
    41: ("하반기",),
}
_SEASONS = {name: part for part, names in _NAMES_BY_PART.items() for name in names}
_LONGEST = 40

_NUMBERS = re.compile(r"([0-9]{4})(?:[-./ ]+([0-9]{1,2})(?:[-./ ]+([0-9]{1,2}))?)?[-./]?")
_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_MONTH_DAY = re.compile(r"()([0-9]{1,2})[-./]([0-9]{1,2})[.]?")
_KOREAN = re.compile(
    r"(?:'?([0-9]{4}|[0-9]{2})년)?(?:([0-9]{1,2})월(?:([0-9]{1,2})일?)?)?|([0-9]{1,2})일"
)
_QUARTER = re.compile(r"(?:([0-9]{4})년?-?)?(?:q([1-4])|([1-4])q|([1-4])분기)(?:-?([0-9]{4}))?")
_HALF = re.compile(r"(?:([0-9]{4})-?)?h([12])(?:-?([0-9]{4}))?")
_SEASON = re.compile(rf"(?:([0-9]{{4}})년?)?({'|'.join(_SEASONS)})(?:of)?([0-9]{{4}})?")
_ENGLISH = re.compile(r"[a-z]+|[0-9]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")


def read_typed(text: str, reference: date | None = None) -> Date | None:
    """What a reader means by `text`; see `parse_user_date`. EDTF itself is understood too."""
    typed = " ".join(unicodedata.normalize("NFKC", text).strip().split())
    if not typed or len(typed) > _LONGEST:
        return None
    try:
        return parse_date(typed)
    except DateError:
        pass
    lowered = typed.lower()
    tight = lowered.replace(" ", "")
    found = _read_numbers(lowered, tight) or _read_part(tight) or _read_english(lowered)
    if found is None:
        return None
    year, month, day = found
    if year is None:
        if reference is None:
            return None
        year = reference.year
        month = reference.month if month is None else month
    pieces = [f"{year:04}"]
    pieces += [f"{part:02}" for part in (month, day) if part is not None]
    try:
        return parse_date("-".join(pieces))
    except DateError:
        return None


_Found: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month (or what EDTF has in its place) and day; None where it is not named."""


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _read_numbers(line: str, tight: str) -> _Found | None:
    found = (
        _NUMBERS.fullmatch(line)
        or _RUN.fullmatch(line)
        or _MONTH_DAY.fullmatch(tight)
        or _KOREAN.fullmatch(tight)
    )
    if found is None:
        return None
    year, month, day, *lone_day = map(_whole, found.groups())
    if year is not None and len(found[1]) == 2:
        year += 2000
    return year, month, lone_day[0] if lone_day and day is None else day


def _read_part(line: str) -> _Found | None:
    """A quarter, half or season."""
    line = line.replace("년", "")
    if found := _QUARTER.fullmatch(line):
        before, *numbers, after = found.groups()
        code = 32 + next(int(number) for number in numbers if number)
    elif found := _HALF.fullmatch(line):
        before, number, after = found.groups()
        code = 39 + int(number)
    elif found := _SEASON.fullmatch(line):
        before, name, after = found.groups()
        code = _SEASONS[name]
    else:
        return None
    return _whole(before) or _whole(after) or None, code, None


def _read_english(line: str) -> _Found | None:
    """A month's name with a day before or behind it and a year behind or before all."""
    line = _ORDINAL.sub("", line)
    pieces = _ENGLISH.findall(line)
    if _ENGLISH.sub("", line).strip(" ,.-/") != "":
        return None
    names = [piece for piece in pieces if piece.isalpha()]
    numbers = [piece for piece in pieces if not piece.isalpha()]
    month = _month(names[0]) if len(names) == 1 else None
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if month is None or len(years) > 1 or len(days) > 1 or len(years + days) < len(numbers):
        return None
    return years[0] if years else None, month, days[0] if days else None


def _month(name: str) -> int | None:
    """Number of the month whose English name, or three letters of it and more, is given."""
    if len(name) < 3:
        return None
    months = enumerate(_MONTHS.split(), 1)
    return next((at for at, month in months if month.startswith(name)), None)
