"""`--as-known` and `--strike`: the shell says what the app shows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tui.briefing.evidence import Evidence
from tui.briefing.knowledge import as_known
from tui.briefing.model import Briefing, Source
from tui.briefing.panes import PANES, members
from tui.briefing.view import View
from tui.cli import main
from tui.library.read import read_briefing

BUNDLED = Path(__file__).resolve().parents[2] / "content" / "china-ai-chips"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    found = read_briefing(BUNDLED, check=False).briefing
    assert found is not None
    return found


def told(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> Any:
    assert main([*argv, "-b", str(BUNDLED), "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_strike_tells_the_sets_of_the_engine(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = Evidence(briefing)
    judging = 0
    for source in briefing.sources[::6]:
        found = told(capsys, "show", source.id, "--strike")
        impact = evidence.striking({source.id}).impact.beyond(evidence.impact)
        assert set(found) == {"falls", "weakened", "judgements"}
        assert tuple(found["falls"]) == impact.claims
        assert set(found["weakened"]) >= set(impact.weakened_claims)
        assert set(found["judgements"]) >= set(impact.judgements)
        every = [id for ids in found.values() for id in ids]
        assert len(every) == len(set(every))
        judging += bool(found["judgements"])
        after = Evidence(briefing, frozenset({source.id}))
        for id in found["judgements"]:
            assert not after.origins(id) or after.state(id) == "falls"


def test_the_bundled_briefing_has_a_judgement_that_one_source_brings_down(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = Evidence(briefing)
    alone = [one.id for one in briefing.judgements if len(evidence.origins(one.id)) == 1]
    assert alone
    (origin,) = evidence.origins(alone[0])
    assert alone[0] in told(capsys, "show", origin, "--strike")["judgements"]


def test_strike_is_for_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "h20", "--strike", "-b", str(BUNDLED), "--lang", "en"]) == 2
    assert "is not a source" in capsys.readouterr().err
    assert main(["show", "--pane", "sources", "--strike", "-b", str(BUNDLED)]) == 2


def test_strike_prints_a_line_a_record(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    evidence = Evidence(briefing)

    def falling(source: Source) -> tuple[str, ...]:
        return evidence.striking({source.id}).impact.beyond(evidence.impact).claims

    source = max(briefing.sources, key=lambda one: len(falling(one)))
    assert main(["show", source.id, "--strike", "-b", str(BUNDLED), "--lang", "ko"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines if "근거 상실" in line] == list(falling(source))


@pytest.mark.parametrize("pane", PANES)
def test_a_pane_as_known_lists_what_was_known(
    briefing: Briefing, pane: str, capsys: pytest.CaptureFixture[str]
) -> None:
    then = as_known(briefing, date(2024, 10, 31))
    found = told(capsys, "show", "--pane", pane, "--as-known", "2024-10")
    ids = {row["id"] for row in found}
    assert ids <= then.by_id.keys()
    assert ids >= {one.id for one in members(then, View(pane))}


def test_search_as_known_finds_only_what_was_known(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    now = {row["id"] for row in told(capsys, "search", "H200")}
    then = {row["id"] for row in told(capsys, "search", "H200", "--as-known", "2024-12-31")}
    assert then < now
    known = as_known(briefing, date(2024, 12, 31)).by_id
    assert then <= known.keys()


def test_what_was_not_known_yet_is_said_so(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    then = as_known(briefing, date(2024, 1, 31)).by_id
    later = next(one for one in briefing.events if one.id not in then)
    argv = ["show", later.id, "--as-known", "2024-01", "-b", str(BUNDLED), "--lang", "en"]
    assert main(argv) == 1
    assert "not known yet" in capsys.readouterr().err


def test_an_article_as_known_shows_that_days_grade(
    briefing: Briefing, capsys: pytest.CaptureFixture[str]
) -> None:
    day = date(2024, 12, 31)
    then = as_known(briefing, day)
    differing = [
        one.id
        for one in then.records()
        if not isinstance(one, Source)
        and Evidence(then).origins(one.id) != Evidence(briefing).origins(one.id)
    ]
    assert differing
    found = told(capsys, "show", differing[0], "--as-known", str(day))
    assert tuple(found["origins"]) == Evidence(then).origins(differing[0])


@pytest.mark.parametrize("typed", ["yesterday", "2024-13", ""])
def test_a_date_that_is_none_is_wrong_use(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["show", "h20", "--as-known", typed, "-b", str(BUNDLED), "--lang", "en"]
    assert main(argv) == 2
    assert "is not a date" in capsys.readouterr().err
