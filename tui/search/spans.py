"""Where in a text the words of a query are found, for marking them. Pure: no files, no terminal."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from tui.search.normal import folded, lengths
from tui.search.query import Query
from tui.search.search_form import SearchForm


def match_spans(text: str, query: Query, *, prose: bool = False) -> tuple[tuple[int, int], ...]:
    """Start and end (exclusive) of every match, in characters of `text`, in order and apart.

    Give the query of `Hits`, which knows what else was looked for. A match covers whole
    syllables, also where it is half-typed or by initials. In `prose` initials count only where a
    word begins, since they fit too many other places.
    """
    sought = query.marked
    form = folded(text) if sought else ""
    found = [span for one in sought for span in _in_form(form, one, prose)]
    if not found:
        return ()
    found.sort()
    if len(form) != len(text) or not text.isascii():
        found = _traced(text, found)
    return _merged(found)


def _in_form(form: str, sought: SearchForm, prose: bool) -> list[tuple[int, int]]:
    if sought.plain and sought.form not in form:
        return []
    spans = [match.span() for match in sought.pattern.finditer(form)]
    if prose and sought.initials:
        return [span for span in spans if span[0] == 0 or form[span[0] - 1] in " \n"]
    return spans


def _traced(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the normal form as spans of the text it was made from."""
    ends = list(accumulate(lengths(text)))
    traced = []
    for start, end in spans:
        first = bisect_right(ends, start)
        last = bisect_left(ends, end)
        while first > 0 and _goes_on(text[first]):
            first -= 1
        last += 1
        while last < len(text) and _goes_on(text[last]):
            last += 1
        traced.append((first, last))
    return traced


def _goes_on(char: str) -> bool:
    """Whether a character belongs to the one before it: vowels, finals and accents set apart."""
    return char > "\u02ff" and ("\u1160" <= char <= "\u11ff" or unicodedata.combining(char) > 0)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, with those that touch made one."""
    merged = [spans[0]]
    for start, end in spans[1:]:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
