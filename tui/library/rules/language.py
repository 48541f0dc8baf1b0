"""Rules about languages: what every reader must be able to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.briefing.fields import fields_of
from tui.briefing.text import Prose, Text
from tui.library.check import location, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.briefing.parts import RecordPart
    from tui.library.check import Checking
    from tui.library.draft import RecordPlace
    from tui.library.findings import Finding, KeyPath

"""Fields that another key of the file fills."""


class _Texts(NamedTuple):
    """The fields of a class that hold text, by what they hold."""

    single: tuple[tuple[str, str], ...]
    """One text; with the key in the file."""
    many: tuple[str, ...]
    """A list of texts."""
    parts: tuple[str, ...]
    """A list of parts that hold texts."""


def languages(checking: Checking) -> Iterator[Finding]:
    """A text is there in every language of the briefing, and is not empty in any."""
    wanted = checking.briefing.meta.languages
    missing = _Missing(wanted)
    for record, place in checking.everything:
        for path, text in _incomplete(record, missing, ()):
            yield from _said(text, path, place, missing)


class _Missing:
    """Which languages a text lacks; remembered by the tags that texts have."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        self.wanted = wanted
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, text: Text) -> tuple[str, ...]:
        """The languages in which nothing of its own can be shown."""
        entries = text.entries
        if entries[0][0] == "":
            # A bare string is the same in every language, but prose is in the first one.
            return self.wanted[1:] if isinstance(text, Prose) else ()
        tags = tuple([tag for tag, words in entries if words and not words.isspace()])
        known = self._known.get(tags)
        if known is None:
            shown = Text(tuple((tag, "x") for tag in tags))
            known = tuple(
                tag for tag in self.wanted if not tags or shown.shown(tag, self.wanted[0]).missing
            )
            self._known[tags] = known
        return known


def _incomplete(part: Any, missing: _Missing, path: KeyPath) -> Iterator[tuple[KeyPath, Text]]:
    """The texts of a record that lack something, with their paths."""
    texts = _texts(type(part))
    for name, key in texts.single:
        text = getattr(part, name)
        if text is not None and (missing.of(text) or _blank(text)):
            yield (*path, key), text
    for name in texts.many:
        for at, text in enumerate(getattr(part, name)):
            if missing.of(text) or _blank(text):
                yield (*path, name, at), text
    for name in texts.parts:
        for at, inner in enumerate(getattr(part, name)):
            yield from _incomplete(inner, missing, (*path, name, at))


def _blank(text: Text) -> bool:
    return text.entries[0][0] == "" and not text.entries[0][1].strip()


def _said(text: Text, path: KeyPath, place: RecordPlace, missing: _Missing) -> Iterator[Finding]:
    key = next(step for step in reversed(path) if isinstance(step, str))
    where = location(place, path)
    if all(not words.strip() for _, words in text.entries):
        yield say("missing-field", where, words="empty-text", key=key)
    else:
        yield say("missing-language", where, key=key, languages=missing.of(text))


_known: dict[type[RecordPart], _Texts] = {}


def _texts(kind: type[RecordPart]) -> _Texts:
    """What of a class holds text, from its annotations."""
    if kind in _known:
        return _known[kind]
    fields = fields_of(kind)
    texts = [field for field in fields if field.holds(Text)]
    lists = [field for field in fields if field.many]
    _known[kind] = _Texts(
        tuple((field.name, field.key) for field in texts if not field.many),
        tuple(field.name for field in lists if field.holds(Text)),
        tuple(one.name for one in lists if one.is_part and any(_texts(one.value_type))),
    )
    return _known[kind]
