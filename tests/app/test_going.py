"""Going: into the text and out, along links, to panes, and back to exactly what was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.app.screens.link_hints import labels
from tui.briefing.panes import PANES


@pytest.mark.parametrize(("into", "out"), [("enter", "escape"), ("l", "h"), ("right", "left")])
async def test_into_the_text_and_out(small: Path, into: str, out: str) -> None:
    async with opened(small) as reader:
        await reader.press("2", into)
        assert reader.focus == "detail"
        await reader.press(out)
        assert reader.focus == "list"


async def test_tab_walks_from_the_list_over_every_link_and_back(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        walked: list[str | None] = []
        for _ in range(60):
            await reader.press("tab")
            if reader.focus == "list":
                break
            walked.append(reader.link)
        assert reader.focus == "list"
        assert {"office", "chip", "rival", "maker", "revenue", "paper", "wire"} <= set(walked)
        back: list[str | None] = []
        for _ in range(60):
            await reader.press("shift+tab")
            if reader.focus == "list":
                break
            back.append(reader.link)
        assert back == walked[::-1]


async def test_tab_goes_on_into_the_third_column(small: Path) -> None:
    async with opened(small, (150, 40)) as reader:
        await reader.visit("ban", focus="list")
        stops: list[str] = []
        for _ in range(60):
            await reader.press("tab")
            if reader.focus not in stops:
                stops.append(reader.focus)
            if reader.focus == "list":
                break
        assert stops == ["detail", "aside", "list"]


async def test_enter_follows_the_focused_link(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        await reader.press("tab")
        target = reader.link
        assert target is not None
        await reader.press("enter")
        assert reader.selected == target
        assert reader.pane == "actors"
        assert reader.focus == "detail"


async def test_hints_put_a_letter_on_every_link_in_sight_and_follow_it(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        before = reader.text
        await reader.press("f")
        assert reader.text != before
        shown = reader.page.detail.links_in_sight()
        where = {text.target for text in shown}
        assert {"office", "chip", "rival"} <= where
        await reader.press("escape")
        assert reader.text == before
        assert reader.focus == "list"
        await reader.press("f", "s")
        assert reader.selected == shown[1].target


async def test_hints_take_two_letters_where_there_are_many_links() -> None:
    async with opened(size=(200, 60)) as reader:
        await reader.visit("nvidia")
        sight = [link for text in reader.page.texts for link in text.links_in_sight()]
        assert len(sight) > 26
        number, link = next(
            (n, link) for n, link in reversed(list(enumerate(sight))) if not link.is_url
        )
        first, second = labels(len(sight))[number]
        await reader.press("f", first)
        assert reader.selected == "nvidia"
        await reader.press(second)
        assert reader.selected == link.target != "nvidia"


def test_hints_are_as_short_as_can_be_and_none_begins_another() -> None:
    for count in (0, 1, 26, 27, 51, 52, 400, 700):
        letters = labels(count)
        assert len(set(letters)) == count
        assert not any(a != b and b.startswith(a) for a in letters for b in letters)
    assert [len(each) for each in labels(27)] == [1] * 25 + [2] * 2


async def test_where_no_link_is_in_sight_hints_say_so(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("how-long", focus="list")
        await reader.press("f")
        assert "No link" in reader.note


async def follow(reader: Reader, steps: int) -> None:
    """Focus the link so many stops further and follow it."""
    await reader.press(*["tab"] * steps, "enter")


async def test_back_and_forward_return_pane_record_focus_and_scroll_exactly() -> None:
    async with opened(size=(100, 18)) as reader:
        await reader.workers()
        await reader.visit("huawei")
        await reader.press("space", "j")
        places = []
        for steps in (2, 1, 3, 2):
            await reader.press(*["tab"] * steps)
            places.append((reader.place, reader.text))
            await reader.press("enter")
        places.append((reader.place, reader.text))
        assert len({place.view.selected for place, _ in places}) >= 3
        assert any(place.scroll[1] for place, _ in places)
        for back, forward in (("[", "]"), ("backspace", "alt+right"), ("alt+left", "]")):
            for place, text in reversed(places[:-1]):
                await reader.press(back)
                assert reader.place == place
                assert reader.text == text
            for place, text in places[1:]:
                await reader.press(forward)
                assert reader.place == place
                assert reader.text == text


async def test_going_elsewhere_forgets_what_lay_ahead(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2", "3", "[", "4", "]")
        assert reader.pane == "figures"
        assert "nowhere" in reader.note
        await reader.press("[", "[")
        assert reader.pane == "overview"
        await reader.press("[")
        assert "nowhere" in reader.note


async def test_digits_lead_to_the_panes_and_to_where_one_was_in_each(small: Path) -> None:
    async with opened(small) as reader:
        wanted = {}
        for digit, pane in zip("123456", PANES, strict=True):
            await reader.press(digit, "G")
            assert reader.pane == pane
            wanted[digit] = reader.selected
        for digit, selected in wanted.items():
            await reader.press(digit)
            assert reader.selected == selected


async def test_a_pane_comes_back_with_its_scroll() -> None:
    async with opened(size=(100, 18)) as reader:
        await reader.press("5", "g", "space", "space", "k")
        was = (reader.selected, reader.page.list.top)
        assert was[1] > 0
        await reader.press("3", "2", "5")
        assert (reader.selected, reader.page.list.top) == was


async def test_the_timeline_opens_at_the_event_nearest_to_the_briefings_date(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        assert reader.selected == "rush"


async def test_a_link_to_what_is_shown_already_does_not_lengthen_the_way_back(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.visit("rush")
        await reader.press("[")
        assert reader.pane == "overview"


async def test_esc_goes_out_one_layer_at_a_time(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2")
        await reader.find("h20")
        await reader.press("enter", "enter", "z", "f")
        await reader.press("escape")
        assert reader.page.zoomed
        await reader.press("escape")
        assert not reader.page.zoomed
        assert reader.page.view.query == "h20"
        await reader.press("escape", "escape")
        assert reader.page.view.query == ""
        assert reader.focus == "list"
        assert reader.app.is_running


async def test_q_closes_layers_and_then_ends(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "enter", "q")
        assert reader.app.is_running
        assert reader.focus == "list"
        await reader.press("q")
        assert not reader.app.is_running or reader.app._exit


async def test_capital_q_ends_from_anywhere(small: Path) -> None:
    async with opened(small) as reader:
        await reader.press("2", "enter", "Q")
        assert reader.app._exit


async def test_every_other_record_begins_at_its_top() -> None:
    async with opened(size=(90, 16)) as reader:
        await reader.press("3")
        await reader.visit("huawei")
        await reader.press("space", "tab")
        assert reader.page.detail.top > 5
        await reader.press("enter")
        assert reader.selected != "huawei"
        assert reader.page.detail.top == 0
        assert reader.link is None
        await reader.press("[", "escape", "k")
        assert reader.selected != "huawei"
        assert reader.page.detail.top == 0


async def test_another_record_has_no_link_in_focus_even_where_it_has_the_same_one(
    small: Path,
) -> None:
    async with opened(small) as reader:
        await reader.visit("ban")
        while reader.link != "maker":
            await reader.press("tab")
        await reader.visit("sale")
        assert reader.focus == "detail"
        assert reader.link is None


async def test_on_a_narrow_screen_back_returns_the_scroll_of_a_text_that_was_hidden() -> None:
    async with opened(size=(60, 16)) as reader:
        await reader.visit("huawei")
        await reader.press("space", "space", "j", "tab")
        place = reader.place
        assert place.scroll[1] > 20
        await reader.press("5", "G", "2", "g", "[", "[")
        assert reader.place.view == place.view
        assert reader.place.focus == place.focus
        assert reader.page.detail.top == place.scroll[1]
