"""Everything that building pages needs, in one value that is cheap to make."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from tui.briefing.evidence import Evidence, Struck
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Record, RelationType, Unit
from tui.page.glyphs import UNICODE, Glyphs
from tui.words import Words


class Context(msgspec.Struct, frozen=True, dict=True):
    """A briefing with its links and evidence, and the words and signs to show it with."""

    briefing: Briefing
    """The briefing as the reader may see it."""
    links: Links
    """Which records mention which."""
    evidence: Evidence
    """Grades, origins and the impact of struck sources."""
    words: Words
    """The interface's words."""
    glyphs: Glyphs = UNICODE
    """The signs to draw with."""
    whole: Briefing | None = None
    """The briefing with records not yet known on the day shown, for names in prose; None where
    that is `briefing` itself."""

    def later(self, id: str) -> Record | None:
        """A record that exists and is not known yet on the day that is shown."""
        if self.whole is None or id in self.briefing.by_id:
            return None
        return self.whole.by_id.get(id)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Declared units by id."""
        return {unit.id: unit for unit in self.briefing.units}

    @cached_property
    def relation_types(self) -> Mapping[str, RelationType]:
        """Declared relation types by id."""
        return {kind.id: kind for kind in self.briefing.relation_types}

    @property
    def first(self) -> str:
        """The briefing's first language, the substitute where another is missing."""
        return self.briefing.first_language


def counted(words: Words, key: str, count: int) -> str:
    """`key` with a `count`; `key_one` where the count is one and the language has that form."""
    one = f"{key}_one"
    return words(one) if count == 1 and words.has(one) else words(key, count=count)


def struck_counts(words: Words, struck: Struck, prefix: str = "app.struck_") -> tuple[str, ...]:
    """How many claims fall, are weakened and how many judgements fall, in words; without zeros."""
    return tuple(
        counted(words, f"{prefix}{key}", len(ids)) for key, ids in struck._asdict().items() if ids
    )
