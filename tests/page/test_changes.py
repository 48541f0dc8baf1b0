"""How an article tells what changed since it was read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from tests.briefing import make
from tests.page.desk import small
from tui.briefing.canonical import LEFT_OUT, canonical
from tui.briefing.dates import parse_date
from tui.briefing.evidence import Evidence
from tui.briefing.links import Links
from tui.briefing.model import RECORD_TYPES, Briefing, Meta, Record
from tui.briefing.parts import Account, ActorRole, Cell, Point, TableColumn, TableRow
from tui.briefing.text import Prose, Text
from tui.page.article import article
from tui.page.blocks import Entries, Heading, text_of
from tui.page.context import Context
from tui.words import words_for


def told(
    record: Record, language: str = "en", briefing: Briefing | None = None, **was: Any
) -> list[str]:
    """The lines of the group, when the record said this when it was read."""
    whole = briefing or small()
    if record.id in whole.by_id:
        record = whole.by_id[record.id]
    else:
        name = f"{record.kind_name}s"
        whole = msgspec.structs.replace(whole, **{name: (*getattr(whole, name), record)})
    context = Context(whole, Links(whole), Evidence(whole), words_for(language))
    before = canonical(msgspec.structs.replace(record, **was))
    made = article(record.id, context, language, before)
    at = [n for n, block in enumerate(made.main) if _heads(block)]
    if not at:
        return []
    entries = made.main[at[0] + 1]
    assert isinstance(entries, Entries)
    return [f"{entry.label} | {text_of(entry.pieces)}" for entry in entries.rows]


def _heads(block: object) -> bool:
    return isinstance(block, Heading) and block.id == "changed"


def test_it_stands_after_title_and_facts_and_only_where_something_changed() -> None:
    briefing = small()
    context = Context(briefing, Links(briefing), Evidence(briefing), words_for("en"))
    record = briefing.by_id["nvidia"]
    before = canonical(msgspec.structs.replace(record, aliases=()))
    plain = article("nvidia", context, "en")
    changed = article("nvidia", context, "en", before)
    at = next(n for n, block in enumerate(changed.main) if _heads(block))
    assert changed.main[: at - 1] == plain.main[: at - 1]
    assert [type(block).__name__ for block in changed.main[:at]] == ["Title", "Facts", "Gap"]
    assert article("nvidia", context, "en", canonical(record)).main == plain.main


def test_dates_statuses_and_numbers_are_in_words() -> None:
    event = make.event("e", date="2025-01-13", status="reported", credibility=2)
    was = {"date": parse_date("2025-01"), "status": "confirmed", "credibility": None}
    assert told(event, **was) == [
        "Date | January 2025 → 13 January 2025",
        "Status | confirmed → reported",
        "Credibility | none → 2 (probably true)",
    ]
    assert told(event, "ko", **was) == [
        "날짜 | 2025년 1월 → 2025년 1월 13일",
        "상태 | 확인 → 보도",
        "신빙성 | 없음 → 2 (사실일 가능성이 높음)",
    ]


def test_a_figure_s_number_is_told_as_one() -> None:
    figure = make.figure("f", value=Decimal(1_300_000_000), unit="USD", mark="approximate")
    was = {"value": Decimal(650_000_000), "mark": None}
    assert told(figure, **was) == ["Value | $650 million → about $1.3 billion"]
    assert told(figure, projection=True) == ["Projection | yes → no"]


def test_names_of_records_are_links_and_not_ids() -> None:
    event = make.event("e", actors=["nvidia", "miit"], cites=["bloomberg"])
    lines = told(event, "ko", actors=(ActorRole(id="nvidia"),), cites=())
    assert lines == ["행위자 | + 공업정보화부", "출처 | + 블룸버그"]


def test_a_changed_role_is_told_at_the_actor() -> None:
    event = make.event("e", actors=(ActorRole(id="nvidia", role="target"),))
    assert told(event, actors=(ActorRole(id="nvidia", role="issuer"),)) == [
        "Actors | Nvidia: issuer → target"
    ]


def test_what_is_gone_from_the_briefing_is_named_as_missing() -> None:
    (line,) = told(make.event("e"), follows=("long-gone",))
    assert line == "Earlier | − long-gone (missing)"


def test_long_prose_shows_the_places_and_short_prose_the_whole() -> None:
    long = "The ministry told firms in April that they should not buy the chip at all, it was said."
    event = make.event("e", body={"en": long})
    old = Prose((("en", long.replace("April", "May")),))
    assert told(event, body=old) == [
        "Text | − … ministry told firms in May that they should not …",
        " | + … ministry told firms in April that they should not …",
    ]
    assert told(make.event("e", body={"en": "Yes."}), body=Prose((("en", "No."),))) == [
        "Text | No. → Yes."
    ]
    (line,) = told(event, body=None)
    assert line == f"Text | + {long}"


def test_marks_in_prose_are_read_as_they_are_shown() -> None:
    event = make.event("e", body={"en": "[[nvidia]] sells."})
    assert told(event, body=Prose((("en", "[[miit]] sells."),))) == [
        "Text | MIIT sells. → Nvidia sells."
    ]
    assert told(event, body=Prose((("en", "[[nvidia|Nvidia]] sells."),))) == [
        "Text | the links in it"
    ]


def test_only_another_language_changed() -> None:
    event = make.event("e", title={"ko": "제목", "en": "Title"})
    was = {"title": Text((("ko", "옛 제목"), ("en", "Title")))}
    assert told(event, "en", **was) == ["Title ‹ko› | 옛 제목 → 제목"]
    assert told(event, "ko", **was) == ["제목 | 옛 제목 → 제목"]


def test_points_rows_and_accounts_are_told_one_by_one() -> None:
    def point(at: str, value: int) -> Point:
        return Point(at=parse_date(at), value=Decimal(value))

    series = make.figure(
        "s", unit="%", points=(point("2024", 3), point("2025", 5)), chart="line", value=None
    )
    assert told(series, points=(point("2023", 1), point("2024", 2))) == [
        "Values | − 2023  1%",
        " | 2024: 2% → 3%",
        " | + 2025  5%",
    ]
    table = make.figure(
        "t", unit="%", value=None, columns=(TableColumn(id="a", label=Text.of("Share")),),
        rows=(TableRow(label=Text.of("A"), cells=(Cell(value=Decimal(4)),)),),
    )  # fmt: skip
    was = (TableRow(label=Text.of("A"), cells=(Cell(),)),)
    assert told(table, rows=was) == ["Rows | A, Share: unknown → 4%"]
    account = Account(by="nvidia", text=Prose((("en", "It was so."),)), cites=())
    event = make.event("e", accounts=(account,))
    other = msgspec.structs.replace(account, text=Prose((("en", "It was not."),)))
    assert told(event, accounts=(other,)) == ["Accounts | Nvidia: It was not. → It was so."]


def test_another_order_and_details_that_no_line_shows_are_said_to_be_so() -> None:
    figure = make.figure("f", actors=("nvidia", "miit"))
    assert told(figure, actors=("miit", "nvidia")) == ["Actors | in another order"]
    account = Account(by="nvidia", text=Prose((("en", "So."),)), cites=())
    event = make.event("e", accounts=(account,))
    other = msgspec.structs.replace(account, credibility=2)
    assert told(event, accounts=(other,)) == ["Accounts | Nvidia: its details"]


def test_of_many_changes_in_a_list_the_first_are_shown() -> None:
    event = make.event("e", tags=[f"t{n}" for n in range(20)])
    lines = told(event, tags=())
    assert len(lines) == 9
    assert lines[-1] == " | and 12 more"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_field_of_every_kind_has_a_name(language: str) -> None:
    words = words_for(language)
    used = set()
    for kind in (*RECORD_TYPES.values(), Meta):
        for field in msgspec.structs.fields(kind):
            if field.encode_name in LEFT_OUT:
                continue
            own = f"field_{kind.kind_name}_{field.encode_name}"
            key = own if words.has(f"change.{own}") else f"field_{field.encode_name}"
            assert words.has(f"change.{key}"), (kind.kind_name, field.encode_name)
            used.add(key)
    left = {name for name in words.topic("change") if name.startswith("field_")} - used
    assert left == set()


def test_what_the_format_no_longer_has_is_never_shown_as_json() -> None:
    record = make.event("e", title="A")
    whole = make.briefing(record)
    context = Context(whole, Links(whole), Evidence(whole), words_for("en"))
    was = {**canonical(record), "accounts": '[{"who": 1}]', "outcome": '"x"', "title": "7"}
    made = article("e", context, "en", was)
    at = next(n for n, block in enumerate(made.main) if _heads(block))
    entries = made.main[at + 1]
    assert isinstance(entries, Entries)
    said = [text_of(entry.pieces) for entry in entries.rows]
    assert said == ["its details"] * 3
