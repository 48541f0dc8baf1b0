"""The article of an actor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui.briefing.model import Actor, Event, Figure, Relation
from tui.page.article.groups import MOST, article_of, figure_list, listing
from tui.page.blocks import Article, Block, Entry, Facts, Gap, Piece, Pieces, Title
from tui.page.names import other_names, relation_label
from tui.page.speaker import Speaker, by_date, entry_group


def actor_article(speaker: Speaker, actor: Actor) -> Article:
    """Title, facts, description, names, relations in both directions, events, figures."""
    children: list[Actor] = []
    events: list[Event] = []
    figures: list[Figure] = []
    relations: list[Relation] = []
    for mention in speaker.context.links.into(actor.id):
        match speaker.briefing.by_id[mention.id], mention.field:
            case Actor() as child, "parent":
                children.append(child)
            case Event() as event, "actors":
                events.append(event)
            case Figure() as figure, "actors":
                figures.append(figure)
            case Relation() as relation, "from" | "to" if relation not in relations[-1:]:
                relations.append(relation)
    main: list[Block] = [Title(speaker.text(actor.name)), Facts(_facts(speaker, actor))]
    if actor.description:
        main += [Gap(), *speaker.prose(actor.description, "body")]
    main += entry_group(_entries(speaker, actor, children))
    row = partial(_relation_row, speaker, actor)
    main += listing(speaker, "relations", relations, row)
    newest = by_date(events, newest_first=True)
    main += listing(speaker, "events", newest, partial(_event_row, speaker, actor))
    main += figure_list(speaker, figures)
    listed = {record.id for group in (children, events, figures, relations) for record in group}
    return article_of(speaker, actor, main, actor.cites, listed)


def _facts(speaker: Speaker, actor: Actor) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.label(f"actor_{actor.kind}")),)]
    if actor.jurisdiction:
        facts.append(speaker.text(actor.jurisdiction))
    if actor.cites:
        facts += speaker.grade(actor.id)
    facts += speaker.impact(actor.id)
    return tuple(facts)


def _entries(speaker: Speaker, actor: Actor, children: Sequence[Actor]) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    names = other_names(speaker.context, speaker.language, actor.name, actor.aliases)
    if names:
        pieces = speaker.joined((Piece(name),) for name in names)
        rows.append(Entry(speaker.label("names"), pieces))
    if actor.parent is not None:
        rows.append(Entry(speaker.label("part_of"), speaker.name(actor.parent, "parent")))
    if children:
        parts = speaker.joined(speaker.name(child.id, "children") for child in children[:MOST])
        rows.append(Entry(speaker.label("parts"), parts))
    if actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        link = speaker.link("wikidata", address, is_url=True)
        rows.append(Entry("Wikidata", (Piece(actor.wikidata, "plain", link),)))
    return (*rows, *speaker.tags(actor.tags))


def _relation_row(speaker: Speaker, actor: Actor, relation: Relation) -> tuple[Pieces, ...]:
    outward = relation.from_ == actor.id
    signs = speaker.context.glyphs
    label = relation_label(speaker.context, speaker.language, relation.type, inverse=not outward)
    other = speaker.name(relation.to if outward else relation.from_, "relations")
    # The grade leads to the relation itself.
    link = speaker.link("relations", relation.id)
    grade = Piece(speaker.grade_sign(relation.id).text, "grade", link)
    support = (piece for part in speaker.impact(relation.id) for piece in (Piece(" "), *part))
    arrow = Piece(f"{signs.onward if outward else signs.relay} ", "mark")
    return (
        speaker.pieces(label, "label"),
        (arrow, *other),
        (Piece(speaker.date(relation.period, "short"), "quiet"),) if relation.period else (),
        (grade, *support),
    )


def _event_row(speaker: Speaker, actor: Actor, event: Event) -> tuple[Pieces, ...]:
    """The date and title, the actor's role, and the status where it is not plain."""
    facts = [speaker.role(party) for party in event.actors if party.id == actor.id]
    if event.status not in ("confirmed", "reported"):
        facts.append((speaker.status(event),))
    date = Piece(speaker.day(event.date), "quiet")
    return ((date,), speaker.name(event.id, "events"), speaker.joined(facts))
