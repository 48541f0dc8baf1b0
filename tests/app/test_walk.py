"""A walk of 500 random keys, the terminal resized under way: nothing fails, all roads lead back.

Each seed is a walk of its own; the same seed takes the same steps.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.app.drive import CHIPS, Reader, opened
from tui.app.screens.reader import ReaderScreen
from tui.commands import COMMANDS

SIZES = ((1, 1), (39, 11), (40, 12), (60, 20), (80, 24), (120, 40), (160, 30), (250, 80), (3, 70))
"""Sizes that every walk sees; others are drawn between the least and the greatest."""

ENDING = {"q", "Q", "ctrl+q"}
"""Keys that end the program are left out, and so is the one that reads the files again."""

TYPED = (
    "화웨이",
    "h20",
    "ㅎㅇㅇ",
    "actor:nvidia",
    "after:2024-09",
    "zzzz",
    '"',
    "-status:reported",
)


def keys_of_the_walk() -> list[str]:
    keys = [key for command in COMMANDS for key in command.keys]
    keys = [key for key in keys if key not in ENDING and key != "f5"]
    # Going along links is what a walk is for.
    return [*keys, *["tab"] * 6, *["enter"] * 8, *["escape"] * 4, *"jjjjkk", *"허ㅓㄹ", "s", "x"]


async def walk(reader: Reader, seed: int, steps: int) -> None:
    dice = random.Random(seed)
    keys = keys_of_the_walk()
    sizes = list(SIZES)
    dice.shuffle(sizes)
    for step in range(steps):
        if step % 25 == 24:
            size = sizes.pop() if sizes else (dice.randint(1, 250), dice.randint(1, 80))
            await reader.resize(*size)
        elif step % 40 == 13 and reader.page.typing:
            await reader.type(dice.choice(TYPED))
        elif reader.app.screen is not reader.page and dice.random() < 0.4:
            await reader.press("escape")  # else half of the walk were typed into help and palette
        else:
            await reader.press(dice.choice(keys))
        assert reader.app.is_running
        assert not reader.app._exit


async def home(reader: Reader) -> None:
    """Close what is open and leave text, zoom and filter."""
    await reader.resize(120, 40)
    for _ in range(20):
        await reader.press("escape")
        page = reader.page
        if reader.app.screen is page and reader.focus == "list" and not page.view.query:
            return
    raise AssertionError("there is no way out")


@pytest.mark.parametrize("seed", [1])
async def test_a_walk_never_fails_and_unwinding_it_leads_to_the_start(seed: int) -> None:
    async with opened(CHIPS, (120, 40), language="ko" if seed % 2 else "en") as reader:
        await reader.workers()
        start = (reader.pane, reader.selected)
        await walk(reader, seed, 500)
        assert isinstance(reader.page, ReaderScreen)
        await home(reader)
        session = reader.page.session
        for _ in range(len(session.history.places) + 1):
            if not reader.page.session.history.can_back:
                break
            await reader.press("[")
        assert not reader.page.session.history.can_back
        first = reader.page.session.history.places[0].view
        assert (reader.pane, reader.selected) == (first.pane, first.selected)
        assert first.pane == start[0]
        assert reader.selected is None or reader.selected in session.briefing.by_id


@pytest.mark.parametrize("seed", range(4, 6))
async def test_a_walk_through_a_small_briefing_never_fails(small: Path, seed: int) -> None:
    async with opened(
        small, (80, 24), language="ko" if seed % 2 else "en", ascii=seed % 2 == 0
    ) as reader:
        await walk(reader, seed, 150)
        await home(reader)
        assert "연표" in reader.tabs or "Timeline" in reader.tabs
