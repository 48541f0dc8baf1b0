"""The article of an event."""

from __future__ import annotations

from collections.abc import Iterator

from tui.briefing.model import Event, Figure
from tui.briefing.parts import Account, ActorRole
from tui.page.article.groups import article_of, mentioning
from tui.page.blocks import Article, Block, Columns, Entry, Facts, Gap, Para, Piece, Pieces, Title
from tui.page.cited_sources import source_rows
from tui.page.speaker import Speaker, by_date, entries, entry_group


def event_article(speaker: Speaker, event: Event) -> Article:
    """Title, facts, body, what belongs to it, events before and after, differing accounts."""
    later = by_date(mentioning(speaker, event.id, Event, "follows"))
    expectations = by_date(mentioning(speaker, event.id, Event, "outcome"))
    main: list[Block] = [Title(speaker.text(event.title)), Facts(_facts(speaker, event))]
    if event.body:
        main += [Gap(), *speaker.prose(event.body, "body")]
    rows = (*_belonging(speaker, event), *_neighbours(speaker, event, later, expectations))
    main += entry_group(rows)
    if event.accounts:
        columns = tuple(
            _account(speaker, account, f"account-{number}")
            for number, account in enumerate(event.accounts, 1)
        )
        main += speaker.section("accounts", Columns(columns), count=len(columns))
    listed = {other.id for other in (*later, *expectations)}
    return article_of(speaker, event, main, event.cites, listed)


def _facts(speaker: Speaker, event: Event) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.date(event.date)),), (speaker.status(event),)]
    facts += speaker.grade(event.id)
    if event.reported is not None and event.reported.lower != event.date.lower:
        words = speaker.label("reported_on", date=speaker.date(event.reported))
        facts.append((Piece(words, "quiet"),))
    facts += speaker.impact(event.id)
    return tuple(facts)


def _belonging(speaker: Speaker, event: Event) -> Iterator[Entry]:
    """Who took part, where, which figures, which tags."""
    if event.actors:
        run = speaker.joined(_party(speaker, party) for party in event.actors)
        yield Entry(speaker.label("actors"), run)
    if event.place:
        yield Entry(speaker.label("place"), speaker.text(event.place))
    figures = [speaker.briefing.by_id.get(id) for id in event.figures]
    lines = (speaker.figure_line(f, "figures") for f in figures if isinstance(f, Figure))
    yield from entries(speaker.label("figures"), lines)
    yield from speaker.tags(event.tags)


def _party(speaker: Speaker, party: ActorRole) -> Pieces:
    name, role = speaker.name(party.id, "actors"), speaker.role(party)
    return (*name, Piece(" "), *role) if role else name


def _neighbours(
    speaker: Speaker, event: Event, later: list[Event], expectations: list[Event]
) -> Iterator[Entry]:
    """Events before and after, what became of this one, and the expectations that it settled."""
    by_id = speaker.briefing.by_id
    earlier = by_date(other for id in event.follows if isinstance(other := by_id.get(id), Event))
    lines = (speaker.event_line(one, "earlier") for one in earlier)
    yield from entries(speaker.label("earlier"), lines)
    if event.outcome is not None:
        became = by_id.get(event.outcome.event)
        line = (
            speaker.event_line(became, "outcome")
            if isinstance(became, Event)
            else speaker.name(event.outcome.event, "outcome")
        )
        pieces = (_verdict(speaker, event.outcome.verdict), Piece("  "), *line)
        yield Entry(speaker.label("outcome"), pieces)
    settled = (_expectation(speaker, other) for other in expectations)
    yield from entries(speaker.label("expectations"), settled)
    lines = (speaker.event_line(one, "later") for one in later)
    yield from entries(speaker.label("later"), lines)


def _verdict(speaker: Speaker, verdict: str) -> Piece:
    return Piece(speaker.label(f"verdict_{verdict}"), "strong")


def _expectation(speaker: Speaker, event: Event) -> Pieces:
    """An expectation that this event settled, and whether it came true."""
    line = speaker.event_line(event, "expectations")
    if event.outcome is None:
        return line
    return (*line, Piece("  "), _verdict(speaker, event.outcome.verdict))


def _account(speaker: Speaker, account: Account, place: str) -> tuple[Block, ...]:
    head = [*speaker.account_name(account, place)]
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
