"""The articles of judgements and questions."""

from __future__ import annotations

from tui.briefing.closed_lists import Likelihood
from tui.briefing.model import Event, Figure, Judgement, Question
from tui.briefing.text import Prose
from tui.page.article.groups import article_of
from tui.page.blocks import (
    Article,
    Block,
    Facts,
    Listing,
    Para,
    Piece,
    Pieces,
    Style,
    Title,
)
from tui.page.speaker import Speaker

RANGES: dict[Likelihood, str] = {
    "almost-no-chance": "1–5",
    "remote": "1–5",
    "very-unlikely": "5–20",
    "highly-improbable": "5–20",
    "unlikely": "20–45",
    "improbable": "20–45",
    "roughly-even-chance": "45–55",
    "roughly-even-odds": "45–55",
    "likely": "55–80",
    "probable": "55–80",
    "very-likely": "80–95",
    "highly-probable": "80–95",
    "almost-certain": "95–99",
    "nearly-certain": "95–99",
}
"""What each band means in percent (ICD 203, table of likelihood)."""


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
    return speaker.label(
        "likelihood_with_range", likelihood=words, range=RANGES[judgement.likelihood]
    )


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
