"""One registry of commands: what is added or remapped there shows and works everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tests.app.test_keys import configured
from tui.app.bindings import HANDLERS, CommandTarget
from tui.app.screens.library import LibraryScreen
from tui.app.screens.present import PresentScreen
from tui.app.sheets.address import AddressSheet
from tui.app.sheets.bookmarks import BookmarkList, NotePrompt
from tui.app.sheets.choices import Choice, DatePrompt
from tui.app.sheets.evidence import EvidenceSheet
from tui.app.sheets.help import HelpSheet
from tui.app.sheets.palette import Palette
from tui.app.sheets.present_keys import PresentKeys
from tui.app.sheets.problems import ProblemsSheet
from tui.app.sheets.sheet import Sheet, SheetLines
from tui.app.widgets.day_line import DayLine
from tui.app.widgets.query_line import QueryInput
from tui.cli import main
from tui.commands import BY_ID, COMMANDS, Command, commands_of, register
from tui.reader.paths import path_of

TARGETS: tuple[type[CommandTarget], ...] = (
    AddressSheet,
    BookmarkList,
    Choice,
    DatePrompt,
    DayLine,
    EvidenceSheet,
    HelpSheet,
    LibraryScreen,
    NotePrompt,
    Palette,
    PresentKeys,
    PresentScreen,
    ProblemsSheet,
    QueryInput,
)


def foot(reader: Reader) -> str:
    """What the foot of the open sheet says."""
    screen = reader.app.screen
    assert isinstance(screen, Sheet)
    return "".join(run.text for run in screen.foot.lines(200)[0])


def help_lines(reader: Reader) -> list[str]:
    """Every line of the open help."""
    lines = reader.app.screen.query_one(SheetLines)
    return ["".join(run.text for run in lines.line(n, 100)) for n in range(lines.line_count())]


@pytest.fixture
def added() -> Iterator[Command]:
    """A command of the evidence sheet that nothing in the program knows."""
    command = Command("count-lines", ("v",), "evidence", ("evidence",), {"evidence": 5})
    register(command)

    def count_lines(sheet: EvidenceSheet) -> None:
        sheet.notify_text(f"{sheet.lines.line_count()} lines counted")

    HANDLERS["evidence", command.id] = count_lines
    yield command
    COMMANDS.remove(command)
    del BY_ID[command.id], HANDLERS["evidence", command.id]


async def test_a_command_added_to_the_registry_is_bound_and_in_the_foot_and_the_help(
    small: Path, added: Command
) -> None:
    async with opened(small, (160, 40), language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("s")
        assert "x strike · v count lines · Esc close" in foot(reader)
        await reader.press("v")
        assert "lines counted" in foot(reader)
        await reader.press("q", "?")
        assert any(line.split() == ["v", "count", "lines"] for line in help_lines(reader))
        await reader.press("escape", "v")
        assert reader.app.screen is reader.page


def test_a_command_added_to_the_registry_is_printed_and_can_be_remapped(
    added: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--lang", "en"]) == 0
    assert "v\tcount lines\tcount-lines" in capsys.readouterr().out
    configured('[keys]\ncount-lines = "w"\n')
    assert main(["keys", "--lang", "ko"]) == 0
    assert "w\tcount lines\tcount-lines" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "title"), [("en", "cite"), ("ko", "인용")])
async def test_a_remapped_command_shows_and_works_everywhere(
    small: Path, language: str, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config = configured('[keys]\ncite = "w"\n')
    async with opened(small, (160, 40), language=language, config=config) as reader:
        await reader.visit("ban", focus="list")
        assert f"w {title}" in reader.keys
        await reader.press("?")
        line = next(
            line for line in help_lines(reader) if reader.page.words("command.cite") in line
        )
        assert line.split()[0] == "w"
        await reader.press("escape", "s")
        assert f" · w {title} · x " in foot(reader)
        await reader.press("y")
        await reader.workers()
        assert not path_of("copied").exists()
        await reader.press("w")
        await reader.workers()
        assert "China urges firms" in path_of("copied").read_text(encoding="utf-8")
    main(["keys", "--lang", language])
    assert any(
        line.startswith("w\t") and line.endswith("\tcite")
        for line in capsys.readouterr().out.splitlines()
    )


async def test_a_clash_in_a_sheet_is_reported(small: Path) -> None:
    config = configured('[keys]\ncite = "h"\nevidence-close = "o"\n')
    async with opened(small, (160, 40), language="en", config=config) as reader:
        await reader.press("!")
        assert "h now belongs to cite; out keeps its other keys." in reader.text
        assert "Evidence: h now belongs to cite; evidence-back keeps its other keys." in reader.text
        assert "Evidence: o now belongs to evidence-close; address is left without" in reader.text


async def test_sentences_name_the_keys_in_force(small: Path) -> None:
    config = configured('[keys]\nquery = "w"\nquit = "ctrl+g"\npane-sources = "e"\n')
    async with opened(small, language="en", config=config) as reader:
        await reader.press("n")
        assert "w opens the query line." in reader.note
        await reader.press("ctrl+c")
        assert "q closes, ctrl+g quits." in reader.note
        await reader.press("2", "x")
        assert "they are on e," in reader.note


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_the_keys_of_the_day_line_the_query_line_and_a_presentation_can_be_remapped(
    small: Path, language: str
) -> None:
    config = configured('[keys]\nday-keep = "w"\nquery-clear = "ctrl+g"\nleave = "f12"\n')
    async with opened(small, (160, 40), language=language, config=config) as reader:
        words = reader.page.words
        await reader.press("t")
        assert f"w {words('command.day_keep_brief')}" in reader.keys
        await reader.press("left", "w")
        assert reader.page.view.as_known is not None
        assert reader.focus == "list"
        await reader.find("h20")
        assert f"ctrl+g {words('command.query_clear_brief')}" in reader.keys
        await reader.press("ctrl+g")
        assert reader.page.view.query == ""
        await reader.press("T")
        assert "F12" in foot(reader)
        await reader.press("escape")
        assert reader.app.screen is not reader.page
        await reader.press("f12")
        assert reader.app.screen is reader.page


async def test_what_takes_text_out_of_the_field_is_heard_before_the_field(small: Path) -> None:
    config = configured('[keys]\nbookmark-remove = "ctrl+k"\n')
    async with opened(small, language="en", config=config) as reader:
        await reader.press("2", "m", "m")
        assert "ctrl+k take the bookmark out" in foot(reader)
        await reader.press("ctrl+k")
        assert "The bookmark is out." in reader.note


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.COMMAND_CONTEXT)
def test_every_command_of_a_context_has_a_handler(target: type[CommandTarget]) -> None:
    found = target.__new__(target).handlers()
    for command in commands_of(target.COMMAND_CONTEXT):
        assert command.id in found or command.fixed, command.id


def test_every_context_is_that_of_a_target_or_the_page() -> None:
    contexts = {context for command in COMMANDS for context in command.contexts}
    assert contexts - {target.COMMAND_CONTEXT for target in TARGETS} == {"page", "sheet"}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.COMMAND_CONTEXT)
def test_no_target_binds_keys_of_its_own(target: type[CommandTarget]) -> None:
    assert "BINDINGS" not in vars(target)
