"""Finding briefings: what a path leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.make import BRIEFING, write
from tui.library import find
from tui.library.find import bundled, default_path, find_briefings


def codes(found: find.Found) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_folder_with_a_briefing_table_is_a_briefing(tmp_path: Path) -> None:
    assert find_briefings(write(tmp_path)) == find.Found(tmp_path, "briefing", (tmp_path,))


@pytest.mark.parametrize(
    "text",
    [
        "[briefing]\n",
        "  [ briefing ] # it is\n",
        '["briefing"]\n',
        "[briefing.title]\n",
        "briefing.id = 1\n",
        "briefing = {}\n",
        '[[event]]\nid = "broken\n[briefing]\n',
        "\ufeff[briefing]\n",
    ],
)
def test_however_it_is_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "any name.toml").write_text(text, encoding="utf-8")
    assert find_briefings(tmp_path).kind == "briefing"


@pytest.mark.parametrize("text", ["", "# [briefing]\n", "[briefings]\n", 'x = "[briefing]"\n'])
def test_and_however_not(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    found = find_briefings(tmp_path)
    assert (found.kind, codes(found)) == ("nothing", ["not-a-briefing"])


def test_utf16_is_seen_to_be_meant(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(BRIEFING, encoding="utf-16")
    assert find_briefings(tmp_path).kind == "briefing"


def test_a_table_deeper_down_or_hidden_does_not_count(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b")
    (tmp_path / "a" / ".hidden.toml").write_text(BRIEFING, encoding="utf-8")
    assert find_briefings(tmp_path / "a").kind == "library"
    assert find_briefings(tmp_path).kind == "nothing"


def test_a_folder_of_briefings_is_a_library(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden"):
        write(tmp_path / name)
    (tmp_path / "empty").mkdir()
    (tmp_path / "README.md").write_text("hello")
    found = find_briefings(tmp_path)
    assert found == find.Found(tmp_path, "library", (tmp_path / "a", tmp_path / "b"))


def test_a_file_of_a_briefing_leads_to_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "one")
    (folder / "sub").mkdir()
    (folder / "sub" / "x.toml").write_text("")
    for file in (folder / "base.toml", folder / "sub" / "x.toml"):
        assert find_briefings(file).folders == (folder,)
    (folder / "notes.txt").write_text("")
    assert codes(find_briefings(folder / "notes.txt")) == ["not-a-briefing"]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert codes(find_briefings(tmp_path / "gone")) == ["no-such-path"]
    assert find_briefings(Path("a\0b")).kind == "nothing"
    assert find_briefings(tmp_path / ("x" * 5000)).kind == "nothing"


def test_what_is_opened_without_a_path(tmp_path: Path) -> None:
    briefing = write(tmp_path / "library" / "one")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert default_path({"BRIEFDECK_PATH": "/some/where"}, briefing) == Path("/some/where")
    assert default_path({"BRIEFDECK_PATH": ""}, briefing) == briefing
    assert default_path({}, briefing.parent) == briefing.parent
    assert default_path({}, empty) == bundled()


def test_the_home_folder_may_be_written_short(home: Path) -> None:
    assert default_path({"BRIEFDECK_PATH": "~/b"}, home) == home / "b"


def test_the_bundled_briefings_are_beside_the_package_or_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_briefings(bundled()).kind == "library"
    package = tmp_path / "site-packages" / "tui"
    (package / "library").mkdir(parents=True)
    monkeypatch.setattr(find, "__file__", str(package / "library" / "find.py"))
    assert bundled() == tmp_path / "site-packages" / "content"
    (package / "_content").mkdir()
    assert bundled() == package / "_content"
