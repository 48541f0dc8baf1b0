"""The entries of a list field, each with what it is known by: actors, cites, points, rows, steps.

Two versions of a list are told apart by these keys; an entry of both may differ in its parts.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, NamedTuple

from tui.briefing.dates import Date
from tui.briefing.model import (
    Account,
    ActorRole,
    Cell,
    Cite,
    Compare,
    Figure,
    Point,
    Record,
    Step,
    TableColumn,
    TableRow,
)
from tui.briefing.text import Prose
from tui.page.blocks import Piece, Pieces
from tui.page.cited_sources import places_in_source
from tui.page.names import prose_in_plain
from tui.page.speaker import Speaker

_IDS = frozenset({"basis", "figures", "follows", "repeats", "actors"})
"""Lists of ids of records."""


class ItemPart(NamedTuple):
    """One part of an entry."""

    pieces: Pieces
    """What it says."""
    label: str = ""
    """What it is, where the entry has several."""
    prose: bool = False
    """Whether it is long, and compared by word."""
    empty: bool = False
    """Whether it says that there is nothing, which needs saying only where there was something."""

    @property
    def said(self) -> bool:
        """Whether it has anything to say by itself."""
        return not self.empty and any(piece.text for piece in self.pieces)


class ChangedItem(NamedTuple):
    """One entry of a list."""

    value: Any
    """As the model has it."""
    name: Pieces
    """What it is called."""
    parts: tuple[ItemPart, ...] = ()
    """What it says, in the same order in both versions."""

    @property
    def whole(self) -> Pieces:
        """Name and parts in one line."""
        said = [side.pieces for side in self.parts if side.said]
        return (*self.name, *(piece for part in said for piece in (Piece("  "), *part)))


def items_of(
    speaker: Speaker, record: Record, field: str, values: tuple[Any, ...]
) -> dict[Hashable, ChangedItem]:
    """The entries by what they are known by; of two alike the first is known so."""
    found: dict[Hashable, ChangedItem] = {}
    for value in values:
        key, item = _item(speaker, record, field, value)
        while key in found:
            key = (key, "again")
        found[key] = item
    return found


def _item(speaker: Speaker, record: Record, field: str, value: Any) -> tuple[Hashable, ChangedItem]:
    match value:
        case Cite():
            return (value.source, value.stance, value.at), _cite(speaker, value)
        case ActorRole():
            return value.id, _party(speaker, value)
        case Account():
            return _account_key(value), _account(speaker, value)
        case Point():
            return value.at.source, _point(speaker, record, value)
        case TableRow():
            return value.record or _words(speaker, value.label), _row(speaker, record, value)
        case TableColumn():
            return value.id, ChangedItem(value, speaker.text(value.label))
        case Step():
            return value.ref, _step(speaker, value)
        case Compare():
            said = (Piece(f"{value.expect:f}"),)
            kind = speaker.words(f"change.compare_{value.kind}")
            return (value.kind, value.of, value.to), ChangedItem(
                value, (Piece(kind),), (ItemPart(said),)
            )
        case Prose():
            words = prose_in_plain(speaker.context, speaker.language, value)
            return words, ChangedItem(value, (Piece(words),))
        case Date():
            return value.source, ChangedItem(value, (Piece(speaker.date(value)),))
        case str() if field in _IDS:
            return value, ChangedItem(value, speaker.name(value, "changed"))
        case _:
            return str(value), ChangedItem(value, (Piece(str(value)),))


def _words(speaker: Speaker, text: Any) -> str:
    return text.shown(speaker.language, speaker.context.first).text if text is not None else ""


def _cite(speaker: Speaker, cite: Cite) -> ChangedItem:
    said = places_in_source(speaker, (cite,))
    if cite.stance != "supports":
        said = f"{said} {speaker.label(f'stance_{cite.stance}')}".strip()
    return ChangedItem(
        cite, speaker.publisher(cite.source, "changed"), (ItemPart((Piece(said, "quiet"),)),)
    )


def _party(speaker: Speaker, party: ActorRole) -> ChangedItem:
    role = speaker.role(party, "plain")
    part = ItemPart(role or _none(speaker), empty=not role)
    return ChangedItem(party, speaker.name(party.id, "changed"), (part,))


def _none(speaker: Speaker) -> Pieces:
    return (Piece(speaker.words("change.none")),)


def _account_key(account: Account) -> Hashable:
    return account.by or (account.by_text.entries if account.by_text is not None else "")


def _account(speaker: Speaker, account: Account) -> ChangedItem:
    name = speaker.account_name(account, "changed", "plain")
    words = prose_in_plain(speaker.context, speaker.language, account.text)
    return ChangedItem(account, name, (ItemPart((Piece(words),), prose=True),))


def _point(speaker: Speaker, record: Record, point: Point) -> ChangedItem:
    unit = record.unit if isinstance(record, Figure) else ""
    return ChangedItem(
        point, (Piece(speaker.date(point.at)),), (ItemPart(_number(speaker, point, unit)),)
    )


def _row(speaker: Speaker, record: Record, row: TableRow) -> ChangedItem:
    name = speaker.name(row.record, "changed") if row.record else ()
    if row.label is not None:
        name = speaker.text(row.label)
    columns = record.columns if isinstance(record, Figure) else ()
    unit = record.unit if isinstance(record, Figure) else ""
    sides = []
    for number, cell in enumerate(row.cells):
        column = columns[number] if number < len(columns) else None
        label = _words(speaker, column.label) if column is not None else ""
        own = column.unit if column is not None and column.unit else unit
        sides.append(ItemPart(_number(speaker, cell, own), label))
    return ChangedItem(row, name, tuple(sides))


def _number(speaker: Speaker, stated: Point | Cell, unit: str) -> Pieces:
    return (Piece(speaker.point(stated, unit) or speaker.label("unknown_value"), "number"),)


def _step(speaker: Speaker, step: Step) -> ChangedItem:
    note = prose_in_plain(speaker.context, speaker.language, step.note) if step.note else ""
    return ChangedItem(
        step, speaker.name(step.ref, "changed"), (ItemPart((Piece(note),), prose=True),)
    )
