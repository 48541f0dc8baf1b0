"""How a person may write a key, and how the app knows it.

The app's spelling is Textual's: `ctrl+f`, `slash`, `question_mark`, `pagedown`, `G`. A person may
also write `/`, `?`, `PgDn`, `Esc`, `shift+g`, `Ctrl-F`. Pure.
"""

from __future__ import annotations

import unicodedata

_ALIASES = {
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
    "⌫": "backspace",
    "⏎": "enter",
    "␣": "space",
    "bs": "backspace",
    "del": "delete",
    "esc": "escape",
    "ins": "insert",
    "page_down": "pagedown",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
    "spacebar": "space",
}
_MODIFIERS = {
    "alt": "alt",
    "option": "alt",
    "meta": "alt",
    "ctrl": "ctrl",
    "control": "ctrl",
    "shift": "shift",
}
_NAMES = (
    "backspace delete down end enter escape home insert left newline pagedown pageup right space"
    " tab up f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12"
)
_NAMED = frozenset(_NAMES.split())

_SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode names that the app shortens."""


def _symbol_name(symbol: str) -> str:
    name = unicodedata.name(symbol).lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)


_SYMBOLS = {
    symbol: _symbol_name(symbol) for symbol in map(chr, range(0x21, 0x7F)) if not symbol.isalnum()
}
"""Key of each ASCII symbol by the symbol."""
_SYMBOL_NAMES = frozenset(_SYMBOLS.values())

_SAME_BYTES = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "newline",
    "ctrl+left_square_bracket": "escape",
    "ctrl+m": "enter",
    "ctrl+space": "ctrl+at",
}
"""Keys that a terminal sends as others: the app hears the latter."""

_NEVER = frozenset({"shift+f3"})
"""Keys that never arrive: this one looks like the answer to where the cursor is."""


def normal_key(written: str) -> str | None:
    """The app's spelling of a key that a person wrote; None where it names no key."""
    text = unicodedata.normalize("NFC", written)
    if text == " ":
        return "space"
    text = text.strip()
    modifiers, name = _parted(text)
    if name is None or None in modifiers:
        return None
    held = {modifier for modifier in modifiers if modifier}
    if len(name) == 1 and name.isalpha() and name.isascii() and "shift" in held:
        # Shift shows in a letter by itself; with ctrl a terminal tells no case.
        held.discard("shift")
        name = name.upper()
    if "ctrl" in held and len(name) == 1:
        name = name.lower()
    key = "+".join([*sorted(held), name])
    return _SAME_BYTES.get(key, key)


def never_arrives(key: str) -> bool:
    """Whether no terminal sends this key (in the app's spelling), or something else takes it.

    Hangul is taken apart into letters before it can be a key.
    """
    return key in _NEVER or (len(key) == 1 and not key.isascii())


def writes_text(key: str) -> bool:
    """Whether a key (in the app's spelling), pressed in a text field, is text there."""
    return len(key) == 1 or key == "space" or key in _SYMBOL_NAMES


def split_keys(written: str) -> list[str]:
    """The keys in a list with commas: `j,down`; a comma by itself or doubled is the key `,`."""
    if written.strip() == ",":
        return [","]
    return [part.strip() or part for part in written.replace(",,", ",comma").split(",")]


def key_names() -> tuple[str, ...]:
    """Names of keys that are not characters, for telling the nearest one."""
    return tuple(sorted(_NAMED | _SYMBOL_NAMES))


def _parted(text: str) -> tuple[list[str | None], str | None]:
    """The modifiers (None for one that is not known) and the name, as the app spells them."""
    if len(text) == 1:
        return [], _name(text)
    # A last `+` or `-` is the key itself: `ctrl++`, `ctrl+-`.
    last = text[-1] if text[-1:] in ("+", "-") else ""
    parts = (text[:-2] if last else text).replace("-", "+").split("+")
    if last:
        parts.append(last)
    return [_MODIFIERS.get(part.strip().lower()) for part in parts[:-1]], _name(parts[-1].strip())


def _name(part: str) -> str | None:
    """One key without modifiers."""
    if part in _SYMBOLS:
        return _SYMBOLS[part]
    if len(part) == 1 and part not in _ALIASES:
        return part if part.isprintable() and not part.isspace() else None
    name = part.lower()
    name = _SHORT_NAMES.get(name, _ALIASES.get(name, name))
    return name if name in _NAMED or name in _SYMBOL_NAMES else None
