"""`briefdeck cite`: which style, which sources, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.export.schema import faults
from tui.cli import main
from tui.export.formats import FORMATS
from tui.reader.paths import path_of

ROOT = Path(__file__).resolve().parents[2]
SMALL = str(ROOT / "tests" / "app" / "small")


def ran(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> str:
    assert main(["cite", *argv, "-b", SMALL]) == status
    out, err = capsys.readouterr()
    return err if status else out


def test_a_source_in_each_style(capsys: pytest.CaptureFixture[str]) -> None:
    said = {style: ran(capsys, "paper", "--style", style) for style in FORMATS}
    assert said["chicago"].startswith("“") or ", “" in said["chicago"]
    assert "「" in said["korean"]
    assert said["bibtex"].startswith("@article{paper,")
    assert json.loads(said["csl-json"])[0]["id"] == "paper"
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in said.values())


def test_json_is_csl_json(capsys: pytest.CaptureFixture[str]) -> None:
    written = ran(capsys, "ban", "--json")
    assert written == ran(capsys, "ban", "--style", "csl-json")
    assert [item["id"] for item in json.loads(written)] == ["paper", "wire"]
    assert faults(json.loads(written)) == []


def test_a_record_gives_a_line_a_source_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = ran(capsys, "ban", "--style", "chicago").splitlines()
    assert "para. 2" in first
    assert "para." not in second


def test_without_a_style_the_language_decides_and_before_it_the_configuration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "「" in ran(capsys, "paper", "--lang", "ko")
    assert "“" in ran(capsys, "paper", "--lang", "en")
    path_of("configuration").parent.mkdir(parents=True)
    path_of("configuration").write_text('citation_style = "bibtex"', encoding="utf-8")
    assert ran(capsys, "paper", "--lang", "ko").startswith("@")
    assert "“" in ran(capsys, "paper", "--lang", "ko", "--style", "chicago")
    assert ran(capsys, "paper", "--json").startswith("[")


def test_what_is_not_there_is_said_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "paper" in ran(capsys, "papr", "--lang", "en", status=1)
    assert "\x1b" not in ran(capsys, "\x1b[31m", status=1)


def test_a_record_that_cites_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "chip" in ran(capsys, "chip", "--style", "chicago", status=1)
    assert main(["cite", "chip", "--json", "-b", SMALL]) == 1
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("argv", [(), ("a", "b"), ("paper", "--style", "mla"), ("x", "--style")])
def test_wrong_use(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "--lang", "en", *argv, status=2)


def test_a_stream_that_lacks_letters_still_gets_json(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "tui", "cite", "ban", "--json", "--lang", "ko", "-b", SMALL]
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ran = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    assert faults(json.loads(ran.stdout.decode("ascii"))) == []
