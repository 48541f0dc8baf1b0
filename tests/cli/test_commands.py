"""What the commands print and how they end, on the bundled briefing and on a small broken one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tui.briefing.panes import PANES
from tui.cli import main
from tui.cli.output import Output
from tui.cli.print_context import open_context
from tui.cli.show import whole_record
from tui.cli.usage import Arguments
from tui.commands import COMMANDS
from tui.page.article import article
from tui.page.plain import plain
from tui.reader.paths import path_of
from tui.words import words_for

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "content" / "china-ai-chips"

BROKEN = """\
[briefing]
id = "small"
schema = 1
languages = ["ko", "en"]
title = {ko = "작은 브리핑", en = "A small briefing"}
summary = {ko = "요약", en = "Summary"}
as_of = "2026-06"

[[actor]]
id = "nvidia"
kind = "compny"
name = "Nvidia"

[[event]]
id = "launch"
date = 2024-09-27
title = {ko = "출시, 100% 확정", en = "Launch, 100% sure"}
status = "confirmed"
"""


class Ran(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


class Shell:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *argv: str) -> Ran:
        status = main(argv)
        captured = self.capsys.readouterr()
        return Ran(status, captured.out, captured.err)


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    """A shell in an empty folder, so that the bundled briefing is meant."""
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder `small` in the current one with two mistakes: a word, and an event with no cite."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "briefing.toml").write_text(BROKEN, encoding="utf-8")
    return folder


# check


def test_a_clean_briefing_takes_one_line(shell: Shell) -> None:
    assert shell("check") == Ran(0, "No problems.\n", "")
    assert shell("check", "--lang", "ko").out == "문제가 없습니다.\n"
    assert shell("check", "--strict").status == 0
    assert shell("check", "--json").json == []


@pytest.mark.usefixtures("broken")
def test_a_problem_takes_a_line_with_its_place(shell: Shell) -> None:
    ran = shell("check", "small")
    assert ran.status == 1
    first = ran.out.splitlines()[0]
    assert first.startswith("small/briefing.toml:11:8: error: ")
    assert first.endswith("[unknown-word]")
    assert "company" in ran.out.splitlines()[1]
    assert ran.out.splitlines()[-1].startswith("1 error, ")


@pytest.mark.usefixtures("broken")
def test_check_for_programs(shell: Shell) -> None:
    ran = shell("check", "small", "--json", "--lang", "ko")
    assert ran.status == 1
    problem = next(one for one in ran.json if one["code"] == "unknown-word")
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert (problem["severity"], problem["file"], problem["line"], problem["column"]) == (
        "error", "small/briefing.toml", 11, 8,
    )  # fmt: skip
    assert "company" in problem["hint"]


@pytest.mark.usefixtures("broken")
def test_check_for_github(shell: Shell) -> None:
    ran = shell("check", "small", "--format", "github")
    annotations = ran.out.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=")) for line in annotations)
    assert "file=small/briefing.toml,line=11,col=8,title=unknown-word::" in ran.out
    assert "%0A" in annotations[0], "the hint follows in the same annotation"


def test_warnings_count_only_when_strict(shell: Shell, broken: Path) -> None:
    file = broken / "briefing.toml"
    file.write_text(BROKEN.replace("compny", "company"), encoding="utf-8")
    assert "warning" in shell("check", "small").out
    assert shell("check", "small").status == 0
    assert shell("check", "small", "--strict").status == 1


@pytest.mark.usefixtures("broken")
def test_a_folder_of_briefings_is_checked_whole(shell: Shell, tmp_path: Path) -> None:
    second = tmp_path / "other"
    second.mkdir()
    (second / "briefing.toml").write_text(BROKEN, encoding="utf-8")
    files = {problem["file"] for problem in shell("check", "--json").json}
    assert files == {"small/briefing.toml", "other/briefing.toml"}


def test_a_path_that_is_not_there_is_wrong_use(shell: Shell) -> None:
    ran = shell("check", "nowhere")
    assert ran.status == 2
    assert "nowhere" in ran.out
    assert shell("check", "nowhere", "--json").json[0]["code"] == "no-such-path"


# show


def test_show_a_record(shell: Shell) -> None:
    ran = shell("show", "h20", "--lang", "ko")
    assert ran.status == 0
    assert ran.out.startswith("H20\n제품")
    assert "\x1b" not in ran.out
    assert "창구지도" in ran.out


def test_show_a_record_for_programs(shell: Shell) -> None:
    record = shell("show", "h20", "--json").json
    assert (record["id"], record["kind"], record["table"]) == ("h20", "product", "actor")
    assert "nvidia" in record["links"]
    assert "china-ai-chips" in record["backlinks"]
    assert record["grade"][0] in "ABCDEF"
    assert record["origins"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_record_can_be_shown(language: str) -> None:
    with Output(words_for(language), io.StringIO()) as out:
        context = open_context(Arguments(command="show", briefing=str(BUNDLED)), out).context
    for id, record in context.briefing.by_id.items():
        assert json.loads(json.dumps(whole_record(context, record)))["id"] == id
        assert plain(article(id, context, language), context).strip()


def test_a_record_that_is_not_there(shell: Shell) -> None:
    ran = shell("show", "nvdia")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "There is no record nvdia. Did you mean nvidia?\n"


@pytest.mark.parametrize("pane", PANES)
def test_a_pane_is_a_list_of_one_record_a_line(shell: Shell, pane: str) -> None:
    ran = shell("show", "--pane", pane, "--lang", "ko")
    listed = shell("show", "--pane", pane, "--json", "--lang", "ko").json
    assert ran.status == 0
    assert all(list(row) == ["id", "kind", "title", "pane"] for row in listed)
    lines = [row[0] for row in ran.rows if len(row) > 2]
    assert lines == [row["id"] for row in listed]


def test_the_timeline_gives_whole_dates(shell: Shell) -> None:
    row = next(row for row in shell("show", "--pane", "timeline").rows if row[0] == "us-rules-2022")
    assert row[2] == "2022-10-07"


def test_the_overview_opens_with_the_summary(shell: Shell) -> None:
    assert shell("show", "--pane", "overview", "--lang", "en").out.startswith("China's AI chips")


def test_a_briefing_with_mistakes_is_shown_as_far_as_it_is_sound(
    shell: Shell, broken: Path
) -> None:
    ran = shell("show", "launch", "-b", "small")
    assert ran.status == 0
    assert "Launch, 100% sure" in ran.out
    assert "briefdeck check small" in ran.err
    (broken / "briefing.toml").write_text("[briefing]\nid = \n", encoding="utf-8")
    ran = shell("show", "launch", "-b", "small")
    assert (ran.status, ran.out) == (1, "")
    assert "small/briefing.toml:2:" in ran.err


def test_one_of_several_briefings_must_be_chosen(shell: Shell, broken: Path) -> None:
    other = broken.parent / "other"
    other.mkdir()
    (other / "briefing.toml").write_text(BROKEN, encoding="utf-8")
    ran = shell("show", "launch")
    assert ran.status == 2
    assert "-b other" in ran.err
    assert shell("show", "launch", "-b", "other").status == 0


# search


def test_search(shell: Shell) -> None:
    ran = shell("search", "ㅎㅇㅇ", "--lang", "ko")
    assert ran.status == 0
    assert ["huawei", "행위자", "화웨이"] in ran.rows


def test_search_for_programs_keeps_the_order(shell: Shell) -> None:
    ran = shell("search", "huawei", "--json")
    assert [hit["id"] for hit in ran.json] == [row[0] for row in shell("search", "huawei").rows]
    assert ran.json[0] == {"id": "huawei", "kind": "actor", "title": "Huawei", "pane": "actors"}


def test_search_with_fields_and_not(shell: Shell) -> None:
    every = {row[0] for row in shell("search", "h20", "kind:event").rows}
    confirmed = {row[0] for row in shell("search", "h20", "kind:event", "status:confirmed").rows}
    others = {row[0] for row in shell("search", "h20", "kind:event", "-status:confirmed").rows}
    assert confirmed
    assert others == every - confirmed


def test_nothing_found(shell: Shell) -> None:
    ran = shell("search", "xyzzy")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "Nothing found for xyzzy.\n"
    assert shell("search", "xyzzy", "--json") == Ran(1, "[]\n", "")


def test_a_field_that_does_not_exist_is_wrong_use(shell: Shell) -> None:
    ran = shell("search", "statsu:denied")
    assert (ran.status, ran.out) == (2, "")
    assert "status" in ran.err


# keys, paths, version, help


def test_keys_are_those_of_the_registry(shell: Shell) -> None:
    told = shell("keys", "--json").json
    assert [one["id"] for one in told] == [
        command.id for command in sorted(COMMANDS, key=lambda each: "page" not in each.contexts)
    ]
    assert next(one for one in told if one["id"] == "cite")["contexts"] == ["page", "evidence"]
    assert all(one["keys"] and one["title"] for one in told)
    assert "j, ↓\tDown\tmove-down" in shell("keys").out
    assert "아래로" in shell("keys", "--lang", "ko").out


def test_keys_tell_what_the_reader_configured(shell: Shell) -> None:
    path_of("configuration").parent.mkdir(parents=True)
    path_of("configuration").write_text('[keys]\nmove-down = "ctrl+n"\n', encoding="utf-8")
    told = {one["id"]: one["keys"] for one in shell("keys", "--json").json}
    assert told["move-down"] == ["ctrl+n"]


@pytest.mark.usefixtures("broken")
def test_paths(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    told = shell("paths", "--json").json
    assert told["configuration"] == str(path_of("configuration"))
    assert told["briefing"] == str(Path.cwd())
    monkeypatch.setenv("BRIEFDECK_PATH", str(Path.cwd() / "small"))
    assert shell("paths", "--json").json["briefing"] == str(Path.cwd() / "small")
    assert "(not there yet)" in shell("paths").out
    assert not path_of("configuration").parent.exists(), "asking creates nothing"


def test_help_speaks_both_languages(shell: Shell) -> None:
    assert shell("--help", "--lang", "en").out.startswith("briefdeck: read a briefing")
    assert "사용법" in shell("--help", "--lang", "ko").out
    for command in ("check", "show", "search", "news", "keys", "paths"):
        for language in ("ko", "en"):
            ran = shell(command, "--help", "--lang", language)
            assert ran.status == 0
            assert f"briefdeck {command}" in ran.out


def test_help_fits_a_small_terminal(shell: Shell) -> None:
    from tui.page.wrap import cells

    for command in ([], ["check"], ["show"], ["search"], ["news"], ["keys"], ["paths"]):
        for language in ("ko", "en"):
            lines = shell(*command, "--help", "--lang", language).out.splitlines()
            assert max(map(cells, lines)) <= 80


def test_a_slip_in_a_command_is_told(shell: Shell) -> None:
    ran = shell("chekc")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "There is no file or folder chekc. Did you mean check?\n"


def test_a_folder_without_a_briefing_is_wrong_use(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for argv in (["empty"], ["show", "h20", "-b", "empty"]):
        ran = shell(*argv)
        assert ran.status == 2
        assert "There is no briefing in empty" in ran.err


def test_without_a_terminal_the_app_does_not_open(shell: Shell) -> None:
    ran = shell()
    assert ran.status != 0
    assert "briefdeck show --pane overview" in ran.err


# As a process


def briefdeck(command: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell command in which `briefdeck` is the program."""
    words = command.replace("briefdeck", f"'{sys.executable}' -m tui")
    return subprocess.run(
        ["/bin/sh", "-c", words], capture_output=True, cwd=ROOT, env={**os.environ, **environ}
    )  # fmt: skip


def test_the_version() -> None:
    ran = briefdeck("briefdeck --version")
    assert (ran.returncode, ran.stdout[:10], ran.stderr) == (0, b"briefdeck ", b"")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    ran = briefdeck("briefdeck show --pane sources | head -n 1")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.count(b"\n") == 1


def test_a_full_disk_is_told_without_a_traceback() -> None:
    if not Path("/dev/full").exists():
        return
    ran = briefdeck("briefdeck show --pane sources > /dev/full")
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert ran.stderr


def test_another_encoding_gets_what_it_has() -> None:
    ran = briefdeck("briefdeck show --pane overview --lang ko", PYTHONIOENCODING="euc-kr")
    assert ran.returncode == 0
    assert "중국의 AI 칩 자립과 엔비디아 H20" in ran.stdout.decode("euc-kr")
    ran = briefdeck("briefdeck show h20 --lang ko", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert b"missing in ascii" in ran.stderr
