"""Rules about languages: what every reader must be able to read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tui.briefing.fields import values_in
from tui.briefing.text import Prose, Text
from tui.library.checking import Checking
from tui.library.findings import Finding, finding, last_key


def languages(checking: Checking) -> Iterator[Finding]:
    """A text is there in every language of the briefing, and is not empty in any."""
    wanted = checking.briefing.meta.languages

    @cache
    def missing(*tags: str) -> tuple[str, ...]:
        """The languages in which a text with these tags has nothing of its own to show."""
        shown = Text(tuple((tag, "x") for tag in tags))
        return tuple(tag for tag in wanted if not tags or shown.shown(tag, wanted[0]).missing)

    for record, place in checking.everything:
        for path, text in values_in(record, Text):
            first_tag, first = text.entries[0]
            if first_tag:
                written = [tag for tag, words in text.entries if words and not words.isspace()]
                lacking = missing(*written)
            else:
                # A bare string is the same in every language, but prose is in the first one.
                lacking = wanted[1:] if isinstance(text, Prose) else ()
            if not lacking and first and not first.isspace():
                continue
            key = last_key(path)
            if all(not words.strip() for _, words in text.entries):
                yield finding("missing-field", place.at(path), name="empty-text", key=key)
            elif lacking:
                yield finding("missing-language", place.at(path), key=key, languages=lacking)
