"""A briefing in the making: records with the places they come from, and what was found wrong.

Tables in, a `Briefing` and findings out; touches no disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.briefing.model import RECORD_TYPES, Briefing, Meta
from tui.library.decode import decode, decode_one
from tui.library.findings import Finding, Spot
from tui.library.problems import Problem

if TYPE_CHECKING:
    import pathlib

    from tui.library.pieces import Parsed, Piece

_PLURALS = {
    "judgement": "judgements",
    "event": "events",
    "actor": "actors",
    "relation": "relations",
    "relation_type": "relation_types",
    "figure": "figures",
    "unit": "units",
    "source": "sources",
    "term": "terms",
    "question": "questions",
    "story": "stories",
}
"""The field of a `Briefing` that holds each table's records."""


@dataclass(slots=True)
class Draft:
    """What reading found so far."""

    briefing: Briefing | None = None
    """All that is sound."""
    pieces: list[Piece] = field(default_factory=list)
    """The stretches of files that were parsed."""
    spots: dict[str, list[Spot]] = field(default_factory=dict)
    """Where each record stands: by table, in the order of the briefing's records of that table."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong, its line and column still to be looked up."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong, line and column known."""
    lost: dict[str, str] = field(default_factory=dict)
    """Ids that stand in the files but in no sound record, with their table ("" where unclear)."""

    def located(self) -> list[Problem]:
        """Every problem with its line and column."""
        return self.problems


def assemble(folder: pathlib.Path, parsed: list[Parsed]) -> Draft:
    """The briefing that the files of a folder make."""
    draft = Draft()
    for file in parsed:
        draft.problems.extend(file.problems)
        for id_, kind in file.lost.items():
            draft.lost.setdefault(id_, kind)
        draft.pieces.extend(file.pieces)
    records: dict[str, list[Any]] = {kind: [] for kind in RECORD_TYPES}
    spots: dict[str, list[Spot]] = {kind: [] for kind in RECORD_TYPES}
    meta: Meta | None = None
    for at, piece in enumerate(draft.pieces):
        for table, raw in piece.tables.items():
            if table == "briefing":
                meta = meta or decode_one(Meta, raw)
            elif table in RECORD_TYPES and isinstance(raw, list):
                kind = RECORD_TYPES[table]
                got = decode(kind, raw) or [
                    record for record in (decode_one(kind, one) for one in raw) if record
                ]
                records[table].extend(got)
                spots[table].extend(Spot(at, table, index) for index in range(len(got)))
    if meta is None:
        return draft
    draft.spots = spots
    draft.briefing = Briefing(
        meta=meta, **{_PLURALS[kind]: tuple(found) for kind, found in records.items()}
    )
    return draft
