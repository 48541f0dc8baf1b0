"""Hangul is taken apart into the very keys that an input method made it from."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.terminal.hangul_keys import is_hangul, keys_of

CONSONANTS = dict(zip("rRseEfaqQtTdwWczxvg", "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", strict=True))
VOWELS = dict(zip("koiOjpuPhynbml", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ", strict=True))
JOINED_VOWELS = dict(
    zip(["ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"], "ㅘㅙㅚㅝㅞㅟㅢ", strict=True)
)
JOINED_FINALS = dict(
    zip(
        ["ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"],
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        strict=True,
    )
)
INITIAL_ORDER = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWEL_ORDER = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINAL_ORDER = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def composed(keys: str) -> str:
    """What a 두벌식 input method commits; capitals without a jamo count as small ones."""
    typed: list[str] = []
    syllable = ["", "", ""]  # initial, vowel, final, as compatibility jamo

    def commit() -> None:
        initial, vowel, final = syllable
        if initial and vowel:
            code = INITIAL_ORDER.index(initial) * 588 + VOWEL_ORDER.index(vowel) * 28
            code += FINAL_ORDER.index(final) + 1 if final else 0
            typed.append(chr(0xAC00 + code))
        else:
            typed.append(initial + vowel + final)
        syllable[:] = ["", "", ""]

    for key in keys:
        letter = key if key in CONSONANTS or key in VOWELS else key.lower()
        initial, vowel, final = syllable
        if letter in CONSONANTS:
            jamo = CONSONANTS[letter]
            if initial and vowel and not final and jamo in FINAL_ORDER:
                syllable[2] = jamo
            elif final and final + jamo in JOINED_FINALS:
                syllable[2] = JOINED_FINALS[final + jamo]
            else:
                commit()
                syllable[0] = jamo
        else:
            jamo = VOWELS[letter]
            if final:
                # The last consonant goes over to the next syllable.
                parted = next((p for p, whole in JOINED_FINALS.items() if whole == final), final)
                syllable[2] = parted[:-1]
                commit()
                syllable[:] = [parted[-1], jamo, ""]
            elif vowel and vowel + jamo in JOINED_VOWELS:
                syllable[1] = JOINED_VOWELS[vowel + jamo]
            elif vowel:
                commit()
                syllable[1] = jamo
            else:
                syllable[1] = jamo
    commit()
    return "".join(typed)


def plain(keys: str) -> tuple[str, ...]:
    return tuple(key if key in CONSONANTS or key in VOWELS else key.lower() for key in keys)


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=40)


@given(LETTERS)
def test_committed_text_gives_back_the_keys_it_was_typed_with(keys: str) -> None:
    assert keys_of(composed(keys)) == plain(keys)


@given(LETTERS)
def test_decomposed_text_has_the_same_keys(keys: str) -> None:
    text = composed(keys)
    assert keys_of(normalize("NFD", text)) == keys_of(text)
    assert keys_of(normalize("NFKD", text)) == keys_of(text)


def test_the_input_method_of_these_tests_writes_korean() -> None:
    assert composed("ghkdnpdl") == "화웨이"
    assert composed("dksgrk") == "않가"
    assert composed("gj") == "허"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("허", "gj"),
        ("ㅘ", "hk"),
        ("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP"),
        ("ㅓ", "j"),
        ("뷁", "qnpfr"),
        ("ㄳ", "rt"),
        ("ᄒ", "g"),
        ("ᅥ", "j"),
        ("ᆪ", "rt"),
        ("\uffbe", "g"),  # half-width ㅎ
        ("\uffc6", "j"),  # half-width ㅓ
        ("허q", "gjq"),
    ],
)
def test_every_form_of_a_jamo_has_keys(text: str, keys: str) -> None:
    assert keys_of(text) == tuple(keys)


@pytest.mark.parametrize(
    "text", ["", "j", "Q", "漢", "é", "１", "ㆍ", "\u3164", "㉠", "\U0001f600"]
)
def test_what_is_no_modern_hangul_is_left(text: str) -> None:
    assert keys_of(text) == tuple(text)
    assert not is_hangul(text)


def test_every_syllable_has_ascii_letters_for_keys() -> None:
    for code in range(0xAC00, 0xD7A4):
        keys = keys_of(chr(code))
        assert 2 <= len(keys) <= 5
        assert all(key.isascii() and key.isalpha() for key in keys)


@given(st.text(max_size=30), st.text("가힣뷁ㅎㅘ헌\uffbe", max_size=30))
def test_any_text_is_taken_apart_character_by_character(wild: str, hangul: str) -> None:
    text = wild + hangul
    assert keys_of(text) == tuple(key for character in text for key in keys_of(character))
    assert keys_of(hangul) == () or "".join(keys_of(hangul)).isascii()
