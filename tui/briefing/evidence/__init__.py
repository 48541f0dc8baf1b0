"""Evidence: grades, origins and relay chains of claims, and what falls with a source.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.evidence.grading import Evidence, Grade, Struck, brought_down
from tui.briefing.evidence.index import all_cites, claim_cites
from tui.briefing.evidence.relays import Relay

__all__ = [
    "Evidence",
    "Grade",
    "Relay",
    "Struck",
    "all_cites",
    "brought_down",
    "claim_cites",
]
