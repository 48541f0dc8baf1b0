"""What changed in a record since it was read, field by field, as entries of its article.

An entry has both values of a field or, where these are long or lists, a line with a sign for each
place that differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

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
    Style,
    Title,
    text_of,
)
from tui.page.changes.values import ChangedItem, items_of, value_in_words
from tui.page.names import prose_in_plain, shown
from tui.page.speaker import Speaker
from tui.words import Words

SHORT = 48
"""Characters up to which both versions of a text are shown whole on one line."""

LONG = 240
"""Characters shown of a text that was added or removed; the article has all of a new one."""

MOST = 8
"""Most lines of one field."""

_NUMBER = ("value", "low", "high", "bound", "sig", "mark", "unit")
"""Fields that make up the number of a figure."""


def with_changes(
    speaker: Speaker, record: Record, changes: Sequence[FieldChange], main: Sequence[Block]
) -> tuple[Block, ...]:
    """An article's main blocks with a group of the changes, if any, after its title and facts."""
    rows = tuple(_rows(speaker, record, changes))
    if not rows:
        return tuple(main)
    heading = Heading(speaker.words("change.heading"), None, "changed")
    later = (n for n, block in enumerate(main) if not isinstance(block, (Title, Facts)))
    at = next(later, len(main))
    return (*main[:at], Gap(), heading, Entries(rows, "changed"), *main[at:])


def field_name(words: Words, record: Record, field: str) -> str:
    """The label of a field; records of some kinds have labels of their own."""
    own = f"change.field_{record.kind_name}_{field}"
    return words(own if words.has(own) else f"change.field_{field}")


def _rows(speaker: Speaker, record: Record, found: Sequence[FieldChange]) -> Iterator[Entry]:
    number = _number(speaker, record, found) if isinstance(record, Figure) else None
    if number is not None:
        yield number
        found = [change for change in found if change.field not in _NUMBER]
    for change in found:
        label = field_name(speaker.words, record, change.field)
        lines = list(_lines(speaker, record, change))
        for index, (note, line) in enumerate(lines[:MOST]):
            yield Entry("" if index and not note else f"{label}{note}", line)
        if len(lines) > MOST:
            yield Entry("", speaker.and_more(len(lines) - MOST))


def _number(speaker: Speaker, figure: Figure, found: Sequence[FieldChange]) -> Entry | None:
    """The number of a figure, before and now, where it reads differently."""
    old = {change.field: change.old for change in found if change.field in _NUMBER}
    if figure.value is None or not old or any(isinstance(each, Raw) for each in old.values()):
        return None
    if old.get("value", figure.value) is None:
        return None
    before = speaker.number(replace(figure, **old))
    now = speaker.number(figure)
    if before == now:
        return None
    label = field_name(speaker.words, figure, "value")
    return Entry(label, _arrow(speaker, (Piece(before),), (Piece(now),)))


def _lines(speaker: Speaker, record: Record, change: FieldChange) -> Iterator[tuple[str, Pieces]]:
    """The lines of one change, each with a note to stand after the field's label."""
    either = change.old if change.old is not None else change.new
    if isinstance(either, Raw):
        # A value of an earlier format cannot be read; the present one stands in the article.
        yield "", _remark(speaker, "details")
    elif isinstance(either, Text):
        yield from _text(speaker, change.old, change.new)
    elif isinstance(either, tuple):
        for line in _list(speaker, record, change) or [_remark(speaker, "order")]:
            yield "", line
    else:
        before = value_in_words(speaker, record, change.field, change.old)
        now = value_in_words(speaker, record, change.field, change.new)
        same = text_of(before) == text_of(now)
        yield "", _remark(speaker, "details") if same else _arrow(speaker, before, now)


def _remark(speaker: Speaker, key: str) -> Pieces:
    """A remark where a change cannot be shown: `details`, `links` or `order` changed."""
    return (Piece(speaker.words(f"change.{key}"), "quiet"),)


# Texts.


def _text(speaker: Speaker, old: Text | None, new: Text | None) -> Iterator[tuple[str, Pieces]]:
    """The changes in the reader's language; where it has none, those in the others."""
    if old is None or new is None:
        text = old or new
        assert text is not None
        words = " ".join(_words(speaker, text, speaker.language).split())
        if len(words) > LONG:
            words = f"{words[:LONG].rsplit(' ', 1)[0]} {speaker.context.glyphs.ellipsis}"
        pieces = (Piece(words),)
        yield "", _removed(speaker, pieces) if new is None else _added(pieces)
        return
    language, signs = speaker.language, speaker.context.glyphs
    mine = _reworded(speaker, _words(speaker, old, language), _words(speaker, new, language))
    lines = [("", line) for line in mine]
    if not lines:
        lines = [
            (f" {signs.open_tag}{tag}{signs.close_tag}", line)
            for tag in dict.fromkeys((*old.languages, *new.languages))
            for line in _reworded(speaker, _own(speaker, old, tag), _own(speaker, new, tag))
        ]
    yield from lines or [("", _remark(speaker, "links"))]


def _words(speaker: Speaker, text: Text, language: str) -> str:
    if isinstance(text, Prose):
        return prose_in_plain(speaker.context, language, text)
    return shown(speaker.context, language, text).text


def _own(speaker: Speaker, text: Text, tag: str) -> str:
    """The words in one language; empty where another would have to stand in."""
    words = text.values.get(tag)
    return "" if words is None else _words(speaker, type(text)(((tag, words),)), tag)


def _reworded(speaker: Speaker, old: str, new: str) -> Iterator[Pieces]:
    if old.split() == new.split():
        return
    if len(old) <= SHORT and len(new) <= SHORT:
        yield _arrow(speaker, _bare(speaker, old), _bare(speaker, new))
        return
    for place in places(old, new):
        yield from _place(speaker, place)


def _place(speaker: Speaker, place: Rewording) -> Iterator[Pieces]:
    """A line each for the words removed and the words added in one place."""
    signs = speaker.context.glyphs
    before = () if place.starts else (Piece(f"{signs.ellipsis} ", "quiet"),)
    after = () if place.ends else (Piece(f" {signs.ellipsis}", "quiet"),)
    if not place.added:
        yield (Piece(f"{signs.minus} ", "mark"), *before, *_stretches(place.old), *after)
    if not place.dropped:
        yield (Piece("+ ", "mark"), *before, *_stretches(place.new), *after)


def _stretches(stretches: Sequence[Stretch]) -> Iterator[Piece]:
    for index, stretch in enumerate(stretches):
        text = stretch.text.replace("\n", " ")
        if not index:
            text = text.lstrip()
        blank = len(text) - len(text.lstrip())
        # What is underlined or reversed begins with a letter.
        if blank:
            yield Piece(text[:blank], "quiet")
        yield Piece(text[blank:], "strong" if stretch.differs else "quiet")


# Lists.


def _list(speaker: Speaker, record: Record, change: FieldChange) -> list[Pieces]:
    """Removed, added and changed entries; empty where only their order changed."""
    old = items_of(speaker, record, change.field, change.old or ())
    new = items_of(speaker, record, change.field, change.new or ())
    lines = [_removed(speaker, item.whole) for key, item in old.items() if key not in new]
    for key, item in new.items():
        before = old.get(key)
        if before is None:
            lines.append(_added(item.whole))
        elif encoded("", before.value) != encoded("", item.value):
            details = (*item.name, Piece(": "), *_remark(speaker, "details"))
            lines += list(_within(speaker, before, item)) or [details]
    return lines


def _within(speaker: Speaker, old: ChangedItem, new: ChangedItem) -> Iterator[Pieces]:
    """What changed within one entry of a list."""
    for before, now in zip(old.parts, new.parts, strict=False):
        if text_of(before.pieces) == text_of(now.pieces):
            continue
        head = (*new.name, *((Piece(f", {now.label}", "quiet"),) if now.label else ()), Piece(": "))
        if now.prose:
            for line in _reworded(speaker, text_of(before.pieces), text_of(now.pieces)):
                yield (*head, *line)
        else:
            yield (*head, *_arrow(speaker, before.pieces, now.pieces))


# Pieces.


def _added(pieces: Pieces) -> Pieces:
    return (Piece("+ ", "mark"), *pieces)


def _removed(speaker: Speaker, pieces: Pieces) -> Pieces:
    return (Piece(f"{speaker.context.glyphs.minus} ", "mark"), *_styled(pieces, "quiet"))


def _arrow(speaker: Speaker, before: Pieces, now: Pieces) -> Pieces:
    """Before and now on one line."""
    arrow = Piece(f" {speaker.context.glyphs.onward} ", "mark")
    return (*_styled(before, "quiet"), arrow, *_styled(now, "strong"))


def _bare(speaker: Speaker, text: str) -> Pieces:
    return (Piece(" ".join(text.split()) or speaker.words("change.none")),)


def _styled(pieces: Pieces, style: Style) -> Pieces:
    return tuple(replace(piece, style=style) for piece in pieces)
