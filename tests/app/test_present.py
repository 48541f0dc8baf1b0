"""Presenting a story: step by step on the whole screen, and back to exactly where one was."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from tests.app.drive import Reader, opened
from tui.app.screens import present
from tui.app.screens.present import PresentScreen
from tui.app.sheets.choices import Choice
from tui.app.sheets.evidence import EvidenceSheet
from tui.app.sheets.present_keys import PresentKeys

STORY = """
[[story]]
id = "tour"
title = {ko = "한 바퀴", en = "A tour"}

[[story.steps]]
ref = "ban"
note = {ko = "여기서 시작한다.", en = "Here it begins."}

[[story.steps]]
ref = "revenue"
note = {ko = "얼마였나.", en = "How much."}

[[story.steps]]
ref = "by-quarter"

[[story.steps]]
ref = "gist"
"""

OTHER = """
[[story]]
id = "other"
title = {ko = "다른 길", en = "Another way"}

[[story.steps]]
ref = "sale"

[[story.steps]]
ref = "ban"
"""


def told(folder: Path, *stories: str) -> Path:
    """The small briefing with stories."""
    (folder / "stories.toml").write_text("".join(stories), encoding="utf-8")
    return folder


def slide(reader: Reader) -> PresentScreen:
    screen = reader.app.screen
    assert isinstance(screen, PresentScreen)
    return screen


def step(reader: Reader) -> int:
    return slide(reader).index + 1


async def test_the_story_selected_starts_at_its_first_step(small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G")
        assert reader.selected == "tour"
        assert reader.keys.strip().startswith("p 보이기")
        await reader.press("p")
        assert step(reader) == 1
        assert "한 바퀴" in reader.lines[1]
        assert "2024년 9월 27일" in reader.text
        assert "H20 자제 권고" in reader.text
        assert "│ 여기서 시작한다." in reader.text
        assert "1/4" in reader.lines[-2]
        assert "0:00" in reader.lines[-2]
        assert "B3 · 독립 출처 1" in reader.lines[-2]


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (("space",), 2),
        (("right", "l"), 3),
        (("j", "j", "j", "pagedown"), 4),
        (("end",), 4),
        (("G", "k"), 3),
        (("end", "left", "h", "b"), 1),
        (("3",), 3),
        (("9",), 1),
        (("2", "pageup", "backspace"), 1),
        (("end", "home"), 1),
        (("ㅣ", "ㅣ"), 3),
    ],
)
async def test_keys_go_from_step_to_step(keys: tuple[str, ...], number: int, small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "f10", *keys)
        assert step(reader) == number
        assert f"{number}/4" in reader.text


async def test_two_digits_soon_after_each_other_are_one_number(small: Path) -> None:
    steps = "".join(f'[[story.steps]]\nref = "{ref}"\n' for ref in ["ban", "sale", "start"] * 5)
    story = '[[story]]\nid = "long"\ntitle = "긴 이야기"\n' + steps
    async with opened(told(small, story)) as reader:
        await reader.press("G", "p", "1", "2")
        assert step(reader) == 12
        await reader.press("home")
        slide(reader)._digits = (0, 0.0)
        await reader.press("1", "9")
        assert step(reader) == 9


async def test_the_ends_are_said_and_stayed_at(small: Path) -> None:
    async with opened(told(small, STORY), language="en") as reader:
        await reader.press("G", "p", "left")
        assert step(reader) == 1
        assert "first step" in reader.lines[-2]
        await reader.press("end", "space")
        assert step(reader) == 4
        assert "last step" in reader.lines[-2]


@pytest.mark.parametrize("key", ["escape", "q", "p", "f10"])
async def test_leaving_leads_exactly_to_where_one_was(key: str, small: Path) -> None:
    async with opened(told(small, STORY), (100, 16)) as reader:
        await reader.press("2", "g", "j", "j", "enter", "tab", "ctrl+d")
        reader.page.run_verb(lambda: None)  # notes the place, as every command does
        before = (reader.text, reader.place, reader.page.session.history)
        await reader.press("p", "space", "space", "L", "n", key)
        assert reader.app.screen is reader.page
        assert (reader.text, reader.place, reader.page.session.history) == before


async def test_after_another_size_the_page_fits_it(small: Path) -> None:
    async with opened(told(small, STORY), (120, 40)) as reader:
        await reader.press("2", "p")
        await reader.resize(60, 20)
        assert "1/4" in reader.text
        await reader.press("escape")
        assert len(reader.lines) == 20
        assert reader.page.has_class("-narrow")


async def test_enter_leads_to_the_record_in_the_language_shown_and_one_can_come_back(
    small: Path,
) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G")
        before = reader.place
        await reader.press("p", "space", "L", "enter")
        assert reader.app.screen is reader.page
        assert (reader.pane, reader.selected) == ("figures", "revenue")
        assert reader.page.view.language == "en"
        await reader.press("[")
        assert (reader.pane, reader.selected) == (before.view.pane, "tour")
        assert (reader.place.focus, reader.place.scroll) == (before.focus, before.scroll)


async def test_a_record_of_a_story_starts_there(small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.visit("revenue")
        await reader.press("p")
        assert step(reader) == 2


async def test_a_record_of_several_stories_asks_which(small: Path) -> None:
    async with opened(told(small, STORY, OTHER), language="en") as reader:
        await reader.visit("ban")
        await reader.press("p")
        assert isinstance(reader.app.screen, Choice)
        assert "A tour   step 1 of 4" in reader.text
        assert "Another way   step 2 of 2" in reader.text
        await reader.press("j", "enter")
        assert slide(reader).story.id == "other"
        assert step(reader) == 2


async def test_elsewhere_one_chooses_among_the_stories(small: Path) -> None:
    async with opened(told(small, STORY, OTHER)) as reader:
        await reader.visit("wire")
        await reader.press("p")
        assert isinstance(reader.app.screen, Choice)
        await reader.press("escape")
        assert reader.app.screen is reader.page
        assert reader.selected == "wire"
        await reader.press("p", "enter")
        assert step(reader) == 1


async def test_a_briefing_without_stories_says_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("p")
        assert reader.app.screen is reader.page
        assert "no stories" in reader.note


async def test_the_note_comes_and_goes_and_nothing_else_moves(small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "p")
        before = reader.lines
        await reader.press("n")
        assert "여기서 시작한다." not in reader.text
        assert reader.lines == ["" if "여기서" in line else line for line in before]
        await reader.press("space")
        assert "얼마였나." not in reader.text
        await reader.press("left", "n")
        assert "여기서 시작한다." in reader.text


async def test_the_language_changes_in_place(small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "p", "space")
        await reader.press("f2")
        assert step(reader) == 2
        assert "Revenue" in reader.text
        assert "How much." in reader.text
        assert "billion" in reader.text
        assert "1 independent source" in reader.text
        assert reader.page.view.language == "ko"


async def test_a_long_step_is_scrolled_and_says_that_it_goes_on(small: Path) -> None:
    file = small / "briefing.toml"
    text = file.read_text(encoding="utf-8")
    long = "\\n\\n".join(f"{n}째 문단이다." for n in range(30))
    text = text.replace('id = "sale"', f'id = "sale"\nbody = "{long}"')
    file.write_text(text, encoding="utf-8")
    async with opened(told(small, OTHER), (80, 24)) as reader:
        await reader.press("G", "p")
        assert "↓ 이어짐" in reader.lines[-1]
        assert "29째" not in reader.text
        await reader.press("down", "down", "up")
        assert "0째" in reader.text
        await reader.press(*["ctrl+d"] * 9)
        assert "29째" in reader.text
        assert "이어짐" not in reader.lines[-1]
        await reader.press("ctrl+u")
        assert "29째" not in reader.text
        await reader.press("space", "left")
        assert "0째 문단" in reader.text


async def test_the_keys_are_told(small: Path) -> None:
    async with opened(told(small, STORY), language="en") as reader:
        await reader.press("G", "p", "question_mark")
        assert isinstance(reader.app.screen, PresentKeys)
        assert "next step" in reader.text
        assert "back to where you were" in reader.text
        await reader.press("q")
        assert step(reader) == 1


async def test_the_time_goes_on_by_itself_and_stops_with_the_presentation(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(present, "monotonic", lambda: now[0])
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "p")
        screen = slide(reader)
        assert "0:00" in reader.lines[-2]
        now[0] += 3725
        screen._tick()
        await reader.settle()
        assert "1:02:05" in reader.lines[-2]
        timer = next(each for each in screen._timers if each._callback == screen._tick)
        await reader.press("escape")
        assert timer._task is None or timer._task.done()


async def test_only_the_foot_is_painted_when_a_second_has_gone_by(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(present, "monotonic", lambda: now[0])
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "p")
        screen = slide(reader)
        foot = screen.query_one("#present-foot")
        compositor = screen._compositor
        painted: list[Widget] = []
        update = compositor.update_widgets

        def noted(widgets: set[Widget]) -> None:
            painted.extend(widgets)
            update(widgets)

        monkeypatch.setattr(compositor, "update_widgets", noted)
        screen._tick()
        await reader.settle()
        assert painted == []
        now[0] += 1
        screen._tick()
        await reader.settle()
        assert painted == [foot]


async def test_it_shows_what_was_known_on_the_day_the_page_shows(small: Path) -> None:
    async with opened(told(small, STORY), language="en") as reader:
        await reader.press("G", "t")
        await reader.type("2024-09-27")
        await reader.press("enter", "enter")
        await reader.press("p")
        shown = slide(reader)
        known = shown.context.briefing.by_id
        assert all(each.ref in known for each in shown.story.steps)
        assert "only what was known by 27 September 2024" in reader.text


async def test_what_lost_its_support_is_said_on_its_slide(small: Path) -> None:
    async with opened(told(small, STORY), language="en") as reader:
        await reader.visit("filing")
        await reader.press("x")
        await reader.visit("revenue")
        await reader.press("p")
        assert slide(reader).context.evidence.state("revenue") == "falls"
        assert reader.page.words("page.fallen") in reader.text


@pytest.mark.parametrize("size", [(40, 12), (60, 15), (80, 24), (200, 50), (20, 5), (1, 1)])
@pytest.mark.parametrize("language", ["ko", "en"])
async def test_it_fits_every_size(size: tuple[int, int], language: str, small: Path) -> None:
    async with opened(told(small, STORY), (120, 40), language=language) as reader:
        await reader.press("G", "p")
        await reader.resize(*size)
        for number in range(1, 5):
            assert step(reader) == number
            if size >= (40, 12):
                assert f"{number}/4" in reader.lines[-1] + reader.lines[-2]
            await reader.press("space")
        await reader.press("home", "n", "ctrl+d", "f2", "escape")
        assert reader.app.screen is reader.page


async def test_plain_signs_where_they_are_asked_for(small: Path) -> None:
    async with opened(told(small, STORY), language="en", ascii=True) as reader:
        await reader.press("G", "p", "space")
        assert "$30.04 billion" in reader.text
        assert all(ord(sign) < 128 or sign in "–" for sign in reader.text)


async def test_the_evidence_of_a_step_is_shown_and_leads_to_a_source(small: Path) -> None:
    async with opened(told(small, STORY)) as reader:
        await reader.press("G", "p", "L", "s")
        assert isinstance(reader.app.screen, EvidenceSheet)
        assert "A wire" in reader.text
        await reader.press("escape")
        assert step(reader) == 1
        await reader.press("s", "enter")
        assert reader.app.screen is reader.page
        assert (reader.pane, reader.page.view.language) == ("sources", "en")


async def test_a_source_struck_in_the_evidence_is_struck_on_the_slide(small: Path) -> None:
    async with opened(told(small, STORY), language="en") as reader:
        await reader.press("G", "p", "space", "s", "x", "escape")
        assert step(reader) == 2
        assert reader.page.words("page.fallen") in reader.text
