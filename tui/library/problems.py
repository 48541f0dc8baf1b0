"""Problems of a briefing's files: what is wrong, where, and what to do, as values.

The messages are in the words topic `problem`; here is only which of them, and with which values.
Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import msgspec

from tui.words import Words

Severity: TypeAlias = Literal["error", "warning"]
"""An error means that something is wrong or missing; a warning that an editor should look."""


class Phrase(msgspec.Struct, frozen=True):
    """A value of a message that is itself words of the interface: a name in topic `problem`."""

    name: str
    """The name in the topic."""


Value: TypeAlias = "str | int | Phrase | tuple[str, ...]"
"""What a message may be filled with; several strings are joined by commas."""

MAX_PROBLEMS = 10_000
"""Problems of one briefing that are reported: nobody edits a folder with more of them, and
reporting them all would take minutes."""

_ERRORS = (
    "bad-date",
    "bad-id",
    "bad-language",
    "bad-locator",
    "bad-number",
    "bad-range",
    "bad-url",
    "bad-wikidata",
    "cell-count",
    "compare-fails",
    "cycle",
    "duplicate-id",
    "duplicate-table",
    "expected-without-reported",
    "file-too-big",
    "mixed-figure",
    "missing-briefing",
    "missing-field",
    "no-such-path",
    "not-a-briefing",
    "not-a-file",
    "not-utf8",
    "reversed-date",
    "toml-syntax",
    "too-deep",
    "too-many-files",
    "too-many-problems",
    "too-much",
    "unknown-id",
    "unknown-key",
    "unknown-schema",
    "unknown-table",
    "unknown-unit",
    "unknown-word",
    "unreadable",
    "wrong-kind",
    "wrong-type",
)
_WARNINGS = (
    "actor-in-nothing",
    "ambiguous-width",
    "control-character",
    "event-after-as-of",
    "high-confidence-one-origin",
    "likelihood-with-confidence",
    "link-not-followed",
    "missing-language",
    "no-cite",
    "not-nfc",
    "stale-as-of",
    "unknown-likelihood-word",
    "unused-source",
    "value-against-compare",
)

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {code: "warning" if code in _WARNINGS else "error" for code in (*_ERRORS, *_WARNINGS)}
)
"""Every code there is, with its severity; codes are stable, scripts may rely on them."""


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong, or worth a look, at one place."""

    code: str
    """One of `SEVERITIES`."""
    file: str
    """The file, relative to the briefing's folder (`.` for the folder itself), made visible."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, in characters."""
    name: str = ""
    """Name of the message in topic `problem`; the code itself where empty."""
    values: tuple[tuple[str, Value], ...] = ()
    """What the message is filled with; strings that come from files are already visible."""
    suggestion: str | None = None
    """The nearest right spelling of a wrong key, id or word."""
    left_out: str = ""
    """The record (its id, else its table) that is left out of the briefing because of it."""

    @property
    def severity(self) -> Severity:
        """`error` or `warning`, by the code."""
        return SEVERITIES[self.code]

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, line, column, code."""
        return (self.file, self.line, self.column, self.code, repr(self.values))

    def message(self, words: Words) -> str:
        """What is wrong, in plain words."""
        message = self._filled(words, self.name or self.code)
        if self.left_out:
            message = words("problem.left-out", said=message, record=self.left_out)
        return message

    def hint(self, words: Words) -> str | None:
        """What to do about it; the nearest right spelling first."""
        if self.suggestion is not None:
            return words("problem.did-you-mean", word=_value(words, self.suggestion))
        for name in (self.name, self.code):
            if name and words.has(f"problem.{name}-hint"):
                return self._filled(words, f"{name}-hint")
        return None

    def _filled(self, words: Words, name: str) -> str:
        values = {key: _value(words, value) for key, value in self.values}
        return words(f"problem.{name}", **values)

    def to_json(self, words: Words) -> dict[str, str | int | None]:
        """Keys code, severity, file, line, column, message, hint."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message(words),
            "hint": self.hint(words),
        }


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems once each, by file, line, column and code."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def _value(words: Words, value: Value) -> str | int:
    if isinstance(value, Phrase):
        return words(f"problem.{value.name}")
    if isinstance(value, tuple):
        value = ", ".join(value)
    # Ids and tags come from files, and may hold anything that is not harmful.
    return value.replace("\n", " ") if isinstance(value, str) else value
