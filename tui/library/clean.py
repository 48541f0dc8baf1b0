"""What a terminal must never be sent: control, bidi and invisible characters.

`visible` gives the text as it may be shown and kept. Pure: text in, text out.
"""

from __future__ import annotations

import re
import unicodedata

_REPLACED = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but for tab and line feed, DEL, C1
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated format controls, interlinear notes
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\U0001d173-\U0001d17a"  # musical controls
    "\ud800-\udfff"  # lone surrogates, as file names may hold
)
_DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3"
)
_JOINERS = "\u200c\u200d"
_PRINTABLE_BUT_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""Letters and marks that draw nothing; `str.isprintable` lets them through."""

# Left to `re` to compile when one is first used: what most briefings hold needs none of them.
_CHANGED = f"[{_REPLACED}{_DROPPED}{_JOINERS}\t]"
_RAW_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)"
_JOINING_SCRIPTS = (
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdcf\ufe70-\ufefc]"
)
"""Arabic, Syriac, Indic, Tibetan, Burmese, Khmer, Mongolian: joiners change how these are read."""

TAB = "    "
"""What a tab becomes: its width on a screen is not known where the text is laid out."""


def visible(text: str) -> str:
    """The text without anything that could steer a terminal or hide from the eye.

    Control characters become their pictures (`␛`), separators, bidi controls and lone surrogates
    are spelt out (`⟨U+202E⟩`), zero-width characters are dropped, tabs become spaces. A joiner
    stays within an emoji or a script that needs it. Line feeds stay.
    """
    if text.isprintable() and not _has_invisible(text):
        return text
    return re.sub(_CHANGED, _shown, text)


def visible_name(name: str) -> str:
    """The name or path of a file as it may be shown, on one line."""
    return visible(name).replace("\n", "␊")


def first_harmful(text: str) -> str:
    """The first character but tabs that `visible` changes, as `U+202E`; empty if there is none."""
    if text.replace("\n", "").replace("\t", "").isprintable() and not _has_invisible(text):
        return ""
    for found in re.finditer(_CHANGED, text):
        if found[0] != "\t" and _shown(found) != found[0]:
            return f"U+{ord(found[0]):04X}"
    return ""


def is_nfc(text: str) -> bool:
    """Whether the text is in Unicode Normalization Form C."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def nfc(text: str) -> str:
    """The text in Unicode Normalization Form C."""
    return unicodedata.normalize("NFC", text)


def show_controls(text: str) -> tuple[str, list[int]]:
    """A file's text with the control characters that TOML forbids made visible, each by one
    character, so that columns stay as they are; and their offsets.
    """
    offsets = [found.start() for found in re.finditer(_RAW_CONTROL, text)]
    return re.sub(_RAW_CONTROL, lambda found: _picture(ord(found[0])), text), offsets


def shorten(text: str, limit: int = 60) -> str:
    """The text made visible, on one line, at most `limit` characters: what a message may quote."""
    line = visible(text[: limit * 4]).replace("\n", " ")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _has_invisible(text: str) -> bool:
    return not text.isascii() and any(char in text for char in _PRINTABLE_BUT_INVISIBLE)


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\t":
        return TAB
    if char in _JOINERS:
        return char if _joins(found) else ""
    if re.match(f"[{_REPLACED}]", char) is None:
        return ""
    return _picture(ord(char))


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"


def _joins(found: re.Match[str]) -> bool:
    """Whether the joiner is where emoji or a joining script need one."""
    text, at = found.string, found.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if re.match(_JOINING_SCRIPTS, before):
        return True
    return found[0] == "\u200d" and _pictorial(before) and _pictorial(after)


def _pictorial(char: str) -> bool:
    """Whether an emoji may end or begin with the character."""
    if not char:
        return False
    return (
        char == "\ufe0f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or unicodedata.category(char) == "So"
        or char in "♂♀⚕⚖✈❤➡↔↕"
    )
