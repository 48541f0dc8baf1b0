"""What was known on a day: since when each record is known, and the briefing as it was then.

Pure: no files, no terminal.
"""

from __future__ import annotations

from datetime import date

from tui.briefing.knowledge.known_since import ALWAYS, Knowledge
from tui.briefing.knowledge.restriction import as_known_by
from tui.briefing.model import Briefing, Record

__all__ = ["ALWAYS", "Knowledge", "as_known", "as_known_by", "known_from"]


def known_from(record: Record, briefing: Briefing) -> date:
    """The first day on which a record of the briefing was known; `ALWAYS` where nothing dates it.

    For many records of one briefing, ask one `Knowledge`.
    """
    return Knowledge(briefing).known_from(record)


def as_known(briefing: Briefing, day: date) -> Briefing:
    """The briefing as it was known at the end of `day`; see `as_known_by`.

    For many days of one briefing, hand one `Knowledge` to `as_known_by`.
    """
    return as_known_by(Knowledge(briefing), day)
