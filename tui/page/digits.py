"""A number in large digits, three lines high, with its words beside them on the last line.

Digits are five dots high and three wide, two dots of a column in each cell (half blocks). Pure:
text in, lines of text out.
"""

from __future__ import annotations

from tui.page.glyphs import Glyphs
from tui.page.wrap import cells

_DOTS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ".": (" ", " ", " ", " ", "#"),
    ",": (" ", " ", " ", "#", "#"),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
    "−": ("   ", "   ", "###", "   ", "   "),
    "–": ("   ", "   ", "###", "   ", "   "),
}
"""The dots of each sign that can be large."""

_BLOCKS = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
"""The cell for the upper and the lower of two dots."""


def large(text: str, glyphs: Glyphs) -> tuple[str, ...]:
    """The text in three lines; nothing where it has no digits or the signs for them are missing."""
    if not glyphs.bar_parts or not any(sign in "0123456789" for sign in text):
        return ()
    lines = ("", "", "")
    drawn_before = False
    for index, sign in enumerate(text):
        drawn = _drawn(sign) if _in_number(text, index) else None
        gap = " " if index and sign != " " and (drawn or drawn_before) else ""
        space = " " * cells(sign)
        part = drawn or (space, space, sign)
        lines = (lines[0] + gap + part[0], lines[1] + gap + part[1], lines[2] + gap + part[2])
        drawn_before = drawn is not None
    return lines


def _drawn(sign: str) -> tuple[str, str, str] | None:
    dots = _DOTS.get(sign)
    if dots is None:
        return None
    rows = (" " * len(dots[0]), *dots)
    upper, middle, lower = (
        "".join(_BLOCKS[one + other] for one, other in zip(rows[n], rows[n + 1], strict=True))
        for n in (0, 2, 4)
    )
    return (upper, middle, lower)


def _in_number(text: str, index: int) -> bool:
    """Whether a sign belongs to a number: a digit, or beside one."""
    return any(sign in "0123456789" for sign in text[max(0, index - 1) : index + 2])
