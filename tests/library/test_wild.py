"""Whatever stands in the files: reading never raises, and nothing harmful comes through."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.make import BASE, BRIEFING, marked, sections
from tui.briefing.numbers import check_compare
from tui.briefing.sensitivity import sensitivities
from tui.library.clean import first_harmful, is_nfc
from tui.library.read import Opened, read_briefing
from tui.words import words_for

HERE = Path(__file__).parent
CASES = [
    marked(text)[0]
    for name in ("trips.txt", "sound.txt")
    for text in sections(HERE / name).values()
]
SOUND = "".join(sections(HERE / "sound.txt").values())
SPLICES = (
    "[", "]", "{", "}", '"', '"""', "'", "=", "\n", ",", "\\", "\\u202e", "\\u001b", "\\ud800", "#",
    "[[event]]\n", "[briefing]\n", "[event.title]\n", "id = 1\n", "nan", "-inf", "1e999999", ".",
    "\x1b[2J", "\u202e", "\u2028", "\x00", "\r", "é", "e\u0301", "한", "\u1112\u1161", "true", "-",
    "{{sales}}", "[[start]]", "\ufeff", "9" * 50, "9" * 5000, "2024-99", "2024-01-01", "0",
)  # fmt: skip


def opened_of(*contents: bytes) -> Opened:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at, data in enumerate(contents):
            (folder / f"f{at}.toml").write_bytes(data)
        return read_briefing(folder)


def strings(value: Any) -> list[str]:
    """Every string in records, keys among them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [text for name in value.__struct_fields__ for text in strings(getattr(value, name))]
    if isinstance(value, (tuple, list)):
        return [text for one in value for text in strings(one)]
    if hasattr(value, "entries"):
        return strings(value.entries)
    if hasattr(value, "source"):
        return [value.source]
    return []


def assert_harmless(opened: Opened) -> None:
    if opened.briefing is not None:
        for text in strings(opened.briefing):
            assert not first_harmful(text)
            assert is_nfc(text)
    for language in ("ko", "en"):
        words = words_for(language)
        for problem in opened.problems:
            for told in (problem.message(words), problem.hint(words) or "", problem.place):
                assert not first_harmful(told)
                assert "\n" not in told
            assert problem.line >= 1
            assert problem.column >= 1
    assert list(opened.problems) == sorted(opened.problems, key=lambda problem: problem.order)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert_harmless(opened_of(data))
    assert_harmless(opened_of(BRIEFING.encode(), data))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_as_a_value(text: str) -> None:
    quoted = (
        '"' + "".join(f"\\U{ord(char):08X}" if not char.isalnum() else char for char in text) + '"'
    )
    case = (
        f"[[event]]\nid = {quoted}\ndate = {quoted}\n"
        f"title = {{ko = {quoted}, {quoted} = {quoted}}}\n"
        f'status = "denied"\nbody = {quoted}\n{quoted} = 1\ncites = [{quoted}]\n'
        f'[[{quoted}]]\n[[actor]]\nid = "maker2"\nname = {quoted}\nkind = {quoted}\n'
    )
    assert_harmless(opened_of(BRIEFING.encode(), BASE.encode(), case.encode()))


@given(st.randoms(use_true_random=False), st.integers(1, 6))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_slip_in_a_sound_briefing(chance: random.Random, slips: int) -> None:
    text = chance.choice(CASES) if chance.random() < 0.5 else SOUND
    for _ in range(slips):
        at = chance.randrange(len(text))
        end = at + chance.choice([0, 0, 1, 3, 30])
        text = text[:at] + chance.choice(SPLICES) + text[end:]
    assert_harmless(opened_of(BRIEFING.encode(), BASE.encode(), text.encode()))


VALUES = st.recursive(
    st.sampled_from(
        [
            '"start"',
            '"x"',
            "1",
            "-3",
            "1.5",
            "nan",
            "true",
            "2024-01-01",
            "10:00:00",
            '""',
            "[]",
            "{}",
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(
            st.sampled_from(["ko", "en", "id", "role", "source", "by", "label", "cells", "kind"]),
            inner,
            max_size=3,
        ).map(
            lambda items: "{" + ", ".join(f"{key} = {value}" for key, value in items.items()) + "}"
        ),
    ),
    max_leaves=6,
)
TABLES = {
    "event": """id date title status reported body credibility actors place tags figures follows
        outcome accounts cites refs updated""",
    "figure": """id title unit value low high bound sig mark points chart breaks columns rows
        compare cites""",
    "briefing": "id schema languages title summary as_of tlp authors tags",
    "source": "id type title publisher reliability url repeats status lang",
    "judgement": "id text confidence basis likelihood alternatives",
    "story": "id title steps",
    "relation": "id from type to",
}


@given(st.data())
@settings(max_examples=150)
def test_any_value_of_any_key(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(TABLES)))
    keys = data.draw(st.lists(st.sampled_from(TABLES[table].split()), unique=True))
    lines = [f"{key} = {data.draw(VALUES)}" for key in keys]
    head = f"[{table}]" if table == "briefing" else f"[[{table}]]"
    case = "\n".join([head, *lines, ""])
    base = BASE if table == "briefing" else BRIEFING + BASE
    opened = opened_of(base.encode(), case.encode())
    assert_harmless(opened)
    assert opened.briefing is not None
    assert "start" in opened.briefing.by_id


WILD_NUMBERS = st.one_of(
    st.sampled_from(["0", "-0.0", "0.00", "1e30", "-1e30", "9" * 40, "inf", "nan", "1e999"]),
    st.integers(-(10**12), 10**12).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
)
OPERANDS = st.one_of(
    WILD_NUMBERS,
    st.sampled_from([
        '"sales"', '"sales-by-year"', '"nobody"', '"maker"', '"wild"', "true", '{figure = "sales"}',
        '{figure = "sales-by-year", at = "2022"}', '{figure = "sales-by-year", at = "2021/.."}',
        '{figure = "sales-by-year", at = "soon"}', '{figure = "sales", at = "2022"}',
    ]),
)  # fmt: skip
SIDES = st.one_of(
    OPERANDS, st.lists(OPERANDS, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
)


@given(
    st.sampled_from(["share", "change", "ratio", "difference", "sum"]),
    SIDES, st.none() | SIDES, WILD_NUMBERS, WILD_NUMBERS,
    st.sampled_from(["", "sig = 1", "sig = 30"]),
    st.sampled_from(["", 'bound = "at-most"', 'bound = "above"', 'period = "2022"', "low = -1"]),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_comparison_is_worked_out_or_told(
    kind: str, of: str, to: str | None, expect: str, value: str, sig: str, more: str
) -> None:
    to_part = "" if to is None else f"to = {to}, "
    case = f"""[[figure]]
id = "wild"
title = {{ko = "수", en = "Number"}}
unit = "%"
value = {value}
{sig}
{more}
cites = ["paper"]
compare = [{{kind = "{kind}", of = {of}, {to_part}expect = {expect}}}]
"""
    opened = opened_of((BRIEFING + BASE).encode(), case.encode())
    assert_harmless(opened)
    assert opened.briefing is not None
    figures = {figure.id: figure for figure in opened.briefing.figures}
    for figure in opened.briefing.figures:
        for compare in figure.compare:
            made = check_compare(compare, figures, figure)
            told = {problem.code for problem in opened.problems}
            assert made.holds or told, case
            for sensitivity in sensitivities(compare, figures, figure):
                assert sensitivity.noticed is (sensitivity.why is None)
