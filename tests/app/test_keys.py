"""Keys of one's own: a command is remapped by its id, and what clashes is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.app.drive import Reader, opened, settled
from tui.app.app import BriefdeckApp, run
from tui.app.sheets.help import HelpSheet
from tui.commands import commands_of
from tui.reader.config import Config, load_config
from tui.reader.paths import path_of


def configured(text: str) -> Config:
    """The settings as read from a file."""
    file = path_of("configuration")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    loaded = load_config()
    assert not loaded.problems
    return loaded.config


async def test_a_key_of_ones_own_replaces_the_keys_of_the_command(small: Path) -> None:
    config = configured('[keys]\nmove-down = "w"\n')
    async with opened(small, config=config) as reader:
        await reader.press("2", "g", "w")
        assert reader.selected == "sale"
        await reader.press("j", "down")
        assert reader.selected == "sale"


async def test_several_keys_and_none_at_all(small: Path) -> None:
    config = configured('[keys]\nmove-down = ["w", "ctrl+n", ","]\nquit = ""\n')
    async with opened(small, config=config) as reader:
        await reader.press("2", "g", "w", "ctrl+n", ",")
        assert reader.selected == "denial"
        await reader.press("Q", "ctrl+q")
        assert not reader.app._exit


async def test_a_key_taken_from_another_command_is_told(small: Path) -> None:
    config = configured('[keys]\ntheme = "j"\n')
    async with opened(small, language="en", config=config) as reader:
        assert "j now belongs to theme; move-down keeps its other keys." in reader.note
        await reader.press("2", "g", "down")
        assert reader.selected == "sale"
        await reader.press("j")
        assert reader.app.screen is not reader.page
        await reader.press("escape", "!")
        assert "j now belongs to theme" in reader.text


async def test_a_remapped_pane_key_stands_in_its_tab_and_the_line_of_keys(small: Path) -> None:
    config = configured('[keys]\npane-timeline = "w"\nquery = "ctrl+g"\n')
    async with opened(small, language="en", config=config) as reader:
        assert "w Timeline" in reader.tabs
        assert "ctrl+g find" in reader.keys
        await reader.press("w", "ctrl+g")
        await reader.type("samp")
        assert reader.listed == ("rush",)


async def test_the_help_shows_the_keys_in_force(small: Path) -> None:
    config = configured('[keys]\norder = "w"\n')
    async with opened(small, language="en", config=config) as reader:
        await reader.press("?")
        await reader.type("newest")
        assert isinstance(reader.app.screen, HelpSheet)
        line = next(line for line in reader.lines if "ewest" in line and "w" in line.split())
        assert "r" not in line.split()


@pytest.mark.parametrize("key", ["escape", "enter", "q"])
async def test_remapped_keys_still_close_what_is_open(small: Path, key: str) -> None:
    config = configured(f'[keys]\nlanguage = "{key}"\n')
    async with opened(small, config=config) as reader:
        await reader.press(key)
        assert reader.page.view.language == "en"


async def test_what_the_configuration_cannot_mean_is_told_at_the_start(small: Path) -> None:
    file = path_of("configuration")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[keys]\nmove-dwon = "w"\n', encoding="utf-8")
    loaded = load_config()
    async with opened(
        small, (220, 30), language="en", config=loaded.config, problems=loaded.problems
    ) as reader:
        assert "move-dwon" in reader.note
        await reader.press("!")
        assert "move-down" in reader.text


def test_run_takes_language_theme_and_keys_from_the_configuration(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured('language = "en"\ntheme = "nord"\nascii = true\nmouse = false\n[keys]\nhelp = "w"\n')
    seen: list[tuple[str, str, bool]] = []

    async def look(app: BriefdeckApp, mouse: bool) -> None:
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(app)
            reader = Reader(app, pilot)
            seen.append((reader.page.view.language, app.theme, mouse))
            assert "Timeline" in reader.tabs
            assert "━" not in reader.text
            await reader.press("w")
            assert isinstance(app.screen, HelpSheet)
            await reader.press("escape")
            app.leave(3)

    def instead(app: BriefdeckApp, *, mouse: bool = True) -> None:
        import asyncio

        asyncio.run(look(app, mouse))

    monkeypatch.setattr(BriefdeckApp, "run", instead)
    assert os.environ["HOME"] in str(path_of("configuration"))
    assert run(small, language=None, mouse=True, ascii=None) == 3
    assert seen == [("en", "nord", False)]


async def test_every_key_that_the_help_names_is_bound(small: Path) -> None:
    async with opened(small) as reader:
        bound = reader.page._bindings.key_to_bindings
        for command in commands_of("page"):
            for key in command.keys:
                assert [each.action for each in bound[key]] == [f"run_command('{command.id}')"], key


async def test_no_command_does_harm_where_nothing_is_listed(small: Path) -> None:
    async with opened(small, (80, 16), language="en") as reader:
        for pane in "123456":
            await reader.press(pane)
            await reader.filter("zzzz")
            await reader.press("enter")
            assert reader.listed == ()
            for command in commands_of("page"):
                if command.id in {"quit", "close", "out"} or command.id.startswith("pane-"):
                    continue
                await reader.press(command.keys[0])
                while reader.app.screen is not reader.page:
                    await reader.press("escape")
                if reader.page.typing:
                    await reader.press("enter")
            assert reader.app.is_running
            for _ in range(4):
                await reader.press("escape")
            assert reader.listed
