"""The article of a figure: a value, a series with its chart, or a table; and whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from tui.briefing.evidence import claim_cites
from tui.briefing.model import Cell, Figure, NumberMark, Point, TableColumn, TableRow
from tui.briefing.numbers import (
    PERCENT,
    axis_in_words,
    change_of,
    number_in_words,
)
from tui.page.article.checks import checks
from tui.page.article.groups import article_of
from tui.page.blocks import (
    Align,
    Article,
    Block,
    ChartBlock,
    ChartPoint,
    Entry,
    Facts,
    Gap,
    Listing,
    Para,
    Piece,
    Pieces,
    Style,
    TableBlock,
    Title,
    text_of,
)
from tui.page.lists import operands
from tui.page.speaker import Speaker, entry_group


def figure_article(speaker: Speaker, figure: Figure) -> Article:
    """Title, value and facts, chart or table, what it means in words, checks, note."""
    main: list[Block] = [Title(speaker.text(figure.title)), Facts(_facts(speaker, figure))]
    if figure.points:
        main += _series(speaker, figure)
    if figure.columns:
        main += _table(speaker, figure)
    if figure.note:
        main += [Gap(), *speaker.prose(figure.note, "note")]
    main += entry_group(_entries(speaker, figure))
    return article_of(speaker, figure, main, claim_cites(figure))


def _facts(speaker: Speaker, figure: Figure) -> tuple[Pieces, ...]:
    facts: list[Pieces] = []
    if not figure.points and not figure.columns:
        facts.append((Piece(speaker.number(figure), "number"),))
    change = change_of(figure, operands(figure, speaker.briefing.by_id))
    # Where both sides are others' values, the change is this figure's value itself.
    if change is not None and not change.compare.of:
        facts.append((Piece(_change(speaker, change.compare.expect), "number"),))
    if figure.period:
        facts.append((Piece(speaker.date(figure.period)),))
    if figure.as_of:
        facts.append((Piece(speaker.label("now_as_of", date=speaker.date(figure.as_of))),))
    if figure.mark not in (None, "approximate"):
        style: Style = "loud" if figure.mark in ("disputed", "unverified") else "quiet"
        facts.append((Piece(speaker.label(f"mark_{figure.mark}"), style),))
    if figure.projection:
        facts.append((Piece(speaker.label("projection"), "strong"),))
    facts += speaker.grade(figure.id)
    facts += speaker.impact(figure.id)
    return tuple(facts)


def _change(speaker: Speaker, percent: Decimal) -> str:
    """A change in percent with its sign."""
    words = number_in_words(percent, PERCENT, speaker.words, first=speaker.context.first)
    return f"+{words}" if percent > 0 else words


def _entries(speaker: Speaker, figure: Figure) -> Iterator[Entry]:
    yield from checks(speaker, figure)
    if figure.actors:
        names = speaker.joined(speaker.name(id, "actors") for id in figure.actors)
        yield Entry(speaker.label("actors"), names)
    if figure.known:
        yield Entry(speaker.label("known"), (Piece(speaker.date(figure.known)),))
    if figure.unit in speaker.context.units:
        yield Entry(speaker.label("kind_unit"), speaker.name(figure.unit, "unit"))
    yield from speaker.tags(figure.tags)


# Series.


def _series(speaker: Speaker, figure: Figure) -> tuple[Block, ...]:
    points = sorted(figure.points, key=lambda point: point.at.sort_key)
    axis = partial(
        axis_in_words,
        unit=figure.unit,
        words=speaker.words,
        units=speaker.context.units,
        first=speaker.context.first,
    )
    chart = ChartBlock(
        kind=figure.chart or "line",
        points=tuple(_chart_point(speaker, figure, point) for point in points),
        axis=axis,
        breaks=tuple(float(date.lower.toordinal()) for date in figure.breaks),
        reported=speaker.words("chart.reported"),
        derived=speaker.words("chart.derived"),
        broken=speaker.words("chart.broken"),
    )
    blocks: list[Block] = [Gap(), chart]
    if chart.kind == "line":
        rows = tuple(_point_row(point) for point in chart.points)
        aligns: tuple[Align, ...] = ("left", "right", "left")
        blocks += [Gap(), Listing(rows, flex=2, aligns=aligns, id="values")]
    summary = Entry(speaker.words("chart.in_words"), _summary(speaker, figure, points))
    return (*blocks, *entry_group([summary], "summary"))


def _chart_point(speaker: Speaker, figure: Figure, point: Point) -> ChartPoint:
    lower, upper = point.at.lower, point.at.upper
    if point.at.open_end or point.at.unknown_end:
        upper = lower
    if point.at.open_start or point.at.unknown_start:
        lower = upper
    return ChartPoint(
        at=(lower.toordinal() + upper.toordinal()) / 2,
        label=speaker.date(point.at, "short"),
        value=point.value,
        words=speaker.point(point, figure.unit),
        derived=point.mark is not None,
        low=point.low,
        high=point.high,
        note=_point_note(speaker, point),
    )


def _point_note(speaker: Speaker, point: Point) -> str:
    """The note of a point: its mark, unless its words show it, and the letter of its sources."""
    facts = []
    if point.mark is not None and point.mark != "approximate":
        facts.append(speaker.label(f"mark_{point.mark}"))
    letter = speaker.evidence.grade_of(point.cites).letter
    if letter is not None:
        facts.append(letter)
    return f" {speaker.context.glyphs.separator} ".join(facts)


def _point_row(point: ChartPoint) -> tuple[Pieces, ...]:
    return (
        (Piece(point.label, "label"),),
        (Piece(point.words, "number"),),
        (Piece(point.note, "quiet"),),
    )


def _summary(speaker: Speaker, figure: Figure, points: list[Point]) -> Pieces:
    """The series in a sentence, for those who cannot see the picture."""
    last = points[-1]
    ends = {
        "last": speaker.point(last, figure.unit),
        "end": speaker.date(last.at),
    }
    if len(points) == 1:
        return (Piece(speaker.words("chart.one_value", **ends)),)
    low = min(points, key=lambda point: point.value)
    high = max(points, key=lambda point: point.value)
    words = speaker.words(
        "chart.summary",
        count=len(points),
        start=speaker.date(points[0].at),
        low=speaker.point(low, figure.unit),
        low_at=speaker.date(low.at),
        high=speaker.point(high, figure.unit),
        high_at=speaker.date(high.at),
        **ends,
    )
    return (Piece(words),)


# Tables.


def _table(speaker: Speaker, figure: Figure) -> tuple[Block, ...]:
    headings = ("", *(text_of(speaker.text(column.label)) for column in figure.columns))
    rows = _hung([_table_row(speaker, figure, row) for row in figure.rows])
    numeric = [_is_numeric(figure, number) for number in range(len(figure.columns))]
    aligns = ("left", *("right" if each else "left" for each in numeric))
    table = TableBlock(headings, rows, aligns)  # type: ignore[arg-type]
    return (Gap(), table, *_table_legend(speaker, figure))


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


def _table_row(speaker: Speaker, figure: Figure, row: TableRow) -> tuple[Pieces, ...]:
    if row.record is not None:
        label = speaker.name(row.record, "rows")
    else:
        label = speaker.text(row.label) if row.label is not None else ()
    cells = zip(figure.columns, row.cells, strict=False)
    return (label, *(_cell(speaker, figure, column, cell) for column, cell in cells))


def _cell(speaker: Speaker, figure: Figure, column: TableColumn, cell: Cell) -> Pieces:
    words = speaker.point(cell, column.unit or figure.unit)
    if not words:
        return (Piece(speaker.label("unknown_value"), "quiet"),)
    style: Style = "plain" if cell.text is not None else "number"
    if cell.mark is None or cell.mark == "approximate":
        return (Piece(words, style),)
    return (Piece(words, style), Piece(f" {_sign(speaker, cell.mark)}", "mark"))


def _sign(speaker: Speaker, mark: NumberMark) -> str:
    signs = speaker.context.glyphs
    return {"disputed": signs.disputed, "unverified": signs.unsure}.get(mark, signs.derived)


def _table_legend(speaker: Speaker, figure: Figure) -> tuple[Block, ...]:
    """What the signs in the cells mean."""
    marks = dict.fromkeys(
        cell.mark for row in figure.rows for cell in row.cells if cell.mark is not None
    )
    marks.pop("approximate", None)
    signs: dict[str, list[str]] = {}
    for mark in marks:
        signs.setdefault(_sign(speaker, mark), []).append(speaker.label(f"mark_{mark}"))
    words = "   ".join(f"{sign} {', '.join(means)}" for sign, means in signs.items())
    return (Para((Piece(words, "quiet"),)),) if words else ()
