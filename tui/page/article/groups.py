"""The groups that stand at the end of every article: its sources, and what mentions it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import (
    Event,
    Figure,
    Judgement,
    Source,
)
from tui.page.article.telling import by_date
from tui.page.blocks import Gap, Heading, Listing, Para, Piece
from tui.page.names import short_value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tui.briefing.model import Cite, Record
    from tui.page.article.telling import Teller
    from tui.page.blocks import Block, Pieces, Style

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

_LOCATORS = {
    "art": "article",
    "app": "appendix",
    "chap": "chapter",
    "col": "column",
    "fig": "figure",
    "fol": "folio",
    "l": "line",
    "n": "note",
    "no": "issue",
    "p": "page",
    "pp": "page",
    "para": "paragraph",
    "pt": "part",
    "sec": "section",
    "time": "timestamp",
    "vol": "volume",
}
"""CSL locators by the short forms that are written."""


def sources(teller: Teller, cites: Sequence[Cite], id: str = "") -> tuple[Block, ...]:
    """The sources cited, one a row: letter, publisher, date, place in it, what is to know.

    With an `id`, the record's grade stands under them in words.
    """
    if not cites:
        return ()
    rows = tuple(_source_row(teller, same, "sources") for same in merged(cites))
    blocks: list[Block] = [
        Gap(),
        Heading(teller.say("sources"), len(rows), "sources"),
        Listing(rows, flex=1, id="sources"),
    ]
    words = teller.grade_in_words(id) if id else ""
    if words:
        run = [Piece(teller.short_grade(id), "grade"), Piece(f"  {words}", "quiet")]
        if teller.evidence.weakest(id) == id:
            # The sources that a judgement cites itself are its weakest link.
            run += [Piece("  "), teller.weakest_mark()]
        blocks.append(Para(tuple(run)))
    return tuple(blocks)


def source_rows(teller: Teller, cites: Sequence[Cite], place: str) -> Block:
    """The same rows without a heading, for an account."""
    rows = tuple(_source_row(teller, same, place) for same in merged(cites))
    return Listing(rows, flex=1, id=place)


def merged(cites: Iterable[Cite]) -> list[list[Cite]]:
    """Cites of the same source for the same end, together."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Cite]] = {}
    for cite in cites:
        groups.setdefault((cite.source, cite.stance, cite.repeats), []).append(cite)
    return list(groups.values())


def _source_row(teller: Teller, cites: Sequence[Cite], place: str) -> tuple[Pieces, ...]:
    cite = cites[0]
    source = teller.briefing.by_id.get(cite.source)
    if not isinstance(source, Source):
        return ((Piece("?", "loud"),), teller.name(cite.source, place), (), (), ())
    issued = teller.date(source.issued, "short") if source.issued else teller.say("undated")
    return (
        (Piece(source.reliability, "grade"),),
        teller.publisher(source.id, place),
        (Piece(issued, "quiet"),),
        (Piece(places_in_source(teller, cites), "quiet"),),
        _remarks(teller, source, cite, place),
    )


def places_in_source(teller: Teller, cites: Iterable[Cite]) -> str:
    """Where in the source; places of one kind are named together (2, 4문단)."""
    found: dict[str, list[str]] = {}
    for cite in cites:
        if cite.at:
            label, _, at = cite.at.rpartition(":")
            found.setdefault(_LOCATORS.get(label, label), []).append(at.strip())
    parts = []
    for label, ats in found.items():
        at = ", ".join(ats)
        known = label and teller.words.has(f"page.at_{label}")
        parts.append(teller.say(f"at_{label}", at=at) if known else f"{label} {at}".strip())
    return ", ".join(parts)


def _remarks(teller: Teller, source: Source, cite: Cite, place: str) -> Pieces:
    pieces: list[Piece] = []
    if source.id in teller.evidence.struck:
        pieces.append(Piece(teller.say("struck"), "loud"))
    if source.status == "retracted":
        pieces.append(Piece(teller.say("source_retracted"), "loud"))
    if cite.stance != "supports":
        style: Style = "loud" if cite.stance == "disputes" else "quiet"
        pieces.append(Piece(teller.say(f"stance_{cite.stance}"), style))
    spaced = [part for piece in pieces for part in (piece, Piece(" "))]
    relayed = dict.fromkeys((*cite.repeats, *source.repeats))
    if relayed:
        spaced.append(Piece(f"{teller.context.glyphs.relay} ", "mark"))
        spaced += _listed(teller.publisher(id, f"{place}-relay") for id in relayed)
    return tuple(spaced)


def _listed(parts: Iterable[Pieces]) -> Pieces:
    run: list[Piece] = []
    for part in parts:
        if run:
            run.append(Piece(", ", "quiet"))
        run.extend(part)
    return tuple(run)


def mentions(teller: Teller, id: str, told: Collection[str] = ()) -> tuple[Block, ...]:
    """Everything that mentions the record, by kind; what the article has `told` is left out."""
    by_id = teller.briefing.by_id
    found = dict.fromkeys(mention.id for mention in teller.context.links.into(id))
    left = [by_id[other] for other in found if other not in told]
    if not left:
        return ()
    heading = teller.say("also_mentions" if len(left) < len(found) else "mentions")
    return (Gap(), Heading(heading, len(left), "mentions"), record_rows(teller, left, "mentions"))


def record_rows(teller: Teller, records: Iterable[Record], place: str) -> Block:
    """Records of any kind, kind by kind: the kind, the name, what the kind's row says of it."""
    kinds: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        kinds[record.kind_name].append(record)
    rows: list[tuple[Pieces, ...]] = []
    for kind, members in kinds.items():
        rows += _kind_rows(teller, kind, members, place)
    return Listing(tuple(rows), flex=1, id=place)


def _kind_rows(
    teller: Teller, kind: str, records: Sequence[Record], place: str
) -> list[tuple[Pieces, ...]]:
    if kind == "event":
        events = [record for record in records if isinstance(record, Event)]
        records = by_date(events, newest_first=True)
    rows: list[tuple[Pieces, ...]] = []
    for index, record in enumerate(records[:MOST]):
        label = "" if index else teller.say(f"kind_{kind}")
        title = teller.name(record.id, place)
        rows.append(((Piece(label, "label"),), title, _fact(teller, record)))
    if len(records) > MOST:
        rest = teller.say("and_more", count=len(records) - MOST)
        rows.append(((), (Piece(rest, "quiet"),), ()))
    return rows


def _fact(teller: Teller, record: Record) -> Pieces:
    """What a mention's row says of it at its end."""
    match record:
        case Judgement():
            return (Piece(teller.say(f"confidence_{record.confidence}"), "quiet"),)
        case Event():
            return (Piece(teller.day(record.date), "quiet"),)
        case Figure():
            return (Piece(short_value(teller.context, record), "quiet"),)
        case Source() if record.issued is not None:
            return (Piece(teller.date(record.issued, "short"), "quiet"),)
        case _:
            return ()
