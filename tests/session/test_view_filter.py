"""The records that a view lets through: of its day, its pane and its query."""

from __future__ import annotations

from datetime import date

from tests.briefing import make
from tests.briefing.test_pane_order import ALL, groups, ids
from tui.briefing.panes import PANES, members
from tui.briefing.view import View
from tui.session.view_filter import ViewFilter


def test_without_a_query_a_pane_lists_all_its_members() -> None:
    views = ViewFilter(ALL)
    for pane in PANES:
        assert views.records(View(pane)) == members(ALL, View(pane))
        assert views.counts(View())[pane] == len(members(ALL, View(pane)))


def test_a_query_narrows_every_pane_and_lists_the_relations_it_hits() -> None:
    views = ViewFilter(ALL)
    hits = frozenset({"r", "a", "sept", "dec", "nowhere"})
    assert ids(views.records(View("timeline"), hits)) == ["sept", "dec"]
    assert ids(views.records(View("timeline", newest_first=True), hits)) == ["dec", "sept"]
    assert ids(views.records(View("timeline"), hits, pane="actors")) == ["a", "r"]
    assert views.records(View("terms"), hits) == ()
    actors = View("actors")
    found = groups(actors, ALL, views.records(actors, hits))
    assert [group.key for group in found] == ["company", "relation"]
    counts = views.counts(View())
    assert (counts["timeline"], counts["actors"], counts["terms"]) == (8, 2, 3)


def test_a_day_shows_what_was_known_then_and_none_shows_all_again() -> None:
    views = ViewFilter(ALL)
    then = View("timeline", as_known=date(2024, 2, 1))
    assert ids(views.records(then)) == ["jan"]
    assert ids(views.records(then, pane="actors")) == ["a"]
    assert ids(views.records(then, frozenset({"a", "r", "b"}), pane="actors")) == ["a"]
    assert views.counts(then)["actors"] == 1
    assert "dec" not in views.briefing(then).by_id
    assert views.records(View("timeline")) == members(ALL, View("timeline"))
    assert views.briefing(View()) is ALL


def test_the_language_turns_the_terms() -> None:
    terms = make.term("x", {"ko": "하", "en": "a"}), make.term("y", {"ko": "가", "en": "b"})
    views = ViewFilter(make.briefing(*terms))
    assert ids(views.records(View("terms", language="ko"))) == ["y", "x"]
    assert ids(views.records(View("terms", language="en"))) == ["x", "y"]
