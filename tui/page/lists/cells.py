"""The cells of a list's row: text in the reader's language, as pieces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tui.briefing.dates import Date, in_words
from tui.briefing.model import Figure, Judgement, Question, Record
from tui.briefing.panes.pane import CellMaker
from tui.briefing.text import Text
from tui.page.blocks import Piece, Pieces, Style, separator
from tui.page.context import Context, counted
from tui.page.names import (
    grade_sign,
    name,
    name_of,
    other_names,
    prose_in_plain,
    short_value,
    shown,
    text_pieces,
)

LOUD = frozenset({"disputed", "gone", "weakened", "fails"})
"""Marks that nobody should overlook."""


class Cells(CellMaker):
    """Makes cells of pieces, in one language."""

    def __init__(self, context: Context, language: str) -> None:
        self.context = context
        self.briefing = context.briefing
        self.links = context.links
        self.evidence = context.evidence
        self.words = context.words
        self.language = language

    def plain(self, text: str, style: Style = "quiet") -> Pieces:
        """Text as it is."""
        return (Piece(text, style),)

    def text(self, text: Text, style: Style = "plain") -> Pieces:
        """Localized text."""
        return text_pieces(self.context, shown(self.context, self.language, text), style)

    def title(self, record: Record, *, whole: bool = False) -> Pieces:
        """A record's name; with `whole` all the text of a judgement or question."""
        title = text_pieces(self.context, name(self.context, self.language, record))
        if whole and isinstance(record, (Judgement, Question)):
            text = prose_in_plain(self.context, self.language, record.text)
            return (Piece(text.replace("\n", " ")), *title[1:])
        return title

    def name(self, id: str) -> str:
        """The name of the record with that id."""
        return name_of(self.context, self.language, id)

    def others(self, text: Text) -> Pieces:
        """A name in the other languages, quiet."""
        names = other_names(self.context, self.language, text)
        return (Piece(separator(self.context.glyphs).text.join(names), "quiet"),) if names else ()

    def date(self, date: Date | None, style: Literal["short", "list"] = "short") -> Pieces:
        """A date, quiet; nothing where there is none."""
        return (Piece(in_words(date, self.words, style=style), "quiet"),) if date else ()

    def grade(self, id: str, *, loud: bool = False) -> Pieces:
        """Grade and number of origins, `B3·1`."""
        sign = grade_sign(self.context, id)
        return (Piece(sign.text, "loud"),) if loud else (sign,)

    def value(self, figure: Figure) -> Pieces:
        """A figure's value, a series' latest one, a table's size."""
        return (Piece(short_value(self.context, figure), "quiet" if figure.columns else "number"),)

    def counted(self, key: str, count: int) -> Pieces:
        """The interface's words for so many of something, quiet."""
        return (Piece(counted(self.words, key, count), "quiet"),)

    def joined(self, *cells: Pieces, between: str = "") -> Pieces:
        """Cells in one, `between` those that are not empty."""
        pieces: Pieces = ()
        for cell in filter(None, cells):
            pieces += (Piece(between), *cell) if pieces and between else cell
        return pieces

    def sign(self, marks: Iterable[str]) -> Pieces:
        """The glyph of the first mark."""
        for mark in marks:
            return (Piece(getattr(self.context.glyphs, mark), "loud" if mark in LOUD else "mark"),)
        return ()

    def state(self, id: str) -> tuple[str, ...]:
        """The mark of what struck and retracted sources did to a record."""
        state = self.evidence.state(id)
        return () if state is None else ("gone",) if state == "falls" else ("weakened",)
