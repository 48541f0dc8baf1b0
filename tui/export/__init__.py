"""Briefings for other programs and other papers: citations, one file a format.

A pure room: it may import `briefing` and read the words; it reads the styles that come with it and
no other file, and knows no page, no reader, no search and no terminal. The libraries that format
are imported when something is formatted.
"""

from __future__ import annotations

STYLES: tuple[str, ...] = ("chicago", "korean", "csl-json", "bibtex")
"""What a citation may be written as."""


def style_for(language: str) -> str:
    """The style for readers of a language who chose none."""
    return "korean" if language == "ko" else "chicago"
