"""The parts of a figure that have sources of their own: points of a series, cells of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.briefing.model import Cite, Figure, TableRow
from tui.briefing.numbers import point_in_words
from tui.page.blocks import text_of
from tui.page.speaker import Speaker


class CitingPart(NamedTuple):
    """Values of a figure that the same passages give."""

    names: tuple[str, ...]
    """What each is for: a time, or a row and its column."""
    values: tuple[str, ...]
    """Each in words."""
    cites: tuple[Cite, ...]
    """Where all of them stand."""


def citing_parts(speaker: Speaker, figure: Figure) -> Iterator[CitingPart]:
    """Points and cells with cites of their own; those that share their cites are one part."""
    found: dict[tuple[Cite, ...], list[tuple[str, str]]] = {}
    for cites, name, value in _values(speaker, figure):
        found.setdefault(cites, []).append((name, value))
    for cites, values in found.items():
        names, words = zip(*values, strict=True)
        yield CitingPart(names, words, cites)


def part_title(speaker: Speaker, part: CitingPart) -> str:
    """One value with what it is for; several by the first and the last."""
    if len(part.names) == 1:
        return f"{part.names[0]}  {part.values[0]}"
    if len(part.names) == 2:
        return ", ".join(f"{name}  {value}" for name, value in zip(*part[:2], strict=True))
    return speaker.words(
        "evidence.points_more",
        first=part.names[0],
        last=part.names[-1],
        count=len(part.names),
    )


def _values(speaker: Speaker, figure: Figure) -> Iterator[tuple[tuple[Cite, ...], str, str]]:
    """Cites, name and value in words of all that cites."""
    context = speaker.context

    for point in sorted(figure.points, key=lambda point: point.at.sort_key):
        if point.cites:
            value = point_in_words(
                point, figure.unit, speaker.words, units=context.units, first=context.first
            )
            yield point.cites, speaker.date(point.at, "short"), value
    for row in figure.rows:
        for column, cell in zip(figure.columns, row.cells, strict=False):
            if cell.cites:
                value = point_in_words(
                    cell,
                    column.unit or figure.unit,
                    speaker.words,
                    units=context.units,
                    first=context.first,
                )
                label = f"{_row_name(speaker, row)}, {text_of(speaker.text(column.label))}"
                yield cell.cites, label, value or speaker.label("unknown_value")


def _row_name(speaker: Speaker, row: TableRow) -> str:
    if row.record is not None:
        return text_of(speaker.name(row.record, "row"))
    return text_of(speaker.text(row.label)) if row.label is not None else ""
