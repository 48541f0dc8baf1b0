"""What changed in a record since it was read, and where a text was reworded."""

from __future__ import annotations

import json
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefing import make
from tui.briefing.canonical import canonical
from tui.briefing.changes import FieldChange, Raw, changes
from tui.briefing.dates import parse_date
from tui.briefing.model import Record
from tui.briefing.rewording import places
from tui.briefing.text import Text
from tui.library.find import bundled
from tui.library.read import read_briefing


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    briefing = read_briefing(bundled() / "china-ai-chips", check=False).briefing
    assert briefing is not None
    return tuple(briefing.by_id.values())


def fields(found: tuple[FieldChange, ...]) -> list[str]:
    return [change.field for change in found]


def test_old_and_new_are_values_of_the_model_in_the_order_of_the_class() -> None:
    old = make.event("e", title={"en": "One"}, date="2024-09", cites=["a"])
    new = make.event("e", title={"en": "Two"}, date="2024-10", cites=["a", "b"], credibility=2)
    found = changes(new, canonical(old))
    assert fields(found) == ["date", "title", "credibility", "cites"]
    date, title, credibility, cites = found
    assert date.old == parse_date("2024-09")
    assert title.old == Text.of({"en": "One"})
    assert (credibility.old, credibility.new) == (None, 2)
    assert (cites.old, cites.new) == (old.cites, new.cites)


def test_what_says_nothing_any_more_is_none() -> None:
    (change,) = changes(make.event("e"), canonical(make.event("e", place="Beijing")))
    assert change == FieldChange("place", Text.of("Beijing"), None)


def test_every_value_of_the_bundled_briefing_can_be_had_back(records: tuple[Record, ...]) -> None:
    said = {record.id: canonical(record) for record in records}
    for record in records[::3]:
        kind = type(record)
        now = said[record.id]
        for field in msgspec.structs.fields(kind):
            name = field.encode_name
            if name not in now:
                continue
            # Another value of the same kind, so that the field counts as changed.
            others = (one for one in records if type(one) is kind)
            other = next((one for one in others if said[one.id].get(name) != now[name]), None)
            if other is None:
                continue
            (change,) = changes(other, {**said[other.id], name: now[name]})
            assert change.field == name
            same = getattr(record, field.name)
            if not isinstance(same, tuple):
                assert str(change.old) == str(same) or isinstance(same, Text), (record.id, name)


def test_nothing_changed_in_what_was_just_read(records: tuple[Record, ...]) -> None:
    assert not any(changes(record, canonical(record)) for record in records)


def test_what_only_an_earlier_version_wrote_differently_is_no_change() -> None:
    event = make.event("e", tags=["a", "b"], title={"ko": "가", "en": "A"})
    was = canonical(event)
    was["tags"] = '["b","a"]'
    was["title"] = '{"ko": "가", "en": "A"}'
    was["updated"] = '"2024"'
    was["gone"] = "1"
    assert changes(event, was) == ()


@pytest.mark.parametrize("said", ["7", '"x', "{}", '{"a": 1}', "[[1]]", "null"])
@pytest.mark.parametrize("field", ["date", "cites", "actors", "outcome", "credibility", "status"])
def test_what_cannot_be_read_any_more_is_shown_as_it_stood(field: str, said: str) -> None:
    event = make.event("e", status="confirmed", credibility=3)
    for change in changes(event, {**canonical(event), field: said}):
        assert change.field == field
        if isinstance(change.old, Raw):
            assert change.old.text == said


def test_numbers_keep_their_digits() -> None:
    figure = make.figure("f", value=Decimal("12.50"))
    (change,) = changes(figure, {**canonical(figure), "value": json.dumps("12.5")})
    assert str(change.old) == "12.5"


# Rewording


def differing(text: str, other: str) -> tuple[list[str], list[str]]:
    found = places(text, other)
    old = [s.text.strip() for place in found for s in place.old if s.differs]
    new = [s.text.strip() for place in found for s in place.new if s.differs]
    return old, new


def test_only_the_words_that_differ_are_marked() -> None:
    old, new = differing("상무부는 4월 9일 통보했다.", "상무부는 4월 15일 서면으로 통보했다.")
    assert (old, new) == (["9일"], ["15일 서면으로"])


def test_places_far_apart_are_told_apart_and_near_ones_together() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert len(places(words, words.replace("two", "2").replace("eleven", "11"))) == 2
    assert len(places(words, words.replace("two", "2").replace("four", "4"))) == 1
    (place,) = places(words, words.replace("six", "6"))
    assert "".join(s.text for s in place.new) == " two three four five 6 seven eight nine ten"
    assert not place.starts
    assert not place.ends


def test_what_came_and_what_went() -> None:
    (came,) = places("one two", "one two three")
    assert came.added
    assert not came.dropped
    (went,) = places("one two three", "two three")
    assert went.dropped
    assert went.starts


def test_chinese_is_compared_by_character() -> None:
    assert differing("中国的芯片", "美国的芯片") == (["中"], ["美"])


def test_other_line_breaks_are_no_rewording() -> None:
    assert places("one two\nthree", "one  two three") == ()


@given(st.text("ab c\n中", max_size=30), st.text("ab c\n中", max_size=30))
def test_each_version_can_be_read_from_what_is_told(old: str, new: str) -> None:
    found = places(old, new)
    assert bool(found) == (old.split() != new.split() and _tokens(old) != _tokens(new))
    for place in found:
        assert "".join(s.text for s in place.old) in old
        assert "".join(s.text for s in place.new) in new
        assert any(s.differs for s in (*place.old, *place.new))


def _tokens(text: str) -> list[str]:
    return [token for word in text.replace("中", " 中 ").split() for token in [word]]
