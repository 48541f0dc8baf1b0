"""A source that is cited, and texts as wild as anyone may write them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.briefing import make
from tui.export.cited import Citation

TITLE = "China Urges Local Companies to Stay Away From Nvidia's AI Chips"
URL = "https://example.com/a_b%20c?x=1&y=2#z"

SIGNS = "{}\\$%&#_^~\"'`“”‘’-–—<>@,;:.?!()[]=|/ \t\n가힣ㅎ엔é字\u202e\u200f\x07\x1b"

# Not `st.text`, which hardly ever draws the signs that matter.
wild = st.lists(
    st.one_of(st.sampled_from([*SIGNS]), st.sampled_from([*"aB1칩"]), st.characters()), max_size=25
).map("".join)
"""Titles with quotation marks, braces, backslashes, Hangul, directions and control characters."""


def citation(
    type: str = "webpage", /, label: str = "", places: tuple[str, ...] = (), **fields: Any
) -> Citation:
    """A citation of a source that says what is given and little else."""
    given: dict[str, Any] = {
        "title": TITLE,
        "publisher": {"ko": "블룸버그", "en": "Bloomberg"},
        "lang": "en",
        **fields,
    }
    return Citation(make.source(given.pop("id", "a"), type=type, **given), label, places)
