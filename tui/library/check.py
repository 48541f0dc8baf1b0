"""What checking says of a briefing: runs every rule over what reading found.

Rules are small functions in `rules`, each of which says of one thing where it is wrong; this
module only hands them what they need. Touches no disk.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from tui.briefing.closed_lists import BUILT_IN_RELATIONS
from tui.briefing.links import references
from tui.library.findings import Filling, Finding, KeyPath, Location, Target
from tui.library.problems import MAX_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.briefing.links import Reference
    from tui.briefing.model import Briefing, Record
    from tui.library.draft import Draft, RecordPlace

CheckedRecord: TypeAlias = "tuple[Record, RecordPlace]"
"""A record and where it stands."""


class Checking:
    """What rules look at."""

    def __init__(self, briefing: Briefing, draft: Draft) -> None:
        self.briefing = briefing
        """All that is sound."""
        self.draft = draft
        """The same with places, and what was lost."""
        self.speller = draft.speller
        """For nearest right spellings."""
        self._ids_of: dict[frozenset[str], tuple[str, ...]] = {}

    def entries(self, *kinds: str) -> Iterator[CheckedRecord]:
        """The records of these tables with their places; all but `[briefing]` without any."""
        draft = self.draft
        for kind in kinds or draft.records:
            yield from zip(draft.records[kind], draft.places[kind], strict=True)

    @cached_property
    def everything(self) -> list[CheckedRecord]:
        """Every record, the `[briefing]` table first where there is one."""
        whole = list(self.entries())
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
        named = {
            reference.id for record, _, reference in self.references if reference.id != record.id
        }
        return named | self.draft.mentioned

    @cached_property
    def cited(self) -> set[str]:
        """Every source that is cited or repeated, or may be where reading failed."""
        cited = {
            reference.id
            for record, _, reference in self.references
            if (reference.path[-1] == "source" or "repeats" in reference.path)
            and reference.id != record.id
        }
        return cited | self.draft.mentioned

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The table of every id that stands in the files, of those in no sound record too."""
        kinds = dict(self.draft.lost)
        kinds.update((record.id, record.kind_name) for record, _ in self.everything)
        return kinds

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units that are not currencies."""
        return ("%", "count", *self.ids_by_kind.get("unit", ()))

    @cached_property
    def relation_types(self) -> tuple[str, ...]:
        """The types of relations, those of the briefing among them."""
        return (*BUILT_IN_RELATIONS, *self.ids_by_kind.get("relation_type", ()))

    def ids_of(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """The ids of some tables; one object for the same tables."""
        if kinds not in self._ids_of:
            by_kind = self.ids_by_kind
            found = tuple(id_ for kind in sorted(kinds) for id_ in by_kind.get(kind, ()))
            self._ids_of[kinds] = found
        return self._ids_of[kinds]

    @cached_property
    def ids_by_kind(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of every table."""
        found: dict[str, list[str]] = {}
        for id_, kind in self.kinds.items():
            found.setdefault(kind, []).append(id_)
        return {kind: tuple(ids) for kind, ids in found.items()}


def location(
    place: RecordPlace, path: KeyPath, aim: Target = "value", sign: str = "", nth: int = 0
) -> Location:
    """The spot of a path in a record."""
    return place.spot.at(place.at(path), aim, sign, nth)


def say(
    code: str,
    where: Location,
    /,
    *,
    words: str = "",
    suggestion: str | None = None,
    **values: Filling,
) -> Finding:
    """A finding of a rule; strings that come from files must have been made visible."""
    return Finding(code, where, words, tuple(values.items()), suggestion)


Rule: TypeAlias = "Callable[[Checking], Iterator[Finding]]"
"""Says everything of one sort that is wrong."""


def check(draft: Draft) -> list[Finding]:
    """Everything the rules find."""
    from tui.library.rules import RULES

    if draft.briefing is None:
        return []
    checking = Checking(draft.briefing, draft)
    found = (one for rule in RULES for one in rule(checking))
    return list(islice(found, MAX_PROBLEMS + 1))


def value_at(record: Record, path: KeyPath) -> Any:
    """What stands in a record at a path of the file; None where nothing does."""
    here: Any = record
    for step in path:
        if isinstance(step, int):
            here = here[step] if step < len(here) else None
        elif hasattr(here, "entries"):
            here = dict(here.entries).get(step)
        else:
            here = getattr(here, {"from": "from_"}.get(step, step), None)
    return here
