"""What building pages needs, in one value that is cheap to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.page.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.briefing.evidence import Evidence
    from tui.briefing.links import Links
    from tui.briefing.model import Briefing, RelationType, Unit
    from tui.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """A briefing with what is known about it, and how to speak of it."""

    briefing: Briefing
    """The briefing as the reader may see it."""
    links: Links
    """Who mentions whom in it."""
    evidence: Evidence
    """Grades and origins, and what falls with the struck sources."""
    words: Words
    """The interface's words."""
    glyphs: Glyphs = UNICODE
    """The signs to draw with."""
    units: Mapping[str, Unit] = field(init=False)
    """Declared units by id."""
    relation_types: Mapping[str, RelationType] = field(init=False)
    """Declared relation types by id."""

    def __post_init__(self) -> None:
        units = {unit.id: unit for unit in self.briefing.units}
        object.__setattr__(self, "units", units)
        types = {kind.id: kind for kind in self.briefing.relation_types}
        object.__setattr__(self, "relation_types", types)

    @property
    def first(self) -> str:
        """The briefing's first language, which stands in where another is missing."""
        return self.briefing.first_language


def counted(words: Words, key: str, count: int) -> str:
    """`key` with a `count`; `key_one` where the count is one and the language tells them apart."""
    one = f"{key}_one"
    return words(one) if count == 1 and words.has(one) else words(key, count=count)
