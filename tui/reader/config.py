"""The person's settings, `config.toml`: language, theme, glyphs, mouse, keys.

Reads that one file and never writes it. Whatever is wrong in it is a value to tell, and a default
stands in.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.reader.files import read_small
from tui.reader.keynames import key_names, never_arrives, normal_key, split_keys
from tui.reader.paths import config_file
from tui.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from tui.words import Words

CITATION_STYLES: tuple[str, ...] = ("chicago", "korean", "csl-json", "bibtex")
"""What `citation_style` may be."""

MAX_BYTES = 1 << 20
"""A longer configuration is not read."""


_NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Config(NamedTuple):
    """What the person set; the defaults are those of a person who set nothing."""

    language: str | None = None
    """One of `LANGUAGES`; None leaves it to the briefing's memory and the locale."""
    theme: str | None = None
    """Name of a theme; whether there is one of that name only the app knows."""
    ascii: bool = False
    """Whether to draw with ASCII glyphs only."""
    mouse: bool = True
    """Whether the app hears the mouse."""
    citation_style: str | None = None
    """One of `CITATION_STYLES`; None goes by the reader's language."""
    keys: Mapping[str, tuple[str, ...]] = _NO_KEYS
    """Keys by command id, in the app's spelling; none where the person wants none."""


class ConfigProblem(NamedTuple):
    """Something in the configuration that could not be used."""

    code: str
    """What is wrong: `reader.config_<code>` with `_` for `-` among the words."""
    path: Path
    """The file."""
    line: int = 0
    """Counted from 1; 0 where it is about the file."""
    column: int = 0
    """In characters, counted from 1; 0 where it is about the line or the file."""
    values: tuple[tuple[str, str], ...] = ()
    """What the message names. `type` is a word key, the rest is as written."""
    nearest: str | None = None
    """What was probably meant."""

    @property
    def where(self) -> str:
        """`path:line:column`, as far as known."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([str(self.path), *numbers])

    def message(self, words: Words) -> str:
        """What is wrong, as a sentence or two."""
        values = dict(self.values)
        if "type" in values:
            values["type"] = words(f"reader.type_{values['type']}")
        text = words(f"reader.config_{self.code.replace('-', '_')}", **values)
        if self.nearest is not None:
            text += " " + words("reader.nearest", name=self.nearest)
        return text


class Loaded(NamedTuple):
    """The configuration as far as it could be used."""

    config: Config
    """The settings; defaults stand in for what is missing or wrong."""
    problems: tuple[ConfigProblem, ...] = ()
    """What is wrong, in the order of the file."""
    path: Path | None = None
    """The file that was looked for."""


def read_config() -> Config:
    """The settings of the person who runs this; see `load_config` for what is wrong in them."""
    return load_config().config


def load_config(path: Path | None = None) -> Loaded:
    """Read the configuration at `path`, by default the person's. Raises nothing.

    A file that is not there is no problem.
    """
    path = path or config_file()
    try:
        data = read_small(path, MAX_BYTES)
    except FileNotFoundError:
        return Loaded(Config(), (), path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = ConfigProblem("unreadable", path, values=(("reason", reason),))
        return Loaded(Config(), (problem,), path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Loaded(Config(), (ConfigProblem("not-utf8", path, line),), path)
    return _parsed(text, path)


def theme_problem(loaded: Loaded, themes: Collection[str]) -> ConfigProblem | None:
    """The problem of a theme that is none of `themes`."""
    name = loaded.config.theme
    if name is None or name in themes or loaded.path is None:
        return None
    line, column = _place(_text(loaded.path), (), "theme")
    values = (("name", shown(name)),)
    return ConfigProblem("no-theme", loaded.path, line, column, values, _nearest(name, themes))


def _parsed(text: str, path: Path) -> Loaded:
    import tomli

    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        values = (("reason", getattr(error, "msg", str(error))),)
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        return Loaded(Config(), (ConfigProblem("syntax", path, line, column, values),), path)
    except RecursionError:
        return Loaded(Config(), (ConfigProblem("too-deep", path),), path)
    reading = _Reading(text, path)
    config = reading.settings(table)
    problems = sorted(reading.problems, key=lambda problem: (problem.line, problem.column))
    return Loaded(config, tuple(problems), path)


class _Reading:
    """One reading of a configuration: settings are taken, problems gathered."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path
        self.problems: list[ConfigProblem] = []

    def settings(self, table: dict[str, Any]) -> Config:
        config = Config()
        for name, value in table.items():
            if name == "language":
                if self._is(str, "text", name, value) and self._is_language(value):
                    config = config._replace(language=value)
            elif name == "theme":
                if self._is(str, "text", name, value):
                    config = config._replace(theme=value)
            elif name == "ascii":
                if self._is(bool, "bool", name, value):
                    config = config._replace(ascii=value)
            elif name == "mouse":
                if self._is(bool, "bool", name, value):
                    config = config._replace(mouse=value)
            elif name == "citation_style":
                if self._is(str, "text", name, value) and self._is_style(value):
                    config = config._replace(citation_style=value)
            elif name == "keys":
                if self._is(dict, "table", name, value):
                    config = config._replace(keys=MappingProxyType(dict(self._keys(value))))
            else:
                self._tell("unknown", (), name, nearest=_nearest(name, Config._fields))
        return config

    def _keys(self, table: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
        from tui.commands import BY_ID

        known = [each.id for each in BY_ID.values() if not each.fixed]
        for command, value in table.items():
            if command not in known:
                nearest = _nearest(command, known)
                self._tell("no-command", ("keys",), command, nearest=nearest)
                continue
            written = split_keys(value) if isinstance(value, str) else value
            if value == "":
                written = []
            if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
                self._tell("wrong-type", ("keys",), command, type="keys")
                continue
            keys = [key for key in (self._key(command, one) for one in written) if key]
            # With nothing of it usable the command keeps its defaults.
            if keys or not written:
                yield command, tuple(dict.fromkeys(keys))

    def _key(self, command: str, written: str) -> str | None:
        key = normal_key(written)
        if key is None:
            nearest = _nearest(written.lower(), key_names())
            self._tell("no-key", ("keys",), command, key=written, nearest=nearest)
        elif never_arrives(key):
            self._tell("never-arrives", ("keys",), command, key=written)
            return None
        return key

    def _is(self, kind: type, word: str, name: str, value: object) -> bool:
        if isinstance(value, kind):
            return True
        self._tell("wrong-type", (), name, type=word)
        return False

    def _is_language(self, value: str) -> bool:
        if value in LANGUAGES:
            return True
        self._tell("no-language", (), "language", value=value, choices=", ".join(LANGUAGES))
        return False

    def _is_style(self, value: str) -> bool:
        if value in CITATION_STYLES:
            return True
        self._tell(
            "no-style",
            (),
            "citation_style",
            value=value,
            choices=", ".join(CITATION_STYLES),
            nearest=_nearest(value, CITATION_STYLES),
        )
        return False

    def _tell(
        self,
        code: str,
        tables: tuple[str, ...],
        name: str,
        *,
        nearest: str | None = None,
        **values: str,
    ) -> None:
        line, column = _place(self.text, tables, name)
        told = tuple((of, shown(value)) for of, value in (("name", name), *values.items()))
        self.problems.append(ConfigProblem(code, self.path, line, column, told, nearest))


def shown(value: str) -> str:
    """A value from a file as it may stand in a message: short, and nothing a terminal obeys."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in value)
    return text if len(text) <= 60 else text[:59] + "…"


def _nearest(name: str, names: Collection[str]) -> str | None:
    """The one of `names` that looks most like `name`, where one does."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def _text(path: Path) -> str:
    """The file's text for finding a place in it; empty where it cannot be read any more."""
    try:
        return read_small(path, MAX_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _place(text: str, tables: tuple[str, ...], name: str) -> tuple[int, int]:
    """Line and column of a key, or of a table's header, in TOML that parses; 0, 0 if not seen.

    A settings file is flat, so its lines are looked at; what is written in an unusual way (a table
    in braces over one line, an escape in a key) is told without its place.
    """
    import re

    path = [*tables, name]
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.fullmatch(r"\s*\[+\s*(.*?)\s*\]+\s*(?:#.*)?", line):
            table = _dotted(header[1])
            if table[: len(path)] == path:
                return number, len(line) - len(line.lstrip()) + 1
            continue
        key, sign, _ = line.partition("=")
        if sign and [*table, *_dotted(key)][: len(path)] == path:
            return number, len(line) - len(line.lstrip()) + 1
    return 0, 0


def _dotted(key: str) -> list[str]:
    """The parts of a dotted key."""
    return [part.strip().strip("\"'") for part in key.split(".")]
