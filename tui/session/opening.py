"""Opening a briefing, headless: its records, what was known on a day, and where reading goes on.

The app and the command line open briefings through here. Joins the library, the reader's memory
and the snapshot, each loaded when it is needed; prints and draws nothing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.briefing.model import Briefing
from tui.library.read import Opened, read_briefing

if TYPE_CHECKING:
    from tui.briefing.view import View
    from tui.reader.memory import Memory
    from tui.session.snapshot import Snapshot


class SessionStart(msgspec.Struct, frozen=True):
    """What a session begins with."""

    opened: Opened
    """What came of reading the files."""
    briefing: Briefing
    """The records."""
    memory: Memory
    """What is remembered of the briefing."""
    view: View
    """The first view."""


def open_briefing(folder: Path, *, check: bool) -> Opened:
    """Read the briefing in a folder.

    Without `check` only what kept something from being read is among its problems;
    `tui.library.read.checked` finds the others later.
    """
    return read_briefing(folder, check=check)


def start_session(folder: Path, language: str, *, language_chosen: bool) -> SessionStart | None:
    """Read a briefing and recall where the reader left off; None where there are no records.

    `language` is the interface's; the one remembered replaces it unless it was chosen on the
    command line. A language that the briefing lacks is replaced by the briefing's first.
    """
    from tui.reader.memory import recall

    opened = open_briefing(folder, check=False)
    briefing = opened.briefing
    if briefing is None:
        return None
    memory = recall(folder, briefing.meta.id).memory
    if memory.language in briefing.meta.languages and not language_chosen:
        language = memory.language or language
    if language not in briefing.meta.languages:
        language = briefing.first_language
    return SessionStart(opened, briefing, memory, first_view(briefing, memory, language))


def first_view(briefing: Briefing, memory: Memory, language: str) -> View:
    """The view at the beginning: the remembered record, else the overview at its summary."""
    from msgspec.structs import replace

    from tui.briefing.panes import PANES
    from tui.briefing.view import View

    view = View(
        pane="overview",
        selected=briefing.meta.id,
        language=language,
        newest_first=bool(memory.newest_first),
    )
    if memory.pane in PANES and memory.selected in briefing.by_id:
        return replace(view, pane=memory.pane, selected=memory.selected)
    return view


def parse_day(text: str, briefing: Briefing) -> date | None:
    """The day that a typed date means, the last one of a longer time; None if it is no date.

    A year or month that is not typed is that of the briefing's `as_of`.
    """
    from tui.briefing.dates import parse_user_date

    when = parse_user_date(text, briefing.meta.as_of.upper)
    return None if when is None else when.upper


def snapshot_of(briefing: Briefing, day: date | None = None) -> Snapshot:
    """The briefing as known on a day, or all of it; no source is struck."""
    from tui.briefing.knowledge import as_known
    from tui.session.snapshot import Snapshot

    known = briefing if day is None else as_known(briefing, day)
    return Snapshot(known, briefing, frozenset())
