"""The index over a briefing: built once, asked at every letter typed.

Building reads documents and nothing else, so it can be done in a worker thread; the finished index
does not change but for a memory of recent answers. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from itertools import chain
from operator import or_
from types import MappingProxyType

from tui.search import bitsets
from tui.search.document import Document
from tui.search.endings import half_typed_stems, spaced, stems, with_initials
from tui.search.query import Filter, Query, QueryProblem, QueryTerm
from tui.search.ranking import ordered
from tui.search.search_form import SearchForm, of_form, search_form
from tui.search.texts import Texts
from tui.search.values import Values
from tui.search.vocabulary import ENGLISH, Vocabulary

_REMEMBERED = 256
"""How many recent answers of a sort are kept."""


@dataclass(frozen=True)
class Hits:
    """What a query finds."""

    query: Query
    """The query as it was understood, with what else is looked for: for `match_spans`."""
    problems: tuple[QueryProblem, ...]
    """What of it could not be understood, in the order typed; the rest has filtered."""
    _found: int
    _index: Index

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of all hits: by how well the name fits, then in the order given to the index."""
        return ordered(self.query, self._found, self._index.texts, self._index.ids)

    @cached_property
    def found(self) -> frozenset[str]:
        """Ids of all hits."""
        return frozenset(bitsets.chosen(self._index.ids, self._found))

    @cached_property
    def by_pane(self) -> Mapping[str, int]:
        """Number of hits in each pane's list, zeros included."""
        panes = self._index.panes.items()
        return MappingProxyType({p: (self._found & of).bit_count() for p, of in panes if p})

    def within(self, ids: Container[str]) -> Hits:
        """Those of the hits that are among `ids`."""
        known = self._index.ids
        kept = bitsets.kept(self._found, lambda position: known[position] in ids)
        return replace(self, _found=kept)

    def __len__(self) -> int:
        return self._found.bit_count()


class Index:
    """Finds documents for queries."""

    def __init__(self, documents: Iterable[Document], vocabulary: Vocabulary = ENGLISH) -> None:
        given = tuple(documents)
        self.ids: tuple[str, ...] = tuple(document.id for document in given)
        """Ids of the documents, in the order given."""
        self.texts = Texts(given)
        """Their texts."""
        self.panes = _panes(given)
        """The documents of each pane, as a bitset."""
        self._values = Values(given, vocabulary)
        self._having = lru_cache(_REMEMBERED)(self.texts.having)
        self._having_value = lru_cache(_REMEMBERED)(self._values.having)
        self._graded = lru_cache(_REMEMBERED)(self._values.graded)
        self._dated = lru_cache(_REMEMBERED)(self._values.dated)
        self._positions = {document.id: at for at, document in enumerate(given)}
        self._everything = (1 << len(given)) - 1

    def search(self, query: Query) -> Hits:
        """What a query finds; everything where it does not filter."""
        found = self._everything
        terms = []
        for term in query.terms:
            resolved, having = self._term(term)
            terms.append(resolved)
            found &= ~having if term.negative else having
        problems = list(query.problems)
        for asked in query.fields:
            passing, more = self._filter(asked)
            problems += more
            if passing is not None:
                found &= ~passing if asked.negative else passing
        return Hits(
            replace(query, terms=tuple(terms)),
            tuple(sorted(problems, key=lambda problem: problem.start)),
            found,
            self,
        )

    def _term(self, term: QueryTerm) -> tuple[QueryTerm, int]:
        """The documents that have a term, and the term with what else is looked for.

        A word that ends in a particle also asks for the name before it. What is not found as
        typed is tried in other readings: Korean is also spaced in more than one way.
        """
        having = self._having(term.form)
        named = self._positions.get(term.text.casefold())
        if named is not None:
            having |= 1 << named
        if term.exact:
            return term, having
        form = term.form.form
        for stem in chain(stems(form), half_typed_stems(form)):
            if self.texts.is_name(stem):
                return replace(term, also=of_form(stem)), having | self._having(of_form(stem))
        if having:
            return term, having
        for other in _others(term.text, form):
            having = self._having(other)
            if having:
                return replace(term, also=other), having
        return term, 0

    def _filter(self, asked: Filter) -> tuple[int | None, list[QueryProblem]]:
        """The documents that a field lets through, None where it lets all; and problems."""
        if asked.day is not None:
            return self._dated(asked.field, asked.day), []
        found = [self._graded(test) for test in asked.grades]
        problems = []
        for value in () if asked.grades else asked.values:
            passing = self._having_value(asked.field, value, asked.exact)
            if passing is None:
                near = self._values.near(asked.field, value)
                problems.append(asked.problem("unknown-value", value, near))
            else:
                found.append(passing)
        return (reduce(or_, found) if found else None), problems


def _others(text: str, form: str) -> Iterator[SearchForm]:
    """Other ways to read a word that is not found as typed, the likeliest first."""
    split = with_initials(text)
    if split is not None:
        yield search_form(split)
    yield from map(of_form, chain(stems(form), half_typed_stems(form), spaced(text)))


def _panes(documents: tuple[Document, ...]) -> dict[str, int]:
    """The documents of each pane, as a bitset."""
    positions: dict[str, list[int]] = {}
    for at, document in enumerate(documents):
        positions.setdefault(document.pane, []).append(at)
    return {pane: bitsets.of_positions(found, len(documents)) for pane, found in positions.items()}
