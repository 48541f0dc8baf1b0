"""Copying citations: of the record on screen, of one source, in the person's style or another."""

from __future__ import annotations

from tui.app.commands.registry import ask, handles
from tui.app.messages import Copied
from tui.app.screens.page import PageScreen
from tui.briefing.model import Source


@handles("cite")
def cite(screen: PageScreen) -> None:
    """Copy the citation of the source on the focused link, else of the record's sources.

    What the mouse selected comes first, as with `copy`.
    """
    selected = screen.get_selected_text()
    if selected:
        screen.copy(selected)
    else:
        _copy(screen, source_or_selected(screen), _style(screen))


@handles("cite-as")
def cite_as(screen: PageScreen) -> None:
    """Ask for a style, then copy the citation in it."""
    from tui.app.sheets.choices import Choice
    from tui.export.formats import FORMATS

    id = source_or_selected(screen)
    labels = [(id, format.name(screen.words, "app")) for id, format in FORMATS.items()]

    choice = Choice(screen.words, screen.words("app.cite_title"), labels, _style(screen))
    ask(screen, choice, lambda style: _copy(screen, id, style))


def cite_source(screen: PageScreen, source_id: str) -> None:
    """Copy the citation of one source in the person's style; say what became of it."""
    _copy(screen, source_id, _style(screen))


def _style(screen: PageScreen) -> str:
    """The style of the configuration, else that of the language on screen."""
    from tui.export.formats import style_for

    return screen.app.settings.config.citation_style or style_for(screen.view.language)


def source_or_selected(screen: PageScreen) -> str | None:
    """The source that the focused link leads to, else the record on screen."""
    text = screen.focused_text
    link = text.focused_link if text is not None else None
    if link is not None and isinstance(screen.context.briefing.by_id.get(link.target), Source):
        return link.target
    return screen.view.selected


def _copy(screen: PageScreen, id: str | None, style: str) -> None:
    """Have a worker write the citation, since its libraries take a moment to come, and copy it."""
    if id is None:
        screen.notify_key("app.cites_none")
        return
    app, briefing, words = screen.app, screen.context.briefing, screen.words

    def write() -> None:
        from tui.export.formats import cited_as

        try:
            text = cited_as(style, briefing, id)
        except Exception:
            # A library that stumbles over what somebody wrote must not take the app with it.
            screen.post_message(Copied(words("app.cite_failed")))
            return
        if text:
            app.copy(text, words, screen)
        else:
            screen.post_message(Copied(words("app.cites_none")))

    screen.run_worker(write, thread=True)
