"""The article of a record of any kind, with what belongs to the reader: changes and a bookmark."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from msgspec.structs import replace

from tui.page.article.groups import KINDS
from tui.page.blocks import Article, Block, Entries, Entry, Facts, Gap, Piece, Title
from tui.page.context import Context
from tui.page.glyphs import Glyphs
from tui.page.speaker import Speaker
from tui.words import Words


def article(
    record_id: str, context: Context, language: str, was: Mapping[str, str] | None = None
) -> Article:
    """The article of a record for a reader of `language`; raises `KeyError` for no record.

    `was` is the record as it was read (`tui.briefing.canonical`); then the article also shows
    what has changed since.
    """
    record = context.briefing.by_id[record_id]
    speaker = Speaker(context, language)
    kind = record.kind_name
    # A kind's builder is imported when its first article is asked for.
    module = import_module(f"tui.page.article.{KINDS[kind]}")
    made: Article = getattr(module, f"{kind}_article")(speaker, record)
    if was is None:
        return made
    from tui.briefing.changes import changes
    from tui.page.changes import with_changes

    return replace(made, main=with_changes(speaker, record, changes(record, was), made.main))


def with_bookmark(article: Article, note: str, words: Words, glyphs: Glyphs) -> Article:
    """The article with a bookmark among its facts and the note, if any, below them."""
    fact = (Piece(f"{glyphs.bookmark} {words('bookmark.fact')}", "mark"),)
    main: list[Block] = list(article.main)
    at = next((n for n, block in enumerate(main) if isinstance(block, Facts)), None)
    if at is None:
        at = 1 if main and isinstance(main[0], Title) else 0
        main.insert(at, Facts(()))
    facts = main[at]
    assert isinstance(facts, Facts)
    main[at] = Facts((*facts.parts, fact))
    if note:
        row = Entry(words("bookmark.note"), (Piece(note, "strong"),))
        main[at + 1 : at + 1] = [Gap(), Entries((row,), "own-note")]
    return replace(article, main=tuple(main))
