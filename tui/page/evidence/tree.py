"""An evidence tree as data: what is claimed, and below it the sources; and how it is typeset.

`tui.page.evidence.build` makes it. Here it becomes lines no wider than a sheet, or plain text.
Pure: pieces in, lines of pieces out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tui.page.blocks import Line, Piece, Pieces, join_pieces, separator, text_of
from tui.page.glyphs import Glyphs
from tui.page.typesetting import (
    COLUMN_GAP,
    TREE_MEASURE,
    blank,
    hanging,
    restyled,
    set_facts,
    side_by_side,
)
from tui.page.wrap import cells, wrap

STEP = 3
"""Columns by which each level is indented: a branch and the space after it."""

WIDE = 100
"""Columns from which on a source has its facts in columns beside its title."""

WHO = 34
"""Most columns that the names take where there are columns."""

NARROWEST = 24
"""Fewest columns of a title beside the others."""


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One source of a claim, one that it relays, or one record that something rests on."""

    depth: int = 0
    """0 right under the claim, 1 for what that relays, and so on."""
    target: str
    """Id of the source or record; empty where there is no such source."""
    is_source: bool = True
    """Whether it is a source, else a record that has evidence of its own."""
    how: str = ""
    """How it is related to the line above, in a word (relayed)."""
    sign: Piece
    """Its letter or grade."""
    name: Pieces
    """Its publisher, or what the record says."""
    text: Pieces = ()
    """The title and who is quoted; of a record its origins."""
    date: Pieces = ()
    """When it came out; always empty for a record."""
    place: Pieces = ()
    """Where in it."""
    marks: tuple[Pieces, ...] = ()
    """Remarks: that it disputes, was struck, is the origin."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is claimed, with its sources."""

    title: Pieces = ()
    """Its name, where the tree has more than one."""
    facts: tuple[Pieces, ...] = ()
    """Its grade, number of origins, and the impact of struck sources."""
    text: Pieces = ()
    """Its words, where the title does not give them."""
    leaves: tuple[Leaf, ...] = ()
    """In the order of the tree, from the top."""


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence of one record."""

    id: str
    """Of the record."""
    title: Pieces
    """Its name."""
    grade: Pieces
    """Its grade and number of origins, short, for the head of a sheet."""
    facts: tuple[Pieces, ...]
    """The grade in words, and the impact of struck sources."""
    claims: tuple[Claim, ...]
    """Its claims, one after another."""
    closing: tuple[Pieces, ...] = ()
    """Sentences that sum it up."""
    struck: Pieces = ()
    """What falls with the sources struck now, in a sentence; the last of `closing`."""

    @property
    def leaves(self) -> dict[str, Leaf]:
        """Every leaf by a key that stays the same whatever is struck."""
        return {
            f"{number}.{place}": leaf
            for number, claim in enumerate(self.claims)
            for place, leaf in enumerate(claim.leaves)
            if leaf.target
        }


class TreeLine(NamedTuple):
    """One typeset line of a tree."""

    pieces: Line
    """Its text."""
    key: str | None = None
    """Of the leaf that begins here."""


class _Columns(NamedTuple):
    """Widths of the columns of a claim's leaves."""

    who: int
    text: int
    date: int
    place: int


# Lines.


def set_tree(tree: Tree, width: int, glyphs: Glyphs) -> tuple[TreeLine, ...]:
    """The lines of a tree, each at most `width` (at least 1) columns wide."""
    width = max(1, width)
    measure = min(width, TREE_MEASURE)
    lines = [*wrap(restyled(tree.title, "title"), measure)]
    lines += set_facts(tree.facts, measure, separator(glyphs))
    made = [TreeLine(line) for line in lines]
    columns = _columns([leaf for claim in tree.claims for leaf in claim.leaves], width)
    for number, claim in enumerate(tree.claims):
        facts = join_pieces(claim.facts, separator(glyphs))
        title = join_pieces((claim.title, facts), Piece("  ", "quiet")) if claim.title else ()
        head = ((), *wrap(title, measure), *wrap(claim.text, measure))
        made += map(TreeLine, head)
        made += _leaves(number, claim.leaves, width, columns, glyphs)
    if tree.closing:
        made += map(TreeLine, ((), *wrap(join_pieces(tree.closing, Piece(" ")), measure)))
    return tuple(made)


def _leaves(
    number: int, leaves: Sequence[Leaf], width: int, columns: _Columns | None, glyphs: Glyphs
) -> Iterator[TreeLine]:
    signs = max((cells(leaf.sign.text) for leaf in leaves), default=0)
    for place, (leaf, more) in enumerate(zip(leaves, _going_on(leaves), strict=True)):
        parent = place + 1 < len(leaves) and leaves[place + 1].depth > leaf.depth
        first, rest = _leads(more, parent, glyphs)
        key = f"{number}.{place}" if leaf.target else None
        made = (
            _in_columns(leaf, signs, width, columns, first, rest)
            if columns is not None and leaf.is_source
            else _flowing(leaf, signs, width, first, rest)
        )
        for line in made:
            yield TreeLine(line, key)
            key = None


def _going_on(leaves: Sequence[Leaf]) -> list[tuple[bool, ...]]:
    """For each leaf and each level down to its own, whether another leaf follows on that level."""
    found: list[tuple[bool, ...]] = []
    open_levels: list[bool] = []
    for leaf in reversed(leaves):
        # From the end: deeper levels are closed; those down to this one have been met or will be.
        del open_levels[leaf.depth + 1 :]
        open_levels += [False] * (leaf.depth + 1 - len(open_levels))
        found.append(tuple(open_levels))
        open_levels[leaf.depth] = True
    return found[::-1]


def _leads(more: Sequence[bool], parent: bool, glyphs: Glyphs) -> tuple[str, str]:
    """The branches before a leaf's first line and before its others."""
    above = "".join(f"{glyphs.bar}  " if goes_on else "   " for goes_on in more[:-1])
    own = f"{glyphs.tee if more[-1] else glyphs.corner}{glyphs.rule} "
    below = f"{glyphs.bar}  " if more[-1] else "   "
    return above + own, above + below + (f"{glyphs.bar}  " if parent else "")


def _columns(leaves: Sequence[Leaf], width: int) -> _Columns | None:
    """Columns for the leaves that are sources; None where they have no room."""
    sources = [leaf for leaf in leaves if leaf.is_source]
    if width < WIDE or not sources:
        return None
    signs = max(cells(leaf.sign.text) for leaf in sources)
    who = max((leaf.depth + 1) * STEP + _width(_lead(leaf, signs, leaf.name)) for leaf in sources)
    date = max(_width(leaf.date) for leaf in sources)
    place = max(_width(leaf.place) for leaf in sources)
    marks = max(sum(_width(mark) + COLUMN_GAP for mark in leaf.marks) for leaf in sources)
    who = min(who, max(WHO, width // 3))
    fixed = who + COLUMN_GAP + sum(each + COLUMN_GAP for each in (date, place) if each)
    text = width - fixed - min(marks, width // 4)
    return _Columns(who, text, date, place) if text >= NARROWEST else None


def _width(pieces: Pieces) -> int:
    return cells(text_of(pieces))


def _lead(leaf: Leaf, signs: int, name: Pieces = ()) -> Pieces:
    """How the leaf is related to the one above and its sign, in the column of the signs."""
    how = (Piece(leaf.how, "quiet"),) if leaf.how else ()
    return (*how, leaf.sign, *blank(signs - cells(leaf.sign.text) + COLUMN_GAP), *name)


def _leads_of(leaf: Leaf, signs: int, first: str, rest: str, room: int) -> tuple[Pieces, Pieces]:
    """The pieces before the first line of a leaf, and before the others."""
    hang = max(0, cells(first) + signs + COLUMN_GAP - cells(rest))
    below = rest + " " * (hang if cells(rest) + hang <= room else 0)
    return (Piece(first, "quiet"), *_lead(leaf, signs)), (Piece(below, "quiet"),)


def _flowing(leaf: Leaf, signs: int, width: int, first: str, rest: str) -> list[Line]:
    """Who and the facts on a line of their own, the text below."""
    begin, below = _leads_of(leaf, signs, first, rest, width - 12)
    room = max(1, width - max(_width(below), _width(begin)))
    facts = [part for part in (leaf.name, leaf.date, leaf.place, *leaf.marks) if part]
    text = wrap(leaf.text, min(max(1, width - _width(below)), TREE_MEASURE))
    return [
        *hanging(set_facts(facts, room, Piece("  ")), begin, below),
        *hanging(text, below, below),
    ]


def _in_columns(
    leaf: Leaf, signs: int, width: int, columns: _Columns, first: str, rest: str
) -> list[Line]:
    """Who, text, date, place and marks beside each other; each breaks in its own column."""
    begin, below = _leads_of(leaf, signs, first, rest, width)
    lead = _width(begin)
    names = wrap(leaf.name, max(8, columns.who - lead)) or ((),)
    texts = wrap(leaf.text, columns.text)
    dates = [
        (part, room)
        for part, room in ((leaf.date, columns.date), (leaf.place, columns.place))
        if room
    ]
    widths = [columns.who, columns.text, *(room for _, room in dates)]
    left = width - sum(widths) - COLUMN_GAP * len(widths)
    marks = wrap(join_pieces(leaf.marks, Piece("  ")), max(8, left))
    # The branches go on beside text that is longer than the name.
    missing = max(len(texts), len(marks)) - len(names)
    who = [*hanging(names, begin, (*below, *blank(lead - _width(below)))), *[below] * missing]
    return side_by_side([who, texts, *((part,) for part, _ in dates), marks], [*widths, left])


# Plain text.


def plain_tree(tree: Tree, glyphs: Glyphs) -> str:
    """The tree as plain text: a line for each leaf, indented by its level, no line broken."""
    between = separator(glyphs)
    lines = [text_of(tree.title), text_of(join_pieces((tree.grade, *tree.facts), between))]
    for claim in tree.claims:
        lines.append("")
        if claim.title:
            facts = join_pieces(claim.facts, between)
            lines.append(text_of(join_pieces((claim.title, facts), Piece("  "))))
        if claim.text:
            lines.append(text_of(claim.text))
        lines += map(_plain_leaf, claim.leaves)
    if tree.closing:
        lines += ["", *map(text_of, tree.closing)]
    return "\n".join(lines)


def _plain_leaf(leaf: Leaf) -> str:
    parts = (leaf.name, leaf.date, leaf.place, *leaf.marks, leaf.text)
    facts = "  ".join(text for part in parts if (text := text_of(part).strip()))
    return f"{'  ' * leaf.depth}- {leaf.how}{leaf.sign.text}  {facts}"
