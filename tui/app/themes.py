"""Two themes of our own: a page in lamplight and a page by day.

One accent says where you are, one colour says what can be followed, one is loud; everything else is
ink on paper. Data for Textual, nothing more.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="briefdeck-dark",
    dark=True,
    primary="#d9a55b",
    secondary="#8fb8d8",
    accent="#d9a55b",
    foreground="#d9d4c7",
    background="#17181a",
    surface="#17181a",
    panel="#212326",
    success="#9dbb7d",
    warning="#d9a55b",
    error="#e58a76",
    variables={
        "quiet": "#938f85",
        "rule": "#3d3f42",
        "link": "#8fb8d8",
        "loud": "#e58a76",
        "cursor-paper": "#2b2d31",
        "match-paper": "#5a4a22",
        "match-ink": "#f6ead0",
        "screen-selection-background": "#3a4a58",
        "input-selection-background": "#3a4a58",
    },
)
"""For the evening."""

LIGHT = Theme(
    name="briefdeck-light",
    dark=False,
    primary="#9a5414",
    secondary="#1d5f96",
    accent="#9a5414",
    foreground="#2a2926",
    background="#fbf8f1",
    surface="#fbf8f1",
    panel="#f0ebdf",
    success="#4b6b26",
    warning="#9a5414",
    error="#ad2f1b",
    variables={
        "quiet": "#6f6b62",
        "rule": "#d3ccbc",
        "link": "#1d5f96",
        "loud": "#ad2f1b",
        "cursor-paper": "#ece5d5",
        "match-paper": "#f7dc8b",
        "match-ink": "#2a2926",
        "screen-selection-background": "#c9dcec",
        "input-selection-background": "#c9dcec",
    },
)
"""For daylight."""

OURS = ("quiet", "rule", "link", "loud", "cursor-paper", "match-paper", "match-ink")
"""The variables that we add to those of Textual's themes."""

OWN: tuple[Theme, ...] = (DARK, LIGHT)
"""Our own themes, the default first."""


def with_ours(variables: dict[str, str], theme: Theme) -> dict[str, str]:
    """The variables of a theme with those of ours that it lacks, mixed from its own colours."""
    ours = _of_terminal() if theme.ansi else _of_colours(variables)
    return {**ours, **variables}


def _of_terminal() -> dict[str, str]:
    """For a theme that leaves the colours to the terminal: there is nothing to mix."""
    return {
        "quiet": "ansi_bright_black",
        "rule": "ansi_bright_black",
        "link": "ansi_cyan",
        "loud": "ansi_red",
        "cursor-paper": "ansi_default",
        "match-paper": "ansi_default",
        "match-ink": "ansi_default",
    }


def _of_colours(variables: dict[str, str]) -> dict[str, str]:
    ground = Color.parse(variables["background"])
    ink = Color.parse(variables["foreground"])
    warning = Color.parse(variables["warning"])
    return {
        "quiet": ground.blend(ink, 0.65).hex,
        "rule": ground.blend(ink, 0.25).hex,
        "link": variables["secondary"],
        "loud": variables["error"],
        "cursor-paper": ground.blend(ink, 0.12).hex,
        "match-paper": ground.blend(warning, 0.4).hex,
        "match-ink": ink.hex,
    }
