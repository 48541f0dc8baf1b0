"""Bookmarks and notes are kept; whatever happens to their file or to the program costs no more."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tui.reader import bookmarks as bookmarks_module
from tui.reader.bookmarks import (
    KEPT_FOR,
    LONGEST_NOTE,
    SCHEMA,
    Bookmark,
    Bookmarks,
    bookmarks_file,
    tidy,
)
from tui.reader.memory import memory_file
from tui.reader.trouble import Trouble
from tui.words import LANGUAGES, words_for

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = Path("/somewhere/briefing")
H20 = {"ko": "H20 자제 권고", "en": "Advice against the H20"}


class Clock:
    """Each look at it is a second later."""

    def __init__(self) -> None:
        self.now = 1_000_000_000.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def at(folder: Path, clock: Clock | None = None) -> Bookmarks:
    bookmarks = Bookmarks(BRIEFING, "x", folder, clock)
    bookmarks.load()
    return bookmarks


def file_in(folder: Path) -> Path:
    return bookmarks_file(BRIEFING, "x", folder)


def ids(bookmarks: Bookmarks) -> list[str]:
    return [each.id for each in bookmarks.all()]


def code(trouble: Trouble | None) -> str | None:
    return trouble and trouble.code


def asides(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.damaged-*.sqlite"))


def test_what_is_bookmarked_is_there_the_next_time_the_newest_first(tmp_path: Path) -> None:
    clock = Clock()
    first = at(tmp_path / "new", clock)
    assert first.all() == ()
    first.add("ban", H20, "event")
    first.add("화웨이", {"ko": "화웨이"}, "actor")
    first.note("ban", "회의에서 인용할 것")
    assert first.store() is None
    then = at(tmp_path / "new")
    assert then.all() == (
        Bookmark("화웨이", {"ko": "화웨이"}, "actor", 1_000_000_002.0),
        Bookmark("ban", H20, "event", 1_000_000_001.0, "회의에서 인용할 것"),
    )
    assert then.get("ban") == then.all()[1]
    assert then.get("sale") is None
    assert then.trouble is None


def test_it_counts_at_once_and_makes_no_file_before_there_is_a_bookmark(tmp_path: Path) -> None:
    bookmarks = at(tmp_path / "new")
    bookmarks.store()
    bookmarks.remove("ban")
    bookmarks.note("ban", "lost")
    assert not (tmp_path / "new").exists()
    bookmarks.add("ban", H20, "event")
    assert ids(bookmarks) == ["ban"]
    assert not (tmp_path / "new").exists()


def test_a_note_is_there_again_when_a_bookmark_is_set_again(tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    bookmarks.note("ban", "a line of mine")
    bookmarks.remove("ban")
    assert bookmarks.all() == ()
    bookmarks.store()
    later = at(tmp_path)
    assert later.get("ban") is None
    later.add("ban", H20, "event")
    later.store()
    again = at(tmp_path).get("ban")
    assert again is not None
    assert again.note == "a line of mine"


def test_a_bookmark_taken_out_is_put_back_as_it_was(tmp_path: Path) -> None:
    clock = Clock()
    bookmarks = at(tmp_path, clock)
    bookmarks.add("ban", H20, "event")
    bookmarks.note("ban", "mine")
    before = bookmarks.get("ban")
    assert before is not None
    bookmarks.remove("ban")
    bookmarks.store()
    bookmarks.restore(before)
    bookmarks.store()
    assert at(tmp_path).all() == (before,)


def test_what_was_taken_out_long_ago_is_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    bookmarks = at(tmp_path, clock)
    bookmarks.add("ban", H20, "event")
    bookmarks.note("ban", "gone for good")
    bookmarks.remove("ban")
    bookmarks.add("sale", H20, "event")
    bookmarks.store()
    clock.now += KEPT_FOR + 10
    bookmarks.add("start", H20, "event")
    bookmarks.store()
    assert ids(bookmarks) == ["start", "sale"]
    with closing(sqlite3.connect(file_in(tmp_path))) as connection:
        records = connection.execute("SELECT record FROM bookmarks").fetchall()
    assert ("ban",) not in records


def test_setting_a_bookmark_again_takes_neither_note_nor_date_from_it(tmp_path: Path) -> None:
    clock = Clock()
    one, other = at(tmp_path, clock), at(tmp_path, clock)
    one.add("ban", H20, "event")
    one.note("ban", "mine")
    one.store()
    # The other copy does not know yet that it is bookmarked.
    other.add("ban", {"ko": "새 이름"}, "event")
    other.store()
    assert at(tmp_path).all() == (
        Bookmark("ban", {"ko": "새 이름"}, "event", 1_000_000_001.0, "mine"),
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  b\t c\n d ", "a b c d"),
        ("a\x1b[2Jb\x07", "a[2Jb"),
        ("밤\u202e거꾸로\u200b", "밤거꾸로"),
        ("👩\u200d💻 नमस्ते", "👩\u200d💻 नमस्ते"),
        ("\x00\x9b \x7f", ""),
        ("가" * 2000, "가" * LONGEST_NOTE),
    ],
)
def test_a_note_is_one_clean_line(typed: str, kept: str, tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    bookmarks.note("ban", typed)
    bookmarks.store()
    mark = at(tmp_path).get("ban")
    assert mark is not None
    assert mark.note == kept


@given(st.text())
def test_no_note_steers_a_terminal_and_tidying_twice_changes_nothing(text: str) -> None:
    kept = tidy(text)
    assert all(sign.isprintable() or sign in "\u200c\u200d" for sign in kept)
    assert tidy(kept) == kept


def test_it_lies_in_the_persons_state_folder_which_only_they_can_read(home: Path) -> None:
    bookmarks = Bookmarks(BRIEFING, "x")
    bookmarks.load()
    assert list(home.iterdir()) == []
    bookmarks.add("ban", H20, "event")
    assert bookmarks.store() is None
    path = bookmarks_file(BRIEFING, "x")
    assert path.parent == home / ".local" / "state" / "briefdeck" / "bookmarks"
    assert path.stem == memory_file(BRIEFING, "x").stem
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_title_is_told_in_any_language_there_is() -> None:
    mark = Bookmark("ban", H20, "event", 0.0)
    assert mark.title("en") == "Advice against the H20"
    assert mark.title("fr") == "H20 자제 권고"
    assert Bookmark("ban", {}, "event", 0.0).title("ko") == "ban"


# Two copies, and killed ones.


def test_copies_of_the_program_lose_none_of_each_others(tmp_path: Path) -> None:
    def work(name: str) -> None:
        bookmarks = at(tmp_path)
        for number in range(25):
            bookmarks.add(f"{name}-{number}", {"ko": name}, "event")
            bookmarks.note(f"{name}-{number}", f"note {number}")
            while code(bookmarks.store(5.0)) == "busy":
                pass

    threads = [Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = {each.id: each.note for each in at(tmp_path).all()}
    assert kept == {f"{name}-{n}": f"note {n}" for name in "abc" for n in range(25)}
    assert asides(tmp_path) == []


KILLED = """
import sys
from pathlib import Path
from tui.reader.bookmarks import Bookmarks
bookmarks = Bookmarks(Path("/somewhere/briefing"), "x", Path(sys.argv[1]))
bookmarks.load()
number = 0
while True:
    id = f"{sys.argv[2]}-{number}"
    bookmarks.add(id, {"ko": "이름"}, "event")
    bookmarks.note(id, id * 20)
    if bookmarks.store(5.0) is None:
        print(id, flush=True)
    number += 1
"""


def test_a_killed_program_loses_no_bookmark_that_was_stored(tmp_path: Path) -> None:
    chance = random.Random(11)
    told: set[str] = set()
    for name in "abcdef":
        program = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path), name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        told.add(program.stdout.readline().strip())
        time.sleep(chance.random() * 0.06)
        program.send_signal(signal.SIGKILL)
        told.update(line.strip() for line in program.stdout if line.endswith("\n"))
        program.wait()
        program.stdout.close()
    bookmarks = at(tmp_path)
    kept = {each.id: each.note for each in bookmarks.all()}
    assert told <= set(kept)
    assert all(note in ("", id * 20) for id, note in kept.items())
    assert (bookmarks.trouble, asides(tmp_path)) == (None, [])


def test_another_copy_that_writes_is_not_waited_for_for_long(tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    bookmarks.store()
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bookmarks.add("sale", H20, "event")
        assert code(bookmarks.store(0.01)) == "busy"
        assert ids(bookmarks) == ["sale", "ban"]
        other.execute("ROLLBACK")
    assert bookmarks.store() is None
    assert sorted(ids(at(tmp_path))) == ["ban", "sale"]


# What is wrong with the file.


def test_a_full_disk_costs_no_more_than_the_next_time(tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    bookmarks.store()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
        bookmarks.add("sale", H20, "event")
        trouble = bookmarks.store()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert code(trouble) == code(bookmarks.trouble) == "unwritable"
    assert ids(bookmarks) == ["sale", "ban"]
    assert ids(at(tmp_path)) == ["ban"]
    assert bookmarks.store() is None
    assert sorted(ids(at(tmp_path))) == ["ban", "sale"]
    assert bookmarks.trouble is None


@pytest.mark.parametrize("existing", [True, False])
def test_where_nothing_can_be_written_bookmarks_last_as_long_as_the_program(
    existing: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    if existing:
        before = at(folder)
        before.add("ban", H20, "event")
        before.store()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    monkeypatch.setattr(bookmarks_module, "_put", refused)
    bookmarks = at(folder)
    bookmarks.add("sale", H20, "event")
    trouble = bookmarks.store()
    assert code(trouble) == "unwritable"
    assert trouble is not None
    assert trouble.reason == "Permission denied"
    assert ids(bookmarks)[0] == "sale"
    assert ids(at(folder)) == (["ban"] if existing else [])


@pytest.mark.parametrize("size", [1, 40, 100, 1500, 4096, 5000, 9000])
def test_damage_anywhere_is_found_kept_aside_and_said(size: int, tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    for number in range(60):
        bookmarks.add(f"r{number}", H20, "event")
        bookmarks.note(f"r{number}", f"note {number} " * 6)
    bookmarks.store()
    whole = file_in(tmp_path).read_bytes()
    torn = whole[:size] + bytes(b ^ 0xA5 for b in whole[size : size + 600]) + whole[size + 600 :]
    file_in(tmp_path).write_bytes(torn)
    later = at(tmp_path)
    kept = {each.id: each.note for each in later.all()}
    if later.trouble is None:
        # Nothing but letters changed.
        assert len(kept) == 60
        return
    assert code(later.trouble) == ("partial" if kept else "damaged")
    assert [path.read_bytes() for path in asides(tmp_path)] == [torn]
    assert later.trouble.path == asides(tmp_path)[0]
    later.add("new", H20, "event")
    assert later.store() is None
    again = at(tmp_path)
    assert "new" in ids(again)
    assert again.trouble is None


def test_some_damage_costs_some_bookmarks_only(tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    for number in range(200):
        bookmarks.add(f"r{number}", H20, "event")
        bookmarks.note(f"r{number}", f"note {number} " * 6)
    bookmarks.store()
    data = bytearray(file_in(tmp_path).read_bytes())
    middle = data.index(b"note 100 ") // 4096 * 4096
    data[middle : middle + 64] = bytes(64)
    file_in(tmp_path).write_bytes(data)
    later = at(tmp_path)
    assert code(later.trouble) == "partial"
    kept = {each.id: each.note for each in later.all()}
    assert 50 < len(kept) < 200
    assert all(note.startswith(f"note {id[1:]} ") for id, note in kept.items())


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_file_of_ours_is_kept_aside_unless_it_is_empty(
    data: bytes, tmp_path: Path
) -> None:
    file_in(tmp_path).write_bytes(data)
    bookmarks = at(tmp_path)
    assert code(bookmarks.trouble) == ("damaged" if data else None)
    assert [path.read_bytes() for path in asides(tmp_path)] == ([data] if data else [])
    bookmarks.add("ban", H20, "event")
    assert bookmarks.store() is None
    assert ids(at(tmp_path)) == ["ban"]


def test_another_programs_database_is_kept_aside(tmp_path: Path) -> None:
    with closing(sqlite3.connect(file_in(tmp_path))) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file_in(tmp_path).read_bytes()
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    assert bookmarks.store() is None
    assert [path.read_bytes() for path in asides(tmp_path)] == [before]
    assert ids(at(tmp_path)) == ["ban"]


def test_a_newer_programs_file_is_left_alone(tmp_path: Path) -> None:
    bookmarks = at(tmp_path)
    bookmarks.add("ban", H20, "event")
    bookmarks.store()
    with closing(sqlite3.connect(file_in(tmp_path))) as newer:
        newer.execute(f"PRAGMA user_version = {len(SCHEMA.steps) + 1}")
    before = file_in(tmp_path).read_bytes()
    later = at(tmp_path)
    assert code(later.trouble) == "newer"
    later.add("sale", H20, "event")
    assert code(later.store()) == "newer"
    assert ids(later) == ["sale"]
    assert (file_in(tmp_path).read_bytes(), asides(tmp_path)) == (before, [])


def test_what_stands_in_the_way_of_the_file_is_said_and_left(tmp_path: Path) -> None:
    file_in(tmp_path).mkdir()
    bookmarks = at(tmp_path)
    assert code(bookmarks.trouble) == "unreadable"
    bookmarks.add("ban", H20, "event")
    assert code(bookmarks.store()) == "unwritable"
    assert ids(bookmarks) == ["ban"]
    file_in(tmp_path).rmdir()
    assert bookmarks.store() is None
    os.mkfifo(tmp_path / "pipe")
    shutil.move(tmp_path / "pipe", file_in(tmp_path))
    assert code(at(tmp_path).trouble) == "unreadable"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["damaged", "partial", "newer", "unreadable", "unwritable", "busy"]
)
def test_every_trouble_is_a_sentence(name: str, language: str) -> None:
    trouble = Trouble("bookmarks", name, Path("/x/abc.damaged-1.sqlite"), "No space left on device")  # type: ignore[arg-type]
    said = trouble.message(words_for(language))
    assert "{" not in said
    assert said.endswith(".")


# Any order of events in two copies.


class TwoCopies(RuleBasedStateMachine):
    """Two copies of the program on one file, of which either may be killed and begin again.

    The model is what the file holds and what waits in each copy; a bookmark once stored is in the
    file until a copy that knows of it takes it out, and its note comes back with it.
    """

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.copies = [at(self.folder, self.clock), at(self.folder, self.clock)]
        self.stored: dict[str, str] = {}
        self.memory: dict[str, str] = {}
        # What each copy sees: id and note; what it has done since it last stored.
        self.seen: list[dict[str, str]] = [{}, {}]
        self.waiting: list[list[tuple[str, str, str]]] = [[], []]

    records = st.sampled_from(["ban", "sale", "화웨이"])
    copies_ = st.integers(0, 1)

    @rule(copy=copies_, id=records)
    def add(self, copy: int, id: str) -> None:
        self.copies[copy].add(id, H20, "event")
        self.waiting[copy].append(("add", id, ""))

    @rule(copy=copies_, id=records, text=st.sampled_from(["", "하나", "two"]))
    def note(self, copy: int, id: str, text: str) -> None:
        if self.copies[copy].get(id) is not None:
            self.copies[copy].note(id, text)
            self.waiting[copy].append(("note", id, text))

    @rule(copy=copies_, id=records)
    def remove(self, copy: int, id: str) -> None:
        if self.copies[copy].get(id) is not None:
            self.copies[copy].remove(id)
            self.waiting[copy].append(("remove", id, ""))

    @rule(copy=copies_)
    def store(self, copy: int) -> None:
        assert self.copies[copy].store() is None
        for what, id, text in self.waiting[copy]:
            if what == "remove":
                if id in self.stored:
                    self.memory[id] = self.stored.pop(id)
            elif what == "note":
                self.stored[id] = text
                self.memory.pop(id, None)
            else:
                self.stored.setdefault(id, self.memory.pop(id, ""))
        self.waiting[copy].clear()

    @rule(copy=copies_)
    def be_killed(self, copy: int) -> None:
        self.waiting[copy].clear()
        self.copies[copy] = at(self.folder, self.clock)
        assert self.kept(self.copies[copy]) == self.stored

    @rule(copy=copies_)
    def look(self, copy: int) -> None:
        assert self.copies[copy].load() is None
        if not self.waiting[copy]:
            assert self.kept(self.copies[copy]) == self.stored

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "folder"):
            assert self.kept(at(self.folder)) == self.stored

    @staticmethod
    def kept(bookmarks: Bookmarks) -> dict[str, str]:
        return {each.id: each.note for each in bookmarks.all()}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestTwoCopies = TwoCopies.TestCase
TestTwoCopies.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
