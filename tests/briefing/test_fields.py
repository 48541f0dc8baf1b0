"""A field is declared once, in its class: links, search and reading find it by its annotation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest
from msgspec.structs import replace

from tests.briefing import make
from tui.briefing.canonical import canonical
from tui.briefing.changes import changes
from tui.briefing.closed_lists import Confidence
from tui.briefing.dates import Date
from tui.briefing.evidence import Evidence, all_cites
from tui.briefing.fields import Ref, fields_of, values_in
from tui.briefing.knowledge import as_known
from tui.briefing.links import Links, references
from tui.briefing.model import Event, Judgement, Record, Relation
from tui.briefing.parts import (
    ActorId,
    Cell,
    Cite,
    Name,
    OtherName,
    RecordPart,
    SearchedString,
    TableRow,
)
from tui.briefing.text import Prose, Text
from tui.library.decode import decode_one
from tui.search.document import Document
from tui.search.documents import documents


class Effect(RecordPart, frozen=True, kw_only=True):
    """A part that the format does not have."""

    on: ActorId
    words: Prose | None = None
    cites: tuple[Cite, ...] = ()


class WiderEvent(Event, frozen=True, kw_only=True):
    """An event with fields that the format does not have."""

    aftermath: Prose | None = None
    lessons: tuple[Prose, ...] = ()
    venue: Text | None = None
    docket: SearchedString | None = None
    private: str | None = None
    host: ActorId | None = None
    rivals: tuple[Annotated[str, Ref(frozenset(["event"]))], ...] = ()
    effects: tuple[Effect, ...] = ()
    main: Effect | None = None


class Motive(Record, frozen=True, kw_only=True):
    """A kind of record that the format does not have."""

    kind_name = "motive"

    label: Name
    others: tuple[OtherName, ...] = ()
    why: Prose


EVENT = WiderEvent(
    id="wide",
    date=make.event("e").date,
    title=Text.of("wide"),
    status="confirmed",
    body=Prose.of("about [[a]]"),
    aftermath=Prose.of({"ko": "뒤에 [[b]]가", "en": "then {{f}}"}),
    lessons=(Prose.of("none"), Prose.of("see [[c|the third]]")),
    venue=Text.of("Geneva"),
    docket="D-17",
    private="hush",
    host="a",
    rivals=("e",),
    effects=(Effect(on="b", words=Prose.of("hit"), cites=(make.cite("s"),)),),
    main=Effect(on="c"),
    cites=(make.cite("s"),),
)
MOTIVE = Motive(
    id="m", label=Text.of({"en": "gain"}), others=("profit",), why=Prose.of("for [[a]]")
)
BRIEFING = make.briefing(
    make.event("e"), make.actor("a"), make.actor("b"), make.actor("c"), make.source("s")
)


def searched(record: Record) -> Document:
    (found,) = documents(BRIEFING, Evidence(BRIEFING).grade, lambda _: "", records=[record])
    return found


def test_a_new_field_is_linked_in_the_order_of_the_class() -> None:
    assert [(ref.path, ref.id) for ref in references(EVENT)] == [
        (("body",), "a"),
        (("cites", 0, "source"), "s"),
        (("aftermath", "ko"), "b"),
        (("aftermath", "en"), "f"),
        (("lessons", 1), "c"),
        (("host",), "a"),
        (("rivals", 0), "e"),
        (("effects", 0, "on"), "b"),
        (("effects", 0, "cites", 0, "source"), "s"),
        (("main", "on"), "c"),
    ]
    wanted = {ref.path[0]: ref.wanted for ref in references(EVENT)}
    assert (wanted["host"], wanted["rivals"]) == ({"actor"}, {"event"})


def test_a_new_field_leads_both_ways() -> None:
    links = Links(replace(BRIEFING, events=(*BRIEFING.events, EVENT)))
    assert links.out("wide") == ("a", "s", "b", "c", "e")
    assert [mention.field for mention in links.into("c")] == ["lessons", "main"]


def test_a_new_field_is_searched() -> None:
    found = searched(EVENT)
    prose = ("about a", "뒤에 b가", "then f", "none", "see the third")
    assert found.texts == (*prose, "Geneva", "D-17", "hit")
    assert found.languages == ("ko", "en")
    assert found.actors == ("a", "b", "c")


def test_a_new_kind_of_record_is_linked_and_searched() -> None:
    assert [(ref.path, ref.id) for ref in references(MOTIVE)] == [(("why",), "a")]
    found = searched(MOTIVE)
    assert (found.title, found.names, found.texts) == ("gain", ("profit",), ("for a",))


def test_the_cites_of_a_new_part_are_cites_of_the_record() -> None:
    paths = [path for path, _ in values_in(EVENT, Cite)]
    assert paths == [("cites", 0), ("effects", 0, "cites", 0)]
    assert len(tuple(all_cites(EVENT))) == 2


def test_a_new_field_shows_only_what_was_known() -> None:
    late = {"known": "2025"}
    actors = (make.actor("a", **late), make.actor("b"), make.actor("c", **late))
    whole = replace(BRIEFING, actors=actors, events=(*BRIEFING.events, EVENT))
    then = as_known(whole, date(2024, 12, 31)).by_id["wide"]
    assert isinstance(then, WiderEvent)
    assert (then.host, then.rivals, then.main) == (None, ("e",), None)
    assert then.effects == EVENT.effects
    assert as_known(whole, date(2026, 1, 1)).by_id["wide"] == EVENT


def test_a_new_field_is_read_from_a_table() -> None:
    table = {"id": "m", "label": {"en": "gain"}, "why": "for [[a]]", "others": ["profit"]}
    assert decode_one(Motive, table) == MOTIVE


def test_what_a_new_field_said_can_be_had_back() -> None:
    (change,) = changes(EVENT, {**canonical(EVENT), "lessons": '[{"": "one"}]'})
    assert (change.field, change.old) == ("lessons", (Prose.of("one"),))


@pytest.mark.parametrize(
    ("name", "value_type", "many"),
    [("date", Date, False), ("alternatives", Prose, True), ("confidence", Confidence, False)],
)
def test_a_field_says_what_it_holds(name: str, value_type: object, many: bool) -> None:
    kind = Event if name == "date" else Judgement
    (field,) = (field for field in fields_of(kind) if field.name == name)
    assert (field.value_type, field.many) == (value_type, many)


def test_keys_are_those_of_the_file() -> None:
    assert [field.key for field in fields_of(Relation) if field.name == "from_"] == ["from"]
    assert [field.key for field in fields_of(TableRow)] == ["label", "label", "cells"]
    assert {field.value_type for field in fields_of(Cell)} >= {str, Decimal, Cite}
