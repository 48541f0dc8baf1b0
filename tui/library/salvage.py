"""Takes an unsound table apart: reports everything that is wrong in it and keeps what is sound.

The slow path of `decode`, taken for single tables. A bad optional field is dropped; a record whose
required fields are not all sound is left out; for `[briefing]` there are defaults, so that the rest
opens. Tables in, records and findings out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from tui.briefing.closed_lists import SCHEMA
from tui.briefing.dates import Date, DateError, parse_date
from tui.briefing.fields import ONE_OR_MANY, Field, FieldPath, fields_of
from tui.briefing.model import Actor, Event, Figure, Meta, Record
from tui.briefing.parts import Cell, RecordPart
from tui.briefing.text import Prose, Text, TextError
from tui.library.clean import shorten
from tui.library.decode import form_of
from tui.library.findings import Finding, Location, Target, finding, last_key, unknown_word
from tui.library.nearest import Speller
from tui.library.pieces import BadNumber, in_bounds, name_of
from tui.library.problems import Phrase

P = TypeVar("P", bound=RecordPart)


class Salvage(msgspec.Struct):
    """One table, and what was found in it. Where a value is missing or unsound, `UNSET` stands."""

    location: Location
    """Where the table stands."""
    speller: Speller
    """For nearest right spellings."""
    findings: list[Finding] = []
    """What is wrong in it."""
    kept: dict[FieldPath, list[int]] = {}
    """Of lists from which something was dropped: the indices in the file of what was kept."""
    fields: dict[str, Any] = {}
    """The record's sound fields by name, whether or not they make a record."""

    def record(self, kind: type[P], raw: Any) -> P | None:
        """The record, without its bad optional fields; None where a required one is not sound."""
        if not isinstance(raw, dict):
            self._wrong_type((), raw, "type-table")
            self._leave_out(0, self.location.table)
            return None
        self._unknown_keys(kind, raw, ())
        name = name_of(raw, self.location.table)
        if not self._read(kind, raw, (), self.fields, name):
            return None
        return kind(**self.fields)

    def _read(
        self,
        kind: type[RecordPart],
        raw: dict[str, Any],
        path: FieldPath,
        into: dict[str, Any],
        name: str = "",
    ) -> bool:
        """Reads the sound fields of a table into `into`; whether all required ones are there.

        With a `name`, what is wrong with a required field costs the record of that name.
        """
        sound = True
        for field in fields_of(kind):
            before = len(self.findings)
            value = self._field(kind, field, raw, path)
            if value is not UNSET:
                into[field.name] = value
            elif field.required:
                sound = False
                if name:
                    self._leave_out(before, name)
        return sound

    def _leave_out(self, start: int, name: str) -> None:
        """Notes that the findings from `start` on cost the whole record."""
        self.findings[start:] = [
            replace(found, left_out=shorten(name)) for found in self.findings[start:]
        ]

    def _part(self, kind: type[RecordPart], raw: Any, path: FieldPath) -> Any:
        """A part of a record, or `UNSET`."""
        form = form_of(kind)
        if isinstance(raw, str) and form.text:
            return kind(**{form.text: raw})
        if form.number and raw.__class__ in (int, Decimal, BadNumber):
            value = self._number(raw, path)
            return value if value is UNSET else kind(**{form.number: value})
        shared = {mark.key: name for name, mark in form.shared.items() if mark.required}
        needed = form.required - shared.keys()
        if not isinstance(raw, dict) or not needed <= raw.keys():
            return self._wrong_type(path, raw, f"type-{kind.__name__.lower()}")
        self._unknown_keys(kind, raw, path)
        fields: dict[str, Any] = {}
        sound = self._read(kind, raw, path, fields)
        for key, name in shared.items():
            if key not in raw:
                self._report("missing-field", path, "table", key=key)
            sound = sound and (key in fields or name in fields)
        return kind(**fields) if sound and needed <= fields.keys() else UNSET

    def _unknown_keys(self, kind: type[RecordPart], raw: dict[str, Any], path: FieldPath) -> None:
        keys = _keys(kind)
        for key in raw:
            if key in keys:
                continue
            place = last_key(path) or self.location.table
            near = self.speller.nearest(key, keys)
            self._report(
                "unknown-key",
                (*path, key),
                "key",
                suggestion=near,
                key=shorten(key),
                table=place,
                keys=keys,
            )

    def _field(
        self,
        kind: type[RecordPart],
        field: Field,
        raw: dict[str, Any],
        path: FieldPath,
    ) -> Any:
        """A field's value, `UNSET` where it is missing or unsound."""
        form, key = form_of(kind), field.key
        for name, mark in form.shared.items():
            of_other = isinstance(raw.get(key), mark.shape) != (name == field.name)
            if mark.key == key and of_other:
                return UNSET
        if field.name in form.keyless:
            return UNSET
        if key not in raw:
            if field.required:
                self._report("missing-field", path, "table", key=key)
            return UNSET
        value, here = raw[key], (*path, key)
        return self._tuple(field, value, here) if field.many else self._value(field, value, here)

    def _value(self, field: Field, raw: Any, path: FieldPath) -> Any:
        """A value of a field's type, or `UNSET`."""
        type_ = field.value_type
        if get_origin(type_) is Literal:
            return self._word(get_args(type_), raw, path)
        if type_ is Date:
            return self._date(raw, path)
        if type_ is Text or type_ is Prose:
            return self._text(type_, raw, path)
        if type_ is Decimal:
            return self._number(raw, path)
        if field.is_part:
            return self._part(type_, raw, path)
        if type_ is bool:
            return raw if raw.__class__ is bool else self._wrong_type(path, raw, "type-bool")
        if type_ is int:
            return self._int(field, raw, path)
        return self._str(field, raw, path)

    def _tuple(self, field: Field, raw: Any, path: FieldPath) -> Any:
        """The sound ones of a list's values."""
        if not isinstance(raw, list):
            if ONE_OR_MANY not in field.marks:
                return self._wrong_type(path, raw, "type-list")
            raw = [raw]
        values = [self._value(field, one, (*path, at)) for at, one in enumerate(raw)]
        if field.value_type is Cell:
            # A cell keeps its column whatever stands in it.
            return tuple(Cell() if value is UNSET else value for value in values)
        kept = [at for at, value in enumerate(values) if value is not UNSET]
        if raw and not kept:
            return UNSET
        if len(kept) < len(raw):
            self.kept[path] = kept
        return tuple(values[at] for at in kept)

    def _word(self, words: tuple[str, ...], raw: Any, path: FieldPath) -> Any:
        """A word of a closed list."""
        if not isinstance(raw, str):
            return self._wrong_type(path, raw, "type-word", words=words)
        if raw in words:
            return raw
        where = self.location.at(path)
        self.findings.append(unknown_word(raw, words, where, self.speller.nearest))
        return UNSET

    def _date(self, raw: Any, path: FieldPath) -> Any:
        if isinstance(raw, time) or not isinstance(raw, (str, date)):
            words = "date-without-quotes" if raw.__class__ is int else ""
            return self._wrong_type(path, raw, "type-date", name=words)
        try:
            return parse_date(raw)
        except DateError as error:
            code = "reversed-date" if error.code == "reversed" else "bad-date"
            return self._report(code, path, written=shorten(str(raw)), key=last_key(path))

    def _text(self, kind: type[Text], raw: Any, path: FieldPath) -> Any:
        if isinstance(raw, str):
            return kind.of(raw)
        if not isinstance(raw, dict):
            return self._wrong_type(path, raw, "type-text")
        sound: dict[str, str] = {}
        for tag, words in raw.items():
            try:
                kind.of({tag: words})
            except TextError as error:
                if error.code == "tag":
                    self._report("bad-language", (*path, tag), "key", tag=shorten(tag))
                else:
                    self._wrong_type((*path, tag), words, "type-string")
            else:
                sound[tag] = words
        if not raw:
            self._report("missing-field", path, name="empty-text", key=last_key(path))
        return kind.of(sound) if sound else UNSET

    def _number(self, raw: Any, path: FieldPath) -> Any:
        if raw.__class__ is BadNumber or (raw.__class__ is int and not in_bounds(raw)):
            written = shorten(raw.written) if isinstance(raw, BadNumber) else Phrase("long-number")
            return self._report("bad-number", path, key=last_key(path), written=written)
        if raw.__class__ is int or raw.__class__ is Decimal:
            return Decimal(raw)
        words = "number-as-text" if isinstance(raw, str) else ""
        return self._wrong_type(path, raw, "type-number", name=words)

    def _int(self, field: Field, raw: Any, path: FieldPath) -> Any:
        if raw.__class__ is not int:
            return self._wrong_type(path, raw, "type-integer")
        limits = field.mark(msgspec.Meta)
        low, high = (int(limits.ge or 0), int(limits.le or 0)) if limits else (-(2**63), 2**63)
        if low <= raw <= high:
            return raw
        return self._report("bad-range", path, key=last_key(path), low=low, high=high)

    def _str(self, field: Field, raw: Any, path: FieldPath) -> Any:
        if not isinstance(raw, str):
            return self._wrong_type(path, raw, "type-string")
        form = field.mark(msgspec.Meta)
        if form is not None and form.pattern and not re.search(form.pattern, raw):
            return self._report(f"bad-{field.name}", path, written=shorten(raw), key=last_key(path))
        return raw

    def _wrong_type(
        self, path: FieldPath, raw: Any, wanted: str, *, name: str = "", words: tuple[str, ...] = ()
    ) -> UnsetType:
        return self._report(
            "wrong-type",
            path,
            name=name or ("wrong-type" if path else "wrong-type-table"),
            key=last_key(path),
            table=self.location.table,
            wanted=Phrase(wanted),
            got=Phrase(_TYPES[raw.__class__]),
            written=shorten(str(raw)) if raw.__class__ in (str, int, Decimal, bool) else "",
            choices=words,
        )

    def _report(
        self, code: str, path: FieldPath, target: Target = "value", /, **values: Any
    ) -> UnsetType:
        """Notes what is wrong; `values` as `finding` takes them."""
        self.findings.append(finding(code, self.location.at(path, target), **values))
        return UNSET


@cache
def _keys(kind: type[RecordPart]) -> tuple[str, ...]:
    """The keys that a table of this class may have."""
    keyless = form_of(kind).keyless
    return tuple(dict.fromkeys(one.key for one in fields_of(kind) if one.name not in keyless))


def default_meta(folder: str, records: list[Record], sound: dict[str, Any]) -> Meta:
    """The sound fields of an unsound `[briefing]` table and, for the rest, what follows from the
    records: the languages they are in, the latest event's date, the folder's name for a title.
    """
    events = [record for record in records if isinstance(record, Event)]
    happened = [event.date for event in events if event.status != "expected"]
    latest = max(happened, key=lambda when: when.sort_key, default=None)
    given: dict[str, Any] = {
        "id": re.sub(r"[^a-z0-9]+", "-", folder.lower()).strip("-")[:100] or "briefing",
        "schema": SCHEMA,
        "title": Text.of(folder or "briefing"),
        "summary": Prose.of(""),
        "as_of": parse_date(date.today()) if latest is None else latest,
    }
    given.update(sound)
    given["languages"] = sound.get("languages") or _languages(records)
    return Meta(**given)


def _languages(records: list[Record]) -> tuple[str, ...]:
    """The languages of titles and names without those less than half as frequent as another."""
    counts: Counter[str] = Counter()
    for record in records:
        if isinstance(record, Event | Actor | Figure):
            text = record.name if isinstance(record, Actor) else record.title
            counts.update(text.languages)
    most = max(counts.values(), default=0)
    return tuple(tag for tag, count in counts.items() if count * 2 > most) or ("en",)


_TYPES: Mapping[type, str] = MappingProxyType(
    {
        bool: "got-bool",
        str: "got-string",
        int: "got-integer",
        Decimal: "got-number",
        BadNumber: "got-number",
        datetime: "got-datetime",
        date: "got-date",
        time: "got-time",
        list: "got-list",
        dict: "got-table",
    }
)
