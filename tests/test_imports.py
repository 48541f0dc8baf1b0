"""What is imported by whom: the contracts of `pyproject.toml`, and what a command really loads."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
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


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports for types alone are counted, and those within functions."""
    graph = grimp.build_graph("tui", exclude_type_checking_imports=False, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle


def test_no_file_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "tui").rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_two_public_types_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tui").rglob("*.py")):
        for name in _public_types(ast.parse(path.read_text(encoding="utf-8"))):
            places.setdefault(name, []).append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def _public_types(module: ast.Module) -> Iterator[str]:
    """Classes and type aliases at the top of a module, and those for type checkers alone."""
    guarded = [inner for node in module.body if isinstance(node, ast.If) for inner in node.body]
    for node in (*module.body, *guarded):
        alias = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
        name = node.name if isinstance(node, ast.ClassDef) else ""
        if alias:
            name = ast.unparse(node.target)
        if name and not name.startswith("_"):
            yield name


def test_the_contracts_are_kept() -> None:
    from importlinter.cli import lint_imports

    cwd = Path.cwd()
    os.chdir(ROOT)
    try:
        assert lint_imports(no_cache=True) == 0
    finally:
        os.chdir(cwd)
