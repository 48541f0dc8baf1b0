"""The program's own themes, one dark and one light. Data for Textual.

One colour marks the place one is at, one what can be followed, one what must not be overlooked.
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
        "cursor-background": "#2b2d31",
        "match-background": "#5a4a22",
        "match-foreground": "#f6ead0",
        "screen-selection-background": "#3a4a58",
        "input-selection-background": "#3a4a58",
    },
)
"""The dark theme."""

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
        "cursor-background": "#ece5d5",
        "match-background": "#f7dc8b",
        "match-foreground": "#2a2926",
        "screen-selection-background": "#c9dcec",
        "input-selection-background": "#c9dcec",
    },
)
"""The light theme."""

THEMES: tuple[Theme, ...] = (DARK, LIGHT)
"""The program's own themes, the default first."""

_TERMINAL_COLOURS = {
    "quiet": "ansi_bright_black",
    "rule": "ansi_bright_black",
    "link": "ansi_cyan",
    "loud": "ansi_red",
    "cursor-background": "ansi_default",
    "match-background": "ansi_default",
    "match-foreground": "ansi_default",
}

VARIABLES = tuple(_TERMINAL_COLOURS)
"""The variables that the program uses besides those of Textual's themes."""


def complete(variables: dict[str, str], theme: Theme) -> dict[str, str]:
    """The variables of a theme, with missing `VARIABLES` mixed from its own colours.

    A theme that leaves the colours to the terminal has none to mix: it gets the terminal's.
    """
    return {**(_TERMINAL_COLOURS if theme.ansi else _mix(variables)), **variables}


def _mix(variables: dict[str, str]) -> dict[str, str]:
    background = Color.parse(variables["background"])
    foreground = Color.parse(variables["foreground"])
    warning = Color.parse(variables["warning"])
    return {
        "quiet": background.blend(foreground, 0.65).hex,
        "rule": background.blend(foreground, 0.25).hex,
        "link": variables["secondary"],
        "loud": variables["error"],
        "cursor-background": background.blend(foreground, 0.12).hex,
        "match-background": background.blend(warning, 0.4).hex,
        "match-foreground": foreground.hex,
    }
