"""Since when each record, account and point of a briefing is known.

The rules are those of the content format. A date counts by its last day; one that is still open,
or ended at an unknown time, by its start. Where the format is silent, this is taken:

- a source without `known` and `issued`, a term, a unit, a type of relation, a story and a figure,
  relation or question that nothing dates are known always;
- a question is known from its earliest cited source: before, nobody had reason to ask;
- a relation without `known` and `period` is known from its earliest cited source, as a figure is;
- a judgement without basis is known from the latest source that it cites;
- a point of a series is known from `known`, else the earliest source of its own, else (unless the
  figure is a projection) the end of its `at`, and a series not before its first point;
- an account is known from `known`, else its earliest source, but not before its event.

Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from tui.briefing.dates import Date
from tui.briefing.evidence import claim_cites
from tui.briefing.graph import components
from tui.briefing.model import (
    Briefing,
    Event,
    Figure,
    Judgement,
    Question,
    Record,
    Relation,
    Source,
)
from tui.briefing.parts import Account, Cite, Point

ALWAYS = date.min
"""Since when something is known that was never unknown."""


def last_day(when: Date) -> date:
    """The day by which a date counts: its last one, or of a start without an end the start's."""
    if when.open_end or when.unknown_end:
        start = when.ends[0]
        return start.upper if start is not None else ALWAYS
    return when.upper


def _first_day(period: Date) -> date:
    """The day from which a period counts: its start's last one."""
    if period.open_start:
        return ALWAYS
    start = period.ends[0]
    return start.upper if start is not None else last_day(period)


class Knowledge:
    """Since when what is in a briefing is known; worked out when asked for, and kept."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self._from: dict[str, date] = {}

    def known_from(self, record: Record) -> date:
        """The first day on which it was known; `ALWAYS` where nothing dates it."""
        day = self._from.get(record.id)
        if day is None:
            day = self._from[record.id] = self._known_from(record)
        return day

    def days(self) -> tuple[date, ...]:
        """The days on which something became known, in their order: the steps of a slider.

        What is known always has none.
        """
        whole = self.briefing
        days = {self.known_from(record) for record in whole.records()}
        for figure in whole.figures:
            own = self.known_from(figure)
            days.update(max(own, self.point_known_from(each, figure)) for each in figure.points)
        for event in whole.events:
            days.update(self.account_known_from(each, event) for each in event.accounts)
        days.update(self.latest_known_from(each) for each in whole.questions if each.latest)
        days.add(last_day(whole.meta.as_of))
        return tuple(sorted(days - {ALWAYS}))

    def point_known_from(self, point: Point, figure: Figure) -> date:
        """The first day on which a point of that figure was known."""
        if point.known is not None:
            return last_day(point.known)
        undated = ALWAYS if figure.projection else last_day(point.at)
        return min(self._source_days(point.cites), default=undated)

    def account_known_from(self, account: Account, event: Event) -> date:
        """The first day on which an account of that event was known."""
        if account.known is not None:
            return last_day(account.known)
        own = self.known_from(event)
        return max(own, min(self._source_days(account.cites), default=own))

    def latest_known_from(self, question: Question) -> date:
        """The first day on which it was known where a question stands now.

        From the latest of its sources, else its `updated`, else the day of the briefing.
        """
        undated = last_day(question.updated or self.briefing.meta.as_of)
        return max(self._source_days(question.cites), default=undated)

    def _known_from(self, record: Record) -> date:
        known: Date | None = getattr(record, "known", None)
        day = last_day(known) if known is not None else self._dated(record)
        if isinstance(record, Figure) and record.points:
            return max(day, min(self.point_known_from(point, record) for point in record.points))
        return day

    def _dated(self, record: Record) -> date:
        """Since when a record is known that does not say so itself."""
        match record:
            case Event():
                return last_day(record.reported or record.date)
            case Relation() if record.period is not None:
                return _first_day(record.period)
            case Relation() | Question():
                return min(self._source_days(record.cites), default=ALWAYS)
            case Figure():
                dated = record.as_of or record.period
                undated = last_day(dated) if dated is not None else ALWAYS
                return min(self._source_days(claim_cites(record)), default=undated)
            case Source() if record.issued is not None:
                return last_day(record.issued)
            case Judgement():
                return self._judged.get(record.id, ALWAYS)
            case _:
                return ALWAYS

    def _source_days(self, cites: Iterable[Cite]) -> Iterator[date]:
        """The days from which the cited sources are known, of those that have one."""
        for cite in cites:
            source = self._sources.get(cite.source)
            dated = (source.known or source.issued) if source is not None else None
            if dated is not None:
                yield last_day(dated)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.briefing.sources}

    @cached_property
    def _judged(self) -> Mapping[str, date]:
        """Since when each judgement is known; those in a circle from the latest that they reach."""
        by_id = self.briefing.by_id
        judgements = {one.id: one for one in self.briefing.judgements}
        # One that gives the day it was made does not depend on its basis.
        edges = {id: () if one.known else one.basis for id, one in judgements.items()}
        found: dict[str, date] = {}
        for group in components(edges):
            circle, days = set(group), [ALWAYS]
            for id in group:
                one = judgements[id]
                if one.known is not None:
                    days.append(last_day(one.known))
                elif not one.basis:
                    days.extend(self._source_days(one.cites))
                for target in edges[id]:
                    if target in judgements:
                        days.append(ALWAYS if target in circle else found[target])
                    elif target in by_id:
                        days.append(self.known_from(by_id[target]))
            found.update(dict.fromkeys(group, max(days)))
        return found
