"""The sources: by reliability, then by date, undated ones last."""

from __future__ import annotations

from tui.briefing.model import Briefing, Source
from tui.briefing.panes.pane import CellMaker, ListCell, ListColumn, Pane, grouped_by
from tui.briefing.view import View


def _members(briefing: Briefing, view: View) -> list[Source]:
    dated = [source for source in briefing.sources if source.issued is not None]
    undated = [source for source in briefing.sources if source.issued is None]
    dated.sort(key=lambda source: source.issued.sort_key if source.issued else ())
    if view.newest_first:
        dated.reverse()
    return sorted((*dated, *undated), key=lambda source: source.reliability)


def _letter(make: CellMaker, source: Source) -> ListCell:
    return make.plain(source.reliability, "loud" if _marks(make, source) else "grade")


def _resting(make: CellMaker, source: Source) -> ListCell:
    """How many records rest on it."""
    count = len(make.evidence.resting_on(source.id))
    return make.plain(str(count), "number" if count else "quiet")


def _marks(make: CellMaker, source: Source) -> tuple[str, ...]:
    gone = source.status == "retracted" or source.id in make.evidence.struck
    return ("gone",) if gone else ()


PANE = Pane(
    id="sources",
    kinds=("source",),
    members=_members,
    groups=grouped_by(lambda make, source: source.reliability),
    heading=lambda make, letter: f"{letter}  {make.words(f'page.reliability_{letter}')}",
    columns=(
        ListColumn(_letter, 1),
        ListColumn(
            lambda make, source: make.text(source.publisher),
            lambda width: max(8, (width - 20) * 7 // 20) if width >= 32 else 0,
        ),
        ListColumn(lambda make, source: make.text(source.title, "quiet")),
        ListColumn(
            lambda make, source: make.date(source.issued),
            lambda width: 10 if width >= 56 else 0,
            firm=True,
        ),
        ListColumn(_resting, 3, "right"),
    ),
    marks=_marks,
)
