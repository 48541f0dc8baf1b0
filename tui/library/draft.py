"""A briefing in the making: records with the places they come from, and what was found wrong.

Tables in, a `Briefing` and findings out; touches no disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from tui.briefing.closed_lists import SCHEMA
from tui.briefing.model import RECORD_TYPES, Briefing, Meta, Record
from tui.library.clean import shorten
from tui.library.decode import decode, decode_one
from tui.library.findings import Finding, KeyPath, Location
from tui.library.nearest import Speller
from tui.library.pieces import id_words
from tui.library.problems import MAX_PROBLEMS, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.findings import Filling
    from tui.library.pieces import Parsed, TomlPiece
    from tui.library.salvage import Salvage

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

_TABLES = (*RECORD_TYPES, "briefing")


class RecordPlace(msgspec.Struct):
    """Where a record stands."""

    spot: Location
    """Its table."""
    kept: dict[KeyPath, list[int]] | None = None
    """Of its lists that are shorter than in the file: the indices there of what was kept."""
    whole: bool = True
    """Whether everything in the table was sound; else what seems missing may only be dropped."""

    def at(self, path: KeyPath) -> KeyPath:
        """A path in the record as the path in the file."""
        if not self.kept:
            return path
        there: list[str | int] = []
        for step in path:
            kept = self.kept.get(tuple(there)) if isinstance(step, int) else None
            there.append(kept[step] if kept and isinstance(step, int) else step)
        return tuple(there)


class Draft(msgspec.Struct):
    """What reading found so far."""

    folder: str = ""
    """The briefing's folder by name, made visible."""
    briefing: Briefing | None = None
    """All that is sound."""
    pieces: list[TomlPiece] = []
    """The stretches of files that were parsed."""
    meta_place: RecordPlace | None = None
    """Where the `[briefing]` table stands; None where it is missing."""
    records: dict[str, list[Record]] = msgspec.field(
        default_factory=lambda: {kind: [] for kind in RECORD_TYPES}
    )
    """The sound records, by table."""
    places: dict[str, list[RecordPlace]] = msgspec.field(
        default_factory=lambda: {kind: [] for kind in RECORD_TYPES}
    )
    """Where each of them stands."""
    findings: list[Finding] = []
    """What is wrong, its line and column still to be looked up."""
    problems: list[Problem] = []
    """What is wrong, line and column known."""
    lost: dict[str, str] = {}
    """Ids that stand in the files but in no sound record, with their table ("" where unclear)."""
    mentioned: set[str] = msgspec.field(default_factory=set)
    """Words like ids in what could not be read: nothing they may mean counts as unused."""
    blind: bool = False
    """Whether a whole file could not be read, so that any id may stand in it."""
    cut: bool = False
    """Whether there is more wrong than is told."""
    speller: Speller = msgspec.field(default_factory=Speller)
    """For nearest right spellings."""

    def say(self, code: str, spot: Location, /, *, words: str = "", **values: Filling) -> None:
        """Notes a finding."""
        self.findings.append(Finding(code, spot, words, tuple(values.items())))

    def located(self, more: Sequence[Finding] = ()) -> list[Problem]:
        """Every problem, and what was found besides, with its line and column."""
        told = list(self.problems)
        findings = [*self.findings, *more]
        if findings:
            from tui.library.places import locate

            told += locate(findings[:MAX_PROBLEMS], self.pieces)
        if self.cut or len(findings) > MAX_PROBLEMS:
            told.append(Problem("too-many-problems", ".", values=(("n", MAX_PROBLEMS),)))
        return told


def assemble(folder: str, parsed: list[Parsed], *, blind: bool = False) -> Draft:
    """The briefing that the files of a folder make; `blind` where some could not be read."""
    draft = Draft(shorten(folder, 200), blind=blind)
    for file in parsed:
        first = len(draft.pieces)
        draft.problems.extend(file.problems)
        draft.mentioned |= file.mentioned
        draft.cut = draft.cut or file.cut
        for id_, kind in file.lost.items():
            draft.lost.setdefault(id_, kind)
        draft.pieces.extend(file.pieces)
        numbers = {id(piece): first + at for at, piece in enumerate(file.pieces)}
        for piece, path, sign in file.odd:
            draft.say("control-character", _spot_of(numbers[id(piece)], path), sign=sign)
    meta: Meta | None = None
    sound: dict[str, Any] = {}
    for at, piece in enumerate(draft.pieces):
        for table, raw in piece.tables.items():
            if table == "briefing":
                meta, sound = _meta(draft, at, raw, meta, sound)
            elif table in RECORD_TYPES:
                _table(draft, at, table, raw)
            else:
                _unknown(draft, at, table, raw)
        # All that was in them is in the draft; they take more room than the records.
        piece.tables = {}
    _drop_twins(draft, meta)
    if draft.meta_place is None:
        name = "missing-briefing" if draft.pieces else "missing-all"
        draft.problems.append(Problem("missing-briefing", ".", name=name))
    if meta is None and (draft.meta_place is not None or any(draft.records.values())):
        from tui.library.standin import stand_in

        meta = stand_in(draft.folder, draft.records, sound)
    if meta is not None:
        found = {_PLURALS[kind]: tuple(records) for kind, records in draft.records.items()}
        draft.briefing = Briefing(meta=meta, **found)  # type: ignore[arg-type]
    return draft


def _spot_of(piece: int, path: KeyPath) -> Location:
    """The spot of a path from the top of a piece."""
    table, *rest = path
    if rest and isinstance(rest[0], int):
        return Location(piece, str(table), rest[0], tuple(rest[1:]))
    return Location(piece, str(table), 0, tuple(rest))


def _table(draft: Draft, piece: int, table: str, raw: Any) -> None:
    """Takes the records of one array of tables."""
    if isinstance(raw, dict):
        # `[event]` for `[[event]]`: what is meant is plain.
        draft.say("wrong-type", Location(piece, table, 0), words="single-brackets", table=table)
        raw = [raw]
    if not isinstance(raw, list):
        draft.say("wrong-type", Location(piece, table, 0), words="not-a-table", table=table)
        return
    kind = RECORD_TYPES[table]
    records, places = draft.records[table], draft.places[table]
    whole = decode(kind, raw)
    if whole is not None:
        records.extend(whole)
        places.extend([RecordPlace(Location(piece, table, index)) for index in range(len(whole))])
        return
    for index, one in enumerate(raw):
        spot = Location(piece, table, index)
        record: Record | None = decode_one(kind, one)
        place = RecordPlace(spot)
        if record is None and len(draft.findings) >= MAX_PROBLEMS:
            draft.cut = True
        elif record is None:
            salvage = _salvage(spot, draft)
            record = salvage.record(kind, one)
            draft.findings.extend(salvage.findings)
            draft.mentioned |= id_words(one)
            place = RecordPlace(spot, salvage.kept, whole=False)
        if record is None:
            from tui.library.salvage import name_of

            draft.lost.setdefault(name_of(one, table), table)
        else:
            records.append(record)
            places.append(place)


def _salvage(spot: Location, draft: Draft) -> Salvage:
    # Imported with the first unsound table: most briefings have none.
    from tui.library.salvage import Salvage

    return Salvage(spot, draft.speller)


def _meta(
    draft: Draft, piece: int, raw: Any, meta: Meta | None, sound: dict[str, Any]
) -> tuple[Meta | None, dict[str, Any]]:
    """Takes the `[briefing]` table; also the sound fields of one that is not."""
    spot = Location(piece, "briefing", 0)
    if draft.meta_place is not None:
        draft.say("duplicate-table", spot, first=draft.meta_place.spot)
        return meta, sound
    if isinstance(raw, list) and raw:
        draft.say("wrong-type", spot, words="double-brackets", table="briefing")
        raw = raw[0]
    draft.meta_place = RecordPlace(spot)
    found = decode_one(Meta, raw)
    if found is None:
        salvage = _salvage(spot, draft)
        found = salvage.record(Meta, raw)
        sound = salvage.fields
        # Something stands in for the table, so that nothing is left out.
        draft.findings.extend(replace(one, left_out="") for one in salvage.findings)
        draft.meta_place.kept = salvage.kept
    if found is not None and not found.languages:
        draft.say("missing-field", spot.at(("languages",)), words="empty-list", key="languages")
        sound = {name: getattr(found, name) for name in Meta.__struct_fields__}
        found = None
    if isinstance(raw, dict) and raw.get("schema", SCHEMA) != SCHEMA:
        known = str(SCHEMA)
        draft.say(
            "unknown-schema", spot.at(("schema",)), written=shorten(str(raw["schema"])), known=known
        )
    return found, sound


def _unknown(draft: Draft, piece: int, table: str, raw: Any) -> None:
    """Says that a table or key at the top of a file is none of the format's."""
    is_table = isinstance(raw, dict) or (isinstance(raw, list) and raw and isinstance(raw[0], dict))
    near = draft.speller.nearest(table, _TABLES)
    spot = Location(piece, table, 0, (), "key")
    values = (("key", shorten(table)), ("tables", _TABLES))
    code = "unknown-table" if is_table else "unknown-key"
    words = "" if is_table else "unknown-key-at-top"
    draft.findings.append(Finding(code, spot, words, values, near))
    entries = raw if isinstance(raw, list) else [raw]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            draft.lost.setdefault(entry["id"], near or "")


def _drop_twins(draft: Draft, meta: Meta | None) -> None:
    """Keeps, of the records that have the same id, the one that stands first in the files."""
    count = sum(map(len, draft.records.values()))
    ids = {record.id for records in draft.records.values() for record in records}
    if len(ids) == count and (meta is None or meta.id not in ids):
        return
    from tui.library.places import Places

    groups: dict[str, list[RecordPlace]] = {}
    for kind, records in draft.records.items():
        for record, place in zip(records, draft.places[kind], strict=True):
            groups.setdefault(record.id, []).append(place)
    own = draft.meta_place if meta is not None else None
    lines = Places(draft.pieces)
    dropped: set[int] = set()
    for id_, group in groups.items():
        if len(group) == 1 and (own is None or meta is None or id_ != meta.id):
            continue
        group.sort(key=lambda place: (place.spot.piece, lines.of(place.spot)))
        if own is not None and meta is not None and id_ == meta.id:
            group.insert(0, own)
        for twin in group[1:]:
            dropped.add(id(twin))
            if len(draft.findings) >= MAX_PROBLEMS:
                draft.cut = True
                continue
            draft.findings.append(_twin(id_, twin, group[0]))
    for kind, records in draft.records.items():
        places = draft.places[kind]
        kept = [at for at, place in enumerate(places) if id(place) not in dropped]
        draft.records[kind] = [records[at] for at in kept]
        draft.places[kind] = [places[at] for at in kept]


def _twin(id_: str, place: RecordPlace, first: RecordPlace) -> Finding:
    shown = shorten(id_)
    values = (("id", shown), ("first", first.spot.at(("id",))))
    return Finding("duplicate-id", place.spot.at(("id",)), "", values, None, shown)
