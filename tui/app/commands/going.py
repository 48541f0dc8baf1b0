"""Going from place to place: into the text and out, along links, to panes, back and forward."""

from __future__ import annotations

from functools import partial

from tui.app.bindings import HANDLERS
from tui.app.commands.registry import CONTEXT, handles
from tui.app.screens.page import PageScreen
from tui.briefing.panes import PANES
from tui.session.step import Step


@handles("enter")
def enter(page: PageScreen) -> Step | None:
    """From the list into the text; in the text along the focused link."""
    text = page.focused_text
    if text is None:
        return Step(focus="detail") if page.view.selected is not None else None
    if not text.follow():
        text.step_link(1)
    return None


@handles("close")
def close(page: PageScreen) -> Step | None:
    """One layer out; with none left to the library the briefing is from, or to the end."""
    step = leave_layer(page)
    if step is None and not page.app.close_briefing():
        page.app.leave()
    return step


@handles("quit")
def quit_app(page: PageScreen) -> None:
    """End, whatever is open."""
    page.app.leave()


@handles("out")
def leave_layer(page: PageScreen) -> Step | None:
    """Leave the innermost layer: zoom, text, filter, day; None where there is none."""
    text = page.focused_text
    if page.zoomed:
        page.zoom(False)
        return Step(focus="list")
    if text is not None:
        text.focus_link(None)
        return Step(focus="list")
    if page.view.query:
        return page.navigation.ask("")
    if page.view.as_known is not None:
        return page.time_travel.go(None)
    return None


def _step_stop(page: PageScreen, step: int) -> Step | None:
    """List, links of the text, links beside it, list (1), or the other way round (-1)."""
    text = page.focused_text
    if text is not None and text.step_link(step):
        return None
    stops = [None, *page.texts] if step > 0 else [None, *reversed(page.texts)]
    at = stops.index(text)
    for following in [*stops[at + 1 :], *stops[:at]]:
        if following is None:
            return Step(focus="list")
        if following.has_links:
            page.apply(Step(focus=following.id or "detail"))
            following.focused_key = None
            following.step_link(step)
            return None
    return None


handles("next-stop")(partial(_step_stop, step=1))
handles("previous-stop")(partial(_step_stop, step=-1))


@handles("hints")
def hints(page: PageScreen) -> Step | None:
    """Letters on all links in sight."""
    return None if page.hints.show(page.texts) else Step(text=page.words("app.no_links"))


def _travel(page: PageScreen, step: int) -> Step:
    """To the place before (-1) or after (1)."""
    return page.navigation.travel(step)


handles("back")(partial(_travel, step=-1))
handles("forward")(partial(_travel, step=1))


def _show_pane(page: PageScreen, pane: str) -> Step:
    return page.navigation.show_pane(pane)


def _register_panes() -> None:
    for context, id in list(HANDLERS):
        if context == CONTEXT and id.startswith("pane-"):
            del HANDLERS[context, id]
    for pane in PANES:
        handles("pane-" + pane)(partial(_show_pane, pane=pane))


PANES.follow(_register_panes)
