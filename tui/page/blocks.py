"""The vocabulary of an article: pieces of text in a style, links, and the blocks they form.

Data only. The app decides what a style looks like; plain output drops the styles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from tui.briefing.numbers import Axis
from tui.page.glyphs import Glyphs

Style: TypeAlias = Literal[
    "plain",
    "strong",
    "emphasis",
    "quiet",
    "loud",
    "title",
    "heading",
    "label",
    "grade",
    "number",
    "mark",
]
"""What a piece is, not how it looks: `loud` is kept for what must not be overlooked (disputed,
fallen, changed), `grade` for an Admiralty grade, `number` for a figure's value, `mark` for a glyph
that says something about the text beside it."""

Align: TypeAlias = Literal["left", "right"]
"""On which side of its column a text is."""


class Link(msgspec.Struct, frozen=True):
    """Where a piece leads."""

    target: str
    """Id of a record, or an http(s) address."""
    key: str
    """Unique in its article and the same after a change of language or width, so that focus can
    be put back: `place:target`, with `:2` … where a place links the target again."""
    is_url: bool = False
    """Whether `target` is an address."""


class Piece(msgspec.Struct, frozen=True):
    """A run of text in one style."""

    text: str
    """What is read; a line feed only where a break is wanted."""
    style: Style = "plain"
    """What it is."""
    link: Link | None = None
    """Where it leads."""


Pieces: TypeAlias = tuple[Piece, ...]
"""Text in several styles."""

Line: TypeAlias = tuple[Piece, ...]
"""One line of the screen, no wider than requested."""


class Title(msgspec.Struct, frozen=True):
    """What the article is about."""

    pieces: Pieces
    """Its name; of a judgement or question the whole text."""


class Facts(msgspec.Struct, frozen=True):
    """One line of facts about it, set apart by a separator where it is drawn."""

    parts: tuple[Pieces, ...]
    """Each fact; a fact is broken only where it alone is too wide."""


class Heading(msgspec.Struct, frozen=True):
    """Opens a group."""

    text: str
    """What the group is."""
    count: int | None = None
    """How many entries it has, where that helps."""
    id: str = ""
    """A name that does not change with the language (`sources`, `mentions` …)."""


class Para(msgspec.Struct, frozen=True):
    """A paragraph or a list's item."""

    pieces: Pieces
    """Its text."""
    indent: int = 0
    """Cells before each line."""
    marker: str = ""
    """Before the first line; the others are indented to the text."""


class Entry(msgspec.Struct, frozen=True):
    """A label and its text."""

    label: str
    """Empty under the label of an entry above."""
    pieces: Pieces
    """Its text."""


class Entries(msgspec.Struct, frozen=True):
    """Labelled groups: a column of labels and the text beside it, hanging."""

    rows: tuple[Entry, ...]
    """In reading order."""
    id: str = ""
    """A name that does not change with the language."""


class Listing(msgspec.Struct, frozen=True):
    """Rows of aligned cells; where the width is too small the cells flow."""

    rows: tuple[tuple[Pieces, ...], ...]
    """Each row has the same number of cells; an empty cell keeps its column."""
    flex: int = 0
    """Index of the column that takes the width that is left, and breaks its lines."""
    aligns: tuple[Align, ...] = ()
    """Of each column; left where there is none."""
    id: str = ""
    """A name that does not change with the language."""


class Columns(msgspec.Struct, frozen=True):
    """Blocks side by side where there is room for it, else one under the other."""

    columns: tuple[tuple[Block, ...], ...]
    """The blocks of each, left to right."""


class TableBlock(msgspec.Struct, frozen=True):
    """A table with a line of headings."""

    headings: tuple[str, ...]
    """The first one heads the column of row labels and may be empty."""
    rows: tuple[tuple[Pieces, ...], ...]
    """As many cells as headings."""
    aligns: tuple[Align, ...]
    """Of each column."""


class ChartPoint(msgspec.Struct, frozen=True):
    """One value of a chart."""

    at: float
    """When, as a proleptic ordinal (days); the middle of its period."""
    label: str
    """When, in short words."""
    value: Decimal
    """In base units."""
    words: str
    """The value in short words."""
    note: str = ""
    """A remark, in short words."""
    derived: bool = False
    """Whether it was calculated, estimated or is otherwise not as reported."""
    low: Decimal | None = None
    """Lower end of its range."""
    high: Decimal | None = None
    """Upper end of its range."""


class ChartBlock(msgspec.Struct, frozen=True):
    """A series of numbers, drawn as wide as there is room, with all the words it needs."""

    kind: Literal["line", "bar"]
    """How it is drawn."""
    points: tuple[ChartPoint, ...]
    """In the order of time."""
    axis: Callable[[Sequence[Decimal]], Axis]
    """Writes values beside the axis, under one unit."""
    breaks: tuple[float, ...] = ()
    """Ordinals at which the basis changed; no line crosses them."""
    reported: str = ""
    """Legend of a reported point."""
    derived: str = ""
    """Legend of a point that is not."""
    broken: str = ""
    """Legend of a break."""


class Gap(msgspec.Struct, frozen=True):
    """One empty line."""


Block: TypeAlias = (
    Title | Facts | Heading | Para | Entries | Listing | Columns | TableBlock | ChartBlock | Gap
)
"""Whatever an article is made of."""


class Article(msgspec.Struct, frozen=True):
    """Everything that is shown of one record."""

    id: str
    """Of the record."""
    main: tuple[Block, ...]
    """The record itself."""
    aside: tuple[Block, ...] = ()
    """Its sources and what mentions it: a column of its own on a wide screen, else after `main`."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order, for one column."""
        return (*self.main, Gap(), *self.aside) if self.aside else self.main


def pieces_of(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    """Every piece of the blocks, in reading order; charts have none."""
    for block in blocks:
        match block:
            case Title(pieces) | Para(pieces):
                yield from pieces
            case Facts(parts):
                for part in parts:
                    yield from part
            case Entries(rows):
                for entry in rows:
                    yield from entry.pieces
            case Listing(rows=cells) | TableBlock(rows=cells):
                for row in cells:
                    for cell in row:
                        yield from cell
            case Columns(columns):
                for column in columns:
                    yield from pieces_of(column)


def links_of(blocks: tuple[Block, ...]) -> tuple[Link, ...]:
    """Every link of the blocks once, in reading order."""
    found = {piece.link.key: piece.link for piece in pieces_of(blocks) if piece.link}
    return tuple(found.values())


def text_of(pieces: Iterable[Piece]) -> str:
    """The text without styles and links."""
    return "".join(piece.text for piece in pieces)


def join_pieces(parts: Iterable[Pieces], between: Piece) -> Pieces:
    """The parts one after the other with `between` between them; empty parts are left out."""
    run: list[Piece] = []
    for part in parts:
        if run and part:
            run.append(between)
        run.extend(part)
    return tuple(run)


def separator(glyphs: Glyphs) -> Piece:
    """The separator of facts on one line."""
    return Piece(f" {glyphs.separator} ", "quiet")
