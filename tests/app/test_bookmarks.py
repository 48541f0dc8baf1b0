"""Bookmarks: set, noted, seen, listed, taken out and put back; and kept whatever happens."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.app.drive import Reader, opened
from tui.app.sheets.bookmarks import BookmarkList, NotePrompt
from tui.page.glyphs import UNICODE
from tui.reader import bookmarks
from tui.reader.bookmarks import Bookmark, Bookmarks, bookmarks_file


def kept(small: Path) -> dict[str, str]:
    """Ids and notes in the file, the newest first."""
    bookmarks = Bookmarks(small, "small")
    bookmarks.load()
    return {each.id: each.note for each in bookmarks.all()}


def keep(small: Path, *ids: str, note: str = "") -> None:
    """Bookmark records as another copy of the program would."""
    bookmarks = Bookmarks(small, "small")
    bookmarks.load()
    for id in ids:
        bookmarks.add(id, {"ko": f"옛 {id}", "en": f"old {id}"}, "event")
        if note:
            bookmarks.note(id, note)
    assert bookmarks.store() is None


async def press(reader: Reader, *keys: str) -> None:
    """Press keys and wait for what they have stored."""
    await reader.press(*keys)
    await reader.workers()


def row(reader: Reader, word: str) -> str:
    return next(line for line in reader.list_lines if word in line)


def sheet(reader: Reader) -> str:
    screen = reader.app.screen
    assert isinstance(screen, BookmarkList)
    return "\n".join(reader.shown_in(screen.lines))


async def test_m_sets_a_bookmark_that_is_seen_and_kept(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        assert UNICODE.bookmark not in reader.text
        await press(reader, "m")
        assert kept(small) == {"ban": ""}
        assert "책갈피를 꽂았습니다. 다시 m:" in reader.note
        assert row(reader, "자제 권고").startswith(UNICODE.bookmark)
        assert f"{UNICODE.bookmark} 책갈피" in reader.detail_text
        assert "내 메모" not in reader.detail_text
        await reader.press("j")
        assert row(reader, "자제 권고").startswith(UNICODE.bookmark)
        assert UNICODE.bookmark not in reader.detail_text


async def test_m_again_asks_for_a_note_and_enter_keeps_it(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban")
        before = reader.place
        await reader.press("m", "m")
        assert isinstance(reader.app.screen, NotePrompt)
        assert "책갈피: H20 자제 권고" in reader.text
        await reader.type("회의에서 인용")
        await press(reader, "enter")
        assert kept(small) == {"ban": "회의에서 인용"}
        assert reader.place == before
        lines = [line for line in reader.detail_text.splitlines() if "내 메모" in line]
        assert lines == [" 내 메모  회의에서 인용"]


async def test_a_note_is_edited_at_its_end_left_with_esc_and_emptied(small: Path) -> None:
    keep(small, "ban", note="하나")
    async with opened(small, language="en") as reader:
        await reader.visit("ban")
        await press(reader, "m", "!", "enter")
        assert kept(small) == {"ban": "하나!"}
        await press(reader, "m", "x", "y", "escape")
        assert kept(small) == {"ban": "하나!"}
        assert "Your note  하나!" in reader.detail_text
        await press(reader, "m", "ctrl+u", "enter")
        assert kept(small) == {"ban": ""}
        assert "Your note" not in reader.detail_text


async def test_a_bookmark_taken_out_comes_back_with_its_note(small: Path) -> None:
    keep(small, "ban", note="하나")
    async with opened(small) as reader:
        await reader.visit("ban", focus="list")
        await press(reader, "m", "ctrl+x")
        assert kept(small) == {}
        assert "책갈피를 뺐습니다" in reader.note
        assert UNICODE.bookmark not in reader.text
        await press(reader, "m")
        assert kept(small) == {"ban": "하나"}
        assert "전에 적은 메모" in reader.note
        assert "하나" in reader.detail_text


async def test_the_hardware_cursor_stands_at_the_caret_of_the_note(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban")
        await reader.press("m", "m")
        screen = reader.app.screen
        assert isinstance(screen, NotePrompt)
        x, y, _, _ = screen.field.content_region
        for typed in ("", "허", "허가", "허가 a"):
            assert reader.app.cursor_position == (x + cell_len(typed), y), typed
            await reader.press({"": "허", "허": "가", "허가": "space", "허가 a": "b"}[typed])
            if typed == "허가":
                await reader.press("a")
        await reader.press("left", "left")
        assert reader.app.cursor_position == (x + cell_len("허가 "), y)


async def test_what_is_pasted_into_a_note_is_one_clean_line(small: Path) -> None:
    async with opened(small) as reader:
        await reader.visit("ban")
        await reader.press("m", "m")
        await reader.paste("첫 줄\x1b[2J\n둘째\t줄\u202e\x07\n")
        await press(reader, "enter")
        assert kept(small) == {"ban": "첫 줄[2J 둘째 줄"}


async def test_the_list_has_the_newest_first_with_kind_note_and_day(small: Path) -> None:
    keep(small, "ban", note="회의에서 인용")
    keep(small, "maker")
    async with opened(small, language="en") as reader:
        await press(reader, "'")
        lines = sheet(reader).splitlines()
        assert "Bookmarks 2" in reader.text
        assert lines[0].startswith("Nvidia")
        assert lines[1].startswith("Advice against the H20")
        assert "event" in lines[1]
        assert lines[1].rstrip()[-10:-6].isdigit()
        assert lines[2].strip() == "회의에서 인용"


async def test_enter_in_the_list_leads_to_the_record_and_back_again(small: Path) -> None:
    keep(small, "maker", "ban")
    async with opened(small) as reader:
        before = reader.place
        await press(reader, "'", "down", "enter")
        assert (reader.pane, reader.selected) == ("actors", "maker")
        await reader.press("[")
        assert reader.place == before


@pytest.mark.parametrize("typed", ["권고", "ㄱㄱ", "advice", "인용", "old ban"])
async def test_typing_narrows_by_any_name_note_or_initials(typed: str, small: Path) -> None:
    keep(small, "ban", note="회의에서 인용")
    keep(small, "start", "maker")
    async with opened(small) as reader:
        await press(reader, "'")
        await reader.type(typed)
        first = [line.split()[0] for line in sheet(reader).splitlines() if line]
        assert first == ["H20", "회의에서"]
        await reader.press("enter")
        assert reader.selected == "ban"


async def test_in_the_list_a_bookmark_is_taken_out_and_put_back_as_it_was(small: Path) -> None:
    keep(small, "ban", note="하나")
    keep(small, "start")
    async with opened(small, language="en") as reader:
        await press(reader, "'", "down", "ctrl+x")
        assert kept(small) == {"start": ""}
        assert "Bookmarks 1" in reader.text
        assert "taken out" in sheet(reader)
        await press(reader, "ctrl+x")
        assert list(kept(small).items()) == [("start", ""), ("ban", "하나")]
        assert "taken out" not in sheet(reader)
        await press(reader, "ctrl+x", "escape", "'")
        assert "Advice" not in sheet(reader)


async def test_what_is_gone_from_the_briefing_is_listed_with_the_name_it_had(small: Path) -> None:
    keep(small, "vanished", note="그래도 남은 메모")
    async with opened(small) as reader:
        await press(reader, "'")
        assert "옛 vanished  이제 브리핑에 없음" in sheet(reader)
        assert "그래도 남은 메모" in sheet(reader)
        before = reader.place
        await reader.press("enter")
        assert reader.place == before
        assert reader.note == reader.page.words("app.gone")


async def test_an_empty_list_says_how_one_bookmarks(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await press(reader, "'")
        assert "Press m on a record" in sheet(reader)
        await press(reader, "ctrl+x", "enter", "escape")
        assert reader.app.screen is reader.page


async def test_what_another_copy_bookmarked_is_in_the_list_when_it_is_opened(small: Path) -> None:
    async with opened(small) as reader:
        keep(small, "ban")
        await press(reader, "'")
        assert "자제 권고" in sheet(reader)
        await press(reader, "escape", "2", "m")
        assert "ban" in kept(small)


async def test_bookmarks_are_there_after_the_files_are_read_again(small: Path) -> None:
    keep(small, "ban", note="하나")
    async with opened(small) as reader:
        await press(reader, "2", "f5")
        assert row(reader, "자제 권고").startswith(UNICODE.bookmark)


async def test_a_full_disk_is_said_and_tried_again_at_the_end(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = bookmarks._put

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with opened(small, language="en") as reader:
        monkeypatch.setattr(bookmarks, "_put", full)
        await reader.visit("ban")
        await press(reader, "m")
        assert "could not be saved (No space left on device)" in reader.note
        assert f"{UNICODE.bookmark} bookmarked" in reader.detail_text
        monkeypatch.setattr(bookmarks, "_put", store)
    assert kept(small) == {"ban": ""}


async def test_a_damaged_file_is_kept_aside_and_said(small: Path) -> None:
    file = bookmarks_file(small, "small")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database")
    async with opened(small, language="en") as reader:
        assert "damaged" in reader.note
        await reader.visit("ban")
        await press(reader, "m")
    assert kept(small) == {"ban": ""}
    assert [aside.read_bytes() for aside in file.parent.glob("*damaged*")] == [b"no database"]


async def test_a_newer_programs_bookmarks_are_left_alone_and_that_is_said(small: Path) -> None:
    keep(small, "ban")
    with closing(sqlite3.connect(bookmarks_file(small, "small"))) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = bookmarks_file(small, "small").read_bytes()
    async with opened(small, language="en") as reader:
        assert "newer briefdeck" in reader.note
        await press(reader, "2", "m")
        assert UNICODE.bookmark in reader.text
    assert bookmarks_file(small, "small").read_bytes() == before


async def test_a_name_in_the_file_steers_no_terminal(small: Path) -> None:
    keep(small, "vanished")
    with closing(sqlite3.connect(bookmarks_file(small, "small"))) as other, other:
        other.execute(
            "UPDATE bookmarks SET titles = ?, note = ?",
            ('{"ko": "나쁜\\u001b[31m이름"}', "나쁜\x1b[31m메모"),
        )
    async with opened(small) as reader:
        await press(reader, "'")
        assert "\x1b" not in reader.text
        assert "나쁜" in sheet(reader)


def test_a_day_that_no_calendar_has_is_left_out() -> None:
    from tui.app.sheets.bookmarks import day_of
    from tui.words import words_for

    assert day_of(Bookmark("x", {}, "event", 1e300), words_for("ko")) == ""
