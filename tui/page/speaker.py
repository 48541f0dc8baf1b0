"""Records in the reader's language: names as links, text, numbers, grades, prose as blocks.

One `Speaker` serves one article; it numbers the links so that each has a key of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from tui.briefing.dates import Date, in_words
from tui.briefing.evidence import claim_cites
from tui.briefing.korean import with_particle
from tui.briefing.model import Event, Figure, Judgement, Source
from tui.briefing.numbers import point_in_words
from tui.briefing.parts import Account, ActorRole, Cell, Point, TableRow
from tui.briefing.prose import FigureMark, ProseItem, ProseSpan, RecordLink, WebLink, parse_prose
from tui.briefing.text import Prose, Shown, Text
from tui.page.blocks import (
    Block,
    Entries,
    Entry,
    Gap,
    Heading,
    Link,
    Para,
    Piece,
    Pieces,
    Style,
    join_pieces,
    separator,
)
from tui.page.context import Context, counted
from tui.page.names import (
    grade_sign,
    is_claim,
    language_tag,
    name,
    number,
    short_grade,
    shown,
    text_pieces,
)

LIST_INDENT = 2
"""Columns by which each level of a list is indented."""

LOUD_STATUSES = frozenset({"disputed", "denied", "retracted"})
"""Statuses of an event that must not be overlooked."""


class Speaker:
    """Puts the records of one briefing into one language, for one article."""

    __slots__ = ("_keys", "briefing", "context", "evidence", "language", "words")

    def __init__(self, context: Context, language: str) -> None:
        self.context = context
        """The briefing with all that belongs to it."""
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

    def and_more(self, count: int) -> Pieces:
        """How many entries were left out of a list."""
        return (Piece(self.label("and_more", count=count), "quiet"),)

    def text(self, text: Text, style: Style = "plain") -> Pieces:
        """Localized text, with the tag of its language where it is a substitute."""
        return self.pieces(shown(self.context, self.language, text), style)

    def pieces(self, shown: Shown, style: Style = "plain") -> Pieces:
        """The same for text that has been chosen for the reader."""
        return text_pieces(self.context, shown, style)

    def date(self, date: Date, style: Literal["long", "short", "list"] = "long") -> str:
        """A date in words."""
        return in_words(date, self.words, style=style)

    def day(self, date: Date) -> str:
        """A short date for a column; of an interval its start and a dash."""
        start, end = date.ends
        if not date.is_interval or start is None or end is None:
            return self.date(date, "short")
        return f"{self.date(start, 'short').rstrip('~?')}–"

    def issued(self, source: Source, style: Literal["long", "short"] = "short") -> str:
        """When a source was published."""
        return self.date(source.issued, style) if source.issued else self.label("undated")

    def number(self, figure: Figure, style: Literal["full", "short"] = "full") -> str:
        """A figure's value in words."""
        return number(self.context, figure, style)

    def point(self, point: Point | Cell, unit: str) -> str:
        """The value of a point or cell in words; empty where it has none."""
        units, first = self.context.units, self.context.first
        return point_in_words(point, unit, self.words, units=units, first=first)

    # Names.

    def link(self, place: str, target: str, *, is_url: bool = False) -> Link:
        """A link with a key of its own in this article."""
        key = f"{place}:{target}"
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return Link(target, key if count == 1 else f"{key}:{count}", is_url)

    def name(self, id: str, place: str, style: Style = "plain") -> Pieces:
        """A record's name as a link; its id, loud, where there is no such record."""
        record = self.briefing.by_id.get(id)
        if record is None:
            return (Piece(self.label("missing_record", id=id), "loud"),)
        return self._linked(name(self.context, self.language, record), id, place, style)

    def publisher(self, id: str, place: str) -> Pieces:
        """A source by its publisher, as a link."""
        source = self.briefing.by_id.get(id)
        if not isinstance(source, Source):
            return self.name(id, place)
        return self._linked(shown(self.context, self.language, source.publisher), id, place)

    def _linked(self, name: Shown, id: str, place: str, style: Style = "plain") -> Pieces:
        piece = Piece(name.text, style, self.link(place, id))
        return (piece, *language_tag(self.context, name))

    def account_name(self, account: Account, place: str, style: Style = "strong") -> Pieces:
        """Whose account it is: an actor or a source's publisher as a strong link, else text."""
        if account.by is None:
            return self.text(account.by_text, style) if account.by_text is not None else ()
        if isinstance(self.briefing.by_id.get(account.by), Source):
            pieces = self.publisher(account.by, place)
            return tuple(Piece(piece.text, "strong", piece.link) for piece in pieces)
        return self.name(account.by, place, "strong")

    def row_label(self, row: TableRow, place: str) -> Pieces:
        """The label of a table's row: a record as a link, or text."""
        if row.record is not None:
            return self.name(row.record, place)
        return self.text(row.label) if row.label is not None else ()

    def role(self, party: ActorRole, style: Style = "quiet") -> Pieces:
        """An actor's role in an event; nothing where none is given."""
        if party.role_text is not None:
            return self.text(party.role_text, style)
        return (Piece(self.label(f"role_{party.role}"), style),) if party.role is not None else ()

    # Prose.

    def prose(self, prose: Prose, place: str) -> tuple[Block, ...]:
        """Prose as paragraphs and items with gaps before paragraphs, its marks as links."""
        blocks: list[Block] = []
        for para in self.paras(prose, place):
            if blocks and not para.marker:
                blocks.append(Gap())
            blocks.append(para)
        return tuple(blocks)

    def paras(self, prose: Prose, place: str, style: Style = "plain") -> tuple[Para, ...]:
        """The same without gaps."""
        text = shown(self.context, self.language, prose)
        paras = []
        for block in parse_prose(text.text):
            pieces = self._spans(block.spans, place, style)
            if isinstance(block, ProseItem):
                marker = self.context.glyphs.bullet if block.marker == "-" else block.marker
                paras.append(Para(pieces, block.depth * LIST_INDENT, marker))
            else:
                paras.append(Para(pieces))
        if paras and text.missing:
            pieces = (*paras[-1].pieces, *language_tag(self.context, text))
            paras[-1] = replace(paras[-1], pieces=pieces)
        return tuple(paras)

    def inline(self, prose: Prose, place: str, style: Style = "plain") -> Pieces:
        """Prose on one line, without paragraphs."""
        paras = self.paras(prose, place, style)
        return join_pieces((para.pieces for para in paras), Piece(" "))

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
        """A record as a link; one not known yet on the day shown as text; loud where none is."""
        known = self.briefing.by_id.get(span.id)
        record = known or self.context.later(span.id)
        if record is None:
            text, style = Shown(self.label("missing_record", id=span.id), "", False), "loud"
        else:
            text = name(self.context, self.language, record)
        if span.label:
            text = Shown(span.label, "", False)
        linked = known is not None
        pieces = self._linked(text, span.id, place, style) if linked else (Piece(text.text, style),)
        return (*pieces, *_particle(text.text, span.particle, style))

    def _figure(self, span: FigureMark, place: str, style: Style) -> Pieces:
        known = self.briefing.by_id.get(span.id)
        figure = known or self.context.later(span.id)
        label, link = self.label("missing_record", id=span.id), None
        if not isinstance(figure, Figure) or figure.value is None:
            style = "loud"
        else:
            label = self.number(figure)
            link = self.link(place, span.id) if known is not None else None
        return (Piece(label, style, link), *_particle(label, span.particle, style))

    # Facts that many articles have.

    def grade(self, id: str) -> tuple[Pieces, ...]:
        """The grade and the number of independent origins, as facts of their own."""
        grade = self.evidence.grade(id)
        origins = (Piece(self.counted("origins", grade.origins), "quiet"),)
        if grade.letter is not None:
            return (Piece(short_grade(self.context, id), "grade"),), origins
        if grade.origins and isinstance(self.briefing.by_id[id], Judgement):
            return (Piece(self.label("grade_none_in_part"), "quiet"),), origins
        whole = self.context.whole
        # Whether it has sources, none of which was published by the day shown.
        cited = whole is not None and claim_cites(whole.by_id[id])
        later = cited and not claim_cites(self.briefing.by_id[id])
        return ((Piece(self.label("grade_none_yet" if later else "grade_none"), "quiet"),),)

    def grade_sign(self, id: str) -> Piece:
        """Grade and number of independent origins in one sign, `B3·1`."""
        return grade_sign(self.context, id)

    def sole_origin(self, id: str) -> tuple[Pieces, ...]:
        """A warning that a judgement depends on a single origin, where it does."""
        if not isinstance(self.briefing.by_id.get(id), Judgement):
            return ()
        origins = self.evidence.origins(id)
        source = self.briefing.by_id.get(origins[0]) if len(origins) == 1 else None
        if not isinstance(source, Source):
            return ()
        publisher = shown(self.context, self.language, source.publisher).text
        return ((Piece(self.label("sole_origin", name=publisher), "loud"),),)

    def weakest_among(self, id: str, weakest: str | None) -> tuple[Pieces, ...]:
        """The mark, where `weakest` is the record or the weakest link below it."""
        if weakest is None or weakest not in (id, self.evidence.weakest(id)):
            return ()
        return ((self.weakest_mark(),),)

    def weakest_mark(self) -> Piece:
        """The mark for the weakest link of a judgement."""
        return Piece(f"{self.context.glyphs.weakest} {self.label('weakest')}", "loud")

    def grade_in_words(self, id: str) -> str:
        """The grade spelt out; empty where there is none."""
        grade = self.evidence.grade(id)
        if grade.letter is None:
            return ""
        reliability = self.label(f"reliability_{grade.letter}")
        if not is_claim(self.context, id):
            return self.label("source_in_words", reliability=reliability)
        credibility = self.label(f"credibility_{grade.credibility}")
        return self.label("grade_in_words", reliability=reliability, credibility=credibility)

    def impact(self, id: str) -> tuple[Pieces, ...]:
        """Whether it falls or is weakened by struck and retracted sources."""
        state = self.evidence.state(id)
        if state is None:
            return ()
        return ((Piece(self.label("fallen" if state == "falls" else "weakened"), "loud"),),)

    def status(self, event: Event) -> Piece:
        """An event's status in words."""
        style: Style = "loud" if event.status in LOUD_STATUSES else "quiet"
        return Piece(self.label(f"status_{event.status}"), style)

    def event_line(self, event: Event, place: str) -> Pieces:
        """An event on one line: short date, title as a link, its status where it is not plain."""
        pieces = [Piece(self.day(event.date), "quiet"), Piece("  ")]
        pieces += self.name(event.id, place)
        if event.status not in ("confirmed", "reported"):
            pieces += [Piece("  "), self.status(event)]
        return tuple(pieces)

    def figure_line(self, figure: Figure, place: str) -> Pieces:
        """A figure on one line: its value and its title as a link."""
        title = self.name(figure.id, place)
        if figure.value is None:
            return title
        return (Piece(self.number(figure), "number"), Piece("  "), *title)

    def joined(self, parts: Iterable[Pieces]) -> Pieces:
        """Pieces with a separator between the parts."""
        return join_pieces(parts, separator(self.context.glyphs))

    # Blocks that many articles have.

    def tags(self, tags: Sequence[str]) -> tuple[Entry, ...]:
        """An entry for a record's tags; nothing without tags."""
        return (Entry(self.label("tags"), (Piece(", ".join(tags), "quiet"),)),) if tags else ()

    def section(
        self, name: str, *blocks: Block, count: int | None = None, label: str = ""
    ) -> tuple[Block, ...]:
        """The blocks under a heading with the id `name`; nothing without blocks.

        The heading's words are `page.label`, or `page.name` without a `label`.
        """
        if not blocks:
            return ()
        return (Gap(), Heading(self.label(label or name), count, name), *blocks)


def entry_group(rows: Iterable[Entry], id: str = "groups") -> tuple[Block, ...]:
    """Labelled entries after an empty line; nothing without entries."""
    rows = tuple(rows)
    return (Gap(), Entries(rows, id)) if rows else ()


def entries(label: str, parts: Iterable[Pieces]) -> tuple[Entry, ...]:
    """Entries under one label, which only the first one has."""
    return tuple(Entry("" if index else label, part) for index, part in enumerate(parts))


def _particle(word: str, pair: str | None, style: Style) -> Pieces:
    if pair is None:
        return ()
    return (Piece(with_particle(word, pair)[len(word) :], style),)


def by_date(events: Iterable[Event], *, newest_first: bool = False) -> list[Event]:
    """Events in the order of their dates."""
    return sorted(events, key=lambda event: event.date.sort_key, reverse=newest_first)
