"""Rules about languages: what every reader must be able to read."""

from __future__ import annotations

from collections.abc import Iterator

from tui.briefing.fields import values_in
from tui.briefing.text import Prose, Text
from tui.library.checking import Checking
from tui.library.findings import Finding, finding


def languages(checking: Checking) -> Iterator[Finding]:
    """A text is there in every language of the briefing, and is not empty in any."""
    missing = _Missing(checking.briefing.meta.languages)
    for record, place in checking.everything:
        for path, text in values_in(record, Text):
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
