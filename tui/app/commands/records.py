"""What is done with records and files: copy, open an address, read again, list problems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.app.commands import does
from tui.briefing.model import Source
from tui.briefing.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.screens.reader import ReaderScreen


@does("copy")
def copy(screen: ReaderScreen) -> None:
    """Copy the record as text, or what the mouse selected."""
    selected = screen.get_selected_text()
    if selected:
        screen.copy(selected)
        return
    shown = screen.session.article(screen.view)
    if shown is not None:
        from tui.page.plain import plain

        screen.copy(plain(shown, screen.context, width=None))


@does("address")
def address(screen: ReaderScreen) -> None:
    """Show the addresses of the record or its sources, to copy or to open."""
    from tui.app.terminal.browser import tidy_address

    text = screen.focused_text
    link = text.focused_link if text is not None else None
    if link is not None and link.is_url:
        _offer(screen, [(screen.words("app.address_of_link"), tidy_address(link.target))])
        return
    ids = [link.target] if link is not None else []
    if not ids and screen.view.selected is not None:
        ids = [screen.view.selected]
    ids += [id for each in ids for id in screen.context.links.out(each)]
    show_addresses(screen, ids)


def show_addresses(
    screen: ReaderScreen, ids: Sequence[str], *, none: str = "app.no_address"
) -> None:
    """Show the addresses of the sources among these; the words `none` where there is none."""
    from tui.app.terminal.browser import tidy_address

    by_id = screen.context.briefing.by_id
    sources = [by_id[id] for id in dict.fromkeys(ids) if id in by_id]
    found = [
        (f"{_said(screen, source.publisher)}: {_said(screen, source.title)}", tidy_address(url))
        for source in sources
        if isinstance(source, Source) and (url := source.url)
    ]
    if found:
        _offer(screen, found)
    else:
        screen.tell(none)


def _offer(screen: ReaderScreen, found: Sequence[tuple[str, str]]) -> None:
    """Let an address be copied or opened; each comes with whose it is."""
    from tui.app.sheets.address import AddressSheet
    from tui.app.terminal.browser import can_open_browser, open_address

    def act(choice: tuple[str, str] | None) -> None:
        if choice is None:
            return
        what, url = choice
        if what == "copy":
            screen.copy(url)
        elif open_address(url, os.environ):
            screen.tell("app.address_opened")
        else:
            screen.tell("app.address_not_opened", loud=True)

    screen.app.push_screen(
        AddressSheet(screen.words, found, can_open=can_open_browser(os.environ)), act
    )


def _said(screen: ReaderScreen, text: Text) -> str:
    return text.shown(screen.view.language, screen.session.briefing.first_language).text


@does("reload")
def reload(screen: ReaderScreen) -> None:
    """Read the files again."""
    screen.tell("app.reading")
    screen.read_again()


@does("problems")
def problems(screen: ReaderScreen) -> None:
    """List the briefing's problems."""
    from tui.app.sheets.problems import ProblemsSheet

    complaints = screen.app.settings.complaints(screen.words)
    marks = screen.reading.complaints
    problems = screen.session.opened.problems
    screen.app.push_screen(ProblemsSheet(screen.words, problems, complaints, marks))
