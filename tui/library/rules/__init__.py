"""Checking a briefing: every rule, run over what reading found. Touches no disk."""

from __future__ import annotations

from itertools import islice

from tui.library.checking import Checking, Rule
from tui.library.draft import Draft
from tui.library.findings import Finding
from tui.library.problems import MAX_PROBLEMS
from tui.library.rules import editing, ids, language, likelihood, lists, numbers

RULES: tuple[Rule, ...] = (
    ids.ids,
    ids.columns,
    ids.targets,
    ids.circles_of_ids,
    lists.source_types,
    lists.locators,
    lists.language_tags,
    lists.currencies,
    numbers.shapes,
    numbers.ranges,
    numbers.sums,
    numbers.own_values,
    editing.expectations,
    editing.events_to_come,
    editing.stale,
    editing.cites,
    editing.unused,
    editing.widths,
    language.languages,
    likelihood.mixed,
    likelihood.other_words,
    likelihood.high_on_one,
)
"""The rules; their order does not matter, problems are sorted by place."""


def check(draft: Draft) -> list[Finding]:
    """Everything the rules find, at most one more than `MAX_PROBLEMS`."""
    if draft.briefing is None:
        return []
    checking = Checking(draft.briefing, draft)
    found = (one for rule in RULES for one in rule(checking))
    return list(islice(found, MAX_PROBLEMS + 1))
