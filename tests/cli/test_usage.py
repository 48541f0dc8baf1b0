"""How the command line is read, and what is said where it was used wrongly."""

from __future__ import annotations

from importlib import import_module

import pytest

from tui.cli.errors import UsageError
from tui.cli.usage import COMMANDS, Arguments, parse, split_command
from tui.words import LANGUAGES, words_for


def read(*argv: str) -> Arguments:
    return parse(argv, words_for("en"))


def wrong(*argv: str, language: str = "en") -> str:
    with pytest.raises(UsageError) as caught:
        parse(argv, words_for(language))
    return caught.value.text


def test_nothing_opens_the_app() -> None:
    assert read() == Arguments(command=None)


def test_a_path_opens_the_app() -> None:
    assert read("content", "--lang", "ko", "--no-mouse", "--ascii") == Arguments(
        command=None, operands=("content",), language="ko", mouse=False, ascii=True
    )


def test_the_first_word_decides() -> None:
    assert read("check").command == "check"
    assert read("./check") == Arguments(command=None, operands=("./check",))
    assert read("--", "check") == Arguments(command=None, operands=("check",))
    assert read("content", "--lang=en").command is None
    assert wrong("content", "check") == "Nothing is known to do with check."


@pytest.mark.parametrize("at", range(3))
def test_options_may_stand_anywhere(at: int) -> None:
    words = ["check", "content"]
    words[at:at] = ["--lang", "ko"]
    arguments = read(*words)
    assert (arguments.command, arguments.operands, arguments.language) == (
        "check", ("content",), "ko",
    )  # fmt: skip


def test_the_value_of_an_option_is_no_command() -> None:
    assert split_command(["--lang", "check", "keys"]) == ("keys", ["--lang", "check"])


def test_check() -> None:
    assert read("check", "a", "--format", "github", "--strict") == Arguments(
        command="check", operands=("a",), format="github", strict=True
    )
    assert read("check", "--json").json
    assert read("check", "--format=json").json


def test_show() -> None:
    assert read("show", "h20", "-b", "content") == Arguments(
        command="show", operands=("h20",), briefing="content"
    )
    assert read("show", "--pane", "terms", "--json") == Arguments(
        command="show", pane="terms", json=True
    )


def test_a_query_keeps_its_order_and_its_minus() -> None:
    arguments = read(
        "search", "huawei", "-status:confirmed", "--json", "after:2025", "-b", "x", "-y"
    )
    assert arguments.operands == ("huawei", "-status:confirmed", "after:2025", "-y")
    assert arguments.json
    assert arguments.briefing == "x"


def test_a_query_in_hangul() -> None:
    assert read("search", "ㅎㅇㅇ", "-상태:확인").operands == ("ㅎㅇㅇ", "-상태:확인")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["check", "--fromat", "json"], "There is no option --fromat. Did you mean --format?"),
        (["check", "--format", "jsn"], "--format cannot be jsn"),
        (["check", "--format", "jsn"], "Did you mean json?"),
        (["check", "a", "b"], "Nothing is known to do with b."),
        (["check", "--lang"], "--lang needs a value"),
        (["check", "--json=3"], "--json takes no value"),
        (["check", "--lang", "fr"], "--lang cannot be fr; it is one of ko, en."),
        (["show"], "Name a record or a pane"),
        (["show", "a", "--pane", "terms"], "Either a record or --pane"),
        (["show", "--pane", "timelime"], "Did you mean timeline?"),
        (["show", "a", "--strict"], "There is no option --strict."),
        (["search"], "Say what to search for"),
        (["search", "--jsno", "x"], "Did you mean --json?"),
        (["keys", "x"], "Nothing is known to do with x."),
        (["-x"], "There is no option -x."),
    ],
)
def test_wrong_use_is_told_in_our_words(argv: list[str], told: str) -> None:
    assert told in wrong(*argv)


def test_wrong_use_is_told_in_korean() -> None:
    assert wrong("show", "--pane", "term", language="ko") == (
        "--pane에 term은 쓸 수 없습니다. overview, timeline, actors, figures, sources, terms "
        "가운데 하나여야 합니다. 혹시 terms 아닌가요?"
    )


def test_what_was_typed_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in wrong("check", "--\x1b[31mred")
    assert "\x1b" not in wrong("keys", "\x1b[31mred")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_nothing_else(command: str) -> None:
    assert read(command, "--help").help
    assert read(command, "-h").help


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_the_registry_can_be_run_and_is_explained(command: str) -> None:
    assert callable(getattr(import_module(f"tui.cli.{command}"), command))
    for language in LANGUAGES:
        words = words_for(language)
        assert f"briefdeck {command}" in words(f"cli.help_{command}")
        assert f"\n  {command} " in words("cli.help_briefdeck")


def test_a_command_is_added_by_an_entry_in_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "cited", COMMANDS["cite"]._replace(options=("style",), most=2))
    assert read("cited", "a", "b", "--style", "korean") == Arguments(
        command="cited", operands=("a", "b"), style="korean"
    )
    assert wrong("cited", "a", "--stile", "x").endswith("Did you mean --style?")
    assert wrong("cited", "a", "b", "c") == "Nothing is known to do with c."
