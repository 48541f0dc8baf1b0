"""A format of citations is added by one entry, and is then everywhere that formats are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.app.drive import opened, small
from tui.cli import main
from tui.export.cited import Citation
from tui.export.formats import FORMATS, ExportFormat, style_for
from tui.reader.config import load_config
from tui.reader.paths import path_of
from tui.words import LANGUAGES, words_for

SMALL = str(Path(__file__).resolve().parents[1] / "app" / "small")


def titles(citations: Sequence[Citation], first: str, language: str | None) -> str:
    """One title a line, in a language: as short as a format can be."""
    return "\n".join(one.source.title.shown(language or first, first).text for one in citations)


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = ExportFormat("titles", "cite_titles", titles, structured=True)
    monkeypatch.setitem(FORMATS, entry.id, entry)


def test_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "ban", "--style", "titles", "--lang", "en", "-b", SMALL]) == 0
    assert capsys.readouterr().out == "China urges firms\nA wire story\n"
    assert main(["cite", "chip", "--style", "titles", "-b", SMALL]) == 1


def test_it_is_offered_where_a_style_is_misspelt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "ban", "--style", "titels", "--lang", "en", "-b", SMALL]) == 2
    error = capsys.readouterr().err
    assert "bibtex, titles" in error
    assert "titles?" in error.replace("”", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_it(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--help", "--lang", language]) == 0
    help = capsys.readouterr().out
    lines = help.splitlines()
    before = next(number for number, line in enumerate(lines) if line.lstrip().startswith("bibtex"))
    assert lines[before + 1] == f"{'':17}titles     titles"
    assert {"en": "bibtex and titles", "ko": "bibtex와 titles"}[language] in help


def test_the_configuration_accepts_it(capsys: pytest.CaptureFixture[str]) -> None:
    path_of("configuration").parent.mkdir(parents=True)
    path_of("configuration").write_text('citation_style = "titles"', encoding="utf-8")
    assert load_config(styles=FORMATS).problems == ()
    assert main(["cite", "paper", "-b", SMALL, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "China urges firms\n"


async def test_the_app_offers_it_and_copies_it(tmp_path: Path) -> None:
    async with opened(small(tmp_path), language="en") as reader:
        await reader.visit("paper", focus="list")
        await reader.press("C")
        assert "titles" in reader.text
        await reader.press("end", "enter")
        await reader.workers()
        assert path_of("copied").read_text(encoding="utf-8") == "China urges firms"


def test_readers_of_its_language_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [style_for(language) for language in ("ko", "en", "fr")] == [
        "korean",
        "chicago",
        "chicago",
    ]
    french = ExportFormat("notes", "cite_notes", titles, language="fr")
    monkeypatch.setitem(FORMATS, french.id, french)
    assert style_for("fr") == "notes"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_of_ours_has_its_words(language: str) -> None:
    words = words_for(language)
    for id, entry in FORMATS.items():
        assert entry.id == id
        if id != "titles":
            assert entry.name(words, "app") != entry.name(words, "cli") != id
