"""A briefing opened for printing: its records, and what the pages are made from.

May touch the page room and the briefing; nothing of it is worked out before it is asked for.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from tui.briefing.dates import parse_user_date
from tui.briefing.evidence import Evidence
from tui.briefing.knowledge import as_known
from tui.briefing.links import Links
from tui.briefing.panes import pane_of
from tui.cli.errors import UsageError
from tui.cli.opening import read_one
from tui.library.clean import visible
from tui.page.context import Context
from tui.page.glyphs import glyphs
from tui.page.names import name, prose_in_plain

if TYPE_CHECKING:
    from datetime import date

    from tui.briefing.model import Briefing, Record
    from tui.cli.output import Output
    from tui.cli.record_json import Json
    from tui.cli.usage import Arguments
    from tui.words import Words


class PrintContext(NamedTuple):
    """A briefing, and how it is spoken of."""

    context: Context
    """What pages are built from."""
    language: str
    """The language printed."""

    @property
    def briefing(self) -> Briefing:
        """The records."""
        return self.context.briefing

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.context.words

    def title(self, record: Record) -> str:
        """What a list calls the record; of a judgement or question the whole text."""
        from tui.briefing.model import Judgement, Question

        if isinstance(record, (Judgement, Question)):
            return prose_in_plain(self.context, self.language, record.text)
        return name(self.context, self.language, record).text

    def row_json(self, id: str) -> Json:
        """A record of a list for programs: id, kind, title, pane."""
        record = self.briefing.by_id[id]
        return {
            "id": id,
            "kind": record.kind_name,
            "title": self.title(record),
            "pane": pane_of(record),
        }


def open_context(arguments: Arguments, out: Output) -> PrintContext:
    """Open the briefing that is meant; raises as `read_one` does."""
    from tui.reader.config import read_config

    whole = read_one(arguments, out)
    day = _day(arguments, whole, out.words)
    briefing = whole if day is None else as_known(whole, day)
    plain = read_config().ascii or not is_utf8(out.stream.encoding)
    context = Context(
        briefing, Links(briefing), Evidence(briefing), out.words, glyphs(plain), whole
    )
    return PrintContext(context, out.words.language)


def _day(arguments: Arguments, briefing: Briefing, words: Words) -> date | None:
    """The day whose knowledge is asked for, a longer time by its end; raises `UsageError`."""
    typed = arguments.as_known
    if typed is None:
        return None
    when = parse_user_date(typed, briefing.meta.as_of.upper)
    if when is None:
        raise UsageError(words("cli.bad_date", word=visible(typed)))
    return when.upper


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding has every character."""
    return codecs.lookup(encoding or "utf-8").name == "utf-8"
