"""Articles: one builder a kind of record, all in the same order of groups.

Title, one line of facts, the body, labelled groups; beside or behind it the sources and everything
that mentions the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.model import (
    Actor,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.page.article.actor import actor_article
from tui.page.article.event import event_article
from tui.page.article.figure import figure_article
from tui.page.article.judgement import judgement_article, question_article
from tui.page.article.overview import overview_article
from tui.page.article.small import (
    relation_article,
    relation_type_article,
    story_article,
    term_article,
    unit_article,
)
from tui.page.article.source import source_article
from tui.page.article.telling import Teller

if TYPE_CHECKING:
    from tui.page.blocks import Article
    from tui.page.context import Context


def article(record_id: str, context: Context, language: str) -> Article:
    """All that is said of a record to a reader of `language`; raises `KeyError` for no record."""
    record = context.briefing.by_id[record_id]
    teller = Teller(context, language)
    match record:
        case Event():
            return event_article(teller, record)
        case Actor():
            return actor_article(teller, record)
        case Figure():
            return figure_article(teller, record)
        case Source():
            return source_article(teller, record)
        case Judgement():
            return judgement_article(teller, record)
        case Question():
            return question_article(teller, record)
        case Term():
            return term_article(teller, record)
        case Story():
            return story_article(teller, record)
        case Relation():
            return relation_article(teller, record)
        case RelationType():
            return relation_type_article(teller, record)
        case Unit():
            return unit_article(teller, record)
        case Meta():
            return overview_article(teller, record)
        case _:
            raise KeyError(record_id)
