"""Every way through the postings finds the same documents."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.search import bitsets, texts
from tui.search.texts import Postings

WORDS = ("", "화웨이", "a", "ab", "abc", "b", "bc", "칩")

numbered = st.lists(st.lists(st.integers(1, len(WORDS) - 1), max_size=4), min_size=1, max_size=12)


@pytest.mark.parametrize(("frequent", "worth"), [(768, 20), (2, 20), (2, 0), (0, 20), (0, 0)])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents=numbered, form=st.sampled_from(["a", "b", "c", "화", "x", ""]))
def test_a_form_is_found_where_a_word_has_it(
    monkeypatch: pytest.MonkeyPatch,
    frequent: int,
    worth: int,
    documents: list[list[int]],
    form: str,
) -> None:
    monkeypatch.setattr(texts, "_FREQUENT", frequent)
    monkeypatch.setattr(texts, "_WORTH", worth)
    made = Postings(documents, len(WORDS))
    holding = [any(form in WORDS[number] for number in numbers) for numbers in documents]
    assert made.having_form(form, WORDS) == bitsets.of_flags(bytes(holding))
    words = [number for number, word in enumerate(WORDS) if form in word]
    assert made.having(words) == bitsets.of_flags(bytes(holding))


@given(st.lists(st.booleans(), max_size=200))
def test_bits_remember_positions(flags: list[bool]) -> None:
    made = bitsets.of_flags(bytes(flags))
    positions = [at for at, flag in enumerate(flags) if flag]
    assert bitsets.of_positions(reversed(positions), len(flags)) == made
    assert list(bitsets.chosen(range(len(flags)), made)) == positions
    assert made.bit_count() == len(positions)
