"""From the pieces of a page to the runs of a line, and marking what a query matches in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from msgspec.structs import replace

from tui.app.widgets.styles import Run
from tui.page.blocks import Style

STYLE_OF: dict[Style, str] = {
    "plain": "plain",
    "strong": "strong",
    "emphasis": "emphasis",
    "quiet": "quiet",
    "loud": "loud",
    "title": "title",
    "heading": "heading",
    "label": "quiet",
    "grade": "quiet",
    "number": "strong",
    "mark": "quiet",
}
"""The name in `STYLES` for each style of a piece."""

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Start and end of stretches of a text, in characters."""

Matcher: TypeAlias = Callable[[str], Spans]
"""Finds the stretches of a text that a query matches."""


def mark_matches(runs: Iterable[Run], spans: Spans, style: str) -> list[Run]:
    """The runs of a line with `style` applied to the spans of its text."""
    marked: list[Run] = []
    offset = 0
    for run in runs:
        text, done = run.text, 0
        for start, end in spans:
            start, end = max(start - offset, done), min(end - offset, len(text))
            if start >= end:
                continue
            if start > done:
                marked.append(replace(run, text=text[done:start]))
            marked.append(Run(text[start:end], f"{run.style} {style}", run.link))
            done = end
        if done < len(text):
            marked.append(replace(run, text=text[done:]))
        offset += len(text)
    return marked
