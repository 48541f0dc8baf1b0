"""The article of a figure: a value, a series with its chart, or a table; and whether it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.briefing.evidence import claim_cites
from tui.briefing.model import Figure
from tui.briefing.numbers import (
    PERCENT,
    axis_in_words,
    change_of,
    number_in_words,
    operands,
    point_in_words,
)
from tui.page.article.checks import checks
from tui.page.article.groups import mentions
from tui.page.blocks import (
    Article,
    ChartBlock,
    Entries,
    Entry,
    Facts,
    Gap,
    Listing,
    Para,
    Piece,
    TableBlock,
    Title,
)
from tui.page.chart import ChartPoint, Series
from tui.page.cited_sources import sources

if TYPE_CHECKING:
    from decimal import Decimal

    from tui.briefing.closed_lists import NumberMark
    from tui.briefing.parts import Cell, Point, TableColumn, TableRow
    from tui.page.blocks import Align, Block, Pieces, Style
    from tui.page.speaker import Speaker


def figure_article(teller: Speaker, figure: Figure) -> Article:
    """Title, value and facts, chart or table, what it means in words, checks, note."""
    main: list[Block] = [Title(teller.text(figure.title)), Facts(_facts(teller, figure))]
    if figure.points:
        main += _series(teller, figure)
    if figure.columns:
        main += _table(teller, figure)
    if figure.note:
        main += [Gap(), *teller.prose(figure.note, "note")]
    rows = _entries(teller, figure)
    if rows:
        main += [Gap(), Entries(rows, "groups")]
    cites = claim_cites(figure)
    aside = (*sources(teller, cites, figure.id), *mentions(teller, figure.id))
    return Article(figure.id, tuple(main), aside)


def _facts(teller: Speaker, figure: Figure) -> tuple[Pieces, ...]:
    facts: list[Pieces] = []
    if not figure.points and not figure.columns:
        facts.append((Piece(teller.number(figure), "number"),))
    change = change_of(figure, operands(figure, teller.briefing.by_id))
    # Where both sides are others' values, the change is this figure's value itself.
    if change is not None and not change.compare.of:
        facts.append((Piece(_change(teller, change.compare.expect), "number"),))
    if figure.period:
        facts.append((Piece(teller.date(figure.period)),))
    if figure.as_of:
        facts.append((Piece(teller.say("now_as_of", date=teller.date(figure.as_of))),))
    if figure.mark not in (None, "approximate"):
        style: Style = "loud" if figure.mark in ("disputed", "unverified") else "quiet"
        facts.append((Piece(teller.say(f"mark_{figure.mark}"), style),))
    if figure.projection:
        facts.append((Piece(teller.say("projection"), "strong"),))
    facts += teller.grade(figure.id)
    facts += teller.standing(figure.id)
    return tuple(facts)


def _change(teller: Speaker, percent: Decimal) -> str:
    """A change in percent with its sign."""
    words = number_in_words(percent, PERCENT, teller.words, first=teller.context.first)
    return f"+{words}" if percent > 0 else words


def _entries(teller: Speaker, figure: Figure) -> tuple[Entry, ...]:
    rows = list(checks(teller, figure))
    if figure.actors:
        names = teller.joined(teller.name(id, "actors") for id in figure.actors)
        rows.append(Entry(teller.say("actors"), names))
    if figure.known:
        rows.append(
            Entry(teller.say("known"), (Piece(teller.date(figure.known)),)),
        )
    if figure.unit in teller.context.units:
        rows.append(Entry(teller.say("kind_unit"), teller.name(figure.unit, "unit")))
    if figure.tags:
        rows.append(Entry(teller.say("tags"), (Piece(", ".join(figure.tags), "quiet"),)))
    return tuple(rows)


# Series.


def _point_words(teller: Speaker, figure: Figure, point: Point) -> str:
    return point_in_words(
        point,
        figure.unit,
        teller.words,
        units=teller.context.units,
        first=teller.context.first,
    )


def _series(teller: Speaker, figure: Figure) -> tuple[Block, ...]:
    points = sorted(figure.points, key=lambda point: point.at.sort_key)
    axis = partial(
        axis_in_words,
        unit=figure.unit,
        words=teller.words,
        units=teller.context.units,
        first=teller.context.first,
    )
    series = Series(
        kind=figure.chart or "line",
        points=tuple(_chart_point(teller, figure, point) for point in points),
        axis=axis,
        breaks=tuple(float(date.lower.toordinal()) for date in figure.breaks),
        reported=teller.words("chart.reported"),
        derived=teller.words("chart.derived"),
        broken=teller.words("chart.broken"),
    )
    blocks: list[Block] = [Gap(), ChartBlock(series)]
    if series.kind == "line":
        rows = tuple(_point_row(point) for point in series.points)
        aligns: tuple[Align, ...] = ("left", "right", "left")
        blocks += [Gap(), Listing(rows, flex=2, aligns=aligns, id="values")]
    summary = Entry(teller.words("chart.in_words"), _summary(teller, figure, points))
    return (*blocks, Gap(), Entries((summary,), "summary"))


def _chart_point(teller: Speaker, figure: Figure, point: Point) -> ChartPoint:
    lower, upper = point.at.lower, point.at.upper
    if point.at.open_end or point.at.unknown_end:
        upper = lower
    if point.at.open_start or point.at.unknown_start:
        lower = upper
    return ChartPoint(
        at=(lower.toordinal() + upper.toordinal()) / 2,
        label=teller.date(point.at, "short"),
        value=point.value,
        words=_point_words(teller, figure, point),
        derived=point.mark is not None,
        low=point.low,
        high=point.high,
        note=_point_note(teller, point),
    )


def _point_note(teller: Speaker, point: Point) -> str:
    """What to know of a point: its mark, unless its words say so, and its own sources' letter."""
    facts = []
    if point.mark is not None and point.mark != "approximate":
        facts.append(teller.say(f"mark_{point.mark}"))
    letter = teller.evidence.grade_of(point.cites).letter
    if letter is not None:
        facts.append(letter)
    return f" {teller.context.glyphs.separator} ".join(facts)


def _point_row(point: ChartPoint) -> tuple[Pieces, ...]:
    return (
        (Piece(point.label, "label"),),
        (Piece(point.words, "number"),),
        (Piece(point.note, "quiet"),),
    )


def _summary(teller: Speaker, figure: Figure, points: list[Point]) -> Pieces:
    """The series in a sentence, for those who cannot see the picture."""
    last = points[-1]
    ends = {
        "last": _point_words(teller, figure, last),
        "end": teller.date(last.at),
    }
    if len(points) == 1:
        return (Piece(teller.words("chart.one_value", **ends)),)
    low = min(points, key=lambda point: point.value)
    high = max(points, key=lambda point: point.value)
    words = teller.words(
        "chart.summary",
        count=len(points),
        start=teller.date(points[0].at),
        low=_point_words(teller, figure, low),
        low_at=teller.date(low.at),
        high=_point_words(teller, figure, high),
        high_at=teller.date(high.at),
        **ends,
    )
    return (Piece(words),)


# Tables.


def _table(teller: Speaker, figure: Figure) -> tuple[Block, ...]:
    headings = ("", *(_plain(teller.text(column.label)) for column in figure.columns))
    rows = _hung([_table_row(teller, figure, row) for row in figure.rows])
    numeric = [_is_numeric(figure, number) for number in range(len(figure.columns))]
    aligns = ("left", *("right" if each else "left" for each in numeric))
    table = TableBlock(headings, rows, aligns)  # type: ignore[arg-type]
    return (Gap(), table, *_table_legend(teller, figure))


def _hung(rows: list[tuple[Pieces, ...]]) -> tuple[tuple[Pieces, ...], ...]:
    """Room behind unmarked cells for the sign that others of their column have, so that numbers
    stand under each other.
    """
    marked = {n for row in rows for n, cell in enumerate(row) if cell and cell[-1].style == "mark"}
    return tuple(
        tuple(
            (*cell, Piece("  ")) if n in marked and cell and cell[-1].style != "mark" else cell
            for n, cell in enumerate(row)
        )
        for row in rows
    )


def _is_numeric(figure: Figure, column: int) -> bool:
    return any(row.cells[column].value is not None for row in figure.rows)


def _plain(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def _table_row(teller: Speaker, figure: Figure, row: TableRow) -> tuple[Pieces, ...]:
    if row.record is not None:
        label = teller.name(row.record, "rows")
    else:
        label = teller.text(row.label) if row.label is not None else ()
    cells = zip(figure.columns, row.cells, strict=False)
    return (label, *(_cell(teller, figure, column, cell) for column, cell in cells))


def _cell(teller: Speaker, figure: Figure, column: TableColumn, cell: Cell) -> Pieces:
    words = point_in_words(
        cell,
        column.unit or figure.unit,
        teller.words,
        units=teller.context.units,
        first=teller.context.first,
    )
    if not words:
        return (Piece(teller.say("unknown_value"), "quiet"),)
    style: Style = "plain" if cell.text is not None else "number"
    if cell.mark is None or cell.mark == "approximate":
        return (Piece(words, style),)
    return (Piece(words, style), Piece(f" {_sign(teller, cell.mark)}", "mark"))


def _sign(teller: Speaker, mark: NumberMark) -> str:
    signs = teller.context.glyphs
    return {"disputed": signs.disputed, "unverified": signs.unsure}.get(mark, signs.derived)


def _table_legend(teller: Speaker, figure: Figure) -> tuple[Block, ...]:
    """What the signs in the cells mean."""
    marks = dict.fromkeys(
        cell.mark for row in figure.rows for cell in row.cells if cell.mark is not None
    )
    marks.pop("approximate", None)
    signs: dict[str, list[str]] = {}
    for mark in marks:
        signs.setdefault(_sign(teller, mark), []).append(teller.say(f"mark_{mark}"))
    words = "   ".join(f"{sign} {', '.join(means)}" for sign, means in signs.items())
    return (Para((Piece(words, "quiet"),)),) if words else ()
