"""What stands in a list's row for each kind of record: text in the reader's language, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.dates import in_words
from tui.briefing.model import Figure
from tui.briefing.numbers import check_compare
from tui.page.blocks import Piece
from tui.page.names import (
    grade_sign,
    latest_mark,
    name,
    other_names,
    short_value,
    shown,
    text_pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from tui.briefing.dates import Date
    from tui.briefing.model import Event, Record
    from tui.briefing.text import Shown, Text
    from tui.page.blocks import Pieces, Style
    from tui.page.context import Context

LOUD = frozenset({"disputed", "gone", "weakened", "fails"})
"""Marks that nobody should overlook."""


class Cells:
    """Makes cells in one language."""

    __slots__ = ("by_id", "context", "evidence", "glyphs", "language", "words")

    def __init__(self, context: Context, language: str) -> None:
        self.context = context
        """What is spoken of."""
        self.by_id = context.briefing.by_id
        """Its records."""
        self.evidence = context.evidence
        """Its grades."""
        self.glyphs = context.glyphs
        """The signs."""
        self.language = language
        """The reader's language."""
        self.words = context.words
        """The interface's words."""

    def said(self, said: Shown, style: Style = "plain") -> Pieces:
        """Words chosen for the reader, with a mark where another language stands in."""
        return text_pieces(self.context, said, style)

    def text(self, text: Text, style: Style = "plain") -> Pieces:
        """Localized text."""
        return self.said(shown(self.context, self.language, text), style)

    def title(self, record: Record) -> Pieces:
        """A record's name."""
        return self.said(name(self.context, self.language, record))

    def others(self, text: Text) -> Pieces:
        """A name in the other languages, quiet."""
        names = other_names(self.context, self.language, text)
        return (Piece(f" {self.glyphs.separator} ".join(names), "quiet"),) if names else ()

    def date(self, date: Date | None, style: Literal["short", "list"] = "short") -> Pieces:
        """A date, quiet; nothing where there is none."""
        return (Piece(in_words(date, self.words, style=style), "quiet"),) if date else ()

    def grade(self, id: str) -> Pieces:
        """Grade and number of origins, `B3·1`."""
        return (grade_sign(self.context, id),)

    def say(self, key: str, style: Style = "quiet") -> Pieces:
        """The interface's words for `page.key`."""
        return (Piece(self.words(f"page.{key}"), style),)

    def sign(self, marks: Iterable[str]) -> Pieces:
        """The glyph of the first mark."""
        for mark in marks:
            return (Piece(getattr(self.glyphs, mark), "loud" if mark in LOUD else "mark"),)
        return ()

    def state(self, id: str) -> tuple[str, ...]:
        """What struck and retracted sources did to it."""
        state = self.evidence.state(id)
        return () if state is None else ("gone",) if state == "falls" else ("weakened",)

    def value(self, figure: Figure) -> Pieces:
        """A figure's value, a series' latest one, a table's size."""
        style: Style = "quiet" if figure.columns else "number"
        return (Piece(short_value(self.context, figure), style),)


def event_marks(event: Event) -> tuple[str, ...]:
    """What is remarkable about how an event stands."""
    if event.status in ("denied", "retracted"):
        return ("gone",)
    if event.status == "disputed" or event.accounts:
        return ("disputed",)
    if event.status == "alleged":
        return ("unsure",)
    if event.status == "expected":
        return ("expected",) if event.outcome is None else (_VERDICTS[event.outcome.verdict],)
    return ()


_VERDICTS = {"came-true": "came_true", "partly": "partly", "did-not": "did_not"}


def figure_marks(figure: Figure, by_id: Mapping[str, Record]) -> tuple[str, ...]:
    """What is remarkable about a figure: dispute, projection, doubt, and whether checks hold."""
    marks: list[str] = []
    if latest_mark(figure) == "disputed":
        marks.append("disputed")
    if figure.compare:
        figures = operands(figure, by_id)
        holds = all(check_compare(each, figures, figure).holds for each in figure.compare)
        marks.append("holds" if holds else "fails")
    if figure.projection:
        marks.append("expected")
    if latest_mark(figure) == "unverified":
        marks.append("unsure")
    return tuple(marks)


def operands(figure: Figure, by_id: Mapping[str, Record]) -> dict[str, Figure]:
    """The figures that a figure's comparisons name, by id."""
    ids = {o.figure for each in figure.compare for o in (*each.of, *each.to)}
    found = {id: by_id.get(id) for id in ids if id is not None}
    return {id: each for id, each in found.items() if isinstance(each, Figure)}
