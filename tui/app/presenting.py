"""How a presentation begins and where it leads: which story, which step, and on to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.screens.present import Left, PresentScreen
from tui.page.names import shown
from tui.page.slide import StoryStop, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.screens.reader import ReaderScreen


def present(screen: ReaderScreen) -> None:
    """Present the story of the selected record, or one that the reader chooses."""
    context = screen.context
    found = stops(context.briefing, screen.view.selected)
    if not found:
        found = tuple(StoryStop(story, 0) for story in context.briefing.stories if story.steps)
    if not found:
        screen.tell("present.none")
    elif len(found) == 1:
        _begin(screen, found[0])
    else:
        _choose(screen, found)


def _choose(screen: ReaderScreen, found: Sequence[StoryStop]) -> None:
    from tui.app.sheets.choices import Choice

    words, context, language = screen.words, screen.context, screen.view.language

    def label(stop: StoryStop) -> str:
        title = shown(context, language, stop.story.title).text
        count = len(stop.story.steps)
        return words("present.choice", title=title, number=stop.step + 1, count=count)

    def begin(id: str | None) -> None:
        chosen = next((stop for stop in found if stop.story.id == id), None)
        if chosen is not None:
            _begin(screen, chosen)

    screen.app.push_screen(
        Choice(
            words,
            words("present.choose"),
            [(stop.story.id, label(stop)) for stop in found],
            found[0].story.id,
            lambda _: None,
        ),
        begin,
    )


def _begin(screen: ReaderScreen, stop: StoryStop) -> None:
    def go_on(left: Left | None) -> None:
        if left is None:
            return
        screen.journey.visit(left.record)
        if left.language != screen.view.language:
            screen.journey.change(replace(screen.view, language=left.language))

    screen.app.push_screen(PresentScreen(screen, stop), go_on)
