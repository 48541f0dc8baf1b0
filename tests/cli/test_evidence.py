"""`show ID --evidence`: the shell tells what the sheet shows."""

from __future__ import annotations

import json

import pytest

from tests.app.drive import SMALL
from tui.cli import main
from tui.cli.output import Output
from tui.cli.show import show
from tui.cli.usage import Arguments
from tui.words import words_for


def told(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> str:
    assert main(["show", *argv, "-b", str(SMALL)]) == status
    said = capsys.readouterr()
    return said.err if status else said.out


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ko", "  - 재인용 → B  A wire  2024-09-27  ◂ 뿌리  A wire story"),
        ("en", "  - relays → B  A wire  2024-09-27  ◂ origin  A wire story"),
    ],
)
def test_a_pipe_gets_the_tree_in_plain_words(
    language: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, "ban", "--evidence", "--lang", language).splitlines()
    assert line in lines
    assert lines[1].startswith("B3 · ")
    assert not set("".join(lines)) & set("├└│─")


def test_programs_get_every_line_with_its_place_in_the_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = json.loads(told(capsys, "ban", "--evidence", "--json"))
    assert made["grade"] == "B3"
    assert made["origins"] == ["wire"]
    wanted = [
        {"depth": 0, "source": "paper", "at": "para:2", "stance": "supports", "origin": False},
        {"depth": 1, "source": "wire", "at": None, "stance": None, "origin": True},
        {"depth": 0, "source": "wire", "at": None, "stance": "disputes", "origin": False},
    ]
    assert made["evidence"] == [{**line, "stands": True, "cut": None} for line in wanted]
    assert "evidence" not in json.loads(told(capsys, "ban", "--json"))


def test_a_terminal_gets_the_branches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    arguments = Arguments(
        command="show", operands=("ban",), briefing=str(SMALL), evidence=True, language="en"
    )
    with Output(words_for("en")) as out:
        monkeypatch.setattr(Output, "styled", property(lambda self: True))
        assert show(arguments, out) == 0
    assert "└─ relays → B  A wire" in capsys.readouterr().out


@pytest.mark.parametrize("more", [["--pane", "timeline"], ["ban", "--strike"]])
def test_it_is_about_one_record(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "--evidence" in told(capsys, *more, "--evidence", "--lang", "en", status=2)


def test_no_such_record_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "bann" in told(capsys, "bann", "--evidence", status=1)
