"""What `briefdeck news` tells: to a person, to cron and prompts, to a program."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.drive import SMALL
from tui.briefing.canonical import canonical
from tui.cli import main
from tui.library.read import read_briefing
from tui.reader.marks import Marks, marks_file

TERM = '[[term]]\nid = "hbm"\nterm = "HBM"\ndefinition = {en = "Memory.", ko = "메모리."}'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def opened(folder: Path, *, read: bool) -> None:
    """Someone opened the briefing, and read all or nothing of it."""
    found = read_briefing(folder, check=False)
    assert found.briefing is not None
    by_id = found.briefing.by_id
    marks = Marks.open(found.path, found.briefing.meta.id)
    marks.begin(by_id)
    if read:
        marks.put({id: canonical(record) for id, record in by_id.items()})
    assert marks.close() is None


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "briefing.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder: Path, toml: str) -> None:
    with (folder / "briefing.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{toml}\n")


def told(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> str:
    assert main(["news", "-b", str(folder), "--lang", "en", *more]) == 0
    return capsys.readouterr().out


def test_news_are_told_to_programs(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(small, read=True)
    assert json.loads(told(capsys, small, "--json")) == []
    add(small, TERM)
    edit(small, "Huawei sends samples", "Huawei sends none")
    edit(small, 'date = "2024-10"', 'date = "2025-06-10"')
    assert json.loads(told(capsys, small, "--json")) == [
        {"id": "rush", "kind": "event", "state": "changed", "fields": ["date", "title"]},
        {"id": "hbm", "kind": "term", "state": "new", "fields": []},
    ]


def test_a_comment_and_another_order_are_no_news(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(small, read=True)
    text = (small / "briefing.toml").read_text(encoding="utf-8")
    head, *tables = text.split("\n[[")
    # Tables of one kind may not change places where their order says something; kinds may.
    turned = sorted(tables, key=lambda table: table.partition("]]")[0], reverse=True)
    (small / "briefing.toml").write_text(
        "# A comment.\n" + "\n[[".join([head, *turned]), encoding="utf-8"
    )
    assert json.loads(told(capsys, small, "--json")) == []
    assert told(capsys, small) == ""


def test_news_are_told_in_lines_the_counts_first(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(small, read=True)
    add(small, TERM)
    edit(small, "Huawei sends samples", "Huawei sends none")
    first, *rows = told(capsys, small).splitlines()
    assert first == "1 new, 1 changed"
    assert [row.split("\t") for row in rows] == [
        ["changed", "rush", "event", "Huawei sends none", "Title"],
        ["new", "hbm", "term", "HBM"],
    ]


def test_where_nothing_is_new_cron_sends_no_mail(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(small, read=False)
    assert told(capsys, small) == ""
    first, *rows = told(capsys, small, "--all").splitlines()
    assert first.startswith("nothing new, ")
    assert first.endswith("from before still unread")
    assert rows[0].split("\t")[:2] == ["unread", "gist"]
    entries = json.loads(told(capsys, small, "--json"))
    assert len(entries) == len(rows), "what was never read is new to a program"
    assert {entry["state"] for entry in entries} == {"new"}


def test_a_briefing_that_was_never_opened_is_one_line_and_stays_unopened(
    small: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert told(capsys, small).startswith("not opened yet, ")
    assert not list(home.rglob("*.sqlite"))


def test_news_mark_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(small, read=True)
    add(small, TERM)
    assert told(capsys, small) == told(capsys, small) != ""


def test_marks_that_cannot_be_used_are_an_error_and_no_news(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(small, read=True)
    file = marks_file(small, "small")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert main(["news", "-b", str(small), "--lang", "en", "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(file) in printed.err
    assert "Update briefdeck" in printed.err


def test_of_several_briefings_one_has_to_be_named(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL, small.parent / "other")
    assert main(["news", "-b", str(small.parent), "--lang", "en"]) == 2
    assert "-b" in capsys.readouterr().err


def test_the_place_of_the_marks_is_among_the_paths(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paths", "-b", str(small), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["marks"] == str(marks_file(small, "small").parent)
