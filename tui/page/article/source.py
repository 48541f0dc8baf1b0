"""The article of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import Source
from tui.page.article.groups import mentions, record_rows
from tui.page.blocks import Article, Entries, Entry, Facts, Gap, Heading, Piece, Title
from tui.page.speaker import entries

if TYPE_CHECKING:
    from tui.page.blocks import Block, Pieces
    from tui.page.speaker import Speaker


def source_article(teller: Speaker, source: Source) -> Article:
    """Title, facts, who really speaks and where, whom it relays, what rests on it."""
    relayed_by = _relayed_by(teller, source)
    claims = teller.evidence.resting_on(source.id)
    main: list[Block] = [
        Title(teller.text(source.title)),
        Facts(_facts(teller, source)),
    ]
    rows = (*_description(teller, source), *_relays(teller, source, relayed_by))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    if claims:
        records = [teller.briefing.by_id[id] for id in claims]
        main += [Gap(), Heading(teller.say("claims"), len(claims), "claims")]
        main.append(record_rows(teller, records, "claims"))
    told = {*claims, *(other.id for other in relayed_by)}
    return Article(source.id, tuple(main), mentions(teller, source.id, told))


def _facts(teller: Speaker, source: Source) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [teller.text(source.publisher, "strong")]
    kind = f"type_{source.type}"
    known = teller.words.has(f"page.{kind}")
    facts.append((Piece(teller.say(kind) if known else source.type),))
    issued = teller.date(source.issued) if source.issued else teller.say("undated")
    facts.append((Piece(issued),))
    words = teller.say(f"reliability_{source.reliability}")
    facts.append((Piece(source.reliability, "grade"), Piece(f" {words}")))
    if source.status == "retracted":
        facts.append((Piece(teller.say("source_retracted"), "loud"),))
    if source.id in teller.evidence.struck:
        facts.append((Piece(teller.say("struck"), "loud"),))
    return tuple(facts)


def _description(teller: Speaker, source: Source) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if source.descriptor:
        rows.append(Entry(teller.say("descriptor"), teller.text(source.descriptor)))
    if source.author:
        rows.append(Entry(teller.say("author"), (Piece(source.author),)))
    if source.url:
        link = teller.link("address", source.url, is_url=True)
        rows.append(Entry(teller.say("address"), (Piece(source.url, "plain", link),)))
    if source.accessed:
        rows.append(Entry(teller.say("accessed"), (Piece(teller.date(source.accessed)),)))
    return tuple(rows)


def _relayed_by(teller: Speaker, source: Source) -> list[Source]:
    found = []
    for mention in teller.context.links.into(source.id):
        other = teller.briefing.by_id[mention.id]
        if isinstance(other, Source) and mention.field == "repeats":
            found.append(other)
    return found


def _relays(teller: Speaker, source: Source, relayed_by: list[Source]) -> tuple[Entry, ...]:
    repeated = (_source_line(teller, id, "repeats") for id in source.repeats)
    relaying = (_source_line(teller, other.id, "relayed-by") for other in relayed_by)
    return (
        *entries(teller.say("repeats"), repeated),
        *entries(teller.say("relayed_by"), relaying),
    )


def _source_line(teller: Speaker, id: str, place: str) -> Pieces:
    other = teller.briefing.by_id.get(id)
    if not isinstance(other, Source):
        return teller.name(id, place)
    issued = teller.date(other.issued, "short") if other.issued else teller.say("undated")
    return (
        Piece(other.reliability, "grade"),
        Piece("  "),
        *teller.publisher(id, place),
        Piece(f"  {issued}", "quiet"),
    )
