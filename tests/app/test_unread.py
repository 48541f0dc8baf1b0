"""What was not read yet is marked, in every pane, until it has stood on the screen a while."""

from __future__ import annotations

import asyncio
import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.drive import Reader, opened
from tui.app.screens import page
from tui.reader import sqlite_file
from tui.reader.marks import Marks, marks_file
from tui.reader.sqlite_schema import Schema
from tui.session.step import NOTHING


async def stay(reader: Reader) -> None:
    await asyncio.sleep(0.1)
    await reader.workers()


def signs(reader: Reader, sign: str) -> int:
    return sum(line.endswith(sign) for line in reader.list_lines)


def states(reader: Reader) -> dict[str, str]:
    return dict(reader.page.reading.unread.states)


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "briefing.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def add(folder: Path, toml: str) -> None:
    with (folder / "briefing.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{toml}\n")


async def read_all(folder: Path) -> None:
    """Someone reads everything and leaves."""
    async with opened(folder, language="en") as reader:
        await reader.press("U")
        await reader.workers()


ACTOR = '[[actor]]\nid = "amd"\nkind = "company"\nname = "AMD"'
TERM = '[[term]]\nid = "hbm"\nterm = "HBM"\ndefinition = {en = "Memory.", ko = "메모리."}'
EVENT = (
    '[[event]]\nid = "later"\ndate = "2025-08"\ntitle = "Later still"\nstatus = "reported"\n'
    'actors = ["maker"]'
)


# What is marked


async def test_at_the_first_opening_nothing_is_news_and_all_is_quietly_unread(small: Path) -> None:
    async with opened(small, language="en") as reader:
        assert "●" not in reader.text
        for key in "123456":
            await reader.press(key)
            rows = len(reader.listed)
            assert signs(reader, "·") == rows > 0, key
        assert len(states(reader)) == len(reader.page.session.briefing.by_id)


async def test_what_comes_later_is_new_and_the_tabs_count_it(small: Path) -> None:
    async with opened(small, language="en"):
        pass
    add(small, ACTOR)
    add(small, TERM)
    add(small, EVENT)
    async with opened(small, language="en") as reader:
        assert "2 Timeline 6 ●1   3 Actors 5 ●1" in reader.tabs
        assert "6 Terms 2 ●1" in reader.tabs
        for key in "236":
            await reader.press(key)
            assert signs(reader, "●") == 1, key
        await reader.press("3")
        row = next(line for line in reader.list_lines if "AMD" in line)
        assert row.endswith("●")


async def test_a_record_that_stays_is_read_for_good(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "READ_SECONDS", 0.03)
    async with opened(small, language="en") as reader:
        await reader.press("3")
        await stay(reader)
        here = reader.selected
        assert here not in states(reader)
        assert signs(reader, "·") == len(reader.listed) - 1
        await reader.press("Q")
    monkeypatch.setattr(page, "READ_SECONDS", 3600)
    async with opened(small, language="en") as reader:
        assert here not in states(reader)
        assert len(states(reader)) >= 8


async def test_a_cursor_that_passes_reads_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "READ_SECONDS", 0.15)
    async with opened(small, language="en") as reader:
        before = states(reader)
        await reader.press("2", "g", *"jjjj")
        await reader.press("3", *"jjj", "2")
        await reader.press("?")
        await asyncio.sleep(0.25)
        assert states(reader) == before, "a record behind another window is not read either"
        await reader.press("escape")
        await asyncio.sleep(0.25)
        await reader.workers()
        assert set(before) - set(states(reader)) == {reader.selected}


async def test_where_list_and_detail_take_turns_the_list_reads_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "READ_SECONDS", 0.05)
    async with opened(small, size=(60, 20), language="en") as reader:
        await reader.press("2")
        before = states(reader)
        await stay(reader)
        assert states(reader) == before
        await reader.press("enter")
        await stay(reader)
        assert reader.selected not in states(reader)


async def test_as_known_on_a_day_a_record_that_says_less_is_not_read(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(small, language="en") as reader:
        day = reader.page.session.days[0]
        before = states(reader)
        reader.page.run_verb(lambda: reader.page.time_travel.go(day))
        await reader.settle()
        monkeypatch.setattr(page, "READ_SECONDS", 0.03)
        await reader.press("1")
        assert reader.selected == reader.page.session.briefing.meta.id
        reader.page.apply(NOTHING)
        await stay(reader)
        assert states(reader) == before, "its summary was not to be seen"


async def test_the_tabs_count_what_a_query_or_a_day_lets_through(small: Path) -> None:
    async with opened(small, language="en"):
        pass
    add(small, ACTOR)
    add(small, EVENT)
    async with opened(small, language="en") as reader:
        await reader.filter("AMD")
        assert "●" not in reader.tabs.partition("Actors")[0]
        assert "Actors 1 ●1" in reader.tabs
        await reader.press("escape", "escape")
        reader.page.run_verb(lambda: reader.page.time_travel.go(reader.page.session.days[0]))
        await reader.settle()
        assert "●" not in reader.tabs.partition("Actors")[0], "the event was not known then"


# Changes


async def test_what_changed_is_marked_and_told_and_stays_told_for_the_visit(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await read_all(small)
    edit(small, "sends samples", "sends no samples")
    add(small, "# A comment.")
    monkeypatch.setattr(page, "READ_SECONDS", 0.1)
    async with opened(small, language="en") as reader:
        (id,) = states(reader)
        assert states(reader) == {id: "changed"}
        assert "Timeline 5 ●1" in reader.tabs
        await reader.press("2")
        row = next(line for line in reader.list_lines if "sends no samples" in line)
        assert row.endswith("◐")
        await reader.visit(id)
        assert "Changed since you read it" in reader.detail_text
        assert "sends samples" in reader.detail_text
        await asyncio.sleep(0.15)
        await reader.workers()
        assert states(reader) == {}
        assert "Changed since you read it" in reader.detail_text
        await reader.press("L")
        assert "읽은 뒤 바뀐 것" in reader.detail_text
        await reader.press("f5")
        await reader.workers()
        assert "읽은 뒤 바뀐 것" in reader.detail_text
    async with opened(small, language="en") as reader:
        await reader.visit(id)
        assert "Changed since you read it" not in reader.detail_text


async def test_a_change_is_found_when_the_files_are_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await read_all(small)
    async with opened(small, language="en") as reader:
        await reader.press("2", "g")
        edit(small, "sends samples", "sends no samples")
        await reader.press("f5")
        await reader.workers()
        await reader.workers()
        assert list(states(reader).values()) == ["changed"]
        assert signs(reader, "◐") == 1


# On to the next, and all


async def test_u_goes_through_all_panes_in_order_and_round(small: Path) -> None:
    await read_all(small)
    add(small, TERM)
    add(small, ACTOR)
    edit(small, "sends samples", "sends no samples")
    async with opened(small, language="en") as reader:
        await reader.press("4")
        seen = []
        for _ in range(4):
            await reader.press("u")
            seen.append((reader.pane, reader.selected))
        assert [pane for pane, _ in seen] == ["terms", "timeline", "actors", "terms"]
        assert seen[0] == seen[3] == ("terms", "hbm")
        assert seen[2] == ("actors", "amd")
        await reader.press("left_square_bracket")
        assert reader.selected == "amd", "one can go back"


async def test_u_goes_to_news_first_and_then_to_what_was_never_read(small: Path) -> None:
    async with opened(small, language="en"):
        pass
    add(small, TERM)
    async with opened(small, language="en") as reader:
        await reader.press("u")
        assert reader.selected == "hbm"
        await reader.press("u")
        assert reader.note == "The record you are on is the only unread one."
        reader.page.reading.unread.read("hbm")
        await reader.press("1", "g", "u")
        assert "are still unread" in reader.note
        assert (reader.pane, reader.selected) == ("overview", reader.listed[1])


async def test_a_new_relation_is_reached_though_no_list_has_it(small: Path) -> None:
    await read_all(small)
    add(
        small,
        '[[relation]]\nid = "tie"\nfrom = "maker"\ntype = "met"\nto = "chip"',
    )
    async with opened(small, language="en") as reader:
        assert states(reader) == {"tie": "new"}
        assert "●" not in reader.tabs
        await reader.press("u")
        assert (reader.pane, reader.selected) == ("actors", "tie")


async def test_nothing_unread_is_said(small: Path) -> None:
    await read_all(small)
    async with opened(small, language="en") as reader:
        await reader.press("u")
        assert reader.note == "Nothing is new or changed, and all is read."
        await reader.filter("nvidia")
        await reader.press("enter", "u")
        assert reader.note == "Nothing unread among what is shown now."


async def test_all_is_marked_as_read_and_that_can_be_undone(small: Path) -> None:
    await read_all(small)
    add(small, TERM)
    edit(small, "sends samples", "sends no samples")
    async with opened(small, language="en") as reader:
        before = states(reader)
        assert sorted(before.values()) == ["changed", "new"]
        await reader.press("U")
        assert reader.note == "2 records marked as read. U again takes it back."
        assert states(reader) == {}
        assert "●" not in reader.text
        await reader.press("U")
        assert reader.note == "2 records are unread again."
        assert list(states(reader).items()) == list(before.items())
        await reader.workers()
    async with opened(small, language="en") as reader:
        assert states(reader) == before, "what it said before is known again, too"
        assert len(reader.page.reading.unread.was) == 1
        await reader.press("U", "U", "U")
        await reader.workers()
    async with opened(small, language="en") as reader:
        assert states(reader) == {}


async def test_all_read_keeps_to_what_is_shown(small: Path) -> None:
    await read_all(small)
    add(small, TERM)
    add(small, ACTOR)
    async with opened(small, language="en") as reader:
        await reader.filter("AMD")
        await reader.press("enter", "U")
        assert reader.note.startswith("1 record marked as read.")
        assert states(reader) == {"hbm": "new"}


async def test_quitting_at_once_stores_what_was_marked(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.burst("U", "Q")
    async with opened(small, language="en") as reader:
        assert states(reader) == {}


# Trouble


async def test_trouble_with_the_marks_is_told_once_and_in_full_among_the_problems(
    small: Path,
) -> None:
    await read_all(small)
    file = marks_file(small, "small")
    assert file.exists()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 99")
    async with opened(small, language="en") as reader:
        assert "newer briefdeck" in reader.note
        assert "●" not in reader.text
        await reader.press("exclamation_mark")
        assert file.name[:8] in reader.text
        assert "Update briefdeck" in " ".join(reader.text.split())
        await reader.press("escape", "u")
        assert "newer briefdeck" in reader.note
        await reader.press("f5")
        await reader.workers()
        await reader.workers()
        assert "newer briefdeck" not in reader.note, "once"


async def test_marks_that_cannot_be_written_last_for_the_visit(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, schema: Schema) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sqlite_file, "create_file", full)
    async with opened(small, language="en") as reader:
        assert reader.note.startswith("What you read cannot be stored")
        await reader.press("u", "U")
        await reader.workers()
        assert reader.note.endswith("U again takes it back."), "said once"
        assert states(reader) == {}
        await reader.press("!")
        assert "No space left" in " ".join(reader.text.split())


async def test_two_copies_see_what_the_other_has_read(small: Path) -> None:
    async with opened(small, language="en") as reader:
        other = Marks.open(reader.page.session.opened.path, "small")
        assert other.beginning() == set(reader.page.session.briefing.by_id)
        await reader.press("U")
        await reader.workers()
        assert other.was_many(("maker",))["maker"] is not None
        other.close()
