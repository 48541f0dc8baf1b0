"""The query line's grammar: `word word "exact phrase" -word field:value -field:value`.

All parts must hold. Words look for text anywhere, in normal form (`search_form`); a phrase in
quotation marks must be found as it is, in whole syllables, Latin words and numbers; `-` in front
means *not*. Fields:

- `actor:` `source:` `tag:` the beginning of an id, a name or an alias in any language
- `kind:` `status:` `lang:` the beginning of a code or of its name in the interface's languages
- `grade:` a letter (`B`), a credibility (`2`), both (`B2`), `+` or `>=` for "or better" (`B+`,
  `2+`, `B2+`, `>=B`), `none` for what has no source
- `after:` from the first day of what is typed on; `before:` until the day before it. `after:2025`
  begins on 1 January 2025, `before:2025` ends on 31 December 2024. A record counts where any day it
  may fall on counts; one without a date never does.

A value in quotation marks may hold spaces and must be whole; commas set alternatives
(`status:denied,disputed`). What is still being typed (`status:`, `after:20`, a closing quotation
mark to come) is never wrong: it just does not filter yet. Parsing never fails: what cannot be
understood becomes a `QueryProblem` and the rest still filters. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from tui.briefing.dates import parse_user_date
from tui.search.normal import normal
from tui.search.search_form import SearchForm, search_form
from tui.search.vocabulary import ENGLISH, NO_GRADE, Vocabulary, nearest
from tui.words import Words

ProblemCode: TypeAlias = Literal["unknown-field", "unknown-value", "bad-grade", "bad-date"]
"""What can be wrong with a query."""

_FIELD = re.compile(r"([^\W\d_]+)[:：]")
_WORD = re.compile(r"[^\s\"“”＂]\S*")
_QUOTED = re.compile(r"[\"“”＂]([^\"“”＂]*)([\"“”＂]?)")
_NOT = "-－−"
_GRADE = re.compile(r"(>=|≥)?([a-f])?([1-6])?(\+)?")
_UNDATED = re.compile(r"\d{0,3}")
_BROKEN_OFF = re.compile(r"[\s._/~?%-]+$")


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word or phrase to look for."""

    text: str
    """As typed, without quotation marks and `-`."""
    exact: bool = False
    """Whether it is in a finished pair of quotation marks."""
    negative: bool = False
    """Whether what has it is left out."""
    also: SearchForm | None = None
    """What else is looked for, set by the index: without a particle, spaced, read as initials."""

    @property
    def form(self) -> SearchForm:
        """What it looks for as typed."""
        return search_form(self.text, self.exact)

    @property
    def forms(self) -> tuple[SearchForm, ...]:
        """All it looks for: itself, and what else the index found for it."""
        return (self.form,) if self.also is None else (self.form, self.also)


@dataclass(frozen=True, slots=True)
class GradeTest:
    """Which grades are let through."""

    letter: str | None = None
    """A to F, or None for any letter."""
    credibility: int | None = None
    """1 to 6, or None for any."""
    or_better: bool = False
    """Whether better ones are let through too."""
    ungraded: bool = False
    """Whether it asks for records without a grade; the rest does not count then."""

    def allows(self, letter: str | None, credibility: int | None) -> bool:
        """Whether a record of this grade is let through.

        `letter` is None where it has no source, both are None where none ever could.
        """
        if self.ungraded or letter is None:
            return self.ungraded and letter is None and credibility is not None
        return self._holds(self.letter, letter) and self._holds(self.credibility, credibility)

    def _holds(self, wanted: str | int | None, found: str | int | None) -> bool:
        if wanted is None or wanted == found:
            return True
        return self.or_better and found is not None and str(found) < str(wanted)


@dataclass(frozen=True, slots=True)
class Filter:
    """One `field:value`."""

    field: str
    """Code of the field, one of `vocabulary.FIELDS`; empty where the name is unknown."""
    name: str
    """The field's name as typed."""
    values: tuple[str, ...]
    """Alternatives, as typed."""
    start: int
    """Where it begins in the query, its `-` included."""
    exact: bool = False
    """Whether the value is in quotation marks and must be whole."""
    negative: bool = False
    """Whether what has it is left out."""
    grades: tuple[GradeTest, ...] = ()
    """Of `grade:`, the alternatives."""
    day: date | None = None
    """Of `after:` and `before:`, the first day of what was typed."""

    def problem(self, code: ProblemCode, value: str = "", near: str | None = None) -> QueryProblem:
        """A problem with its name or one of its values; `near` is the nearest right spelling."""
        values = {"field": self.name, "value": value, "near": near}
        return QueryProblem(self.start, code, {key: one for key, one in values.items() if one})


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Something in the query that could not be understood and does not filter."""

    start: int
    """Where it begins in the query."""
    code: ProblemCode
    """What is wrong."""
    values: Mapping[str, str] = field(default_factory=dict)
    """`field` (as typed), `value` (as typed, if that is wrong), `near` (right spelling, if any)."""

    def message(self, words: Words) -> str:
        """What is wrong, for the reader."""
        name = self.code.replace("-", "_") + ("_near" if "near" in self.values else "")
        return words(f"query.{name}", **self.values)


@dataclass(frozen=True)
class Query:
    """A query line, taken apart."""

    text: str
    """As typed."""
    terms: tuple[QueryTerm, ...] = ()
    """Words and phrases, in the order typed."""
    fields: tuple[Filter, ...] = ()
    """Fields that filter, in the order typed."""
    problems: tuple[QueryProblem, ...] = ()
    """What could not be understood, in the order typed."""

    def __bool__(self) -> bool:
        """Whether it filters at all."""
        return bool(self.terms or self.fields)

    @cached_property
    def marked(self) -> tuple[SearchForm, ...]:
        """What is to be marked in texts it lets through."""
        sought = (one for term in self.terms if not term.negative for one in term.forms)
        return tuple(dict.fromkeys(one for one in sought if one.form))


def parse_query(text: str, vocabulary: Vocabulary = ENGLISH) -> Query:
    """Take a query line apart; never fails."""
    parts = tuple(_parts(text, vocabulary))
    return Query(
        text,
        tuple(part for part in parts if isinstance(part, QueryTerm)),
        tuple(part for part in parts if isinstance(part, Filter)),
        tuple(part for part in parts if isinstance(part, QueryProblem)),
    )


def _parts(text: str, vocabulary: Vocabulary) -> Iterator[QueryTerm | Filter | QueryProblem]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        negative = text[at] in _NOT
        at += negative
        named = _FIELD.match(text, at)
        if named is not None and _is_field(text, named, vocabulary):
            value, closed, at = _value(text, named.end())
            alternatives = [value] if closed else value.split(",")
            values = tuple(one.strip() for one in alternatives if one.strip("_ "))
            field_ = vocabulary.fields.get(normal(named[1]), "")
            asked = Filter(field_, named[1], values, start, closed, negative)
            parsed = _understood(asked, vocabulary)
            if parsed is not None:
                yield parsed
            continue
        value, closed, at = _value(text, at)
        at = max(at, start + 1)
        if normal(value).strip(". "):
            yield QueryTerm(value, closed, negative)


def _value(text: str, at: int) -> tuple[str, bool, int]:
    """A value or word at `at`: itself, whether quoted and closed, where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted is not None:
        return quoted[1], bool(quoted[2]), quoted.end()
    word = _WORD.match(text, at)
    return (word[0], False, word.end()) if word else ("", False, at)


def _is_field(text: str, named: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a name and a colon make a field, or something that looks like one.

    Addresses (`https://…`) and a colon at the end of an unknown word (`Bloomberg: China`) are none.
    """
    if normal(named[1]) in vocabulary.fields:
        return True
    behind = text[named.end() : named.end() + 2]
    return bool(behind) and not behind[0].isspace() and behind != "//" and behind[0] != ":"


def _understood(asked: Filter, vocabulary: Vocabulary) -> Filter | QueryProblem | None:
    """The filter with what its values mean, or what is wrong; None while it is being typed."""
    if not asked.field:
        near = nearest(asked.name, vocabulary.spellings.values())
        return asked.problem("unknown-field", near=near)
    if asked.values and asked.field == "grade":
        return _with_grades(asked, vocabulary)
    if asked.values and asked.field in ("after", "before"):
        return _with_day(asked)
    return asked if asked.values else None


def _with_grades(made: Filter, vocabulary: Vocabulary) -> Filter | QueryProblem | None:
    tests = []
    for value in made.values:
        if value in (">", ">=", "≥", "+"):
            continue
        test = _grade(value, vocabulary)
        if test is None:
            return made.problem("bad-grade", value)
        tests.append(test)
    return replace(made, grades=tuple(tests)) if tests else None


def _grade(value: str, vocabulary: Vocabulary) -> GradeTest | None:
    names = (NO_GRADE, *vocabulary.values.get("grade", {}).get(NO_GRADE, ()))
    if value in ("–", "-") or any(normal(one).startswith(normal(value)) for one in names):
        return GradeTest(ungraded=True)
    found = _GRADE.fullmatch(value.casefold())
    if found is None or not (found[2] or found[3]):
        return None
    letter = found[2].upper() if found[2] else None
    credibility = int(found[3]) if found[3] else None
    return GradeTest(letter, credibility, bool(found[1] or found[4]))


def _with_day(made: Filter) -> Filter | QueryProblem | None:
    value = _BROKEN_OFF.sub("", made.values[0])
    if _UNDATED.fullmatch(value):
        return None
    day = parse_user_date(value)
    if day is not None:
        return replace(made, day=day.lower)
    broken_off = len(made.values[0]) > len(value)
    return None if broken_off else made.problem("bad-date", value)
