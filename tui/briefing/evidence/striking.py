"""What striking sources brings down: the difference between two states of the evidence.

Pure: no files, no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.briefing.evidence.grading import Evidence


class Struck(NamedTuple):
    """What was brought down; ids in the order of the briefing, each in one of the three."""

    falls: tuple[str, ...]
    """Claims that lost all support."""
    weakened: tuple[str, ...]
    """Claims that lost an origin and keep another, and judgements of which a part has fallen."""
    judgements: tuple[str, ...]
    """Judgements that fall, or lost their last independent origin."""


def brought_down(now: Evidence, before: Evidence) -> Struck:
    """What falls or is weakened `now` and did not `before`; both of the same briefing."""
    falls = now.falls().beyond(before.falls())
    rootless = {
        id for id in falls.weakened_judgements if before.origins(id) and not now.origins(id)
    }
    down = {*falls.judgements, *rootless}
    return Struck(
        falls.falls,
        (*falls.weakened, *(id for id in falls.weakened_judgements if id not in rootless)),
        tuple(one.id for one in now.briefing.judgements if one.id in down),
    )
