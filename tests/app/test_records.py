"""What is done with a record and with the files: copying, and reading them again."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.app.drive import Reader, opened
from tui.reader.paths import path_of


async def again(reader: Reader) -> None:
    """Read the files again and wait until they are shown."""
    await reader.press("f5")
    await reader.workers()
    await reader.workers()


def change(folder: Path, *changes: tuple[str, str]) -> None:
    file = folder / "briefing.toml"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


async def test_a_record_is_copied_as_text(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        await reader.press("c")
        await reader.workers()
        text = path_of("copied").read_text(encoding="utf-8")
        assert "Advice against the H20" in text
        assert "27 September 2024" in text
        assert "Industry ministry advised against the H20 and named Huawei." in text
        assert "[[" not in text
        assert path_of("copied").name in reader.note


async def test_reading_again_shows_what_changed_and_keeps_the_place(small: Path) -> None:
    async with opened(small, (120, 16), language="en") as reader:
        await reader.visit("ban")
        await reader.press("tab", "tab", "j")
        place = reader.place
        change(small, ("Advice against the H20", "Advice against buying the H20"))
        await again(reader)
        assert "Advice against buying the H20" in reader.text
        assert reader.place == place
        assert "Read again" in reader.note


async def test_reading_again_finds_new_records_at_once(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await reader.find("novel")
        assert reader.listed == ()
        await reader.press("enter")
        (small / "more.toml").write_text(
            '[[event]]\nid="new"\ndate="2024-10-02"\nstatus="reported"\ncites=["wire"]\n'
            'title={ko="새 일", en="A novel event"}\n',
            encoding="utf-8",
        )
        await again(reader)
        assert reader.listed == ("new",)
        await reader.press("escape")
        assert len(reader.listed) == 6
        assert "Timeline 6" in reader.tabs


async def test_a_record_that_is_gone_gives_way_to_the_one_beside_it(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("rush", focus="list")
        file = small / "briefing.toml"
        text = file.read_text(encoding="utf-8")
        start = text.index('[[event]]\nid = "rush"')
        file.write_text(text[:start] + text[text.index("[[figure]]") :], encoding="utf-8")
        await again(reader)
        assert reader.selected == "denial"
        assert sum(line.startswith("▌") for line in reader.list_lines) == 1
        await reader.press("k")
        assert reader.selected == "ban"


async def test_the_way_back_to_what_is_gone_fails_nowhere(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("rush")
        await reader.press("tab", "enter")
        file = small / "briefing.toml"
        text = file.read_text(encoding="utf-8")
        start = text.index('[[event]]\nid = "rush"')
        file.write_text(text[:start] + text[text.index("[[figure]]") :], encoding="utf-8")
        await again(reader)
        await reader.press("[", "j", "k", "enter", "tab", "c", "o", "escape", "f", "escape", "]")
        assert reader.app.is_running


async def test_a_broken_file_leaves_what_is_sound(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        (small / "broken.toml").write_text("[[event]\nid = 3", encoding="utf-8")
        await again(reader)
        assert reader.selected == "ban"
        assert len(reader.listed) == 5
        assert "! 2" in reader.lines[0]
        await reader.press("!")
        assert "broken.toml:1" in reader.text


async def test_where_nothing_can_be_read_what_was_open_stays(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.visit("ban", focus="list")
        before = reader.detail_text
        shutil.rmtree(small)
        await again(reader)
        assert "what was open stays" in reader.note
        assert reader.detail_text == before
        await reader.press("j", "2", "enter")
        assert reader.app.is_running


async def test_reading_again_while_typing_a_query_does_not_take_the_line_away(small: Path) -> None:
    async with opened(small, language="en") as reader:
        await reader.press("2")
        await reader.find("samp")
        await again(reader)
        assert reader.page.typing
        await reader.type("les")
        assert reader.query_field.value == "samples"
        assert reader.listed == ("rush",)
