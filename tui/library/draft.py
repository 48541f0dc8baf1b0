"""A briefing in the making: records with the places they come from, and what was found wrong.

Tables in, a `Briefing` and findings out; touches no disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from tui.briefing.closed_lists import SCHEMA
from tui.briefing.model import RECORD_TYPES, Briefing, Meta, Record
from tui.library.clean import shorten
from tui.library.decode import decode, decode_one
from tui.library.findings import Finding, Location, RecordPlace, finding
from tui.library.nearest import Speller
from tui.library.pieces import Parsed, id_words, name_of
from tui.library.problems import MAX_PROBLEMS, Problem

if TYPE_CHECKING:
    from tui.library.salvage import Salvage

_FIELDS = dict(zip(RECORD_TYPES, Briefing.__struct_fields__[1:], strict=True))
"""The field of a `Briefing` that holds each table's records: its fields have the tables' order."""

_TABLES = (*RECORD_TYPES, "briefing")


class Draft(Parsed):
    """What reading found so far, in all files together."""

    folder: str = ""
    """The briefing's folder by name, made visible."""
    briefing: Briefing | None = None
    """All that is sound."""
    meta_place: RecordPlace | None = None
    """Where the `[briefing]` table is; None where it is missing."""
    entries: dict[str, list[tuple[Any, RecordPlace]]] = msgspec.field(
        default_factory=lambda: {table: [] for table in RECORD_TYPES}
    )
    """The sound records with their places, by table."""
    findings: list[Finding] = msgspec.field(default_factory=list)
    """What is wrong, its line and column still to be looked up."""
    blind: bool = False
    """Whether a whole file could not be read, so that any id may be in it."""
    speller: Speller = msgspec.field(default_factory=Speller)
    """For nearest right spellings."""

    def located(self, more: Sequence[Finding] = ()) -> list[Problem]:
        """Every problem, and what was found besides, with its line and column."""
        problems = list(self.problems)
        findings = [*self.findings, *more]
        if findings:
            from tui.library.positions import locate

            problems += locate(findings[:MAX_PROBLEMS], self.pieces)
        if self.truncated or len(findings) > MAX_PROBLEMS:
            problems.append(Problem("too-many-problems", ".", values=(("n", MAX_PROBLEMS),)))
        return problems


def assemble(folder: str, parsed: list[Parsed], unread: list[Problem]) -> Draft:
    """The briefing that the files of a folder make; `unread` says which could not be read."""
    draft = Draft(folder=shorten(folder, 200), problems=list(unread), blind=bool(unread))
    for file in parsed:
        first = len(draft.pieces)
        draft.problems.extend(file.problems)
        draft.mentioned |= file.mentioned
        draft.truncated = draft.truncated or file.truncated
        for id_, table in file.lost.items():
            draft.lost.setdefault(id_, table)
        draft.pieces.extend(file.pieces)
        for at, (name, *steps), sign in file.altered:
            index = steps.pop(0) if steps and isinstance(steps[0], int) else 0
            where = Location(first + at, str(name), int(index), tuple(steps))
            draft.findings.append(finding("control-character", where, sign=sign))
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
    _drop_duplicates(draft, meta)
    if draft.meta_place is None:
        message = "missing-briefing" if draft.pieces else "missing-all"
        draft.problems.append(Problem("missing-briefing", ".", name=message))
    found = {table: tuple(one for one, _ in all_) for table, all_ in draft.entries.items()}
    if meta is None and (draft.meta_place is not None or any(found.values())):
        from tui.library.salvage import default_meta

        meta = default_meta(draft.folder, [one for all_ in found.values() for one in all_], sound)
    if meta is not None:
        fields = {_FIELDS[table]: records for table, records in found.items()}
        draft.briefing = Briefing(meta=meta, **fields)
    return draft


def _table(draft: Draft, piece: int, table: str, raw: Any) -> None:
    """Takes the records of one array of tables."""
    if isinstance(raw, dict):
        # `[event]` for `[[event]]`: what is meant is plain.
        name, raw = "single-brackets", [raw]
    else:
        name = "" if isinstance(raw, list) else "not-a-table"
    if name:
        where = Location(piece, table, 0)
        draft.findings.append(finding("wrong-type", where, name=name, table=table))
    if not isinstance(raw, list):
        return
    kind = RECORD_TYPES[table]
    entries = draft.entries[table]
    whole = decode(kind, raw)
    if whole is not None:
        entries.extend(
            (record, RecordPlace(Location(piece, table, index)))
            for index, record in enumerate(whole)
        )
        return
    for index, one in enumerate(raw):
        place = RecordPlace(Location(piece, table, index))
        record: Record | None = decode_one(kind, one)
        if record is None and len(draft.findings) >= MAX_PROBLEMS:
            draft.truncated = True
        elif record is None:
            salvage = _salvage(place.table, draft)
            record = salvage.record(kind, one)
            draft.findings.extend(salvage.findings)
            draft.mentioned |= id_words(one)
            place = RecordPlace(place.table, salvage.kept, whole=False)
        if record is None:
            draft.lost.setdefault(name_of(one, table), table)
        else:
            entries.append((record, place))


def _salvage(table: Location, draft: Draft) -> Salvage:
    # Imported with the first unsound table: most briefings have none.
    from tui.library.salvage import Salvage

    return Salvage(table, draft.speller)


def _meta(
    draft: Draft, piece: int, raw: Any, meta: Meta | None, sound: dict[str, Any]
) -> tuple[Meta | None, dict[str, Any]]:
    """Takes the `[briefing]` table; also the sound fields of one that is not."""
    table = Location(piece, "briefing", 0)
    findings = draft.findings
    if draft.meta_place is not None:
        findings.append(finding("duplicate-table", table, first=draft.meta_place.table))
        return meta, sound
    if isinstance(raw, list) and raw:
        findings.append(finding("wrong-type", table, name="double-brackets", table="briefing"))
        raw = raw[0]
    draft.meta_place = RecordPlace(table)
    found = decode_one(Meta, raw)
    if found is None:
        salvage = _salvage(table, draft)
        found = salvage.record(Meta, raw)
        sound = salvage.fields
        # A default stands in for the table, so that nothing is left out.
        findings.extend(replace(one, left_out="") for one in salvage.findings)
        draft.meta_place.kept = salvage.kept
    if found is not None and not found.languages:
        where = table.at(("languages",))
        findings.append(finding("missing-field", where, name="empty-list", key="languages"))
        sound = {name: getattr(found, name) for name in Meta.__struct_fields__}
        found = None
    if isinstance(raw, dict) and raw.get("schema", SCHEMA) != SCHEMA:
        values = {"written": shorten(str(raw["schema"])), "known": str(SCHEMA)}
        findings.append(finding("unknown-schema", table.at(("schema",)), **values))
    return found, sound


def _unknown(draft: Draft, piece: int, table: str, raw: Any) -> None:
    """Reports a table or key at the top of a file that is none of the format's."""
    entries = raw if isinstance(raw, list) else [raw]
    is_table = bool(entries) and isinstance(entries[0], dict)
    near = draft.speller.nearest(table, _TABLES)
    draft.findings.append(
        finding(
            "unknown-table" if is_table else "unknown-key",
            Location(piece, table, 0, (), "key"),
            name="" if is_table else "unknown-key-at-top",
            suggestion=near,
            key=shorten(table),
            tables=_TABLES,
        )
    )
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            draft.lost.setdefault(entry["id"], near or "")


def _drop_duplicates(draft: Draft, meta: Meta | None) -> None:
    """Keeps, of the records that have the same id, the one that comes first in the files."""
    listed = list(chain.from_iterable(draft.entries.values()))
    ids = {record.id for record, _ in listed}
    if len(ids) == len(listed) and (meta is None or meta.id not in ids):
        return
    from tui.library.positions import positions_in

    position_of = positions_in(draft.pieces)
    groups: dict[str, list[RecordPlace]] = {}
    for record, place in listed:
        groups.setdefault(record.id, []).append(place)
    dropped: set[int] = set()
    for id_, group in groups.items():
        if len(group) > 1:
            group.sort(key=lambda place: (place.table.piece, position_of(place.table)))
        if meta is not None and draft.meta_place is not None and id_ == meta.id:
            group.insert(0, draft.meta_place)
        for place in group[1:]:
            dropped.add(id(place))
            if len(draft.findings) >= MAX_PROBLEMS:
                draft.truncated = True
                continue
            shown, first = shorten(id_), group[0].table.at(("id",))
            found = finding("duplicate-id", place.table.at(("id",)), id=shown, first=first)
            draft.findings.append(replace(found, left_out=shown))
    for table, entries in draft.entries.items():
        draft.entries[table] = [entry for entry in entries if id(entry[1]) not in dropped]
