"""From the pieces of a page to the runs of a line: which ink a style is painted in, and matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tui.app.widgets.styles import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STYLE_OF: dict[str, str] = {
    "title": "title",
    "strong": "strong",
    "emphasis": "emphasis",
    "quiet": "quiet",
    "loud": "loud",
    "heading": "heading",
    "label": "quiet",
    "grade": "quiet",
    "number": "strong",
    "mark": "quiet",
}
"""The ink that each style of a piece is painted in; what is not named is plain."""

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Stretches of a text, by character."""

Matcher: TypeAlias = "Callable[[str], Spans]"
"""What of a text a query matches."""


def marked(
    text: str, at: int, spans: Spans, style: str, match: str, link: int | None = None
) -> Iterator[Run]:
    """A piece that begins at character `at` of its line, as runs, the spans in it marked."""
    done = 0
    for start, end in spans:
        start, end = max(start - at, done), min(end - at, len(text))
        if start >= end:
            continue
        if start > done:
            yield Run(text[done:start], style, link)
        yield Run(text[start:end], f"{style} {match}", link)
        done = end
    if done < len(text):
        yield Run(text[done:], style, link)
