"""What is imported by whom: the contracts of `pyproject.toml`, and what a command really loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

REPORT = """
import sys
from tui.cli import main
status = main(sys.argv[1:])
sys.stderr.write("\\nLOADED " + " ".join(sys.modules) + "\\n")
sys.exit(status)
"""


def loaded_by(*argv: str) -> set[str]:
    """The modules that a command has loaded when it ends; the command must end well."""
    ran = subprocess.run(
        [sys.executable, "-c", REPORT, *argv],
        capture_output=True, text=True, cwd=ROOT, env=dict(os.environ), check=True,
    )  # fmt: skip
    return set(ran.stderr.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize(
    "argv",
    [
        ("--version",),
        ("--help",),
        ("check",),
        ("check", "--json"),
        ("check", "--numbers"),
        ("show", "h20"),
        ("show", "--pane", "timeline"),
        ("show", "h20", "--json"),
        ("show", "h20", "--evidence"),
        ("show", "h20", "--as-known", "2025"),
        ("show", "bloomberg-2024-09-27", "--strike"),
        ("search", "ㅎㅇㅇ"),
        ("cite", "bloomberg-2024-09-27", "--style", "chicago"),
        ("cite", "bloomberg-2024-09-27", "--style", "bibtex"),
        ("news",),
        ("news", "--json"),
        ("keys",),
        ("paths",),
    ],
    ids=" ".join,
)
def test_no_command_loads_the_app(argv: tuple[str, ...]) -> None:
    loaded = loaded_by(*argv)
    assert not {name for name in loaded if f"{name}.".startswith("tui.app.")}
    assert "textual" not in loaded
    assert "rich" not in loaded, "Rich is for terminals only"


def test_the_version_loads_no_room() -> None:
    loaded = loaded_by("--version")
    rooms = {name for name in loaded if name.startswith("tui.")}
    assert rooms == {"tui.cli"}


def test_only_the_style_asked_for_loads_its_library() -> None:
    libraries = {"citeproc", "lxml", "bibtexparser", "pylatexenc"}
    source = "bloomberg-2024-09-27"
    assert not libraries & loaded_by("show", source)
    assert not libraries & loaded_by("cite", source, "--json")
    assert libraries & loaded_by("cite", source, "--style", "bibtex") == {
        "bibtexparser",
        "pylatexenc",
    }
    assert libraries & loaded_by("cite", source, "--style", "korean") == {"citeproc", "lxml"}


def test_help_and_keys_read_no_records() -> None:
    for command in ("--help", "keys"):
        assert "msgspec" not in loaded_by(command)


def test_a_clean_check_loads_nothing_for_problems() -> None:
    loaded = loaded_by("check")
    assert not {"tree_sitter", "rapidfuzz", "edtf"} & loaded


@pytest.mark.parametrize(
    "room", ["briefing", "export", "library", "page", "reader", "search", "session"]
)
def test_no_room_below_the_app_loads_textual(room: str) -> None:
    """Every module of the room, imported for itself."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted((ROOT / "tui" / room).rglob("*.py"))
    ]
    code = f"import sys, importlib\nfor name in {names}: importlib.import_module(name)\n"
    code += "sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_contracts_are_kept() -> None:
    from importlinter.cli import lint_imports

    cwd = Path.cwd()
    os.chdir(ROOT)
    try:
        assert lint_imports(no_cache=True) == 0
    finally:
        os.chdir(cwd)
