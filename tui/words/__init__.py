"""The interface's own words, in Korean and English.

Each language is a folder of TOML files, one a topic (`date`, `number`, `problem`, `command` …); a
key is `topic.name`. A topic is read when it is first asked for, so that a command which needs few
words does not pay for all. Data with a small reader; all rooms may be handed a `Words`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Protocol

_FOLDER = Path(__file__).parent
# Not importlib.resources, which costs as much as all that is read here: Textual wants its style
# sheet as a file, too, so the package is never run from an archive.

LANGUAGES: tuple[str, ...] = ("ko", "en")
"""The languages the interface speaks."""


class KeyNames(Protocol):
    """The keys of the commands, as shown, by id."""

    def __getitem__(self, id: str, /) -> str: ...


class Words:
    """The interface's words in one language.

    Call it with a key and the values its template names: `words("date.day", year=2024, …)`.
    In a template `{name:은/는}` is the value followed by the Korean particle that fits its last
    sound, and `{keys[quit]}` the key of the command `quit`, whatever it is remapped to.
    """

    __slots__ = ("keys", "language")

    def __init__(self, language: str, keys: KeyNames | None = None) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[-1]
        """One of `LANGUAGES`; English stands in for a language the interface does not speak."""
        self.keys: KeyNames = _Ids() if keys is None else keys
        """The key of every command, as shown; without an app that has keys, its id."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for `key`; raises `KeyError` where there is none."""
        topic, _, name = key.partition(".")
        template = _topic(self.language, topic)[name]
        if "{keys[" in template:
            values["keys"] = self.keys
        if not values:
            return template
        # Only a particle's place needs the formatter that is written in Python.
        return (
            _FORMATTER.vformat(template, (), values)
            if ":" in template
            else template.format_map(values)
        )

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        topic, _, name = key.partition(".")
        try:
            return name in _topic(self.language, topic)
        except KeyError:
            return False

    def topic(self, topic: str) -> Mapping[str, str]:
        """All words of one topic by name; raises `KeyError` where there is no such topic."""
        return _topic(self.language, topic)


class _Ids(dict[str, str]):
    def __missing__(self, id: str) -> str:
        return id


class _Formatter(Formatter):
    """`str.format` that knows Korean particles: a format such as `은/는` picks one of the two."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" in format_spec:
            from tui.briefing.korean import with_particle

            return with_particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs[str(key)]


_FORMATTER = _Formatter()


@cache
def _topic(language: str, topic: str) -> Mapping[str, str]:
    import tomli

    try:
        text = (_FOLDER / language / f"{topic}.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KeyError(topic) from None
    return tomli.loads(text)


@cache
def words_for(language: str) -> Words:
    """The words of one language; one object a language."""
    return Words(language)
