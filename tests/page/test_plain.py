"""An article as plain words."""

from __future__ import annotations

from tests.page.desk import context, told
from tui.page.glyphs import ASCII
from tui.page.plain import plain
from tui.page.wrap import cells


def _plain(id: str, language: str = "ko", width: int | None = None) -> str:
    return plain(told(id, language), context(language=language), width)


def test_one_label_a_line_and_links_as_names() -> None:
    lines = _plain("report").splitlines()
    assert lines[0] == "H20 대신 국산 칩을 쓰라고 압박"
    assert "행위자: 공업정보화부 발표 · 엔비디아 손해" in lines
    assert "수치: 300억 4천만 달러  분기 매출" in lines
    assert "출처 (3)" in lines
    assert "- C  벤징가  2024-09-30  2, 4문단  ← 블룸버그" in lines


def test_there_are_no_boxes_and_no_pictures() -> None:
    for id in ("report", "series", "table", "advice", "brief"):
        for language in ("ko", "en"):
            assert not set(_plain(id, language)) & set("│─┤┬└┊●○█▏") - set("○")
            assert not any("\u2800" <= sign <= "\u28ff" for sign in _plain(id, language))


def test_a_series_is_its_values_and_a_sentence() -> None:
    text = _plain("series", "en")
    assert "- Q2 2023  $3 bn  derived" in text
    assert "In words: 3 values" in text


def test_a_table_is_read_row_by_row() -> None:
    assert "- H20: 개수: 200; by: BIS" in _plain("table")


def test_addresses_are_written_out() -> None:
    assert "주소: https://example.com/news/h20" in _plain("bloomberg")


def test_lines_are_broken_only_where_a_width_is_asked_for() -> None:
    assert any(cells(line) > 60 for line in _plain("report").splitlines())
    narrow = _plain("report", width=40)
    assert all(cells(line) <= 40 for line in narrow.splitlines())
    assert narrow.replace("\n", "").replace(" ", "") == _plain("report").replace("\n", "").replace(
        " ", ""
    )


def test_it_neither_begins_nor_ends_with_an_empty_line_nor_has_two() -> None:
    for id in ("report", "nvidia", "brief", "bloomberg"):
        text = _plain(id)
        assert text == text.strip("\n")
        assert "\n\n\n" not in text


def test_ascii_signs() -> None:
    text = plain(told("share", "en", glyphs=ASCII), context(language="en", glyphs=ASCII))
    assert "3.67 / 30.04 = 12.2% ok" in text
