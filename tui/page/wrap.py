"""How wide a text is in terminal columns, and where its lines break.

Korean breaks between words (어절), Chinese and Japanese between characters with no closing sign at
a line's start and no opening one at its end (kinsoku), Latin at spaces and hyphens, addresses
behind `/`. Nothing is ever broken inside a grapheme. Pure; `wcwidth` is imported only for text
beyond the scripts that have a fixed width a character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.page.blocks import Piece, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.page.blocks import Align, Line, Pieces

_WIDE_SET = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163\u3165-\u318e"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufa6d\uff01-\uff60\uffe0-\uffe6"
)
_NARROW_SET = (
    " -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0391-\u03a1\u03a3-\u03ff"
    "\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2150-\u218b"
    "\u2190-\u2193\u2200-\u22ff\u2500-\u25a9\u25b2\u25b8\u25cb\u25cf\u25d0\u25e6\u2713\u2717"
    "\u2800-\u28ff"
)
_SIMPLE = re.compile(f"[{_NARROW_SET}{_WIDE_SET}]*").fullmatch
_WIDE = re.compile(f"[{_WIDE_SET}]+")

_HAN = "\u3005-\u3007\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\uff66-\uff9d"
_CLOSING = (
    "、。，．：；！？）］｝〉》」』】〕〗〙‥…・ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_OPENING = "（［｛〈《「『【〔〖〘"
_BREAKS = re.compile(
    # Between Han or Kana, but not before what closes nor behind what opens.
    f"(?<=[{_HAN}、。，．：；！？）］｝〉》」』】〕〗〙…])(?=[{_HAN}{_OPENING}])(?![{_CLOSING}])"
    "|(?<=[、。，．：；！？）］｝〉》」』】〕〗〙])(?=[A-Za-z0-9])"
    # Between Han or Kana and Latin, quotes or brackets.
    f"|(?<=[{_HAN}])(?![{_CLOSING}])(?=[A-Za-z0-9‘“(])|(?<=[A-Za-z0-9’”)])(?=[{_HAN}])(?![{_CLOSING}])"
    # Behind a hyphen or dash between words.
    "|(?<=[A-Za-z0-9가-힣][-\u2010\u2013\u2014])(?=[A-Za-z가-힣])"
    # Behind a slash between words.
    "|(?<=[A-Za-z가-힣]{2}/)(?=[A-Za-z가-힣]{2})"
)
_ADDRESS = re.compile(r"https?://|www\.")
_ADDRESS_BREAKS = re.compile(r"(?<=[0-9A-Za-z][/?&=#])(?=[0-9A-Za-z%._~-])")
_WORDS = re.compile(r"[^ \n]+ *|\n| +")
_SEPARATORS = frozenset("·–—→←/|-%")
"""Signs that stand alone between words and never open a line."""

_RUNT = 4
"""Cells of a last line that looks forgotten."""


def cells(text: str) -> int:
    """How many terminal columns `text` takes. Control characters count as wcwidth counts them
    in a grapheme; texts that were read by the library have none.
    """
    return len(text) if text.isascii() else _cells(text)


@lru_cache(maxsize=32768)
def _cells(text: str) -> int:
    if _SIMPLE(text):
        return len(text) + sum(map(len, _WIDE.findall(text)))
    return sum(map(_grapheme_cells, graphemes(text)))


@lru_cache(maxsize=4096)
def _grapheme_cells(grapheme: str) -> int:
    if len(grapheme) == 1 and _SIMPLE(grapheme):
        return 2 if _WIDE.match(grapheme) else 1
    from wcwidth import wcswidth

    return max(0, int(wcswidth(grapheme)))


def graphemes(text: str) -> list[str]:
    """What a reader takes for one character each (UAX #29)."""
    if _SIMPLE(text):
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in no more than `width` columns; what is cut off is stood for by `ellipsis`."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room = width - cells(ellipsis)
    if room < 0:
        return head(ellipsis, width)
    return head(text, room).rstrip(" ") + ellipsis


def cut_at_word(text: str, width: int, ellipsis: str = "…") -> str:
    """As `cut`, but between words where that wastes no more than two fifths of the width."""
    short = cut(text, width, ellipsis)
    kept = short.removesuffix(ellipsis)
    if short == text or len(kept) >= len(text):
        return short
    end = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    words = kept[: max(0, end)].rstrip(" ,;:·–-")
    return words + ellipsis if cells(words) * 5 >= width * 3 else short


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
    missing = width - cells(text)
    if missing <= 0:
        return text
    if align == "right":
        return " " * missing + text
    if align == "center":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def fit(text: str, width: int, align: Align = "left", ellipsis: str = "…") -> str:
    """`text` in exactly `width` columns: cut, then padded."""
    return pad(cut(text, width, ellipsis), width, align)


def fit_pieces(pieces: Pieces, width: int, align: Align = "left", ellipsis: str = "…") -> Pieces:
    """Pieces in exactly `width` columns: cut, then padded."""
    kept = cut_pieces(pieces, width, ellipsis)
    missing = width - cells(text_of(kept))
    if missing <= 0:
        return kept
    if align == "right":
        return (Piece(" " * missing), *kept)
    if align == "center":
        return (Piece(" " * (missing // 2)), *kept, Piece(" " * (missing - missing // 2)))
    return (*kept, Piece(" " * missing))


def cut_pieces(pieces: Pieces, width: int, ellipsis: str = "…") -> Pieces:
    """Pieces in at most `width` columns, what is cut off stood for by `ellipsis`."""
    if cells(text_of(pieces)) <= width:
        return pieces
    kept: list[Piece] = []
    short = cut_at_word(text_of(pieces), width, ellipsis)
    left = short.removesuffix(ellipsis)
    at = 0
    for piece in pieces:
        part = left[at : at + len(piece.text)]
        at += len(piece.text)
        if part:
            kept.append(Piece(part, piece.style, piece.link))
    end = short[len(left) :]
    if end:
        last = kept[-1] if kept else Piece("")
        kept[-1:] = [Piece(last.text + end, last.style, last.link)]
    return tuple(kept)


def wrap(pieces: Iterable[Piece], width: int) -> tuple[Line, ...]:
    """The pieces in lines of at most `width` columns, styles and links kept.

    Spaces at which a line breaks are dropped; nothing else is. A line feed breaks always.
    A width below 1 counts as 1, and a grapheme wider than the line stands alone on one.
    """
    runs = [piece for piece in pieces if piece.text]
    text = "".join(piece.text for piece in runs)
    spans = break_lines(text, width)
    if len(runs) == 1:
        only = runs[0]
        return tuple(
            (Piece(text[start:end], only.style, only.link),) if end > start else ()
            for start, end in spans
        )
    starts = [0]
    for piece in runs:
        starts.append(starts[-1] + len(piece.text))
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
    """The text in words with the spaces behind them; a lone separator stays with the word before
    it, so that no line opens with one.
    """
    words: list[str] = _WORDS.findall(text) if _SIMPLE(text) else _careful_words(text)
    joined: list[str] = []
    for word in words:
        if joined and word.rstrip(" ") in _SEPARATORS and joined[-1] != "\n":
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _careful_words(text: str) -> list[str]:
    """As the pattern does, but a space that carries a combining sign is no space."""
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
    """Sets one paragraph that begins at `offset`; one line at least."""
    lines: list[tuple[int, int]] = []
    start, used = offset, 0
    # What each line is made of: (offset, cells, cells with the spaces behind, whether a word).
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
    """A word in the parts it may be broken into, each of which fits into a line."""
    if word.isalpha() and word.isascii() and len(word) <= width:
        return [word]
    breaks = _ADDRESS_BREAKS if _ADDRESS.search(word) else _BREAKS
    parts: list[str] = []
    for part in breaks.split(word):
        parts += [part] if cells(part) <= width else _chop(part, width)
    return parts


def _chop(word: str, width: int) -> list[str]:
    """A word that no line can hold, broken between its graphemes; the last one is never left
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
