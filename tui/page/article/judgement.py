"""The articles of judgements and questions: what is thought, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import Event, Figure, Judgement, Question
from tui.page.article.groups import mentions
from tui.page.blocks import Article, Facts, Gap, Heading, Listing, Para, Piece, Title
from tui.page.cited_sources import sources

if TYPE_CHECKING:
    from tui.briefing.closed_lists import Likelihood
    from tui.briefing.text import Prose
    from tui.page.blocks import Block, Pieces, Style
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


def judgement_article(teller: Speaker, judgement: Judgement) -> Article:
    """The judgement in full, how sure and how likely, why, what it takes for granted, its basis."""
    title = teller.inline(judgement.text, "body")
    main: list[Block] = [Title(title), Facts(_facts(teller, judgement))]
    main += _titled(teller, "reason", judgement.reason)
    main += _titled(teller, "assumptions", judgement.assumptions)
    main += _alternatives(teller, judgement)
    main += _basis(teller, judgement)
    aside = (
        *sources(teller, judgement.cites, judgement.id),
        *mentions(teller, judgement.id),
    )
    return Article(judgement.id, tuple(main), aside)


def likelihood(teller: Speaker, judgement: Judgement) -> str:
    """The likelihood in words with its band; empty where the judgement gives none."""
    if judgement.likelihood is None:
        return ""
    words = teller.say(f"likelihood_{judgement.likelihood}")
    return teller.say("likelihood_with_range", likelihood=words, range=RANGES[judgement.likelihood])


def _facts(teller: Speaker, judgement: Judgement) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(teller.say(f"confidence_{judgement.confidence}"), "strong"),)]
    likely = likelihood(teller, judgement)
    if likely:
        facts.append((Piece(likely),))
    facts += teller.grade(judgement.id)
    facts += teller.sole_origin(judgement.id)
    if judgement.change is not None:
        style: Style = "quiet" if judgement.change == "same" else "loud"
        facts.append((Piece(teller.say(f"change_{judgement.change}"), style),))
    facts += teller.standing(judgement.id)
    return tuple(facts)


def _titled(teller: Speaker, name: str, prose: Prose | None) -> tuple[Block, ...]:
    if prose is None:
        return ()
    return (Gap(), Heading(teller.say(name), None, name), *teller.prose(prose, name))


def _alternatives(teller: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    if not judgement.alternatives:
        return ()
    bullet = teller.context.glyphs.bullet
    paras = (
        Para(teller.inline(prose, "alternatives"), 0, bullet) for prose in judgement.alternatives
    )
    heading = Heading(teller.say("alternatives"), len(judgement.alternatives), "alternatives")
    return (Gap(), heading, *paras)


def _basis(teller: Speaker, judgement: Judgement) -> tuple[Block, ...]:
    if not judgement.basis:
        return ()
    weakest = teller.evidence.weakest(judgement.id)
    rows = tuple(_basis_row(teller, id, weakest) for id in judgement.basis)
    heading = Heading(teller.say("basis"), len(rows), "basis")
    return (Gap(), heading, Listing(rows, flex=2, id="basis"))


def _basis_row(teller: Speaker, id: str, weakest: str | None) -> tuple[Pieces, ...]:
    record = teller.briefing.by_id.get(id)
    kind = teller.say(f"kind_{record.kind_name}") if record else ""
    pieces = list(teller.name(id, "basis"))
    if isinstance(record, Event):
        pieces.append(Piece(f"  {teller.date(record.date, 'short')}", "quiet"))
    elif isinstance(record, Figure) and record.value is not None:
        pieces.append(Piece(f"  {teller.number(record)}", "number"))
    for part in teller.standing(id):
        pieces += (Piece("  "), *part)
    if weakest is not None and weakest in (id, teller.evidence.weakest(id)):
        pieces += (Piece("  "), teller.weakest_mark())
    return ((Piece(kind, "label"),), (teller.grade_sign(id),), tuple(pieces))


def question_article(teller: Speaker, question: Question) -> Article:
    """The question, whether it is settled, what would show the answer, where it stands."""
    status = Piece(teller.say(f"question_{question.status}"), "strong")
    main: list[Block] = [
        Title(teller.inline(question.text, "body")),
        Facts(((Piece(teller.say("kind_question")),), (status,))),
    ]
    main += _titled(teller, "latest", question.latest)
    main += _titled(teller, "indicator", question.indicator)
    aside = (*sources(teller, question.cites, question.id), *mentions(teller, question.id))
    return Article(question.id, tuple(main), aside)
