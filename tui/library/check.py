"""Checking a briefing: runs every rule over what reading found. Touches no disk."""

from __future__ import annotations

from itertools import islice

from tui.library.checking import Checking
from tui.library.draft import Draft
from tui.library.findings import Finding
from tui.library.problems import MAX_PROBLEMS
from tui.library.rules import RULES


def check(draft: Draft) -> list[Finding]:
    """Everything the rules find, at most one more than `MAX_PROBLEMS`."""
    if draft.briefing is None:
        return []
    checking = Checking(draft.briefing, draft)
    found = (one for rule in RULES for one in rule(checking))
    return list(islice(found, MAX_PROBLEMS + 1))
