"""The article of the briefing itself: the gist in one minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.panes.overview import key_figures, latest_events
from tui.page.article.actor import figure_list
from tui.page.article.groups import mentions
from tui.page.article.judgement import likelihood
from tui.page.blocks import Article, Entries, Entry, Facts, Gap, Heading, Para, Piece, Title
from tui.page.speaker import entries

if TYPE_CHECKING:
    from tui.briefing.model import Judgement, Meta, Question
    from tui.page.blocks import Block, Pieces
    from tui.page.speaker import Speaker


def overview_article(teller: Speaker, meta: Meta) -> Article:
    """Summary, key judgements, key figures, latest events, open questions, stories, contents."""
    main: list[Block] = [Title(teller.text(meta.title)), Facts(_facts(teller, meta)), Gap()]
    main += teller.prose(meta.summary, "summary")
    main += _judgements(teller)
    main += figure_list(teller, key_figures(teller.briefing, teller.context.links), "key_figures")
    main += _events(teller)
    main += _questions(teller)
    main += _stories(teller)
    main += _contents(teller)
    return Article(meta.id, tuple(main), mentions(teller, meta.id))


def _facts(teller: Speaker, meta: Meta) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [
        (Piece(teller.say("now_as_of", date=teller.date(meta.as_of))),),
        (Piece(f"TLP:{meta.tlp}", "quiet"),),
    ]
    facts += [(Piece(author, "quiet"),) for author in meta.authors]
    return tuple(facts)


def _judgements(teller: Speaker) -> tuple[Block, ...]:
    judgements = teller.briefing.judgements
    if not judgements:
        return ()
    blocks: list[Block] = [Gap(), Heading(teller.say("judgements"), len(judgements), "judgements")]
    for judgement in judgements:
        blocks += _judgement(teller, judgement)
    return tuple(blocks)


def _judgement(teller: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    """The judgement in full, under it how sure and how likely; one of them leads to its article."""
    text = teller.inline(judgement.text, f"judgement-{judgement.id}")
    link = teller.link("judgements", judgement.id)
    linked = any(piece.link for piece in text)
    if not linked:
        text = tuple(Piece(piece.text, piece.style, link) for piece in text)
    words = [teller.say(f"confidence_{judgement.confidence}")]
    likely = likelihood(teller, judgement)
    if likely:
        words.append(likely)
    words.append(teller.grade_sign(judgement.id).text)
    separator = f" {teller.context.glyphs.separator} "
    facts = [Piece(separator.join(words), "quiet", link if linked else None)]
    for part in (*teller.sole_origin(judgement.id), *teller.standing(judgement.id)):
        facts += (Piece(separator, "quiet"), *part)
    if judgement.change in ("new", "raised", "lowered"):
        facts += (
            Piece(separator, "quiet"),
            Piece(teller.say(f"change_{judgement.change}"), "loud"),
        )
    bullet = teller.context.glyphs.bullet
    return (
        Para(text, 0, bullet),
        Para(tuple(facts), 2),
    )


def _events(teller: Speaker) -> tuple[Block, ...]:
    events = latest_events(teller.briefing)
    if not events:
        return ()
    rows = tuple(Entry("", teller.event_line(event, "latest")) for event in events)
    return (Gap(), Heading(teller.say("latest_events"), None, "latest"), Entries(rows, "latest"))


def _questions(teller: Speaker) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for status, title in (("open", "questions"), ("answered", "answered")):
        asked = [one for one in teller.briefing.questions if one.status == status]
        if asked:
            blocks += [Gap(), Heading(teller.say(title), len(asked), title)]
            blocks += [_question(teller, question) for question in asked]
    return tuple(blocks)


def _question(teller: Speaker, question: Question) -> Block:
    return Para(teller.name(question.id, "questions"), 0, "?")


def _stories(teller: Speaker) -> tuple[Block, ...]:
    stories = teller.briefing.stories
    if not stories:
        return ()
    rows = []
    for story in stories:
        count = teller.counted("steps_count", len(story.steps))
        line = (*teller.name(story.id, "stories"), Piece(f"  {count}", "quiet"))
        rows.append(Entry("", line))
    heading = Heading(teller.say("stories"), len(stories), "stories")
    return (Gap(), heading, Entries(tuple(rows), "stories"))


def _contents(teller: Speaker) -> tuple[Block, ...]:
    """How many records of which kind there are."""
    briefing = teller.briefing
    counts = {
        "event": briefing.events,
        "actor": briefing.actors,
        "relation": briefing.relations,
        "figure": briefing.figures,
        "source": briefing.sources,
        "term": briefing.terms,
    }
    parts = (
        (Piece(f"{teller.say(f'kinds_{kind}')} {len(records)}", "quiet"),)
        for kind, records in counts.items()
        if records
    )
    run = teller.joined(parts)
    rows = entries(teller.say("contents"), [run]) if run else ()
    return (Gap(), Entries(rows, "contents")) if rows else ()
