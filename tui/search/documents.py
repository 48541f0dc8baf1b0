"""A briefing's records as documents for the index, with prose as plain words.

Which fields are names and which are texts is read from the annotations of the record's class. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from typing import NamedTuple

from tui.briefing.dates import Date
from tui.briefing.evidence import Grade
from tui.briefing.fields import NAME, SEARCHED, Field, fields_of
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
from tui.briefing.parts import RecordPart
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
_SIGNS = ("*", "\\", "](", "\n")

FigureWords = Callable[[Figure, str], str]
"""A figure's value as a language (BCP 47 tag) writes it; empty for a table."""


def documents(
    briefing: Briefing,
    grade: Callable[[str], Grade],
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

    def document(self, record: Record, grade: Callable[[str], Grade], pane: str) -> Document:
        named = _named(record)
        title = named[0].shown(self._first, self._first).text if named else ""
        names = dict.fromkeys(_names(record))
        names.pop(title, None)
        actors, sources, related = self._linked(record)
        # Of the others it makes no sense to ask how well they are founded.
        is_graded = not isinstance(record, Unit | RelationType | Story | Meta)
        graded = grade(record.id) if is_graded else None
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
            languages=self._languages_of(record),
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

    def _texts(self, record: Record) -> list[str]:
        """All texts but titles and names."""
        found: list[str] = []
        self._read_texts(record, found)
        if isinstance(record, Figure):
            found += (self._figure(record, language) for language in self._languages)
            unit = self._records.get(record.unit)
            if isinstance(unit, Unit):
                found += _values((unit.label,))
            for row in record.rows:
                if row.record is not None:
                    found += self._all_names(row.record)
        elif isinstance(record, Relation):
            declared = self._records.get(record.type)
            if isinstance(declared, RelationType):
                found += _values(_named(declared))
            else:
                found.append(record.type)
        return found

    def _read_texts(self, part: RecordPart, found: list[str]) -> None:
        """Adds the words in the fields of a record or part; prose without its marks."""
        for field in _searched(type(part)).texts:
            held = getattr(part, field.name)
            if not held:
                continue
            for value in held if field.many else (held,):
                if value.__class__ is Prose:
                    for language, text in value.entries:
                        found.append(self._plain(text, language or self._first))
                elif value.__class__ is Text:
                    found += _values((value,))
                elif value.__class__ is str:
                    found.append(value)
                else:
                    self._read_texts(value, found)

    def _plain(self, text: str, language: str) -> str:
        # A quick look rules most prose out.
        suspicious = text[:1] in _LIST_START or any(
            sign in text for sign in ("*", "\\", "](", "\n")
        )
        if suspicious and _MARKED_UP.search(text):
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
            words = (label or "").strip() or self._name(record, language)
        else:
            words = self._value(figure, language)
        return with_particle(words, particle) if particle else words

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
        return () if record is None else _names(record)

    def _languages_of(self, record: Record) -> tuple[str, ...]:
        """The languages it has text in; of a source, the language it is written in."""
        if isinstance(record, Source) and record.lang is not None:
            return (record.lang,)
        languages: dict[str, None] = {}
        for field in (*_searched(type(record)).named, *_searched(type(record)).texts):
            text = getattr(record, field.name)
            if isinstance(text, Text):
                bare = (self._first,) if isinstance(text, Prose) else self._languages
                languages.update(dict.fromkeys(text.languages or bare))
        return tuple(languages)


class _Searched(NamedTuple):
    """The fields of a class that are searched."""

    named: tuple[Field, ...]
    """The texts that it is called by."""
    aliases: tuple[Field, ...]
    """The lists of strings that it is called by, too."""
    texts: tuple[Field, ...]
    """All other fields with words in them or in their parts."""


@cache
def _searched(kind: type[RecordPart]) -> _Searched:
    fields = fields_of(kind)
    named = [field for field in fields if NAME in field.marks]
    return _Searched(
        tuple(field for field in named if field.holds(Text)),
        tuple(field for field in named if field.many),
        tuple(one for one in fields if NAME not in one.marks and _has_words(one)),
    )


def _has_words(field: Field) -> bool:
    if field.is_part:
        return bool(_searched(field.value_type).texts)
    return field.holds(Text) or SEARCHED in field.marks


def _named(record: Record) -> tuple[Text, ...]:
    """The texts a record is named by; none for what has no title of its own."""
    named = (getattr(record, field.name) for field in _searched(type(record)).named)
    return tuple(text for text in named if text is not None)


def _values(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        for _, words in text.entries:
            yield words


def _names(record: Record) -> tuple[str, ...]:
    """All that a record is called by, in every language."""
    aliases = (getattr(record, field.name) for field in _searched(type(record)).aliases)
    return (*_values(_named(record)), *chain.from_iterable(aliases))


def _bounds(record: Record) -> tuple[date | None, date | None]:
    """First and last day it may fall on."""
    dates: list[Date | None]
    if isinstance(record, Figure):
        dates = [point.at for point in record.points] or [record.period or record.as_of]
    else:
        dates = [getattr(record, _DATED_BY.get(type(record), ""), None)]
    known = [one for one in dates if one is not None]
    lower = min((one.lower for one in known), default=None)
    return lower, max((one.upper for one in known), default=None)


_DATED_BY = {Event: "date", Relation: "period", Source: "issued", Judgement: "known"}
"""The field that says when it was, or holds."""
