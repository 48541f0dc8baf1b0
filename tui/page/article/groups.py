"""The groups that articles of several kinds share: lists of records, sources, mentions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from tui.briefing.model import Event, Figure, Judgement, Record, Source
from tui.briefing.parts import Cite
from tui.page.blocks import Align, Article, Block, Listing, Piece, Pieces
from tui.page.cited_sources import sources
from tui.page.names import name_of, short_value
from tui.page.speaker import Speaker, by_date

KINDS = {
    "briefing": "judgement",
    "judgement": "judgement",
    "question": "judgement",
    "event": "event",
    "actor": "actor",
    "relation": "small",
    "relation_type": "small",
    "figure": "figure",
    "unit": "small",
    "source": "small",
    "term": "small",
    "story": "small",
}
"""The kinds of records in the order in which they are listed, each with the module of its
builder: `judgement.question_article` and so on."""

MOST = 200
"""Most entries of one kind in an article; the query line finds the others."""

_AnyRecord = TypeVar("_AnyRecord", bound=Record)


def article_of(
    speaker: Speaker,
    record: Record,
    main: Iterable[Block],
    cites: Sequence[Cite] = (),
    listed: Collection[str] = (),
) -> Article:
    """An article with its sources and mentions; records `listed` in `main` are not repeated."""
    aside = (*sources(speaker, cites, record.id), *mentions(speaker, record.id, listed))
    return Article(record.id, tuple(main), aside)


def mentions(speaker: Speaker, id: str, listed: Collection[str] = ()) -> tuple[Block, ...]:
    """Everything that mentions the record, by kind, without the records `listed` elsewhere."""
    by_id = speaker.briefing.by_id
    found = dict.fromkeys(mention.id for mention in speaker.context.links.into(id))
    left = [by_id[other] for other in found if other not in listed]
    if not left:
        return ()
    label = "also_mentions" if len(left) < len(found) else "mentions"
    rows = record_rows(speaker, left, "mentions")
    return speaker.section("mentions", rows, count=len(left), label=label)


def mentioning(
    speaker: Speaker, id: str, kind: type[_AnyRecord], field: str = ""
) -> list[_AnyRecord]:
    """Records of a kind that mention the record, only in `field` where one is given."""
    by_id = speaker.briefing.by_id
    return [
        record
        for mention in speaker.context.links.into(id)
        if field in ("", mention.field) and isinstance(record := by_id[mention.id], kind)
    ]


def record_rows(speaker: Speaker, records: Iterable[Record], place: str) -> Block:
    """Records of any kind, kind by kind: the kind, the name, a fact about it."""
    kinds: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        kinds[record.kind_name].append(record)
    events = [record for record in kinds["event"] if isinstance(record, Event)]
    kinds["event"][:] = by_date(events, newest_first=True)
    rows: list[tuple[Pieces, ...]] = []
    for kind, members in kinds.items():
        for index, record in enumerate(members[:MOST]):
            label = "" if index else speaker.label(f"kind_{kind}")
            title = speaker.name(record.id, place)
            rows.append(((Piece(label, "label"),), title, _fact(speaker, record)))
        if len(members) > MOST:
            rows.append(((), speaker.and_more(len(members) - MOST), ()))
    return Listing(tuple(rows), flex=1, id=place)


def _fact(speaker: Speaker, record: Record) -> Pieces:
    """A fact for the end of a row in a list of mentions."""
    match record:
        case Judgement():
            return (Piece(speaker.label(f"confidence_{record.confidence}"), "quiet"),)
        case Event():
            return (Piece(speaker.day(record.date), "quiet"),)
        case Figure():
            return (Piece(short_value(speaker.context, record), "quiet"),)
        case Source() if record.issued is not None:
            return (Piece(speaker.issued(record), "quiet"),)
        case _:
            return ()


def listing(
    speaker: Speaker,
    name: str,
    records: Sequence[_AnyRecord],
    row: Callable[[_AnyRecord], tuple[Pieces, ...]],
    *,
    flex: int = 1,
    aligns: tuple[Align, ...] = (),
) -> tuple[Block, ...]:
    """Records under a heading (`page.name`), a `row` each; nothing without records."""
    if not records:
        return ()
    blocks: list[Block] = [Listing(tuple(map(row, records[:MOST])), flex, aligns, name)]
    if len(records) > MOST:
        blocks.append(Listing(((speaker.and_more(len(records) - MOST),),)))
    return speaker.section(name, *blocks, count=len(records))


def figure_list(
    speaker: Speaker, figures: Sequence[Figure], name: str = "figures"
) -> tuple[Block, ...]:
    """Figures under a heading (`page.name`): title, value, grade."""

    def row(figure: Figure) -> tuple[Pieces, ...]:
        value = (Piece(short_value(speaker.context, figure), "number"),)
        title = speaker.name(figure.id, name)
        if name == "key_figures" and figure.actors:
            # In other lists of figures a heading names the actor.
            whose = name_of(speaker.context, speaker.language, figure.actors[0])
            title = (Piece(speaker.label("whose", name=whose) + " ", "quiet"), *title)
        return (title, value, (speaker.grade_sign(figure.id),))

    return listing(speaker, name, figures, row, flex=0, aligns=("left", "right", "left"))
