"""Nothing that steers a terminal or hides from the eye gets through."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.clean import first_harmful, is_nfc, shorten, visible

# Line feeds, and the signs of Arabic, Syriac and Kaithi that are drawn around numbers and words.
HARMLESS = set("\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2") | {
    "\U000110bd",
    "\U000110cd",
}


def test_no_control_or_format_character_is_left() -> None:
    left = []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in HARMLESS:
            shown = visible(f"a{char}b")
            if char in shown:
                left.append(hex(code))
    assert left == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ntext", "plain\ntext"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\rb\x00\x7f\x9b", "a␍b␀␡⟨U+009B⟩"),
        ("a\tb", "a    b"),
        ("\u202eabc\u2066\u2069", "⟨U+202E⟩abc⟨U+2066⟩⟨U+2069⟩"),
        ("a\u2028b\u2029", "a⟨U+2028⟩b⟨U+2029⟩"),
        ("pay\u200bpal \u00ad\ufeff\u2060", "paypal "),
        ("\u3164\u115f\uffa0x", "x"),
        ("a\u200db \u200cc", "ab c"),
        (
            "👩\u200d🔬 👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈",
            "👩\u200d🔬 👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈",
        ),
        ("क्\u200dष می\u200cخواهم", "क्\u200dष می\u200cخواهم"),
        ("\ud800x\udfff", "⟨U+D800⟩x⟨U+DFFF⟩"),
        ("한글 café 中文 — “x” ½ ①", "한글 café 中文 — “x” ½ ①"),
    ],
)
def test_shows_or_drops(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert bool(first_harmful(text)) == (text.replace("\t", "    ") != shown)


@given(st.text(st.characters(exclude_categories=())))
def test_what_was_made_visible_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not first_harmful(shown)
    shown.encode()


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.integers(1, 80))
def test_what_a_message_quotes_is_one_short_line(text: str, limit: int) -> None:
    line = shorten(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


def test_nfc() -> None:
    assert is_nfc("한글 café")
    assert not is_nfc(unicodedata.normalize("NFD", "한글"))
