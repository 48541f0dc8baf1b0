"""A briefing opened for printing, and how a line of output names its records."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.briefing.model import Briefing, Judgement, Question, Record
from tui.briefing.panes import pane_of
from tui.cli.errors import UsageError
from tui.cli.opening import briefing_folder, read_records
from tui.cli.output import Output, TextPart
from tui.cli.usage import Arguments
from tui.library.clean import visible
from tui.page.context import Context
from tui.page.glyphs import glyphs
from tui.page.names import name, prose_in_plain
from tui.reader.config import read_config
from tui.session.opening import parse_day, snapshot_of


class PrintContext(NamedTuple):
    """A briefing to print from."""

    context: Context
    """What pages are built from."""
    folder: Path
    """The briefing's folder."""

    @property
    def briefing(self) -> Briefing:
        """The records that are known."""
        return self.context.briefing

    @property
    def language(self) -> str:
        """The language printed."""
        return self.context.words.language

    def title(self, record: Record) -> str:
        """A record's title in a list; of a judgement or question the whole text."""
        if isinstance(record, (Judgement, Question)):
            return prose_in_plain(self.context, self.language, record.text)
        return name(self.context, self.language, record).text

    def row(self, id: str) -> list[TextPart]:
        """A record of a list: id, kind, title."""
        record = self.briefing.by_id[id]
        kind = self.context.words(f"page.kind_{record.kind_name}")
        return [(id, "quiet"), (kind, "label"), self.title(record)]

    def row_json(self, id: str) -> dict[str, str]:
        """The same for programs, and the pane."""
        record = self.briefing.by_id[id]
        return {
            "id": id,
            "kind": record.kind_name,
            "title": self.title(record),
            "pane": pane_of(record),
        }


def open_context(arguments: Arguments, out: Output) -> PrintContext:
    """Open the briefing that the arguments name, as known on their day.

    Raises `UsageError`, and `Unreadable` where the briefing has no records.
    """
    words, typed = out.words, arguments.as_known
    folder = briefing_folder(arguments.briefing, words)
    briefing = read_records(folder, out)
    day = None if typed is None else parse_day(typed, briefing)
    if typed is not None and day is None:
        raise UsageError(words("cli.bad_date", word=visible(typed)))
    signs = glyphs(ascii_only=read_config().ascii or not out.is_utf8)
    return PrintContext(snapshot_of(briefing, day).context(words.language, signs), folder)
