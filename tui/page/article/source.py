"""The article of a source."""

from __future__ import annotations

from tui.briefing.model import Source
from tui.page.article.groups import mentions, record_rows
from tui.page.blocks import (
    Article,
    Block,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Piece,
    Pieces,
    Title,
)
from tui.page.speaker import Speaker, entries


def source_article(speaker: Speaker, source: Source) -> Article:
    """Title, facts, who really speaks and where, whom it relays, what rests on it."""
    relayed_by = _relayed_by(speaker, source)
    claims = speaker.evidence.resting_on(source.id)
    main: list[Block] = [
        Title(speaker.text(source.title)),
        Facts(_facts(speaker, source)),
    ]
    rows = (*_description(speaker, source), *_relays(speaker, source, relayed_by))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    if claims:
        records = [speaker.briefing.by_id[id] for id in claims]
        main += [Gap(), Heading(speaker.label("claims"), len(claims), "claims")]
        main.append(record_rows(speaker, records, "claims"))
    told = {*claims, *(other.id for other in relayed_by)}
    return Article(source.id, tuple(main), mentions(speaker, source.id, told))


def _facts(speaker: Speaker, source: Source) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [speaker.text(source.publisher, "strong")]
    kind = f"type_{source.type}"
    known = speaker.words.has(f"page.{kind}")
    facts.append((Piece(speaker.label(kind) if known else source.type),))
    issued = speaker.date(source.issued) if source.issued else speaker.label("undated")
    facts.append((Piece(issued),))
    words = speaker.label(f"reliability_{source.reliability}")
    facts.append((Piece(source.reliability, "grade"), Piece(f" {words}")))
    if source.status == "retracted":
        facts.append((Piece(speaker.label("source_retracted"), "loud"),))
    if source.id in speaker.evidence.struck:
        facts.append((Piece(speaker.label("struck"), "loud"),))
    return tuple(facts)


def _description(speaker: Speaker, source: Source) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if source.descriptor:
        rows.append(Entry(speaker.label("descriptor"), speaker.text(source.descriptor)))
    if source.author:
        rows.append(Entry(speaker.label("author"), (Piece(source.author),)))
    if source.url:
        link = speaker.link("address", source.url, is_url=True)
        rows.append(Entry(speaker.label("address"), (Piece(source.url, "plain", link),)))
    if source.accessed:
        rows.append(Entry(speaker.label("accessed"), (Piece(speaker.date(source.accessed)),)))
    return tuple(rows)


def _relayed_by(speaker: Speaker, source: Source) -> list[Source]:
    found = []
    for mention in speaker.context.links.into(source.id):
        other = speaker.briefing.by_id[mention.id]
        if isinstance(other, Source) and mention.field == "repeats":
            found.append(other)
    return found


def _relays(speaker: Speaker, source: Source, relayed_by: list[Source]) -> tuple[Entry, ...]:
    repeated = (_source_line(speaker, id, "repeats") for id in source.repeats)
    relaying = (_source_line(speaker, other.id, "relayed-by") for other in relayed_by)
    return (
        *entries(speaker.label("repeats"), repeated),
        *entries(speaker.label("relayed_by"), relaying),
    )


def _source_line(speaker: Speaker, id: str, place: str) -> Pieces:
    other = speaker.briefing.by_id.get(id)
    if not isinstance(other, Source):
        return speaker.name(id, place)
    issued = speaker.date(other.issued, "short") if other.issued else speaker.label("undated")
    return (
        Piece(other.reliability, "grade"),
        Piece("  "),
        *speaker.publisher(id, place),
        Piece(f"  {issued}", "quiet"),
    )
