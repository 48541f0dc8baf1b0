"""Which of several hits comes first: the better the name fits, the earlier. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import compress, repeat
from operator import contains
from typing import TypeVar

from tui.search import bitsets
from tui.search.normal import in_lines, initials, normal
from tui.search.query import Query, parse_query
from tui.search.search_form import SearchForm
from tui.search.texts import Texts

Candidate = TypeVar("Candidate")

_WHOLE, _NAME_START, _WORD_START, _INSIDE, _ELSEWHERE = range(5)


def rank(
    query: str,
    candidates: Iterable[Candidate],
    names: Callable[[Candidate], Iterable[str]],
) -> tuple[Candidate, ...]:
    """The candidates that have every word of the query in one of their names, best first.

    A whole name comes first, then names that begin with the query, then those in which a word does,
    then the others; ties stay in the order given. Fields of the query do not count. A query that
    looks for nothing keeps all candidates.
    """
    asked = parse_query(query)
    terms = asked.terms
    given = tuple(candidates)
    lines = [_line(tuple(names(candidate))) for candidate in given]
    fit = [
        all(any(one.pattern.search(line) for one in term.forms) != term.negative for term in terms)
        for line in lines
    ]
    kept, lines = list(compress(given, fit)), list(compress(lines, fit))
    return _sorted(asked, kept, lines, [initials(line) for line in lines])


def ordered(query: Query, hits: int, texts: Texts, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids of the hits (a bitset over `ids`), best first; ties in the order of `ids`."""
    found, names, cut = (
        list(bitsets.chosen(items, hits)) for items in (ids, texts.names, texts.name_initials)
    )
    return _sorted(query, found, names, cut)


@lru_cache(maxsize=8192)
def _line(names: tuple[str, ...]) -> str:
    return in_lines(map(normal, names))


def _sorted(
    query: Query, items: Sequence[Candidate], names: Sequence[str], cut: Sequence[str]
) -> tuple[Candidate, ...]:
    """The items, best name first; ties in the order given."""
    levels = _levels(query, names, cut)
    if not any(levels):
        return tuple(items)
    return tuple(items[place] for place in sorted(range(len(items)), key=levels.__getitem__))


def _levels(query: Query, names: Sequence[str], cut: Sequence[str]) -> list[int]:
    """How well each name fits, 0 best. A name is a text between line ends, `cut` its initials."""
    terms = [term for term in query.terms if not term.negative]
    levels = [_WHOLE] * len(names)
    for place, term in enumerate(terms):
        best = [_ELSEWHERE] * len(names)
        for one in term.forms:
            best = list(map(min, best, _levels_of(one, names, cut, first=place == 0)))
        levels = list(map(max, levels, best))
    if terms:
        whole = "\n" + " ".join(one.form for one in (term.forms[-1] for term in terms)) + "\n"
        levels = [
            _WHOLE if whole in name else level for name, level in zip(names, levels, strict=True)
        ]
    return levels


def _levels_of(
    sought: SearchForm, names: Sequence[str], cut: Sequence[str], *, first: bool
) -> list[int]:
    """Only the first word of a query is expected where a name begins."""
    if not sought.initials:
        return _levels_in(sought.form, names, first)
    readings = [_levels_in(letters, cut, first) for letters in sought.initials]
    return [min(levels) for levels in zip(*readings, strict=True)]


def _levels_in(form: str, names: Sequence[str], first: bool) -> list[int]:
    inside = map(contains, names, repeat(form))
    at_start = map(contains, names, repeat("\n" + form))
    at_word = map(contains, names, repeat(" " + form))
    word = _WORD_START if first else _NAME_START
    return [
        _NAME_START if starts else word if begins else _INSIDE if within else _ELSEWHERE
        for starts, begins, within in zip(at_start, at_word, inside, strict=True)
    ]
