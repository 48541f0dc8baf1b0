"""The groups that stand at the end of every article: its sources, and what mentions it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tui.briefing.model import (
    Event,
    Figure,
    Judgement,
    Record,
    Source,
)
from tui.page.blocks import Block, Gap, Heading, Listing, Piece, Pieces
from tui.page.names import short_value
from tui.page.speaker import Speaker, by_date

KINDS = (
    "briefing",
    "judgement",
    "question",
    "event",
    "actor",
    "relation",
    "relation_type",
    "figure",
    "unit",
    "source",
    "term",
    "story",
)
"""In which order the kinds of what mentions a record are told."""

MOST = 200
"""Entries of one kind that an article lists; a reader of more asks the query line."""


def mentions(speaker: Speaker, id: str, told: Collection[str] = ()) -> tuple[Block, ...]:
    """Everything that mentions the record, by kind; what the article has `told` is left out."""
    by_id = speaker.briefing.by_id
    found = dict.fromkeys(mention.id for mention in speaker.context.links.into(id))
    left = [by_id[other] for other in found if other not in told]
    if not left:
        return ()
    heading = speaker.label("also_mentions" if len(left) < len(found) else "mentions")
    return (Gap(), Heading(heading, len(left), "mentions"), record_rows(speaker, left, "mentions"))


def record_rows(speaker: Speaker, records: Iterable[Record], place: str) -> Block:
    """Records of any kind, kind by kind: the kind, the name, what the kind's row says of it."""
    kinds: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        kinds[record.kind_name].append(record)
    rows: list[tuple[Pieces, ...]] = []
    for kind, members in kinds.items():
        rows += _kind_rows(speaker, kind, members, place)
    return Listing(tuple(rows), flex=1, id=place)


def _kind_rows(
    speaker: Speaker, kind: str, records: Sequence[Record], place: str
) -> list[tuple[Pieces, ...]]:
    if kind == "event":
        events = [record for record in records if isinstance(record, Event)]
        records = by_date(events, newest_first=True)
    rows: list[tuple[Pieces, ...]] = []
    for index, record in enumerate(records[:MOST]):
        label = "" if index else speaker.label(f"kind_{kind}")
        title = speaker.name(record.id, place)
        rows.append(((Piece(label, "label"),), title, _fact(speaker, record)))
    if len(records) > MOST:
        rest = speaker.label("and_more", count=len(records) - MOST)
        rows.append(((), (Piece(rest, "quiet"),), ()))
    return rows


def _fact(speaker: Speaker, record: Record) -> Pieces:
    """What a mention's row says of it at its end."""
    match record:
        case Judgement():
            return (Piece(speaker.label(f"confidence_{record.confidence}"), "quiet"),)
        case Event():
            return (Piece(speaker.day(record.date), "quiet"),)
        case Figure():
            return (Piece(short_value(speaker.context, record), "quiet"),)
        case Source() if record.issued is not None:
            return (Piece(speaker.date(record.issued, "short"), "quiet"),)
        case _:
            return ()
