"""How a presentation begins and where it leads: which story, which step, and on to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.commands.registry import ask, handles, visit
from tui.app.screens.page import PageScreen
from tui.page.names import shown
from tui.session.step import Step

if TYPE_CHECKING:
    from tui.app.screens.present import Left
    from tui.page.slide import StoryStop


@handles("present")
def present(page: PageScreen) -> Step | None:
    """Present the story of the selected record, or one that the reader chooses."""
    from tui.page.slide import StoryStop, stops

    briefing = page.context.briefing
    found = stops(briefing, page.view.selected)
    found = found or tuple(StoryStop(story, 0) for story in briefing.stories if story.steps)
    if not found:
        return Step(text=page.words("present.none"))
    if len(found) == 1:
        _begin(page, found[0])
    else:
        _choose(page, found)
    return None


def _choose(page: PageScreen, found: tuple[StoryStop, ...]) -> None:
    from tui.app.sheets.choices import Choice

    words, context, language = page.words, page.context, page.view.language

    def label(stop: StoryStop) -> str:
        title = shown(context, language, stop.story.title).text
        count = len(stop.story.steps)
        return words("present.choice", title=title, number=stop.step + 1, count=count)

    by_id = {stop.story.id: stop for stop in reversed(found)}
    labels = [(stop.story.id, label(stop)) for stop in found]
    choice = Choice(words, words("present.choose"), labels, found[0].story.id)
    ask(page, choice, lambda id: _begin(page, by_id[id]))


def _begin(page: PageScreen, stop: StoryStop) -> None:
    from tui.app.screens.present import PresentScreen

    def go_on(left: Left) -> None:
        visit(page, left.record)
        if left.language != page.view.language:
            page.run_verb(
                lambda: page.navigation.change(replace(page.view, language=left.language))
            )

    ask(page, PresentScreen(page, stop), go_on)
