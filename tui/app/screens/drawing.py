"""Drawing the view: each function hands one part of the screen what it now shows.

They read the screen's session and change no state but the widgets'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.widgets.density import DensityStrip
from tui.app.widgets.frame import Divider, KeyBar, Tab, TabBar, TitleBar
from tui.app.widgets.notice import Notice
from tui.app.widgets.query_slot import QuerySlot
from tui.briefing.dates import in_words, parse_date
from tui.briefing.model import Event, Story
from tui.briefing.order import PANES
from tui.commands import shown_key
from tui.page.blocks import Para, Piece
from tui.page.glyphs import ASCII

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.app.widgets.pieces import Matcher
    from tui.page.blocks import Block


def _matcher(screen: ReaderScreen, *, prose: bool) -> Matcher | None:
    hits = screen.session.hits()
    if hits is None or not hits.query.marked:
        return None
    from tui.search.spans import match_spans  # needed only once a query was typed

    query = hits.query
    return lambda text: match_spans(text, query, prose=prose)


def draw_list(screen: ReaderScreen) -> None:
    """The rows of the pane, the cursor on the selected one."""
    view = screen.view
    screen.list.show(
        screen.session.rows(view),
        view.selected,
        glyphs=screen.session.glyphs,
        matcher=_matcher(screen, prose=False),
        empty=screen.words("app.nothing_found" if view.query else "app.nothing_here"),
    )
    screen.list.mark_unread(screen.reading.unread.states)


def draw_article(screen: ReaderScreen, *, keep: bool) -> None:
    """The selected record; on a wide screen its evidence and mentions beside it."""
    was = screen.reading.was(screen.view.selected)
    article = screen.bookmarking.told(screen.session.article(screen.view, was))
    glyphs = screen.session.glyphs
    matcher = _matcher(screen, prose=True)
    wide = screen.has_class("-wide")
    blocks: tuple[Block, ...]
    if article is not None:
        blocks = article.main if wide else article.blocks
    else:
        blocks = (Para((Piece(screen.words("app.not_known_yet"), "quiet"),)),)
        blocks = blocks if screen.view.as_known else ()
    screen.detail.show(blocks, glyphs, matcher, keep=keep)
    screen.reading.begin()
    if wide:
        aside = () if article is None else article.aside
        screen.aside.show(aside, glyphs, matcher, keep=keep)


def draw_frame(screen: ReaderScreen) -> None:
    """Everything around list and text."""
    draw_title(screen)
    draw_tabs(screen)
    screen.standing.draw()
    screen.standing.draw_struck()
    draw_density(screen)
    draw_query(screen)
    draw_keys(screen)
    draw_rules(screen)
    screen.query_one(Notice).show(screen.words("app.too_small"))


def draw_unread(screen: ReaderScreen) -> None:
    """The marks of what was not read yet, in the list and on the tabs."""
    screen.list.mark_unread(screen.reading.unread.states)
    draw_tabs(screen)


def draw_title(screen: ReaderScreen) -> None:
    """The briefing's title and what it stands as of."""
    words, view = screen.words, screen.view
    meta = screen.session.briefing.meta
    facts = [
        _title_date(screen),
        (f"TLP:{meta.tlp}", "quiet"),
        (words("app.language_name"), "quiet"),
    ]
    problems = screen.session.opened.problems
    if problems:
        errors = any(problem.severity == "error" for problem in problems)
        facts.insert(
            0,
            (words("app.problem_count", count=str(len(problems))), "loud" if errors else "warning"),
        )
    title = meta.title.shown(view.language, meta.languages[0]).text
    screen.query_one(TitleBar).show(title, tuple(facts), screen.session.glyphs.separator)


def _title_date(screen: ReaderScreen) -> tuple[str, str]:
    """What the briefing stands as of; plainly, where it is shown as it was known on a day."""
    words, day = screen.words, screen.view.as_known
    if day is not None:
        date = in_words(parse_date(day.isoformat()), words)
        return words("app.as_known_title", date=date), "loud"
    return words("app.as_of", date=in_words(screen.session.briefing.meta.as_of, words)), "quiet"


def draw_tabs(screen: ReaderScreen) -> None:
    """The panes with their counts."""
    view, words = screen.view, screen.words
    counts = screen.session.counts(view)
    unread = screen.reading.counts()
    keys = {pane: (screen.keys.get("pane-" + pane) or ("",))[0] for pane in PANES}
    tabs = tuple(
        Tab(
            pane,
            shown_key(keys[pane]) if keys[pane] else "",
            words("app.tab_" + pane),
            words("app.tab_" + pane + "_short"),
            str(counts.get(pane, 0)) if view.query or pane != "overview" else "",
            f"{screen.session.glyphs.unread}{unread[pane]}" if unread[pane] else "",
        )
        for pane in PANES
    )
    screen.query_one(TabBar).show(
        tabs,
        view.pane,
        narrowed=bool(view.query),
        ascii_only=screen.session.glyphs is ASCII,
    )


def draw_density(screen: ReaderScreen) -> None:
    """When the events in sight happened; only over the timeline."""
    strip = screen.query_one(DensityStrip)
    low = screen.has_class("-short") or screen.has_class("-tiny")
    strip.display = screen.view.pane == "timeline" and not low
    if strip.display:
        record = screen.context.briefing.by_id.get(screen.view.selected or "")
        selected = record if isinstance(record, Event) else None
        strip.show(screen.session.visible_events(), selected, screen.session.glyphs)


def draw_query(screen: ReaderScreen) -> None:
    """The query as it stands, and what is wrong with it or how much it found."""
    text = screen.view.query
    hits = screen.session.hits()
    problem = screen.session.query_problem(screen.view)
    word = problem or ""
    if hits is not None and problem is None:
        here = screen.session.counts(screen.view).get(screen.view.pane, 0)
        word = screen.words("app.hits", here=str(here), all=str(len(hits)))
    screen.query_one(QuerySlot).show(text, word, problem=problem is not None)


def draw_keys(screen: ReaderScreen) -> None:
    """The keys that fit what has the focus."""
    keymap = screen.app.settings.keymap
    hints = [each for place in _places(screen) for each in keymap.hints(place, screen.words)]
    screen.query_one(KeyBar).show(tuple(hints))


def _places(screen: ReaderScreen) -> tuple[str, ...]:
    """The places whose commands the line of keys offers."""
    if screen.typing:
        return ("query",)
    if screen.focused is screen.standing.line:
        return ("day",)
    focus = "detail" if screen.focused_text is not None else "list"
    record = screen.context.briefing.by_id.get(screen.view.selected or "")
    return ("story", focus) if isinstance(record, Story) else (focus,)


def draw_rules(screen: ReaderScreen) -> None:
    """The rules measure the window on their left."""
    ascii_only = screen.session.glyphs is ASCII
    screen.query_one("#list-rule", Divider).watch_view(screen.list, ascii_only=ascii_only)
    screen.query_one("#aside-rule", Divider).watch_view(screen.detail, ascii_only=ascii_only)
