"""Drawing: each function hands one part of the screen what it now shows of a session.

They change nothing but the part they are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.day_line import DayLine, Slider
from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import StruckLine, Tab, TabBar, TitleBar
from tui.app.widgets.query_slot import QuerySlot
from tui.app.widgets.record_list import RecordList
from tui.app.widgets.styles import Matcher
from tui.briefing.dates import in_words, parse_date
from tui.briefing.evidence import brought_down
from tui.briefing.model import Event, Source
from tui.briefing.panes import PANES
from tui.page.blocks import Article, Block, Para, Piece, separator
from tui.page.context import struck_counts
from tui.page.glyphs import ASCII
from tui.page.names import shown
from tui.page.wrap import cells
from tui.reader.keymap import Keymap
from tui.session.session import Session
from tui.session.time_travel import TimeTravel


def _matcher(session: Session, *, prose: bool) -> Matcher | None:
    hits = session.hits()
    if hits is None or not hits.query.marked:
        return None
    from tui.search.spans import match_spans  # needed only once a query was typed

    query = hits.query
    return lambda text: match_spans(text, query, prose=prose)


def draw_list(rows: RecordList, session: Session) -> None:
    """The rows of the pane, the cursor on the selected one."""
    view = session.view
    rows.show(
        session.rows(view),
        view.selected,
        glyphs=session.glyphs,
        matcher=_matcher(session, prose=False),
        empty=session.words("app.nothing_found" if view.query else "app.nothing_here"),
    )


def draw_article(
    detail: ArticleView,
    aside: ArticleView | None,
    article: Article | None,
    session: Session,
    *,
    keep: bool,
) -> None:
    """The selected record; where there is an aside, its evidence and mentions in it."""
    glyphs, matcher = session.glyphs, _matcher(session, prose=True)
    blocks: tuple[Block, ...] = ()
    if article is not None:
        blocks = article.blocks if aside is None else article.main
    elif session.view.as_known:
        blocks = (Para((Piece(session.words("app.not_known_yet"), "quiet"),)),)
    detail.show(blocks, glyphs, matcher, keep=keep)
    if aside is not None:
        aside.show(() if article is None else article.aside, glyphs, matcher, keep=keep)


def draw_title(bar: TitleBar, session: Session) -> None:
    """The briefing's title and what it stands as of."""
    words, meta = session.words, session.briefing.meta
    facts = [
        _title_date(session),
        (f"TLP:{meta.tlp}", "quiet"),
        (words("app.language_name"), "quiet"),
    ]
    problems = session.opened.problems
    if problems:
        errors = any(problem.severity == "error" for problem in problems)
        facts.insert(
            0,
            (words("app.problem_count", count=str(len(problems))), "loud" if errors else "warning"),
        )
    title = meta.title.shown(session.view.language, meta.languages[0]).text
    bar.show(title, tuple(facts), session.glyphs.separator)


def _title_date(session: Session) -> tuple[str, str]:
    """What the briefing stands as of; plainly, where it is shown as it was known on a day."""
    words, day = session.words, session.view.as_known
    if day is not None:
        return words("app.as_known_title", date=_day_in_words(session, day)), "loud"
    return words("app.as_of", date=in_words(session.briefing.meta.as_of, words)), "quiet"


def _day_in_words(session: Session, day: date) -> str:
    return in_words(parse_date(day.isoformat()), session.words)


def draw_tabs(bar: TabBar, session: Session, unread: Mapping[str, int], keymap: Keymap) -> None:
    """The panes with their counts; `unread` says how much in each is new or changed."""
    view, words = session.view, session.words
    counts = session.counts(view)
    tabs = tuple(
        Tab(
            pane,
            next(iter(keymap.keys_of("pane-" + pane)), ""),
            *PANES[pane].tab(words),
            str(counts.get(pane, 0)) if view.query or not PANES[pane].front else "",
            f"{session.glyphs.unread}{unread[pane]}" if unread[pane] else "",
        )
        for pane in PANES
    )
    bar.show(tabs, view.pane, narrowed=bool(view.query), ascii_only=session.glyphs is ASCII)


def draw_day(line: DayLine, session: Session, time_travel: TimeTravel) -> None:
    """The day that is shown; nothing where nobody chooses one and all is as now."""
    day, words = session.view.as_known, session.words
    slider = None
    if time_travel.is_open or day is not None:
        labels = [words("app.day_now")]
        longest = date(2025, 9, 28)  # as long as a date gets, in both languages
        for each in (longest, *([day] if day is not None else [])):
            labels.append(words("app.day_label", date=_day_in_words(session, each)))
        label = labels[-1] if day is not None else labels[0]
        known, every = len(session.context().briefing.events), len(session.briefing.events)
        slider = Slider(
            label,
            max(map(cells, labels)),
            time_travel.position,
            words("app.day_count", known=known, all=every),
            day is None,
            session.glyphs is ASCII,
        )
    typed = ""
    if line.typed:
        when = time_travel.parse(line.typed)
        typed = words("app.day_typing")
        if when is not None:
            typed = words("app.day_typed", date=in_words(when, words))
    line.show(slider, typed)


def draw_struck(line: StruckLine, session: Session) -> None:
    """Sum up in one line what falls with what is struck."""
    context, words, view = session.context(), session.words, session.view
    struck = [
        source
        for id in sorted(view.struck)
        if isinstance(source := context.briefing.by_id.get(id), Source)
    ]
    if not struck:
        line.show("", "", "")
        return
    down = brought_down(context.evidence)
    first = shown(context, view.language, struck[0].publisher).text
    if struck[0].issued is not None:
        first += f" ({in_words(struck[0].issued, words, style='short')})"
    names = words("app.struck_name", name=first)
    if len(struck) > 1:
        names = words("app.struck_names", name=first, more=len(struck) - 1)
    phrases = struck_counts(words, down)
    short = words("app.struck_short", falls=len(down.falls), judgements=len(down.judgements))
    effects = separator(context.glyphs).text.join(phrases) or words("app.struck_nothing")
    line.show(names, effects, short)


def draw_density(strip: DensityStrip, session: Session, *, low: bool) -> None:
    """When the events in sight happened; only over the timeline, and not in a `low` window."""
    strip.display = session.view.pane == "timeline" and not low
    if strip.display:
        record = session.selected
        selected = record if isinstance(record, Event) else None
        strip.show(session.visible_events(), selected, session.glyphs)


def draw_query(slot: QuerySlot, session: Session) -> None:
    """The query as it stands, and what is wrong with it or how much it found."""
    view = session.view
    hits = session.hits()
    problem = session.query_problem(view)
    word = problem or ""
    if hits is not None and problem is None:
        here = session.counts(view).get(view.pane, 0)
        word = session.words("app.hits", here=str(here), all=str(len(hits)))
    slot.show(view.query, word, problem=problem is not None)
