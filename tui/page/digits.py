"""A number set large: its digits three lines high, its words beside them on the ground line.

Pure: text in, three lines of text out, every column of them as wide as it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.page.wrap import cells

if TYPE_CHECKING:
    from tui.page.glyphs import Glyphs

HEIGHT = 3
"""Lines of a large number."""

_DIGITS = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ".": (" ", " ", "."),
    ",": (" ", " ", ","),
    "+": ("   ", "╺╋╸", "   "),
    "-": ("   ", "╺━╸", "   "),
    "−": ("   ", "╺━╸", "   "),
    "–": ("   ", "╺━╸", "   "),
}
"""Each sign that is drawn large."""


def large(text: str, glyphs: Glyphs) -> tuple[str, ...]:
    """The text in three lines; nothing where it has no digits or the signs for them are missing."""
    if not glyphs.braille or not any(sign.isdigit() for sign in text):
        return ()
    rows = ["", "", ""]
    for index, sign in enumerate(text):
        drawn = _DIGITS.get(sign)
        if drawn is None or not _in_number(text, index):
            drawn = _on_the_ground(sign)
        rows = [row + part for row, part in zip(rows, drawn, strict=True)]
    return tuple(rows)


def _in_number(text: str, index: int) -> bool:
    """Whether a sign belongs to a number: a digit, or beside one."""
    near = text[max(0, index - 1) : index + 2]
    return text[index].isdigit() or any(sign.isdigit() for sign in near)


def _on_the_ground(sign: str) -> tuple[str, str, str]:
    space = " " * cells(sign)
    return (space, space, sign)
