"""The figures: by their first actor, in the order in which the files come to it, then in the order
of the files; those without an actor last.
"""

from __future__ import annotations

from tui.briefing.model import Briefing, Figure
from tui.briefing.numbers import check_compare, latest_mark, operands
from tui.briefing.panes.pane import SIGN, CellMaker, ListColumn, Pane, grade, grouped_by, title
from tui.briefing.view import View


def _members(briefing: Briefing, view: View) -> list[Figure]:
    places: dict[str, int] = {}
    for figure in briefing.figures:
        if figure.actors:
            places.setdefault(figure.actors[0], len(places))

    def place(figure: Figure) -> int:
        return places[figure.actors[0]] if figure.actors else len(places)

    return sorted(briefing.figures, key=place)


def _heading(make: CellMaker, actor: str) -> str:
    return make.name(actor) if actor else make.words("page.no_group")


def _marks(make: CellMaker, figure: Figure) -> tuple[str, ...]:
    """What is remarkable about a figure: dispute, projection, doubt, and whether checks hold."""
    marks: list[str] = []
    mark = latest_mark(figure)
    if mark == "disputed":
        marks.append("disputed")
    if figure.compare:
        figures = operands(figure, make.briefing.by_id)
        holds = all(check_compare(each, figures, figure).holds for each in figure.compare)
        marks.append("holds" if holds else "fails")
    if figure.projection:
        marks.append("expected")
    if mark == "unverified":
        marks.append("unsure")
    return tuple(marks)


PANE = Pane(
    id="figures",
    kinds=("figure",),
    members=_members,
    groups=grouped_by(lambda make, figure: figure.actors[0] if figure.actors else ""),
    heading=_heading,
    columns=(
        ListColumn(title),
        ListColumn(
            lambda make, figure: make.value(figure),
            lambda width: 14 if width >= 52 else 11 if width >= 36 else 9,
            "right",
            firm=True,
        ),
        ListColumn(grade, lambda width: 5 if width >= 44 else 0),
        SIGN,
    ),
    marks=_marks,
)
