"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

from tui.cli.usage import parse
from tui.commands import COMMANDS, shown_key
from tui.library.read import read_briefing
from tui.reader.config import Config, load_config
from tui.words import words_for

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str = "") -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return [block for marked, block in found if marked == language]


def test_the_two_commands_stand_alone() -> None:
    assert "python -m pip install -e . && briefdeck\n" in blocks()
    assert "python -m pip install -e '.[dev]' && python -m pytest -n auto\n" in blocks()


def test_the_example_is_a_clean_briefing(tmp_path: Path) -> None:
    example, _ = blocks("toml")
    (tmp_path / "briefing.toml").write_text(example, encoding="utf-8")
    opened = read_briefing(tmp_path, check=True)
    assert opened.problems == ()
    assert opened.briefing is not None
    assert {record.id for record in opened.briefing.records()} == {
        "nvidia", "results", "revenue", "10-q",
    }  # fmt: skip


def test_the_example_of_a_configuration_has_every_setting_right(tmp_path: Path) -> None:
    _, example = blocks("toml")
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    loaded = load_config(path)
    assert loaded.problems == ()
    told = set(re.findall(r"^(\w+) =", example, re.MULTILINE))
    assert told >= set(Config._fields) - {"keys"}
    assert loaded.config.keys


def test_the_commands_can_be_typed() -> None:
    (commands,) = (block for block in blocks() if block.startswith("briefdeck check"))
    for line in commands.splitlines():
        words = line.split("  ")[0].replace("[PATH]", "content").split()
        assert parse(words[1:], words_for("en")).command == words[1]


def test_the_keys_are_keys() -> None:
    table = re.findall(r"^\| (.+?) \| .+ \|$", README.partition("## Keys")[2], re.MULTILINE)
    told = {key for row in table for key in re.findall(r"`([^`]+)`", row)}
    known = {key for command in COMMANDS for key in map(shown_key, command.keys)}
    assert told <= known
    assert len(told) > 20


def test_links_lead_to_files() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).is_file()
