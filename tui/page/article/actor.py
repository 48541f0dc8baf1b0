"""The article of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import Actor, Event, Figure, Relation
from tui.page.article.groups import MOST, mentions
from tui.page.blocks import (
    Article,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Listing,
    Piece,
    Title,
)
from tui.page.cited_sources import sources
from tui.page.names import name_of, relation_label, short_value
from tui.page.speaker import by_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.page.blocks import Block, Pieces
    from tui.page.speaker import Speaker


def actor_article(teller: Speaker, actor: Actor) -> Article:
    """Title, facts, description, names, ties in both directions, events, figures."""
    found = _Known.of(teller, actor)
    main: list[Block] = [
        Title(teller.text(actor.name)),
        Facts(_facts(teller, actor)),
    ]
    if actor.description:
        main += [Gap(), *teller.prose(actor.description, "body")]
    rows = (*_names(teller, actor), *_family(teller, actor, found.children))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    main += _relations(teller, actor, found.relations)
    main += _events(teller, actor, found.events)
    main += figure_list(teller, found.figures)
    aside = (*sources(teller, actor.cites, actor.id), *mentions(teller, actor.id, found.ids))
    return Article(actor.id, tuple(main), aside)


class _Known:
    """What the briefing has on an actor, by what it has to do with it."""

    __slots__ = ("children", "events", "figures", "relations")

    def __init__(self) -> None:
        self.children: list[Actor] = []
        self.events: list[Event] = []
        self.figures: list[Figure] = []
        self.relations: list[Relation] = []

    @classmethod
    def of(cls, teller: Speaker, actor: Actor) -> _Known:
        """Sorted out from what mentions the actor."""
        found = cls()
        for mention in teller.context.links.into(actor.id):
            match teller.briefing.by_id[mention.id], mention.field:
                case Actor() as child, "parent":
                    found.children.append(child)
                case Event() as event, "actors":
                    found.events.append(event)
                case Figure() as figure, "actors":
                    found.figures.append(figure)
                case Relation() as relation, "from" | "to" if relation not in found.relations[-1:]:
                    found.relations.append(relation)
        return found

    @property
    def ids(self) -> set[str]:
        """Ids of all of it."""
        groups = (self.children, self.events, self.figures, self.relations)
        return {record.id for group in groups for record in group}


def _facts(teller: Speaker, actor: Actor) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(teller.say(f"actor_{actor.kind}")),)]
    if actor.jurisdiction:
        facts.append(teller.text(actor.jurisdiction))
    if actor.cites:
        facts += teller.grade(actor.id)
    facts += teller.standing(actor.id)
    return tuple(facts)


def _names(teller: Speaker, actor: Actor) -> tuple[Entry, ...]:
    names = other_names(actor, teller.language, teller.context.first)
    if not names:
        return ()
    pieces = teller.joined((Piece(name),) for name in names)
    return (Entry(teller.say("names"), pieces),)


def other_names(actor: Actor, language: str, first: str) -> tuple[str, ...]:
    """The actor's names in other languages and its aliases, each once, without the one shown."""
    shown = actor.name.shown(language, first).text
    names = dict.fromkeys((*(words for _, words in actor.name.entries), *actor.aliases))
    return tuple(name for name in names if name != shown)


def _family(teller: Speaker, actor: Actor, children: Sequence[Actor]) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if actor.parent is not None:
        rows.append(Entry(teller.say("part_of"), teller.name(actor.parent, "parent")))
    if children:
        names = teller.joined(teller.name(child.id, "children") for child in children[:MOST])
        rows.append(Entry(teller.say("parts"), names))
    if actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        link = teller.link("wikidata", address, is_url=True)
        rows.append(Entry("Wikidata", (Piece(actor.wikidata, "plain", link),)))
    if actor.tags:
        rows.append(Entry(teller.say("tags"), (Piece(", ".join(actor.tags), "quiet"),)))
    return tuple(rows)


def _relations(teller: Speaker, actor: Actor, relations: Sequence[Relation]) -> tuple[Block, ...]:
    if not relations:
        return ()
    rows = tuple(_relation_row(teller, actor, relation) for relation in relations[:MOST])
    heading = Heading(teller.say("relations"), len(relations), "relations")
    return (Gap(), heading, Listing(rows, flex=1, id="relations"), *rest(teller, relations))


def _relation_row(teller: Speaker, actor: Actor, relation: Relation) -> tuple[Pieces, ...]:
    outward = relation.from_ == actor.id
    signs = teller.context.glyphs
    said = relation_label(teller.context, teller.language, relation.type, inverse=not outward)
    other = teller.name(relation.to if outward else relation.from_, "relations")
    arrow = Piece(f"{signs.onward if outward else signs.relay} ", "mark")
    return (
        (Piece(said.text, "label"), *teller.missing(said)),
        (arrow, *other),
        (Piece(teller.date(relation.period, "short"), "quiet"),) if relation.period else (),
        _relation_grade(teller, relation),
    )


def _relation_grade(teller: Speaker, relation: Relation) -> Pieces:
    """The grade, which leads to the relation itself."""
    link = teller.link("relations", relation.id)
    standing = (piece for part in teller.standing(relation.id) for piece in (Piece(" "), *part))
    return (Piece(teller.grade_sign(relation.id).text, "grade", link), *standing)


def _events(teller: Speaker, actor: Actor, events: Sequence[Event]) -> tuple[Block, ...]:
    if not events:
        return ()
    newest = by_date(events, newest_first=True)
    rows = tuple(_event_row(teller, actor, event) for event in newest[:MOST])
    heading = Heading(teller.say("events"), len(events), "events")
    return (Gap(), heading, Listing(rows, flex=1, id="events"), *rest(teller, events))


def _event_row(teller: Speaker, actor: Actor, event: Event) -> tuple[Pieces, ...]:
    date = Piece(teller.day(event.date), "quiet")
    return ((date,), teller.name(event.id, "events"), _part_in(teller, actor, event))


def _part_in(teller: Speaker, actor: Actor, event: Event) -> Pieces:
    """The actor's part in an event, and how that stands where it is not plainly so."""
    parts: list[Pieces] = []
    for party in event.actors:
        if party.id != actor.id:
            continue
        if party.role_text is not None:
            parts.append(teller.text(party.role_text, "quiet"))
        elif party.role is not None:
            parts.append((Piece(teller.say(f"role_{party.role}"), "quiet"),))
    if event.status not in ("confirmed", "reported"):
        parts.append((teller.status(event),))
    return teller.joined(parts)


def figure_list(
    teller: Speaker, figures: Sequence[Figure], title: str = "figures"
) -> tuple[Block, ...]:
    """Figures under a heading (`page.title`): title, value, grade."""
    if not figures:
        return ()
    rows = tuple(_figure_row(teller, figure, title) for figure in figures[:MOST])
    heading = Heading(teller.say(title), len(figures), title)
    listing = Listing(rows, flex=0, aligns=("left", "right", "left"), id=title)
    return (Gap(), heading, listing, *rest(teller, figures))


def _figure_row(teller: Speaker, figure: Figure, place: str) -> tuple[Pieces, ...]:
    value = (Piece(short_value(teller.context, figure), "number"),)
    grade = teller.grade_sign(figure.id)
    title = teller.name(figure.id, place)
    if place == "key_figures" and figure.actors:
        # Beside figures of others a figure says whose it is; in lists of its own a heading does.
        whose = name_of(teller.context, teller.language, figure.actors[0])
        title = (Piece(teller.say("whose", name=whose) + " ", "quiet"), *title)
    return (title, value, (grade,))


def rest(teller: Speaker, records: Sequence[object]) -> Iterable[Block]:
    """A line that says how many more there are than an article lists."""
    if len(records) > MOST:
        words = teller.say("and_more", count=len(records) - MOST)
        yield Listing((((Piece(words, "quiet"),),),))
