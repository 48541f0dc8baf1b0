"""The articles of terms, stories, relations, relation types and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import Figure, Relation, RelationType, Story, Term, Unit
from tui.page.article.actor import figure_list
from tui.page.article.groups import mentions, record_rows
from tui.page.blocks import Article, Entries, Entry, Facts, Gap, Heading, Para, Piece, Title
from tui.page.cited_sources import sources
from tui.page.names import name, relation_label

if TYPE_CHECKING:
    from tui.briefing.parts import Step
    from tui.page.blocks import Block, Pieces
    from tui.page.speaker import Speaker


def term_article(teller: Speaker, term: Term) -> Article:
    """The word, its names in other languages, what it means."""
    shown = term.term.shown(teller.language, teller.context.first).text
    names = dict.fromkeys((*(words for _, words in term.term.entries), *term.aliases))
    names.pop(shown, None)
    facts: list[Pieces] = [(Piece(teller.say("kind_term")),)]
    facts += [(Piece(other, "quiet"),) for other in names]
    if term.cites:
        facts += teller.grade(term.id)
    main: list[Block] = [Title(teller.text(term.term)), Facts(tuple(facts)), Gap()]
    main += teller.prose(term.definition, "body")
    aside = (*sources(teller, term.cites, term.id), *mentions(teller, term.id))
    return Article(term.id, tuple(main), aside)


def story_article(teller: Speaker, story: Story) -> Article:
    """The stops of a story, each a link with what is said to it."""
    count = teller.counted("steps_count", len(story.steps))
    main: list[Block] = [
        Title(teller.text(story.title)),
        Facts(((Piece(teller.say("kind_story")),), (Piece(count, "quiet"),))),
        Gap(),
    ]
    for number, step in enumerate(story.steps, 1):
        main += _step(teller, number, step)
    return Article(story.id, tuple(main), mentions(teller, story.id))


def _step(teller: Speaker, number: int, step: Step) -> tuple[Block, ...]:
    marker = f"{number}."
    head = Para(teller.name(step.ref, "steps", "strong"), 0, marker)
    if step.note is None:
        return (head,)
    indent = len(marker) + 1
    paras = teller.paras(step.note, f"step-{number}")
    return (head, *(Para(p.pieces, p.indent + indent, p.marker) for p in paras))


def relation_article(teller: Speaker, relation: Relation) -> Article:
    """Both ends as links, how the tie reads each way, since when, on what grounds."""
    context, language = teller.context, teller.language
    onward = relation_label(context, language, relation.type)
    back = relation_label(context, language, relation.type, inverse=True)
    title = (
        *teller.name(relation.from_, "from"),
        Piece(" – "),
        Piece(onward.text),
        *teller.missing(onward),
        Piece(" – "),
        *teller.name(relation.to, "to"),
    )
    facts: list[Pieces] = [(Piece(teller.say("kind_relation")),)]
    if relation.period:
        facts.append((Piece(teller.date(relation.period)),))
    facts += teller.grade(relation.id)
    if relation.known:
        words = teller.say("reported_on", date=teller.date(relation.known))
        facts.append((Piece(words, "quiet"),))
    facts += teller.standing(relation.id)
    main: list[Block] = [Title(title), Facts(tuple(facts))]
    if relation.text:
        main += [Gap(), *teller.prose(relation.text, "body")]
    rows = [Entry(teller.say("inverse"), _inverse(teller, relation, back.text))]
    if relation.type in context.relation_types:
        rows.append(Entry(teller.say("kind_relation_type"), teller.name(relation.type, "type")))
    main += [Gap(), Entries(tuple(rows), "groups")]
    aside = (*sources(teller, relation.cites, relation.id), *mentions(teller, relation.id))
    return Article(relation.id, tuple(main), aside)


def _inverse(teller: Speaker, relation: Relation, label: str) -> Pieces:
    ends = []
    for id in (relation.to, relation.from_):
        record = teller.briefing.by_id.get(id)
        ends.append(name(teller.context, teller.language, record).text if record else id)
    return (Piece(f"{ends[0]} – {label} – {ends[1]}"),)


def relation_type_article(teller: Speaker, kind: RelationType) -> Article:
    """How a kind of tie reads each way, and where it is used."""
    users = [
        relation
        for mention in teller.context.links.into(kind.id)
        if isinstance(relation := teller.briefing.by_id[mention.id], Relation)
    ]
    main: list[Block] = [
        Title(teller.text(kind.label)),
        Facts(((Piece(teller.say("kind_relation_type")),),)),
        Gap(),
        Entries((Entry(teller.say("inverse"), teller.text(kind.inverse)),), "groups"),
    ]
    if users:
        main += [Gap(), Heading(teller.say("used_in"), len(users), "used")]
        main.append(record_rows(teller, users, "used"))
    aside = mentions(teller, kind.id, {relation.id for relation in users})
    return Article(kind.id, tuple(main), aside)


def unit_article(teller: Speaker, unit: Unit) -> Article:
    """A unit's name and sign, and the figures measured in it."""
    figures = [
        figure
        for mention in teller.context.links.into(unit.id)
        if isinstance(figure := teller.briefing.by_id[mention.id], Figure)
    ]
    figures = list({figure.id: figure for figure in figures}.values())
    facts: list[Pieces] = [(Piece(teller.say("kind_unit")),)]
    if unit.short:
        facts.append(teller.text(unit.short))
    main: list[Block] = [Title(teller.text(unit.label)), Facts(tuple(facts))]
    main += figure_list(teller, figures, "measured")
    aside = mentions(teller, unit.id, {figure.id for figure in figures})
    return Article(unit.id, tuple(main), aside)
