"""A briefing as it is looked at: as known on a day, some sources struck, and what follows of it.

A session keeps the snapshots it used last, so that stepping from day to day and back is quick. No
widget and no terminal.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.briefing.evidence import Evidence
from tui.briefing.links import Links
from tui.briefing.model import Briefing
from tui.page.context import Context
from tui.page.glyphs import Glyphs
from tui.words import words_for

if TYPE_CHECKING:
    from tui.search.index import Hits, Index

LARGE = 2_000
"""Records up to which the index is made within the time that it takes to begin typing."""


class Snapshot:
    """The records that are known, who mentions whom in them, and what they stand on."""

    def __init__(self, briefing: Briefing, whole: Briefing, struck: frozenset[str]) -> None:
        self.briefing = briefing
        """The records that are known."""
        self.whole = whole
        """The briefing with all its records, for the names of what is not known yet."""
        self.struck = struck
        """Ids of the sources that are struck."""
        self.made: Index | None = None
        """The index, once it was made."""
        self._hits: tuple[str, Hits] | None = None

    @cached_property
    def links(self) -> Links:
        """Who mentions whom."""
        return Links(self.briefing)

    @cached_property
    def evidence(self) -> Evidence:
        """Grades and origins without the struck sources, and what falls with them."""
        return Evidence(self.briefing, self.struck)

    def striking(self, struck: frozenset[str]) -> Snapshot:
        """The same records with other sources struck."""
        other = Snapshot(self.briefing, self.whole, struck)
        other.__dict__["links"] = self.links
        other.__dict__["evidence"] = self.evidence.striking(struck)
        return other

    def context(self, language: str, glyphs: Glyphs) -> Context:
        """What building pages in a language needs."""
        words = words_for(language)
        return Context(self.briefing, self.links, self.evidence, words, glyphs, self.whole)

    @property
    def is_large(self) -> bool:
        """Whether making the index takes so long that a worker has to do it."""
        return len(self.briefing.by_id) > LARGE

    def index(self) -> Index:
        """The index; made now if nobody has made it yet."""
        if self.made is None:
            self.made = self.new_index()
        return self.made

    def new_index(self) -> Index:
        """A new index; touches nothing else, so that a worker may make it."""
        from tui.session.indexing import make_index

        return make_index(self.briefing, self.evidence)

    def asked(self, query: str) -> Hits:
        """What a query finds, and what of it could not be understood."""
        if self._hits is None or self._hits[0] != query:
            from tui.session.indexing import query_of

            self._hits = (query, self.index().search(query_of(query)))
        return self._hits[1]
