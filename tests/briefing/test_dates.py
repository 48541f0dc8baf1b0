"""Dates: what EDTF strings mean, which are refused, and how dates sort."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.briefing.dates import Date, DateError, parse_date, period_key


def read(source: str) -> Date | str:
    """The date, or the code of what is wrong with it."""
    try:
        return parse_date(source)
    except DateError as error:
        return error.code


def bounds(source: str) -> tuple[str, str]:
    found = parse_date(source)
    return found.lower.isoformat(), found.upper.isoformat()


@pytest.mark.parametrize(
    ("source", "lower", "upper", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-09-27", "2024-09-27", "2024-09-27", "day"),
        ("2024-21", "2024-03-01", "2024-05-31", "season"),
        ("2024-23", "2024-09-01", "2024-11-30", "season"),
        ("2024-24", "2024-12-01", "2025-02-28", "season"),
        ("2023-24", "2023-12-01", "2024-02-29", "season"),
        ("2024-33", "2024-01-01", "2024-03-31", "quarter"),
        ("2024-36", "2024-10-01", "2024-12-31", "quarter"),
        ("2024-40", "2024-01-01", "2024-06-30", "half"),
        ("2024-41", "2024-07-01", "2024-12-31", "half"),
        ("202X", "2020-01-01", "2029-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("2024-XX", "2024-01-01", "2024-12-31", "year"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31", "year"),
        ("2024-02-XX", "2024-02-01", "2024-02-29", "month"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-24", "9999-12-01", "9999-12-31", "season"),
        ("0000", "0001-01-01", "0001-01-01", "year"),
        ("-0044-03-15", "0001-01-01", "0001-01-01", "day"),
        ("Y170000002", "9999-12-31", "9999-12-31", "year"),
        ("Y-17E7", "0001-01-01", "0001-01-01", "year"),
        ("2024-04-29/2024-07-28", "2024-04-29", "2024-07-28", "interval"),
        ("2024/2024-06", "2024-01-01", "2024-06-30", "interval"),
        ("2024-09/2024", "2024-09-01", "2024-12-31", "interval"),
        ("2023-36/2024-24", "2023-10-01", "2025-02-28", "interval"),
        ("2024-05~/..", "2024-05-01", "9999-12-31", "interval"),
        ("../2023-10", "0001-01-01", "2023-10-31", "interval"),
        ("2024/", "2024-01-01", "9999-12-31", "interval"),
        ("/2024", "0001-01-01", "2024-12-31", "interval"),
    ],
)
def test_bounds_and_precision(source: str, lower: str, upper: str, precision: str) -> None:
    found = parse_date(source)
    assert (found.lower.isoformat(), found.upper.isoformat()) == (lower, upper)
    assert found.precision == precision
    assert found.source == source
    assert found.is_interval == (precision == "interval")


@pytest.mark.parametrize(
    "source",
    [
        *("", " ", "24", "2024-9", "2024-09-7", "2024/09/27", "27.9.2024", "last week", "２０２４"),
        *("2024-13", "2024-00", "2024-09-31", "2024-02-30", "2023-02-29", "1900-02-29"),
        *("2024-20", "2024-25", "2024-32", "2024-37", "2024-39", "2024-42"),  # outside the profile
        *("1984-1X", "XXXX-12-XX", "2XXX", "2024-X1", "2024-13-XX", "1950S2", "Y1E99", "Y2024"),
        *("2024?-09", "?2024", "2024-09-~27", "{2023,2024}", "[2023..2024]", "2024-XX/2025"),
        *("/", "..", "../..", "/..", "../", "2024/2025/2026", "2024//2025", ".././2024", "-0000"),
        *("2024-09-27T10:00", "2024-09-27T24:00:00", "2024-09-27T10:00:00+25", "2024-09T10:00:00"),
        *("2024~~", "2024 ", "2024\n", "2024-09-27T10:00:00Z~", "x" * 10_000),
    ],
)
def test_what_is_no_date_of_the_format(source: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(source)
    assert raised.value.code == "bad"


@pytest.mark.parametrize(
    "source",
    [
        *("2024/2023", "2024-09-28/2024-09-27", "2024-10/2024-09", "2025/2024-12-31"),
        *("2024-34/2024-33", "2024-12/2024-21", "2024-09-27T10:00:00/2024-09-27T09:59:59"),
        "2024-09-27T09:00:00Z/2024-09-27T09:00:00+09:00",
    ],
)
def test_an_interval_that_ends_before_it_starts(source: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(source)
    assert raised.value.code == "reversed"


def test_zones_decide_the_order_of_times_but_shift_no_date() -> None:
    found = parse_date("2024-09-28T00:30:00+09:00/2024-09-27T23:00:00Z")
    assert bounds(found.source) == ("2024-09-27", "2024-09-28")
    start, end = found.ends
    assert start is not None
    assert end is not None
    assert (start.lower.isoformat(), end.lower.isoformat()) == ("2024-09-28", "2024-09-27")


@pytest.mark.parametrize("sign", ["~", "?", "%"])
@pytest.mark.parametrize(
    "stem", ["2024", "2024-09", "2024-09-27", "2024-24", "2024-34", "2024-41", "202X", "2024-XX"]
)
def test_marks_of_certainty_leave_the_bounds_alone(stem: str, sign: str) -> None:
    found = parse_date(stem + sign)
    assert bounds(stem + sign) == bounds(stem)
    assert found.approximate == (sign in "~%")
    assert found.uncertain == (sign in "?%")


def test_an_interval_is_as_sure_as_its_ends() -> None:
    found = parse_date("2024-05~/2024-09?")
    assert found.approximate
    assert found.uncertain
    assert [end and end.source for end in found.ends] == ["2024-05~", "2024-09?"]


def test_open_and_unknown_ends_differ() -> None:
    open_end, unknown_end = parse_date("2024/.."), parse_date("2024/")
    assert (open_end.open_end, open_end.unknown_end) == (True, False)
    assert (unknown_end.open_end, unknown_end.unknown_end) == (False, True)
    open_start, unknown_start = parse_date("../2024"), parse_date("/2024")
    assert (open_start.open_start, open_start.unknown_start) == (True, False)
    assert (unknown_start.open_start, unknown_start.unknown_start) == (False, True)
    assert open_end.ends[1] is None
    assert unknown_start.ends[0] is None


def test_toml_dates_and_times_stay_as_written() -> None:
    assert parse_date(date(2024, 9, 27)).source == "2024-09-27"
    seoul = timezone(timedelta(hours=9))
    early = parse_date(datetime(2024, 9, 27, 0, 30, tzinfo=seoul))
    same_moment = parse_date(datetime(2024, 9, 26, 15, 30, tzinfo=UTC))
    assert (early.lower, early.time) == (date(2024, 9, 27), "00:30:00+09:00")
    assert (same_moment.lower, same_moment.time) == (date(2024, 9, 26), "15:30:00+00:00")
    assert parse_date(datetime(2024, 9, 27, 9, 30, 0, 500_000)).time == "09:30:00.500000"


@pytest.mark.parametrize("wrong", [2024, None, 20.24, ["2024"]])
def test_what_toml_gives_for_something_else(wrong: object) -> None:
    with pytest.raises(DateError):
        parse_date(wrong)  # type: ignore[arg-type]


def test_the_parts_name_year_month_and_day() -> None:
    cases = {
        "2024": (2024,),
        "2024-09": (2024, 9),
        "2024-09-27": (2024, 9, 27),
        "2024-34": (2024, 34),
        "2024-XX": (2024, 0),
        "2024-09-XX": (2024, 9, 0),
        "202X": (2020,),
        "Y-17E7": (-170_000_000,),
    }
    assert {source: parse_date(source).parts for source in cases} == cases


def test_earlier_first_then_shorter_first() -> None:
    order = [
        *(
            "/2023",
            "2024-09-27",
            "2024-09-27T09:00:00Z",
            "2024-09-27T21:00:00Z",
            "2024-09-27/2024-09-28",
        ),
        *("2024-09-28", "2024-10-01", "2024-10", "2024-36", "2024-10/..", "2025"),
    ]
    assert sorted(order, key=lambda source: parse_date(source).sort_key) == order


def test_the_period_it_stands_under() -> None:
    cases = {
        "2024": (2024, 0),
        "2024-09-27": (2024, 9),
        "2024-09~": (2024, 9),
        "2024-34": (2024, 4),
        "2024-41": (2024, 7),
        "2024-24": (2024, 12),
        "2024-XX": (2024, 0),
        "202X": (2020, 0),
        "2024-05~/..": (2024, 5),
        "../2023-10": (2023, 10),
        "2022/2024": (2022, 0),
        "-0044-03-15": (-44, 3),
    }
    assert {source: period_key(parse_date(source)) for source in cases} == cases


def test_plain_dates_never_load_the_library() -> None:
    program = (
        "import sys\n"
        "from tui.briefing.dates import DateError, parse_date\n"
        "for text in ['2024', '2024-09-27~', '2024-05/..', '/2024', '2024-34', '2024-02-30']:\n"
        "    try: parse_date(text)\n"
        "    except DateError: pass\n"
        "assert 'edtf' not in sys.modules\n"
        "parse_date('202X')\n"
        "assert 'edtf' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_reading_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for source in ("1984-1X", "2024-XX/2025", "XXXX-12-XX", "Y170000002", "2024-1X?"):
        read(source)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


edtf_like = st.text(alphabet="0123456789-/.~?%XYETZ:+ {}[]S", max_size=24)
years = st.integers(1, 9998)
points = st.one_of(
    years.map("{:04}".format),
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat),
    st.tuples(years, st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37), 40, 41])).map(
        lambda pair: f"{pair[0]:04}-{pair[1]:02}"
    ),
)


@given(st.one_of(st.text(), edtf_like))
@example("1984-1X")
@example("2024-05~/..")
@example("Y-")
def test_wild_input_is_a_date_or_a_date_error(source: str) -> None:
    found = read(source)
    if isinstance(found, Date):
        assert found.source == source
        assert found.lower <= found.upper
    else:
        assert found in ("bad", "reversed")


@given(points, st.sampled_from(["", "~", "?", "%"]))
def test_a_point_covers_its_bounds(source: str, sign: str) -> None:
    found = parse_date(source + sign)
    assert found.lower <= found.upper
    assert (found.lower.year, found.ends) == (int(source[:4]), (found, found))


@given(points, points)
def test_an_interval_spans_its_ends(start: str, end: str) -> None:
    first, last = parse_date(start), parse_date(end)
    found = read(f"{start}/{end}")
    if isinstance(found, Date):
        assert (found.lower, found.upper) == (first.lower, last.upper)
        assert found.ends == (first, last)
    else:
        assert found == "reversed"
        assert first.lower > last.upper


@given(points, points)
def test_the_order_follows_the_bounds(one: str, other: str) -> None:
    first, second = sorted((parse_date(one), parse_date(other)), key=lambda when: when.sort_key)
    assert (first.lower, first.upper) <= (second.lower, second.upper)
