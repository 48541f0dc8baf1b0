"""Two themes of our own: a page in lamplight and a page by day.

One accent says where you are, one colour says what can be followed, one is loud; everything else is
ink on paper. Data for Textual, nothing more.
"""

from __future__ import annotations

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

OWN: tuple[Theme, ...] = (DARK, LIGHT)
"""Our own themes, the default first."""

FALLBACK_VARIABLES: dict[str, str] = {
    "quiet": "$text-muted",
    "rule": "$foreground 25%",
    "link": "$secondary",
    "loud": "$error",
    "cursor-paper": "$foreground 12%",
    "match-paper": "$warning 35%",
    "match-ink": "$foreground",
}
"""What stands for our variables in a theme that is not ours."""
