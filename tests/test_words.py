"""The words: the same in every language, no key in them; every command has a handler and words."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest
import tomli

from tui.app.commands import HANDLERS
from tui.commands import BY_ID, COMMANDS, GROUPS, PARENTS, SHOWN, commands_of, lineage
from tui.reader.keynames import normal_key
from tui.words import LANGUAGES, Words, words_for

ROOM = files("tui.words")
TOPICS = sorted(
    entry.name.removesuffix(".toml")
    for entry in ROOM.joinpath(LANGUAGES[0]).iterdir()
    if entry.name.endswith(".toml")
)


def templates(language: str, topic: str) -> dict[str, str]:
    return tomli.loads(ROOM.joinpath(language, f"{topic}.toml").read_text(encoding="utf-8"))


def holes(template: str) -> set[str]:
    """The names a template has room for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def named_commands(template: str) -> set[str]:
    """The commands whose keys a template names."""
    return set(re.findall(r"\{keys\[(.*?)\]", template))


def test_every_language_has_the_same_topics() -> None:
    for language in LANGUAGES:
        names = sorted(entry.name for entry in ROOM.joinpath(language).iterdir())
        assert names == [f"{topic}.toml" for topic in TOPICS]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_has_the_same_words(topic: str) -> None:
    first, *others = (templates(language, topic) for language in LANGUAGES)
    for other in others:
        assert other.keys() == first.keys()


# Of a date each language takes the parts it says: winter 2024–2025, 2024년 겨울.
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != "date"])
def test_every_language_has_room_for_the_same_values(topic: str) -> None:
    first, *others = (templates(language, topic) for language in LANGUAGES)
    for other in others:
        for name, template in other.items():
            if name.endswith("_one"):
                # "1 step" needs no number.
                assert holes(template) | holes(first[name]) <= {"count", "n"}, name
            else:
                assert holes(template) == holes(first[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_filled(language: str) -> None:
    words = Words(language)
    for topic in TOPICS:
        for name, template in templates(language, topic).items():
            values = dict.fromkeys(holes(template), "7")
            said = words(f"{topic}.{name}", **values, unused="")
            assert said.strip() or not template.strip(), name
            assert "{" not in said.replace("{}", ""), name


@pytest.mark.parametrize("topic", TOPICS)
def test_korean_is_korean_and_english_has_no_hangul_but_what_names_it(topic: str) -> None:
    for name, template in templates("en", topic).items():
        hangul = {c for c in template if "가" <= c <= "힣" or "ㄱ" <= c <= "ㅎ"}
        # 한국어 and 한/영 are their names; examples of a query may be Hangul.
        assert hangul <= set("한국어영ㅎㅇ화웨이"), name


@pytest.mark.parametrize("topic", TOPICS)
def test_keys_in_words_are_those_of_commands_there_are(topic: str) -> None:
    for language in LANGUAGES:
        for name, template in templates(language, topic).items():
            assert named_commands(template) <= set(BY_ID), name


KEY_NAMES = re.compile(
    r"\b(Enter|Esc|Escape|Tab|Space|Backspace|Home|End|PgUp|PgDn|F\d\d?)(?![\w-])"
    r"|\b(ctrl|alt|shift)\+",
    re.IGNORECASE | re.ASCII,
)
ONE_KEY = re.compile(
    r"(?:^|[·.,;:…] |\bpress |\bon |보려면 )([^\s\w]|[A-Za-z]|(?<=on )\d)(?= [^\W\d_]|,|$)"
    r"|(?<!\S)([^\s\w]|[A-Za-z]|\d(?=에))(?=(?:으?로|[을를에])(?!\w))",
    re.IGNORECASE,
)
"""A sign by itself where a foot or a sentence has a key, in English or with a Korean particle."""

NO_KEYS = {
    # Signs that say what they are, and words that are spelled like keys.
    "app.problem_count", "app.legend_signs", "present.more", "cli.help_briefdeck",
    "reader.type_keys", "problem.toml-unclosed-array-hint",
}  # fmt: skip


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_names_a_key(language: str, topic: str) -> None:
    signs = {SHOWN.get(key, key) for command in COMMANDS for key in command.keys} - set("()")
    for name, template in templates(language, topic).items():
        if f"{topic}.{name}" in NO_KEYS:
            continue
        text = re.sub(r"\{.*?\}", "…", template)
        found = KEY_NAMES.search(text)
        assert found is None or found[0] in ("end", "Home", "home"), (name, template)
        lone = {match[1] or match[2] for match in ONE_KEY.finditer(text)}
        assert not lone & signs - {"a", "I", "–"}, (name, template)


def test_every_command_of_the_page_has_a_handler_and_nothing_else_has() -> None:
    page = {id for context, id in HANDLERS if context == "page"}
    assert page == {command.id for command in commands_of("page")}
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_words(language: str) -> None:
    words = words_for(language)
    for command in COMMANDS:
        assert words.has(command.word), command.id
    for group in GROUPS:
        assert words.has(f"command.group_{group}")
        assert any(command.group == group for command in COMMANDS)


def test_no_word_of_a_command_is_left_over() -> None:
    known = {name for command in COMMANDS for name in (command.word, f"{command.word}_brief")}
    known |= {f"command.group_{group}" for group in GROUPS}
    known |= {
        f"{command.word}_{place.replace('-', '_')}"
        for command in COMMANDS
        for hint in command.hint
        for place in (hint, *(place for place in PARENTS if hint in lineage(place)))
    }
    known |= {f"{command.word}_keys" for command in COMMANDS if command.fixed}
    for name in templates("en", "command"):
        assert f"command.{name}" in known, name


def test_no_two_commands_of_the_page_have_one_key() -> None:
    keys = [key for command in commands_of("page") for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_command_has_a_key_that_a_terminal_sends() -> None:
    for command in COMMANDS:
        assert command.keys
        for key in command.keys:
            assert normal_key(key) == key, key
    assert not any("shift+f3" in command.keys for command in COMMANDS)


def test_every_command_but_moving_in_groups_has_a_key_that_no_input_method_eats() -> None:
    """Arrows, Enter, Esc, Tab, digits, F-keys, Ctrl; or a letter that Hangul mode takes apart."""
    for command in COMMANDS:
        safe = [
            key
            for key in command.keys
            if "+" in key
            or key.isdigit()
            or key in SHOWN
            or (key[0] == "f" and key[1:].isdigit())
            or (len(key) == 1 and (key.islower() or key in "RQTWOP"))
            or key in {"pageup", "pagedown"}
        ]
        assert safe, command.id
