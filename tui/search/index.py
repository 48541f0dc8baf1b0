"""The index over a briefing: built once, asked at every letter typed.

Building reads documents and nothing else, so it can be done in a worker thread; the finished index
does not change but for a memory of recent answers. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from itertools import chain
from operator import or_
from types import MappingProxyType

from tui.search import bitsets as bits
from tui.search.document import Document
from tui.search.endings import half_typed_stems, spaced, stems, untied
from tui.search.query import Filter, Query, QueryProblem, QueryTerm
from tui.search.ranking import ordered
from tui.search.search_form import SearchForm, of_form, search_form
from tui.search.texts import Texts
from tui.search.values import Values
from tui.search.vocabulary import ENGLISH, Vocabulary

_REMEMBERED = 256


@dataclass(frozen=True)
class Hits:
    """What a query finds."""

    query: Query
    """The query as it was understood, with what else is looked for: for `match_spans`."""
    problems: tuple[QueryProblem, ...]
    """What of it could not be understood, in the order typed; the rest has filtered."""
    by_pane: Mapping[str, int]
    """Number of hits in each pane's list, zeros included."""
    _bits: int
    _index: Index

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of all hits: by how well the name fits, then in the order given to the index."""
        return ordered(self.query, self._bits, self._index.texts, self._index.ids)

    @cached_property
    def found(self) -> frozenset[str]:
        """Ids of all hits."""
        return frozenset(self._given())

    def in_pane(self, pane: str) -> tuple[str, ...]:
        """Ids of the hits in one pane, in the order given to the index."""
        return tuple(bits.chosen(self._index.ids, self._bits & self._index.panes.get(pane, 0)))

    def within(self, ids: Container[str]) -> Hits:
        """Those of the hits that are among `ids`."""
        kept = self._index.bits_of(id for id in self._given() if id in ids)
        return replace(self, by_pane=self._index.counted(kept), _bits=kept)

    def _given(self) -> Iterable[str]:
        return bits.chosen(self._index.ids, self._bits)

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __contains__(self, id: object) -> bool:
        return id in self.found


class Index:
    """Finds documents for queries."""

    def __init__(self, documents: Iterable[Document], vocabulary: Vocabulary = ENGLISH) -> None:
        given = tuple(documents)
        self.ids: tuple[str, ...] = tuple(document.id for document in given)
        """Ids of the documents, in the order given."""
        self.texts = Texts(given)
        """Their texts."""
        self.panes: Mapping[str, int] = MappingProxyType(_panes(given))
        """The documents of each pane, as bits."""
        self._values = Values(given, vocabulary)
        self._places = {document.id: at for at, document in enumerate(given)}
        self._everything = (1 << len(given)) - 1
        self._memory: OrderedDict[Hashable, int | None] = OrderedDict()

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
            passing, wrong = self._filter(asked)
            problems += wrong
            if passing is not None:
                found &= ~passing if asked.negative else passing
        return Hits(
            query.with_terms(tuple(terms)),
            tuple(sorted(problems, key=lambda problem: problem.start)),
            self.counted(found),
            found,
            self,
        )

    def counted(self, found: int) -> Mapping[str, int]:
        """How many of the documents that `found` has as bits each pane lists."""
        return MappingProxyType({p: (found & of).bit_count() for p, of in self.panes.items() if p})

    def bits_of(self, ids: Iterable[str]) -> int:
        """Documents as bits; each must be in the index."""
        return reduce(or_, (1 << self._places[id] for id in ids), 0)

    def _term(self, term: QueryTerm) -> tuple[QueryTerm, int]:
        """The documents that have a term, and the term with what else is looked for.

        A word that ends in a particle also asks for the name before it. What is not found as it
        stands is tried in other readings: Korean is also spaced in more than one way.
        """
        having = self._having(term.form)
        named = self._places.get(term.text.casefold())
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

    def _having(self, sought: SearchForm) -> int:
        return self._recalled(sought, partial(self.texts.having, sought)) or 0

    def _filter(self, asked: Filter) -> tuple[int | None, list[QueryProblem]]:
        """The documents that a field lets through, None where it lets all; and what is wrong."""
        if asked.day is not None:
            day, name = asked.day, asked.field
            return self._recalled((name, day), partial(self._values.dated, name, day)), []
        found: list[int] = []
        for test in asked.grades:
            found.append(self._recalled(test, partial(self._values.graded, test)) or 0)
        problems = []
        for value in () if asked.grades else asked.values:
            key = (asked.field, value, asked.exact)
            passing = self._recalled(key, partial(self._values.having, *key))
            if passing is None:
                problems.append(self._unknown(asked, value))
            else:
                found.append(passing)
        return (reduce(or_, found) if found else None), problems

    def _unknown(self, asked: Filter, value: str) -> QueryProblem:
        near = self._values.near(asked.field, value)
        values = {"field": asked.name, "value": value} | ({"near": near} if near else {})
        return QueryProblem(asked.start, asked.end, "unknown-value", values)

    def _recalled(self, key: Hashable, find: Callable[[], int | None]) -> int | None:
        """An answer from memory, else found and remembered."""
        memory = self._memory
        if key in memory:
            memory.move_to_end(key)
            return memory[key]
        found = memory[key] = find()
        if len(memory) > _REMEMBERED:
            memory.popitem(last=False)
        return found


def _others(text: str, form: str) -> Iterator[SearchForm]:
    """Other ways to read a word that is not found as it stands, the likeliest first."""
    loose = untied(text)
    if loose is not None:
        yield search_form(loose)
    yield from map(of_form, chain(stems(form), half_typed_stems(form), spaced(text)))


def _panes(documents: tuple[Document, ...]) -> dict[str, int]:
    positions: dict[str, list[int]] = {}
    for at, document in enumerate(documents):
        positions.setdefault(document.pane, []).append(at)
    return {pane: bits.of_positions(found, len(documents)) for pane, found in positions.items()}
