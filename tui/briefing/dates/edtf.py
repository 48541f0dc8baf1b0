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
    return year, _PARTS_OF_YEAR[point.parts[1]][1]


_PARTS_OF_YEAR: dict[int, tuple[Precision, int, int]] = {
    **{month: ("month", month, 1) for month in range(1, 13)},
    **{21 + at: ("season", 3 + 3 * at, 3) for at in range(4)},
    **{33 + at: ("quarter", 1 + 3 * at, 3) for at in range(4)},
    **{40 + at: ("half", 1 + 6 * at, 6) for at in range(2)},
}
"""What a number in the place of the month stands for, its first month, and how many it has."""
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
    if month_text is None:
        return _months(source, "year", (year,), sign)
    month = int(month_text)
    if day_text is None:
        if month not in _PARTS_OF_YEAR:
            raise DateError("bad", source)
        precision, first, months = _PARTS_OF_YEAR[month]
        return _months(source, precision, (year, month), sign, first, months)
    day = int(day_text)
    if not (1 <= month <= 12 and 1 <= day <= _month_length(year, month)):
        raise DateError("bad", source)
    lower = _clamped(year, month, day)
    parts = (year, month, day)
    return Date(source, lower, lower, "day", parts, sign in _AROUND, sign in _UNSURE, time=time)


_AROUND = ("~", "%")
_UNSURE = ("?", "%")


def _months(
    source: str,
    precision: Precision,
    parts: tuple[int, ...],
    sign: str | None,
    month: int = 1,
    months: int = 12,
) -> Date:
    """A date of some months of its year (and the next) from `month` on; else of the whole year."""
    year, last = parts[0], month + months - 1
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    lower = _clamped(year, month, 1)
    upper = _clamped(end_year, end_month, _month_length(end_year, end_month))
    return Date(source, lower, upper, precision, parts, sign in _AROUND, sign in _UNSURE)


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
    return datetime.fromisoformat(f"{when.lower.isoformat()}T{when.time}")


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
    if open_year is not None:
        zeros, nines = (int(head + open_year.replace("X", digit)) for digit in "09")
        lower, upper = _clamped(min(zeros, nines), 1, 1), _clamped(max(zeros, nines), 12, 31)
        precision: Precision = "century" if open_year == "XX" else "decade"
        return Date(source, lower, upper, precision, (zeros,), sign in _AROUND, sign in _UNSURE)
    year = int(head + tail)
    if any_month:
        parts = (year, 0, 0) if source.count("XX") == 2 else (year, 0)
        return _months(source, "year", parts, sign)
    month = int(month_text)
    if not 1 <= month <= 12:
        raise DateError("bad", source)
    return _months(source, "month", (year, month, 0), sign, month, 1)


def _long(source: str, found: re.Match[str]) -> Date:
    digits, exponent = found.group(1), int(found.group(2) or 0)
    if len(digits.lstrip("-")) + exponent > _DIGITS:
        raise DateError("bad", source)
    return _months(source, "year", (int(digits) * 10**exponent,), None)
