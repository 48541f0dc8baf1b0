"""Dates in words: in full for a page, short for a line, shorter for a row of the timeline.

What language they are in is up to the `Words` handed in (topic `date`). Pure: no files, no
terminal.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import Literal, TypeAlias

from tui.briefing.dates.edtf import Date
from tui.words import Words

DateStyle: TypeAlias = Literal["long", "short", "list"]
"""`long`: 2024년 9월 27일, `short`: 2024-09-27, `list`: 09-27 (at most seven cells)."""

_LIST_CELLS = 7
_PLAIN = ("day", "month", "year")


def in_words(date: Date, words: Words, *, style: DateStyle = "long") -> str:
    """A date in words; see `DateStyle`."""
    if style == "list":
        return _listed(date, words)
    long = style == "long"
    point = _long_point if long else _short_point
    start, end = date.ends
    if start and end:
        if start.source == end.source:
            return point(start, words)
        return (_long_range if long else _short_range)(start, end, words)
    key = "since" if start else "until"
    if not long:
        key = f"short_{key}"
    elif date.unknown_start or date.unknown_end:
        key += "_unknown_end" if start else "_unknown_start"
    text = point(start or end or date, words)
    return words(f"date.{key}", start=text, end=text)


def period_words(key: tuple[int, int], words: Words) -> str:
    """Heading of a timeline's period (`period_key`): 2024년 9월, September 2024, 2024."""
    year, month = key
    if month == 0:
        return words("date.year", year=_year(year, words))
    return words("date.month", year=_year(year, words), month=words(f"date.month_{month}"))


def _long_point(date: Date, words: Words) -> str:
    return _marked(date, words, _unmarked(date, words))


def _marked(date: Date, words: Words, text: str) -> str:
    """Words for a date with the author's marks of its certainty."""
    if date.approximate:
        plain = date.precision in _PLAIN and 0 not in date.parts[1:]
        text = words("date.around" if plain else "date.around_time", date=text)
    return words("date.possibly", date=text) if date.uncertain else text


def _unmarked(date: Date, words: Words, *, of_year: bool = False) -> str:
    """A point in time without its marks; `of_year` leaves the year out where it has a month."""
    name, values = _template(date, words)
    if of_year and words.has(f"date.{name}_of"):
        name += "_of"
    text = words(f"date.{name}", **values)
    if date.time is None:
        return text
    clock, zone = _clock(date.time, words)
    if not zone:
        return words("date.time", date=text, time=clock)
    return words("date.time_zone", date=text, time=clock, zone=zone)


def _template(date: Date, words: Words) -> tuple[str, dict[str, object]]:
    """Name and values of the words for a point in time."""
    number = date.parts[0]
    year = _year(number, words)
    values: dict[str, object] = {"year": year, "next": f"{(number + 1) % 100:02}"}
    if date.precision in ("decade", "century"):
        values["year"] = _year(number, words) if number < 0 else str(number)
        values["last"] = _year(number - 99 if number < 0 else number + 99, words)
        return date.precision, values
    if len(date.parts) == 1:
        return "year", values
    part = date.parts[1]
    if part == 0:
        return ("some_month" if len(date.parts) == 2 else "some_day_of_year"), values
    if date.precision == "season":
        return f"season_{part}", values
    if date.precision == "half":
        return f"half_{part - 39}", values
    if date.precision == "quarter":
        return "quarter", values | {"number": part - 32}
    values["month"] = words(f"date.month_{part}")
    if len(date.parts) == 2:
        return "month", values
    values["day"] = date.parts[2]
    return ("day" if date.parts[2] else "some_day"), values


def _year(year: int, words: Words) -> str:
    """A year as written; EDTF counts the year before 1 AD as 0."""
    number = year if year > 0 else 1 - year
    text = f"{number:,}" if number > 9999 else str(number)
    return text if year > 0 else words("date.before_christ", year=text)


def _clock(written: str, words: Words) -> tuple[str, str]:
    """Time of day and zone in words; seconds only where they are not zero."""
    clock = time.fromisoformat(written)
    hour, minute, second = clock.hour, clock.minute, clock.second
    name = "second" if second else "minute" if minute else "full_hour"
    rest = words(f"date.{name}", minute=minute, second=second)
    part = "night" if hour == 0 else "morning" if hour < 12 else "noon" if hour == 12 else None
    key = f"date.clock_{part or 'afternoon'}"
    return words(key, hour=hour, hour12=hour % 12, minute=rest), _zone(clock.utcoffset())


def _zone(offset: timedelta | None) -> str:
    if not offset:
        return "" if offset is None else "UTC"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "−" if offset < timedelta(0) else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _long_range(start: Date, end: Date, words: Words) -> str:
    """An interval with two ends, writing once what they share."""
    plain = not any(d.approximate or d.uncertain or d.time for d in (start, end))
    if plain:
        shared = _shared(start, end, words)
        if shared is not None:
            return shared
    within = (
        start.parts[0] == end.parts[0]
        and min(len(start.parts), len(end.parts)) > 1
        and not (start.time or end.time)
    )
    key = "range" if plain else "range_in_full"
    return words(
        f"date.{key}_within_year" if within else f"date.{key}",
        start=_long_point(start, words),
        end=_long_point(end, words),
        start_of=_marked(start, words, _unmarked(start, words, of_year=True)),
        end_of=_marked(end, words, _unmarked(end, words, of_year=True)),
    )


def _shared(start: Date, end: Date, words: Words) -> str | None:
    """Two ends of one kind under one head (`2024년 4~7월`), or None where they are not."""
    if start.precision != end.precision:
        return None
    year = _year(start.parts[0], words)
    same_year = start.parts[0] == end.parts[0]
    if start.precision == "year" and start.parts[0] > 0:
        return words("date.years", first=year, last=_year(end.parts[0], words))
    if start.precision == "day" and start.parts[:2] == end.parts[:2]:
        month = words(f"date.month_{start.parts[1]}")
        first, last = start.parts[2], end.parts[2]
        return words("date.days", year=year, month=month, first=first, last=last)
    if start.precision == "month" and same_year:
        first_name, last_name = (words(f"date.month_{d.parts[1]}") for d in (start, end))
        number = start.parts[1]
        return words(
            "date.months", year=year, first=first_name, first_number=number, last=last_name
        )
    if start.precision == "quarter" and same_year:
        first, last = start.parts[1] - 32, end.parts[1] - 32
        return words("date.quarters", year=year, first=first, last=last)
    return None


def _sign(date: Date) -> str:
    return ("~" if date.approximate else "") + ("?" if date.uncertain else "")


def _short_point(date: Date, words: Words) -> str:
    return _short(date, words) + _sign(date)


def _short(date: Date, words: Words) -> str:
    if date.precision in _PLAIN:
        if not 0 < date.parts[0] < 10_000:
            return _unmarked(date, words)
        stem = date.source.rstrip("?~%").partition("T")[0]
        return f"{stem} {date.time[:5]}" if date.time else stem
    name, values = _template(date, words)
    if date.precision == "half":
        name = f"short_{name}"
    return words(f"date.{name}", **values)


def _short_range(start: Date, end: Date, words: Words) -> str:
    last = _short_point(end, words)
    iso = all(d.precision in ("day", "month") and not d.time for d in (start, end))
    if iso and start.parts[0] == end.parts[0] and 0 < start.parts[0] < 10_000:
        last = last[5:]
    return words("date.short_range", start=_short_point(start, words), end=last)


def _listed(date: Date, words: Words) -> str:
    """A date under the heading of its period: at most seven cells."""
    start, end = date.ends
    if start and end and start.source == end.source:
        return _fitted(start, words, "{}")
    frame = words("date.list_since" if start else "date.list_until", start="{}", end="{}")
    return _fitted(start or end or date, words, frame)


def _fitted(date: Date, words: Words, frame: str) -> str:
    """The date in its frame, with as much of its marks as seven cells hold."""
    text = _stem(date, words)
    signs = (_sign(date), "?" if date.uncertain else "", "")
    for sign in signs:
        line = frame.format(text + sign)
        if _cells(line) <= _LIST_CELLS:
            return line
    return text


def _stem(date: Date, words: Words) -> str:
    year = date.parts[0]
    if date.precision in ("decade", "century"):
        return date.source.rstrip("?~%")
    if len(date.parts) == 1 or date.parts[1] == 0:
        return str(year) if 0 < year < 10_000 else f"{year:.0e}".replace("e+0", "e")
    if date.precision == "quarter":
        return words("date.quarter_of", number=date.parts[1] - 32)
    if date.precision == "half":
        return words(f"date.list_half_{date.parts[1] - 39}")
    if date.precision == "season":
        return words(f"date.season_{date.parts[1]}_of")
    return "-".join(f"{part:02}" for part in date.parts[1:] if part)


def _cells(text: str) -> int:
    # The words here are Hangul, Latin and digits only.
    return sum(2 if "가" <= sign <= "힣" else 1 for sign in text)
