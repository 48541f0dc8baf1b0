"""The strip over the timeline."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.briefing.dates import parse_date
from tui.page.density import density, tally
from tui.page.glyphs import ASCII, UNICODE


def test_a_month_a_column_where_there_is_room() -> None:
    counts = tally(map(parse_date, ["2024-09-27", "2024-09-27", "2024-09-30", "2025-01-13"]))
    strip = density(counts, 40, (2024, 9), UNICODE)
    assert strip.bars == "        █    ▃           "
    assert strip.ticks == "2024         2025"
    assert strip.pointer == "        ▲"
    assert strip.selected == 8
    assert strip.columns[8] == ((2024, 9), (2024, 9))
    assert strip.columns[12] is None


def test_the_oldest_years_are_drawn_coarser_first() -> None:
    counts = tally(map(parse_date, ["2022-01", "2023-05", "2024-12"]))
    strip = density(counts, 30, None, UNICODE)
    assert strip.columns[0] == ((2022, 1), (2022, 3))
    assert strip.columns[-1] == ((2024, 12), (2024, 12))
    assert strip.ticks.split() == ["2022", "2023", "2024"]
    assert strip.pointer == ""


def test_heights_are_events_a_month_whatever_the_columns() -> None:
    counts = tally(map(parse_date, ["2023-01", "2023-02", "2023-03", "2024-05"]))
    strip = density(counts, 18, None, UNICODE)
    assert strip.columns[0] == ((2023, 1), (2023, 3))
    assert strip.bars[0] == "█"  # three in three months are as dense as one in one


def test_a_year_alone_is_spread_thin_over_it() -> None:
    counts = tally([parse_date("2024")])
    assert len(counts) == 12
    assert abs(sum(counts.values()) - 1) < 1e-9


def test_ascii() -> None:
    strip = density(tally([parse_date("2024-09-27")]), 20, (2024, 9), ASCII)
    assert strip.bars.isascii()
    assert strip.pointer == "        ^"


@given(
    st.lists(st.tuples(st.integers(1, 2600), st.integers(0, 12)), max_size=30),
    st.integers(-1, 130),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_every_event_has_a_column_whatever_the_width(
    months: list[tuple[int, int]], width: int, plain: bool
) -> None:
    dates = [parse_date(f"{y:04}-{m:02}" if m else f"{y:04}") for y, m in months]
    counts = tally(dates)
    for selected in (None, *months):
        strip = density(counts, width, selected, ASCII if plain else UNICODE)
        assert len(strip.bars) == len(strip.columns) <= max(width, 0)
        assert len(strip.ticks) <= max(width, 4)
        if selected is not None and width > 0:
            assert strip.selected is not None
            assert strip.bars[strip.selected] != " "
