"""The place in a briefing is remembered; whatever happens to its file costs no more than that."""

from __future__ import annotations

import errno
import json
import os
import stat
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader import files
from tui.reader.memory import MAX_QUERIES, VERSION, Memory, keep, memory_file, recall
from tui.reader.trouble import Trouble
from tui.words import LANGUAGES, words_for

BRIEFING = Path("/somewhere/briefing")
FULL = Memory(
    pane="timeline",
    selected="h20-discouraged",
    language="ko",
    theme="ansi-dark",
    newest_first=True,
    queries=("화웨이", "actor:nvidia -status:disputed"),
    hints_shown=frozenset({"hangul"}),
)


def code(trouble: Trouble | None) -> str | None:
    return trouble and trouble.code


def put(folder: Path, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = memory_file(BRIEFING, "x", folder)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("memory", [Memory(), FULL])
def test_what_is_kept_is_recalled(memory: Memory, tmp_path: Path) -> None:
    assert keep(memory, BRIEFING, "x", tmp_path / "new") is None
    assert recall(BRIEFING, "x", tmp_path / "new") == (memory, None)


def test_it_lies_in_the_persons_state_folder_which_only_they_can_read(home: Path) -> None:
    assert recall(BRIEFING, "x") == (Memory(), None)
    assert list(home.iterdir()) == []
    assert keep(FULL, BRIEFING, "x") is None
    path = memory_file(BRIEFING, "x")
    assert path.is_relative_to(home / ".local" / "state" / "briefdeck")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_briefings_are_told_apart_by_path_and_id_and_links_lead_to_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    assert memory_file(real, "x") == memory_file(link, "x")
    assert len({memory_file(real, "x"), memory_file(real, "y"), memory_file(tmp_path, "x")}) == 3


@given(st.text())
def test_file_names_are_safe_whatever_the_id(id: str) -> None:
    name = memory_file(BRIEFING, id, Path("/f")).name
    assert name.removesuffix(".json").isalnum()
    assert name.isascii()


def test_queries_are_kept_once_and_the_latest_last() -> None:
    memory = Memory()
    for number in range(MAX_QUERIES + 5):
        memory = memory.with_query(f"q{number}")
    memory = memory.with_query(" q10 ").with_query("").with_query("a\x1b[2J")
    assert len(memory.queries) == MAX_QUERIES
    assert memory.queries[0] == "q5"
    assert memory.queries[-1] == "q10"
    assert memory.queries.count("q10") == 1


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))
)
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        put(Path(name), data)
        memory, trouble = recall(BRIEFING, "x", Path(name))
        assert isinstance(memory, Memory)
        assert code(trouble) in (None, "damaged", "partial", "newer")
        if code(trouble) != "newer":
            assert keep(FULL, BRIEFING, "x", Path(name)) is None
            assert recall(BRIEFING, "x", Path(name)) == (FULL, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
NAMES = ("pane", "selected", "language", "theme", "newest_first", "queries", "hints_shown", "new")


@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_fields_of_any_kind_never_raise_and_leave_memory_of_the_right_kind(table: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        assert isinstance(table, dict)
        put(Path(name), json.dumps({**table, "version": VERSION}).encode())
        memory, trouble = recall(BRIEFING, "x", Path(name))
        assert code(trouble) in (None, "partial", "damaged")
        assert all(isinstance(query, str) for query in memory.queries)
        assert memory.pane is None or isinstance(memory.pane, str)
        assert memory.newest_first in (None, True, False)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[]", b"null", b"{}", b'{"version": true}', b'{"version": 0}', b"\xff\xfe{}"),
        *(b"[" * 100_000, b'{"version": 1e999}', b'{"version": "1"}', b"9" * 5000),
    ],
)
def test_damage_costs_the_memory_and_is_told(data: bytes, tmp_path: Path) -> None:
    put(tmp_path, data)
    memory, trouble = recall(BRIEFING, "x", tmp_path)
    assert (memory, code(trouble)) == (Memory(), "damaged")
    assert keep(FULL, BRIEFING, "x", tmp_path) is None


def test_a_field_of_the_wrong_kind_costs_that_field(tmp_path: Path) -> None:
    put(
        tmp_path,
        b'{"version": 1, "pane": 3, "selected": "a", "queries": ["a", 1], "theme": "\\u001b["}',
    )
    memory, trouble = recall(BRIEFING, "x", tmp_path)
    assert memory == Memory(selected="a")
    assert code(trouble) == "partial"


def test_a_newer_version_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    data = json.dumps({"version": VERSION + 1, "pane": "timeline"}).encode()
    path = put(tmp_path, data)
    memory, trouble = recall(BRIEFING, "x", tmp_path)
    assert (memory, code(trouble)) == (Memory(), "newer")
    assert code(keep(FULL, BRIEFING, "x", tmp_path)) == "newer"
    assert path.read_bytes() == data


def test_a_huge_file_a_folder_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, b" " * (1 << 20) + b" ")
    assert code(recall(BRIEFING, "x", tmp_path).trouble) == "unreadable"
    path.unlink()
    path.mkdir()
    assert code(recall(BRIEFING, "x", tmp_path).trouble) == "unreadable"
    assert code(keep(FULL, BRIEFING, "x", tmp_path)) == "unwritable"
    path.rmdir()
    os.mkfifo(path)
    assert code(recall(BRIEFING, "x", tmp_path).trouble) == "unreadable"


def test_a_state_folder_that_cannot_be_made_costs_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    trouble = keep(FULL, BRIEFING, "x", tmp_path / "file" / "places")
    assert code(trouble) == "unwritable"
    assert code(recall(BRIEFING, "x", tmp_path / "file" / "places").trouble) == "unreadable"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_litter(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(FULL, BRIEFING, "x", tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target: object = files.os if call == "fsync" else Path
    monkeypatch.setattr(target, call, full)
    trouble = keep(Memory(), BRIEFING, "x", tmp_path)
    monkeypatch.undo()
    assert code(trouble) == "unwritable"
    assert recall(BRIEFING, "x", tmp_path).memory == FULL
    assert [path.name for path in tmp_path.iterdir()] == [memory_file(BRIEFING, "x").name]


def test_copies_writing_at_once_never_tear_the_file(tmp_path: Path) -> None:
    memories = [Memory(pane=str(n), queries=("q" * 900, str(n))) for n in range(4)]
    keep(memories[0], BRIEFING, "x", tmp_path)

    def write(memory: Memory) -> None:
        for _ in range(15):
            assert keep(memory, BRIEFING, "x", tmp_path) is None

    writers = [Thread(target=write, args=(memory,)) for memory in memories]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        memory, trouble = recall(BRIEFING, "x", tmp_path)
        assert trouble is None
        assert memory in memories
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_is_said(language: str) -> None:
    for name in ("damaged", "partial", "newer", "unreadable", "unwritable"):
        message = Trouble("memory", name, Path("/p"), "No space").message(words_for(language))
        assert message
        assert "{" not in message
