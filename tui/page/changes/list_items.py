"""The entries of a list field by key: actors, cites, points, rows, steps.

Two versions of a list are compared by these keys; an entry of both may differ in its parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from tui.briefing.dates import Date
from tui.briefing.model import Figure, Record
from tui.briefing.parts import (
    Account,
    ActorRole,
    Cell,
    Cite,
    Compare,
    Point,
    StoryStep,
    TableColumn,
    TableRow,
)
from tui.briefing.text import Prose, Text
from tui.page.blocks import Piece, Pieces, text_of
from tui.page.cited_sources import places_in_source
from tui.page.names import prose_in_plain, shown
from tui.page.speaker import Speaker

_IDS = frozenset({"basis", "figures", "follows", "repeats", "actors"})
"""Fields that are lists of ids of records."""


class ItemPart(NamedTuple):
    """One part of an entry."""

    pieces: Pieces
    """Its text."""
    label: str = ""
    """Its name, where the entry has several."""
    prose: bool = False
    """Whether it is long and compared word by word."""
    empty: bool = False
    """Whether it only says that there is nothing, which is left out of the entry as a whole."""


class ChangedItem(NamedTuple):
    """One entry of a list."""

    value: Any
    """The entry in the model."""
    name: Pieces
    """What it is called."""
    parts: tuple[ItemPart, ...] = ()
    """Its parts, in the same order in both versions."""

    @property
    def whole(self) -> Pieces:
        """Name and parts on one line."""
        parts = (part.pieces for part in self.parts if not part.empty and text_of(part.pieces))
        return (*self.name, *(piece for part in parts for piece in (Piece("  "), *part)))


def items_of(
    speaker: Speaker, record: Record, field: str, values: tuple[Any, ...]
) -> dict[Hashable, ChangedItem]:
    """The entries by key; later ones of the same key get keys of their own."""
    found: dict[Hashable, ChangedItem] = {}
    for value in values:
        key, name, *parts = _item(speaker, record, field, value)
        while key in found:
            key = (key, "again")
        found[key] = ChangedItem(value, name, tuple(parts))
    return found


def _item(
    speaker: Speaker, record: Record, field: str, value: Any
) -> tuple[Hashable, Pieces, *tuple[ItemPart, ...]]:
    """Key, name and parts of an entry."""
    key: Hashable
    unit = record.unit if isinstance(record, Figure) else ""
    match value:
        case Cite():
            key = (value.source, value.stance, value.at)
            return key, speaker.publisher(value.source, "changed"), _cited_place(speaker, value)
        case ActorRole():
            role = speaker.role(value, "plain")
            none = (Piece(speaker.words("change.none")),)
            part = ItemPart(role or none, empty=not role)
            return value.id, speaker.name(value.id, "changed"), part
        case Account():
            key = value.by or (value.by_text.entries if value.by_text is not None else "")
            name = speaker.account_name(value, "changed", "plain")
            return key, name, _prose(speaker, value.text)
        case Point():
            number = ItemPart(_number(speaker, value, unit))
            return value.at.source, (Piece(speaker.date(value.at)),), number
        case TableRow():
            name = speaker.name(value.record, "changed") if value.record else ()
            if value.label is not None:
                name = speaker.text(value.label)
            return (
                value.record or _words(speaker, value.label),
                name,
                *_cells(speaker, record, value),
            )
        case TableColumn():
            return value.id, speaker.text(value.label)
        case StoryStep():
            return value.ref, speaker.name(value.ref, "changed"), _prose(speaker, value.note)
        case Compare():
            name = (Piece(speaker.words(f"change.compare_{value.kind}")),)
            key = (value.kind, value.of, value.to)
            return key, name, ItemPart((Piece(f"{value.expect:f}"),))
        case Prose():
            words = prose_in_plain(speaker.context, speaker.language, value)
            return words, (Piece(words),)
        case Date():
            return value.source, (Piece(speaker.date(value)),)
        case str() if field in _IDS:
            return value, speaker.name(value, "changed")
        case _:
            return str(value), (Piece(str(value)),)


def _words(speaker: Speaker, text: Text | None) -> str:
    return shown(speaker.context, speaker.language, text).text if text is not None else ""


def _prose(speaker: Speaker, prose: Prose | None) -> ItemPart:
    words = prose_in_plain(speaker.context, speaker.language, prose) if prose else ""
    return ItemPart((Piece(words),), prose=True)


def _cited_place(speaker: Speaker, cite: Cite) -> ItemPart:
    place = places_in_source(speaker, (cite,))
    if cite.stance != "supports":
        place = f"{place} {speaker.label(f'stance_{cite.stance}')}".strip()
    return ItemPart((Piece(place, "quiet"),))


def _cells(speaker: Speaker, record: Record, row: TableRow) -> Iterator[ItemPart]:
    """The cells of a table's row, labelled with their columns."""
    columns = record.columns if isinstance(record, Figure) else ()
    unit = record.unit if isinstance(record, Figure) else ""
    for column, cell in zip_longest(columns[: len(row.cells)], row.cells):
        own = column.unit if column is not None and column.unit else unit
        label = _words(speaker, column.label) if column is not None else ""
        yield ItemPart(_number(speaker, cell, own), label)


def _number(speaker: Speaker, stated: Point | Cell, unit: str) -> Pieces:
    return (Piece(speaker.point(stated, unit) or speaker.label("unknown_value"), "number"),)
