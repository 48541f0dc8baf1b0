"""Marks where rights, room or the version of the file are not what they should be."""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

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
from tui.reader import sqlite_file
from tui.reader.marks import SCHEMA
from tui.reader.sqlite_schema import Failure, Schema, connect

# Rights and space


def test_a_folder_that_cannot_be_made_costs_what_is_kept_not_what_is_marked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    marks = marks_in(tmp_path / "file" / "marks")
    assert code(marks.trouble) == "unreadable"
    trouble = marks.put({"h20": NOW["h20"]})
    assert code(trouble) == "unwritable"
    assert trouble is not None
    assert trouble.reason
    assert marks.states(NOW) == {}, "nothing is known, so nothing is said to be new"
    marks.put({"h20": None})
    assert marks.states(NOW) == {"h20": "new"}
    assert was(marks, "h20") is None
    assert code(marks.close()) == "unwritable"


def test_on_a_read_only_disk_marks_are_read_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks_in(tmp_path).put({"h20": NOW["h20"]})

    def read_only(path: Path, schema: Schema, patience: float) -> sqlite3.Connection:
        connection = connect(path, schema, patience)
        connection.execute("PRAGMA query_only = on")
        return connection

    monkeypatch.setattr(sqlite_file, "connect", read_only)
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    assert code(marks.put({"엔비디아": NOW["엔비디아"]})) == "unwritable"
    assert list(marks.states(NOW)) == ["英伟达-🇨🇳"]
    assert code(marks.trouble) == "unwritable"
    monkeypatch.undo()
    assert list(marks_in(tmp_path).states(NOW)) == ["엔비디아", "英伟达-🇨🇳"]
    assert marks.close() is None, "the disk can be written again"
    assert list(marks_in(tmp_path).states(NOW)) == ["英伟达-🇨🇳"]


def test_a_file_that_opens_only_for_reading_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the folder cannot be written, and the log's index has no place."""
    marks = marks_in(tmp_path)
    marks.put({"h20": NOW["h20"]})
    marks.close()
    connect = sqlite3.connect

    def refused(database: str, **options: object) -> sqlite3.Connection:
        if "immutable" not in database:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return connect(database, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refused)
    again = marks_in(tmp_path)
    assert list(again.states(NOW)) == ["엔비디아", "英伟达-🇨🇳"]
    assert code(again.put({"엔비디아": NOW["엔비디아"]})) == "unwritable"


@contextmanager
def disk_with_room_for(bytes: int) -> Iterator[None]:
    """No file can grow beyond this: what the system refuses then, a full disk does too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_loses_no_earlier_mark_and_later_keeps_the_new_ones(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put({"h20": NOW["h20"]})
    with disk_with_room_for(64 * 1024):
        assert code(marks.put(many(2000))) == "unwritable"
        assert code(marks.put({"엔비디아": NOW["엔비디아"]})) == "unwritable"
        assert list(marks.states(NOW)) == ["英伟达-🇨🇳"]
        assert list(marks_in(tmp_path).states(NOW)) == ["엔비디아", "英伟达-🇨🇳"]
    assert marks.close() is None
    assert marks_in(tmp_path).states(many(2000) | {"h20": NOW["h20"]}) == {}
    assert asides(tmp_path) == []


def test_a_full_disk_at_the_first_mark_leaves_no_litter(tmp_path: Path) -> None:
    marks = marks_in(tmp_path / "new")
    with disk_with_room_for(1024):
        assert code(marks.put({"h20": NOW["h20"]})) == "unwritable"
    assert list((tmp_path / "new").iterdir()) == []
    assert marks.close() is None
    assert "h20" not in marks_in(tmp_path / "new").states(NOW)


def test_a_damaged_file_on_a_full_disk_is_left_as_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, b"?" * 4096 + bytes_of_many(300)[4096:])
    before = path.read_bytes()
    with disk_with_room_for(8 * 1024):
        marks = marks_in(tmp_path)
        assert code(marks.trouble) == "damaged"
        assert marks.states(many(300)) == {}
        assert code(marks.put({"h20": NOW["h20"]})) == "damaged"
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == before
    assert marks_in(tmp_path).states(many(300)) == {}


def test_a_folder_or_a_pipe_in_its_place_is_no_file(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    for make, remove in ((os.mkdir, os.rmdir), (os.mkfifo, os.unlink)):
        make(path)
        marks = marks_in(tmp_path)
        assert code(marks.trouble) == "unreadable"
        assert code(marks.put({"h20": NOW["h20"]})) == "unwritable"
        remove(path)


def test_where_the_current_folder_is_gone_marks_are_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: object) -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os.path, "realpath", gone)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "unreadable"
    assert code(marks.put({"h20": NOW["h20"]})) == "unreadable"


def test_a_python_without_sqlite_has_no_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "unreadable"
    assert code(marks.put({"h20": NOW["h20"]})) == "unreadable"
    assert marks.states(NOW) == {}
    assert was(marks, "h20") == NOW["h20"]


# Versions


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    ours = marks_in(tmp_path)
    ours.put({"h20": NOW["h20"]})
    ours.close()
    path = file_in(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE marks RENAME TO readings")
        connection.execute(f"PRAGMA user_version = {len(SCHEMA.steps) + 1}")
    before = path.read_bytes()
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "newer"
    assert marks.states(NOW) == {}
    assert code(marks.put({"h20": NOW["h20"]})) == "newer"
    assert was(marks, "h20") == NOW["h20"]
    assert code(marks.close()) == "newer"
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_an_older_schema_is_brought_up_to_date_wholly_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks_in(tmp_path).put({"h20": NOW["h20"]})
    broken = ("ALTER TABLE marks ADD COLUMN a", "ALTER TABLE marks ADD COLUMN b", "INSERT INTO no")
    with pytest.raises(Failure):
        connect(file_in(tmp_path), SCHEMA._replace(steps=(*SCHEMA.steps, *broken)), 0.05)
    with closing(sqlite3.connect(file_in(tmp_path))) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info (marks)")]
        assert columns == ["number", "record", "digest", "fields"]
    monkeypatch.setattr(marks_module, "SCHEMA", SCHEMA._replace(steps=(*SCHEMA.steps, *broken[:2])))
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    assert "h20" not in marks.states(NOW)
    assert marks.put({"엔비디아": NOW["엔비디아"]}) is None
    marks.close()
    monkeypatch.undo()
    assert code(marks_in(tmp_path).trouble) == "newer"


def test_an_empty_file_is_the_oldest_schema(tmp_path: Path) -> None:
    put(tmp_path, b"")
    marks = marks_in(tmp_path)
    assert marks.put({"h20": NOW["h20"]}) is None
    assert marks.trouble is None
    assert "h20" not in marks_in(tmp_path).states(NOW)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
        "ALTER TABLE marks RENAME TO other",
        "ALTER TABLE marks RENAME COLUMN fields TO other",
    ],
)
def test_a_file_that_is_not_what_it_says_is_put_aside(statement: str, tmp_path: Path) -> None:
    marks_in(tmp_path).put({"h20": NOW["h20"]})
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(statement)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) in ("partial", "damaged")
    assert "h20" not in marks.states(NOW)
    assert marks.put({"h20": NOW["h20"]}) is None
    assert "h20" not in marks_in(tmp_path).states(NOW)
    assert len(asides(tmp_path)) == 1
