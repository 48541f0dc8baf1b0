"""The articles of judgements, of questions, and of the briefing itself: the gist in one minute."""

from __future__ import annotations

from tui.briefing.closed_lists import Likelihood
from tui.briefing.model import Event, Figure, Judgement, Meta, Question, Story
from tui.briefing.panes.overview import key_figures, latest_events
from tui.briefing.text import Prose
from tui.page.article.groups import article_of, figure_list
from tui.page.blocks import (
    Article,
    Block,
    Entries,
    Entry,
    Facts,
    Gap,
    Listing,
    Para,
    Piece,
    Pieces,
    Style,
    Title,
    join_pieces,
    separator,
)
from tui.page.speaker import Speaker, entry_group

_BANDS: dict[str, tuple[Likelihood, Likelihood]] = {
    "1–5": ("almost-no-chance", "remote"),
    "5–20": ("very-unlikely", "highly-improbable"),
    "20–45": ("unlikely", "improbable"),
    "45–55": ("roughly-even-chance", "roughly-even-odds"),
    "55–80": ("likely", "probable"),
    "80–95": ("very-likely", "highly-probable"),
    "95–99": ("almost-certain", "nearly-certain"),
}
"""The bands of likelihood in percent, each with its two names (ICD 203)."""


def judgement_article(speaker: Speaker, judgement: Judgement) -> Article:
    """The judgement in full, confidence, likelihood, reason, assumptions, alternatives, basis."""
    title = speaker.inline(judgement.text, "body")
    main: list[Block] = [Title(title), Facts(_facts(speaker, judgement))]
    main += _titled(speaker, "reason", judgement.reason)
    main += _titled(speaker, "assumptions", judgement.assumptions)
    bullet, name = speaker.context.glyphs.bullet, "alternatives"
    paras = [Para(speaker.inline(prose, name), 0, bullet) for prose in judgement.alternatives]
    main += speaker.section(name, *paras, count=len(paras))
    if judgement.basis:
        weakest = speaker.evidence.weakest(judgement.id)
        rows = tuple(_basis_row(speaker, id, weakest) for id in judgement.basis)
        listing = Listing(rows, flex=2, id="basis")
        main += speaker.section("basis", listing, count=len(rows))
    return article_of(speaker, judgement, main, judgement.cites)


def likelihood(speaker: Speaker, judgement: Judgement) -> str:
    """The likelihood in words with its band; empty where the judgement gives none."""
    if judgement.likelihood is None:
        return ""
    words = speaker.label(f"likelihood_{judgement.likelihood}")
    band = next(band for band, names in _BANDS.items() if judgement.likelihood in names)
    return speaker.label("likelihood_with_range", likelihood=words, range=band)


def _facts(speaker: Speaker, judgement: Judgement) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.label(f"confidence_{judgement.confidence}"), "strong"),)]
    likely = likelihood(speaker, judgement)
    if likely:
        facts.append((Piece(likely),))
    facts += speaker.grade(judgement.id)
    facts += speaker.sole_origin(judgement.id)
    if judgement.change is not None:
        style: Style = "quiet" if judgement.change == "same" else "loud"
        facts.append((Piece(speaker.label(f"change_{judgement.change}"), style),))
    facts += speaker.impact(judgement.id)
    return tuple(facts)


def _titled(speaker: Speaker, name: str, prose: Prose | None) -> tuple[Block, ...]:
    return speaker.section(name, *speaker.prose(prose, name)) if prose is not None else ()


def _basis_row(speaker: Speaker, id: str, weakest: str | None) -> tuple[Pieces, ...]:
    record = speaker.briefing.by_id.get(id)
    kind = speaker.label(f"kind_{record.kind_name}") if record else ""
    pieces = list(speaker.name(id, "basis"))
    if isinstance(record, Event):
        pieces.append(Piece(f"  {speaker.date(record.date, 'short')}", "quiet"))
    elif isinstance(record, Figure) and record.value is not None:
        pieces.append(Piece(f"  {speaker.number(record)}", "number"))
    for part in (*speaker.impact(id), *speaker.weakest_among(id, weakest)):
        pieces += (Piece("  "), *part)
    return ((Piece(kind, "label"),), (speaker.grade_sign(id),), tuple(pieces))


def question_article(speaker: Speaker, question: Question) -> Article:
    """The question, its status, its latest state, what would indicate an answer."""
    status = Piece(speaker.label(f"question_{question.status}"), "strong")
    main: list[Block] = [
        Title(speaker.inline(question.text, "body")),
        Facts(((Piece(speaker.label("kind_question")),), (status,))),
    ]
    main += _titled(speaker, "latest", question.latest)
    main += _titled(speaker, "indicator", question.indicator)
    return article_of(speaker, question, main, question.cites)


def briefing_article(speaker: Speaker, meta: Meta) -> Article:
    """Summary, key judgements, key figures, latest events, open questions, stories, contents."""
    facts = (
        (Piece(speaker.label("now_as_of", date=speaker.date(meta.as_of))),),
        (Piece(f"TLP:{meta.tlp}", "quiet"),),
        *((Piece(author, "quiet"),) for author in meta.authors),
    )
    main: list[Block] = [Title(speaker.text(meta.title)), Facts(facts), Gap()]
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
    rows = tuple(_story(speaker, story) for story in speaker.briefing.stories)
    if rows:
        main += speaker.section("stories", Entries(rows, "stories"), count=len(rows))
    main += _contents(speaker)
    return article_of(speaker, meta, main)


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


def _story(speaker: Speaker, story: Story) -> Entry:
    count = speaker.counted("steps_count", len(story.steps))
    return Entry("", (*speaker.name(story.id, "stories"), Piece(f"  {count}", "quiet")))


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
