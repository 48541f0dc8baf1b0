"""A briefing's records as documents for the index, with prose as plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Protocol

from tui.briefing.dates import Date
from tui.briefing.korean import PAIR_PATTERN, with_particle
from tui.briefing.links import references
from tui.briefing.model import (
    Actor,
    Briefing,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Record,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.briefing.prose import plain
from tui.briefing.text import Prose, Text
from tui.search.document import Document

_MARK = re.compile(
    r"(?:\[\[(?P<record>[a-z0-9][a-z0-9-]{0,99})(?:\|(?P<label>[^\[\]|]*))?\]\]"
    r"|\{\{(?P<figure>[a-z0-9][a-z0-9-]{0,99})\}\})"
    rf"(?:\{{(?P<particle>{PAIR_PATTERN})\}})?"
)
_MARKED_UP = re.compile(r"[\\*]|\]\(|\n\s*(?:[-+]|\d+[.)])\s|^\s*(?:[-+]|\d+[.)])\s")


_LIST_START = "-+0123456789 \t"


class GradeLike(Protocol):
    """A grade, as `tui.briefing.evidence.grading` works it out."""

    @property
    def letter(self) -> str | None:
        """A to F, None where no source stands behind the record."""

    @property
    def credibility(self) -> int:
        """1 to 6."""


FigureWords = Callable[[Figure, str], str]
"""A figure's value as a language (BCP 47 tag) writes it; empty for a table."""


def documents(
    briefing: Briefing,
    grade: Callable[[str], GradeLike],
    pane: Callable[[Record], str],
    *,
    figure: FigureWords | None = None,
    records: Iterable[Record] | None = None,
) -> tuple[Document, ...]:
    """Every record of a briefing, its own table first, as a document.

    `grade` gives the grade of an id, `pane` the pane of a record, `figure` a figure's value in
    words (else its digits stand in). `records` sets which records and in which order; ties among
    hits keep it.
    """
    given = (briefing.meta, *briefing.records()) if records is None else records
    reader = _Reader(briefing, figure or _digits)
    return tuple(reader.document(record, grade, pane(record)) for record in given)


def _digits(figure: Figure, language: str) -> str:
    return "" if figure.value is None else f"{figure.value:f}"


class _Reader:
    """Reads records against the briefing they stand in."""

    def __init__(self, briefing: Briefing, figure: FigureWords) -> None:
        self._records = briefing.by_id
        self._first = briefing.first_language
        self._languages = briefing.meta.languages
        self._figure = figure
        self._name = cache(self._name_in)
        self._value = cache(self._value_in)
        self._all_names = cache(self._names_of)

    def document(self, record: Record, grade: Callable[[str], GradeLike], pane: str) -> Document:
        named = _named(record)
        title = named[0].shown(self._first, self._first).text if named else ""
        names = dict.fromkeys((*_values(named), *_aliases(record)))
        names.pop(title, None)
        actors, sources, related = self._linked(record)
        graded = grade(record.id) if _is_graded(record) else None
        lower, upper = _bounds(record)
        return Document(
            id=record.id,
            kind=record.kind_name,
            pane=pane,
            title=title,
            names=tuple(names),
            related=related,
            texts=tuple(self._texts(record)),
            kinds=(record.kind,) if isinstance(record, Actor) else (),
            actors=actors,
            tags=getattr(record, "tags", ()),
            status=getattr(record, "status", None),
            letter=graded.letter if graded else None,
            credibility=graded.credibility if graded else None,
            sources=sources,
            lower=lower,
            upper=upper,
            languages=self._spoken(record),
        )

    def _linked(self, record: Record) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Ids of the actors with a part, ids of the sources cited, names of what it is about."""
        actors: dict[str, None] = {}
        sources: dict[str, None] = {}
        related: dict[str, None] = {}
        if isinstance(record, Actor):
            actors[record.id] = None
        elif isinstance(record, Source):
            sources[record.id] = None
        # Of what is all prose the actors it speaks of are those it is about.
        of_prose = isinstance(record, Judgement | Question | Term | Story | Meta)
        for reference in references(record):
            target = self._records.get(reference.id)
            if isinstance(target, Source):
                sources[target.id] = None
            elif isinstance(target, Actor | Term):
                if isinstance(target, Actor) and (reference.start is None or of_prose):
                    actors[target.id] = None
                related.update(dict.fromkeys(self._all_names(target.id)))
        return tuple(actors), tuple(sources), tuple(related)

    def _texts(self, record: Record) -> Iterator[str]:
        """All texts but titles and names."""
        for field in _TEXTS.get(record.kind_name, ()):
            yield from self._words_in(getattr(record, field))
        yield from record.refs
        if isinstance(record, Figure):
            yield from self._of_figure(record)
        elif isinstance(record, Event):
            for account in record.accounts:
                yield from self._words_in(account.by_text)
                yield from self._words_in(account.text)
            for role in record.actors:
                yield from self._words_in(role.role_text)
        elif isinstance(record, Story):
            for step in record.steps:
                yield from self._words_in(step.note)
        elif isinstance(record, Relation):
            declared = self._records.get(record.type)
            if isinstance(declared, RelationType):
                yield from (*_values((declared.label,)), *_values((declared.inverse,)))
            else:
                yield record.type

    def _of_figure(self, figure: Figure) -> Iterator[str]:
        for language in self._languages:
            yield self._figure(figure, language)
        unit = self._records.get(figure.unit)
        if isinstance(unit, Unit):
            yield from _values((unit.label,))
        for column in figure.columns:
            yield from _values((column.label,))
        for row in figure.rows:
            if row.label is not None:
                yield from _values((row.label,))
            elif row.record is not None:
                yield from self._all_names(row.record)
            yield from (cell.text for cell in row.cells if cell.text)

    def _words_in(self, value: object) -> Iterator[str]:
        """The words of a field, whatever it holds; prose without its marks."""
        if isinstance(value, Prose):
            for language, text in value.entries:
                yield self._plain(text, language or self._first)
        elif isinstance(value, Text):
            yield from _values((value,))
        elif isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from self._words_in(part)

    def _plain(self, text: str, language: str) -> str:
        if _may_be_marked_up(text) and _MARKED_UP.search(text):
            return plain(
                text, lambda id: self._name(id, language), lambda id: self._value(id, language)
            )
        if "[[" not in text and "{{" not in text:
            return text
        return _MARK.sub(lambda found: self._unmarked(found, language), text)

    def _unmarked(self, found: re.Match[str], language: str) -> str:
        """What stands for a mark; for text without other markup, which is nearly all."""
        record, label, figure, particle = found.group("record", "label", "figure", "particle")
        if record is not None:
            said = (label or "").strip() or self._name(record, language)
        else:
            said = self._value(figure, language)
        return with_particle(said, particle) if particle else said

    def _name_in(self, id: str, language: str) -> str:
        """A record's name in a language; its id where it has none."""
        record = self._records.get(id)
        named = _named(record) if record is not None else ()
        return named[0].shown(language, self._first).text if named else id

    def _value_in(self, id: str, language: str) -> str:
        figure = self._records.get(id)
        return self._figure(figure, language) if isinstance(figure, Figure) else id

    def _names_of(self, id: str) -> tuple[str, ...]:
        record = self._records.get(id)
        return () if record is None else (*_values(_named(record)), *_aliases(record))

    def _spoken(self, record: Record) -> tuple[str, ...]:
        """The languages it has text in; of a source, the language it is written in."""
        if isinstance(record, Source) and record.lang is not None:
            return (record.lang,)
        spoken: dict[str, None] = {}
        texts = (getattr(record, field) for field in _TEXTS.get(record.kind_name, ()))
        for text in (*_named(record), *texts):
            if isinstance(text, Text):
                bare = (self._first,) if isinstance(text, Prose) else self._languages
                spoken.update(dict.fromkeys(text.languages or bare))
        return tuple(spoken)


_TEXTS: dict[str, tuple[str, ...]] = {
    "briefing": ("summary", "authors"),
    "judgement": ("text", "reason", "assumptions", "alternatives"),
    "event": ("body", "place"),
    "actor": ("description", "jurisdiction", "wikidata"),
    "relation": ("text",),
    "figure": ("note",),
    "source": ("author", "descriptor", "url"),
    "term": ("definition",),
    "question": ("text", "indicator", "latest"),
}
"""The fields with text in them, by kind, besides titles and names."""


def _may_be_marked_up(text: str) -> bool:
    """A quick look that rules most prose out."""
    return text[:1] in _LIST_START or any(sign in text for sign in ("*", "\\", "](", "\n"))


def _named(record: Record) -> tuple[Text, ...]:
    """The texts a record is named by; none for what has no title of its own."""
    if isinstance(record, Actor):
        return (record.name,)
    if isinstance(record, Term):
        return (record.term,)
    if isinstance(record, Source):
        return (record.title, record.publisher)
    if isinstance(record, Event | Figure | Story | Meta):
        return (record.title,)
    if isinstance(record, Unit):
        return (record.label,) if record.short is None else (record.label, record.short)
    if isinstance(record, RelationType):
        return (record.label, record.inverse)
    return ()


def _values(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        for _, words in text.entries:
            yield words


def _aliases(record: Record) -> tuple[str, ...]:
    return record.aliases if isinstance(record, Actor | Term) else ()


def _is_graded(record: Record) -> bool:
    """Whether it makes sense to ask how well it is founded."""
    return not isinstance(record, Unit | RelationType | Story | Meta)


def _bounds(record: Record) -> tuple[date | None, date | None]:
    """First and last day it may fall on."""
    dates = _dates(record)
    if not dates:
        return None, None
    return min(one.lower for one in dates), max(one.upper for one in dates)


def _dates(record: Record) -> tuple[Date, ...]:
    dated: tuple[Date | None, ...] = ()
    if isinstance(record, Event):
        dated = (record.date,)
    elif isinstance(record, Relation):
        dated = (record.period,)
    elif isinstance(record, Source):
        dated = (record.issued,)
    elif isinstance(record, Judgement):
        dated = (record.known,)
    elif isinstance(record, Figure):
        dated = tuple(point.at for point in record.points) or (record.period or record.as_of,)
    return tuple(one for one in dated if one is not None)
