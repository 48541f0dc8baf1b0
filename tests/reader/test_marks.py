"""What was read is remembered; whatever happens to its file or to the program costs no more."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reader import marks_db, marks_rescue, marks_rows
from tui.reader.marks import Marks, Trouble, marks_file
from tui.reader.memory import memory_file

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = Path("/somewhere/briefing")
NOW = {
    "h20": {"title.ko": "H20 판매 중단", "date": "2025-04-15"},
    "엔비디아": {"name": "엔비디아"},
    "英伟达-🇨🇳": {"name": "英伟达", "note": ""},
}


def marks_in(folder: Path, id: str = "x") -> Marks:
    return Marks.open(BRIEFING, id, folder)


def file_in(folder: Path) -> Path:
    return marks_file(BRIEFING, "x", folder)


def code(trouble: Trouble | None) -> str | None:
    return trouble and trouble.code


def many(count: int) -> dict[str, dict[str, str]]:
    # Texts that do not pack well, so that there are pages to damage.
    chance = random.Random(7)
    return {f"r{n}": {"body": str(n) + chance.randbytes(60).hex()} for n in range(count)}


@cache
def bytes_of_many(count: int) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        marks = marks_in(Path(name))
        assert marks.read_many(many(count)) is None
        marks.close()
        return file_in(Path(name)).read_bytes()


def put(folder: Path, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file_in(folder).write_bytes(data)
    return file_in(folder)


def asides(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.damaged-*.sqlite"))


# Reading


def test_all_is_new_until_it_was_read_and_changed_when_it_says_something_else(
    tmp_path: Path,
) -> None:
    marks = marks_in(tmp_path)
    assert marks.states(NOW) == dict.fromkeys(NOW, "new")
    assert marks.read("엔비디아", NOW["엔비디아"]) is None
    assert list(marks.states(NOW)) == ["h20", "英伟达-🇨🇳"]
    later = {**NOW, "엔비디아": {"name": "엔비디아(주)"}}
    assert marks.states(later)["엔비디아"] == "changed"
    assert marks.was("엔비디아") == {"name": "엔비디아"}
    assert marks.was("h20") is None
    marks.read("엔비디아", later["엔비디아"])
    assert "엔비디아" not in marks.states(later)
    marks.unread("엔비디아")
    assert marks.states(later)["엔비디아"] == "new"
    assert marks.was("엔비디아") is None
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
    marks.read("英伟达-🇨🇳", NOW["英伟达-🇨🇳"])
    assert marks.states({"英伟达-🇨🇳": now}) == {"英伟达-🇨🇳": "changed"}


def test_another_order_of_fields_or_another_way_to_digest_them_is_no_change(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.read_many(NOW)
    turned = {id: dict(reversed(fields.items())) for id, fields in NOW.items()}
    assert marks.states(turned) == {}
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET digest = digest + 1")
    assert marks.states(turned) == {}


def test_marks_outlive_the_program_and_closing_twice(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.read_many(NOW)
    assert marks.close() is None
    assert marks.close() is None
    again = marks_in(tmp_path)
    assert again.states(NOW) == {}
    assert again.was_many(NOW) == NOW
    marks.unread("h20")
    assert again.states(NOW) == {"h20": "new"}


def test_marking_all_can_be_undone(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.read("h20", {"title.ko": "earlier"})
    states = marks.states(NOW)
    before = marks.was_many(states)
    marks.read_many(NOW)
    assert marks.states(NOW) == {}
    marks.put(before)
    assert marks.states(NOW) == states
    assert marks.was("h20") == {"title.ko": "earlier"}


@settings(max_examples=25)
@given(st.dictionaries(st.text(), st.dictionaries(st.text(), st.text(), max_size=4), max_size=6))
def test_ids_and_fields_may_be_any_text(records: Mapping[str, Mapping[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        marks = marks_in(Path(name))
        assert marks.read_many(records) is None
        marks.close()
        again = marks_in(Path(name))
        assert again.states(records) == {}
        assert again.was_many(records) == records


def test_ten_thousand_records_take_no_time_to_speak_of(tmp_path: Path) -> None:
    records = many(10_000)
    marks = marks_in(tmp_path)
    marks.read_many(records)
    started = time.process_time()
    assert marks.states(records) == {}
    assert time.process_time() - started < 0.3


# The file


def test_it_lies_in_the_persons_state_folder_which_only_they_can_read(home: Path) -> None:
    marks = Marks.open(BRIEFING, "x")
    marks.states(NOW)
    marks.unread("h20")
    marks.close()
    assert list(home.iterdir()) == [], "nothing was read, nothing is kept"
    marks.read("h20", NOW["h20"])
    path = marks_file(BRIEFING, "x")
    assert path.is_relative_to(home / ".local" / "state" / "briefdeck")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    marks.close()
    assert list(path.parent.iterdir()) == [path]


def test_briefings_are_told_apart_as_their_memories_are(tmp_path: Path) -> None:
    assert marks_file(BRIEFING, "x", tmp_path).stem == memory_file(BRIEFING, "x", tmp_path).stem
    marks_in(tmp_path, "x").read("h20", NOW["h20"])
    assert marks_in(tmp_path, "y").states(NOW) == dict.fromkeys(NOW, "new")


def test_sqlite_is_loaded_only_when_marks_are_opened() -> None:
    names = "('sqlite3', 'msgspec', 'platformdirs')"
    code = f"import sys, tui.reader.marks; print([n for n in {names} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


# Killed, and two copies

MARKING = """
import sys
from pathlib import Path
from tui.reader.marks import Marks
marks = Marks.open(Path("/somewhere/briefing"), "x", Path(sys.argv[1]))
for number in range(100_000):
    id = f"{sys.argv[2]}-{number}"
    trouble = marks.read(id, {"body": id * 40})
    if trouble is None:
        print(number, flush=True)
    elif trouble.code != "busy":
        sys.exit(trouble)
"""


def test_no_mark_is_lost_when_two_copies_at_a_time_are_killed(tmp_path: Path) -> None:
    chance = random.Random(20)
    kept: dict[str, int] = {}
    for turn in range(10):
        names = (f"{turn}a", f"{turn}b")
        copies = [
            subprocess.Popen(
                [sys.executable, "-c", MARKING, str(tmp_path), name],
                stdout=subprocess.PIPE, text=True, cwd=ROOT,
            )
            for name in names
        ]  # fmt: skip
        for name, copy in zip(names, copies, strict=True):
            assert copy.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                kept[name] = int(copy.stdout.readline())
        for name, copy in zip(names, copies, strict=True):
            time.sleep(chance.random() / 200)
            copy.kill()
            rest, _ = copy.communicate()
            assert copy.returncode == -9
            # The pipe holds what was told until the end; its first number may be cut.
            kept[name] = max(kept[name], *map(int, rest.split()), 0)
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    for name, last in kept.items():
        ids = [f"{name}-{number}" for number in range(last + 1)]
        assert marks.was_many(ids) == {id: {"body": id * 40} for id in ids}
    marks.close()
    with closing(sqlite3.connect(file_in(tmp_path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_copies_see_each_others_marks(tmp_path: Path) -> None:
    one, two = marks_in(tmp_path), marks_in(tmp_path)
    one.read("h20", NOW["h20"])
    two.read("엔비디아", NOW["엔비디아"])
    assert list(one.states(NOW)) == list(two.states(NOW)) == ["英伟达-🇨🇳"]
    one.close()
    two.unread("h20")
    assert list(marks_in(tmp_path).states(NOW)) == ["h20", "英伟达-🇨🇳"]


def test_while_another_copy_writes_a_mark_waits_in_memory_and_not_long(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.read("h20", {"title.ko": "earlier"})
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        assert code(marks.read("h20", NOW["h20"])) == "busy"
        assert time.monotonic() - started < 10 * marks_db.WAIT
        assert "h20" not in marks.states(NOW)
        assert marks.was("h20") == NOW["h20"]
        assert code(marks.trouble) == "busy"
        assert marks_in(tmp_path).states(NOW)["h20"] == "changed"
        other.execute("ROLLBACK")
    assert marks.read("엔비디아", NOW["엔비디아"]) is None
    assert marks.trouble is None
    assert list(marks_in(tmp_path).states(NOW)) == ["英伟达-🇨🇳"]


def test_closing_stores_what_waits_or_says_that_it_is_lost(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.read("h20", NOW["h20"])
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        marks.read_many(NOW)
        assert code(marks.close()) == "busy"
        other.execute("ROLLBACK")
    assert marks.close() is None
    assert marks_in(tmp_path).states(NOW) == {}


def test_threads_may_share_it(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    wrong: list[object] = []

    def mark(name: str) -> None:
        for number in range(40):
            wrong.append(marks.read(f"{name}{number}", {"body": name}))
            wrong.extend(marks.states({f"{name}{number}": {"body": name}}))

    threads = [Thread(target=mark, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(wrong) == {None}
    marks.close()
    ids = {f"{name}{number}": {"body": name} for name in "abcd" for number in range(40)}
    assert marks_in(tmp_path).states(ids) == {}


def test_a_file_that_was_removed_is_made_anew(tmp_path: Path) -> None:
    marks = marks_in(tmp_path / "deep" / "down")
    marks.read("h20", NOW["h20"])
    shutil.rmtree(tmp_path / "deep")
    assert marks.states(NOW) == dict.fromkeys(NOW, "new")
    assert marks.read("엔비디아", NOW["엔비디아"]) is None
    assert list(marks_in(tmp_path / "deep" / "down").states(NOW)) == ["h20", "英伟达-🇨🇳"]


# Rights and space


def test_a_folder_that_cannot_be_made_costs_what_is_kept_not_what_is_marked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    marks = marks_in(tmp_path / "file" / "marks")
    assert code(marks.trouble) == "unreadable"
    trouble = marks.read("h20", NOW["h20"])
    assert code(trouble) == "unwritable"
    assert trouble is not None
    assert trouble.reason
    assert marks.states(NOW) == {}, "nothing is known, so nothing is said to be new"
    marks.unread("h20")
    assert marks.states(NOW) == {"h20": "new"}
    assert marks.was("h20") is None
    assert code(marks.close()) == "unwritable"


def test_on_a_read_only_disk_marks_are_read_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks_in(tmp_path).read("h20", NOW["h20"])
    connect = marks_db.connect

    def read_only(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA query_only = on")
        return connection

    monkeypatch.setattr(marks_db, "connect", read_only)
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    assert code(marks.read("엔비디아", NOW["엔비디아"])) == "unwritable"
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
    marks.read("h20", NOW["h20"])
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
    assert code(again.read("엔비디아", NOW["엔비디아"])) == "unwritable"


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
    marks.read("h20", NOW["h20"])
    with disk_with_room_for(64 * 1024):
        assert code(marks.read_many(many(2000))) == "unwritable"
        assert code(marks.read("엔비디아", NOW["엔비디아"])) == "unwritable"
        assert list(marks.states(NOW)) == ["英伟达-🇨🇳"]
        assert list(marks_in(tmp_path).states(NOW)) == ["엔비디아", "英伟达-🇨🇳"]
    assert marks.close() is None
    assert marks_in(tmp_path).states(many(2000) | {"h20": NOW["h20"]}) == {}
    assert asides(tmp_path) == []


def test_a_full_disk_at_the_first_mark_leaves_no_litter(tmp_path: Path) -> None:
    marks = marks_in(tmp_path / "new")
    with disk_with_room_for(1024):
        assert code(marks.read("h20", NOW["h20"])) == "unwritable"
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
        assert code(marks.read("h20", NOW["h20"])) == "damaged"
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == before
    assert marks_in(tmp_path).states(many(300)) == {}


def test_a_folder_or_a_pipe_in_its_place_is_no_file(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    for make, remove in ((os.mkdir, os.rmdir), (os.mkfifo, os.unlink)):
        make(path)
        marks = marks_in(tmp_path)
        assert code(marks.trouble) == "unreadable"
        assert code(marks.read("h20", NOW["h20"])) == "unwritable"
        remove(path)


def test_where_the_current_folder_is_gone_marks_are_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: object) -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os.path, "realpath", gone)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "unreadable"
    assert code(marks.read("h20", NOW["h20"])) == "unreadable"


def test_a_python_without_sqlite_has_no_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "unreadable"
    assert code(marks.read("h20", NOW["h20"])) == "unreadable"
    assert marks.states(NOW) == {}
    assert marks.was("h20") == NOW["h20"]


# Damage


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
        assert marks.read("h20", NOW["h20"]) is None
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
        assert marks.read("h20", NOW["h20"]) is None
        assert [aside.read_bytes() for aside in asides(Path(name))] == [data]


def tear(data: bytes, kinds: Mapping[int, int], fill: bytes) -> tuple[bytes, float]:
    """Overwrite every n-th page of each kind (its first byte), n by kind; also the part torn."""
    torn, pages, found = bytearray(data), 0, dict.fromkeys(kinds, 0)
    for start in range(marks_db.PAGE, len(data), marks_db.PAGE):
        kind = data[start]
        if kind in kinds:
            found[kind] += 1
            if found[kind] % kinds[kind] == 0:
                torn[start : start + marks_db.PAGE] = fill * marks_db.PAGE
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
    assert marks.read_many(many(2000)) is None
    assert marks.states(many(2000)) == {}
    assert [aside.read_bytes() for aside in asides(tmp_path)] == [data]


def test_a_torn_index_costs_no_mark(tmp_path: Path) -> None:
    data, _ = tear(bytes_of_many(2000), {INDEX_INNER: 1, INDEX_LEAF: 1}, b"?")
    put(tmp_path, data)
    marks = marks_in(tmp_path)
    assert marks.read("r7", {"body": "later"}) is None
    assert marks.states(many(2000)) == {"r7": "changed"}


@pytest.mark.parametrize("bytes", [16, 100, marks_db.PAGE])
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
    marks.read_many(NOW)
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(f"UPDATE marks SET {damage} WHERE record = x'683230'")
    if "digest" not in damage:
        # Nobody looks at a row whose digest is right, until it is asked what it said.
        assert marks.was("h20") is None
        marks_rescue.rescue(file_in(tmp_path), marks_db.identity(file_in(tmp_path)))
    assert marks.states(NOW) == states
    assert marks.was("엔비디아") == NOW["엔비디아"]


def test_rows_whose_numbers_are_far_apart_are_found_behind_a_torn_page(tmp_path: Path) -> None:
    path = put(tmp_path, bytes_of_many(2000))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE marks SET number = number + 1000000000 WHERE number > 1900")
    data, part = tear(path.read_bytes(), {TABLE_LEAF: 20}, b"?")
    put(tmp_path, data)
    assert 0 < len(marks_in(tmp_path).states(many(2000))) <= 2000 * part * 1.5


def test_many_are_marked_all_or_none(tmp_path: Path) -> None:
    marks_in(tmp_path).read("h20", NOW["h20"])
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON marks WHEN new.record = CAST('r50' AS BLOB)"
            " BEGIN SELECT RAISE (FAIL, 'no'); END"
        )
        kept = marks_db.connect(file_in(tmp_path))
        packed = marks_rows.packer()
        with pytest.raises(sqlite3.IntegrityError):
            marks_db.write(kept, {id: packed(id, said) for id, said in many(100).items()})
        kept.close()
        assert connection.execute("SELECT count(*) FROM marks").fetchall() == [(1,)]


def killed_copy(folder: Path, *, damaged: bool) -> None:
    """What a copy leaves that was killed: its log, too; and here the file's head torn."""
    work = folder / "work"
    marks = marks_in(work)
    marks.read_many(NOW)
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
    running.read("own", {"body": "only in the log"})
    # Not closed yet: that would end the locks which this process has on the file.
    descriptor = os.open(file_in(tmp_path), os.O_WRONLY)
    os.write(descriptor, b"?" * 100)
    other = marks_in(tmp_path)
    assert code(other.trouble) == "partial"
    assert other.was("own") == {"body": "only in the log"}
    (aside,) = asides(tmp_path)
    assert b"own" in aside.with_name(aside.name + "-wal").read_bytes(), "kept with its log"
    os.close(descriptor)
    assert running.read("h20", NOW["h20"]) is None
    assert running.states(many(300)) == {}
    assert "h20" not in other.states(NOW)
    running.close()
    other.read("엔비디아", NOW["엔비디아"])
    other.close()
    assert list(marks_in(tmp_path).states(NOW)) == ["英伟达-🇨🇳"]
    assert len(asides(tmp_path)) == 1


def test_what_another_copy_has_rescued_is_not_rescued_again(tmp_path: Path) -> None:
    path = put(tmp_path, b"?" * 100 + bytes_of_many(300)[100:])
    seen = marks_db.identity(path)
    assert marks_in(tmp_path).states(many(300)) == {}
    assert marks_rescue.rescue(path, seen) is None
    assert len(asides(tmp_path)) == 1


def test_copies_that_find_damage_at_once_rescue_it_once(tmp_path: Path) -> None:
    put(tmp_path, b"?" * 100 + bytes_of_many(300)[100:])
    missing: list[object] = []

    def open_and_mark(number: int) -> None:
        marks = marks_in(tmp_path)
        marks.read(f"own{number}", {"body": "mine"})
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
    assert marks_in(tmp_path / "new").read("h20", NOW["h20"]) is None
    assert "h20" not in marks_in(tmp_path / "new").states(NOW)


# Versions


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    ours = marks_in(tmp_path)
    ours.read("h20", NOW["h20"])
    ours.close()
    path = file_in(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE marks RENAME TO readings")
        connection.execute(f"PRAGMA user_version = {len(marks_db.STEPS) + 1}")
    before = path.read_bytes()
    marks = marks_in(tmp_path)
    assert code(marks.trouble) == "newer"
    assert marks.states(NOW) == {}
    assert code(marks.read("h20", NOW["h20"])) == "newer"
    assert marks.was("h20") == NOW["h20"]
    assert code(marks.close()) == "newer"
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_an_older_schema_is_brought_up_to_date_wholly_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks_in(tmp_path).read("h20", NOW["h20"])
    broken = ("ALTER TABLE marks ADD COLUMN a", "ALTER TABLE marks ADD COLUMN b", "INSERT INTO no")
    first = marks_db.STEPS
    with monkeypatch.context() as patch:
        patch.setattr(marks_db, "STEPS", (*first, broken[:1], broken[1:]))
        with pytest.raises(marks_db.Failure):
            marks_db.connect(file_in(tmp_path))
    with closing(sqlite3.connect(file_in(tmp_path))) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info (marks)")]
        assert columns == ["number", "record", "digest", "fields"]
    monkeypatch.setattr(marks_db, "STEPS", (*first, broken[:1], broken[1:2]))
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    assert "h20" not in marks.states(NOW)
    assert marks.read("엔비디아", NOW["엔비디아"]) is None
    marks.close()
    monkeypatch.undo()
    assert code(marks_in(tmp_path).trouble) == "newer"


def test_an_empty_file_is_the_oldest_schema(tmp_path: Path) -> None:
    put(tmp_path, b"")
    marks = marks_in(tmp_path)
    assert marks.read("h20", NOW["h20"]) is None
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
    marks_in(tmp_path).read("h20", NOW["h20"])
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as connection:
        connection.execute(statement)
    marks = marks_in(tmp_path)
    assert code(marks.trouble) in ("partial", "damaged")
    assert "h20" not in marks.states(NOW)
    assert marks.read("h20", NOW["h20"]) is None
    assert "h20" not in marks_in(tmp_path).states(NOW)
    assert len(asides(tmp_path)) == 1
