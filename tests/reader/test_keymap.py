"""The person's keys come first; where two commands want one key, it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.commands import BY_ID, COMMANDS, commands_of
from tui.reader.keymap import Clash, Keymap, remap
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
    keymap = Keymap({"theme": ("w",), "day-keep": ("w",)})
    assert keymap.clashes == ()
    assert keymap.keys("page")["theme"] == keymap.keys("day")["day-keep"] == ("w",)


def test_a_command_has_its_own_keys_in_each_of_its_contexts() -> None:
    keymap = Keymap({"cite": ("w",), "evidence": ("v",)})
    assert keymap.keys("page")["cite"] == keymap.keys("evidence")["cite"] == ("w",)
    for context in ("page", "presenting", "evidence"):
        assert keymap.keys(context)["evidence"] == ("v",)
    assert keymap.keys("evidence")["evidence-close"] == ("f6",)


def test_a_default_key_belongs_to_the_command_with_fewer_contexts() -> None:
    keymap = Keymap({})
    assert keymap.keys("evidence")["evidence"] == ("s",)
    assert keymap.keys("presenting")["move-down"] == ("down",)
    assert keymap.keys("presenting")["enter"] == ("enter",)


def test_a_clash_is_found_in_every_context_and_once() -> None:
    assert Keymap({"cite": ("o",)}).clashes == (
        Clash("o", "cite", "address", chosen=False, bare=True),
    )
    assert Keymap({"evidence": ("left",)}).clashes == (
        Clash("left", "evidence", "out", chosen=False),
        Clash("left", "evidence", "present-previous", chosen=False, context="presenting"),
        Clash("left", "evidence", "evidence-back", chosen=False, context="evidence"),
    )
    assert Keymap({"bookmark-remove": ("escape",)}).clashes == (
        Clash("escape", "bookmark-remove", "leave", chosen=False, bare=True, context="bookmarks"),
    )


def test_where_one_types_the_way_out_keeps_a_key_that_is_no_letter() -> None:
    keymap = Keymap({"leave": ("w",), "enter": ()})
    assert keymap.keys("help")["leave"] == ("w", "escape")
    assert keymap.keys("help")["enter"] == ("enter", "right")
    assert keymap.keys("evidence")["leave"] == ("w",)


def test_keys_that_a_widget_reads_itself_stay_and_are_kept_from_others() -> None:
    keymap = Keymap({"present-number": ("w",), "language": ("5",)})
    assert "5" in keymap.keys("presenting")["present-number"]
    assert keymap.keys("presenting")["language"] == ()
    assert any(clash.kept == "present-number" for clash in keymap.clashes)


def test_texts_name_the_key_in_force_or_the_command() -> None:
    keymap = Keymap({"query": ("w",), "quit": ()})
    assert (keymap["query"], keymap["quit"], keymap["out"]) == ("w", "quit", "Esc")


def test_a_command_may_go_without_and_strangers_are_passed_over() -> None:
    assert remap(DEFAULTS, {"quit": (), "nothing": ("z",)}).keymap["quit"] == ()


def test_our_own_keys_do_not_clash() -> None:
    assert Keymap({}).clashes == ()
    assert Keymap({id: BY_ID[id].keys for id in ("theme", "cite")}).clashes == ()
    for context in {context for command in COMMANDS for context in command.contexts}:
        shared = {(each.id, key) for each in commands_of(context) for key in each.keys} - {
            (id, key) for id, keys in Keymap({}).keys(context).items() for key in keys
        }
        # Only what gives way to a command of fewer contexts.
        assert {id for id, _ in shared} <= {"evidence", "move-down", "move-up", "enter"}, context


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
        Clash("slash", "down", "up", chosen=False, context="evidence"),
    ):
        message = clash.message(words_for(language))
        assert all(part in message for part in ("/", "down", "up"))
