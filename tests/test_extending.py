"""What a newcomer adds: a pane, a command, an export format, a prose field, each in one place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import asdict

from tests.app.drive import SMALL, opened
from tui.app.bindings import HANDLERS
from tui.app.screens.page import PageScreen
from tui.app.sheets.evidence import EvidenceSheet
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Event
from tui.briefing.panes import PANES
from tui.briefing.panes.pane import ListColumn, Pane, grouped_by, title
from tui.briefing.text import Prose, Text
from tui.briefing.view import View
from tui.cli import main
from tui.commands import BY_ID, COMMANDS, Command, register
from tui.export.cited import Citation
from tui.export.formats import FORMATS, ExportFormat
from tui.library.read import read_briefing
from tui.page.glyphs import UNICODE
from tui.session.session import Session
from tui.session.step import Step

DOUBTS = Pane(
    id="doubts",
    title=Text((("ko", "의문"), ("en", "Doubts"))),
    kinds=("question",),
    members=lambda briefing, view: briefing.questions,
    groups=grouped_by(lambda make, question: question.status),
    heading=lambda make, status: status,
    columns=(ListColumn(title),),
)
WAVE = Command("wave", ("W",), "look", ("page", "evidence"), {"list": 0, "evidence": 5})


class EventWithLesson(Event, frozen=True, kw_only=True):
    """An event with a prose field that the format does not have."""

    lesson: Prose | None = None


def _wave(page: PageScreen) -> Step:
    return Step(text="hello")


def _wave_in_sheet(sheet: EvidenceSheet) -> None:
    sheet.notify_text("hello from the sheet")


def _first_title(citations: Sequence[Citation], first: str, language: str | None) -> str:
    return citations[0].source.title.shown(language or first, first).text


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One entry in each registry, taken away again."""
    PANES.add(DOUBTS)
    register(WAVE)
    monkeypatch.setitem(HANDLERS, ("page", WAVE.id), _wave)
    monkeypatch.setitem(HANDLERS, ("evidence", WAVE.id), _wave_in_sheet)
    entry = ExportFormat("first-title", "cite_first_title", _first_title, structured=False)
    monkeypatch.setitem(FORMATS, entry.id, entry)
    yield
    COMMANDS.remove(WAVE)
    del BY_ID[WAVE.id]
    PANES.remove(DOUBTS.id)


async def test_the_app_has_the_pane_and_the_command(tmp_path: Path) -> None:
    small = Path(shutil.copytree(SMALL, tmp_path / "small"))
    async with opened(small, (170, 40), language="en") as reader:
        assert "7 Doubts 1" in reader.tabs
        await reader.press("7")
        assert (reader.pane, reader.selected) == ("doubts", "how-long")
        assert "W wave" in reader.keys
        await reader.press("W")
        assert reader.note == "hello"
        await reader.visit("ban", focus="list")
        await reader.press("s")
        assert "W wave" in reader.text
        await reader.press("W")
        assert "hello from the sheet" in reader.text


def test_the_command_line_has_all_three(capsys: pytest.CaptureFixture[str]) -> None:
    small = str(SMALL)
    assert main(["keys"]) == 0
    printed = capsys.readouterr().out
    assert "W\twave\twave" in printed
    assert "pane-doubts" in printed
    assert main(["show", "--pane", "doubts", "--lang", "en", "-b", small]) == 0
    assert capsys.readouterr().out.startswith("how-long\t")
    assert main(["cite", "--help"]) == 0
    assert "first-title" in capsys.readouterr().out
    assert main(["cite", "ban", "--style", "first-title", "-b", small]) == 0
    assert capsys.readouterr().out == "China urges firms\n"


def test_a_declared_prose_field_is_found_and_linked(tmp_path: Path) -> None:
    opened_ = read_briefing(Path(shutil.copytree(SMALL, tmp_path / "small")))
    assert opened_.briefing is not None
    fields = asdict(opened_.briefing.by_id["start"]) | {"lesson": Prose.of("beware of [[rival]]")}
    event = EventWithLesson(**fields)
    tables = asdict(opened_.briefing)
    others = [each for each in tables["events"] if each.id != "start"]
    briefing = Briefing(**tables | {"events": (event, *others)})
    session = Session(opened_, briefing, View("timeline", "start", language="en"), UNICODE)
    hits = session.hits(View("timeline", query="beware", language="en"))
    assert hits is not None
    assert hits.found == {"start"}
    assert "rival" in Links(briefing).out("start")
    assert ("start", "lesson") in {(m.id, m.field) for m in Links(briefing).into("rival")}
