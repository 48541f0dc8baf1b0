"""What striking sources brings down: the difference between two states of the evidence.

Pure: no files, no terminal.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.briefing.evidence.grading import Evidence


class Struck(NamedTuple):
    """What was brought down; ids in the order of the briefing, each in one of the three."""

    falls: tuple[str, ...]
    """Claims that lost all support."""
    weakened: tuple[str, ...]
    """Claims that lost an origin and keep another, and judgements of which a part has fallen."""
    judgements: tuple[str, ...]
    """Judgements that fall, or lost their last independent origin."""


def brought_down(now: Evidence, before: Evidence | None = None) -> Struck:
    """What falls or is weakened `now` and did not `before`; both of the same briefing.

    Without `before`, what falls beyond what does with nothing struck.
    """
    before = before or now.baseline
    impact = now.impact.beyond(before.impact)
    weakened = impact.weakened_judgements
    unsupported = {id for id in weakened if before.origins(id) and not now.origins(id)}
    down = {*impact.judgements, *unsupported}
    return Struck(
        impact.claims,
        (*impact.weakened_claims, *(id for id in weakened if id not in unsupported)),
        tuple(one.id for one in now.briefing.judgements if one.id in down),
    )
