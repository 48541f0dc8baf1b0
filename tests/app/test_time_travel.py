"""The day that is shown and the struck sources: they hold in every pane until taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.briefing.knowledge import Knowledge, as_known
from tui.briefing.panes import PANES
from tui.page.lists import ListRow


def marks(reader: Reader, id: str) -> tuple[str, ...]:
    """What the row of a record is marked with."""
    rows = reader.page.session.rows(reader.page.view)
    return next(row.marks for row in rows if isinstance(row, ListRow) and row.id == id)


async def test_the_line_opens_on_now_and_leaves_nothing_behind(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        before = reader.text
        await reader.press("t")
        assert "All that is known now" in reader.text
        assert reader.focus == "day"
        await reader.press("escape")
        assert reader.text == before
        assert reader.focus == "list"


async def test_an_event_is_not_visible_the_day_before_it_was_known(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "t")
        await reader.type("2024-09-26")
        await reader.press("enter")
        assert reader.page.view.as_known == date(2024, 9, 26)
        assert reader.listed == ("start", "sale")
        await reader.press("right")
        assert reader.page.view.as_known == date(2024, 9, 27)
        assert "ban" in reader.listed


async def test_steps_are_the_days_on_which_something_became_known(small: Path) -> None:
    async with opened(small) as reader:
        session = reader.page.session
        days = list(session.days)
        await reader.press("2", "t", "home")
        seen = [reader.page.view.as_known]
        while reader.page.view.as_known is not None:
            await reader.press("right")
            seen.append(reader.page.view.as_known)
        assert seen == [*days[:-1], None]
        await reader.press("right", "left")
        assert reader.page.view.as_known == days[-2]


async def test_a_month_is_a_month_and_the_first_day_the_end(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "t")
        await reader.type("2024.9.30")
        await reader.press("enter", "shift+left")
        assert reader.page.view.as_known == date(2024, 8, 31)
        await reader.press("shift+right")
        assert reader.page.view.as_known == date(2024, 9, 30)
        for _ in range(20):
            await reader.press("shift+left")
        assert reader.page.view.as_known == reader.page.session.days[0]


async def test_every_pane_shows_that_days_knowledge(small: Path) -> None:
    day = date(2024, 9, 27)
    async with opened(small, language="en") as reader:
        whole = reader.page.session.briefing
        then = as_known(whole, day)
        await reader.press("t")
        await reader.type("2024-09-27")
        await reader.press("enter", "enter")
        assert "known by 27 September 2024" in reader.lines[0]
        for number, pane in enumerate(PANES, 1):
            await reader.press(str(number))
            assert set(reader.listed) <= then.by_id.keys(), pane
        assert "3 Actors 4" in reader.tabs
        assert "5 Sources" in reader.tabs
        assert len(then.sources) < len(whole.sources)
        await reader.press("5")
        assert set(reader.listed) == {one.id for one in then.sources}
        # Nothing that is found was unknown.
        await reader.find("samples")
        assert reader.listed == ()


async def test_a_query_under_a_day_follows_the_day(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await reader.filter("huawei")
        await reader.press("enter")
        assert reader.listed == ("ban", "rush")
        await reader.press("t")
        await reader.type("2024-09-27")
        await reader.press("enter")
        assert reader.listed == ("ban",)
        await reader.press("end")
        assert reader.listed == ("ban", "rush")


async def test_the_selected_record_comes_back_with_its_day(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "G")
        last = reader.selected
        await reader.press("t", "home")
        assert reader.selected != last
        assert reader.selected in reader.listed
        await reader.press("end")
        assert reader.selected == last


async def test_the_line_goes_to_the_day_of_the_selected_record(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        await reader.press("t", "t")
        assert reader.page.view.as_known == date(2024, 9, 27)
        assert reader.selected == "ban"


async def test_escape_in_the_list_comes_back_to_now(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "t", "home", "enter")
        assert reader.page.view.as_known is not None
        assert reader.focus == "list"
        await reader.press("j", "escape")
        assert reader.page.view.as_known is None
        assert reader.page.is_attached


async def test_back_keeps_the_day(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "3", "t", "home", "enter", "left_square_bracket")
        assert reader.pane == "timeline"
        assert reader.page.view.as_known == reader.page.session.days[0]


async def test_what_is_typed_and_is_no_date_is_said(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("t")
        await reader.type("2024-99")
        await reader.press("enter")
        assert reader.page.view.as_known is None
        assert "2024-99" in reader.text
        await reader.press("escape")
        assert "2024-99" not in reader.text
        assert reader.focus == "day"


async def test_digits_in_the_line_are_no_panes(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "t")
        await reader.burst(*"20240927", "enter")
        assert reader.pane == "timeline"
        assert reader.page.view.as_known == date(2024, 9, 27)


async def test_an_expectation_is_open_before_its_outcome_was_known() -> None:
    async with opened(language="en") as reader:
        briefing = reader.page.session.briefing
        settled = next(one for one in briefing.events if one.outcome is not None)
        assert settled.outcome is not None
        outcome = briefing.by_id[settled.outcome.event]
        known = Knowledge(briefing).known_from(outcome)
        await reader.visit(settled.id)
        assert "Outcome" in reader.detail_text
        await reader.press("t")
        await reader.type(str(known.fromordinal(known.toordinal() - 1)))
        await reader.press("enter")
        assert reader.selected == settled.id
        assert "Outcome" not in reader.detail_text


# Striking.


async def test_a_struck_source_marks_what_falls_in_every_pane(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("paper", focus="list")
        await reader.press("x")
        assert "Without BNN" in reader.text
        assert "1 judgement falls" in reader.text
        await reader.press("2")
        for id in ("ban", "denial", "start"):
            assert marks(reader, id)[:1] == ("gone",), id
        await reader.press("1")
        assert "gone" in marks(reader, "gist")


async def test_unstriking_restores_every_pane_exactly(small: Path) -> None:
    async with opened(small, language="en") as reader:
        pages = {}
        for pane in "123456":
            await reader.press(pane)
            pages[pane] = reader.text
        await reader.visit("paper", focus="list")
        await reader.press("x")
        for pane in "12":
            await reader.press(pane)
            assert reader.text != pages[pane]
        await reader.visit("paper", focus="list")
        await reader.press("x")
        assert reader.page.view.struck == frozenset()
        for pane in "12346":
            await reader.press(pane)
            assert reader.text == pages[pane], pane


async def test_several_sources_are_struck_and_restored_together(small: Path) -> None:
    async with opened(small, language="en") as reader:
        for id in ("paper", "wire"):
            await reader.visit(id, focus="list")
            await reader.press("x")
        assert reader.page.view.struck == {"paper", "wire"}
        assert "and 1 more" in reader.text
        await reader.press("X")
        assert reader.page.view.struck == frozenset()
        assert "Without" not in reader.text


async def test_a_focused_link_to_a_source_is_struck(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("sale")
        while reader.link != "filing":
            await reader.press("tab")
        await reader.press("x")
        assert reader.page.view.struck == {"filing"}
        assert reader.selected == "sale"


@pytest.mark.parametrize("id", ["ban", "maker"])
async def test_what_is_no_source_is_not_struck_and_that_is_said(small: Path, id: str) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit(id, focus="list")
        await reader.press("x")
        assert reader.page.view.struck == frozenset()
        assert "source" in reader.note


async def test_a_query_by_grade_goes_by_what_is_left(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await reader.filter("grade:B")
        await reader.press("enter")
        assert "ban" in reader.listed
        await reader.visit("paper", focus="list")
        await reader.press("x", "2")
        assert "ban" not in reader.listed


async def test_a_large_briefing_is_searched_at_once_and_indexed_when_one_stays(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.snapshot.LARGE", 1)
    monkeypatch.setattr("tui.app.screens.page.INDEX_SECONDS", 0.01)
    async with opened(small, language="en") as reader:
        await reader.workers()
        await reader.press("2")
        await reader.filter("huawei")
        await reader.press("enter", "t")
        await reader.type("2024-09-27")
        await reader.press("enter")
        assert reader.listed == ("ban",)
        await reader.pilot.pause(0.05)
        await reader.workers()
        assert reader.page.session.snapshot().made is not None
        assert reader.page.session.snapshot() is not reader.page.session.whole
        assert reader.listed == ("ban",)


async def test_a_pane_gone_to_on_a_day_begins_with_what_was_known(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "G")
        late = reader.selected
        await reader.press("3", "t", "home", "enter", "2")
        assert reader.selected != late
        assert reader.selected in reader.page.context.briefing.by_id


async def test_what_is_known_always_has_no_day_to_go_to(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("maker", focus="list")
        await reader.press("t", "t")
        assert reader.page.view.as_known is None
        assert "since when" in reader.note


async def test_an_empty_query_line_that_one_comes_from_is_put_away(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "/")
        assert reader.focus == "query-field"
        await reader.press("f9")
        assert reader.focus == "day"
        assert not any(line.strip() == "/" for line in reader.lines)
