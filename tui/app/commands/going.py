"""Going from place to place: into the text and out, along links, to panes, back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import DEEDS, does
from tui.briefing.panes import PANES

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


@does("enter")
def enter(screen: ReaderScreen) -> None:
    """From the list into the text; in the text along the focused link."""
    text = screen.focused_text
    if text is None:
        if screen.view.selected is not None:
            screen.focus_on("detail")
    elif not text.follow():
        text.step_link(1)


@does("out")
def out(screen: ReaderScreen) -> None:
    """One layer out: hints, text, zoom, filter."""
    leave_layer(screen)


@does("close")
def close(screen: ReaderScreen) -> None:
    """One layer out; with none left to the library the briefing is from, or to the end."""
    if not leave_layer(screen) and not screen.app.close_briefing():
        screen.end()


@does("quit")
def quit_all(screen: ReaderScreen) -> None:
    """End, whatever is open."""
    screen.end()


def leave_layer(screen: ReaderScreen) -> bool:
    """Leave the innermost layer; `False` where there is none."""
    text = screen.focused_text
    if screen.zoomed:
        screen.zoom(False)
    elif text is not None:
        text.focus_link(None)
        screen.focus_on("list")
    elif screen.view.query:
        screen.ask("")
    elif not screen.standing.back_to_now():
        return False
    return True


@does("next-stop")
def next_stop(screen: ReaderScreen) -> None:
    """List, links of the text, links beside it, list."""
    _step(screen, 1)


@does("previous-stop")
def previous_stop(screen: ReaderScreen) -> None:
    """The same the other way round."""
    _step(screen, -1)


def _step(screen: ReaderScreen, step: int) -> None:
    stops = [None, *screen.texts] if step > 0 else [*screen.texts, None]
    text = screen.focused_text
    if text is not None and text.step_link(step):
        return
    order = stops if step > 0 else list(reversed(stops))
    at = order.index(text)
    for following in [*order[at + 1 :], *order[:at]]:
        if following is None:
            screen.focus_on("list")
            return
        if following.has_links:
            screen.focus_on(following.id or "detail")
            following.focused_key = None
            following.step_link(step)
            return


@does("hints")
def hints(screen: ReaderScreen) -> None:
    """Letters on all links in sight."""
    screen.hint()


@does("back")
def back(screen: ReaderScreen) -> None:
    """To the place before."""
    screen.journey.travel(-1)


@does("forward")
def forward(screen: ReaderScreen) -> None:
    """To the place after."""
    screen.journey.travel(1)


def _register_panes() -> None:
    for id in [id for id in DEEDS if id.startswith("pane-")]:
        del DEEDS[id]
    for pane in PANES:

        def show(screen: ReaderScreen, pane: str = pane) -> None:
            """Show the pane."""
            screen.journey.show_pane(pane)

        does("pane-" + pane)(show)


PANES.follow(_register_panes)
