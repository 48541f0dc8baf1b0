"""Pages of the bundled briefing as known on a day: nothing leads to, or tells, what is later."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from tui.briefing.evidence import Evidence
from tui.briefing.knowledge import Knowledge, as_known_by
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Event, Figure
from tui.briefing.panes import PANES
from tui.briefing.view import View
from tui.library.find import bundled
from tui.library.read import read_briefing
from tui.page.article import article
from tui.page.blocks import ChartBlock, links_of, pieces_of, text_of
from tui.page.context import Context
from tui.page.glyphs import UNICODE
from tui.page.lists import rows_of
from tui.words import words_for

DAYS = (date(2019, 6, 30), date(2023, 12, 31), date(2024, 10, 31), date(2025, 7, 31))


@cache
def whole() -> Briefing:
    found = read_briefing(bundled() / "china-ai-chips", check=False).briefing
    assert found is not None
    return found


@cache
def knowledge() -> Knowledge:
    return Knowledge(whole())


@cache
def context(day: date, language: str) -> Context:
    then = as_known_by(knowledge(), day)
    return Context(then, Links(then), Evidence(then), words_for(language), UNICODE, whole())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_link_leads_to_what_was_known(day: date, language: str) -> None:
    about = context(day, language)
    for record in about.briefing.records():
        page = article(record.id, about, language)
        for link in links_of(page.blocks):
            assert link.is_url or link.target in about.briefing.by_id, (record.id, link.target)
        missing = [
            text_of((piece,))
            for piece in pieces_of(page.blocks)
            if piece.style == "loud"
            and about.words("page.missing_record", id="x")[:-1] in piece.text
        ]
        assert not missing, record.id


@pytest.mark.parametrize("pane", PANES)
def test_lists_hold_what_was_known_and_nothing_else(pane: str) -> None:
    for day in DAYS:
        about = context(day, "en")
        listed = set(rows_of(about, View(pane=pane, language="en", as_known=day)).ids)
        assert listed <= about.briefing.by_id.keys()
        assert all(knowledge().known_from(whole().by_id[id]) <= day for id in listed)


def test_no_event_is_there_the_day_before_it_was_known() -> None:
    for event in whole().events:
        known = knowledge().known_from(event)
        assert event.id in as_known_by(knowledge(), known).by_id
        assert event.id not in as_known_by(knowledge(), known - timedelta(days=1)).by_id


def test_a_chart_has_the_points_that_were_known() -> None:
    figure = next(one for one in whole().figures if len(one.points) > 8)
    drawn = []
    for day in knowledge().days():
        about = context(day, "en")
        if isinstance(known := about.briefing.by_id.get(figure.id), Figure):
            blocks = article(known.id, about, "en").main
            (chart,) = (block for block in blocks if isinstance(block, ChartBlock))
            drawn.append(len(chart.points))
            assert drawn[-1] == len(known.points)
    assert drawn == sorted(drawn)
    assert drawn[0] < drawn[-1] == len(figure.points)


def test_mentions_on_a_day_are_those_of_what_was_known() -> None:
    for day in DAYS:
        about = context(day, "en")
        for record in about.briefing.records():
            into = {mention.id for mention in about.links.into(record.id)}
            assert into <= about.briefing.by_id.keys()
    late, early = context(DAYS[-1], "en"), context(DAYS[2], "en")
    assert len(early.links.into("h20")) < len(late.links.into("h20"))


def test_an_expectation_is_open_until_its_outcome_was_known() -> None:
    settled = [one for one in whole().events if one.outcome is not None]
    assert settled
    for event in settled:
        assert event.outcome is not None
        known = knowledge().known_from(whole().by_id[event.outcome.event])
        before = as_known_by(knowledge(), known - timedelta(days=1)).by_id.get(event.id)
        after = as_known_by(knowledge(), known).by_id[event.id]
        assert isinstance(after, Event)
        assert after.outcome == event.outcome
        assert before is None or (isinstance(before, Event) and before.outcome is None)
