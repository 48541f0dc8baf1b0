"""What fields ask for: which documents have a value, and how a value may be typed.

A value is found by the beginning of its code or of any of its names; where no name begins so, by
the beginning of a word in one. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, compress, repeat
from operator import contains
from types import MappingProxyType

from tui.search import bitsets
from tui.search.document import Document
from tui.search.endings import half_typed_stems, stems
from tui.search.normal import in_lines, initials, normal
from tui.search.query import GradeTest
from tui.search.search_form import SearchForm, of_form, search_form
from tui.search.vocabulary import Vocabulary, nearest

_VALUES_OF: Mapping[str, Callable[[Document], Iterable[str]]] = MappingProxyType(
    {
        "actor": lambda document: document.actors,
        "tag": lambda document: document.tags,
        "kind": lambda document: (*document.kinds, document.kind),
        "status": lambda document: () if document.status is None else (document.status,),
        "source": lambda document: document.sources,
        "lang": lambda document: document.languages,
    }
)
"""What a document has of each field but grades and dates."""

_NAMED_BY = ("actor", "source")
"""Fields whose values are records of the kind of that name."""


class _Field:
    """One field: its values, the documents that have each, and the spellings of each."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._positions: defaultdict[str, list[int]] = defaultdict(list)
        self._spellings: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, value: str, position: int) -> None:
        self._positions[value].append(position)

    def spell(self, value: str, spellings: Iterable[str]) -> None:
        self._spellings[value].extend(spellings)

    def having(self, typed: str, exact: bool) -> int | None:
        """The documents with such a value, as a bitset; None where there is no such value."""
        values = self._meant(typed, exact)
        if values is None:
            return None
        found = chain.from_iterable(self._positions.get(value, ()) for value in values)
        return bitsets.of_positions(found, self._size)

    def spellings(self) -> Iterator[str]:
        """Every spelling of every value."""
        for value in self._values:
            yield value
            yield from self._spellings.get(value, ())

    @cached_property
    def _values(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._positions, *self._spellings)))

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """The spellings of each value in normal form, each between two line ends."""
        return tuple(
            in_lines(map(normal, (value, *self._spellings.get(value, ()))))
            for value in self._values
        )

    @cached_property
    def _line_initials(self) -> tuple[str, ...]:
        return tuple(initials("\0".join(self._lines)).split("\0"))

    def _meant(self, typed: str, exact: bool) -> list[str] | None:
        sought = search_form(typed)
        if exact:
            return self._with(self._lines, f"\n{normal(typed).strip('. ')}\n")
        values = self._starting(sought)
        for stem in (*stems(sought.form), *half_typed_stems(sought.form)):
            values = values or self._starting(of_form(stem))
        return values

    def _starting(self, sought: SearchForm) -> list[str] | None:
        if not sought.form:
            return None
        lines = self._line_initials if sought.initials else self._lines
        for before in "\n ":
            for form in sought.initials or (sought.form,):
                values = self._with(lines, before + form)
                if sought.initials and values is not None:
                    values = self._checked(values, sought)
                if values:
                    return values
        return None

    def _with(self, lines: Sequence[str], form: str) -> list[str] | None:
        return list(compress(self._values, map(contains, lines, repeat(form)))) or None

    def _checked(self, values: list[str], sought: SearchForm) -> list[str]:
        """Those of some values that a word of initials and syllables really fits."""
        wanted = set(values)
        return [
            value
            for value, line in zip(self._values, self._lines, strict=True)
            if value in wanted and sought.pattern.search(line)
        ]


class Values:
    """The fields of some documents; positions are those of the documents."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self._documents = documents
        self._fields = {name: _Field(len(documents)) for name in _VALUES_OF}
        for name, field in self._fields.items():
            for value, spelt in vocabulary.values.get(name, {}).items():
                field.spell(value, spelt)
            values_of = _VALUES_OF[name]
            for position, document in enumerate(documents):
                for value in values_of(document):
                    field.add(value, position)
        for document in documents:
            if document.kind in _NAMED_BY:
                field = self._fields[document.kind]
                field.spell(document.id, (document.title, *document.names))
        languages = vocabulary.values.get("lang", {})
        for tag in dict.fromkeys(tag for document in documents for tag in document.languages):
            primary = tag.partition("-")[0]
            if tag != primary:
                self._fields["lang"].spell(tag, languages.get(primary, ()))

    def having(self, field: str, typed: str, exact: bool) -> int | None:
        """The documents with such a value of a field, as a bitset; None if no value is spelt so."""
        return self._fields[field].having(typed, exact)

    def near(self, field: str, typed: str) -> str | None:
        """The spelling of a value that is most like what was typed."""
        return nearest(typed, self._fields[field].spellings())

    def graded(self, test: GradeTest) -> int:
        """The documents whose grade is let through, as a bitset."""
        passing = {
            grade: test.allows(*grade)
            for grade in {(d.letter, d.credibility) for d in self._documents}
        }
        return bitsets.of_flags(bytes(passing[d.letter, d.credibility] for d in self._documents))

    def dated(self, field: str, day: date) -> int:
        """The documents that may fall on `day` or later (`after`), or before it, as a bitset."""
        if field == "after":
            flags = (d.upper is not None and d.upper >= day for d in self._documents)
        else:
            flags = (d.lower is not None and d.lower < day for d in self._documents)
        return bitsets.of_flags(bytes(flags))
