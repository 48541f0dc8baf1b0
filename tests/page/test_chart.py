"""Charts as text: marks where the values are, nothing across a break, the same in ASCII."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.briefing.numbers import Axis
from tui.page.blocks import ChartBlock, ChartPoint, text_of
from tui.page.chart import draw_chart, nice_ticks
from tui.page.glyphs import ASCII, UNICODE, Glyphs
from tui.page.wrap import cells


def _axis(values: Sequence[Decimal]) -> Axis:
    return Axis(tuple(f"{value:f}" for value in values), "억 달러")


def _series(values: Sequence[float], kind: Any = "line", **fields: Any) -> ChartBlock:
    derived = fields.pop("derived", ())
    points = tuple(
        ChartPoint(
            float(date(2022, 1, 1).toordinal() + 91 * number),
            f"{2022 + number // 4}년 {number % 4 + 1}분기",
            Decimal(str(value)),
            f"{value}억 달러",
            derived=number in derived,
        )
        for number, value in enumerate(values)
    )
    return ChartBlock(kind, points, _axis, reported="보도", derived="계산", broken="바뀜", **fields)


def _drawn(series: ChartBlock, width: int = 60, glyphs: Glyphs = UNICODE) -> list[str]:
    return [text_of(line) for line in draw_chart(series, width, glyphs)]


def test_marks_stand_at_their_values() -> None:
    lines = _drawn(_series([0, 4, 2]))
    assert lines[0] == "억 달러"
    marks = {
        row: line.index("●") for row, line in enumerate(lines) if "●" in line and "보도" not in line
    }
    top, middle, bottom = sorted(marks)
    assert lines[top].startswith("4 ┤")
    assert lines[middle].startswith("2 ┤")
    assert lines[bottom].startswith("0 ┤")
    assert marks[bottom] < marks[top] < marks[middle]  # in the order of time


def test_derived_points_look_different_and_are_explained() -> None:
    lines = _drawn(_series([1, 4, 2], derived={1}))
    assert sum(line.count("○") for line in lines[:-1]) == 1
    assert lines[-1] == "● 보도   ○ 계산"
    assert "보도" not in "".join(_drawn(_series([1, 4, 2])))


def test_no_line_crosses_a_break() -> None:
    whole = _drawn(_series([1, 1, 1]))
    broken = _drawn(_series([1, 1, 1], breaks=(date(2022, 5, 15).toordinal() * 1.0,)))

    def dots(lines: list[str]) -> int:
        return sum("\u2800" < sign < "\u28ff" for line in lines for sign in line)

    row = next(line for line in broken if "●" in line)
    first, second, third = (at for at, sign in enumerate(row) if sign == "●")
    before, after = row[first + 1 : second], row[second + 1 : third]
    assert dots([before]) == len(before)
    assert "┊" in after
    assert not dots([after])
    assert dots(broken) < dots(whole)


def test_years_stand_under_their_ticks() -> None:
    lines = _drawn(_series(range(12)), 70)
    axis = next(line for line in lines if "┬" in line)
    words = lines[lines.index(axis) + 1]
    ticks = [at for at, sign in enumerate(axis) if sign == "┬"]
    years = [words.index(year) + 2 for year in words.split()]
    assert words.split() == ["2022", "2023", "2024"]
    assert all(abs(tick - year) <= 3 for tick, year in zip(ticks, years, strict=True))


def test_bars_are_as_long_as_their_values() -> None:
    lines = _drawn(_series([1, 2, 4], "bar"), 70)
    lengths = [line.count("█") for line in lines]
    assert lengths == [10, 20, 40]
    assert lines[0].startswith("2022년 1분기  █")
    assert lines[0].endswith("1억 달러")


def test_negative_bars_go_the_other_way() -> None:
    first, second = _drawn(_series([-2, 2], "bar"), 70)
    assert first.index("█") < second.index("█")
    assert second.index("█") == first.rindex("█") + 1


def test_bars_without_room_are_values() -> None:
    lines = _drawn(_series([1, 2], "bar"), 20)
    assert all("█" not in line for line in lines)
    assert all(cells(line) <= 20 for line in lines)
    assert "1억 달러" in lines[0]


def test_ascii_has_nothing_else() -> None:
    for kind in ("line", "bar"):
        series = _series([1, 4, 2, 5], kind, derived={1}, breaks=(date(2022, 8, 1).toordinal(),))
        text = "".join(_drawn(series, 60, ASCII))
        odd = {sign for sign in text if not sign.isascii() and not "가" <= sign <= "힣"}
        assert odd == set()


def test_ticks_are_round_and_cover_the_values() -> None:
    ticks = nice_ticks((Decimal("0.95"), Decimal("5.54")), 4)
    assert list(map(int, ticks)) == [0, 2, 4, 6]
    assert nice_ticks((Decimal(5), Decimal(5)), 4)[0] < 5
    assert nice_ticks((Decimal(0), Decimal(0)), 4)[0] <= 0


@given(
    st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=12),
    st.integers(-2, 100),
    st.sampled_from(["line", "bar"]),
    st.sampled_from([UNICODE, ASCII]),
)
@settings(max_examples=150, deadline=None)
def test_any_series_fits_any_width(
    values: list[Decimal], width: int, kind: str, glyphs: Glyphs
) -> None:
    series = _series([float(value) for value in values], kind, derived={0})
    for line in _drawn(series, width, glyphs):
        assert cells(line) <= max(width, 0)


@given(st.decimals(-(10**15), 10**15, places=3), st.decimals(0, 10**15, places=3))
@settings(max_examples=150, deadline=None)
def test_ticks_always_cover(low: Decimal, span: Decimal) -> None:
    ticks = nice_ticks((low, low + span), 4)
    assert ticks[0] <= low
    assert ticks[-1] >= low + span
    assert 2 <= len(ticks) <= 7
    assert list(ticks) == sorted(set(ticks))


def test_nothing_to_draw_is_no_line() -> None:
    assert _drawn(_series([])) == []
    assert _drawn(_series([1])) == []
