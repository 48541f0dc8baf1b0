"""How wide a text is in terminal columns, and where its lines break.

Korean breaks between words (어절), Chinese and Japanese between characters with no closing sign at
a line's start and no opening one at its end (kinsoku), Latin at spaces and hyphens, addresses
behind `/`. Nothing is ever broken inside a grapheme. Pure; `wcwidth` is imported only for text
beyond the scripts that have a fixed width a character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from tui.page.blocks import Align, Line, Piece, Pieces, text_of

_AnyLine = TypeVar("_AnyLine", Line, str)

_EXOTIC = 1 << 32
"""The width of a character that only `wcwidth` knows, from the characters beside it."""

# Ranges of characters of a fixed width that are always a grapheme of their own.
_NARROW = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2FF), (0x370, 0x377), (0x37A, 0x37F), (0x384, 0x38A),
    (0x391, 0x3A1), (0x3A3, 0x3FF), (0x400, 0x482), (0x48A, 0x52F), (0x1E00, 0x1EFF),
    (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2150, 0x218B), (0x2190, 0x2193),
    (0x2200, 0x22FF), (0x2500, 0x25A9), (0x25B2, 0x25B2), (0x25B8, 0x25B8), (0x25C2, 0x25C2),
    (0x25CB, 0x25CB), (0x25CF, 0x25D0), (0x25E6, 0x25E6), (0x2713, 0x2713), (0x2717, 0x2717),
    (0x2800, 0x28FF),
)  # fmt: skip
_WIDE = (
    (0x3000, 0x3029), (0x3030, 0x303E), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3105, 0x312F),
    (0x3131, 0x3163), (0x3165, 0x318E), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
    (0xF900, 0xFA6D), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6),
)  # fmt: skip

_HAN = (
    (0x3005, 0x3007), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFA6D), (0xFF66, 0xFF9D),
)  # fmt: skip
_CLOSING = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗〙‥…・ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_OPENING = frozenset("（［｛〈《「『【〔〖〘")

# Behind a hyphen or dash between words, and behind a slash between words.
_HYPHENS = re.compile(
    "(?<=\\w[-\u2010\u2013\u2014])(?=[^\\W\\d_])|(?<=[^\\W\\d_]{2}/)(?=[^\\W\\d_]{2})"
)
_ADDRESS = re.compile(r"https?://|www\.")
_ADDRESS_BREAKS = re.compile(r"(?<=[0-9A-Za-z][/?&=#])(?=[0-9A-Za-z%._~-])")
_WORDS = re.compile(r"[^ \n]+ *|\n| +")
_SEPARATORS = frozenset("·–—→←/|-%")
"""Signs between words that never begin a line."""
_OPENERS = frozenset("▸◂≠")
"""Signs before words that never end a line."""

_RUNT = 4
"""Columns up to which a last line is too short."""


class _Widths(dict[str, int]):
    """The width of each character met so far."""

    def __missing__(self, sign: str) -> int:
        code = ord(sign)
        width = 1 if _within(code, _NARROW) else 2 if _within(code, _WIDE) else _EXOTIC
        self[sign] = width
        return width


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_width_of = _Widths().__getitem__


def cells(text: str) -> int:
    """How many terminal columns `text` takes. Control characters count as wcwidth counts them
    in a grapheme; texts that were read by the library have none.
    """
    return len(text) if text.isascii() else _cells(text)


@lru_cache(maxsize=32768)
def _cells(text: str) -> int:
    total = sum(map(_width_of, text))
    return total if total < _EXOTIC else sum(map(_grapheme_cells, graphemes(text)))


def _is_simple(text: str) -> bool:
    """Whether every character is a grapheme of its own and of a known width."""
    return sum(map(_width_of, text)) < _EXOTIC


@lru_cache(maxsize=4096)
def _grapheme_cells(grapheme: str) -> int:
    if len(grapheme) == 1:
        width = _width_of(grapheme)
        if width < _EXOTIC:
            return width
    from wcwidth import wcswidth

    return max(0, int(wcswidth(grapheme)))


def graphemes(text: str) -> list[str]:
    """The user-perceived characters of a text (UAX #29)."""
    if _is_simple(text):
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in at most `width` columns; `ellipsis` stands for what is cut off."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room = width - cells(ellipsis)
    if room < 0:
        return head(ellipsis, width)
    return head(text, room).rstrip(" ") + ellipsis


def cut_at_word(text: str, width: int, ellipsis: str = "…") -> str:
    """As `cut`, but between words where that wastes no more than half of the width."""
    short = cut(text, width, ellipsis)
    kept = short.removesuffix(ellipsis)
    if short in (text, kept) or len(kept) >= len(text):
        return short  # whole, or too narrow for the whole ellipsis
    end = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    words = kept[: max(0, end)].rstrip(" ,;:·–-")
    return words + ellipsis if words and cells(words) * 2 >= width else short


def head(text: str, width: int) -> str:
    """The longest beginning of `text` that fits into `width` columns, by graphemes."""
    if text.isascii():
        return text[: max(0, width)]
    taken: list[str] = []
    for grapheme in graphemes(text):
        width -= _grapheme_cells(grapheme)
        if width < 0:
            break
        taken.append(grapheme)
    return "".join(taken)


def pad(text: str, width: int, align: Align = "left") -> str:
    """`text` with spaces up to `width` columns; unchanged where it is wider."""
    missing = " " * (width - cells(text))
    return missing + text if align == "right" else text + missing


def fit_pieces(pieces: Pieces, width: int, align: Align = "left", ellipsis: str = "…") -> Pieces:
    """Pieces in exactly `width` columns: cut, then padded."""
    kept = cut_pieces(pieces, width, ellipsis)
    missing = width - cells(text_of(kept))
    if missing <= 0:
        return kept
    blank = Piece(" " * missing)
    return (blank, *kept) if align == "right" else (*kept, blank)


def cut_pieces(pieces: Pieces, width: int, ellipsis: str = "…") -> Pieces:
    """Pieces in at most `width` columns; `ellipsis` stands for what is cut off."""
    text = text_of(pieces)
    if cells(text) <= width:
        return pieces
    short = cut_at_word(text, width, ellipsis)
    left = short.removesuffix(ellipsis)
    if left == short:
        return (Piece(short, pieces[0].style),)
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        part = left[at : at + len(piece.text)]
        at += len(piece.text)
        if part:
            kept.append(Piece(part, piece.style, piece.link))
    last = kept.pop() if kept else Piece("")
    return (*kept, Piece(last.text + ellipsis, last.style, last.link))


def squeezed(lines: Iterable[_AnyLine]) -> list[_AnyLine]:
    """The lines (pieces or text) without empty ones at either end and in a row."""
    kept: list[_AnyLine] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    if kept and not kept[-1]:
        kept.pop()
    return kept


def wrap(pieces: Iterable[Piece], width: int) -> tuple[Line, ...]:
    """The pieces in lines of at most `width` columns, styles and links kept.

    Spaces at which a line breaks are dropped; nothing else is. A line feed breaks always.
    A width below 1 counts as 1, and a grapheme wider than the line stands alone on one.
    """
    runs = [piece for piece in pieces if piece.text]
    spans = break_lines(text_of(runs), width)
    starts = [0, *accumulate(len(piece.text) for piece in runs)]
    return tuple(_slice(runs, starts, start, end) for start, end in spans)


def wrap_text(text: str, width: int) -> tuple[str, ...]:
    """Plain text in lines of at most `width` columns; see `wrap`."""
    return tuple(text[start:end] for start, end in break_lines(text, width))


def _slice(runs: Sequence[Piece], starts: Sequence[int], start: int, end: int) -> Line:
    line = []
    index = bisect_right(starts, start) - 1
    while index < len(runs) and starts[index] < end:
        piece, origin = runs[index], starts[index]
        part = piece.text[max(0, start - origin) : end - origin]
        if part:
            line.append(piece if part == piece.text else Piece(part, piece.style, piece.link))
        index += 1
    return tuple(line)


def break_lines(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of `text` start and end (offsets, the end without its spaces).

    Greedy, but a last line of one very short word takes the word before it along.
    """
    if not text:
        return []
    if "\n" not in text and cells(text) <= width:
        return [(0, len(text))]
    lines: list[tuple[int, int]] = []
    offset = 0
    paragraph: list[str] = []
    for word in _words(text):
        if word == "\n":
            lines += _fill(paragraph, offset, max(1, width))
            offset += sum(map(len, paragraph)) + 1
            paragraph = []
        else:
            paragraph.append(word)
    lines += _fill(paragraph, offset, max(1, width)) if paragraph else []
    return [(start, start + len(text[start:end].rstrip(" "))) for start, end in lines]


def _words(text: str) -> list[str]:
    """The words of the text with the spaces after them; a lone separator is part of the word
    before it, so that no line begins with one, and a lone sign part of the word after it.
    """
    words: list[str] = _WORDS.findall(text) if _is_simple(text) else _careful_words(text)
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else "\n"
        lone = word.rstrip(" ") in _SEPARATORS or before.rstrip(" ") in _OPENERS
        if lone and "\n" not in (before, word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _careful_words(text: str) -> list[str]:
    """As the pattern does, but a space with a combining sign is no space."""
    words: list[str] = []
    current = ""
    for grapheme in graphemes(text):
        if grapheme == "\n":
            words += [current, grapheme] if current else [grapheme]
            current = ""
        elif current.endswith(" ") and grapheme != " ":
            words.append(current)
            current = grapheme
        else:
            current += grapheme
    return [*words, current] if current else words


def _fill(words: Iterable[str], offset: int, width: int) -> list[tuple[int, int]]:
    """The lines of a paragraph that begins at `offset`; at least one."""
    lines: list[tuple[int, int]] = []
    start, used = offset, 0
    # The parts of this line and of the one before, each as (offset, cells, cells with the spaces
    # after it, whether it begins a word).
    here: list[tuple[int, int, int, bool]] = []
    before: list[tuple[int, int, int, bool]] = []
    for word in words:
        bare = word.rstrip(" ")
        spaces = len(word) - len(bare)
        size = cells(bare)
        parts = [bare] if used + size <= width else _parts(bare, width)
        for number, part in enumerate(parts):
            if number or len(parts) > 1:
                size = cells(part)
            if used and used + size > width:
                lines.append((start, offset))
                start, used, before, here = offset, 0, here, []
            taken = size + (spaces if number == len(parts) - 1 else 0)
            here.append((offset, size, taken, number == 0))
            used += taken
            offset += len(part)
        offset += spaces
    if len(here) == 1 and here[0][1] <= _RUNT and len(before) > 2:
        last = before[-1]
        if here[0][3] and last[3] and last[2] + here[0][1] <= width:
            lines[-1] = (lines[-1][0], last[0])
            start = last[0]
    return [*lines, (start, offset)]


def _parts(word: str, width: int) -> list[str]:
    """The parts into which a word may be broken, each of which fits into a line."""
    if word.isalpha() and word.isascii() and len(word) <= width:
        return [word]
    if not _is_simple(word):
        return [word] if cells(word) <= width else _chop(word, width)
    breaks = _ADDRESS_BREAKS if _ADDRESS.search(word) else _HYPHENS
    parts: list[str] = []
    for part in breaks.split(word):
        for each in _between_han(part):
            parts += [each] if cells(each) <= width else _chop(each, width)
    return parts


def _between_han(word: str) -> list[str]:
    """A word in parts at the places where Chinese and Japanese may be broken."""
    if word.isascii() or not any(_is_han(sign) for sign in word):
        return [word]
    parts: list[str] = []
    start = 0
    for at in range(1, len(word)):
        if _may_break(word[at - 1], word[at]):
            parts.append(word[start:at])
            start = at
    return [*parts, word[start:]]


def _may_break(one: str, other: str) -> bool:
    """Not before a closing sign, after an opening one (kinsoku), or inside Hangul or Latin."""
    if other in _CLOSING or one in _OPENING:
        return False
    if _is_han(one) or one in _CLOSING:
        return _is_han(other) or other in _OPENING or _is_latin(other) or other in "‘“("
    return _is_han(other) and (_is_latin(one) or one in "’”)")


@lru_cache(maxsize=4096)
def _is_han(sign: str) -> bool:
    return _within(ord(sign), _HAN)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _chop(word: str, width: int) -> list[str]:
    """A word too long for a line, broken between its graphemes; the last one is never left
    alone, which in Korean would be a lone particle.
    """
    rest = graphemes(word)
    parts: list[str] = []
    while rest:
        used = count = 0
        for grapheme in rest:
            used += _grapheme_cells(grapheme)
            if used > width and count:
                break
            count += 1
        if count > 2 and (count == len(rest) - 1 or (rest[count:] and rest[count] in _CLOSING)):
            count -= 1
        parts.append("".join(rest[:count]))
        rest = rest[count:]
    return parts
