"""Every rule of checking: a text that trips it where `‹code›` stands, and one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.make import marked, opened_with, reported, sections
from tui.library.problems import SEVERITIES
from tui.words import words_for

HERE = Path(__file__).parent
TRIPS = sections(HERE / "trips.txt")
SOUND = sections(HERE / "sound.txt")


@pytest.mark.parametrize("case", TRIPS)
def test_trips(case: str, tmp_path: Path) -> None:
    text, expected = marked(TRIPS[case])
    opened = opened_with(tmp_path, text)
    assert reported(opened, "case.toml") == expected
    assert [problem for problem in opened.problems if problem.file != "case.toml"] == []


@pytest.mark.parametrize("case", SOUND)
def test_does_not_trip(case: str, tmp_path: Path) -> None:
    opened = opened_with(tmp_path, SOUND[case])
    words = words_for("en")
    assert [(p.place, p.code, p.message(words)) for p in opened.problems] == []


def test_windows_line_ends(tmp_path: Path) -> None:
    text, expected = marked(TRIPS["second of two unknown marks alike"])
    opened = opened_with(tmp_path, text.replace("\n", "\r\n"))
    assert reported(opened, "case.toml") == expected


def test_every_code_is_tripped_somewhere() -> None:
    tripped = {place.code for text in TRIPS.values() for place in marked(text)[1]}
    of_files = {
        "file-too-big", "link-not-followed", "missing-briefing", "no-such-path", "not-a-briefing",
        "not-a-file", "not-utf8", "too-deep", "too-many-files", "too-many-problems", "too-much",
        "unknown-schema", "unreadable",
    }  # fmt: skip
    assert tripped | of_files == set(SEVERITIES)
    assert not tripped & of_files


@pytest.mark.parametrize("case", TRIPS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_says_it_in_words_with_something_to_do(case: str, language: str, tmp_path: Path) -> None:
    words = words_for(language)
    for problem in opened_with(tmp_path, marked(TRIPS[case])[0]).problems:
        message = problem.message(words)
        hint = problem.hint(words)
        assert message.endswith((".", "다."))
        assert hint
        assert problem.code not in message
        assert "{" not in message.replace("{}", "")
        assert set(problem.to_json(words)) == {
            "code", "severity", "file", "line", "column", "message", "hint",
        }  # fmt: skip
