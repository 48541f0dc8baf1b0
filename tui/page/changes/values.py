"""Values of fields in the reader's language, and the entries of list fields by key.

Two versions of a list are compared by keys; an entry of both may differ in its parts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any, NamedTuple

from tui.briefing.dates import Date
from tui.briefing.model import Figure, Record, Unit
from tui.briefing.parts import (
    Account,
    ActorRole,
    Cell,
    Cite,
    Compare,
    Outcome,
    Point,
    StoryStep,
    TableColumn,
    TableRow,
)
from tui.briefing.text import Prose, Text
from tui.page.blocks import Piece, Pieces, text_of
from tui.page.cited_sources import places_in_source
from tui.page.names import prose_in_plain, relation_label, shown
from tui.page.speaker import Speaker

_CODED = {
    "status": {"event": "status", "question": "question", "source": "source"},
    "confidence": {"judgement": "confidence"},
    "likelihood": {"judgement": "likelihood"},
    "change": {"judgement": "change"},
    "kind": {"actor": "actor"},
    "mark": {"figure": "mark"},
    "type": {"source": "type"},
}
"""Fields with values from a closed list: by kind of record, the prefix of their words in `page`."""

_NAMED = frozenset({"parent", "from", "to"})
"""Fields that hold the id of a record."""

_YES_OR_NO = frozenset({"projection"})
"""Fields that are either set or not."""


_IDS = frozenset({"basis", "figures", "follows", "repeats", "actors"})
"""Fields that are lists of ids of records."""


def value_in_words(speaker: Speaker, record: Record, field: str, value: Any) -> Pieces:
    """A field's value on one line."""
    match value:
        case None:
            word = "no" if field in _YES_OR_NO else "none"
            return (Piece(speaker.words(f"change.{word}")),)
        case bool():
            return (Piece(speaker.words("change.yes")),)
        case Date():
            return (Piece(speaker.date(value)),)
        case Outcome():
            verdict = Piece(speaker.label(f"verdict_{value.verdict}"))
            return (verdict, Piece(", "), *speaker.name(value.event, "changed"))
        case Decimal():
            return (Piece(f"{value:f}"),)
        case _:
            return _word(speaker, record, field, str(value))


def _word(speaker: Speaker, record: Record, field: str, word: str) -> Pieces:
    """A word of a closed list, an id, or any other word as it is."""
    if field in _NAMED:
        return speaker.name(word, "changed")
    if field == "type" and record.kind_name == "relation":
        return (Piece(relation_label(speaker.context, speaker.language, word).text),)
    if field == "unit":
        unit = speaker.briefing.by_id.get(word)
        return speaker.text(unit.label) if isinstance(unit, Unit) else (Piece(word),)
    if field in ("credibility", "reliability"):
        return (Piece(f"{word} ({speaker.label(f'{field}_{word}')})"),)
    begins = _CODED.get(field, {}).get(record.kind_name)
    for key in (f"page.{begins}_{word}", f"change.{field}_{word}"):
        if speaker.words.has(key):
            return (Piece(speaker.words(key)),)
    return (Piece(word),)


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
