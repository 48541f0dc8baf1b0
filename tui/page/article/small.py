"""The articles of terms, stories, relations, relation types and units."""

from __future__ import annotations

from tui.briefing.model import Figure, Relation, RelationType, Step, Story, Term, Unit
from tui.page.article.actor import figure_list
from tui.page.article.groups import mentions, record_rows
from tui.page.blocks import (
    Article,
    Block,
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
from tui.page.cited_sources import sources
from tui.page.names import name, relation_label
from tui.page.speaker import Speaker


def term_article(speaker: Speaker, term: Term) -> Article:
    """The word, its names in other languages, what it means."""
    shown = term.term.shown(speaker.language, speaker.context.first).text
    names = dict.fromkeys((*(words for _, words in term.term.entries), *term.aliases))
    names.pop(shown, None)
    facts: list[Pieces] = [(Piece(speaker.label("kind_term")),)]
    facts += [(Piece(other, "quiet"),) for other in names]
    if term.cites:
        facts += speaker.grade(term.id)
    main: list[Block] = [Title(speaker.text(term.term)), Facts(tuple(facts)), Gap()]
    main += speaker.prose(term.definition, "body")
    aside = (*sources(speaker, term.cites, term.id), *mentions(speaker, term.id))
    return Article(term.id, tuple(main), aside)


def story_article(speaker: Speaker, story: Story) -> Article:
    """The stops of a story, each a link with what is said to it."""
    count = speaker.counted("steps_count", len(story.steps))
    main: list[Block] = [
        Title(speaker.text(story.title)),
        Facts(((Piece(speaker.label("kind_story")),), (Piece(count, "quiet"),))),
        Gap(),
    ]
    for number, step in enumerate(story.steps, 1):
        main += _step(speaker, number, step)
    return Article(story.id, tuple(main), mentions(speaker, story.id))


def _step(speaker: Speaker, number: int, step: Step) -> tuple[Block, ...]:
    marker = f"{number}."
    head = Para(speaker.name(step.ref, "steps", "strong"), 0, marker)
    if step.note is None:
        return (head,)
    indent = len(marker) + 1
    paras = speaker.paras(step.note, f"step-{number}")
    return (head, *(Para(p.pieces, p.indent + indent, p.marker) for p in paras))


def relation_article(speaker: Speaker, relation: Relation) -> Article:
    """Both ends as links, how the tie reads each way, since when, on what grounds."""
    context, language = speaker.context, speaker.language
    onward = relation_label(context, language, relation.type)
    back = relation_label(context, language, relation.type, inverse=True)
    title = (
        *speaker.name(relation.from_, "from"),
        Piece(" – "),
        Piece(onward.text),
        *speaker.missing(onward),
        Piece(" – "),
        *speaker.name(relation.to, "to"),
    )
    facts: list[Pieces] = [(Piece(speaker.label("kind_relation")),)]
    if relation.period:
        facts.append((Piece(speaker.date(relation.period)),))
    facts += speaker.grade(relation.id)
    if relation.known:
        words = speaker.label("reported_on", date=speaker.date(relation.known))
        facts.append((Piece(words, "quiet"),))
    facts += speaker.standing(relation.id)
    main: list[Block] = [Title(title), Facts(tuple(facts))]
    if relation.text:
        main += [Gap(), *speaker.prose(relation.text, "body")]
    rows = [Entry(speaker.label("inverse"), _inverse(speaker, relation, back.text))]
    if relation.type in context.relation_types:
        rows.append(Entry(speaker.label("kind_relation_type"), speaker.name(relation.type, "type")))
    main += [Gap(), Entries(tuple(rows), "groups")]
    aside = (*sources(speaker, relation.cites, relation.id), *mentions(speaker, relation.id))
    return Article(relation.id, tuple(main), aside)


def _inverse(speaker: Speaker, relation: Relation, label: str) -> Pieces:
    ends = []
    for id in (relation.to, relation.from_):
        record = speaker.briefing.by_id.get(id)
        ends.append(name(speaker.context, speaker.language, record).text if record else id)
    return (Piece(f"{ends[0]} – {label} – {ends[1]}"),)


def relation_type_article(speaker: Speaker, kind: RelationType) -> Article:
    """How a kind of tie reads each way, and where it is used."""
    users = [
        relation
        for mention in speaker.context.links.into(kind.id)
        if isinstance(relation := speaker.briefing.by_id[mention.id], Relation)
    ]
    main: list[Block] = [
        Title(speaker.text(kind.label)),
        Facts(((Piece(speaker.label("kind_relation_type")),),)),
        Gap(),
        Entries((Entry(speaker.label("inverse"), speaker.text(kind.inverse)),), "groups"),
    ]
    if users:
        main += [Gap(), Heading(speaker.label("used_in"), len(users), "used")]
        main.append(record_rows(speaker, users, "used"))
    aside = mentions(speaker, kind.id, {relation.id for relation in users})
    return Article(kind.id, tuple(main), aside)


def unit_article(speaker: Speaker, unit: Unit) -> Article:
    """A unit's name and sign, and the figures measured in it."""
    figures = [
        figure
        for mention in speaker.context.links.into(unit.id)
        if isinstance(figure := speaker.briefing.by_id[mention.id], Figure)
    ]
    figures = list({figure.id: figure for figure in figures}.values())
    facts: list[Pieces] = [(Piece(speaker.label("kind_unit")),)]
    if unit.short:
        facts.append(speaker.text(unit.short))
    main: list[Block] = [Title(speaker.text(unit.label)), Facts(tuple(facts))]
    main += figure_list(speaker, figures, "measured")
    aside = mentions(speaker, unit.id, {figure.id for figure in figures})
    return Article(unit.id, tuple(main), aside)
