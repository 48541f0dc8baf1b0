"""Rules about languages: what every reader must be able to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import get_annotations
from typing import Literal

from tui.briefing import model
from tui.briefing.links import FieldPath
from tui.briefing.model import RecordPart
from tui.briefing.text import Prose, Text
from tui.library.checking import Checking
from tui.library.findings import Finding, finding

_KEYS = {"role_text": "role", "by_text": "by"}
"""Fields that another key of the file fills."""


def languages(checking: Checking) -> Iterator[Finding]:
    """A text is there in every language of the briefing, and is not empty in any."""
    missing = _Missing(checking.briefing.meta.languages)
    for record, place in checking.everything:
        for path, text in _texts(record, ()):
            lacking = missing.of(text)
            first = text.entries[0][1]
            if not lacking and first and not first.isspace():
                continue
            key = next(step for step in reversed(path) if isinstance(step, str))
            if all(not words.strip() for _, words in text.entries):
                yield finding("missing-field", place.at(path), name="empty-text", key=key)
            elif lacking:
                yield finding("missing-language", place.at(path), key=key, languages=lacking)


class _Missing:
    """Which languages a text lacks; remembered by the tags that texts have."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self._wanted = wanted
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, text: Text) -> tuple[str, ...]:
        """The languages in which nothing of its own can be shown."""
        entries = text.entries
        if entries[0][0] == "":
            # A bare string is the same in every language, but prose is in the first one.
            return self._wanted[1:] if isinstance(text, Prose) else ()
        tags = tuple([tag for tag, words in entries if words and not words.isspace()])
        known = self._known.get(tags)
        if known is None:
            shown = Text(tuple((tag, "x") for tag in tags))
            known = tuple(
                tag for tag in self._wanted if not tags or shown.shown(tag, self._wanted[0]).missing
            )
            self._known[tags] = known
        return known


def _texts(part: RecordPart, path: FieldPath) -> Iterator[tuple[FieldPath, Text]]:
    """The texts of a record or of a part of it, with their paths."""
    for name, shape in _fields(type(part)):
        value = getattr(part, name)
        if shape == "text":
            if value is not None:
                yield (*path, _KEYS.get(name, name)), value
            continue
        for at, inner in enumerate(value):
            if shape == "texts":
                yield (*path, name, at), inner
            else:
                yield from _texts(inner, (*path, name, at))


@cache
def _fields(kind: type[RecordPart]) -> tuple[tuple[str, Literal["text", "texts", "parts"]], ...]:
    """The fields of a class that hold a text, a list of texts or a list of parts with texts."""
    found: list[tuple[str, Literal["text", "texts", "parts"]]] = []
    for base in reversed(kind.__mro__):
        for name, written in get_annotations(base).items():
            plain = str(written).removesuffix(" | None")
            inner = plain.removeprefix("tuple[").removesuffix(", ...]")
            part = getattr(model, inner, None)
            if plain in ("Text", "Prose"):
                found.append((name, "text"))
            elif inner in ("Text", "Prose"):
                found.append((name, "texts"))
            elif inner != plain and isinstance(part, type) and _fields(part):
                found.append((name, "parts"))
    return tuple(found)
