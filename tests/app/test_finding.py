"""Finding: the query line narrows every pane as one types, in any spelling of the name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.app.drive import opened


async def test_every_key_narrows_all_panes_and_the_tabs_count_the_hits(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        whole = reader.listed
        await reader.find("h")
        await reader.type("uawei")
        assert reader.page.typing
        assert reader.listed == ("ban", "rush")
        assert len(whole) == 5
        assert "2 Timeline 2" in reader.tabs
        assert "3 Actors 1" in reader.tabs
        assert "6 Terms 0" in reader.tabs
        assert "2 here, 3 in all" in reader.text
        await reader.press("enter", "3")
        assert reader.listed == ("rival",)


SPELLINGS = {
    "화웨이": "huawei",
    "ㅎㅇㅇ": "huawei",
    "화우": "huawei",
    "화ㅇㅇ": "huawei",
    "화웨이는": "huawei",
    unicodedata.normalize("NFD", "화웨이"): "huawei",
    "HUAWEI": "huawei",
    "华为": "huawei",
    "엔비디아는": "nvidia",
    "엔ㅂ": "nvidia",
    "NVDA": "nvidia",
    "英伟达": "nvidia",
}
"""What is typed, and the actor it finds."""


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_an_actor_is_found_by_every_way_of_writing_it(language: str) -> None:
    async with opened(size=(80, 16), language=language) as reader:
        await reader.press("3")
        for typed, found in SPELLINGS.items():
            await reader.find(typed)
            assert found in reader.listed, typed
            assert len(reader.listed) < len(reader.page.session.briefing.actors), typed
            await reader.press("escape")


async def test_matches_are_marked_in_list_and_detail(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.find("화웨이는")
        await reader.press("enter")
        reader.page.go_to_row("ban")
        await reader.settle()
        style = {"match": reader.page.list.style_of("match").bgcolor}
        assert style["match"] != reader.page.list.style_of("plain").bgcolor
        rush = next(n for n, line in enumerate(reader.list_lines) if "견본" in line)
        marked = [
            segment.text
            for segment in reader.page.list.render_line(rush)
            if segment.style is not None and segment.style.bgcolor == style["match"]
        ]
        assert marked == ["화웨이"]
        marked = [
            segment.text
            for y in range(reader.page.detail.size.height)
            for segment in reader.page.detail.render_line(y)
            if segment.style is not None and segment.style.bgcolor == style["match"]
        ]
        assert "화웨이" in marked


async def test_fields_narrow_further(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        for query, found in (
            ("actor:maker", ("start", "sale", "ban")),
            ("actor:NVDA", ("start", "sale", "ban")),
            ("status:disputed", ("rush",)),
            ("-status:reported after:2024", ("sale", "denial", "rush")),
            ("before:2024-03", ("start", "sale")),
            ("source:filing", ("sale",)),
            ("tag:supply", ("rush",)),
            ("grade:B3", ("ban",)),
        ):
            await reader.filter(query)
            assert reader.listed == found, query
            await reader.press("escape")


async def test_a_bad_field_says_so_in_the_line(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.find("stauts:x")
        line = next(line for line in reader.lines if "stauts:x" in line)
        assert "status" in line.replace("stauts:x", "", 1)


async def test_enter_keeps_the_filter_and_leaves_the_line(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.find("h20")
        await reader.press("enter")
        assert reader.focus == "list"
        assert reader.page.view.query == "h20"
        assert any("h20" in line for line in reader.lines[2:4])
        await reader.press("3", "2")
        assert reader.page.view.query == "h20"


async def test_esc_clears_and_leaves_in_one_press(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        whole = reader.listed
        await reader.find("h20")
        await reader.press("escape")
        assert reader.focus == "list"
        assert reader.page.view.query == ""
        assert reader.listed == whole
        assert not any("h20" in line for line in reader.lines[2:4])


async def test_what_was_selected_stays_selected_if_it_is_found(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "g", "j", "j")
        assert reader.selected == "ban"
        await reader.find("화웨이")
        assert reader.selected == "ban"
        await reader.press("escape")
        assert reader.selected == "ban"


async def test_the_selection_moves_to_what_is_found_and_nothing_found_says_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "g")
        await reader.find("samples")
        assert reader.selected == "rush"
        await reader.type("zzz")
        assert reader.listed == ()
        assert "Nothing fits the query" in reader.text
        await reader.press("escape")
        assert len(reader.listed) == 5


async def test_earlier_queries_stand_on_the_arrows(small: Path) -> None:
    async with opened(small) as reader:
        for query in ("화웨이", "h20"):
            await reader.find(query)
            await reader.press("enter", "escape")
        await reader.press("/")
        await reader.type("zz")
        await reader.press("up")
        assert reader.query_field.value == "h20"
        assert reader.page.view.query == "h20"
        await reader.press("up")
        assert reader.query_field.value == "화웨이"
        await reader.press("up", "down", "down")
        assert reader.query_field.value == "zz"


async def test_earlier_queries_are_remembered_for_the_next_time(small: Path) -> None:
    async with opened(small) as reader:
        await reader.find("화웨이")
        await reader.press("enter", "Q")
    async with opened(small) as reader:
        await reader.press("/", "up")
        assert reader.query_field.value == "화웨이"


async def test_n_steps_through_the_matches_of_the_text_and_back() -> None:
    async with opened(size=(100, 20)) as reader:
        await reader.visit("nvidia")
        await reader.find("엔비디아")
        await reader.press("enter")
        text = reader.page.detail
        places = []
        for _ in range(4):
            await reader.press("n")
            places.append(text.match_at)
        assert None not in places
        assert places == sorted(set(places))  # type: ignore[type-var]
        assert text.top > 0
        assert text.match_at is not None
        assert text.top <= text.match_at < text.top + text.height
        for key, place in (("N", places[2]), ("f4", places[1]), ("f3", places[2])):
            await reader.press(key)
            assert text.match_at == place


async def test_after_the_last_match_n_goes_on_to_the_next_record_found(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await reader.find("huawei")
        await reader.press("enter", "g")
        assert reader.selected == "ban"
        for _ in range(20):
            await reader.press("n")
            if reader.selected == "rush":
                break
        assert reader.selected == "rush"
        for _ in range(20):
            await reader.press("n")
        assert "No further match" in reader.note


async def test_without_a_query_n_says_how_to_find(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("n")
        assert "/" in reader.note


async def test_letters_typed_into_the_line_are_text_and_no_commands(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "/")
        await reader.type("jkgGq?:![]{}Lfz16 QTo")
        assert reader.query_field.value == "jkgGq?:![]{}Lfz16 QTo"
        assert reader.pane == "timeline"
        assert reader.app.is_running


async def test_what_is_typed_before_the_line_is_there_goes_into_it(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.burst("/", *"화웨이 j3")
        assert reader.query_field.value == "화웨이 j3"
        assert reader.pane == "timeline"


async def test_the_cursor_of_the_terminal_stands_at_the_caret(small: Path) -> None:
    async with opened(small) as reader:
        await reader.find("화웨이")
        field = reader.query_field
        x, y, *_ = field.content_region
        assert reader.app.cursor_position == (x + 6, y)
        await reader.press("left")
        assert reader.app.cursor_position == (x + 4, y)
        assert "화웨이" in reader.lines[y]


async def test_the_strip_over_the_timeline_shows_only_what_is_found(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        assert "2023" in reader.lines[3]
        await reader.find("after:2024")
        await reader.press("enter")
        assert len(reader.page.session.visible_events()) == 4
        assert not any("2023" in line for line in reader.lines[3:6])


async def test_an_unfinished_word_of_a_field_finds_nothing_wrong_to_crash_on(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        for typed in ('"', 'a"b', "actor:", "-", "--", "after:", "after:20", "grade:", ":", "ㅎ:"):
            await reader.filter(typed)
            await reader.press("escape")
            assert len(reader.listed) == 5


async def test_the_index_is_ready_before_it_is_asked_for(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("/")
        ready = reader.page.session.snapshot().made
        assert ready is not None
        await reader.press("escape")
        await reader.filter("화웨이")
        assert reader.page.session.snapshot().index() is ready


async def test_the_index_of_a_large_briefing_is_made_ahead(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.snapshot.LARGE", 1)
    async with opened(small) as reader:
        await reader.workers()
        assert reader.page.session.snapshot().made is not None
