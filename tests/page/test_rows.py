"""The lists: groups, columns that align, marks, and a hundred thousand rows made late."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tests.page.desk import context, lines, listed, said, small
from tui.briefing.links import Links
from tui.briefing.panes import PANES
from tui.briefing.panes.overview import key_figures, latest_events
from tui.briefing.view import View
from tui.library.find import bundled as folder
from tui.library.read import read_briefing
from tui.page.blocks import Heading
from tui.page.glyphs import ASCII, UNICODE, Glyphs
from tui.page.lists import ListRow, rows_of, set_row
from tui.page.names import short_value
from tui.page.wrap import cells


def test_the_timeline_stands_in_periods_with_date_grade_title_and_sign() -> None:
    assert lines(listed("timeline"), 60) == [
        "# 2024년 5월 1",
        f"{'05~':<8}{'–':<6}" + "앞선 소문" + " " * 35 + "  ",
        "# 2024년 9월 1",
        f"{'09-27':<8}{'B3·1':<6}" + "H20 대신 국산 칩을 쓰라고 압박" + " " * 14 + " ≠",
        "# 2024년 12월 1",
        f"{'12':<8}{'–':<6}" + "연말 제재 예상" + " " * 30 + " ~",
        "# 2025년 1",
        f"{'2025':<8}{'–':<6}" + "국문뿐" + " " * 38 + "  ",
    ]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_what_is_told_differently_is_marked_in_the_list_and_nothing_else(glyphs: Glyphs) -> None:
    bundled = read_briefing(folder() / "china-ai-chips").briefing
    assert bundled is not None
    source = listed("timeline", briefing=bundled, glyphs=glyphs)
    marked = {
        row.id for row in source if isinstance(row, ListRow) and row.marks[:1] == ("disputed",)
    }
    told = {
        event.id
        for event in bundled.events
        if (event.accounts or event.status == "disputed")
        and event.status not in ("denied", "retracted")
    }
    assert marked == told
    assert "bytedance-910b-plan" in marked
    rows = [line for line in lines(source, 80) if line.rstrip().endswith(glyphs.disputed)]
    assert len(rows) == len(marked)


def test_dates_and_grades_stand_under_each_other() -> None:
    rows = [line for line in lines(listed("timeline"), 60) if not line.startswith("#")]
    titles = ["앞선", "H20", "연말", "국문"]
    at = {cells(row[: row.index(title)]) for row, title in zip(rows, titles, strict=True)}
    assert len(at) == 1


def test_actors_stand_by_kind_with_their_other_names() -> None:
    rows = lines(listed("actors"), 60)
    assert rows[0] == "# 정부 1"
    nvidia = next(row for row in rows if row.startswith("엔비디아"))
    assert nvidia.split() == ["엔비디아", "Nvidia", "·", "英伟达"]


def test_relations_are_listed_where_a_query_finds_them() -> None:
    assert not any("지도" in line for line in lines(listed("actors")))
    found = lines(listed("actors", found=frozenset({"steers", "nvidia"})))
    assert "# 관계 1" in found
    assert any(line.startswith("공업정보화부 – 지도 – ") for line in found)


def test_figures_have_their_value_right_aligned_and_their_check() -> None:
    rows = [line for line in lines(listed("figures"), 60) if not line.startswith("#")]
    by_title = {row.split("  ")[0]: row for row in rows}
    assert "300.4억 달러  B1·1" in by_title["분기 매출"]
    assert by_title["중국 비중"].endswith("✓")
    assert by_title["틀린 비중"].endswith("✗")
    assert "20억 달러" in by_title["분기별 매출"]  # the latest of the series
    assert "표 2×2" in by_title["칩 비교"]
    ends = {cells(row[: row.index(unit)]) for row, unit in ((by_title["분기 매출"], " B1"),)}
    assert len(ends) == 1


def test_what_has_no_fact_and_no_grade_uses_their_room() -> None:
    briefing = make.briefing(
        make.question(
            "q", text={"en": "Will guidance turn into a written law that all of them know?"}
        ),
        make.source("s"),
        make.judgement(
            "j", text={"en": "Guidance did turn into a written law, it seems so far."}, cites=["s"]
        ),
    )
    rows = rows_of(context(briefing, "en"), View(pane="overview", language="en"))
    by_id = {
        row.id: said(set_row(row, rows.columns(64))) for row in rows if isinstance(row, ListRow)
    }
    assert by_id["q"].rstrip().endswith("all of them know?")
    assert "…" in by_id["j"]
    assert by_id["j"].rstrip().endswith("confidence  B6·1")


def test_a_rise_has_a_sign_and_what_it_is_worked_out_from_has_none() -> None:
    change = make.compare("change", of=["value"], to=["before"], expect=25)
    before = make.figure("before", value=8, unit="count")
    value = make.figure("value", value=10, unit="count", compare=(change,))
    rise = make.figure("rise", value=25, unit="%", compare=(change,))
    told = context(make.briefing(before, value, rise))
    assert [short_value(told, each) for each in (before, value, rise)] == ["8", "10", "+25%"]


def test_sources_stand_by_reliability_with_what_rests_on_them() -> None:
    rows = lines(listed("sources"), 70)
    assert rows[0] == "# B  대체로 신뢰할 수 있음 1"
    assert rows[1].startswith("B  블룸버그")
    assert rows[1].split()[-2] == "2024-09-27"
    assert int(rows[1].split()[-1]) == 5
    blog = listed("sources").row(5)
    assert isinstance(blog, ListRow)
    assert blog.marks == ("gone",)


def test_terms_stand_by_letter_then_units_and_relation_types() -> None:
    rows = lines(listed("terms"), 60)
    assert rows[0] == "# ㅊ 1"
    assert rows[1].split() == ["창구지도", "window", "guidance"]
    assert "# 단위 1" in rows
    assert "# 관계 종류 1" in rows


def test_the_overview_begins_with_the_briefing_and_takes_from_other_panes() -> None:
    rows = listed("overview")
    first = rows.row(0)
    assert isinstance(first, ListRow)
    assert first.id == "brief"
    heads = [row.text for row in rows if isinstance(row, Heading)]
    assert heads == ["핵심 판단", "주요 수치", "최근 사건", "남은 질문", "풀린 질문", "이야기"]
    assert any("금지가 아니라 권고였다" in line and "확신 낮음" in line for line in lines(rows))


def test_a_query_narrows_the_overview_to_its_own_records() -> None:
    rows = listed("overview", found=frozenset({"advice", "revenue"}))
    assert rows.ids == ("advice",)


def test_a_struck_source_shows_in_every_list() -> None:
    row = listed("timeline", struck=["bloomberg"]).row(3)
    assert isinstance(row, ListRow)
    assert row.id == "report"
    assert row.marks[0] == "gone"


def test_index_and_id_agree_and_headings_have_none() -> None:
    for pane in PANES:
        rows = listed(pane)
        seen: set[str] = set()
        for index in range(len(rows)):
            row, id = rows.row(index), rows.id_at(index)
            assert (id is None) == isinstance(row, Heading)
            if isinstance(row, ListRow):
                assert row.id == id
                assert rows.index_of(row.id) == index or row.id in seen
                seen.add(row.id)
        assert rows.index_of("nobody") is None
        with pytest.raises(IndexError):
            rows.row(len(rows))
        with pytest.raises(IndexError):
            rows.row(-1)


def test_group_starts_are_the_headings() -> None:
    rows = listed("timeline")
    assert rows.group_starts == tuple(
        index for index in range(len(rows)) if isinstance(rows.row(index), Heading)
    )


def test_an_empty_list_is_empty() -> None:
    rows = listed("timeline", found=frozenset())
    assert len(rows) == 0
    assert rows.index_of("report") is None
    assert list(rows) == []


@pytest.mark.parametrize("pane", PANES)
@given(width=st.integers(14, 160), language=st.sampled_from(["ko", "en"]), plain=st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_row_is_exactly_as_wide_as_its_list(
    pane: str, width: int, language: str, plain: bool
) -> None:
    signs = {"glyphs": ASCII} if plain else {}
    rows = listed(pane, language, **signs)
    layout = rows.columns(width)
    for row in rows:
        if isinstance(row, ListRow):
            assert cells(said(set_row(row, layout))) == width


@given(width=st.integers(-1, 13))
@settings(max_examples=15, deadline=None)
def test_no_width_is_too_small_to_try(width: int) -> None:
    for pane in PANES:
        rows = listed(pane)
        layout = rows.columns(width)
        for row in rows:
            if isinstance(row, ListRow):
                set_row(row, layout)


def test_a_value_is_never_cut_while_the_title_can_give_way() -> None:
    briefing = make.briefing(
        make.figure("f", 123_456_789_123, title="A title that is rather long", unit="tb"),
        make.unit("tb", label="terabytes a second", short="terabytes/s"),
    )
    line = lines(listed("figures", "en", briefing=briefing), 40)[1]
    assert "terabytes/s" in line
    assert line.startswith("A title")


def test_a_hundred_thousand_rows_are_quickly_sorted_into_groups() -> None:
    events = [
        make.event(f"e{number}", f"{1990 + number % 30}-{1 + number % 12:02}")
        for number in range(2_000)
    ]
    many = make.briefing(*(event for event in events))
    from msgspec.structs import replace

    copies = tuple(
        replace(event, id=f"{event.id}-{copy}") for copy in range(50) for event in events
    )
    about = context(replace(many, events=copies))
    start = time.perf_counter()
    rows = rows_of(about, View(pane="timeline"))
    took = time.perf_counter() - start
    assert len(rows) == 100_000 + len(rows.group_starts)
    assert took < 2  # a fifth of a second where nothing else runs, sorting included
    start = time.perf_counter()
    layout = rows.columns(60)
    for index in range(70_000, 70_050):
        row = rows.row(index)
        if isinstance(row, ListRow):
            set_row(row, layout)
    assert time.perf_counter() - start < 0.2  # about 1 ms


def test_the_small_briefing_is_what_the_tests_say() -> None:
    assert len(small().events) == 4


def test_key_figures_are_the_tagged_then_those_that_judgements_stand_on() -> None:
    briefing = make.briefing(
        make.figure("plain"),
        make.figure("based"),
        make.figure("tagged", tags=("key",)),
        make.figure("grid", rows=(make.row(1, label="r"),), columns=(make.column("c"),)),
        make.figure("of-event"),
        make.event("e", figures=("of-event",)),
        make.judgement("j", ["based", "grid", "e"]),
    )
    found = [figure.id for figure in key_figures(briefing, Links(briefing))]
    assert found == ["tagged", "based", "of-event"]


def test_the_latest_events_are_newest_first_and_have_happened() -> None:
    briefing = make.briefing(
        *(make.event(f"e{year}", str(year)) for year in range(2010, 2020)),
        make.event("later", "2030", status="expected", reported="2019"),
    )
    found = [event.id for event in latest_events(briefing)]
    assert found == ["e2019", "e2018", "e2017", "e2016", "e2015", "e2014"]


@pytest.mark.parametrize("mark", ["unverified", "approximate"])
def test_a_list_says_that_the_number_it_shows_is_unverified(mark: str) -> None:
    points = [
        make.point("2024-01", 3, mark="unverified"),
        make.point("2024-04", 4, mark=mark),
    ]
    series = make.figure("series", unit="count", points=points, chart="line")
    source = listed("figures", briefing=make.briefing(series))
    (row,) = (row for row in source if isinstance(row, ListRow))
    doubted = mark == "unverified"
    assert (said(row.cells[1]).endswith("?"), "unsure" in row.marks) == (doubted, doubted)
