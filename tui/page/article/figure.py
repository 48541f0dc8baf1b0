"""The article of a figure: a value, a series with its chart, or a table; and its checks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tui.briefing.closed_lists import NumberMark
from tui.briefing.evidence import claim_cites
from tui.briefing.model import Figure
from tui.briefing.numbers import axis_in_words, change_of, operands
from tui.briefing.parts import Cell, Point, TableColumn, TableRow
from tui.page.article.checks import checks, result_in_words
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
        words = result_in_words(speaker, figure, change.compare, change.compare.expect)
        facts.append((Piece(words, "number"),))
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
        rows = tuple(map(_point_row, chart.points))
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
    texts = (Piece(point.label, "label"), Piece(point.words, "number"), Piece(point.note, "quiet"))
    return tuple((piece,) for piece in texts)


def _summary(speaker: Speaker, figure: Figure, points: list[Point]) -> Pieces:
    """The series in a sentence, for those who cannot see the picture."""

    def at(name: str, point: Point) -> dict[str, str]:
        return {name: speaker.point(point, figure.unit), f"{name}_at": speaker.date(point.at)}

    ends = {"last": speaker.point(points[-1], figure.unit), "end": speaker.date(points[-1].at)}
    if len(points) == 1:
        return (Piece(speaker.words("chart.one_value", **ends)),)
    words = speaker.words(
        "chart.summary",
        count=len(points),
        start=speaker.date(points[0].at),
        **at("low", min(points, key=lambda point: point.value)),
        **at("high", max(points, key=lambda point: point.value)),
        **ends,
    )
    return (Piece(words),)


# Tables.


def _table(speaker: Speaker, figure: Figure) -> tuple[Block, ...]:
    headings = ("", *(text_of(speaker.text(column.label)) for column in figure.columns))
    rows = _hung([_table_row(speaker, figure, row) for row in figure.rows])
    numeric = [
        any(row.cells[number].value is not None for row in figure.rows)
        for number in range(len(figure.columns))
    ]
    aligns: list[Align] = ["left", *("right" if each else "left" for each in numeric)]
    return (Gap(), TableBlock(headings, rows, tuple(aligns)), *_table_legend(speaker, figure))


def _hung(rows: list[tuple[Pieces, ...]]) -> tuple[tuple[Pieces, ...], ...]:
    """Space after unmarked cells for the sign that others of their column have: numbers align."""
    marked = {n for row in rows for n, cell in enumerate(row) if cell and cell[-1].style == "mark"}
    return tuple(
        tuple(
            (*cell, Piece("  ")) if n in marked and cell and cell[-1].style != "mark" else cell
            for n, cell in enumerate(row)
        )
        for row in rows
    )


def _table_row(speaker: Speaker, figure: Figure, row: TableRow) -> tuple[Pieces, ...]:
    cells = zip(figure.columns, row.cells, strict=False)
    label = speaker.row_label(row, "rows")
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
    """The meaning of the signs in the cells."""
    marks = dict.fromkeys(
        cell.mark for row in figure.rows for cell in row.cells if cell.mark is not None
    )
    marks.pop("approximate", None)
    signs: dict[str, list[str]] = {}
    for mark in marks:
        signs.setdefault(_sign(speaker, mark), []).append(speaker.label(f"mark_{mark}"))
    words = "   ".join(f"{sign} {', '.join(means)}" for sign, means in signs.items())
    return (Para((Piece(words, "quiet"),)),) if words else ()
