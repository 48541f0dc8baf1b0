"""The article of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.briefing.model import Actor, Event, Figure, Relation
from tui.page.article.groups import MOST, mentions
from tui.page.blocks import (
    Article,
    Block,
    Entries,
    Entry,
    Facts,
    Gap,
    Heading,
    Listing,
    Piece,
    Pieces,
    Title,
)
from tui.page.cited_sources import sources
from tui.page.names import name_of, relation_label, short_value
from tui.page.speaker import Speaker, by_date


def actor_article(speaker: Speaker, actor: Actor) -> Article:
    """Title, facts, description, names, ties in both directions, events, figures."""
    found = _Known.of(speaker, actor)
    main: list[Block] = [
        Title(speaker.text(actor.name)),
        Facts(_facts(speaker, actor)),
    ]
    if actor.description:
        main += [Gap(), *speaker.prose(actor.description, "body")]
    rows = (*_names(speaker, actor), *_family(speaker, actor, found.children))
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    main += _relations(speaker, actor, found.relations)
    main += _events(speaker, actor, found.events)
    main += figure_list(speaker, found.figures)
    aside = (*sources(speaker, actor.cites, actor.id), *mentions(speaker, actor.id, found.ids))
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
    def of(cls, speaker: Speaker, actor: Actor) -> _Known:
        """Sorted out from what mentions the actor."""
        found = cls()
        for mention in speaker.context.links.into(actor.id):
            match speaker.briefing.by_id[mention.id], mention.field:
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


def _facts(speaker: Speaker, actor: Actor) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.label(f"actor_{actor.kind}")),)]
    if actor.jurisdiction:
        facts.append(speaker.text(actor.jurisdiction))
    if actor.cites:
        facts += speaker.grade(actor.id)
    facts += speaker.standing(actor.id)
    return tuple(facts)


def _names(speaker: Speaker, actor: Actor) -> tuple[Entry, ...]:
    names = other_names(actor, speaker.language, speaker.context.first)
    if not names:
        return ()
    pieces = speaker.joined((Piece(name),) for name in names)
    return (Entry(speaker.label("names"), pieces),)


def other_names(actor: Actor, language: str, first: str) -> tuple[str, ...]:
    """The actor's names in other languages and its aliases, each once, without the one shown."""
    shown = actor.name.shown(language, first).text
    names = dict.fromkeys((*(words for _, words in actor.name.entries), *actor.aliases))
    return tuple(name for name in names if name != shown)


def _family(speaker: Speaker, actor: Actor, children: Sequence[Actor]) -> tuple[Entry, ...]:
    rows: list[Entry] = []
    if actor.parent is not None:
        rows.append(Entry(speaker.label("part_of"), speaker.name(actor.parent, "parent")))
    if children:
        names = speaker.joined(speaker.name(child.id, "children") for child in children[:MOST])
        rows.append(Entry(speaker.label("parts"), names))
    if actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        link = speaker.link("wikidata", address, is_url=True)
        rows.append(Entry("Wikidata", (Piece(actor.wikidata, "plain", link),)))
    if actor.tags:
        rows.append(Entry(speaker.label("tags"), (Piece(", ".join(actor.tags), "quiet"),)))
    return tuple(rows)


def _relations(speaker: Speaker, actor: Actor, relations: Sequence[Relation]) -> tuple[Block, ...]:
    if not relations:
        return ()
    rows = tuple(_relation_row(speaker, actor, relation) for relation in relations[:MOST])
    heading = Heading(speaker.label("relations"), len(relations), "relations")
    return (Gap(), heading, Listing(rows, flex=1, id="relations"), *rest(speaker, relations))


def _relation_row(speaker: Speaker, actor: Actor, relation: Relation) -> tuple[Pieces, ...]:
    outward = relation.from_ == actor.id
    signs = speaker.context.glyphs
    said = relation_label(speaker.context, speaker.language, relation.type, inverse=not outward)
    other = speaker.name(relation.to if outward else relation.from_, "relations")
    arrow = Piece(f"{signs.onward if outward else signs.relay} ", "mark")
    return (
        (Piece(said.text, "label"), *speaker.missing(said)),
        (arrow, *other),
        (Piece(speaker.date(relation.period, "short"), "quiet"),) if relation.period else (),
        _relation_grade(speaker, relation),
    )


def _relation_grade(speaker: Speaker, relation: Relation) -> Pieces:
    """The grade, which leads to the relation itself."""
    link = speaker.link("relations", relation.id)
    standing = (piece for part in speaker.standing(relation.id) for piece in (Piece(" "), *part))
    return (Piece(speaker.grade_sign(relation.id).text, "grade", link), *standing)


def _events(speaker: Speaker, actor: Actor, events: Sequence[Event]) -> tuple[Block, ...]:
    if not events:
        return ()
    newest = by_date(events, newest_first=True)
    rows = tuple(_event_row(speaker, actor, event) for event in newest[:MOST])
    heading = Heading(speaker.label("events"), len(events), "events")
    return (Gap(), heading, Listing(rows, flex=1, id="events"), *rest(speaker, events))


def _event_row(speaker: Speaker, actor: Actor, event: Event) -> tuple[Pieces, ...]:
    date = Piece(speaker.day(event.date), "quiet")
    return ((date,), speaker.name(event.id, "events"), _part_in(speaker, actor, event))


def _part_in(speaker: Speaker, actor: Actor, event: Event) -> Pieces:
    """The actor's part in an event, and how that stands where it is not plainly so."""
    parts: list[Pieces] = []
    for party in event.actors:
        if party.id != actor.id:
            continue
        if party.role_text is not None:
            parts.append(speaker.text(party.role_text, "quiet"))
        elif party.role is not None:
            parts.append((Piece(speaker.label(f"role_{party.role}"), "quiet"),))
    if event.status not in ("confirmed", "reported"):
        parts.append((speaker.status(event),))
    return speaker.joined(parts)


def figure_list(
    speaker: Speaker, figures: Sequence[Figure], title: str = "figures"
) -> tuple[Block, ...]:
    """Figures under a heading (`page.title`): title, value, grade."""
    if not figures:
        return ()
    rows = tuple(_figure_row(speaker, figure, title) for figure in figures[:MOST])
    heading = Heading(speaker.label(title), len(figures), title)
    listing = Listing(rows, flex=0, aligns=("left", "right", "left"), id=title)
    return (Gap(), heading, listing, *rest(speaker, figures))


def _figure_row(speaker: Speaker, figure: Figure, place: str) -> tuple[Pieces, ...]:
    value = (Piece(short_value(speaker.context, figure), "number"),)
    grade = speaker.grade_sign(figure.id)
    title = speaker.name(figure.id, place)
    if place == "key_figures" and figure.actors:
        # Beside figures of others a figure says whose it is; in lists of its own a heading does.
        whose = name_of(speaker.context, speaker.language, figure.actors[0])
        title = (Piece(speaker.label("whose", name=whose) + " ", "quiet"), *title)
    return (title, value, (grade,))


def rest(speaker: Speaker, records: Sequence[object]) -> Iterable[Block]:
    """A line that says how many more there are than an article lists."""
    if len(records) > MOST:
        words = speaker.label("and_more", count=len(records) - MOST)
        yield Listing((((Piece(words, "quiet"),),),))
