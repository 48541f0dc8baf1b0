"""The index of a briefing, and queries in the words of both languages.

Joins rooms that do not know each other: what is searched, how it is graded, and what statuses and
kinds are called. No Textual: the command line searches through it, too.
"""

from __future__ import annotations

from functools import cache

from tui.briefing.evidence import Evidence
from tui.briefing.model import Briefing, Figure
from tui.briefing.numbers import figure_in_words
from tui.briefing.panes import pane_of
from tui.search.documents import documents
from tui.search.index import Index
from tui.search.query import Query, parse_query
from tui.search.vocabulary import Vocabulary, interface_vocabulary
from tui.words import LANGUAGES, words_for


@cache
def our_vocabulary() -> Vocabulary:
    """Names of fields and values in every language of the interface."""
    return interface_vocabulary(words_for(language) for language in LANGUAGES)


def make_index(briefing: Briefing, evidence: Evidence) -> Index:
    """The index of everything in a briefing."""
    units = {unit.id: unit for unit in briefing.units}

    def value(figure: Figure, language: str) -> str:
        if figure.value is None:
            return ""
        return figure_in_words(
            figure, words_for(language), units=units, first=briefing.first_language
        )

    found = documents(briefing, evidence.grade, pane_of, figure=value)
    return Index(found, our_vocabulary())


def query_of(text: str) -> Query:
    """A query line, taken apart in both languages."""
    return parse_query(text, our_vocabulary())
