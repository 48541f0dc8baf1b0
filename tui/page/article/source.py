"""The article of a source."""

from __future__ import annotations

from collections.abc import Iterator

from tui.briefing.model import Source
from tui.page.article.groups import article_of, record_rows
from tui.page.blocks import Article, Block, Entry, Facts, Piece, Pieces, Title
from tui.page.speaker import Speaker, entries, entry_group


def source_article(speaker: Speaker, source: Source) -> Article:
    """Title, facts, who is quoted and where, which sources it relays, what rests on it."""
    relayed_by = [
        mention.id
        for mention in speaker.context.links.into(source.id)
        if mention.field == "repeats" and isinstance(speaker.briefing.by_id[mention.id], Source)
    ]
    claims = speaker.evidence.resting_on(source.id)
    main: list[Block] = [Title(speaker.text(source.title)), Facts(_facts(speaker, source))]
    rows = (
        *_description(speaker, source),
        *entries(
            speaker.label("repeats"), (_line(speaker, id, "repeats") for id in source.repeats)
        ),
        *entries(
            speaker.label("relayed_by"), (_line(speaker, id, "relayed-by") for id in relayed_by)
        ),
    )
    main += entry_group(rows)
    if claims:
        records = record_rows(speaker, (speaker.briefing.by_id[id] for id in claims), "claims")
        main += speaker.section("claims", records, count=len(claims))
    return article_of(speaker, source, main, listed={*claims, *relayed_by})


def _facts(speaker: Speaker, source: Source) -> tuple[Pieces, ...]:
    kind = f"type_{source.type}"
    known = speaker.words.has(f"page.{kind}")
    words = speaker.label(f"reliability_{source.reliability}")
    facts: list[Pieces] = [
        speaker.text(source.publisher, "strong"),
        (Piece(speaker.label(kind) if known else source.type),),
        (Piece(speaker.issued(source, "long")),),
        (Piece(source.reliability, "grade"), Piece(f" {words}")),
    ]
    if source.status == "retracted":
        facts.append((Piece(speaker.label("source_retracted"), "loud"),))
    if source.id in speaker.evidence.struck:
        facts.append((Piece(speaker.label("struck"), "loud"),))
    return tuple(facts)


def _description(speaker: Speaker, source: Source) -> Iterator[Entry]:
    if source.descriptor:
        yield Entry(speaker.label("descriptor"), speaker.text(source.descriptor))
    if source.author:
        yield Entry(speaker.label("author"), (Piece(source.author),))
    if source.url:
        link = speaker.link("address", source.url, is_url=True)
        yield Entry(speaker.label("address"), (Piece(source.url, "plain", link),))
    if source.accessed:
        yield Entry(speaker.label("accessed"), (Piece(speaker.date(source.accessed)),))


def _line(speaker: Speaker, id: str, place: str) -> Pieces:
    """A source on one line: its letter, publisher and date."""
    other = speaker.briefing.by_id.get(id)
    if not isinstance(other, Source):
        return speaker.name(id, place)
    letter = (Piece(other.reliability, "grade"), Piece("  "))
    return (*letter, *speaker.publisher(id, place), Piece(f"  {speaker.issued(other)}", "quiet"))
