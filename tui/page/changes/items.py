"""The entries of a list field, each with what it is known by: actors, cites, points, rows, steps.

Two versions of a list are told apart by these keys; an entry of both may differ in its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.briefing.dates import Date
from tui.briefing.model import Figure
from tui.briefing.numbers import point_in_words
from tui.briefing.parts import Account, ActorRole, Cite, Compare, Point, Step, TableColumn, TableRow
from tui.briefing.text import Prose
from tui.page.blocks import Piece
from tui.page.cited_sources import places_in_source
from tui.page.names import prose_in_plain

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tui.briefing.model import Record
    from tui.briefing.parts import Cell
    from tui.page.blocks import Pieces
    from tui.page.speaker import Speaker

_IDS = frozenset({"basis", "figures", "follows", "repeats", "actors"})
"""Lists of ids of records."""


class Side(NamedTuple):
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
    parts: tuple[Side, ...] = ()
    """What it says, in the same order in both versions."""

    @property
    def whole(self) -> Pieces:
        """Name and parts in one line."""
        said = [side.pieces for side in self.parts if side.said]
        return (*self.name, *(piece for part in said for piece in (Piece("  "), *part)))


def items_of(
    teller: Speaker, record: Record, field: str, values: tuple[Any, ...]
) -> dict[Hashable, ChangedItem]:
    """The entries by what they are known by; of two alike the first is known so."""
    found: dict[Hashable, ChangedItem] = {}
    for value in values:
        key, item = _item(teller, record, field, value)
        while key in found:
            key = (key, "again")
        found[key] = item
    return found


def _item(teller: Speaker, record: Record, field: str, value: Any) -> tuple[Hashable, ChangedItem]:
    match value:
        case Cite():
            return (value.source, value.stance, value.at), _cite(teller, value)
        case ActorRole():
            return value.id, _party(teller, value)
        case Account():
            return _teller_key(value), _account(teller, value)
        case Point():
            return value.at.source, _point(teller, record, value)
        case TableRow():
            return value.record or _words(teller, value.label), _row(teller, record, value)
        case TableColumn():
            return value.id, ChangedItem(value, teller.text(value.label))
        case Step():
            return value.ref, _step(teller, value)
        case Compare():
            said = (Piece(f"{value.expect:f}"),)
            kind = teller.words(f"change.compare_{value.kind}")
            return (value.kind, value.of, value.to), ChangedItem(
                value, (Piece(kind),), (Side(said),)
            )
        case Prose():
            words = prose_in_plain(teller.context, teller.language, value)
            return words, ChangedItem(value, (Piece(words),))
        case Date():
            return value.source, ChangedItem(value, (Piece(teller.date(value)),))
        case str() if field in _IDS:
            return value, ChangedItem(value, teller.name(value, "changed"))
        case _:
            return str(value), ChangedItem(value, (Piece(str(value)),))


def _words(teller: Speaker, text: Any) -> str:
    return text.shown(teller.language, teller.context.first).text if text is not None else ""


def _cite(teller: Speaker, cite: Cite) -> ChangedItem:
    said = places_in_source(teller, (cite,))
    if cite.stance != "supports":
        said = f"{said} {teller.say(f'stance_{cite.stance}')}".strip()
    return ChangedItem(
        cite, teller.publisher(cite.source, "changed"), (Side((Piece(said, "quiet"),)),)
    )


def _party(teller: Speaker, party: ActorRole) -> ChangedItem:
    role: Pieces = ()
    if party.role_text is not None:
        role = teller.text(party.role_text)
    elif party.role is not None:
        role = (Piece(teller.say(f"role_{party.role}")),)
    return ChangedItem(
        party, teller.name(party.id, "changed"), (Side(role or _none(teller), empty=not role),)
    )


def _none(teller: Speaker) -> Pieces:
    return (Piece(teller.words("change.none")),)


def _teller_key(account: Account) -> Hashable:
    return account.by or (account.by_text.entries if account.by_text is not None else "")


def _account(teller: Speaker, account: Account) -> ChangedItem:
    if account.by is not None:
        name = teller.speaker(account.by, "changed")
    else:
        name = teller.text(account.by_text) if account.by_text is not None else ()
    words = prose_in_plain(teller.context, teller.language, account.text)
    return ChangedItem(account, name, (Side((Piece(words),), prose=True),))


def _point(teller: Speaker, record: Record, point: Point) -> ChangedItem:
    unit = record.unit if isinstance(record, Figure) else ""
    return ChangedItem(
        point, (Piece(teller.date(point.at)),), (Side(_number(teller, point, unit)),)
    )


def _row(teller: Speaker, record: Record, row: TableRow) -> ChangedItem:
    name = teller.name(row.record, "changed") if row.record else ()
    if row.label is not None:
        name = teller.text(row.label)
    columns = record.columns if isinstance(record, Figure) else ()
    unit = record.unit if isinstance(record, Figure) else ""
    sides = []
    for number, cell in enumerate(row.cells):
        column = columns[number] if number < len(columns) else None
        label = _words(teller, column.label) if column is not None else ""
        own = column.unit if column is not None and column.unit else unit
        sides.append(Side(_number(teller, cell, own), label))
    return ChangedItem(row, name, tuple(sides))


def _number(teller: Speaker, stated: Point | Cell, unit: str) -> Pieces:
    words = point_in_words(
        stated, unit, teller.words, units=teller.context.units, first=teller.context.first
    )
    return (Piece(words or teller.say("unknown_value"), "number"),)


def _step(teller: Speaker, step: Step) -> ChangedItem:
    note = prose_in_plain(teller.context, teller.language, step.note) if step.note else ""
    return ChangedItem(step, teller.name(step.ref, "changed"), (Side((Piece(note),), prose=True),))
