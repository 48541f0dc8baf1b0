"""Every rule of checking, in one list."""

from __future__ import annotations

from tui.library.checking import Rule
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
    editing.sources,
    editing.actors,
    editing.widths,
    language.languages,
    likelihood.mixed,
    likelihood.other_words,
    likelihood.high_on_one,
)
"""The rules; their order does not matter, problems are sorted by place."""
