"""The overview: the briefing, judgements, questions (open ones first) and stories; where no query
narrows it, also the key figures and the latest events.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import chain

from tui.briefing.links import Links
from tui.briefing.model import Briefing, Event, Figure, Judgement, Meta, Question, Record, Story
from tui.briefing.panes.pane import CellMaker, ListCell, ListColumn, Pane, RecordGroup
from tui.briefing.panes.timeline import event_marks
from tui.briefing.view import View

MOST_FIGURES = 6
"""Key figures that an overview shows."""

MOST_EVENTS = 6
"""Latest events that an overview shows."""

KEY_TAG = "key"
"""A figure with this tag is always a key figure."""

_GROUPS = (
    None, "judgements", "key_figures", "latest_events", "questions", "answered", "stories",
)  # fmt: skip
"""The groups in order; the first one, the briefing itself, has no heading."""

_GROUP_OF = {"judgement": "judgements", "question": "questions", "story": "stories"}


def _members(briefing: Briefing, view: View) -> tuple[Record, ...]:
    asked = sorted(briefing.questions, key=lambda question: question.status != "open")
    return (briefing.meta, *briefing.judgements, *asked, *briefing.stories)


def _groups(records: Sequence[Record], make: CellMaker, narrowed: bool) -> Sequence[RecordGroup]:
    found: dict[str | None, list[Record]] = {key: [] for key in _GROUPS}
    for record in records:
        answered = isinstance(record, Question) and record.status == "answered"
        found["answered" if answered else _GROUP_OF.get(record.kind_name)].append(record)
    if not narrowed:
        found["key_figures"] += key_figures(make.briefing, make.links)
        found["latest_events"] += latest_events(make.briefing)
    return tuple(RecordGroup(key, tuple(group)) for key, group in found.items() if group)


def key_figures(briefing: Briefing, links: Links) -> tuple[Figure, ...]:
    """Figures tagged `key`, then those that the summary and the judgements name or rest on.

    Tables are left out: they have no one value to show.
    """
    tagged = (figure for figure in briefing.figures if KEY_TAG in figure.tags)
    ids = (id for record in (briefing.meta, *briefing.judgements) for id in links.out(record.id))
    named = [briefing.by_id[id] for id in ids]
    # Last those that belong to the events they rest on.
    events = (event for event in named if isinstance(event, Event))
    belonging = (briefing.by_id.get(id) for event in events for id in event.figures)
    found: dict[str, Figure] = {}
    for figure in chain(tagged, named, belonging):
        if isinstance(figure, Figure) and not figure.columns:
            found.setdefault(figure.id, figure)
        if len(found) == MOST_FIGURES:
            break
    return tuple(found.values())


def latest_events(briefing: Briefing) -> tuple[Event, ...]:
    """The latest events, newest first; expected ones have not happened yet."""
    events = (event for event in briefing.events if event.status != "expected")
    return tuple(nlargest(MOST_EVENTS, events, key=lambda event: event.date.sort_key))


def _title(make: CellMaker, record: Record) -> ListCell:
    """What it is called, before a figure whose it is: no heading says so, as in its own list."""
    title = make.title(record, whole=True)
    if not isinstance(record, Figure) or not record.actors:
        return title
    whose = make.words("page.whose", name=make.name(record.actors[0]))
    return make.joined(make.plain(f"{whose} "), title)


def _fact(make: CellMaker, record: Record) -> ListCell:
    match record:
        case Meta():
            return make.date(record.as_of)
        case Judgement():
            return make.plain(make.words(f"page.confidence_{record.confidence}"))
        case Figure():
            return make.value(record)
        case Event():
            return make.date(record.date)
        case Story():
            return make.counted("page.steps_count", len(record.steps))
        case _:
            return make.joined()


def _grade(make: CellMaker, record: Record) -> ListCell:
    """The grade of what claims something; loud for a judgement that hangs on one origin."""
    if not isinstance(record, (Judgement, Figure, Event)):
        return make.joined()
    judged = isinstance(record, Judgement)
    return make.grade(record.id, loud=judged and make.evidence.grade(record.id).origins == 1)


PANE = Pane(
    id="overview",
    kinds=("briefing", "judgement", "question", "story"),
    members=_members,
    groups=_groups,
    heading=lambda make, group: make.words(f"page.{group}"),
    columns=(
        ListColumn(_title),
        ListColumn(
            _fact, lambda width: 14 if width >= 48 else 10 if width >= 32 else 0, "right", firm=True
        ),
        ListColumn(_grade, lambda width: 5 if width >= 48 else 0),
    ),
    marks=lambda make, record: event_marks(make, record) if isinstance(record, Event) else (),
    front=True,
)
