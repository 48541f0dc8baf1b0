"""Prose of a briefing: a small Markdown with marks of our own, read into blocks and spans.

Paragraphs, `- ` and `1. ` lists, `*emphasis*`, `**strong**`, `[words](https://…)`, the marks
`[[id]]`, `[[id|words]]` and `{{id}}`, and a Korean particle `{은/는}` right behind a mark. A
backslash takes away the meaning of the sign behind it. Whatever is none of these stands as it is:
reading never fails, and takes time in proportion to the length. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from tui.briefing.korean import PAIR_PATTERN, with_particle


class _Styled(msgspec.Struct, frozen=True, kw_only=True):
    """What every run of prose has."""

    strong: bool = False
    """Between `**`."""
    emphasis: bool = False
    """Between `*`."""


class ProseWords(_Styled, frozen=True):
    """Words as they stand."""

    text: str
    """The words, without a line break."""


class RecordLink(_Styled, frozen=True):
    """`[[id]]` or `[[id|words]]`: a link to a record."""

    id: str
    """Id of the record."""
    label: str | None = None
    """Words to show in place of the record's name."""
    particle: str | None = None
    """Korean particle pair to set behind it, `은/는`."""


class FigureMark(_Styled, frozen=True):
    """`{{id}}`: the value of a figure."""

    id: str
    """Id of the figure."""
    particle: str | None = None
    """Korean particle pair to set behind it, `은/는`."""


class WebLink(_Styled, frozen=True):
    """`[words](https://…)`: a link out of the briefing."""

    label: str
    """Words to show."""
    url: str
    """http or https address."""


ProseSpan: TypeAlias = ProseWords | RecordLink | FigureMark | WebLink
"""A run of prose."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph."""

    spans: tuple[ProseSpan, ...]
    """What it consists of."""


class ProseItem(msgspec.Struct, frozen=True):
    """An item of a list."""

    spans: tuple[ProseSpan, ...]
    """What it consists of."""
    depth: int
    """How many lists it is inside of, from 0."""
    marker: str
    """`-`, or its number as written with the dot, `1.`."""


ProseBlock: TypeAlias = Paragraph | ProseItem
"""A block of prose."""


class InlineMark(msgspec.Struct, frozen=True):
    """A mark in prose."""

    kind: Literal["record", "figure"]
    """`[[…]]` or `{{…}}`."""
    id: str
    """The id it names."""
    start: int
    """Offset of its first character in the text."""


_ID = "[a-z0-9][a-z0-9-]{0,99}"
_TEXT = r"(?:[^\[\]\n]|\n(?![ \t\r]*\n))"  # no brackets, no blank line
# Every alternative begins with a fixed character, so that the scan leaps from one to the next.
_TOKEN = re.compile(
    r"\\(?P<escaped>\[\[|\{\{|[!-/:-@\[-`{-~])"
    rf"|\[\[(?P<record>{_ID})(?:\|(?P<label>{_TEXT}{{1,500}}))?\]\](?:\{{(?P<behind>{PAIR_PATTERN})\}})?"
    rf"|\{{\{{(?P<figure>{_ID})\}}\}}(?:\{{(?P<after>{PAIR_PATTERN})\}})?"
    rf"|\[(?P<words>{_TEXT}{{1,500}})\]\((?P<url>https?://(?:[^\s()]|\([^\s()]*\)){{1,2000}})\)"
    r"|\*\**"
)
_ITEM = re.compile(r"([ \t]*)([-*]|[0-9]{1,3}\.)[ \t]+(?=\S)")
_SPACE = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


def prose_marks(text: str) -> tuple[InlineMark, ...]:
    """Every record and figure mark, in order; the same ones that `parse_prose` finds."""
    if "[[" not in text and "{{" not in text:
        return ()
    marks = []
    for found in _TOKEN.finditer(text):
        record, figure = found.group("record", "figure")
        if record is not None:
            marks.append(InlineMark("record", record, found.start()))
        elif figure is not None:
            marks.append(InlineMark("figure", figure, found.start()))
    return tuple(marks)


@lru_cache(maxsize=4096)
def parse_prose(text: str) -> tuple[ProseBlock, ...]:
    """Read prose into its blocks; never raises. No block is empty; blank prose has none."""
    blocks: list[ProseBlock] = []
    joined = _TOKEN.sub(lambda found: _BREAK.sub(" ", found[0]), text)
    for marker, depth, lines in _blocks(joined):
        spans = _spans(lines)
        if spans:
            blocks.append(ProseItem(spans, depth, marker) if marker else Paragraph(spans))
    return tuple(blocks)


def _blocks(text: str) -> Iterator[tuple[str, int, str]]:
    """Marker (empty for a paragraph), depth and words of each block."""
    marker, depth, lines = "", 0, list[str]()
    indents: list[int] = []
    for line in text.split("\n"):
        bare = line.strip(" \t\r")
        if not bare:
            if lines:
                yield marker, depth, "\n".join(lines)
            marker, lines = "", []
            continue
        item = _ITEM.match(line)
        # As in CommonMark: a wrapped line may begin with a number and a dot and is no list then.
        wrapped = bool(lines) and not marker
        if item is None or (wrapped and item[2] not in ("-", "*", "1.")):
            if not lines:
                indents = []
            lines.append(bare)
            continue
        if lines:
            yield marker, depth, "\n".join(lines)
        indent = len(item[1].expandtabs(4))
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        marker, depth, lines = item[2].replace("*", "-"), len(indents) - 1, [line[item.end() :]]
    if lines:
        yield marker, depth, "\n".join(lines)


def _spans(text: str) -> tuple[ProseSpan, ...]:
    """The spans of one block."""
    pieces: list[_Piece] = []
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() > at:
            pieces.append(text[at : found.start()])
        pieces.append(found)
        at = found.end()
    if at < len(text):
        pieces.append(text[at:])
    turns = _emphasis(text, pieces)
    spans: list[ProseSpan] = []
    strong = emphasis = False
    for index, piece in enumerate(pieces):
        if index in turns:
            size, opens = turns[index]
            strong = opens if size >= 2 else strong
            emphasis = opens if size != 2 else emphasis
        else:
            _append(spans, _span(piece, strong, emphasis))
    return _trimmed(spans)


_Piece: TypeAlias = "str | re.Match[str]"


def _emphasis(text: str, pieces: list[_Piece]) -> dict[int, tuple[int, bool]]:
    """Runs of stars that open or close emphasis, by index of the piece: length, whether it opens.

    A run opens before a word and closes behind one; only the innermost of a length is kept open,
    which keeps this linear. Unlike CommonMark punctuation does not matter: in Korean a particle
    follows directly (`**"말"**은`).
    """
    turns: dict[int, tuple[int, bool]] = {}
    waiting: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        if isinstance(piece, str) or not piece[0].startswith("*"):
            continue
        size = len(piece[0])
        before = text[max(piece.start() - 1, 0) : piece.start()]
        after = text[piece.end() : piece.end() + 1]
        if size > 3:
            continue
        if size in waiting and before and not before.isspace():
            start = waiting.pop(size)
            turns[start], turns[index] = (size, True), (size, False)
            waiting = {other: at for other, at in waiting.items() if at < start}
        elif after and not after.isspace():
            waiting[size] = index
    return turns


def _span(piece: _Piece, strong: bool, emphasis: bool) -> ProseSpan:
    if isinstance(piece, str):
        return ProseWords(_SPACE.sub(" ", piece), strong=strong, emphasis=emphasis)
    record, figure, url = piece.group("record", "figure", "url")
    if record is not None:
        label = (piece["label"] or "").strip() or None
        return RecordLink(record, label, piece["behind"], strong=strong, emphasis=emphasis)
    if figure is not None:
        return FigureMark(figure, piece["after"], strong=strong, emphasis=emphasis)
    if url is not None:
        label = piece["words"].strip() or url
        return WebLink(label, url, strong=strong, emphasis=emphasis)
    return ProseWords(piece["escaped"] or piece[0], strong=strong, emphasis=emphasis)


def _append(spans: list[ProseSpan], span: ProseSpan) -> None:
    """Add a span; words join the words before them when they look the same."""
    last = spans[-1] if spans else None
    if not isinstance(span, ProseWords) or not isinstance(last, ProseWords):
        spans.append(span)
    elif (last.strong, last.emphasis) == (span.strong, span.emphasis):
        spans[-1] = replace(last, text=last.text + span.text)
    else:
        spans.append(span)


def _trimmed(spans: list[ProseSpan]) -> tuple[ProseSpan, ...]:
    """The spans without white space at either end of the block."""
    if spans and isinstance(first := spans[0], ProseWords):
        spans[0] = replace(first, text=first.text.lstrip())
    if spans and isinstance(last := spans[-1], ProseWords):
        spans[-1] = replace(last, text=last.text.rstrip())
    return tuple(span for span in spans if not (isinstance(span, ProseWords) and not span.text))


def plain(text: str, name: Callable[[str], str], figure: Callable[[str], str]) -> str:
    """Prose as plain words, a line a block, for lists, search and copying.

    `name` gives the name of the record of an id, `figure` a figure's value in words.
    """
    lines = []
    for block in parse_prose(text):
        words = "".join(_plain_span(span, name, figure) for span in block.spans)
        if isinstance(block, ProseItem):
            words = f"{'  ' * block.depth}{block.marker} {words}"
        lines.append(words)
    return "\n".join(lines)


def _plain_span(span: ProseSpan, name: Callable[[str], str], figure: Callable[[str], str]) -> str:
    match span:
        case ProseWords(text=text):
            return text
        case WebLink(label=label):
            return label
        case RecordLink(id=id_, label=label, particle=particle):
            words = label or name(id_)
        case FigureMark(id=id_, particle=particle):
            words = figure(id_)
    return with_particle(words, particle) if particle else words
