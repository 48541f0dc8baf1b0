"""Dates of the Extended Date/Time Format (ISO 8601-2): what they mean, and reading them.

Levels 0 and 1, and of level 2 seasons 21-24, quarters 33-36 and halves 40-41. Plain dates and
intervals are read by two regular expressions, since a briefing holds thousands; the `edtf` library
is asked only about what is left. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeAlias

Precision: TypeAlias = Literal[
    "day", "month", "season", "quarter", "half", "year", "decade", "century", "interval"
]
"""How finely a date is given; what a number in the place of the month stands for."""

DateFault: TypeAlias = Literal["bad", "reversed"]
"""`bad`: not EDTF, not a day of the calendar, or a form this format leaves out; `reversed`: an
interval that ends before it starts."""


class DateError(ValueError):
    """A date that cannot be read."""

    def __init__(self, code: DateFault, source: str) -> None:
        super().__init__(f"{code}: {source}")
        self.code: DateFault = code
        """What is wrong with it."""
        self.source = source
        """What was to be read."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date or interval as the author wrote it, with the days it covers.

    An open or unknown end counts as the first or last day there is; so does a year outside 1-9999.
    """

    source: str
    """As written, EDTF; a bare TOML date or date-time in ISO 8601."""
    lower: date
    """First day it may cover."""
    upper: date
    """Last day it may cover."""
    precision: Precision
    """How finely it is given."""
    parts: tuple[int, ...] = ()
    """Year; or year and month, season, quarter or half (its EDTF number); or year, month, day.
    A 0 stands for an unspecified month or day (`2024-XX`), a decade or century for its first year.
    Empty for an interval."""
    approximate: bool = False
    """Marked `~` or `%`; of an interval, one of its ends."""
    uncertain: bool = False
    """Marked `?` or `%`; of an interval, one of its ends."""
    open_start: bool = False
    """`../2024`: without a beginning."""
    open_end: bool = False
    """`2024/..`: still going on."""
    unknown_start: bool = False
    """`/2024`: it began at an unknown time."""
    unknown_end: bool = False
    """`2024/`: it ended at an unknown time."""
    time: str | None = None
    """Time of day and zone as written, `09:30:00+09:00`; never shifted to another zone."""

    @property
    def is_interval(self) -> bool:
        """Whether it is written with a `/`."""
        return self.precision == "interval"

    @property
    def ends(self) -> tuple[Date | None, Date | None]:
        """Start and end of an interval, None where open or unknown; any other date twice."""
        if not self.is_interval:
            return self, self
        start, _, end = self.source.partition("/")
        return _end_of(start), _end_of(end)

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Earlier first, then shorter first, then as written (so that times of a day follow)."""
        return self.lower, self.upper, self.source


def parse_date(source: str | date | datetime) -> Date:
    """Read an EDTF string or what TOML gives for a bare date; raises `DateError`, nothing else."""
    if isinstance(source, str):
        return _parse(source)
    if isinstance(source, date):
        return _parse(source.isoformat())
    raise DateError("bad", repr(source))


def period_key(when: Date) -> tuple[int, int]:
    """Year and month under which it stands in a timeline; month 0 where it has only a year.

    Season, quarter and half stand under their first month, an interval under its start's (its
    end's where the start is open).
    """
    return _period(when.source)


_KEPT = 65536
"""Different dates of which what was worked out is kept: many events share one."""


@lru_cache(maxsize=_KEPT)
def _period(source: str) -> tuple[int, int]:
    when = _parse(source)
    start, end = when.ends
    point = start or end or when
    year = point.parts[0]
    if len(point.parts) == 1 or point.parts[1] == 0:
        return year, 0
    return year, _FIRST_MONTH.get(point.parts[1], point.parts[1])


_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_MONTHS_LONG: dict[Precision, int] = {"season": 3, "quarter": 3, "half": 6}
_LONGEST = 64
"""No date of this format is longer; keeps wild input from the library's backtracking parser."""

_POINT = re.compile(
    r"(-?[0-9]{4})"
    r"(?:-([0-9]{2})"
    r"(?:-([0-9]{2})"
    r"(?:T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?))?"
    r")?)?"
    r"([?~%])?"
)

# Rare, so compiled when first needed.
_UNSPECIFIED = r"(-?[0-9]{2})(?:(XX|[0-9]X)|([0-9]{2})-(?:(XX)(?:-XX)?|([0-9]{2})-XX))([?~%])?"
_LONG_YEAR = r"Y(-?[1-9][0-9]{0,17})(?:E([0-9]{1,2}))?"
_DIGITS = 18
"""Years of more digits than this are not read: nothing in the world has that age."""


@lru_cache(maxsize=_KEPT)
def _parse(source: str) -> Date:
    if "/" in source:
        return _interval(source)
    return _point(source) or _rare(source)


def _point(source: str) -> Date | None:
    """A plain date; None for what is not one, `DateError` for a day that does not exist."""
    found = _POINT.fullmatch(source)
    if found is None:
        return None
    year_text, month_text, day_text, time, sign = found.groups()
    if year_text == "-0000" or (time and sign):
        raise DateError("bad", source)
    year = int(year_text)
    approximate, uncertain = sign in ("~", "%"), sign in ("?", "%")
    if month_text is None:
        lower, upper = days_of(year, 1, 12)
        return Date(source, lower, upper, "year", (year,), approximate, uncertain)
    month = int(month_text)
    if day_text is None:
        precision = _precision(month, source)
        first = _FIRST_MONTH.get(month, month)
        lower, upper = days_of(year, first, _MONTHS_LONG.get(precision, 1))
        return Date(source, lower, upper, precision, (year, month), approximate, uncertain)
    day = int(day_text)
    if not (1 <= month <= 12 and 1 <= day <= _month_length(year, month)):
        raise DateError("bad", source)
    lower = _clamped(year, month, day)
    parts = (year, month, day)
    return Date(source, lower, lower, "day", parts, approximate, uncertain, time=time)


def _precision(month: int, source: str) -> Precision:
    if 1 <= month <= 12:
        return "month"
    if 21 <= month <= 24:
        return "season"
    if 33 <= month <= 36:
        return "quarter"
    if 40 <= month <= 41:
        return "half"
    raise DateError("bad", source)


def days_of(year: int, month: int, months: int) -> tuple[date, date]:
    """First and last day of `months` months from `month` on, held within years 1-9999."""
    last = month + months - 1
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    end = _clamped(end_year, end_month, _month_length(end_year, end_month))
    return _clamped(year, month, 1), end


def _month_length(year: int, month: int) -> int:
    # Any year of the proleptic calendar has the months of one 400 years on.
    return monthrange(year % 400 + 400, month)[1]


def _clamped(year: int, month: int, day: int) -> date:
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month, day)


def _interval(source: str) -> Date:
    start_text, _, end_text = source.partition("/")
    start, end = _end_of(start_text), _end_of(end_text)
    if start is None and end is None:
        raise DateError("bad", source)
    if start is not None and end is not None and _reversed(start, end):
        raise DateError("reversed", source)
    lower = start.lower if start else date.min
    upper = end.upper if end else date.max
    return Date(
        source,
        min(lower, upper),  # zones may set the later moment on the earlier date
        max(lower, upper),
        "interval",
        approximate=any(point.approximate for point in (start, end) if point),
        uncertain=any(point.uncertain for point in (start, end) if point),
        open_start=start_text == "..",
        open_end=end_text == "..",
        unknown_start=start_text == "",
        unknown_end=end_text == "",
    )


def _end_of(text: str) -> Date | None:
    """One end of an interval, None for an open or unknown one."""
    if text in ("", ".."):
        return None
    point = _point(text)
    if point is None:
        raise DateError("bad", text)
    return point


def _reversed(start: Date, end: Date) -> bool:
    if start.time and end.time:
        first, last = _moment(start), _moment(end)
        if (first.tzinfo is None) == (last.tzinfo is None):
            return first > last
    return start.lower > end.upper


def _moment(when: Date) -> datetime:
    clock, zone = split_zone(when.time or "")
    if len(zone) == 3:
        zone += ":00"
    whole, _, fraction = clock.partition(".")
    stamp = f"{when.lower.isoformat()}T{whole}"
    if fraction:
        stamp += "." + fraction[:6].ljust(6, "0")
    return datetime.fromisoformat(stamp + zone.replace("Z", "+00:00"))


def split_zone(time: str) -> tuple[str, str]:
    """Clock and zone of a time as written; the zone is empty where there is none."""
    for index, sign in enumerate(time):
        if sign in "Z+-":
            return time[:index], time[index:]
    return time, ""


def _rare(source: str) -> Date:
    """A date with unspecified digits or a long year, the rare forms of level 1.

    The `edtf` library (100 ms to import) judges whether it is EDTF, but is never shown a level 2
    form: to some of those it answers with other exceptions than its own, and prints.
    """
    if len(source) > _LONGEST:
        raise DateError("bad", source[:_LONGEST])
    for pattern, read in ((_UNSPECIFIED, _open_digits), (_LONG_YEAR, _long)):
        found = re.fullmatch(pattern, source)
        if found is not None and _is_edtf(source):
            return read(source, found)
    raise DateError("bad", source)


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
