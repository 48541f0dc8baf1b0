"""The value of a field in the reader's language: a date, a status, a name, a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tui.briefing.dates import Date
from tui.briefing.model import Record, Unit
from tui.briefing.parts import Outcome
from tui.page.blocks import Piece, Pieces
from tui.page.names import relation_label
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
