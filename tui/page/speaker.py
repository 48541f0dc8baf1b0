"""How an article speaks: names as links, text in the reader's language, prose as blocks.

One `Teller` builds one article; it numbers the links so that each has a key of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tui.briefing.dates import Date, in_words
from tui.briefing.evidence import claim_cites
from tui.briefing.korean import with_particle
from tui.briefing.model import Event, Figure, Judgement, Record, Source
from tui.briefing.numbers import figure_in_words
from tui.briefing.text import (
    FigureMark,
    Prose,
    ProseItem,
    ProseSpan,
    RecordLink,
    Shown,
    Text,
    WebLink,
    parse_prose,
)
from tui.page.blocks import Block, Entry, Gap, Link, Para, Piece, Pieces, Style
from tui.page.context import Context, counted
from tui.page.names import name, shown

LIST_INDENT = 2
"""Cells that each level of a list is set in."""

LOUD_STATUSES = frozenset({"disputed", "denied", "retracted"})
"""How an event may stand that nobody should overlook."""


class Speaker:
    """Speaks of the records of one briefing in one language, for one article."""

    __slots__ = ("_keys", "briefing", "context", "evidence", "language", "words")

    def __init__(self, context: Context, language: str) -> None:
        self.context = context
        """What it speaks of."""
        self.briefing = context.briefing
        """The briefing."""
        self.evidence = context.evidence
        """Its grades."""
        self.words = context.words
        """The interface's words."""
        self.language = language
        """The reader's language."""
        self._keys: dict[str, int] = {}

    # Text.

    def label(self, key: str, **values: object) -> str:
        """The interface's words for `page.key`."""
        return self.words(f"page.{key}", **values)

    def counted(self, key: str, count: int) -> str:
        """`page.key` for a count, singular where the language has one."""
        return counted(self.words, f"page.{key}", count)

    def text(self, text: Text, style: Style = "plain") -> Pieces:
        """Localized text, with a mark where another language stands in."""
        said = shown(self.context, self.language, text)
        return (Piece(said.text, style), *self.missing(said))

    def missing(self, said: Shown) -> Pieces:
        """The mark of the language that stands in; nothing where none does."""
        if not said.missing:
            return ()
        signs = self.context.glyphs
        return (Piece(f" {signs.open_tag}{said.language}{signs.close_tag}", "mark"),)

    def date(self, date: Date, style: Literal["long", "short", "list"] = "long") -> str:
        """A date in words."""
        return in_words(date, self.words, style=style)

    def day(self, date: Date) -> str:
        """A short date of one column's width: of an interval its start and a dash."""
        start, end = date.ends
        if not date.is_interval or start is None or end is None:
            return self.date(date, "short")
        return f"{self.date(start, 'short').rstrip('~?')}–"

    def number(self, figure: Figure, style: Literal["full", "short"] = "full") -> str:
        """A figure's value in words."""
        return figure_in_words(
            figure, self.words, units=self.context.units, first=self.context.first, style=style
        )

    # Links.

    def link(self, place: str, target: str, *, is_url: bool = False) -> Link:
        """A link with a key of its own in this article."""
        key = f"{place}:{target}"
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return Link(target, key if count == 1 else f"{key}:{count}", is_url)

    def name(self, id: str, place: str, style: Style = "plain") -> Pieces:
        """A record's name as a link; the bare id, loud, where there is no such record."""
        record = self.briefing.by_id.get(id)
        if record is None:
            return (Piece(self.label("missing_record", id=id), "loud"),)
        said = name(self.context, self.language, record)
        return (Piece(said.text, style, self.link(place, id)), *self.missing(said))

    def publisher(self, id: str, place: str) -> Pieces:
        """A source by who put it out, as a link."""
        source = self.briefing.by_id.get(id)
        if not isinstance(source, Source):
            return self.name(id, place)
        said = shown(self.context, self.language, source.publisher)
        return (Piece(said.text, "plain", self.link(place, id)), *self.missing(said))

    def attribution(self, id: str, place: str) -> Pieces:
        """Who tells it so, an actor or a source's publisher, strong."""
        if isinstance(self.briefing.by_id.get(id), Source):
            return tuple(Piece(p.text, "strong", p.link) for p in self.publisher(id, place))
        return self.name(id, place, "strong")

    # Prose.

    def prose(self, prose: Prose, place: str) -> tuple[Block, ...]:
        """Prose as paragraphs with gaps between them and items, its marks as links."""
        blocks: list[Block] = []
        for para in self.paras(prose, place):
            if blocks and not para.marker:
                blocks.append(Gap())
            blocks.append(para)
        return tuple(blocks)

    def paras(self, prose: Prose, place: str, style: Style = "plain") -> tuple[Para, ...]:
        """The same without gaps."""
        said = shown(self.context, self.language, prose)
        paras = []
        for block in parse_prose(said.text):
            pieces = self._spans(block.spans, place, style)
            if isinstance(block, ProseItem):
                marker = self.context.glyphs.bullet if block.marker == "-" else block.marker
                paras.append(Para(pieces, block.depth * LIST_INDENT, marker))
            else:
                paras.append(Para(pieces))
        if paras and said.missing:
            last = paras[-1]
            paras[-1] = Para((*last.pieces, *self.missing(said)), last.indent, last.marker)
        return tuple(paras)

    def inline(self, prose: Prose, place: str, style: Style = "plain") -> Pieces:
        """Prose as one run of pieces, for where only a line or an entry has room."""
        run: list[Piece] = []
        for para in self.paras(prose, place, style):
            if run:
                run.append(Piece(" "))
            run.extend(para.pieces)
        return tuple(run)

    def _spans(self, spans: Iterable[ProseSpan], place: str, style: Style) -> Pieces:
        pieces: list[Piece] = []
        for span in spans:
            own: Style = "strong" if span.strong else "emphasis" if span.emphasis else style
            match span:
                case RecordLink():
                    pieces += self._record(span, place, own)
                case FigureMark():
                    pieces += self._figure(span, place, own)
                case WebLink():
                    pieces.append(Piece(span.label, own, self.link(place, span.url, is_url=True)))
                case _:
                    pieces.append(Piece(span.text, own))
        return tuple(pieces)

    def _record(self, span: RecordLink, place: str, style: Style) -> Pieces:
        record = self.briefing.by_id.get(span.id)
        if record is None:
            return self._unlinked(span, style)
        said = name(self.context, self.language, record)
        label = span.label or said.text
        mark = () if span.label else self.missing(said)
        linked = Piece(label, style, self.link(place, span.id))
        return (linked, *mark, *_particle(label, span.particle, style))

    def _unlinked(self, span: RecordLink, style: Style) -> Pieces:
        """What is not known yet on the day shown, by its name; loud where there is no record."""
        later = self.context.later(span.id)
        if later is not None:
            label = span.label or name(self.context, self.language, later).text
            return (Piece(label, style), *_particle(label, span.particle, style))
        label = span.label or self.label("missing_record", id=span.id)
        return (Piece(label, "loud"), *_particle(label, span.particle, style))

    def _figure(self, span: FigureMark, place: str, style: Style) -> Pieces:
        known = self.briefing.by_id.get(span.id)
        figure = known or self.context.later(span.id)
        if not isinstance(figure, Figure) or figure.value is None:
            label = self.label("missing_record", id=span.id)
            return (Piece(label, "loud"), *_particle(label, span.particle, style))
        label = self.number(figure)
        linked = Piece(label, style, self.link(place, span.id) if known is not None else None)
        return (linked, *_particle(label, span.particle, style))

    # Facts that many articles state.

    def grade(self, id: str) -> tuple[Pieces, ...]:
        """The grade and the number of independent origins, as facts of their own."""
        grade = self.evidence.grade(id)
        if (
            grade.letter is None
            and grade.origins
            and isinstance(self.briefing.by_id[id], Judgement)
        ):
            origins = self.counted("origins", grade.origins)
            return (Piece(self.label("grade_none_in_part"), "quiet"),), (Piece(origins, "quiet"),)
        if grade.letter is None:
            then = self.context.whole is not None and self._is_cited(self.context.whole.by_id[id])
            return ((Piece(self.label("grade_none_yet" if then else "grade_none"), "quiet"),),)
        origins = self.counted("origins", grade.origins)
        return ((Piece(self.short_grade(id), "grade"),), (Piece(origins, "quiet"),))

    def _is_cited(self, record: Record) -> bool:
        """Whether a record has sources that were not out yet on the day shown."""
        before = self.briefing.by_id[record.id]
        return bool(claim_cites(record)) and not claim_cites(before)

    def short_grade(self, id: str) -> str:
        """`B3`; of what is no claim and has no credibility (an actor, a term) only `B`."""
        grade = self.evidence.grade(id)
        return str(grade) if self._is_claim(id) else grade.letter or str(grade)

    def grade_sign(self, id: str) -> Piece:
        """Grade and number of independent origins in one sign, `B3·1`."""
        grade = self.evidence.grade(id)
        short = self.short_grade(id)
        if grade.letter is None:
            return Piece(short, "grade")
        return Piece(f"{short}{self.context.glyphs.separator}{grade.origins}", "grade")

    def sole_origin(self, id: str) -> tuple[Pieces, ...]:
        """That all of a judgement hangs on a single origin, where it does."""
        if not isinstance(self.briefing.by_id.get(id), Judgement):
            return ()
        origins = self.evidence.origins(id)
        source = self.briefing.by_id.get(origins[0]) if len(origins) == 1 else None
        if not isinstance(source, Source):
            return ()
        publisher = shown(self.context, self.language, source.publisher).text
        return ((Piece(self.label("sole_origin", name=publisher), "loud"),),)

    def weakest_mark(self) -> Piece:
        """What stands beside the weakest link of a judgement."""
        return Piece(f"{self.context.glyphs.weakest} {self.label('weakest')}", "loud")

    def grade_in_words(self, id: str) -> str:
        """The grade spelt out; empty where there is none."""
        grade = self.evidence.grade(id)
        if grade.letter is None:
            return ""
        reliability = self.label(f"reliability_{grade.letter}")
        if not self._is_claim(id):
            return self.label("source_in_words", reliability=reliability)
        credibility = self.label(f"credibility_{grade.credibility}")
        return self.label("grade_in_words", reliability=reliability, credibility=credibility)

    def _is_claim(self, id: str) -> bool:
        record = self.briefing.by_id.get(id)
        return hasattr(record, "credibility") or isinstance(record, Judgement)

    def standing(self, id: str) -> tuple[Pieces, ...]:
        """Whether it has fallen or is weakened by what was struck or withdrawn."""
        state = self.evidence.state(id)
        if state is None:
            return ()
        return ((Piece(self.label("fallen" if state == "falls" else "weakened"), "loud"),),)

    def status(self, event: Event) -> Piece:
        """How an event stands, in words."""
        style: Style = "loud" if event.status in LOUD_STATUSES else "quiet"
        return Piece(self.label(f"status_{event.status}"), style)

    def event_line(self, event: Event, place: str) -> Pieces:
        """An event in one line: short date, title as a link, how it stands if not plainly so."""
        pieces = [Piece(self.day(event.date), "quiet"), Piece("  ")]
        pieces += self.name(event.id, place)
        if event.status not in ("confirmed", "reported"):
            pieces += [Piece("  "), self.status(event)]
        return tuple(pieces)

    def figure_line(self, figure: Figure, place: str) -> Pieces:
        """A figure in one line: its value and its title as a link."""
        title = self.name(figure.id, place)
        if figure.value is None:
            return title
        return (Piece(self.number(figure), "number"), Piece("  "), *title)

    def joined(self, parts: Iterable[Pieces]) -> Pieces:
        """Pieces with a separator between the parts."""
        run: list[Piece] = []
        for part in parts:
            if run and part:
                run.append(Piece(f" {self.context.glyphs.separator} ", "quiet"))
            run.extend(part)
        return tuple(run)


def entries(label: str, parts: Iterable[Pieces]) -> tuple[Entry, ...]:
    """Entries under one label, which stands beside the first only."""
    return tuple(Entry("" if index else label, part) for index, part in enumerate(parts))


def _particle(word: str, pair: str | None, style: Style) -> Pieces:
    if pair is None:
        return ()
    return (Piece(with_particle(word, pair)[len(word) :], style),)


def by_date(events: Iterable[Event], *, newest_first: bool = False) -> list[Event]:
    """Events in the order of their dates."""
    return sorted(events, key=lambda event: event.date.sort_key, reverse=newest_first)
