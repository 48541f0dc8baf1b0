"""Localized text: which language a reader is shown."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.briefing.text import Prose, Shown, Text, TextError

NVIDIA = Text.of({"ko": "엔비디아", "en": "Nvidia", "zh-Hans": "英伟达"})


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ko", Shown("엔비디아", "ko", False)),
        ("en", Shown("Nvidia", "en", False)),
        ("EN", Shown("Nvidia", "en", False)),
        ("en-GB", Shown("Nvidia", "en", False)),
        ("zh-Hans", Shown("英伟达", "zh-Hans", False)),
        ("zh", Shown("英伟达", "zh-Hans", False)),
        ("zh-Hant", Shown("英伟达", "zh-Hans", False)),
        ("ja", Shown("엔비디아", "ko", True)),
    ],
)
def test_the_language_asked_for_or_the_first(language: str, shown: Shown) -> None:
    assert NVIDIA.shown(language, "ko") == shown


def test_the_very_tag_wins_over_a_near_one() -> None:
    text = Text.of({"zh-Hans": "国", "zh-Hant": "國", "zh": "中"})
    assert text.shown("zh-Hant", "ko").text == "國"
    assert text.shown("zh-TW", "ko").text == "中"


def test_another_language_stands_in_where_the_first_is_missing_too() -> None:
    text = Text.of({"ja": "エヌビディア"})
    assert text.shown("en", "ko") == Shown("エヌビディア", "ja", True)


def test_a_bare_name_is_the_same_in_every_language() -> None:
    text = Text.of("H20")
    assert text.shown("ko", "ko") == text.shown("en", "ko") == Shown("H20", "", False)
    assert text.languages == ()
    assert dict(text.values) == {"": "H20"}


def test_bare_prose_is_in_the_first_language_only() -> None:
    prose = Prose.of("권고였다.")
    assert prose.shown("ko", "ko") == Shown("권고였다.", "ko", False)
    assert prose.shown("ko-KR", "ko") == Shown("권고였다.", "ko", False)
    assert prose.shown("en", "ko") == Shown("권고였다.", "ko", True)


def test_its_languages_and_values() -> None:
    assert NVIDIA.languages == ("ko", "en", "zh-Hans")
    assert NVIDIA.values["en"] == "Nvidia"
    with pytest.raises(TypeError):
        NVIDIA.values["en"] = "x"  # type: ignore[index]


def test_texts_are_values() -> None:
    assert Text.of({"ko": "가"}) == Text.of({"ko": "가"})
    assert Text.of({"ko": "가"}) != Prose.of({"ko": "가"})
    assert pickle.loads(pickle.dumps(NVIDIA)) == NVIDIA
    assert len({NVIDIA, Text.of(NVIDIA.values)}) == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (3, "type"),
        (["ko"], "type"),
        (None, "type"),
        ({}, "empty"),
        ({"": "x"}, "tag"),
        ({"korean language": "x"}, "tag"),
        ({"k": "x"}, "tag"),
        ({"ko": 3}, "value"),
        ({"ko": {"a": "b"}}, "value"),
    ],
)
def test_what_is_no_text(raw: object, code: str) -> None:
    with pytest.raises(TextError) as raised:
        Text.of(raw)  # type: ignore[arg-type]
    assert raised.value.code == code


tags = st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", fullmatch=True)


@given(st.dictionaries(tags, st.text(), min_size=1), tags, tags)
def test_always_some_words_and_honest_about_them(
    values: dict[str, str], language: str, first: str
) -> None:
    shown = Text.of(values).shown(language, first)
    assert values[shown.language] == shown.text
    same = shown.language.partition("-")[0] == language.partition("-")[0]
    assert shown.missing == (not same)
    if language in values:
        assert shown.language == language
