"""The article of the briefing itself: the gist in one minute."""

from __future__ import annotations

from tui.briefing.model import Judgement, Meta
from tui.briefing.panes.overview import key_figures, latest_events
from tui.page.article.groups import article_of, figure_list
from tui.page.article.judgement import likelihood
from tui.page.blocks import (
    Article,
    Block,
    Entries,
    Entry,
    Facts,
    Gap,
    Para,
    Piece,
    Pieces,
    Title,
    join_pieces,
    separator,
)
from tui.page.speaker import Speaker, entry_group


def briefing_article(speaker: Speaker, meta: Meta) -> Article:
    """Summary, key judgements, key figures, latest events, open questions, stories, contents."""
    main: list[Block] = [Title(speaker.text(meta.title)), Facts(_facts(speaker, meta)), Gap()]
    main += speaker.prose(meta.summary, "summary")
    judgements = speaker.briefing.judgements
    blocks = (block for each in judgements for block in _judgement(speaker, each))
    main += speaker.section("judgements", *blocks, count=len(judgements))
    main += figure_list(
        speaker, key_figures(speaker.briefing, speaker.context.links), "key_figures"
    )
    events = latest_events(speaker.briefing)
    rows = tuple(Entry("", speaker.event_line(event, "latest")) for event in events)
    if rows:
        main += speaker.section("latest", Entries(rows, "latest"), label="latest_events")
    for status, name in (("open", "questions"), ("answered", "answered")):
        asked = [one for one in speaker.briefing.questions if one.status == status]
        paras = [Para(speaker.name(question.id, "questions"), 0, "?") for question in asked]
        main += speaker.section(name, *paras, count=len(paras))
    main += _stories(speaker)
    main += _contents(speaker)
    return article_of(speaker, meta, main)


def _facts(speaker: Speaker, meta: Meta) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [
        (Piece(speaker.label("now_as_of", date=speaker.date(meta.as_of))),),
        (Piece(f"TLP:{meta.tlp}", "quiet"),),
    ]
    facts += [(Piece(author, "quiet"),) for author in meta.authors]
    return tuple(facts)


def _judgement(speaker: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    """The judgement in full and below it its facts; one of the two leads to its article."""
    text = speaker.inline(judgement.text, f"judgement-{judgement.id}")
    link = speaker.link("judgements", judgement.id)
    linked = any(piece.link for piece in text)
    if not linked:
        text = tuple(Piece(piece.text, piece.style, link) for piece in text)
    words = [
        speaker.label(f"confidence_{judgement.confidence}"),
        likelihood(speaker, judgement),
        speaker.grade_sign(judgement.id).text,
    ]
    between = separator(speaker.context.glyphs)
    line = between.text.join(filter(None, words))
    facts: list[Pieces] = [(Piece(line, "quiet", link if linked else None),)]
    facts += (*speaker.sole_origin(judgement.id), *speaker.impact(judgement.id))
    if judgement.change in ("new", "raised", "lowered"):
        facts.append((Piece(speaker.label(f"change_{judgement.change}"), "loud"),))
    marker = speaker.context.glyphs.bullet
    return Para(text, 0, marker), Para(join_pieces(facts, between), 2)


def _stories(speaker: Speaker) -> tuple[Block, ...]:
    rows = []
    for story in speaker.briefing.stories:
        count = speaker.counted("steps_count", len(story.steps))
        line = (*speaker.name(story.id, "stories"), Piece(f"  {count}", "quiet"))
        rows.append(Entry("", line))
    if not rows:
        return ()
    return speaker.section("stories", Entries(tuple(rows), "stories"), count=len(rows))


def _contents(speaker: Speaker) -> tuple[Block, ...]:
    """How many records of which kind there are."""
    briefing = speaker.briefing
    counts = {
        "event": len(briefing.events),
        "actor": len(briefing.actors),
        "relation": len(briefing.relations),
        "figure": len(briefing.figures),
        "source": len(briefing.sources),
        "term": len(briefing.terms),
    }
    run = speaker.joined(
        (Piece(f"{speaker.label(f'kinds_{kind}')} {count}", "quiet"),)
        for kind, count in counts.items()
        if count
    )
    return entry_group([Entry(speaker.label("contents"), run)] if run else [], "contents")
