"""The article of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import Event, Figure
from tui.page.article.groups import mentions
from tui.page.blocks import (
    Article,
    Columns,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Para,
    Piece,
    Title,
)
from tui.page.cited_sources import source_rows, sources
from tui.page.speaker import by_date, entries

if TYPE_CHECKING:
    from tui.briefing.parts import Account, ActorRole
    from tui.page.blocks import Block, Pieces
    from tui.page.speaker import Speaker


def event_article(teller: Speaker, event: Event) -> Article:
    """Title, facts, body, who and what belongs to it, before and after, differing accounts."""
    later, expectations = _later(teller, event)
    main: list[Block] = [
        Title(teller.text(event.title)),
        Facts(_facts(teller, event)),
    ]
    if event.body:
        main += [Gap(), *teller.prose(event.body, "body")]
    rows = (*_parties(teller, event), *_neighbours(teller, event, later, expectations))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    main += _accounts(teller, event)
    told = {*(one.id for one in later), *(one.id for one in expectations)}
    aside = (*sources(teller, event.cites, event.id), *mentions(teller, event.id, told))
    return Article(event.id, tuple(main), aside)


def _facts(teller: Speaker, event: Event) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(teller.date(event.date)),), (teller.status(event),)]
    facts += teller.grade(event.id)
    if event.reported is not None and event.reported.lower != event.date.lower:
        words = teller.say("reported_on", date=teller.date(event.reported))
        facts.append((Piece(words, "quiet"),))
    facts += teller.standing(event.id)
    return tuple(facts)


def _parties(teller: Speaker, event: Event) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if event.actors:
        run = teller.joined(_party(teller, party) for party in event.actors)
        rows.append(Entry(teller.say("actors"), run))
    if event.place:
        rows.append(Entry(teller.say("place"), teller.text(event.place)))
    figures = [teller.briefing.by_id.get(id) for id in event.figures]
    lines = (teller.figure_line(f, "figures") for f in figures if isinstance(f, Figure))
    rows += entries(teller.say("figures"), lines)
    if event.tags:
        rows.append(Entry(teller.say("tags"), (Piece(", ".join(event.tags), "quiet"),)))
    return tuple(rows)


def _party(teller: Speaker, party: ActorRole) -> Pieces:
    pieces = teller.name(party.id, "actors")
    if party.role_text is not None:
        return (*pieces, Piece(" "), *teller.text(party.role_text, "quiet"))
    if party.role is not None:
        return (*pieces, Piece(" "), Piece(teller.say(f"role_{party.role}"), "quiet"))
    return pieces


def _later(teller: Speaker, event: Event) -> tuple[list[Event], list[Event]]:
    """Events that follow this one, and expectations that it settled."""
    later: list[Event] = []
    expectations: list[Event] = []
    for mention in teller.context.links.into(event.id):
        other = teller.briefing.by_id[mention.id]
        if not isinstance(other, Event):
            continue
        if mention.field == "follows":
            later.append(other)
        elif mention.field == "outcome":
            expectations.append(other)
    return by_date(later), by_date(expectations)


def _neighbours(
    teller: Speaker, event: Event, later: list[Event], expectations: list[Event]
) -> tuple[Entry, ...]:
    by_id = teller.briefing.by_id
    earlier = [other for id in event.follows if isinstance(other := by_id.get(id), Event)]
    rows = entries(
        teller.say("earlier"),
        (teller.event_line(one, "earlier") for one in by_date(earlier)),
    )
    if event.outcome is not None:
        verdict = Piece(teller.say(f"verdict_{event.outcome.verdict}"), "strong")
        became = by_id.get(event.outcome.event)
        line = (
            teller.event_line(became, "outcome")
            if isinstance(became, Event)
            else teller.name(event.outcome.event, "outcome")
        )
        rows += entries(teller.say("outcome"), [(verdict, Piece("  "), *line)])
    rows += entries(
        teller.say("expectations"),
        (_expectation(teller, other) for other in expectations),
    )
    rows += entries(teller.say("later"), (teller.event_line(one, "later") for one in later))
    return rows


def _expectation(teller: Speaker, event: Event) -> Pieces:
    """An expectation that this event settled, with what became of it."""
    line = teller.event_line(event, "expectations")
    if event.outcome is None:
        return line
    return (*line, Piece("  "), Piece(teller.say(f"verdict_{event.outcome.verdict}"), "strong"))


def _accounts(teller: Speaker, event: Event) -> tuple[Block, ...]:
    if not event.accounts:
        return ()
    columns = tuple(
        _account(teller, account, f"account-{number}")
        for number, account in enumerate(event.accounts, 1)
    )
    heading = Heading(teller.say("accounts"), len(columns), "accounts")
    return (Gap(), heading, Columns(columns))


def _account(teller: Speaker, account: Account, place: str) -> tuple[Block, ...]:
    head: list[Piece] = []
    if account.by is not None:
        head += teller.speaker(account.by, place)
    elif account.by_text is not None:
        head += teller.text(account.by_text, "strong")
    grade = teller.evidence.grade_of(account.cites, account.credibility)
    if grade.letter is not None:
        head.append(Piece(f"  {grade}", "grade"))
    if account.known is not None:
        head.append(Piece(f"  {teller.date(account.known, 'short')}", "quiet"))
    blocks: list[Block] = [Para(tuple(head))] if head else []
    blocks += teller.prose(account.text, place)
    if account.cites:
        blocks.append(source_rows(teller, account.cites, place))
    return tuple(blocks)
