"""The page's words: everything that can be said has words, the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tui.briefing import closed_lists as lists
from tui.page.article.groups import KINDS
from tui.words import LANGUAGES, words_for

CLOSED = {
    "status": get_args(lists.EventStatus),
    "actor": get_args(lists.ActorKind),
    "actors": get_args(lists.ActorKind),
    "role": get_args(lists.Role),
    "relation": (
        *lists.BUILT_IN_RELATIONS,
        *(f"{relation}_inverse" for relation in lists.BUILT_IN_RELATIONS),
    ),
    "reliability": get_args(lists.Reliability),
    "credibility": tuple("123456"),
    "confidence": get_args(lists.Confidence),
    "likelihood": get_args(lists.Likelihood),
    "change": get_args(lists.ConfidenceChange),
    "mark": get_args(lists.NumberMark),
    "verdict": get_args(lists.Verdict),
    "stance": ("disputes", "mentions"),
    "kind": KINDS,
    "kinds": KINDS,
    "question": ("open", "answered"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", CLOSED)
def test_every_word_of_a_closed_list_can_be_said(language: str, group: str) -> None:
    words = words_for(language)
    missing = [name for name in CLOSED[group] if not words.has(f"page.{group}_{name}")]
    assert missing == []


@pytest.mark.parametrize("topic", ["page", "chart"])
def test_both_languages_have_the_same_words_with_the_same_values(topic: str) -> None:
    ko, en = (words_for(language).topic(topic) for language in ("ko", "en"))
    assert list(ko) == list(en)
    for name in ko:
        wanted = [sorted(set(re.findall(r"{(\w+)", text[name]))) for text in (ko, en)]
        if not name.endswith("_one"):
            assert wanted[0] == wanted[1], name


def test_no_word_stands_there_for_nothing() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path("tui").rglob("*.py"))
    prefixes = tuple(f"{group}_" for group in (*CLOSED, "type", "at"))
    unused = [
        name
        for name in words_for("en").topic("page")
        if not name.startswith(prefixes)
        and not re.search(f"[\"'.]{name}[\"']", code)
        and not name.endswith("_one")
    ]
    assert unused == []


def test_korean_words_are_korean() -> None:
    latin = {
        name: text
        for name, text in words_for("ko").topic("page").items()
        if re.search("[A-Za-z]{3,}", re.sub(r"{\w+}", "", text))
    }
    assert latin == {}
