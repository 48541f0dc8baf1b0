"""A step of a story as a slide: what of a record is shown to others, and how it stands there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.briefing import make
from tests.page import desk
from tui.briefing.model import Briefing, Story
from tui.briefing.parts import StoryStep
from tui.briefing.text import Prose
from tui.page.blocks import ChartBlock, Listing, TableBlock, text_of
from tui.page.digits import large
from tui.page.glyphs import ASCII, UNICODE, Glyphs
from tui.page.slide import MARGIN, WIDEST, SetSlide, Slide, set_slide, slide_of, stops
from tui.page.typesetting import SLIDE_MEASURE as MEASURE
from tui.page.wrap import cells

SHOWN = (
    "report", "revenue", "china", "share", "wrong", "series", "table", "advice", "when", "nvidia",
    "guidance", "bloomberg", "steers", "forecast", "nowhere",
)  # fmt: skip


def walk(*refs: str, note: Any = None) -> Story:
    steps = tuple(StoryStep(ref=ref, note=Prose.of(note) if note else None) for ref in refs)
    return replace(make.story("walk", (), title="한 바퀴"), steps=steps)


def slide(id: str, language: str = "ko", note: object = None, **fields: object) -> Slide:
    """The slide of a record of the small briefing."""
    return slide_of(walk(id, note=note), 0, desk.context(None, language, **fields), language)


def said(set_: SetSlide) -> str:
    return "\n".join(text_of(line) for line in set_.lines)


def text(id: str, width: int = 120, language: str = "ko", glyphs: Glyphs = UNICODE) -> str:
    return said(set_slide(slide(id, language, glyphs=glyphs), width, glyphs))


# What is shown.


def test_an_events_slide_has_its_date_title_text_and_the_tellings_that_differ() -> None:
    made = slide("report")
    assert text_of(made.dateline[0]) == "2024년 9월 27일"
    assert made.dateline[0][0].style == "strong"
    assert text_of(made.title) == "H20 대신 국산 칩을 쓰라고 압박"
    shown = text("report")
    assert "공업정보화부는 H20을 사지 말라고 했다." in shown
    assert "둘째 문단." in shown
    assert "금지라고 했다." in shown
    assert "권고라고 했다." in shown


def test_a_slide_leaves_out_lists_of_actors_sources_and_mentions() -> None:
    shown = text("report")
    for left_out in ("손해", "벤징가  2024-09-30", "앞선 소문", "이 기록을 드는 곳", "3문단"):
        assert left_out not in shown
    assert "기준" not in text("nvidia")
    assert "칩을 설계한다." in text("nvidia")


def test_grade_and_origins_stand_apart_from_the_dateline() -> None:
    made = slide("report")
    assert [text_of(part) for part in made.grade] == ["B3", "독립 출처 1"]
    assert "B3" not in text("report")
    assert slide("when").grade == ()


def test_a_fallen_record_says_so_on_its_face() -> None:
    struck = frozenset({"bloomberg", "benzinga"})
    made = slide("report", struck=struck)
    assert any(part[0].style == "loud" and "근거" in text_of(part) for part in made.dateline)
    assert made.grade == ()


def test_a_figures_value_is_the_hero() -> None:
    made = slide("revenue")
    assert made.hero == "300억 4천만 달러"
    assert text_of(made.dateline[0]) == "엔비디아"
    assert "2024년 4월 29일" in text_of(made.facts[0])
    lines = text("revenue").splitlines()
    assert any("▄▄█ █ █ █ █" in line for line in lines)
    assert any(line.endswith("천만 달러") for line in lines)


def test_a_value_without_room_or_signs_stands_in_one_line() -> None:
    assert "300억 4천만 달러" in text("revenue", 20)
    assert "300억 4천만 달러" in text("revenue", glyphs=ASCII)
    low = set_slide(slide("revenue"), 120, UNICODE, air=0)
    assert "300억 4천만 달러" in said(low)


def test_a_series_is_its_chart_and_a_sentence_without_the_values_under_it() -> None:
    made = slide("series")
    assert made.hero == ""
    assert any(isinstance(block, ChartBlock) for block in made.body)
    assert not any(isinstance(block, Listing) for block in made.body)
    shown = text("series")
    assert "●" in shown
    assert "값 3개" in shown


def test_a_table_is_a_table() -> None:
    assert any(isinstance(block, TableBlock) for block in slide("table").body)
    assert "H20" in text("table")
    assert "300" in text("table")


def test_a_judgement_says_how_sure_and_why_and_leaves_its_basis_to_the_reader() -> None:
    shown = text("advice", language="en")
    assert "low confidence" in shown
    assert "It was advice, not a ban. More." in shown.replace("\n", " ")
    assert "까닭" in shown
    assert "It was an order." not in shown
    assert "Told to buy local chips" not in shown


def test_what_is_no_longer_there_is_said_to_be_missing() -> None:
    made = slide("nowhere", note="그래도 말은 남는다.")
    assert "nowhere" in text_of(made.title)
    assert made.title[0].style == "loud"
    assert text_of(made.note[0].pieces) == "그래도 말은 남는다."


def test_the_note_is_the_storys_in_the_language_shown() -> None:
    note = {"ko": "[[nvidia]]부터 보자.", "en": "Start with [[nvidia]]."}
    assert text_of(slide("report", note=note).note[0].pieces) == "엔비디아부터 보자."
    assert text_of(slide("report", "en", note=note).note[0].pieces) == "Start with Nvidia."
    assert slide("report").note == ()


# Where it stands in a story.


def test_a_story_starts_at_its_first_step_and_a_record_at_its_own() -> None:
    briefing: Briefing = make.briefing(
        make.event("one"),
        make.event("two"),
        make.event("alone"),
        make.story("walk", ["one", "two", "one"]),
        make.story("other", ["two"]),
        make.story("empty", []),
    )
    where = [(stop.story.id, stop.step) for stop in stops(briefing, "walk")]
    assert where == [("walk", 0)]
    assert [(s.story.id, s.step) for s in stops(briefing, "two")] == [("walk", 1), ("other", 0)]
    assert [(s.story.id, s.step) for s in stops(briefing, "one")] == [("walk", 0)]
    assert stops(briefing, "alone") == stops(briefing, "empty") == stops(briefing, None) == ()


# How it is set.


def test_text_stands_in_a_column_in_the_middle() -> None:
    plain = set_slide(slide("guidance", note="말" * 80), 120, UNICODE)
    assert plain.left == (120 - MEASURE) // 2
    assert all(cells(text_of(line)) <= MEASURE for line in plain.lines)
    assert all(cells(text_of(line)) <= MEASURE - 2 for line in plain.note)
    chart = set_slide(slide("series"), 200, UNICODE)
    column = max(cells(text_of(line)) for line in chart.lines)
    assert MEASURE < column <= WIDEST
    assert chart.left == (200 - column) // 2


def wide_table(columns: int) -> Slide:
    briefing = make.briefing(
        make.figure(
            "table",
            title="표",
            unit="count",
            columns=tuple(make.column(f"c{n}", label=f"열{n}") for n in range(columns)),
            rows=(make.row(*[n * 1000 + 7 for n in range(columns)], label="이름"),),
        )
    )
    context = desk.context(briefing, "ko")
    return slide_of(walk("table"), 0, context, "ko")


def test_a_table_too_wide_is_split_with_its_labels_repeated() -> None:
    whole = said(set_slide(wide_table(4), 80, UNICODE))
    assert whole.count("이름") == 1
    split = said(set_slide(wide_table(12), 60, UNICODE))
    assert split.count("이름") > 1
    for number in range(12):
        assert split.count(f"열{number}\n") + split.count(f"열{number} ") == 1, number


@given(st.sampled_from(SHOWN), st.integers(1, 220), st.sampled_from(["ko", "en"]), st.data())
@settings(max_examples=80)
def test_no_line_is_wider_than_the_screen(
    id: str, width: int, language: str, data: st.DataObject
) -> None:
    glyphs = data.draw(st.sampled_from([UNICODE, ASCII]))
    air = data.draw(st.integers(0, 2))
    made = slide(id, language, note="메모 " * 12, glyphs=glyphs)
    set_ = set_slide(made, width, glyphs, air=air)
    most = max(1, width - 2 * MARGIN)
    if width >= 40:
        assert all(set_.left + cells(text_of(line)) <= width for line in set_.lines)
        assert all(set_.left + 2 + cells(text_of(line)) <= width for line in set_.note)
        assert all(cells(text_of(line)) <= most for line in set_.lines)
    assert set_.left >= 0
    assert not set_.lines or set_.lines[-1]


# Large numbers.


@pytest.mark.parametrize("shown", ["300억 4천만 달러", "$3.67 billion", "−12.2%", "1,800–2,000"])
def test_a_large_number_is_three_lines_of_one_width(shown: str) -> None:
    rows = large(shown, UNICODE)
    assert len(rows) == 3
    assert len({cells(row) for row in rows}) == 1
    words = [sign for sign in shown if not sign.isdigit() and sign not in " .,–−-"]
    assert all(sign in rows[2] for sign in words)
    assert not any(sign.isdigit() for row in rows for sign in row)


def test_digits_look_different_from_each_other() -> None:
    assert len({large(str(digit), UNICODE) for digit in range(10)}) == 10


def test_words_alone_and_plain_ascii_are_not_set_large() -> None:
    assert large("모름", UNICODE) == ()
    assert large("12.2%", ASCII) == ()
