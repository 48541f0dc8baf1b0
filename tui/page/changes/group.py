"""What changed in a record since it was read, field by field, in the reader's words.

Stands at the top of the article, after its facts: what a field said and says, or, where that is
long or a list, the places that differ, one line for each with a sign before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.briefing.canonical import encoded
from tui.briefing.changes import FieldChange, Raw
from tui.briefing.model import Figure, Record
from tui.briefing.rewording import Rewording, Stretch, places
from tui.briefing.text import Prose, Text
from tui.page.blocks import (
    Block,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Piece,
    Pieces,
    Title,
    text_of,
)
from tui.page.changes.items import ChangedItem, items_of
from tui.page.changes.values import value_in_words
from tui.page.names import prose_in_plain
from tui.page.speaker import Speaker
from tui.words import Words

SHORT = 48
"""Characters up to which both versions of a text stand whole in one line."""

LONG = 240
"""Characters of a text that came or went; the rest of a new one stands in the article."""

MOST = 8
"""Places or entries that are shown of one field."""

_NUMBER = ("value", "low", "high", "bound", "sig", "mark", "unit")
"""Fields that a figure says in one number."""


def with_changes(
    speaker: Speaker, record: Record, found: Sequence[FieldChange], main: Sequence[Block]
) -> tuple[Block, ...]:
    """An article's main blocks with the changes after its title and facts."""
    group = changed_group(speaker, record, found)
    at = next((n for n, block in enumerate(main) if not isinstance(block, (Title, Facts))), None)
    if at is None:
        return (*main, *group)
    return (*main[:at], *group, *main[at:])


def changed_group(
    speaker: Speaker, record: Record, found: Sequence[FieldChange]
) -> tuple[Block, ...]:
    """A heading and the changes under it; nothing where none are given."""
    rows = tuple(_rows(speaker, record, found))
    if not rows:
        return ()
    heading = Heading(speaker.words("change.heading"), None, "changed")
    return (Gap(), heading, Entries(rows, "changed"))


def field_name(words: Words, record: Record, field: str) -> str:
    """What a reader calls a field; of some kinds another word than of the others."""
    own = f"change.field_{record.kind_name}_{field}"
    return words(own if words.has(own) else f"change.field_{field}")


def _rows(speaker: Speaker, record: Record, found: Iterable[FieldChange]) -> Iterator[Entry]:
    left = list(found)
    if isinstance(record, Figure):
        number = _number(speaker, record, left)
        if number is not None:
            yield number
            left = [change for change in left if change.field not in _NUMBER]
    for change in left:
        label = field_name(speaker.words, record, change.field)
        lines = list(_lines(speaker, record, change))
        for index, (note, line) in enumerate(lines[:MOST]):
            head = f"{label}{note}"
            yield Entry("" if index and not note else head, line)
        if len(lines) > MOST:
            rest = speaker.label("and_more", count=len(lines) - MOST)
            yield Entry("", (Piece(rest, "quiet"),))


def _number(speaker: Speaker, figure: Figure, found: Sequence[FieldChange]) -> Entry | None:
    """The number of a figure, before and now, where it reads differently."""
    parts = [change for change in found if change.field in _NUMBER]
    if figure.value is None or not parts:
        return None
    if any(isinstance(change.old, Raw) for change in parts):
        return None
    said = {change.field: change.old for change in parts}
    if "value" in said and said["value"] is None:
        return None
    before = speaker.number(msgspec.structs.replace(figure, **said))
    now = speaker.number(figure)
    if before == now:
        return None
    label = field_name(speaker.words, figure, "value")
    return Entry(label, _arrow(speaker, (Piece(before),), (Piece(now),)))


def _lines(speaker: Speaker, record: Record, change: FieldChange) -> Iterator[tuple[str, Pieces]]:
    """What is said of one change: a note behind the field's name, and a line."""
    either = change.old if change.old is not None else change.new
    if isinstance(either, Raw):
        # Nobody can read how an earlier format wrote it; what it says now stands in the article.
        yield "", (Piece(speaker.words("change.details"), "quiet"),)
    elif isinstance(either, Text):
        yield from _text(speaker, change.old, change.new)
    elif isinstance(either, tuple):
        for line in _list(speaker, record, change):
            yield "", line
    else:
        before = value_in_words(speaker, record, change.field, change.old)
        now = value_in_words(speaker, record, change.field, change.new)
        if text_of(before) == text_of(now):
            now = (Piece(speaker.words("change.details"), "quiet"),)
            yield "", now
        else:
            yield "", _arrow(speaker, before, now)


# Texts.


def _text(speaker: Speaker, old: Text | None, new: Text | None) -> Iterator[tuple[str, Pieces]]:
    """The changes in the reader's language; where it has none, those in the others."""
    if old is None or new is None:
        yield "", _came_or_went(speaker, old, new)
        return
    mine = list(_reworded(speaker, *(_said(speaker, one, speaker.language) for one in (old, new))))
    if mine:
        yield from (("", line) for line in mine)
        return
    signs = speaker.context.glyphs
    silent = True
    for tag in dict.fromkeys((*old.languages, *new.languages)):
        for line in _reworded(speaker, _own(speaker, old, tag), _own(speaker, new, tag)):
            silent = False
            yield f" {signs.open_tag}{tag}{signs.close_tag}", line
    if silent:
        yield "", (Piece(speaker.words("change.links"), "quiet"),)


def _said(speaker: Speaker, text: Text, language: str) -> str:
    if isinstance(text, Prose):
        return prose_in_plain(speaker.context, language, text)
    return text.shown(language, speaker.context.first).text


def _own(speaker: Speaker, text: Text, tag: str) -> str:
    """The words in one language; nothing where another would have to stand in."""
    words = text.values.get(tag)
    if words is None:
        return ""
    return _said(speaker, type(text)(((tag, words),)), tag)


def _reworded(speaker: Speaker, old: str, new: str) -> Iterator[Pieces]:
    if old.split() == new.split():
        return
    if len(old) <= SHORT and len(new) <= SHORT:
        yield _arrow(speaker, _bare(speaker, old), _bare(speaker, new))
        return
    for place in places(old, new):
        yield from _place(speaker, place)


def _place(speaker: Speaker, place: Rewording) -> Iterator[Pieces]:
    """A line for what stood there and one for what stands there, where something does."""
    signs = speaker.context.glyphs
    before = "" if place.starts else f"{signs.ellipsis} "
    after = "" if place.ends else f" {signs.ellipsis}"
    sides = [] if place.added else [(signs.minus, place.old)]
    sides += [] if place.dropped else [("+", place.new)]
    for sign, stretches in sides:
        run = [Piece(f"{sign} ", "mark"), *([Piece(before, "quiet")] if before else [])]
        run += _stretches(stretches, lead=bool(before))
        yield (*run, Piece(after, "quiet")) if after else tuple(run)


def _stretches(stretches: Sequence[Stretch], *, lead: bool) -> Iterator[Piece]:
    for index, stretch in enumerate(stretches):
        text = stretch.text.replace("\n", " ")
        if not index:
            text = text.lstrip()
        blank = len(text) - len(text.lstrip())
        # What is underlined or reversed should begin with a letter.
        if blank:
            yield Piece(text[:blank], "quiet")
        yield Piece(text[blank:], "strong" if stretch.differs else "quiet")


def _came_or_went(speaker: Speaker, old: Text | None, new: Text | None) -> Pieces:
    text = old or new
    assert text is not None
    said = " ".join(_said(speaker, text, speaker.language).split())
    if len(said) > LONG:
        said = f"{said[:LONG].rsplit(' ', 1)[0]} {speaker.context.glyphs.ellipsis}"
    sign = speaker.context.glyphs.minus if new is None else "+"
    return (Piece(f"{sign} ", "mark"), Piece(said, "quiet" if new is None else "plain"))


# Lists.


def _list(speaker: Speaker, record: Record, change: FieldChange) -> Iterator[Pieces]:
    """What was dropped, what came, and what now says something else."""
    old = items_of(speaker, record, change.field, change.old or ())
    new = items_of(speaker, record, change.field, change.new or ())
    silent = True
    for key, item in old.items():
        if key not in new:
            silent = False
            yield (Piece(f"{speaker.context.glyphs.minus} ", "mark"), *_quiet(item.whole))
    for key, item in new.items():
        before = old.get(key)
        if before is None:
            silent = False
            yield (Piece("+ ", "mark"), *item.whole)
        elif encoded("", before.value) != encoded("", item.value):
            silent = False
            yield from _within(speaker, before, item)
    if silent:
        yield (Piece(speaker.words("change.order"), "quiet"),)


def _within(speaker: Speaker, old: ChangedItem, new: ChangedItem) -> Iterator[Pieces]:
    """What of one entry of a list changed."""
    silent = True
    for before, now in zip(old.parts, new.parts, strict=False):
        if text_of(before.pieces) == text_of(now.pieces):
            continue
        silent = False
        head = (*new.name, *((Piece(f", {now.label}", "quiet"),) if now.label else ()), Piece(": "))
        if now.prose:
            for line in _reworded(speaker, text_of(before.pieces), text_of(now.pieces)):
                yield (*head, *line)
        else:
            yield (*head, *_arrow(speaker, before.pieces, now.pieces))
    if silent:
        yield (*new.name, Piece(": "), Piece(speaker.words("change.details"), "quiet"))


# Pieces.


def _arrow(speaker: Speaker, before: Pieces, now: Pieces) -> Pieces:
    """Before and now in one line."""
    arrow = Piece(f" {speaker.context.glyphs.onward} ", "mark")
    return (*_quiet(before), arrow, *(_as(piece, "strong") for piece in now))


def _bare(speaker: Speaker, text: str) -> Pieces:
    return (Piece(" ".join(text.split()) or speaker.words("change.none")),)


def _quiet(pieces: Pieces) -> Pieces:
    return tuple(_as(piece, "quiet") for piece in pieces)


def _as(piece: Piece, style: str) -> Piece:
    return msgspec.structs.replace(piece, style=style)
