"""The briefing as it was known on a day: every record without what was not known yet.

`known_since` dates what is known; this removes the rest. Which fields name records
is read from the annotations of their classes. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from operator import is_
from typing import Any, TypeVar

from msgspec.structs import replace

from tui.briefing.dates import parse_date
from tui.briefing.fields import Field, Ref, fields_of
from tui.briefing.graph import reached
from tui.briefing.knowledge.known_since import Knowledge, last_day
from tui.briefing.model import Briefing, Event, Figure, Meta, Question, Record, Source
from tui.briefing.numbers import points_in, time_meant
from tui.briefing.parts import Account, Cite, Compare, Operand, Point, RecordPart
from tui.briefing.text import Prose

_Part = TypeVar("_Part", bound=RecordPart)


def as_known_by(knowledge: Knowledge, day: date) -> Briefing:
    """The briefing as it was known at the end of `day`.

    Records, accounts and points that were not known yet are left out, and with them the
    places in fields (not in prose) that name them; a relation whose ends are not both known, a
    series without a point, a table without a row and a story without a step are left out
    too. An outcome is hidden until its event is known. A cite of a source that was not out
    yet gives way to what that source relays, as far as this was. A question is open and its
    latest state hidden before that was known. Before the briefing's own `as_of`, its summary
    is empty and `as_of` is `day`. What was known on a day is known on every later one.
    """
    return _DayView(knowledge, day).briefing()


class _DayView:
    """One day's view of a briefing."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self._knowledge = knowledge
        self._whole = knowledge.briefing
        self._day = day
        self._sources = frozenset(source.id for source in self._whole.sources)
        self._hidden = {
            record.id for record in self._whole.records() if knowledge.known_from(record) > day
        }
        self._hide_empty()

    def briefing(self) -> Briefing:
        """The briefing of that day."""
        known: dict[str, tuple[Record, ...]] = {}
        for field in fields_of(Briefing):
            if field.many:
                records = getattr(self._whole, field.name)
                records = [one for one in records if one.id not in self._hidden]
                if field.value_type is Question:
                    records = map(self._question, records)
                # What a source relays is a fact about it, whether or not that was out.
                elif field.value_type is not Source:
                    records = [self._seen(one, one) for one in records]
                known[field.name] = tuple(records)
        return replace(self._whole, meta=self._meta(self._whole.meta), **known)

    def _hide_empty(self) -> None:
        """Hide relations, tables and stories of which nothing is left."""
        whole, hidden = self._whole, self._hidden
        hidden |= {one.id for one in whole.relations if one.from_ in hidden or one.to in hidden}
        hidden |= {
            one.id
            for one in whole.figures
            if one.rows and all(row.record in hidden for row in one.rows)
        }
        hidden |= {
            one.id
            for one in whole.stories
            if one.steps and all(step.ref in hidden for step in one.steps)
        }

    def _seen(self, part: _Part, record: Record) -> _Part:
        """A record, or a part of it, as it was known; the very same one where all of it was."""
        changed = {}
        for field in _naming(type(part)):
            value = getattr(part, field.name)
            if value:
                cites = field.value_type is Cite
                known = self._cites(value) if cites else self._known_value(field, value, record)
                if known is not value:
                    changed[field.name] = known
        return replace(part, **changed) if changed else part

    def _known_value(self, field: Field, value: Any, record: Record) -> Any:
        """What a field that names records had for a value."""
        hidden = self._hidden
        if field.is_part:
            parts = value if field.many else (value,)
            known = [part for part in parts if self._is_known(part, record)]
            known = [self._seen(part, record) for part in known]
            if not field.many:
                return known[0] if known else None
        elif field.many:
            known = [id for id in value if id not in hidden]
        else:
            return value if field.required or value not in hidden else None
        same = len(known) == len(value) and all(map(is_, known, value))
        return value if same else tuple(known)

    def _is_known(self, part: RecordPart, record: Record) -> bool:
        """Whether a part of a record was known."""
        for name in _names_in(type(part)):
            if getattr(part, name) in self._hidden:
                return False
        if isinstance(record, Figure):
            if isinstance(part, Point):
                return self._knowledge.point_known_from(part, record) <= self._day
            if isinstance(part, Compare):
                return all(self._has_numbers(term, record) for term in (*part.of, *part.to))
        elif isinstance(record, Event) and isinstance(part, Account):
            return self._knowledge.account_known_from(part, record) <= self._day
        return True

    def _cites(self, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        """Cites of what was out; a relay that was not gives way to what it relays."""
        hidden = self._hidden
        for cite in cites:
            if cite.source in hidden:
                break
        else:
            return cites
        taken = {(cite.source, cite.stance) for cite in cites if cite.source not in hidden}
        kept: list[Cite] = []
        for cite in cites:
            if cite.source not in hidden:
                kept.append(cite)
                continue
            for id in self._relayed(cite):
                if (id, cite.stance) not in taken:
                    taken.add((id, cite.stance))
                    kept.append(Cite(source=id, stance=cite.stance))
        return tuple(kept)

    def _relayed(self, cite: Cite) -> list[str]:
        """The nearest sources that were out, behind a cited one that was not."""
        starts = cite.repeats or self._hidden_relays.get(cite.source, ())
        return [
            id
            for id in reached(starts, self._hidden_relays)
            if id in self._sources and id not in self._hidden
        ]

    @cached_property
    def _hidden_relays(self) -> Mapping[str, tuple[str, ...]]:
        """What each hidden source relays; paths end at one that is known."""
        return {one.id: one.repeats for one in self._whole.sources if one.id in self._hidden}

    def _meta(self, meta: Meta) -> Meta:
        if self._day >= last_day(meta.as_of):
            return meta
        return replace(meta, summary=Prose.of(""), as_of=parse_date(self._day.isoformat()))

    def _has_numbers(self, term: Operand, own: Figure) -> bool:
        """Whether all numbers of a term of `own`'s comparison were known."""
        named = self._whole.by_id.get(term.figure or "")
        if term.figure in self._hidden or not isinstance(named, Figure):
            return term.figure not in self._hidden
        points = points_in(named, time_meant(term, own))
        return all(self._is_known(point, named) for point in points)

    def _question(self, question: Question) -> Question:
        seen = self._seen(question, question)
        known = self._knowledge.latest_known_from(question) <= self._day
        if known or (seen.status, seen.latest) == ("open", None):
            return seen
        return replace(seen, status="open", latest=None)


@cache
def _naming(kind: type[RecordPart]) -> tuple[Field, ...]:
    """The fields of a class that name records, themselves or in their parts."""
    return tuple(
        field
        for field in fields_of(kind)
        if field.mark(Ref) or (field.is_part and _naming(field.value_type))
    )


@cache
def _names_in(kind: type[RecordPart]) -> tuple[str, ...]:
    """The fields of a part that name one record, without which it is left out."""
    return tuple(one.name for one in fields_of(kind) if one.mark(Ref) and not one.many)
