"""What the rules of checking look at: the records with their places, and what refers to what.

Touches no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar

from tui.briefing.closed_lists import BUILT_IN_RELATIONS
from tui.briefing.links import Reference, references
from tui.briefing.model import RECORD_TYPES, Briefing, Record
from tui.library.draft import Draft
from tui.library.findings import Finding, RecordPlace

R = TypeVar("R", bound=Record)


class Checking:
    """One run over a briefing."""

    def __init__(self, briefing: Briefing, draft: Draft) -> None:
        self.briefing = briefing
        """All that is sound."""
        self.draft = draft
        """The same with places, and what was lost."""
        self.nearest = draft.speller.nearest
        """Gives the right spelling nearest to a wrong one."""
        self._ids_of: dict[frozenset[str], tuple[str, ...]] = {}

    def entries(self, *kinds: type[R]) -> Iterator[tuple[R, RecordPlace]]:
        """The records of some classes with their places."""
        for kind in kinds:
            yield from self.draft.entries[kind.kind_name]

    @cached_property
    def everything(self) -> list[tuple[Record, RecordPlace]]:
        """Every record with its place, the `[briefing]` table first where there is one."""
        whole = list(self.entries(*RECORD_TYPES.values()))
        if self.draft.meta_place is not None:
            whole.insert(0, (self.briefing.meta, self.draft.meta_place))
        return whole

    @cached_property
    def references(self) -> list[tuple[Record, RecordPlace, Reference]]:
        """Every reference of every record."""
        return [
            (record, place, reference)
            for record, place in self.everything
            for reference in references(record)
        ]

    @cached_property
    def named(self) -> set[str]:
        """Every id that another record names, or that may be named where reading failed."""
        return self.draft.mentioned | {
            reference.id for record, _, reference in self.references if reference.id != record.id
        }

    @cached_property
    def cited(self) -> set[str]:
        """Every source that is cited or repeated, or may be where reading failed."""
        return self.draft.mentioned | {
            reference.id
            for record, _, reference in self.references
            if (reference.path[-1] == "source" or "repeats" in reference.path)
            and reference.id != record.id
        }

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The table of every id in the files, those of unsound records included."""
        return self.draft.lost | {record.id: record.kind_name for record, _ in self.everything}

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that are not currencies."""
        return ("%", "count", *self.ids_of(frozenset(["unit"])))

    @cached_property
    def relation_types(self) -> tuple[str, ...]:
        """The types of relations, those that the briefing declares included."""
        return (*BUILT_IN_RELATIONS, *self.ids_of(frozenset(["relation_type"])))

    def ids_of(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """The ids of some tables; the same object for the same tables."""
        if kinds not in self._ids_of:
            found = [(kind, id_) for id_, kind in self.kinds.items() if kind in kinds]
            # Sorted by table; the ids of one keep their order.
            found.sort(key=lambda one: one[0])
            self._ids_of[kinds] = tuple(id_ for _, id_ in found)
        return self._ids_of[kinds]


Rule: TypeAlias = Callable[[Checking], Iterator[Finding]]
"""Finds everything of one sort that is wrong."""
