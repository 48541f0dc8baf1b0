"""A date as a reader types it in "jump to a date".

Looser than the format: 2024, 2024-9, 2024.9.27, 20240927, 2024년 9월, Sep 2024, Q2 2024, 9월 27일.
Pure: no files, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tui.briefing.dates.edtf import Date, DateError, parse_date

_ENGLISH_MONTHS = """
january february march april may june july august september october november december
"""
_MONTHS = tuple(_ENGLISH_MONTHS.split())
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
_MONTH_DAY = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[.]?")
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
    for reader, line in (
        (_read_numbers, lowered),
        (_read_month_day, tight),
        (_read_korean, tight),
        (_read_part, tight),
        (_read_english, lowered),
    ):
        found = reader(line, reference)
        if found is not None:
            return _made(*found)
    return None


def _made(year: int, month: int | None = None, day: int | None = None) -> Date | None:
    pieces = [f"{year:04}"]
    pieces += [f"{part:02}" for part in (month, day) if part is not None]
    try:
        return parse_date("-".join(pieces))
    except DateError:
        return None


_Found = tuple[int, int | None, int | None]


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _read_numbers(line: str, reference: date | None) -> _Found | None:
    found = _NUMBERS.fullmatch(line) or _RUN.fullmatch(line)
    if found is None:
        return None
    return int(found[1]), _whole(found[2]), _whole(found[3])


def _read_month_day(line: str, reference: date | None) -> _Found | None:
    found = _MONTH_DAY.fullmatch(line)
    if found is None or reference is None:
        return None
    return reference.year, int(found[1]), int(found[2])


def _read_korean(line: str, reference: date | None) -> _Found | None:
    found = _KOREAN.fullmatch(line)
    if found is None or not line:
        return None
    year, month, day = _whole(found[1]), _whole(found[2]), _whole(found[3] or found[4])
    if year is not None and len(found[1]) == 2:
        year += 2000
    if year is None:
        if reference is None:
            return None
        year = reference.year
        month = reference.month if month is None else month
    return year, month, day


def _read_part(line: str, reference: date | None) -> _Found | None:
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
    year = _whole(before) or _whole(after) or (reference.year if reference else None)
    return None if year is None else (year, code, None)


def _read_english(line: str, reference: date | None) -> _Found | None:
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
    if not years and reference is None:
        return None
    year = years[0] if years else reference.year if reference else 0
    return year, month, days[0] if days else None


def _month(name: str) -> int | None:
    """Number of the month whose English name, or three letters of it and more, is given."""
    if len(name) < 3:
        return None
    return next((at for at, month in enumerate(_MONTHS, 1) if month.startswith(name)), None)
