"""The articles of sources, terms, stories, relations, relation types and units."""

from __future__ import annotations

from collections.abc import Iterator

from tui.briefing.model import Figure, Relation, RelationType, Source, Story, Term, Unit
from tui.page.article.groups import article_of, figure_list, mentioning, record_rows
from tui.page.blocks import Article, Block, Entry, Facts, Gap, Para, Piece, Pieces, Title
from tui.page.names import name, other_names, relation_label
from tui.page.speaker import Speaker, entries, entry_group


def source_article(speaker: Speaker, source: Source) -> Article:
    """Title, facts, who is quoted and where, which sources it relays, what rests on it."""
    relayed_by = [other.id for other in mentioning(speaker, source.id, Source, "repeats")]
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
        marker = f"{number}."
        main.append(Para(speaker.name(step.ref, "steps", "strong"), 0, marker))
        paras = speaker.paras(step.note, f"step-{number}") if step.note is not None else ()
        main += (Para(p.pieces, p.indent + len(marker) + 1, p.marker) for p in paras)
    return article_of(speaker, story, main)


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
    users = mentioning(speaker, kind.id, Relation)
    facts = ((Piece(speaker.label("kind_relation_type")),),)
    main: list[Block] = [Title(speaker.text(kind.label)), Facts(facts)]
    main += entry_group([Entry(speaker.label("inverse"), speaker.text(kind.inverse))])
    if users:
        rows = record_rows(speaker, users, "used")
        main += speaker.section("used", rows, count=len(users), label="used_in")
    return article_of(speaker, kind, main, listed={relation.id for relation in users})


def unit_article(speaker: Speaker, unit: Unit) -> Article:
    """A unit's name and sign, and the figures measured in it."""
    figures = {figure.id: figure for figure in mentioning(speaker, unit.id, Figure)}
    facts: list[Pieces] = [(Piece(speaker.label("kind_unit")),)]
    if unit.short:
        facts.append(speaker.text(unit.short))
    main: list[Block] = [Title(speaker.text(unit.label)), Facts(tuple(facts))]
    main += figure_list(speaker, tuple(figures.values()), "measured")
    return article_of(speaker, unit, main, listed=figures.keys())
