"""A tree of grounds as data: what is claimed, and below it what says so; and how it is set.

`tui.page.evidence.build` makes it. Here it becomes lines no wider than a sheet, or plain words.
Pure: pieces in, lines of pieces out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.page.blocks import Piece, text_of
from tui.page.wrap import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.page.blocks import Line, Pieces
    from tui.page.glyphs import Glyphs

STEP = 3
"""Columns that each level is set in, as wide as a branch and the space behind it."""

WIDE = 100
"""From as many columns on, the facts of a source stand under each other beside its title."""

MEASURE = 76
"""Columns of running text."""

WHO = 34
"""Columns that the names take at most where there are columns."""

NARROWEST = 24
"""Columns that a title needs beside the others."""


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One source of a claim, one that it relays, or one record that something rests on."""

    depth: int = 0
    """0 right under the claim, 1 for what that relays, and so on."""
    target: str
    """Id of the source or record; empty where there is no such source."""
    is_source: bool = True
    """Whether it is a source, else a record that has grounds of its own."""
    how: str = ""
    """What it is to the line above, in a word (relayed)."""
    sign: Piece
    """Its letter or grade."""
    name: Pieces
    """Who it is: a publisher, or what the record says."""
    text: Pieces = ()
    """The title and who really speaks; of a record where its origins are."""
    date: Pieces = ()
    """When it came out; always empty for a record."""
    place: Pieces = ()
    """Where in it."""
    marks: tuple[Pieces, ...] = ()
    """What else is to know: that it disputes, was struck, is the origin."""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is claimed, with what says so."""

    title: Pieces = ()
    """What it is, where the page has more than one."""
    facts: tuple[Pieces, ...] = ()
    """Its grade, number of origins, and how it stands."""
    text: Pieces = ()
    """What it says, where the title does not."""
    leaves: tuple[Leaf, ...] = ()
    """In the order of the tree, from the top."""


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """The grounds of one record."""

    id: str
    """Of the record."""
    title: Pieces
    """Its name."""
    grade: Pieces
    """Its grade and number of origins, short, for the head of a sheet."""
    facts: tuple[Pieces, ...]
    """The grade in words, and how the record stands."""
    claims: tuple[Claim, ...]
    """What it claims, one after another."""
    closing: tuple[Pieces, ...] = ()
    """Sentences on what all that comes down to."""
    struck: Pieces = ()
    """What the sources struck now bring down, in a sentence; the last of `closing`."""

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
    """One line of a tree as it is set."""

    pieces: Line
    """What stands in it."""
    key: str | None = None
    """Of the leaf that begins here."""


class _Columns(NamedTuple):
    """Where the columns of a claim's leaves stand; all 0 where they flow."""

    who: int
    text: int
    date: int
    place: int


_GAP = 2
_FLOWING = _Columns(0, 0, 0, 0)


# Lines.


def set_tree(tree: Tree, width: int, glyphs: Glyphs) -> tuple[TreeLine, ...]:
    """The lines of a tree, each at most `width` (at least 1) columns wide."""
    width = max(1, width)
    measure = min(width, MEASURE)
    lines = [TreeLine(_restyled(line)) for line in wrap(tree.title, measure)]
    between = Piece(f" {glyphs.separator} ", "quiet")
    lines += [TreeLine(line) for line in _joined(tree.facts, measure, between)]
    columns = _columns([leaf for claim in tree.claims for leaf in claim.leaves], width)
    for number, claim in enumerate(tree.claims):
        lines.append(TreeLine(()))
        lines += [TreeLine(line) for line in _head(claim, width, glyphs)]
        lines += _leaves(number, claim.leaves, width, columns, glyphs)
    if tree.closing:
        lines.append(TreeLine(()))
        lines += [TreeLine(line) for line in wrap(_run(tree.closing), measure)]
    return tuple(lines)


def _run(sentences: Sequence[Pieces]) -> Pieces:
    """Sentences one behind the other."""
    run: list[Piece] = []
    for sentence in sentences:
        run += [Piece(" "), *sentence] if run else sentence
    return tuple(run)


def _restyled(line: Line) -> Line:
    return tuple(Piece(piece.text, "title") if piece.style == "plain" else piece for piece in line)


def _joined(parts: Sequence[Pieces], width: int, between: Piece) -> list[Line]:
    """Facts in lines; those that share one have something between them."""
    lines: list[list[Piece]] = []
    used = 0
    for part in parts:
        wide = cells(text_of(part))
        if lines and used + cells(between.text) + wide <= width:
            lines[-1] += [between, *part]
            used += cells(between.text) + wide
            continue
        for line in wrap(part, width):
            lines.append(list(line))
            used = cells(text_of(line))
    return [tuple(line) for line in lines]


def _head(claim: Claim, width: int, glyphs: Glyphs) -> Iterator[Line]:
    measure = min(width, MEASURE)
    title: list[Piece] = list(claim.title)
    for part in claim.facts:
        title += [Piece("  " if part is claim.facts[0] else f" {glyphs.separator} ", "quiet")]
        title += part
    if claim.title:
        yield from wrap(title, measure)
    yield from wrap(claim.text, measure)


def _leaves(
    number: int, leaves: Sequence[Leaf], width: int, columns: _Columns, glyphs: Glyphs
) -> Iterator[TreeLine]:
    signs = max((cells(leaf.sign.text) for leaf in leaves), default=0)
    for place, (leaf, more) in enumerate(zip(leaves, _going_on(leaves), strict=True)):
        parent = place + 1 < len(leaves) and leaves[place + 1].depth > leaf.depth
        first, rest = _leads(more, parent, glyphs)
        key = f"{number}.{place}" if leaf.target else None
        made = (
            _columned(leaf, signs, width, columns, first, rest)
            if columns != _FLOWING and leaf.is_source
            else _flowing(leaf, signs, width, first, rest)
        )
        for line in made:
            yield TreeLine(line, key)
            key = None


def _going_on(leaves: Sequence[Leaf]) -> list[tuple[bool, ...]]:
    """For each leaf and each level down to its own, whether another one follows on that level."""
    found: list[tuple[bool, ...]] = []
    open_levels: list[bool] = []
    for leaf in reversed(leaves):
        # From below: what stood deeper is over; what stands on this level was or will be met.
        del open_levels[leaf.depth + 1 :]
        while len(open_levels) <= leaf.depth:
            open_levels.append(False)
        found.append(tuple(open_levels))
        open_levels[leaf.depth] = True
    return found[::-1]


def _leads(more: Sequence[bool], parent: bool, glyphs: Glyphs) -> tuple[str, str]:
    """What stands before a leaf's first line and before its others."""
    above = "".join(f"{glyphs.bar}  " if goes_on else "   " for goes_on in more[:-1])
    own = f"{glyphs.tee if more[-1] else glyphs.corner}{glyphs.rule} "
    below = f"{glyphs.bar}  " if more[-1] else "   "
    return above + own, above + below + (f"{glyphs.bar}  " if parent else "")


def _columns(leaves: Sequence[Leaf], width: int) -> _Columns:
    """Columns for the leaves that are sources, where there is room for them."""
    signs = max((cells(leaf.sign.text) for leaf in leaves if leaf.is_source), default=0)
    sources = [leaf for leaf in leaves if leaf.is_source]
    if width < WIDE or not sources:
        return _FLOWING
    who = max((leaf.depth + 1) * STEP + cells(_who(leaf, signs)) for leaf in sources)
    date = max(cells(text_of(leaf.date)) for leaf in sources)
    place = max(cells(text_of(leaf.place)) for leaf in sources)
    marks = max(sum(cells(text_of(mark)) + _GAP for mark in leaf.marks) for leaf in sources)
    who = min(who, max(WHO, width // 3))
    fixed = who + _GAP + sum(each + _GAP for each in (date, place) if each)
    text = width - fixed - min(marks, width // 4)
    return _Columns(who, text, date, place) if text >= NARROWEST else _FLOWING


def _who(leaf: Leaf, signs: int) -> str:
    return f"{leaf.how}{' ' * (signs + _GAP)}{text_of(leaf.name)}"


def _sign(leaf: Leaf, signs: int) -> Pieces:
    how = (Piece(leaf.how, "quiet"),) if leaf.how else ()
    return (*how, leaf.sign, Piece(" " * (signs - cells(leaf.sign.text) + _GAP)))


def _flowing(leaf: Leaf, signs: int, width: int, first: str, rest: str) -> Iterator[Line]:
    """Who and the facts in a line of their own, the text under them."""
    hang = " " * max(0, cells(first) + signs + _GAP - cells(rest))
    if cells(rest + hang) + 12 > width:
        hang = ""
    below = Piece(rest + hang, "quiet")
    sign = _sign(leaf, signs)
    lead = max(cells(below.text), cells(first) + cells(text_of(sign)))
    facts = [part for part in (leaf.name, leaf.date, leaf.place, *leaf.marks) if part]
    for number, line in enumerate(_joined(facts, max(1, width - lead), Piece("  "))):
        yield (below, *line) if number else (Piece(first, "quiet"), *sign, *line)
    for line in wrap(leaf.text, min(max(1, width - cells(below.text)), MEASURE)):
        yield (below, *line)


def _columned(
    leaf: Leaf,
    signs: int,
    width: int,
    columns: _Columns,
    first: str,
    rest: str,
) -> Iterator[Line]:
    """Who, text, date, place and marks beside each other; each breaks in its own column."""
    sign = _sign(leaf, signs)
    hang = " " * max(0, cells(first) + signs + _GAP - cells(rest))
    lead = cells(first) + cells(text_of(sign))
    names = wrap(leaf.name, max(8, columns.who - lead)) or ((),)
    texts = wrap(leaf.text, columns.text) or ((),)
    marks: list[Piece] = []
    for mark in leaf.marks:
        marks += [Piece("  "), *mark] if marks else mark
    taken = (
        columns.who
        + columns.text
        + sum(each + _GAP for each in (columns.date, columns.place) if each)
        + 2 * _GAP
    )
    beside = wrap(marks, max(8, width - taken)) or ((),)
    for number in range(max(len(names), len(texts), len(beside))):
        line: list[Piece] = (
            [Piece(first, "quiet"), *sign] if number == 0 else [Piece(rest + hang, "quiet")]
        )
        if number and number < len(names):
            line.append(Piece(" " * max(0, lead - cells(rest + hang))))
        line += names[number] if number < len(names) else ()
        line = _up_to(line, columns.who + _GAP)
        line += texts[number] if number < len(texts) else ()
        at = columns.who + _GAP + columns.text
        for part, room in ((leaf.date, columns.date), (leaf.place, columns.place)):
            if room:
                line = _up_to(line, at + _GAP)
                line += part if number == 0 else ()
                at += room + _GAP
        if number < len(beside) and beside[number]:
            line = [*_up_to(line, at + _GAP), *beside[number]]
        yield _trimmed(line)


def _up_to(line: list[Piece], column: int) -> list[Piece]:
    missing = column - cells(text_of(tuple(line)))
    return [*line, Piece(" " * missing)] if missing > 0 else line


def _trimmed(line: list[Piece]) -> Line:
    while line and not line[-1].text.strip():
        line.pop()
    return tuple(line)


# Plain words.


def plain_tree(tree: Tree, glyphs: Glyphs) -> str:
    """The tree in plain words: one thing a line, set in by its level, no line broken."""
    separator = f" {glyphs.separator} "
    facts = [part for part in (tree.grade, *tree.facts) if part]
    lines = [text_of(tree.title), separator.join(map(text_of, facts))]
    for claim in tree.claims:
        lines.append("")
        if claim.title:
            said = separator.join(map(text_of, claim.facts))
            lines.append("  ".join(part for part in (text_of(claim.title), said) if part))
        if claim.text:
            lines.append(text_of(claim.text))
        lines += [_plain_leaf(leaf) for leaf in claim.leaves]
    if tree.closing:
        lines += ["", *map(text_of, tree.closing)]
    return "\n".join(lines)


def _plain_leaf(leaf: Leaf) -> str:
    parts = (leaf.name, leaf.date, leaf.place, *leaf.marks, leaf.text)
    said = "  ".join(words for part in parts if (words := text_of(part).strip()))
    return f"{'  ' * leaf.depth}- {leaf.how}{leaf.sign.text}  {said}"
