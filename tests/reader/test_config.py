"""Settings are read from a file in which anything may be wrong."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.formats import FORMATS
from tui.reader.config import (
    Config,
    ConfigProblem,
    Loaded,
    load_config,
    read_config,
)
from tui.reader.paths import path_of
from tui.words import LANGUAGES, words_for


def load(tmp_path: Path, text: str | bytes) -> Loaded:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(path)


def told(loaded: Loaded) -> list[tuple[str, int, int, str | None]]:
    return [(p.code, p.line, p.column, p.nearest) for p in loaded.problems]


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert load_config(tmp_path / "none.toml") == Loaded(Config())


def test_the_persons_file_is_read_by_default() -> None:
    path = path_of("configuration")
    path.parent.mkdir(parents=True)
    path.write_text('language = "en"')
    assert read_config().language == "en"


def test_all_settings(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        """
        language = "ko"
        theme = "ansi-light"
        ascii = true
        mouse = false
        citation_style = "bibtex"
        [keys]
        move-down = "j,down, /"
        quit = ["Ctrl+Q", ","]
        theme = []
        zoom = ""
        """,
    )
    assert loaded.problems == ()
    assert loaded.config == Config(
        "ko",
        "ansi-light",
        ascii=True,
        mouse=False,
        citation_style="bibtex",
        keys={
            "move-down": ("j", "down", "slash"),
            "quit": ("ctrl+q", "comma"),
            "theme": (),
            "zoom": (),
        },
    )


def test_what_cannot_be_used_is_told_with_its_place_and_the_rest_is_used(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        """\
langage = "ko"
theme = 3
language = "fr"
ascii = "yes"
mouse = false

[keys]
move-donw = "j"
quit = 3
zoom = ["f10", "pgdown", "shift+f3"]
  help = "ㅗ"
""",
    )
    assert loaded.config == Config(mouse=False, keys={"zoom": ("f10",)})
    assert told(loaded) == [
        ("unknown", 1, 1, "language"),
        ("wrong-type", 2, 1, None),
        ("no-language", 3, 1, None),
        ("wrong-type", 4, 1, None),
        ("no-command", 8, 1, "move-down"),
        ("wrong-type", 9, 1, None),
        ("no-key", 10, 1, "pagedown"),
        ("never-arrives", 10, 1, None),
        ("never-arrives", 11, 3, None),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[colors]\na = 1", (1, 1)),
        ("keys.foo = 'j'", (1, 1)),
        ("keys = { foo = 'j' }", (0, 0)),
        ('mouse = true\n["keys"]\n"foo" = "j"', (3, 1)),
    ],
)
def test_places_of_keys_in_the_ways_toml_has(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    (problem,) = load(tmp_path, text).problems
    assert (problem.line, problem.column) == place


def test_toml_that_does_not_parse_has_its_place(tmp_path: Path) -> None:
    loaded = load(tmp_path, 'mouse = true\ntheme = "')
    assert loaded.config == Config()
    assert loaded.problems[0].code == "syntax"
    assert loaded.problems[0].where == f"{tmp_path / 'config.toml'}:2:10"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    assert told(load(tmp_path, b"mouse = true\n# \xb0\xa1"))[0][:2] == ("not-utf8", 2)
    assert told(load(tmp_path, b"#" * (1 << 21)))[0][0] == "unreadable"
    assert told(load(tmp_path, "mouse = " + "[" * 20_000))[0][0] in ("syntax", "too-deep")
    assert load(tmp_path, "\ufeffmouse = false").config.mouse is False
    assert told(load_config(tmp_path))[0][0] == "unreadable"
    os.mkfifo(tmp_path / "pipe")
    assert told(load_config(tmp_path / "pipe"))[0][0] == "unreadable"
    assert told(load_config(Path("nul\0")))[0][0] == "unreadable"


@given(
    st.binary(max_size=100)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))
)
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        assert isinstance(load(Path(name), data).config, Config)


NAMES = st.sampled_from(
    ["language", "theme", "ascii", "mouse", "keys", "keys.quit", "keys.zoom", "x"]
)
VALUES = st.sampled_from(
    ['"ko"', "1", "true", "[]", '["j", 1]', '"j,down"', "{}", "2024-01-01", "nan"]
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5))
def test_values_of_any_kind_never_raise_and_leave_settings_of_the_right_kind(
    lines: list[tuple[str, str]],
) -> None:
    text = "\n".join(f"{name} = {value}" for name, value in lines)
    with tempfile.TemporaryDirectory() as name:
        loaded = load(Path(name), text)
        config = loaded.config
        assert config.language in (None, *LANGUAGES)
        assert isinstance(config.ascii, bool)
        assert isinstance(config.mouse, bool)
        assert all(isinstance(key, str) for keys in config.keys.values() for key in keys)


def test_a_theme_that_the_app_does_not_have_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('\ntheme = "nrod"\nmouse = 1', encoding="utf-8")
    loaded = load_config(path, themes=["nord", "gruvbox"])
    assert told(loaded) == [("wrong-type", 3, 1, None), ("no-theme", 2, 1, "nord")]
    assert loaded.config.theme is None
    for language in LANGUAGES:
        assert "nrod" in loaded.problems[1].message(words_for(language))
    assert told(load_config(path, themes=["nrod"])) == told(load_config(path))
    assert load_config(path).config.theme == "nrod"
    assert load(tmp_path, "").problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_said_and_cannot_command_the_terminal(
    language: str, tmp_path: Path
) -> None:
    loaded = load(
        tmp_path, '"a\\u001b[2J" = 1\nmouse = 1\n[keys]\nquit = "foo\\u0007"\nhelp = "ㅗ"'
    )
    problems = [
        *loaded.problems,
        *load(tmp_path, "x").problems,
        *load(tmp_path, b"\xff").problems,
        *load_config(tmp_path).problems,
        ConfigProblem("too-deep", tmp_path),
        ConfigProblem("no-theme", tmp_path, values=(("value", "x"),), nearest="y"),
    ]
    assert len(problems) >= 9
    for problem in problems:
        message = problem.message(words_for(language))
        assert message.isprintable()
        assert "{" not in message


def test_a_style_of_citation_is_one_there_is(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('mouse = true\ncitation_style = "chikago"', encoding="utf-8")
    loaded = load_config(path, styles=FORMATS)
    assert loaded.config.citation_style is None
    assert told(loaded) == [("no-style", 2, 1, "chicago")]
    for language in LANGUAGES:
        assert "csl-json" in loaded.problems[0].message(words_for(language))
    path.write_text('citation_style = "bibtex"', encoding="utf-8")
    assert load_config(path, styles=FORMATS).config.citation_style == "bibtex"
