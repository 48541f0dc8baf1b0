"""A pane is one descriptor in one registry: what is added there is everywhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.briefing import make
from tests.page.desk import context
from tui.app.commands import HANDLERS
from tui.briefing.panes import PANES, members, pane_of
from tui.briefing.panes.pane import SIGN, ListColumn, Pane, grouped_by, title
from tui.briefing.text import Text
from tui.briefing.view import View
from tui.cli import main
from tui.commands import BY_ID, COMMANDS
from tui.page.blocks import Heading
from tui.page.glyphs import UNICODE
from tui.page.lists import ListRow, rows_of
from tui.session.view_filter import ViewFilter
from tui.words import words_for

BRIEFING = make.briefing(
    make.event("e"),
    make.story("long", ["e", "e"], title="A long walk"),
    make.story("short", ["e"], title="A short one"),
)

STORIES = Pane(
    id="stories",
    title=Text((("ko", "이야기"), ("en", "Stories"))),
    kinds=("story",),
    members=lambda briefing, view: briefing.stories[:: -1 if view.newest_first else 1],
    groups=grouped_by(lambda make, story: len(story.steps)),
    heading=lambda make, steps: f"{steps} stops",
    columns=(ListColumn(title), SIGN),
    marks=lambda make, story: ("expected",) if len(story.steps) == 1 else (),
)


@pytest.fixture
def stories() -> Iterator[Pane]:
    """A pane of stories, which the overview has otherwise."""
    PANES.add(STORIES)
    yield STORIES
    PANES.remove(STORIES.id)


@pytest.mark.usefixtures("stories")
def test_a_pane_from_outside_has_its_records_and_counts() -> None:
    story = BRIEFING.by_id["long"]
    assert list(PANES)[-1] == "stories"
    assert pane_of(story) == "stories"
    assert members(BRIEFING, View("stories")) == BRIEFING.stories
    assert members(BRIEFING, View("stories", newest_first=True)) == BRIEFING.stories[::-1]
    assert ViewFilter(BRIEFING).counts(View())["stories"] == 2


@pytest.mark.usefixtures("stories")
def test_its_list_has_its_groups_columns_and_signs() -> None:
    rows = [*rows_of(context(BRIEFING, "en"), View("stories", language="en"))]
    assert [row.text if isinstance(row, Heading) else row.id for row in rows] == [
        "2 stops", "long", "1 stops", "short",
    ]  # fmt: skip
    last = rows[-1]
    assert isinstance(last, ListRow)
    assert [piece.text for cell in last.cells for piece in cell] == [
        "A short one",
        UNICODE.expected,
    ]
    assert STORIES.layout(40) == ((STORIES.columns[0], 38), (SIGN, 1))


@pytest.mark.usefixtures("stories")
def test_its_tab_and_command_come_of_themselves() -> None:
    assert STORIES.tab(words_for("ko")) == ("이야기", "이야기")
    assert BY_ID["pane-stories"].keys == ("7",)
    ids = [command.id for command in COMMANDS]
    assert ids[ids.index("pane-terms") + 1] == "pane-stories"
    assert ("page", "pane-stories") in HANDLERS


@pytest.mark.usefixtures("stories")
def test_the_command_line_shows_it_and_names_it_among_the_choices(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "--pane", "stories", "--lang", "en"]) == 0
    row, *_ = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert row[1].endswith(" stops")
    assert len(row) == 4
    assert main(["show", "--pane", "storys", "--lang", "en"]) == 2
    assert "terms, stories" in capsys.readouterr().err


def test_it_is_gone_when_taken_away(stories: Pane) -> None:
    with pytest.raises(ValueError, match="stories"):
        PANES.add(stories)
    PANES.remove(stories.id)
    try:
        assert pane_of(BRIEFING.by_id["long"]) == "overview"
        assert "stories" not in PANES
        assert "pane-stories" not in BY_ID
        assert "pane-stories" not in {command.id for command in COMMANDS}
        assert ("page", "pane-stories") not in HANDLERS
    finally:
        PANES.add(stories)


def test_the_built_in_panes_stand_in_the_order_of_their_tabs_and_keys() -> None:
    assert [pane.id for pane in PANES.values()] == list(PANES)
    keys = [command.keys for command in COMMANDS if command.id.startswith("pane-")]
    assert keys == [(number,) for number in "123456"]


def test_names_of_panes_and_commands_load_no_records() -> None:
    code = "import sys, tui.commands; print('msgspec' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
