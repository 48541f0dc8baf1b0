"""The person's keys come first; where two commands want one key, it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands import COMMANDS
from tui.reader.keymap import Clash, remap
from tui.words import LANGUAGES, words_for

DEFAULTS = {"down": ("j", "down"), "up": ("k", "up"), "quit": ("q",)}


def test_chosen_keys_replace_all_of_a_command() -> None:
    keymap, clashes = remap(DEFAULTS, {"down": ("n",)})
    assert keymap == {"down": ("n",), "up": ("k", "up"), "quit": ("q",)}
    assert clashes == ()


def test_a_chosen_key_is_taken_from_who_has_it_by_default() -> None:
    keymap, clashes = remap(DEFAULTS, {"down": ("k", "q")})
    assert keymap == {"down": ("k", "q"), "up": ("up",), "quit": ()}
    assert clashes == (
        Clash("k", "down", "up", chosen=False),
        Clash("q", "down", "quit", chosen=False, bare=True),
    )


def test_keys_that_are_exchanged_do_not_clash() -> None:
    keymap, clashes = remap(DEFAULTS, {"down": ("k",), "up": ("j",)})
    assert (keymap["down"], keymap["up"], clashes) == (("k",), ("j",), ())


def test_one_key_for_two_goes_to_the_first_and_is_told() -> None:
    keymap, clashes = remap(DEFAULTS, {"quit": ("x",), "up": ("x", "k")})
    assert keymap["up"] == ("x", "k")
    assert keymap["quit"] == ()
    assert clashes == (Clash("x", "up", "quit", chosen=True, bare=True),)


def test_commands_of_other_contexts_may_share_a_key() -> None:
    _, clashes = remap(DEFAULTS, {"down": ("q",)}, {"quit": "dialog"})
    assert clashes == ()


def test_a_command_may_go_without_and_strangers_are_passed_over() -> None:
    assert remap(DEFAULTS, {"quit": (), "nothing": ("z",)}).keymap["quit"] == ()


def test_our_own_keys_do_not_clash() -> None:
    assert remap({command.id: command.keys for command in COMMANDS}, {}).clashes == ()


KEYS = st.lists(st.sampled_from("abcd"), max_size=3)


@given(
    st.dictionaries(st.sampled_from("uvwxyz"), KEYS),
    st.dictionaries(st.sampled_from("uvwxyz"), KEYS),
)
def test_a_key_always_has_one_owner_and_none_is_lost_untold(
    commands: dict[str, list[str]], chosen: dict[str, list[str]]
) -> None:
    keymap, clashes = remap(commands, chosen)
    assert list(keymap) == list(commands)
    owned = [key for keys in keymap.values() for key in keys]
    assert len(owned) == len(set(owned))
    for command in commands:
        wanted = set(chosen.get(command, commands[command]))
        assert wanted - set(keymap[command]) == {c.key for c in clashes if c.lost == command}
    for clash in clashes:
        assert clash.key in keymap[clash.kept]
        assert not (clash.lost in chosen and clash.kept not in chosen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clash_names_the_key_and_both_commands(language: str) -> None:
    for clash in (
        Clash("slash", "down", "up", chosen=True),
        Clash("slash", "down", "up", chosen=False),
        Clash("slash", "down", "up", chosen=False, bare=True),
    ):
        message = clash.message(words_for(language))
        assert all(part in message for part in ("/", "down", "up"))
