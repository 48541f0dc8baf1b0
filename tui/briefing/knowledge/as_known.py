"""The briefing as it was known on a day: every record without what was not known yet.

`known` says since when things are known; this takes the rest away. Pure: no files, no terminal.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tui.briefing.dates import parse_date
from tui.briefing.graph import reached
from tui.briefing.knowledge.known_since import last_day
from tui.briefing.model import Figure
from tui.briefing.numbers import points_in, time_meant
from tui.briefing.parts import Cite
from tui.briefing.text import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from tui.briefing.knowledge.known_since import Knowledge
    from tui.briefing.model import (
        Actor,
        Briefing,
        Event,
        Judgement,
        Meta,
        Question,
        Record,
        Relation,
        Source,
        Story,
        Term,
    )
    from tui.briefing.parts import Account, Cell, Operand, Point, RecordPart, TableRow

_Part = TypeVar("_Part", bound="RecordPart")
_Record = TypeVar("_Record", bound="Record")
_Citing = TypeVar("_Citing", "Account", "Cell", "Point", "Relation", "Term")
_One = TypeVar("_One")


def as_known_by(knowledge: Knowledge, day: date) -> Briefing:
    """The briefing as it was known at the end of `day`.

    Records, accounts and points that were not known yet are left out, and with them the
    places in fields (not in prose) that name them; a tie whose ends are not both known, a
    series without a point, a table without a row and a story without a step are left out
    too. An outcome is hidden until its event is known. A cite of a source that was not out
    yet gives way to what that source relays, as far as this was. A question is open and its
    latest state hidden before that was known. Before the briefing's own `as_of`, its summary
    is empty and `as_of` is `day`. What was known on a day is known on every later one.
    """
    return _Past(knowledge, day).briefing()


class _Past:
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
        whole = self._whole
        return msgspec.structs.replace(
            whole,
            meta=self._meta(whole.meta),
            judgements=self._kept(whole.judgements, self._judgement),
            events=self._kept(whole.events, self._event),
            actors=self._kept(whole.actors, self._actor),
            relations=self._kept(whole.relations, self._cited),
            figures=self._kept(whole.figures, self._figure),
            sources=self._kept(whole.sources, _same),
            terms=self._kept(whole.terms, self._cited),
            questions=self._kept(whole.questions, self._question),
            stories=self._kept(whole.stories, self._story),
        )

    def _hide_empty(self) -> None:
        """Hide what would be nothing without what is hidden: ties, tables and stories."""
        whole, hidden = self._whole, self._hidden
        hidden |= {tie.id for tie in whole.relations if tie.from_ in hidden or tie.to in hidden}
        hidden |= {
            one.id for one in whole.figures if one.rows and not any(map(self._row_known, one.rows))
        }
        hidden |= {
            one.id
            for one in whole.stories
            if one.steps and all(step.ref in hidden for step in one.steps)
        }

    def _kept(
        self, records: Iterable[_Record], change: Callable[[_Record], _Record]
    ) -> tuple[_Record, ...]:
        hidden = self._hidden
        return tuple(change(one) for one in records if one.id not in hidden)

    def _ids(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those that are not hidden; the very same tuple where all are known."""
        return _filtered(ids, lambda id: id not in self._hidden)

    def _cites(self, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
        """Cites of what was out; a relay that was not gives way to what it relays."""
        hidden = self._hidden
        if not any(cite.source in hidden for cite in cites):
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

    def _cited(self, part: _Citing) -> _Citing:
        return _changed(part, cites=self._cites(part.cites))

    def _meta(self, meta: Meta) -> Meta:
        if self._day >= last_day(meta.as_of):
            return meta
        return _changed(meta, summary=Prose.of(""), as_of=parse_date(self._day.isoformat()))

    def _judgement(self, judgement: Judgement) -> Judgement:
        return _changed(
            judgement, basis=self._ids(judgement.basis), cites=self._cites(judgement.cites)
        )

    def _event(self, event: Event) -> Event:
        hidden, outcome = self._hidden, event.outcome
        return _changed(
            event,
            actors=_filtered(event.actors, lambda one: one.id not in hidden),
            figures=self._ids(event.figures),
            follows=self._ids(event.follows),
            outcome=None if outcome is not None and outcome.event in hidden else outcome,
            accounts=self._accounts(event),
            cites=self._cites(event.cites),
        )

    def _accounts(self, event: Event) -> tuple[Account, ...]:
        if not event.accounts:
            return ()
        known = _filtered(
            event.accounts,
            lambda one: (
                one.by not in self._hidden
                and self._knowledge.account_known_from(one, event) <= self._day
            ),
        )
        return _mapped(known, self._cited)

    def _actor(self, actor: Actor) -> Actor:
        parent = None if actor.parent in self._hidden else actor.parent
        return _changed(actor, parent=parent, cites=self._cites(actor.cites))

    def _is_known(self, term: Operand, own: Figure) -> bool:
        """Whether all numbers of a term of `own`'s comparison were known."""
        if term.figure is None:
            return True
        named = self._whole.by_id.get(term.figure)
        if term.figure in self._hidden or not isinstance(named, Figure):
            return term.figure not in self._hidden
        return all(map(self._point_known(named), points_in(named, time_meant(term, own))))

    def _figure(self, figure: Figure) -> Figure:
        return _changed(
            figure,
            points=_mapped(_filtered(figure.points, self._point_known(figure)), self._cited),
            rows=_mapped(_filtered(figure.rows, self._row_known), self._row),
            compare=_filtered(
                figure.compare,
                lambda one: all(self._is_known(term, figure) for term in (*one.of, *one.to)),
            ),
            actors=self._ids(figure.actors),
            cites=self._cites(figure.cites),
        )

    def _point_known(self, figure: Figure) -> Callable[[Point], bool]:
        return lambda point: self._knowledge.point_known_from(point, figure) <= self._day

    def _row_known(self, row: TableRow) -> bool:
        return row.record not in self._hidden

    def _row(self, row: TableRow) -> TableRow:
        return _changed(row, cells=_mapped(row.cells, self._cited))

    def _question(self, question: Question) -> Question:
        cites = self._cites(question.cites)
        if self._knowledge.latest_known_from(question) <= self._day:
            return _changed(question, cites=cites)
        return _changed(question, status="open", latest=None, cites=cites)

    def _story(self, story: Story) -> Story:
        return _changed(
            story, steps=_filtered(story.steps, lambda step: step.ref not in self._hidden)
        )


def _same(source: Source) -> Source:
    return source


def _filtered(items: tuple[_One, ...], keep: Callable[[_One], bool]) -> tuple[_One, ...]:
    """The ones to keep; the very same tuple where all are."""
    kept = tuple(one for one in items if keep(one))
    return items if len(kept) == len(items) else kept


def _mapped(items: tuple[_One, ...], change: Callable[[_One], _One]) -> tuple[_One, ...]:
    """Each changed; the very same tuple where none is."""
    changed = tuple(change(one) for one in items)
    return items if all(a is b for a, b in zip(items, changed, strict=True)) else changed


def _changed(record: _Part, **fields: Any) -> _Part:
    """The record with these values; the very same one where it has them."""
    if all(getattr(record, name) is value for name, value in fields.items()):
        return record
    return msgspec.structs.replace(record, **fields)
