"""Korean as it is read aloud: particles that agree with the word before them.

Pure: no files, no terminal.
"""

from __future__ import annotations

from tui.briefing.korean.particles import PAIR_PATTERN, with_particle

__all__ = [
    "PAIR_PATTERN",
    "with_particle",
]
