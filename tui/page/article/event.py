"""The article of an event."""

from __future__ import annotations

from tui.briefing.model import Account, ActorRole, Event, Figure
from tui.page.article.groups import mentions
from tui.page.blocks import (
    Article,
    Block,
    Columns,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Para,
    Piece,
    Pieces,
    Title,
)
from tui.page.cited_sources import source_rows, sources
from tui.page.speaker import Speaker, by_date, entries


def event_article(speaker: Speaker, event: Event) -> Article:
    """Title, facts, body, who and what belongs to it, before and after, differing accounts."""
    later, expectations = _later(speaker, event)
    main: list[Block] = [
        Title(speaker.text(event.title)),
        Facts(_facts(speaker, event)),
    ]
    if event.body:
        main += [Gap(), *speaker.prose(event.body, "body")]
    rows = (*_parties(speaker, event), *_neighbours(speaker, event, later, expectations))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    main += _accounts(speaker, event)
    told = {*(one.id for one in later), *(one.id for one in expectations)}
    aside = (*sources(speaker, event.cites, event.id), *mentions(speaker, event.id, told))
    return Article(event.id, tuple(main), aside)


def _facts(speaker: Speaker, event: Event) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.date(event.date)),), (speaker.status(event),)]
    facts += speaker.grade(event.id)
    if event.reported is not None and event.reported.lower != event.date.lower:
        words = speaker.label("reported_on", date=speaker.date(event.reported))
        facts.append((Piece(words, "quiet"),))
    facts += speaker.standing(event.id)
    return tuple(facts)


def _parties(speaker: Speaker, event: Event) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if event.actors:
        run = speaker.joined(_party(speaker, party) for party in event.actors)
        rows.append(Entry(speaker.label("actors"), run))
    if event.place:
        rows.append(Entry(speaker.label("place"), speaker.text(event.place)))
    figures = [speaker.briefing.by_id.get(id) for id in event.figures]
    lines = (speaker.figure_line(f, "figures") for f in figures if isinstance(f, Figure))
    rows += entries(speaker.label("figures"), lines)
    if event.tags:
        rows.append(Entry(speaker.label("tags"), (Piece(", ".join(event.tags), "quiet"),)))
    return tuple(rows)


def _party(speaker: Speaker, party: ActorRole) -> Pieces:
    pieces = speaker.name(party.id, "actors")
    if party.role_text is not None:
        return (*pieces, Piece(" "), *speaker.text(party.role_text, "quiet"))
    if party.role is not None:
        return (*pieces, Piece(" "), Piece(speaker.label(f"role_{party.role}"), "quiet"))
    return pieces


def _later(speaker: Speaker, event: Event) -> tuple[list[Event], list[Event]]:
    """Events that follow this one, and expectations that it settled."""
    later: list[Event] = []
    expectations: list[Event] = []
    for mention in speaker.context.links.into(event.id):
        other = speaker.briefing.by_id[mention.id]
        if not isinstance(other, Event):
            continue
        if mention.field == "follows":
            later.append(other)
        elif mention.field == "outcome":
            expectations.append(other)
    return by_date(later), by_date(expectations)


def _neighbours(
    speaker: Speaker, event: Event, later: list[Event], expectations: list[Event]
) -> tuple[Entry, ...]:
    by_id = speaker.briefing.by_id
    earlier = [other for id in event.follows if isinstance(other := by_id.get(id), Event)]
    rows = entries(
        speaker.label("earlier"),
        (speaker.event_line(one, "earlier") for one in by_date(earlier)),
    )
    if event.outcome is not None:
        verdict = Piece(speaker.label(f"verdict_{event.outcome.verdict}"), "strong")
        became = by_id.get(event.outcome.event)
        line = (
            speaker.event_line(became, "outcome")
            if isinstance(became, Event)
            else speaker.name(event.outcome.event, "outcome")
        )
        rows += entries(speaker.label("outcome"), [(verdict, Piece("  "), *line)])
    rows += entries(
        speaker.label("expectations"),
        (_expectation(speaker, other) for other in expectations),
    )
    rows += entries(speaker.label("later"), (speaker.event_line(one, "later") for one in later))
    return rows


def _expectation(speaker: Speaker, event: Event) -> Pieces:
    """An expectation that this event settled, with what became of it."""
    line = speaker.event_line(event, "expectations")
    if event.outcome is None:
        return line
    return (*line, Piece("  "), Piece(speaker.label(f"verdict_{event.outcome.verdict}"), "strong"))


def _accounts(speaker: Speaker, event: Event) -> tuple[Block, ...]:
    if not event.accounts:
        return ()
    columns = tuple(
        _account(speaker, account, f"account-{number}")
        for number, account in enumerate(event.accounts, 1)
    )
    heading = Heading(speaker.label("accounts"), len(columns), "accounts")
    return (Gap(), heading, Columns(columns))


def _account(speaker: Speaker, account: Account, place: str) -> tuple[Block, ...]:
    head: list[Piece] = []
    if account.by is not None:
        head += speaker.attribution(account.by, place)
    elif account.by_text is not None:
        head += speaker.text(account.by_text, "strong")
    grade = speaker.evidence.grade_of(account.cites, account.credibility)
    if grade.letter is not None:
        head.append(Piece(f"  {grade}", "grade"))
    if account.known is not None:
        head.append(Piece(f"  {speaker.date(account.known, 'short')}", "quiet"))
    blocks: list[Block] = [Para(tuple(head))] if head else []
    blocks += speaker.prose(account.text, place)
    if account.cites:
        blocks.append(source_rows(speaker, account.cites, place))
    return tuple(blocks)
