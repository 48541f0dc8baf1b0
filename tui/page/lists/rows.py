"""The list of each pane: its groups in words, its columns at a width, each record's cells.

Sorting and grouping are the briefing's (`tui.briefing.order`); what stands in a row is worked out
when it is painted, so that a list of 100,000 records is quickly made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.dates import period_words
from tui.briefing.model import (
    Actor,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.briefing.order import RecordGroup, grouped, members
from tui.page.blocks import Heading, Piece
from tui.page.context import counted
from tui.page.lists.cells import Cells, event_marks, figure_marks
from tui.page.lists.key_records import key_figures, latest_events
from tui.page.lists.row_source import (
    ListColumn,
    ListLayout,
    ListRow,
    RowSource,
    set_row,
)
from tui.page.names import name_of, prose_in_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from tui.briefing.model import Briefing, Record
    from tui.briefing.view import View
    from tui.page.blocks import Pieces
    from tui.page.context import Context

__all__ = [
    "Heading",
    "ListColumn",
    "ListLayout",
    "ListRow",
    "RowSource",
    "rows_of",
    "set_row",
]


def rows_of(
    context: Context,
    view: View,
    found: AbstractSet[str] | None = None,
    listed: tuple[Record, ...] | None = None,
) -> RowSource:
    """The list of the view's pane, in its language and order.

    `found` are the ids that a query lets through, `None` where there is no query. Without one the
    overview also shows the key figures and the latest events. `listed` are the pane's records
    that are let through, in its order, where they are known already.
    """
    briefing = context.briefing
    records = _listed(briefing, view, found) if listed is None else listed
    if view.pane == "overview":
        groups = _overview(context, records, found is None)
    else:
        groups = grouped(records, language=view.language, first_language=briefing.first_language)
    cells = Cells(context, view.language)
    maker = _MAKERS[view.pane]
    return RowSource(
        groups,
        lambda group: _label(cells, group),
        lambda record: maker(cells, record),
        _LAYOUTS[view.pane],
    )


def _listed(briefing: Briefing, view: View, found: AbstractSet[str] | None) -> tuple[Record, ...]:
    records = members(
        briefing,
        view.pane,
        language=view.language,
        newest_first=view.newest_first,
        every=found is not None,
    )
    return records if found is None else tuple(one for one in records if one.id in found)


def _label(cells: Cells, group: RecordGroup) -> str:
    """A group's heading in words."""
    words, key = cells.words, group.key
    if isinstance(key, tuple):
        return period_words(key, words)
    match group.by:
        case "kind":
            return words(f"page.actors_{key}")
        case "actor":
            if not key:
                return words("page.no_group")
            return name_of(cells.context, cells.language, key)
        case "reliability":
            return f"{key}  {words(f'page.reliability_{key}')}"
        case "table":
            return words(f"page.kinds_{key}")
        case "overview":
            return words(f"page.{key}")
        case _:
            return key


def _overview(
    context: Context, records: tuple[Record, ...], whole: bool
) -> tuple[RecordGroup, ...]:
    kinds: dict[str, list[Record]] = {}
    for record in records:
        name = record.kind_name
        if isinstance(record, Question) and record.status == "answered":
            name = "answered"
        kinds.setdefault(name, []).append(record)
    figures: tuple[Record, ...] = key_figures(context) if whole else ()
    events: tuple[Record, ...] = latest_events(context) if whole else ()
    parts: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("", tuple(kinds.get("briefing", ()))),
        ("judgements", tuple(kinds.get("judgement", ()))),
        ("key_figures", figures),
        ("latest_events", events),
        ("questions", tuple(kinds.get("question", ()))),
        ("answered", tuple(kinds.get("answered", ()))),
        ("stories", tuple(kinds.get("story", ()))),
    )
    return tuple(
        RecordGroup("overview" if key else "", key, found) for key, found in parts if found
    )


# Columns: each list at a width.


def _timeline_columns(width: int) -> ListLayout:
    grade = 5 if width >= 40 else 0
    rest = width - 7 - (grade + 1 if grade else 0) - 1 - 2
    return (
        ListColumn(7),
        ListColumn(grade, gap=1 if grade else 0),
        ListColumn(max(1, rest), flex=True, gap=1),
        ListColumn(1, gap=1),
    )


def _names_columns(width: int) -> ListLayout:
    """Two columns of names; one where there is little room."""
    if width < 36:
        return (ListColumn(max(1, width), flex=True), ListColumn(0))
    first = (width - 2) * 11 // 20
    return (ListColumn(first, flex=True), ListColumn(width - 2 - first))


def _figures_columns(width: int) -> ListLayout:
    value = 14 if width >= 52 else 11 if width >= 36 else 9
    grade = 5 if width >= 44 else 0
    rest = width - value - 2 - (grade + 2 if grade else 0) - 2
    return (
        ListColumn(max(1, rest), flex=True),
        ListColumn(value, "right", firm=True),
        ListColumn(grade),
        ListColumn(1, gap=1),
    )


def _sources_columns(width: int) -> ListLayout:
    date = 10 if width >= 56 else 0
    publisher = max(8, (width - 20) * 7 // 20) if width >= 32 else 0
    rest = width - 1 - (publisher + 2 if publisher else 0) - 2 - (date + 2 if date else 0) - 5
    return (
        ListColumn(1),
        ListColumn(publisher),
        ListColumn(max(1, rest), flex=True),
        ListColumn(date, firm=True),
        ListColumn(3, "right"),
    )


def _overview_columns(width: int) -> ListLayout:
    fact = 14 if width >= 48 else 10 if width >= 32 else 0
    grade = 5 if width >= 48 else 0
    rest = width - (fact + 2 if fact else 0) - (grade + 2 if grade else 0)
    return (
        ListColumn(max(1, rest), flex=True),
        ListColumn(fact, "right", firm=True),
        ListColumn(grade),
    )


# Cells: each record in its list.


def _event_row(cells: Cells, record: Record) -> ListRow:
    assert isinstance(record, Event)
    marks = (*cells.state(record.id), *event_marks(record))
    date, grade = cells.date(record.date, "list"), cells.grade(record.id)
    return ListRow(record.id, (date, grade, cells.title(record), cells.sign(marks)), marks)


def _actor_row(cells: Cells, record: Record) -> ListRow:
    """An actor; or a relation, where a query hits one."""
    others: Pieces = ()
    if isinstance(record, Actor):
        others = cells.others(record.name)
    elif isinstance(record, Relation):
        date = cells.date(record.period)
        others = (*cells.grade(record.id), *((Piece("  "), *date) if date else ()))
    return ListRow(record.id, (cells.title(record), others), cells.state(record.id))


def _term_row(cells: Cells, record: Record) -> ListRow:
    """A term, unit or relation type with its name in the other languages."""
    text = (
        record.term
        if isinstance(record, Term)
        else record.label
        if isinstance(record, (Unit, RelationType))
        else None
    )
    others = cells.others(text) if text is not None else ()
    return ListRow(record.id, (cells.title(record), others), cells.state(record.id))


def _figure_row(cells: Cells, record: Record) -> ListRow:
    assert isinstance(record, Figure)
    marks = (*cells.state(record.id), *figure_marks(record, cells.by_id))
    grade = cells.grade(record.id)
    row = (cells.title(record), cells.value(record), grade, cells.sign(marks))
    return ListRow(record.id, row, marks)


def _source_row(cells: Cells, record: Record) -> ListRow:
    assert isinstance(record, Source)
    gone = record.status == "retracted" or record.id in cells.evidence.struck
    resting = len(cells.evidence.resting_on(record.id))
    row = (
        (Piece(record.reliability, "loud" if gone else "grade"),),
        cells.text(record.publisher),
        cells.text(record.title, "quiet"),
        cells.date(record.issued),
        (Piece(str(resting), "number" if resting else "quiet"),),
    )
    return ListRow(record.id, row, ("gone",) if gone else ())


def _overview_row(cells: Cells, record: Record) -> ListRow:
    title = cells.title(record)
    if isinstance(record, (Judgement, Question)):
        plain = prose_in_plain(cells.context, cells.language, record.text)
        title = (Piece(" ".join(plain.split("\n"))), *title[1:])
    if isinstance(record, Figure):
        title = (*_whose(cells, record), *title)
    marks = (*cells.state(record.id), *(event_marks(record) if isinstance(record, Event) else ()))
    row = (title, _overview_fact(cells, record), _overview_grade(cells, record))
    return ListRow(record.id, row, marks)


def _overview_grade(cells: Cells, record: Record) -> Pieces:
    """The grade of what claims something; loud for a judgement that hangs on one origin."""
    if not isinstance(record, (Judgement, Figure, Event)):
        return ()
    grade = cells.grade(record.id)
    if isinstance(record, Judgement) and cells.evidence.grade(record.id).origins == 1:
        return tuple(Piece(piece.text, "loud") for piece in grade)
    return grade


def _whose(cells: Cells, figure: Figure) -> Pieces:
    """The actor that heads a figure in its own list, where no heading says it."""
    if not figure.actors:
        return ()
    whose = name_of(cells.context, cells.language, figure.actors[0])
    return (Piece(cells.words("page.whose", name=whose) + " ", "quiet"),)


def _overview_fact(cells: Cells, record: Record) -> Pieces:
    match record:
        case Judgement():
            return cells.say(f"confidence_{record.confidence}")
        case Figure():
            return cells.value(record)
        case Event():
            return cells.date(record.date)
        case Story():
            words = counted(cells.words, "page.steps_count", len(record.steps))
            return (Piece(words, "quiet"),)
        case Meta():
            return cells.date(record.as_of)
        case _:
            return ()


_LAYOUTS: Mapping[str, Callable[[int], ListLayout]] = {
    "overview": _overview_columns,
    "timeline": _timeline_columns,
    "actors": _names_columns,
    "figures": _figures_columns,
    "sources": _sources_columns,
    "terms": _names_columns,
}

_MAKERS: Mapping[str, Callable[[Cells, Record], ListRow]] = {
    "overview": _overview_row,
    "timeline": _event_row,
    "actors": _actor_row,
    "figures": _figure_row,
    "sources": _source_row,
    "terms": _term_row,
}
