"""The parts of a figure that have sources of their own: points of a series, cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.briefing.model import Figure
from tui.briefing.parts import Cite
from tui.page.blocks import text_of
from tui.page.speaker import Speaker


def citing_parts(speaker: Speaker, figure: Figure) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Points and cells with cites, each as title and cites; those with the same cites together."""
    found: dict[tuple[Cite, ...], list[tuple[str, str]]] = {}
    for cites, name, value in _values(speaker, figure):
        found.setdefault(cites, []).append((name, value))
    for cites, values in found.items():
        yield _title(speaker, values), cites


def _title(speaker: Speaker, values: Sequence[tuple[str, str]]) -> str:
    """One or two values with their names; of more the names of the first and the last."""
    if len(values) <= 2:
        return ", ".join(f"{name}  {value}" for name, value in values)
    (first, _), *_, (last, _) = values
    return speaker.words("evidence.points_more", first=first, last=last, count=len(values))


def _values(speaker: Speaker, figure: Figure) -> Iterator[tuple[tuple[Cite, ...], str, str]]:
    """Cites, name and value in words of every point and cell with cites."""
    for point in sorted(figure.points, key=lambda point: point.at.sort_key):
        if point.cites:
            yield point.cites, speaker.date(point.at, "short"), speaker.point(point, figure.unit)
    for row in figure.rows:
        for column, cell in zip(figure.columns, row.cells, strict=False):
            if cell.cites:
                value = speaker.point(cell, column.unit or figure.unit)
                names = (speaker.row_label(row, "row"), speaker.text(column.label))
                label = ", ".join(map(text_of, names))
                yield cell.cites, label, value or speaker.label("unknown_value")
