"""What is saved of a damaged file of marks: whatever can be read, and nothing untrue."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reader.marking import (
    NOW,
    asides,
    bytes_of_many,
    code,
    file_in,
    many,
    marks_in,
    put,
    was,
)  # fmt: skip
from tui.reader import marks as marks_module
from tui.reader.marks import SCHEMA
from tui.reader.sqlite_file import SqliteFile
from tui.reader.sqlite_rescue import rescue
from tui.reader.sqlite_schema import PAGE, Failure, identity


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(min_size=1, max_size=600)), max_size=4),
    st.none() | st.integers(0, 1 << 16),
)
def test_damaged_bytes_never_raise_and_nothing_untrue_is_remembered(
    damage: list[tuple[int, bytes]], length: int | None
) -> None:
    data = bytearray(bytes_of_many(120))
    for place, torn in damage:
        place %= len(data)
        data[place : place + len(torn)] = torn
    truth = many(120)
    with tempfile.TemporaryDirectory() as name:
        path = put(Path(name), bytes(data[: length and length % len(data)]))
        before = path.read_bytes()
        marks = marks_in(Path(name))
        states = marks.states(truth)
        if code(marks.trouble) == "newer":
            assert path.read_bytes() == before
            return
        assert set(states.values()) <= {"new"}, "marks may be lost, and nothing has changed"
        assert all(said in (None, truth[id]) for id, said in marks.was_many(truth).items())
        assert marks.put({"h20": NOW["h20"]}) is None
        marks.close()
        assert "h20" not in marks_in(Path(name)).states(NOW)
        assert [aside.read_bytes() for aside in asides(Path(name))] in ([], [before])


@settings(max_examples=15)
@given(st.binary(min_size=2, max_size=300))
def test_any_bytes_in_its_place_are_put_aside(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        put(Path(name), data)
        marks = marks_in(Path(name))
        assert code(marks.trouble) == "damaged"
        assert marks.states(NOW) == dict.fromkeys(NOW, "new")
        assert marks.put({"h20": NOW["h20"]}) is None
        assert [aside.read_bytes() for aside in asides(Path(name))] == [data]


def tear(data: bytes, kinds: Mapping[int, int], fill: bytes) -> tuple[bytes, float]:
    """Overwrite every n-th page of each kind (its first byte), n by kind; also the part torn."""
    torn, pages, found = bytearray(data), 0, dict.fromkeys(kinds, 0)
    for start in range(PAGE, len(data), PAGE):
        kind = data[start]
        if kind in kinds:
            found[kind] += 1
            if found[kind] % kinds[kind] == 0:
                torn[start : start + PAGE] = fill * PAGE
                pages += 1
    assert pages, "there is nothing to tear"
    return bytes(torn), pages / sum(found.values())


TABLE_LEAF, INDEX_INNER, INDEX_LEAF = 13, 2, 10
"""Kinds of pages (SQLite's file format, 1.6)."""


@pytest.mark.parametrize("fill", [b"\0", b"\xff", b"?"])
@pytest.mark.parametrize("every", [3, 10])
def test_torn_pages_cost_no_more_than_the_marks_on_them(
    every: int, fill: bytes, tmp_path: Path
) -> None:
    data, part = tear(bytes_of_many(2000), {TABLE_LEAF: every}, fill)
    put(tmp_path, data)
    marks = marks_in(tmp_path)
    lost = marks.states(many(2000))
    assert code(marks.trouble) == "partial"
    assert set(lost.values()) == {"new"}
    assert 0 < len(lost) <= 2000 * part * 1.3
    assert marks.put(many(2000)) is None
    assert marks.states(many(2000)) == {}
    assert [aside.read_bytes() for aside in asides(tmp_path)] == [data]


def test_a_torn_index_costs_no_mark(tmp_path: Path) -> None:
    data, _ = tear(bytes_of_many(2000), {INDEX_INNER: 1, INDEX_LEAF: 1}, b"?")
    put(tmp_path, data)
    marks = marks_in(tmp_path)
    assert marks.put({"r7": {"body": "later"}}) is None
    assert marks.states(many(2000)) == {"r7": "changed"}


@pytest.mark.parametrize("bytes", [16, 100, PAGE])
def test_a_torn_head_costs_no_mark(bytes: int, tmp_path: Path) -> None:
    put(tmp_path, b"?" * bytes + bytes_of_many(2000)[bytes:])
    marks = marks_in(tmp_path)
    assert marks.states(many(2000)) == {}
    assert code(marks.trouble) == "partial"
    (aside,) = asides(tmp_path)
    assert marks.trouble is not None
    assert marks.trouble.path == aside
    assert marks_in(tmp_path).trouble is None


def test_a_damaged_table_that_sqlite_cannot_even_quote_costs_no_mark(tmp_path: Path) -> None:
    data = bytes_of_many(2000)
    assert b"digest INTEGER" in data
    put(tmp_path, data.replace(b"digest INTEGER", b"dig\xffst INTEGER", 1))
    assert marks_in(tmp_path).states(many(2000)) == {}


@pytest.mark.parametrize(
    ("damage", "states"),
    [
        ("digest = 1, fields = substr(fields, 2)", {"h20": "new"}),
        ("fields = 'text', digest = 1", {"h20": "new"}),
        ("fields = (SELECT max(fields) FROM marks WHERE record != x'683230')", {"h20": "new"}),
        ("record = x'ff'", {}),
    ],
)
def test_a_row_that_is_damaged_is_never_told_as_a_change(
    damage: str, states: dict[str, str], tmp_path: Path
) -> None:
    marks = marks_in(tmp_path)
    marks.put(NOW)
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(f"UPDATE marks SET {damage} WHERE record = x'683230'")
    if "digest" not in damage:
        # Nobody looks at a row whose digest is right, until it is asked what it said.
        assert was(marks, "h20") is None
        rescue(file_in(tmp_path), SCHEMA, identity(file_in(tmp_path)), SCHEMA.wait)
    assert marks.states(NOW) == states
    assert was(marks, "엔비디아") == NOW["엔비디아"]


def test_rows_whose_numbers_are_far_apart_are_found_behind_a_torn_page(tmp_path: Path) -> None:
    path = put(tmp_path, bytes_of_many(2000))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET number = number + 1000000000 WHERE number > 1900")
    data, part = tear(path.read_bytes(), {TABLE_LEAF: 20}, b"?")
    put(tmp_path, data)
    assert 0 < len(marks_in(tmp_path).states(many(2000))) <= 2000 * part * 1.5


def test_many_are_marked_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_rescued(_: SqliteFile, reason: str, patience: float) -> None:
        raise Failure("damaged", reason)

    marks_in(tmp_path).put({"h20": NOW["h20"]})
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON marks WHEN new.record = CAST('r50' AS BLOB)"
            " BEGIN SELECT RAISE (FAIL, 'no'); END"
        )
        # What the trigger says would be taken for damage.
        monkeypatch.setattr(SqliteFile, "_rescue", not_rescued)
        file = SqliteFile(file_in(tmp_path), SCHEMA)
        with pytest.raises(Failure, match="no"):
            file.write(marks_module._writer(many(100)))
        file.close()
        assert connection.execute("SELECT count(*) FROM marks").fetchall() == [(1,)]


def killed_copy(folder: Path, *, damaged: bool) -> None:
    """What a copy leaves that was killed: its log, too; and here the file's head torn."""
    work = folder / "work"
    marks = marks_in(work)
    marks.put(NOW)
    for file in work.iterdir():
        shutil.copyfile(file, folder / file.name)
    marks.close()
    if damaged:
        with file_in(folder).open("r+b") as file:
            file.write(b"?" * 100)


@pytest.mark.parametrize("damaged", [False, True])
def test_the_log_of_a_killed_copy_is_used_for_a_damaged_file_too(
    damaged: bool, tmp_path: Path
) -> None:
    killed_copy(tmp_path, damaged=damaged)
    assert file_in(tmp_path).with_name(file_in(tmp_path).name + "-wal").stat().st_size
    marks = marks_in(tmp_path)
    assert marks.states(NOW) == {}
    marks.close()
    assert marks_in(tmp_path).states(NOW) == {}


def test_a_copy_that_is_running_goes_on_in_the_file_that_another_has_rescued(
    tmp_path: Path,
) -> None:
    put(tmp_path, bytes_of_many(300))
    running = marks_in(tmp_path)
    running.put({"own": {"body": "only in the log"}})
    # Not closed yet: that would end the locks which this process has on the file.
    descriptor = os.open(file_in(tmp_path), os.O_WRONLY)
    os.write(descriptor, b"?" * 100)
    other = marks_in(tmp_path)
    assert code(other.trouble) == "partial"
    assert was(other, "own") == {"body": "only in the log"}
    (aside,) = asides(tmp_path)
    assert b"own" in aside.with_name(aside.name + "-wal").read_bytes(), "kept with its log"
    os.close(descriptor)
    assert running.put({"h20": NOW["h20"]}) is None
    assert running.states(many(300)) == {}
    assert "h20" not in other.states(NOW)
    running.close()
    other.put({"엔비디아": NOW["엔비디아"]})
    other.close()
    assert list(marks_in(tmp_path).states(NOW)) == ["英伟达-🇨🇳"]
    assert len(asides(tmp_path)) == 1


def test_what_another_copy_has_rescued_is_not_rescued_again(tmp_path: Path) -> None:
    path = put(tmp_path, b"?" * 100 + bytes_of_many(300)[100:])
    seen = identity(path)
    assert marks_in(tmp_path).states(many(300)) == {}
    assert rescue(path, SCHEMA, seen, SCHEMA.wait) is None
    assert len(asides(tmp_path)) == 1


def test_copies_that_find_damage_at_once_rescue_it_once(tmp_path: Path) -> None:
    put(tmp_path, b"?" * 100 + bytes_of_many(300)[100:])
    missing: list[object] = []

    def open_and_mark(number: int) -> None:
        marks = marks_in(tmp_path)
        marks.put({f"own{number}": {"body": "mine"}})
        missing.append(marks.close())

    copies = [Thread(target=open_and_mark, args=(number,)) for number in range(6)]
    for copy in copies:
        copy.start()
    for copy in copies:
        copy.join()
    own = {f"own{number}": {"body": "mine"} for number in range(6)}
    assert missing == [None] * 6
    assert marks_in(tmp_path).states(many(300) | own) == {}
    assert len(asides(tmp_path)) == 1


def test_where_there_are_no_links_between_files_all_goes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    torn = b"?" * 100 + bytes_of_many(300)[100:]
    put(tmp_path / "torn", torn)
    assert marks_in(tmp_path / "torn").states(many(300)) == {}
    assert [aside.read_bytes() for aside in asides(tmp_path / "torn")] == [torn]
    assert marks_in(tmp_path / "new").put({"h20": NOW["h20"]}) is None
    assert "h20" not in marks_in(tmp_path / "new").states(NOW)
