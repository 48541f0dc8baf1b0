"""The articles of judgements and questions: what is thought, and what is not known."""

from __future__ import annotations

from tui.briefing.model import Event, Figure, Judgement, Likelihood, Question
from tui.briefing.text import Prose
from tui.page.article.groups import mentions
from tui.page.blocks import (
    Article,
    Block,
    Facts,
    Gap,
    Heading,
    Listing,
    Para,
    Piece,
    Pieces,
    Style,
    Title,
)
from tui.page.cited_sources import sources
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
    """The judgement in full, how sure and how likely, why, what it takes for granted, its basis."""
    title = speaker.inline(judgement.text, "body")
    main: list[Block] = [Title(title), Facts(_facts(speaker, judgement))]
    main += _titled(speaker, "reason", judgement.reason)
    main += _titled(speaker, "assumptions", judgement.assumptions)
    main += _alternatives(speaker, judgement)
    main += _basis(speaker, judgement)
    aside = (
        *sources(speaker, judgement.cites, judgement.id),
        *mentions(speaker, judgement.id),
    )
    return Article(judgement.id, tuple(main), aside)


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
    facts += speaker.standing(judgement.id)
    return tuple(facts)


def _titled(speaker: Speaker, name: str, prose: Prose | None) -> tuple[Block, ...]:
    if prose is None:
        return ()
    return (Gap(), Heading(speaker.label(name), None, name), *speaker.prose(prose, name))


def _alternatives(speaker: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    if not judgement.alternatives:
        return ()
    bullet = speaker.context.glyphs.bullet
    paras = (
        Para(speaker.inline(prose, "alternatives"), 0, bullet) for prose in judgement.alternatives
    )
    heading = Heading(speaker.label("alternatives"), len(judgement.alternatives), "alternatives")
    return (Gap(), heading, *paras)


def _basis(speaker: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    if not judgement.basis:
        return ()
    weakest = speaker.evidence.weakest(judgement.id)
    rows = tuple(_basis_row(speaker, id, weakest) for id in judgement.basis)
    heading = Heading(speaker.label("basis"), len(rows), "basis")
    return (Gap(), heading, Listing(rows, flex=2, id="basis"))


def _basis_row(speaker: Speaker, id: str, weakest: str | None) -> tuple[Pieces, ...]:
    record = speaker.briefing.by_id.get(id)
    kind = speaker.label(f"kind_{record.kind_name}") if record else ""
    pieces = list(speaker.name(id, "basis"))
    if isinstance(record, Event):
        pieces.append(Piece(f"  {speaker.date(record.date, 'short')}", "quiet"))
    elif isinstance(record, Figure) and record.value is not None:
        pieces.append(Piece(f"  {speaker.number(record)}", "number"))
    for part in speaker.standing(id):
        pieces += (Piece("  "), *part)
    if weakest is not None and weakest in (id, speaker.evidence.weakest(id)):
        pieces += (Piece("  "), speaker.weakest_mark())
    return ((Piece(kind, "label"),), (speaker.grade_sign(id),), tuple(pieces))


def question_article(speaker: Speaker, question: Question) -> Article:
    """The question, whether it is settled, what would show the answer, where it stands."""
    status = Piece(speaker.label(f"question_{question.status}"), "strong")
    main: list[Block] = [
        Title(speaker.inline(question.text, "body")),
        Facts(((Piece(speaker.label("kind_question")),), (status,))),
    ]
    main += _titled(speaker, "latest", question.latest)
    main += _titled(speaker, "indicator", question.indicator)
    aside = (*sources(speaker, question.cites, question.id), *mentions(speaker, question.id))
    return Article(question.id, tuple(main), aside)
