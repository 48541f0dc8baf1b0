"""The order of the palette."""

from __future__ import annotations

from tui.search.ranking import rank

COMMANDS = ["시점 바꾸기", "언어 바꾸기", "바꾸기", "다시 읽기", "되바꾸기", "바꾸기 취소"]


def by_name(name: str) -> tuple[str, ...]:
    return (name,)


def test_whole_names_then_beginnings_then_words_then_insides() -> None:
    assert rank("바꾸기", COMMANDS, by_name) == (
        "바꾸기",
        "바꾸기 취소",
        "시점 바꾸기",
        "언어 바꾸기",
        "되바꾸기",
    )


def test_half_typed_and_initials() -> None:
    assert rank("바꾹", COMMANDS, by_name)[0] == "바꾸기"
    assert rank("ㄷㅅ ㅇ", COMMANDS, by_name) == ("다시 읽기",)
    assert rank("ㅂㄲ", COMMANDS, by_name)[0] == "바꾸기"


def test_any_of_several_names_counts_and_all_words_must() -> None:
    names = {"copy": ("복사", "copy the record"), "cite": ("인용", "copy a citation")}
    assert rank("copy", names, names.__getitem__) == ("copy", "cite")
    assert rank("cop cit", names, names.__getitem__) == ("cite",)
    assert rank("copy -record", names, names.__getitem__) == ("cite",)
    assert rank("인용", names, names.__getitem__) == ("cite",)


def test_nothing_typed_keeps_all_and_nothing_found_none() -> None:
    assert rank("", COMMANDS, by_name) == tuple(COMMANDS)
    assert rank("zzz", COMMANDS, by_name) == ()
