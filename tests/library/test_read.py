"""Reading: what is sound opens, what is not is reported, and one slip does not cause others."""

from __future__ import annotations

import gc
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.library.make import BRIEFING, opened_with, reported, write
from tui.briefing.parts import Cell, Cite, Operand
from tui.library.find import bundled, find_briefings
from tui.library.read import read_briefing
from tui.words import words_for

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """
[[event]]
id = "e"
date = 2024-05-01T09:30:00+09:00
title = {ko = "일", en = "It"}
status = "reported"
actors = ["maker", {id = "maker", role = "party"}, {id = "maker", role = {ko = "이", en = "i"}}]
accounts = [
  {by = "paper", text = {ko = "가", en = "a"}, cites = ["paper"]},
  {by = {ko = "그", en = "he"}, text = {ko = "나", en = "b"}, cites = [{source = "paper"}]},
]
cites = ["paper", {source = "other-paper", at = "para:4", stance = "disputes"}]
"""
TABLE = """
[[figure]]
id = "t"
title = "T"
unit = "USD"
columns = [{id = "a", label = "A"}]
rows = [
  {label = "maker", cells = [1.50]},
  {label = {ko = "그 밖", en = "other"}, cells = ["n/a"]},
  {label = "paper", cells = [{}]},
]
compare = [{kind = "sum", of = "sales", to = 0.5, expect = 200.5}]
cites = ["paper"]
"""


def test_shorthands_are_written_out(tmp_path: Path) -> None:
    briefing = opened_with(tmp_path, EVENT + TABLE).briefing
    assert briefing is not None
    event = next(event for event in briefing.events if event.id == "e")
    assert event.cites == (
        Cite(source="paper"),
        Cite(source="other-paper", at="para:4", stance="disputes"),
    )
    assert [
        (actor.role, actor.role_text and actor.role_text.languages) for actor in event.actors
    ] == [
        (None, None),
        ("party", None),
        (None, ("ko", "en")),
    ]
    assert [account.by for account in event.accounts] == ["paper", None]
    assert event.accounts[1].by_text is not None
    assert event.date.time == "09:30:00+09:00"
    table = next(figure for figure in briefing.figures if figure.id == "t")
    assert [row.record for row in table.rows] == ["maker", None, "paper"]
    assert [row.cells[0] for row in table.rows] == [
        Cell(value=Decimal("1.50")),
        Cell(text="n/a"),
        Cell(),
    ]
    assert table.compare[0].of == (Operand(figure="sales"),)
    assert table.compare[0].to == (Operand(number=Decimal("0.5")),)


def test_a_float_keeps_the_digits_it_is_written_with(tmp_path: Path) -> None:
    briefing = opened_with(tmp_path, TABLE).briefing
    assert briefing is not None
    cell = next(figure for figure in briefing.figures if figure.id == "t").rows[0].cells[0]
    assert str(cell.value) == "1.50"


def test_salvaging_gives_the_same_record_but_for_what_is_wrong(tmp_path: Path) -> None:
    sound = opened_with(tmp_path / "a", EVENT + TABLE).briefing
    slip = EVENT.replace('cites = ["paper", {', 'credibility = 9\ncites = ["paper", {')
    opened = opened_with(tmp_path / "b", slip + TABLE.replace("unit =", "sig = 0\nunit ="))
    assert [place.code for place in reported(opened, "case.toml")] == ["bad-range", "bad-range"]
    assert opened.briefing == sound


def test_a_bad_optional_field_is_dropped_and_the_record_kept(tmp_path: Path) -> None:
    text = EVENT.replace('"paper", {', "3, {").replace(
        'status = "reported"', 'status = "denied"\nplace = 7'
    )
    opened = opened_with(tmp_path, text)
    assert opened.briefing is not None
    event = opened.briefing.by_id["e"]
    assert event.place is None  # type: ignore[attr-defined]
    assert [cite.source for cite in event.cites] == ["other-paper"]  # type: ignore[attr-defined]
    assert {problem.left_out for problem in opened.problems} <= {""}


def test_places_are_right_behind_what_was_dropped(tmp_path: Path) -> None:
    text = 'cites = [3,\n "paper",\n "papr"]\n[[event]]\n'
    text = f'[[event]]\nid = "e"\ndate = "2024"\nstatus = "denied"\ntitle = "T"\n{text}'
    opened = opened_with(tmp_path, text)
    assert ("unknown-id", 8, 2) in reported(opened, "case.toml")


def test_a_record_without_a_sound_required_field_is_left_out_and_named(tmp_path: Path) -> None:
    text = (
        EVENT.replace('"reported"', '"repored"')
        + '[[story]]\nid = "s"\ntitle = "S"\nsteps = [{ref = "e"}]\n'
    )
    opened = opened_with(tmp_path, text)
    assert opened.briefing is not None
    assert "e" not in opened.briefing.by_id
    assert {problem.left_out for problem in opened.problems} - {""} == {"e"}
    # What names it is not wrong because of it.
    assert [problem.code for problem in opened.problems] == ["unknown-word"]
    assert "“e” is left out" in opened.problems[0].message(words_for("en"))
    assert "‘e’ 기록은 브리핑에서 빠집니다" in opened.problems[0].message(words_for("ko"))
    assert opened.problems[0].suggestion == "reported"


def test_a_syntax_error_costs_its_own_record_only(tmp_path: Path) -> None:
    source = (
        '[[source]]\nid = "{}"\ntype = "report"\ntitle = "T"\npublisher = "P"\nreliability = "A"\n'
    )
    text = source.format("one") + source.format("two").replace('"T"', '"T') + source.format("three")
    uses = '[[term]]\nid = "t"\nterm = "T"\ndefinition = {ko = "가", en = "a"}\n'
    uses += 'cites = ["one", "two", "three"]\n'
    opened = read_briefing(write(tmp_path, case=text, uses=uses))
    assert reported(opened, "case.toml") == [("toml-syntax", 10, 11)]
    assert opened.briefing is not None
    assert [s.id for s in opened.briefing.sources] == ["paper", "other-paper", "one", "three"]
    # "two" is not unknown to the record that cites it.
    assert len(opened.problems) == 1


def test_prose_that_looks_like_a_header_does_not_split_a_file(tmp_path: Path) -> None:
    text = (
        EVENT + '[event.body]\nko = "가"\nen = """\n[[maker]]\nsaid so"""\n\n[[event]]\nid = "x\n'
    )
    opened = opened_with(tmp_path, text)
    assert [problem.code for problem in opened.problems] == ["toml-syntax"]
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id


def test_a_missing_briefing_table_has_a_stand_in(tmp_path: Path) -> None:
    folder = write(tmp_path / "My Folder", case=EVENT)
    (folder / "briefing.toml").unlink()
    opened = read_briefing(folder)
    assert [(problem.code, problem.file) for problem in opened.problems] == [
        ("missing-briefing", ".")
    ]
    assert opened.briefing is not None
    meta = opened.briefing.meta
    assert meta.title.shown("en", "en").text == "My Folder"
    assert meta.languages == ("ko", "en")
    assert meta.as_of.source == "2024-05-01T09:30:00+09:00"


def test_what_is_sound_of_an_unsound_briefing_table_is_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "f")
    (folder / "briefing.toml").write_text(
        BRIEFING.replace('"2024-12"', '"2024-99"').replace("= 1", "= 2")
    )
    opened = read_briefing(folder)
    assert [problem.code for problem in opened.problems] == ["unknown-schema", "bad-date"]
    assert opened.briefing is not None
    assert opened.briefing.meta.title.shown("en", "ko").text == "A small briefing"
    assert {problem.left_out for problem in opened.problems} <= {""}


def test_a_folder_with_nothing_has_no_briefing(tmp_path: Path) -> None:
    opened = read_briefing(tmp_path)
    assert opened.briefing is None
    assert [problem.code for problem in opened.problems] == ["missing-briefing"]


def test_the_first_of_two_twins_stays_whatever_its_table(tmp_path: Path) -> None:
    actor = '[[actor]]\nid = "twin"\nkind = "group"\nname = "N"\n'
    event = EVENT.replace('"e"', '"twin"')
    for first, second, kind in ((actor, event, "actor"), (event, actor, "event")):
        opened = opened_with(tmp_path, first + second, check=False)
        assert opened.briefing is not None
        assert opened.briefing.by_id["twin"].kind_name == kind
        assert [problem.code for problem in opened.problems] == ["duplicate-id"]
        assert "case.toml:" in opened.problems[0].message(words_for("en"))


def test_problems_come_in_the_order_of_the_files_and_once(tmp_path: Path) -> None:
    folder = write(tmp_path, b="x = 1\n", a="y = 1\nz = 2\n", sub="")
    opened = read_briefing(folder)
    assert [problem.place for problem in opened.problems] == [
        "a.toml:1:1",
        "a.toml:2:1",
        "b.toml:1:1",
    ]


def test_reading_without_checking_tells_only_what_cannot_be_read(tmp_path: Path) -> None:
    text = EVENT.replace('"paper", {', '"gone", {') + "x = 1\n"
    assert [p.code for p in opened_with(tmp_path, text).problems] == ["unknown-id", "unknown-key"]
    assert [p.code for p in opened_with(tmp_path, text, check=False).problems] == ["unknown-key"]


def test_tables_stand_in_any_file_of_any_folder(tmp_path: Path) -> None:
    folder = write(tmp_path)
    deep = folder / "more" / "and more"
    deep.mkdir(parents=True)
    (deep / "x.toml").write_text(EVENT, encoding="utf-8")
    (folder / ".hidden.toml").write_text("nonsense", encoding="utf-8")
    (folder / "notes.txt").write_text("nonsense", encoding="utf-8")
    opened = read_briefing(folder)
    assert opened.problems == ()
    assert opened.briefing is not None
    assert "e" in opened.briefing.by_id


def test_texts_are_nfc_and_without_tricks_even_in_escapes(tmp_path: Path) -> None:
    text = EVENT.replace('"It"', '"e\\u0301 \\u001b[31m \\u202e a\\u200bb\\tc"')
    briefing = opened_with(tmp_path, text).briefing
    assert briefing is not None
    assert briefing.by_id["e"].title.shown("en", "ko").text == "é ␛[31m ⟨U+202E⟩ ab    c"  # type: ignore[attr-defined]


def test_wrong_keys_are_quoted_without_tricks(tmp_path: Path) -> None:
    opened = opened_with(tmp_path, '"\\u001b]0;x\\u0007\\u202e" = 1\n')
    (problem,) = opened.problems
    for language in ("ko", "en"):
        said = problem.message(words_for(language))
        assert "\x1b" not in said
        assert "␛]0;x␇⟨U+202E⟩" in said


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool, tmp_path: Path) -> None:
    write(tmp_path)
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read_briefing(tmp_path)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


def test_the_bundled_briefings_are_sound() -> None:
    found = find_briefings(bundled())
    assert found.kind == "library"
    for folder in found.folders:
        words = words_for("en")
        told = [(p.place, p.message(words)) for p in read_briefing(folder).problems]
        assert told == []


def test_what_is_heavy_is_loaded_only_when_needed(tmp_path: Path) -> None:
    write(tmp_path / "sound")
    write(tmp_path / "slip", case="x = 1\n")
    code = (
        "import sys; from pathlib import Path; from tui.library.read import read_briefing\n"
        f"assert not read_briefing(Path({str(tmp_path / 'sound')!r})).problems\n"
        "heavy = {'tree_sitter', 'tree_sitter_toml', 'rapidfuzz', 'edtf', 'textual', 'rich'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
        f"assert read_briefing(Path({str(tmp_path / 'slip')!r})).problems\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.stderr == ""
    assert ran.stdout == "[]\n['rapidfuzz', 'tree_sitter', 'tree_sitter_toml']\n"
