"""The articles of terms, stories, relations, relation types and units."""

from __future__ import annotations

from tui.briefing.model import Figure, Relation, RelationType, Story, Term, Unit
from tui.briefing.parts import StoryStep
from tui.page.article.groups import article_of, figure_list, record_rows
from tui.page.blocks import Article, Block, Entry, Facts, Gap, Para, Piece, Pieces, Title
from tui.page.names import name, other_names, relation_label
from tui.page.speaker import Speaker, entry_group


def term_article(speaker: Speaker, term: Term) -> Article:
    """The term, its names in other languages, its definition."""
    names = other_names(speaker.context, speaker.language, term.term, term.aliases)
    facts: list[Pieces] = [(Piece(speaker.label("kind_term")),)]
    facts += [(Piece(other, "quiet"),) for other in names]
    if term.cites:
        facts += speaker.grade(term.id)
    main: list[Block] = [Title(speaker.text(term.term)), Facts(tuple(facts)), Gap()]
    main += speaker.prose(term.definition, "body")
    return article_of(speaker, term, main, term.cites)


def story_article(speaker: Speaker, story: Story) -> Article:
    """The steps of a story, each a link with its note."""
    count = speaker.counted("steps_count", len(story.steps))
    facts = ((Piece(speaker.label("kind_story")),), (Piece(count, "quiet"),))
    main: list[Block] = [Title(speaker.text(story.title)), Facts(facts), Gap()]
    for number, step in enumerate(story.steps, 1):
        main += _step(speaker, number, step)
    return article_of(speaker, story, main)


def _step(speaker: Speaker, number: int, step: StoryStep) -> tuple[Block, ...]:
    marker = f"{number}."
    head = Para(speaker.name(step.ref, "steps", "strong"), 0, marker)
    if step.note is None:
        return (head,)
    indent = len(marker) + 1
    paras = speaker.paras(step.note, f"step-{number}")
    return (head, *(Para(p.pieces, p.indent + indent, p.marker) for p in paras))


def relation_article(speaker: Speaker, relation: Relation) -> Article:
    """Both ends as links, the relation in each direction, since when, on which sources."""
    context, language = speaker.context, speaker.language
    onward = relation_label(context, language, relation.type)
    title = (
        *speaker.name(relation.from_, "from"),
        Piece(" – "),
        *speaker.pieces(onward),
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
    facts += speaker.impact(relation.id)
    main: list[Block] = [Title(title), Facts(tuple(facts))]
    if relation.text:
        main += [Gap(), *speaker.prose(relation.text, "body")]
    back = relation_label(context, language, relation.type, inverse=True).text
    by_id, ends = speaker.briefing.by_id, (relation.to, relation.from_)
    start, end = (name(context, language, by_id[id]).text if id in by_id else id for id in ends)
    rows = [Entry(speaker.label("inverse"), (Piece(f"{start} – {back} – {end}"),))]
    if relation.type in context.relation_types:
        rows.append(Entry(speaker.label("kind_relation_type"), speaker.name(relation.type, "type")))
    main += entry_group(rows)
    return article_of(speaker, relation, main, relation.cites)


def relation_type_article(speaker: Speaker, kind: RelationType) -> Article:
    """What the relation type is called in each direction, and where it is used."""
    users = [
        relation
        for mention in speaker.context.links.into(kind.id)
        if isinstance(relation := speaker.briefing.by_id[mention.id], Relation)
    ]
    facts = ((Piece(speaker.label("kind_relation_type")),),)
    main: list[Block] = [Title(speaker.text(kind.label)), Facts(facts)]
    main += entry_group([Entry(speaker.label("inverse"), speaker.text(kind.inverse))])
    if users:
        rows = record_rows(speaker, users, "used")
        main += speaker.section("used", rows, count=len(users), label="used_in")
    return article_of(speaker, kind, main, listed={relation.id for relation in users})


def unit_article(speaker: Speaker, unit: Unit) -> Article:
    """A unit's name and sign, and the figures measured in it."""
    measured = (speaker.briefing.by_id[m.id] for m in speaker.context.links.into(unit.id))
    figures = {figure.id: figure for figure in measured if isinstance(figure, Figure)}
    facts: list[Pieces] = [(Piece(speaker.label("kind_unit")),)]
    if unit.short:
        facts.append(speaker.text(unit.short))
    main: list[Block] = [Title(speaker.text(unit.label)), Facts(tuple(facts))]
    main += figure_list(speaker, tuple(figures.values()), "measured")
    return article_of(speaker, unit, main, listed=figures.keys())
