"""Folders and files that no one should meet: a problem each, never an exception or a wait."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from tests.library.make import reported, write
from tui.library import files
from tui.library.find import find_briefings
from tui.library.problems import MAX_PROBLEMS
from tui.library.read import Opened, read_briefing

if TYPE_CHECKING:
    from pathlib import Path

EVENT = '[[event]]\nid = "e"\ndate = "2024"\ntitle = "T"\nstatus = "denied"\ncites = ["paper"]\n'


def codes(opened: Opened) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in opened.problems]


def rest_is_there(opened: Opened) -> bool:
    return opened.briefing is not None and "start" in opened.briefing.by_id


def test_links_in_circles_and_to_nowhere(tmp_path: Path) -> None:
    folder = write(tmp_path / "b")
    (folder / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self.toml").symlink_to(folder / "self.toml")
    (folder / "gone.toml").symlink_to(folder / "nowhere")
    opened = read_briefing(folder)
    assert codes(opened) == [
        ("gone.toml", "unreadable"),
        ("self.toml", "unreadable"),
        ("up", "link-not-followed"),
    ]
    assert rest_is_there(opened)
    assert find_briefings(tmp_path).kind == "library"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert find_briefings(tmp_path / "loop").kind == "nothing"


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "b")
    (tmp_path / "elsewhere").write_text(EVENT)
    (folder / "x.toml").symlink_to(tmp_path / "elsewhere")
    assert read_briefing(folder).problems == ()


def test_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    os.mkfifo(folder / "pipe.toml")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "folder.toml").mkdir()
    opened: list[Opened] = []
    reading = threading.Thread(target=lambda: opened.append(read_briefing(folder)), daemon=True)
    reading.start()
    reading.join(20)
    assert not reading.is_alive()
    assert codes(opened[0]) == [("pipe.toml", "not-a-file"), ("zero.toml", "not-a-file")]
    assert find_briefings(folder).kind == "briefing"
    assert find_briefings(folder / "pipe.toml").kind == "nothing"


def test_a_folder_that_was_a_pipe_a_moment_ago(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="regular"):
        files.read_bytes(tmp_path / "pipe")


def test_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "b", x="")
    (folder / "closed").mkdir()
    scandir, opened_file = os.scandir, os.open

    def closed_scandir(path: Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def closed_open(path: Path, flags: int) -> int:
        if str(path).endswith("x.toml"):
            raise PermissionError(13, "Permission denied")
        return opened_file(path, flags)

    monkeypatch.setattr(os, "scandir", closed_scandir)
    monkeypatch.setattr(os, "open", closed_open)
    opened = read_briefing(folder)
    assert codes(opened) == [("closed", "unreadable"), ("x.toml", "unreadable")]
    assert rest_is_there(opened)


def test_a_file_that_could_not_be_read_makes_no_id_unknown(tmp_path: Path) -> None:
    text = EVENT.replace('"paper"', '"gone"')
    folder = write(tmp_path, case=text)
    assert codes(read_briefing(folder)) == [("case.toml", "unknown-id")]
    (folder / "lost.toml").symlink_to(folder / "nowhere")
    assert codes(read_briefing(folder)) == [("lost.toml", "unreadable")]


def test_files_too_big_and_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path)
    with (folder / "huge.toml").open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    opened = read_briefing(folder)
    assert codes(opened) == [("huge.toml", "file-too-big")]
    assert rest_is_there(opened)
    (folder / "huge.toml").unlink()
    monkeypatch.setattr(files, "MAX_ALL", 800)
    assert ("briefing.toml", "too-much") in codes(read_briefing(folder))
    monkeypatch.setattr(files, "MAX_FILES", 1)
    assert (".", "too-many-files") in codes(read_briefing(folder))


def test_folders_within_folders_without_end(tmp_path: Path) -> None:
    folder = write(tmp_path)
    deep = folder
    for _ in range(40):
        deep /= "d"
        deep.mkdir()
    assert [code for _, code in codes(read_briefing(folder))] == ["too-deep"]


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 10_000 + "]" * 10_000,
        "x = " + "{a = " * 10_000,
        "x = " + "[" * 10_000_0,
        ".".join("a" * 10_000) + " = 1",
        "[" + ".".join("a" * 10_000) + "]",
    ],
    ids=["lists", "tables", "unclosed", "keys", "header"],
)
def test_nesting_without_end(text: str, tmp_path: Path) -> None:
    opened = read_briefing(write(tmp_path, case=f"{text}\n{EVENT}"))
    assert reported(opened, "case.toml") in ([("too-deep", 1, 1)], [("toml-syntax", 1, 1)])
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id


def test_keys_that_would_fill_the_memory(tmp_path: Path) -> None:
    text = "".join(f"k{at}.{'.'.join('a' * 900)} = 1\n" for at in range(1000))
    opened = read_briefing(write(tmp_path, case=text))
    assert codes(opened) == [("case.toml", "too-deep")]
    assert rest_is_there(opened)


def test_a_deep_table_where_none_belongs(tmp_path: Path) -> None:
    deep = ".".join("a" * 900)
    opened = read_briefing(write(tmp_path, case=f'{EVENT}tags.{deep} = "\\u202e"\n{deep} = 1\n'))
    wanted = {"control-character", "wrong-type", "unknown-key"}
    assert {code for _, code in codes(opened)} == wanted


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b'# \xed\x95\x9c\xff\n', "not-utf8", 1, 4),
        ('# 한글입니다\n'.encode("cp949"), "not-utf8", 1, 3),
        (b"# ab\x00\n", "toml-syntax", 1, 5),
        (b'x = "\x1b[2J"\n', "toml-syntax", 1, 6),
        (b"x = 1\r\ny = 2\rz = 3\n", "toml-syntax", 2, 6),
    ],
)  # fmt: skip
def test_bytes_that_do_not_belong(
    data: bytes, code: str, line: int, column: int, tmp_path: Path
) -> None:
    folder = write(tmp_path)
    (folder / "case.toml").write_bytes(data + EVENT.encode())
    opened = read_briefing(folder)
    assert (code, line, column) in reported(opened, "case.toml")
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id or b"x" in data


def test_other_encodings_are_read_as_meant(tmp_path: Path) -> None:
    folder = write(tmp_path)
    text = EVENT.replace('"T"', '"매출이 늘었다고 한다"')
    for encoding in ("cp949", "utf-16", "utf-8-sig"):
        (folder / "case.toml").write_bytes(text.encode(encoding))
        opened = read_briefing(folder)
        wanted = [] if encoding == "utf-8-sig" else ["not-utf8"]
        assert [code for _, code in codes(opened)] == wanted
        assert opened.briefing is not None
        assert opened.briefing.by_id["e"].title.shown("ko", "ko").text == "매출이 늘었다고 한다"  # type: ignore[attr-defined]


def test_thousands_of_digits(tmp_path: Path) -> None:
    opened = read_briefing(write(tmp_path, case=f"x = {'9' * 5000}\n{EVENT}"))
    assert reported(opened, "case.toml") == [("bad-number", 1, 1)]
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id


def test_names_of_files_are_made_visible(tmp_path: Path) -> None:
    folder = write(tmp_path)
    name = b"\x1b[31m\xff\nx.toml"
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(b"x = 1\n")
    (problem,) = read_briefing(folder).problems
    assert problem.file == "␛[31m⟨U+DCFF⟩␊x.toml"


def test_ten_thousand_slips_do_not_take_forever(tmp_path: Path) -> None:
    records = "".join(
        EVENT.replace('"e"', f'"e{at}"').replace("denied", "deny") for at in range(3000)
    )
    slips = "".join(f'[[term]]\nid = "t{at}\n' for at in range(3000))
    opened = read_briefing(write(tmp_path, case=records + slips))
    assert len(opened.problems) == 6000


def test_more_problems_than_anyone_reads(tmp_path: Path) -> None:
    keys = "".join(f"k{at} = 1\n" for at in range(MAX_PROBLEMS + 5))
    opened = read_briefing(write(tmp_path, case=EVENT + keys))
    assert len(opened.problems) == MAX_PROBLEMS + 1
    assert codes(opened)[0] == (".", "too-many-problems")
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id
