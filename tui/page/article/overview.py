"""The article of the briefing itself: the gist in one minute."""

from __future__ import annotations

from tui.briefing.model import Judgement, Meta, Question
from tui.page.article.actor import figure_list
from tui.page.article.groups import mentions
from tui.page.article.judgement import likelihood
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
from tui.page.lists import key_figures, latest_events
from tui.page.speaker import Speaker, entries


def overview_article(speaker: Speaker, meta: Meta) -> Article:
    """Summary, key judgements, key figures, latest events, open questions, stories, contents."""
    main: list[Block] = [Title(speaker.text(meta.title)), Facts(_facts(speaker, meta)), Gap()]
    main += speaker.prose(meta.summary, "summary")
    main += _judgements(speaker)
    main += figure_list(speaker, key_figures(speaker.context), "key_figures")
    main += _events(speaker)
    main += _questions(speaker)
    main += _stories(speaker)
    main += _contents(speaker)
    return Article(meta.id, tuple(main), mentions(speaker, meta.id))


def _facts(speaker: Speaker, meta: Meta) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [
        (Piece(speaker.label("now_as_of", date=speaker.date(meta.as_of))),),
        (Piece(f"TLP:{meta.tlp}", "quiet"),),
    ]
    facts += [(Piece(author, "quiet"),) for author in meta.authors]
    return tuple(facts)


def _judgements(speaker: Speaker) -> tuple[Block, ...]:
    judgements = speaker.briefing.judgements
    if not judgements:
        return ()
    blocks: list[Block] = [
        Gap(),
        Heading(speaker.label("judgements"), len(judgements), "judgements"),
    ]
    for judgement in judgements:
        blocks += _judgement(speaker, judgement)
    return tuple(blocks)


def _judgement(speaker: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    """The judgement in full, under it how sure and how likely; one of them leads to its article."""
    text = speaker.inline(judgement.text, f"judgement-{judgement.id}")
    link = speaker.link("judgements", judgement.id)
    linked = any(piece.link for piece in text)
    if not linked:
        text = tuple(Piece(piece.text, piece.style, link) for piece in text)
    words = [speaker.label(f"confidence_{judgement.confidence}")]
    likely = likelihood(speaker, judgement)
    if likely:
        words.append(likely)
    words.append(speaker.grade_sign(judgement.id).text)
    separator = f" {speaker.context.glyphs.separator} "
    facts = [Piece(separator.join(words), "quiet", link if linked else None)]
    for part in (*speaker.sole_origin(judgement.id), *speaker.standing(judgement.id)):
        facts += (Piece(separator, "quiet"), *part)
    if judgement.change in ("new", "raised", "lowered"):
        facts += (
            Piece(separator, "quiet"),
            Piece(speaker.label(f"change_{judgement.change}"), "loud"),
        )
    bullet = speaker.context.glyphs.bullet
    return (
        Para(text, 0, bullet),
        Para(tuple(facts), 2),
    )


def _events(speaker: Speaker) -> tuple[Block, ...]:
    events = latest_events(speaker.context)
    if not events:
        return ()
    rows = tuple(Entry("", speaker.event_line(event, "latest")) for event in events)
    return (Gap(), Heading(speaker.label("latest_events"), None, "latest"), Entries(rows, "latest"))


def _questions(speaker: Speaker) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for status, title in (("open", "questions"), ("answered", "answered")):
        asked = [one for one in speaker.briefing.questions if one.status == status]
        if asked:
            blocks += [Gap(), Heading(speaker.label(title), len(asked), title)]
            blocks += [_question(speaker, question) for question in asked]
    return tuple(blocks)


def _question(speaker: Speaker, question: Question) -> Block:
    return Para(speaker.name(question.id, "questions"), 0, "?")


def _stories(speaker: Speaker) -> tuple[Block, ...]:
    stories = speaker.briefing.stories
    if not stories:
        return ()
    rows = []
    for story in stories:
        count = speaker.counted("steps_count", len(story.steps))
        line = (*speaker.name(story.id, "stories"), Piece(f"  {count}", "quiet"))
        rows.append(Entry("", line))
    heading = Heading(speaker.label("stories"), len(stories), "stories")
    return (Gap(), heading, Entries(tuple(rows), "stories"))


def _contents(speaker: Speaker) -> tuple[Block, ...]:
    """How many records of which kind there are."""
    briefing = speaker.briefing
    counts = {
        "event": briefing.events,
        "actor": briefing.actors,
        "relation": briefing.relations,
        "figure": briefing.figures,
        "source": briefing.sources,
        "term": briefing.terms,
    }
    parts = (
        (Piece(f"{speaker.label(f'kinds_{kind}')} {len(records)}", "quiet"),)
        for kind, records in counts.items()
        if records
    )
    run = speaker.joined(parts)
    rows = entries(speaker.label("contents"), [run]) if run else ()
    return (Gap(), Entries(rows, "contents")) if rows else ()
