"""Marks under a killed program, of two that run at once, and of several threads."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

from tests.reader.marking import (
    NOW,
    ROOT,
    code,
    file_in,
    marks_in,
    was,
)  # fmt: skip
from tui.reader.marks import SCHEMA

# Killed, and two copies

MARKING = """
import sys
from pathlib import Path
from tui.reader.marks import Marks
marks = Marks.open(Path("/somewhere/briefing"), "x", Path(sys.argv[1]))
for number in range(100_000):
    id = f"{sys.argv[2]}-{number}"
    trouble = marks.put({id: {"body": id * 40}})
    if trouble is None:
        print(number, flush=True)
    elif trouble.code != "busy":
        sys.exit(trouble)
"""


def test_no_mark_is_lost_when_two_copies_at_a_time_are_killed(tmp_path: Path) -> None:
    chance = random.Random(20)
    kept: dict[str, int] = {}
    for turn in range(6):
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


KILLED = """
import json, os, random, select, signal, sys, time
from pathlib import Path
from tui.reader.marks import Marks
import sqlite3, msgspec, tempfile

folder, chance, told = Path(sys.argv[1]), random.Random(4), {}

def mark(turn, pipe):
    marks = Marks.open(Path("/somewhere/briefing"), "x", folder)
    number = 0
    while True:
        number += 1
        id = f"{turn}-{number}"
        if number % 3:
            trouble = marks.put({id: {"body": id * 9}})
        else:
            trouble = marks.put({f"{id}-{n}": {"body": id} for n in range(5)})
        if trouble is not None:
            os.write(2, repr(trouble).encode())
            os._exit(1)
        os.write(pipe, b".")

for turn in range(200):
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        mark(turn, writing)
    os.close(writing)
    if turn % 4:
        select.select([reading], [], [])
    time.sleep(chance.random() * 0.006)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), status
    told[turn] = 0
    while dots := os.read(reading, 65536):
        told[turn] += len(dots)
    os.close(reading)
print(json.dumps(told))
"""


def test_no_mark_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    """Each a process of its own, killed at any moment: while it opens, marks, or has marked."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    told = {int(turn): count for turn, count in json.loads(done.stdout).items()}
    assert len(told) == 200
    assert sum(told.values()) > 1000, "it was killed while it marked"
    marks = marks_in(tmp_path)
    assert marks.trouble is None
    for turn, count in told.items():
        single = [f"{turn}-{n}" for n in range(1, count + 1) if n % 3]
        assert marks.was_many(single) == {id: {"body": id * 9} for id in single}
        # The mark that was under way is there or is not; of several all or none.
        for number in range(3, count + 4, 3):
            ids = [f"{turn}-{number}-{n}" for n in range(5)]
            found = list(marks.was_many(ids).values())
            assert found in ([{"body": f"{turn}-{number}"}] * 5, [None] * 5)
            assert number > count or found[0] is not None
    marks.close()
    with closing(sqlite3.connect(file_in(tmp_path))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_copies_see_each_others_marks(tmp_path: Path) -> None:
    one, two = marks_in(tmp_path), marks_in(tmp_path)
    one.put({"h20": NOW["h20"]})
    two.put({"엔비디아": NOW["엔비디아"]})
    assert list(one.states(NOW)) == list(two.states(NOW)) == ["英伟达-🇨🇳"]
    one.close()
    two.put({"h20": None})
    assert list(marks_in(tmp_path).states(NOW)) == ["h20", "英伟达-🇨🇳"]


def test_while_another_copy_writes_a_mark_waits_in_memory_and_not_long(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put({"h20": {"title.ko": "earlier"}})
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        assert code(marks.put({"h20": NOW["h20"]})) == "busy"
        assert time.monotonic() - started < 10 * SCHEMA.wait
        assert "h20" not in marks.states(NOW)
        assert was(marks, "h20") == NOW["h20"]
        assert code(marks.trouble) == "busy"
        assert marks_in(tmp_path).states(NOW)["h20"] == "changed"
        other.execute("ROLLBACK")
    assert marks.put({"엔비디아": NOW["엔비디아"]}) is None
    assert marks.trouble is None
    assert list(marks_in(tmp_path).states(NOW)) == ["英伟达-🇨🇳"]


def test_closing_stores_what_waits_or_says_that_it_is_lost(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    marks.put({"h20": NOW["h20"]})
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        marks.put(NOW)
        assert code(marks.close()) == "busy"
        other.execute("ROLLBACK")
    assert marks.close() is None
    assert marks_in(tmp_path).states(NOW) == {}


def test_threads_may_share_it(tmp_path: Path) -> None:
    marks = marks_in(tmp_path)
    wrong: list[object] = []

    def mark(name: str) -> None:
        for number in range(40):
            wrong.append(marks.put({f"{name}{number}": {"body": name}}))
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
    marks.put({"h20": NOW["h20"]})
    shutil.rmtree(tmp_path / "deep")
    assert marks.states(NOW) == dict.fromkeys(NOW, "new")
    assert marks.put({"엔비디아": NOW["엔비디아"]}) is None
    assert list(marks_in(tmp_path / "deep" / "down").states(NOW)) == ["h20", "英伟达-🇨🇳"]
