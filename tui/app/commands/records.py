"""What is done with records and files: copy, cite, open an address, read again, list problems."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from tui.app.commands.registry import ask, handles
from tui.app.messages import Copied
from tui.app.screens.page import PageScreen
from tui.briefing.model import Source
from tui.page.names import shown
from tui.session.step import Step


@handles("copy")
def copy(page: PageScreen) -> None:
    """Copy the record as text, or what the mouse selected."""
    selected = page.get_selected_text()
    if selected:
        page.copy(selected)
        return
    article = page.session.article(page.view)
    if article is not None:
        from tui.page.plain import plain

        page.copy(plain(article, page.context, width=None))


@handles("cite")
def cite(page: PageScreen) -> None:
    """Copy the citation of the source on the focused link, else of the record's sources.

    What the mouse selected comes first, as with `copy`.
    """
    selected = page.get_selected_text()
    if selected:
        page.copy(selected)
    else:
        cite_source(page, source_or_selected(page))


@handles("cite-as")
def cite_as(page: PageScreen) -> None:
    """Ask for a style, then copy the citation in it."""
    from tui.app.sheets.choices import Choice
    from tui.export.formats import FORMATS

    id = source_or_selected(page)
    labels = [(id, format.name(page.words, "app")) for id, format in FORMATS.items()]
    choice = Choice(page.words, page.words("app.cite_title"), labels, _style(page))
    ask(page, choice, lambda style: _cite(page, id, style))


def cite_source(page: PageScreen, id: str | None) -> None:
    """Copy the citation of a source or record in the person's style; say what became of it."""
    _cite(page, id, _style(page))


def _style(page: PageScreen) -> str:
    """The style of the configuration, else that of the language on screen."""
    from tui.export.formats import style_for

    return page.app.settings.config.citation_style or style_for(page.view.language)


def source_or_selected(page: PageScreen) -> str | None:
    """The source that the focused link leads to, else the record on screen."""
    text = page.focused_text
    link = text.focused_link if text is not None else None
    if link is not None and isinstance(page.context.briefing.by_id.get(link.target), Source):
        return link.target
    return page.view.selected


def _cite(page: PageScreen, id: str | None, style: str) -> None:
    """Have a worker write the citation, since its libraries take a moment to come, and copy it."""
    if id is None:
        page.notify_key("app.cites_none")
        return
    app, briefing, words = page.app, page.context.briefing, page.words

    def write() -> None:
        from tui.export.formats import cited_as

        try:
            text = cited_as(style, briefing, id)
        except Exception:
            # A library that stumbles over what somebody wrote must not take the app with it.
            page.post_message(Copied(words("app.cite_failed")))
            return
        if text:
            app.copy(text, words, page)
        else:
            page.post_message(Copied(words("app.cites_none")))

    page.run_worker(write, thread=True)


@handles("address")
def address(page: PageScreen) -> None:
    """Show the addresses of the record or its sources, to copy or to open."""
    from tui.app.terminal.browser import tidy_address

    text = page.focused_text
    link = text.focused_link if text is not None else None
    if link is not None and link.is_url:
        _offer(page, [(page.words("app.address_of_link"), tidy_address(link.target))])
        return
    ids = [link.target] if link is not None else []
    if not ids and page.view.selected is not None:
        ids = [page.view.selected]
    ids += [id for each in ids for id in page.context.links.out(each)]
    show_addresses(page, ids)


def show_addresses(page: PageScreen, ids: Sequence[str], *, none: str = "app.no_address") -> None:
    """Show the addresses of the sources among these; the words `none` where there is none."""
    from tui.app.terminal.browser import tidy_address

    by_id = page.context.briefing.by_id
    sources = [by_id[id] for id in dict.fromkeys(ids) if id in by_id]
    text_of = partial(shown, page.context, page.view.language)
    found = [
        (f"{text_of(source.publisher).text}: {text_of(source.title).text}", tidy_address(url))
        for source in sources
        if isinstance(source, Source) and (url := source.url)
    ]
    if found:
        _offer(page, found)
    else:
        page.notify_key(none)


def _offer(page: PageScreen, found: Sequence[tuple[str, str]]) -> None:
    """Let an address be copied or opened; each comes with whose it is."""
    from tui.app.sheets.address import AddressSheet
    from tui.app.terminal.browser import can_open_browser, open_address

    def act(choice: tuple[str, str]) -> None:
        what, url = choice
        if what == "copy":
            page.copy(url)
        elif open_address(url, os.environ):
            page.notify_key("app.address_opened")
        else:
            page.notify_key("app.address_not_opened", loud=True)

    ask(page, AddressSheet(page.words, found, can_open=can_open_browser(os.environ)), act)


@handles("reload")
def reload(page: PageScreen) -> Step:
    """Read the files again."""
    return Step(text=page.words("app.reading"), jobs=("reload",))


@handles("problems")
def problems(page: PageScreen) -> None:
    """List the briefing's problems."""
    from tui.app.sheets.problems import ProblemsSheet

    complaints = page.app.settings.complaints(page.words)
    marks = page.reading.complaints
    problems = page.session.opened.problems
    page.app.push_screen(ProblemsSheet(page.words, problems, complaints, marks))
