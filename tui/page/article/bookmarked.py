"""What an article says of the reader's bookmark on its record: a mark, and the reader's own note.

It is handed words and a note; where they are kept it does not know.
"""

from __future__ import annotations

from msgspec.structs import replace

from tui.page.blocks import Article, Block, Entries, Entry, Facts, Gap, Piece, Title
from tui.page.glyphs import Glyphs
from tui.words import Words


def with_bookmark(article: Article, note: str, words: Words, glyphs: Glyphs) -> Article:
    """The article with the mark among its facts and the note, where there is one, under them."""
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
