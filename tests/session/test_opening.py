"""A briefing is opened where the reader left off, in a language it has, as known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tui.briefing.knowledge import as_known
from tui.briefing.model import Briefing
from tui.briefing.view import View
from tui.library.read import read_briefing
from tui.page.glyphs import UNICODE
from tui.reader.memory import Memory, keep
from tui.session.opening import (
    first_view,
    parse_day,
    snapshot_of,
    start_session,
)

SMALL = Path(__file__).resolve().parents[1] / "app" / "small"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    found = read_briefing(SMALL, check=False).briefing
    assert found is not None
    return found


def started(folder: Path = SMALL, language: str = "en", *, chosen: bool = False) -> View:
    start = start_session(folder, language, language_chosen=chosen)
    assert start is not None
    return start.view


def test_the_first_time_the_summary_is_in_front(briefing: Briefing) -> None:
    start = start_session(SMALL, "ko", language_chosen=False)
    assert start is not None
    assert start.memory == Memory()
    assert start.briefing is start.opened.briefing
    assert start.opened.draft is not None, "the checks are left for later"
    assert start.view == View(pane="overview", selected=briefing.meta.id, language="ko")


def test_later_the_record_where_the_reader_left_off(briefing: Briefing) -> None:
    memory = Memory("sources", "wire", "ko", None, True, ("query",))
    keep(memory, SMALL, briefing.meta.id)
    start = start_session(SMALL, "en", language_chosen=False)
    assert start is not None
    assert start.memory == memory
    assert start.view == View(pane="sources", selected="wire", language="ko", newest_first=True)
    assert started(language="en", chosen=True).language == "en", "--lang goes before the memory"


@pytest.mark.parametrize(
    "memory", [Memory("sources", "gone"), Memory("no-pane", "wire"), Memory("sources")]
)
def test_a_place_that_is_gone_is_not_gone_back_to(briefing: Briefing, memory: Memory) -> None:
    view = first_view(briefing, memory, "en")
    assert (view.pane, view.selected) == ("overview", briefing.meta.id)


def test_a_language_that_the_briefing_lacks_is_not_used(tmp_path: Path) -> None:
    text = (
        '[briefing]\nid = "b"\nschema = 1\nlanguages = ["ko"]\ntitle = "가"\nsummary = "나"\n'
        'as_of = "2026-06"\n'
    )
    (tmp_path / "briefing.toml").write_text(text, encoding="utf-8")
    keep(Memory(language="en"), tmp_path, "b")
    assert started(tmp_path, "en").language == "ko"
    assert started(tmp_path, "en", chosen=True).language == "ko"


def test_what_has_no_records_starts_no_session(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("[briefing]\nid = \n", encoding="utf-8")
    assert start_session(tmp_path, "en", language_chosen=False) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10", date(2024, 10, 31)),
        ("2024-10-05", date(2024, 10, 5)),
        ("2024", date(2024, 12, 31)),
        ("soon", None),
        ("", None),
    ],
)
def test_a_typed_date_means_its_last_day(briefing: Briefing, text: str, day: date | None) -> None:
    assert parse_day(text, briefing) == day


def test_a_snapshot_knows_what_was_known_and_the_names_of_the_rest(briefing: Briefing) -> None:
    assert snapshot_of(briefing).briefing is briefing
    dated = [event for event in briefing.events if event.date.upper is not None]
    day = min(event.date.upper for event in dated)
    snapshot = snapshot_of(briefing, day)
    known = as_known(briefing, day)
    assert snapshot.briefing.by_id.keys() == known.by_id.keys() < briefing.by_id.keys()
    assert (snapshot.whole, snapshot.struck) == (briefing, frozenset())
    later = next(id for id in briefing.by_id if id not in known.by_id)
    assert snapshot.context("en", UNICODE).later(later) is briefing.by_id[later]
