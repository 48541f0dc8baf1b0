"""What was read is remembered, with what it said then."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reader.marking import (
    BRIEFING,
    NOW,
    ROOT,
    file_in,
    many,
    marks_in,
    was,
)  # fmt: skip
from tui.page.wrap import cells
from tui.reader.marks import Marks, marks_file
from tui.reader.memory import memory_file
from tui.reader.trouble import Trouble, TroubleCode
from tui.session.settings import Settings
from tui.words import words_for

# Reading


def test_all_is_new_until_it_was_read_and_changed_when_it_says_something_else(
    tmp_path: Path,
) -> None:
    marks = marks_in(tmp_path)
    assert marks.states(NOW) == dict.fromkeys(NOW, "new")
    assert marks.put({"엔비디아": NOW["엔비디아"]}) is None
    assert list(marks.states(NOW)) == ["h20", "英伟达-🇨🇳"]
    later = {**NOW, "엔비디아": {"name": "엔비디아(주)"}}
    assert marks.states(later)["엔비디아"] == "changed"
    assert was(marks, "엔비디아") == {"name": "엔비디아"}
    assert was(marks, "h20") is None
    marks.put({"엔비디아": later["엔비디아"]})
    assert "엔비디아" not in marks.states(later)
    marks.put({"엔비디아": None})
    assert marks.states(later)["엔비디아"] == "new"
    assert was(marks, "엔비디아") is None
    assert marks.trouble is None


@pytest.mark.parametrize(
    "now",
    [
        {"name": "英伟达"},
        {"name": "英伟达", "note": "", "more": ""},
        {"name": "", "note": "英伟达"},
        {"Name": "英伟达", "note": ""},
        {},
    ],
)
def test_a_field_added_dropped_renamed_or_swapped_is_a_change(
    now: dict[str, str], tmp_path: Path
) -> None:
    marks = marks_in(tmp_path)
    marks.put({"英伟达-🇨🇳": NOW["英伟达-🇨🇳"]})
    assert marks.states({"英伟达-🇨🇳": now}) == {"英伟达-🇨🇳": "changed"}


def test_another_order_of_fields_or_another_way_to_digest_them_is_no_change(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put(NOW)
    turned = {id: dict(reversed(fields.items())) for id, fields in NOW.items()}
    assert marks.states(turned) == {}
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET digest = digest + 1")
    assert marks.states(turned) == {}


def test_marks_outlive_the_program_and_closing_twice(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put(NOW)
    assert marks.close() is None
    assert marks.close() is None
    again = marks_in(tmp_path)
    assert again.states(NOW) == {}
    assert again.was_many(NOW) == NOW
    marks.put({"h20": None})
    assert again.states(NOW) == {"h20": "new"}


def test_marking_all_can_be_undone(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put({"h20": {"title.ko": "earlier"}})
    states = marks.states(NOW)
    before = marks.was_many(states)
    marks.put(NOW)
    assert marks.states(NOW) == {}
    marks.put(before)
    assert marks.states(NOW) == states
    assert was(marks, "h20") == {"title.ko": "earlier"}


@settings(max_examples=25)
@given(st.dictionaries(st.text(), st.dictionaries(st.text(), st.text(), max_size=4), max_size=6))
def test_ids_and_fields_may_be_any_text(records: Mapping[str, Mapping[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        marks = marks_in(Path(name))
        assert marks.put(records) is None
        marks.close()
        again = marks_in(Path(name))
        assert again.states(records) == {}
        assert again.was_many(records) == records


def test_ten_thousand_records_take_no_time_to_speak_of(tmp_path: Path) -> None:
    records = many(10_000)
    marks = marks_in(tmp_path)
    marks.put(records)
    started = time.process_time()
    assert marks.states(records) == {}
    assert time.process_time() - started < 0.3


# The file


def test_it_lies_in_the_persons_state_folder_which_only_they_can_read(home: Path) -> None:
    marks = Marks.open(BRIEFING, "x")
    marks.states(NOW)
    marks.put({"h20": None})
    marks.close()
    assert list(home.iterdir()) == [], "nothing was read, nothing is kept"
    marks.put({"h20": NOW["h20"]})
    path = marks_file(BRIEFING, "x")
    assert path.is_relative_to(home / ".local" / "state" / "briefdeck")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    marks.close()
    assert list(path.parent.iterdir()) == [path]


def test_briefings_are_told_apart_as_their_memories_are(tmp_path: Path) -> None:
    assert marks_file(BRIEFING, "x", tmp_path).stem == memory_file(BRIEFING, "x", tmp_path).stem
    marks_in(tmp_path, "x").put({"h20": NOW["h20"]})
    assert marks_in(tmp_path, "y").states(NOW) == dict.fromkeys(NOW, "new")


def test_sqlite_is_loaded_only_when_marks_are_opened() -> None:
    names = "('sqlite3', 'msgspec', 'platformdirs')"
    code = f"import sys, tui.reader.marks; print([n for n in {names} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


# The beginning


def test_what_was_there_at_the_beginning_is_remembered_and_is_no_record(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    assert marks.beginning() is None
    assert marks.begin(NOW) is None
    assert marks.beginning() == set(NOW)
    assert marks.states(NOW) == dict.fromkeys(NOW, "new"), "nothing is read by it"
    marks.put({"h20": NOW["h20"]})
    marks.close()
    again = marks_in(tmp_path)
    assert again.beginning() == set(NOW)
    assert "h20" not in again.states(NOW)


def test_an_empty_beginning_is_one(tmp_path: Path) -> None:
    marks_in(tmp_path).begin(())
    assert marks_in(tmp_path).beginning() == frozenset()


# In words


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    "code", ["damaged", "partial", "newer", "unreadable", "unwritable", "busy"]
)
def test_every_trouble_is_told_with_its_place_and_shortly(code: TroubleCode, language: str) -> None:
    words = words_for(language)
    trouble = Trouble("marks", code, Path("/there/marks.sqlite"), "why")
    assert "/there/marks.sqlite" in trouble.message(words)
    assert "(why)" in trouble.message(words)
    keyed = Settings().words(language)
    assert cells(keyed("app.more_in_problems", said=trouble.brief(words))) <= 78, "in one line"
