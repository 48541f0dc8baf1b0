"""Localized text: the same words in several languages, and which of them to show.

Prose inside a text is read by `prose`. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, Self, TypeAlias

import msgspec

TextFault: TypeAlias = Literal["type", "empty", "tag", "value"]
"""`type`: neither a string nor a table; `empty`: a table without a language; `tag`: a key that is
no BCP 47 tag; `value`: a language whose words are no string."""

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class TextError(ValueError):
    """A localized text that cannot be read."""

    def __init__(self, code: TextFault, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code: TextFault = code
        """What is wrong with it."""
        self.detail = detail
        """The key or type that is wrong."""


class Shown(msgspec.Struct, frozen=True):
    """The words chosen for a reader."""

    text: str
    """The words."""
    language: str
    """BCP 47 tag of the language they are in; empty where they are the same in every language."""
    missing: bool
    """Whether another language stands in for the one asked for."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one or more languages, or a bare string that is the same in all of them."""

    entries: tuple[tuple[str, str], ...]
    """Language tag and words, in the author's order; the tag is empty for a bare string."""

    @classmethod
    def of(cls, raw: str | Mapping[str, str]) -> Self:
        """From a string or a table by BCP 47 tag; raises `TextError`."""
        if isinstance(raw, str):
            return cls((("", raw),))
        if not isinstance(raw, Mapping):
            raise TextError("type", type(raw).__name__)
        if not raw:
            raise TextError("empty", "")
        return cls(tuple(_entry(tag, words) for tag, words in raw.items()))

    @property
    def values(self) -> Mapping[str, str]:
        """The words by language tag, read-only; a bare string has the key ""."""
        return MappingProxyType(dict(self.entries))

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags it has words for, in the author's order; none for a bare string."""
        return tuple(tag for tag, _ in self.entries if tag)

    def shown(self, language: str, first: str) -> Shown:
        """The words for a reader of `language`, in a briefing whose first language is `first`.

        In this order: the tag itself, the same primary language, a bare string, `first`, any.
        """
        entries = self._tagged(first)
        for wanted in (language, _primary(language)):
            for tag, words in entries:
                if _same(tag, wanted) or tag == "":
                    return Shown(words, tag, False)
        near = _of_primary(entries, language)
        if near is not None:
            return Shown(near[1], near[0], False)
        for tag, words in entries:
            if _same(tag, first):
                return Shown(words, tag, True)
        tag, words = _of_primary(entries, first) or entries[0]
        return Shown(words, tag, True)

    def _tagged(self, first: str) -> tuple[tuple[str, str], ...]:
        """The entries, each under the language it is in."""
        return self.entries


@dataclass(frozen=True, slots=True)
class Prose(Text):
    """Text whose words are prose with marks (`parse_prose`); a bare string is in the briefing's
    first language, the others are missing.
    """

    def _tagged(self, first: str) -> tuple[tuple[str, str], ...]:
        if self.entries[0][0] == "":
            return ((first, self.entries[0][1]),)
        return self.entries


def _entry(tag: object, words: object) -> tuple[str, str]:
    if not isinstance(tag, str) or not _TAG.fullmatch(tag):
        raise TextError("tag", str(tag))
    if not isinstance(words, str):
        raise TextError("value", tag)
    return tag, words


def _same(tag: str, other: str) -> bool:
    return tag == other or tag.lower() == other.lower()


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _of_primary(entries: tuple[tuple[str, str], ...], language: str) -> tuple[str, str] | None:
    """The first entry of the same primary language (`zh-Hans` for `zh-Hant`)."""
    wanted = _primary(language)
    for entry in entries:
        if _same(_primary(entry[0]), wanted):
            return entry
    return None
