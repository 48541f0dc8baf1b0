"""A key may be written as it is called or as it stands on the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tui.commands import COMMANDS
from tui.reader.keynames import key_names, never_arrives, normal_key, split_keys


@pytest.mark.parametrize("character", [chr(code) for code in range(0x20, 0x7F)])
def test_every_character_of_the_keyboard_is_the_key_that_the_app_hears(character: str) -> None:
    assert normal_key(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"),
        ("?", "question_mark"),
        ("Ctrl+F", "ctrl+f"),
        ("ctrl-f", "ctrl+f"),
        ("Control + f", "ctrl+f"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("Page_Down", "pagedown"),
        ("F5", "f5"),
        ("shift+g", "G"),
        ("shift+tab", "shift+tab"),
        ("alt+←", "alt+left"),
        ("ctrl+shift+up", "ctrl+shift+up"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+-", "ctrl+minus"),
        ("ctrl+i", "tab"),
        ("ctrl+[", "escape"),
        ("hyphen_minus", "minus"),
        (" ", "space"),
        ("comma", "comma"),
    ],
)
def test_ways_to_write_a_key(written: str, key: str) -> None:
    assert normal_key(written) == key


@pytest.mark.parametrize("written", ["", "foo", "ctrl+", "hyper+x", "ctrl+foo", "jk", "\x1b", "\n"])
def test_what_names_no_key(written: str) -> None:
    assert normal_key(written) is None


def test_every_key_of_a_command_is_in_the_apps_spelling_already() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert normal_key(key) == key
            assert not never_arrives(key)


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none_and_a_key_stays_itself(written: str) -> None:
    key = normal_key(written)
    assert key is None or normal_key(key) == key


def test_keys_that_no_terminal_sends() -> None:
    assert never_arrives("shift+f3")
    assert never_arrives("ㅓ")
    assert not never_arrives("f3")


def test_lists_of_keys() -> None:
    assert split_keys("j, down") == ["j", "down"]
    assert split_keys(",") == [","]
    assert split_keys("j,,") == ["j", "comma"]
    assert "escape" in key_names()
