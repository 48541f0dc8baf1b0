"""The actors: by kind, then in the order of the files.

Relations belong here: they are reached by links from both of their actors, and listed only where a
query hits them.
"""

from __future__ import annotations

from tui.briefing.closed_lists import ActorKind
from tui.briefing.model import Actor, Briefing, Record, Relation
from tui.briefing.panes.pane import CellMaker, ListCell, Pane, grouped_by, name_columns
from tui.briefing.view import View

ACTOR_KINDS: tuple[ActorKind, ...] = (
    "government",
    "company",
    "product",
    "person",
    "organization",
    "group",
    "fund",
    "media",
    "legislation",
)
"""The order of the kinds of actors."""

_KIND_PLACE = {kind: place for place, kind in enumerate(ACTOR_KINDS)}


def _members(briefing: Briefing, view: View) -> list[Actor]:
    return sorted(briefing.actors, key=lambda actor: _KIND_PLACE[actor.kind])


def _group(make: CellMaker, record: Record) -> str:
    return record.kind if isinstance(record, Actor) else record.kind_name


def _heading(make: CellMaker, group: str) -> str:
    return make.words(f"page.kinds_{group}" if group == "relation" else f"page.actors_{group}")


def _others(make: CellMaker, record: Actor | Relation) -> ListCell:
    """An actor's other names; a relation's grade and period."""
    if isinstance(record, Actor):
        return make.others(record.name)
    return make.joined(make.grade(record.id), make.date(record.period), between="  ")


PANE = Pane(
    id="actors",
    kinds=("actor", "relation"),
    members=_members,
    unlisted=lambda briefing: briefing.relations,
    groups=grouped_by(_group),
    heading=_heading,
    columns=name_columns(_others),
)
