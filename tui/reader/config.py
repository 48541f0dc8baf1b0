"""The person's settings, `config.toml`: language, theme, glyphs, mouse, style of citations, keys.

Reads that one file and never writes it. Whatever is wrong in it is a value to show, and a default
stands in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.reader.files import read_small
from tui.reader.keynames import key_names, never_arrives, normal_key, split_keys
from tui.reader.paths import path_of
from tui.words import LANGUAGES, Words

MAX_BYTES = 1 << 20
"""A longer configuration is not read."""

_NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_TYPES: Mapping[str, tuple[type[Any], str]] = {
    "language": (str, "text"),
    "theme": (str, "text"),
    "ascii": (bool, "bool"),
    "mouse": (bool, "bool"),
    "citation_style": (str, "text"),
    "keys": (dict, "table"),
}
"""The type of each setting, and its name: `reader.type_<name>` among the words."""

_NO_SUCH = {"language": "no-language", "theme": "no-theme", "citation_style": "no-style"}
"""Codes of the problem that a setting is none of those there are."""


class Config(NamedTuple):
    """What the person set; the defaults are those of a person who set nothing."""

    language: str | None = None
    """One of `LANGUAGES`; None leaves it to the briefing's memory and the locale."""
    theme: str | None = None
    """Name of a theme."""
    ascii: bool = False
    """Whether to draw with ASCII glyphs only."""
    mouse: bool = True
    """Whether the app hears the mouse."""
    citation_style: str | None = None
    """Id of a format of citations; None goes by the reader's language."""
    keys: Mapping[str, tuple[str, ...]] = _NO_KEYS
    """Keys by command id, in the app's spelling; none where the person wants none."""

    def language_in(self, environ: Mapping[str, str]) -> str:
        """The interface's language: the one set, else that of the locale, else English."""
        if self.language:
            return self.language
        # The order of POSIX.
        variables = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        locale = next(filter(None, variables), "")
        language = locale.split(".")[0].split("_")[0].lower()
        return language if language in LANGUAGES else LANGUAGES[-1]


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
    """What is wrong, in the order of the file; a theme that there is none of comes last."""


def read_config() -> Config:
    """The settings of the person who runs this; see `load_config` for what is wrong in them."""
    return load_config().config


def load_config(
    path: Path | None = None,
    *,
    themes: Collection[str] | None = None,
    styles: Collection[str] | None = None,
) -> Loaded:
    """Read the configuration at `path`, by default the person's. Raises nothing.

    `themes` and `styles` are the names of the themes and styles of citations that there are; with
    None the setting is taken as it is. A file that is not there is no problem.
    """
    path = path or path_of("configuration")
    try:
        text = read_small(path, MAX_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return Loaded(Config())
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unusable("not-utf8", path, line)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _unusable("unreadable", path, reason=reason)
    known = {"language": LANGUAGES, "theme": themes, "citation_style": styles}
    return _parsed(text, path, {name: names for name, names in known.items() if names is not None})


def _unusable(code: str, path: Path, line: int = 0, column: int = 0, **values: str) -> Loaded:
    return Loaded(Config(), (ConfigProblem(code, path, line, column, tuple(values.items())),))


def _parsed(text: str, path: Path, known: Mapping[str, Collection[str]]) -> Loaded:
    import tomli

    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        return _unusable("syntax", path, line, column, reason=getattr(error, "msg", str(error)))
    except RecursionError:
        return _unusable("too-deep", path)
    reading = _Reading(text, path, known)
    config = reading.settings(table)
    reading.problems.sort(key=lambda one: (one.code == "no-theme", one.line, one.column))
    return Loaded(config, tuple(reading.problems))


class _Reading:
    """One reading of a configuration: settings are taken, problems gathered."""

    def __init__(self, text: str, path: Path, known: Mapping[str, Collection[str]]) -> None:
        self.text = text
        self.path = path
        self.known = known
        self.problems: list[ConfigProblem] = []

    def settings(self, table: dict[str, Any]) -> Config:
        found: dict[str, Any] = {}
        for name, value in table.items():
            if name not in _TYPES:
                self._add("unknown", (), name, nearest=_nearest(name, Config._fields))
                continue
            kind, word = _TYPES[name]
            names = self.known.get(name)
            if not isinstance(value, kind):
                self._add("wrong-type", (), name, type=word)
            elif names is not None and value not in names:
                # Two letters of a language resemble any other two.
                nearest = None if name == "language" else _nearest(value, names)
                choices = ", ".join(names)
                self._add(_NO_SUCH[name], (), name, nearest, value=value, choices=choices)
            else:
                found[name] = value
        if "keys" in found:
            found["keys"] = MappingProxyType(dict(self._keys(found["keys"])))
        return Config(**found)

    def _keys(self, table: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
        from tui.commands import BY_ID

        known = [each.id for each in BY_ID.values() if not each.fixed]
        for command, value in table.items():
            if command not in known:
                nearest = _nearest(command, known)
                self._add("no-command", ("keys",), command, nearest=nearest)
                continue
            written = split_keys(value) if isinstance(value, str) else value
            if value == "":
                written = []
            if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
                self._add("wrong-type", ("keys",), command, type="keys")
                continue
            keys = [key for key in (self._key(command, one) for one in written) if key]
            # With nothing of it usable the command keeps its defaults.
            if keys or not written:
                yield command, tuple(dict.fromkeys(keys))

    def _key(self, command: str, written: str) -> str | None:
        key = normal_key(written)
        if key is None:
            nearest = _nearest(written.lower(), key_names())
            self._add("no-key", ("keys",), command, key=written, nearest=nearest)
        elif never_arrives(key):
            self._add("never-arrives", ("keys",), command, key=written)
            return None
        return key

    def _add(
        self,
        code: str,
        tables: tuple[str, ...],
        name: str,
        nearest: str | None = None,
        **values: str,
    ) -> None:
        line, column = _place(self.text, tables, name)
        clean = tuple((of, shown(value)) for of, value in (("name", name), *values.items()))
        self.problems.append(ConfigProblem(code, self.path, line, column, clean, nearest))


def shown(value: str) -> str:
    """A value from a file as it may stand in a message: short, and nothing a terminal obeys."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in value)
    return text if len(text) <= 60 else text[:59] + "…"


def _nearest(name: str, names: Collection[str]) -> str | None:
    """The one of `names` that looks most like `name`, where one does."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def _place(text: str, tables: tuple[str, ...], name: str) -> tuple[int, int]:
    """Line and column of a key, or of a table's header, in TOML that parses; 0, 0 if not seen.

    A settings file is flat, so its lines are looked at; what is written in an unusual way (a table
    in braces over one line, an escape in a key) is reported without its place.
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
