"""Articles: one builder a kind of record, all in the same order of groups.

Title, one line of facts, the body, labelled groups; beside or behind it the sources and everything
that mentions the record.
"""

from __future__ import annotations

from collections.abc import Mapping

from tui.briefing.model import (
    Actor,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Record,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.page.blocks import Article
from tui.page.context import Context
from tui.page.speaker import Speaker


def article(
    record_id: str, context: Context, language: str, was: Mapping[str, str] | None = None
) -> Article:
    """All that is said of a record to a reader of `language`; raises `KeyError` for no record.

    `was` is what it said when it was read (`tui.briefing.canonical`), where that is to be told.
    """
    record = context.briefing.by_id[record_id]
    speaker = Speaker(context, language)
    made = _article(speaker, record)
    if was is None:
        return made
    from tui.briefing.changes import changes
    from tui.page.blocks import Article
    from tui.page.changes import with_changes

    found = changes(record, was)
    return Article(made.id, with_changes(speaker, record, found, made.main), made.aside)


def _article(speaker: Speaker, record: Record) -> Article:
    """A kind's builder is imported when its first article is asked for."""
    match record:
        case Event():
            from tui.page.article.event import event_article

            return event_article(speaker, record)
        case Actor():
            from tui.page.article.actor import actor_article

            return actor_article(speaker, record)
        case Figure():
            from tui.page.article.figure import figure_article

            return figure_article(speaker, record)
        case Source():
            from tui.page.article.source import source_article

            return source_article(speaker, record)
        case Judgement():
            from tui.page.article.judgement import judgement_article

            return judgement_article(speaker, record)
        case Question():
            from tui.page.article.judgement import question_article

            return question_article(speaker, record)
        case Term():
            from tui.page.article.small import term_article

            return term_article(speaker, record)
        case Story():
            from tui.page.article.small import story_article

            return story_article(speaker, record)
        case Relation():
            from tui.page.article.small import relation_article

            return relation_article(speaker, record)
        case RelationType():
            from tui.page.article.small import relation_type_article

            return relation_type_article(speaker, record)
        case Unit():
            from tui.page.article.small import unit_article

            return unit_article(speaker, record)
        case Meta():
            from tui.page.article.overview import overview_article

            return overview_article(speaker, record)
        case _:
            raise KeyError(record.id)
