"""The palette: every command and every record by its name, in the order of how well it fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from tui.app.sheets.sheet import Row, Sheet
from tui.app.widgets.styles import Run, StyledLine
from tui.briefing.model import Actor, Record, Term
from tui.commands import commands_of
from tui.page.names import name
from tui.page.wrap import cells, cut
from tui.search.query import parse_query
from tui.search.ranking import rank
from tui.search.spans import match_spans

if TYPE_CHECKING:
    from tui.app.screens.page import PageScreen

MOST = 200
"""Rows shown at most; who wants more types more."""

COMMAND, RECORD = "command:", "record:"
"""What the name of a row begins with."""


def matches(typed: str, text: str) -> bool:
    """Whether what was typed is found in a text, as the query line finds it."""
    query = parse_query(typed)
    return not query.terms or all(
        match_spans(text, parse_query(term.text)) for term in query.terms if not term.negative
    )


class PaletteRow(NamedTuple):
    """One row of the palette."""

    name: str
    """`command:id` or `record:id`."""
    titles: tuple[str, ...]
    """What it is found by; the first is shown."""
    kind: str
    """What stands on the right: keys, or the kind of record."""


class Palette(Sheet[str]):
    """Choose a command or a record; the result is `command:id` or `record:id`."""

    COMMAND_CONTEXT = "palette"
    FIELD: ClassVar[bool] = True

    def __init__(self, screen: PageScreen) -> None:
        words = screen.words
        super().__init__(words, words("command.palette"), words("app.palette_placeholder"))
        self._found = _rows(screen)

    def rows(self) -> Iterable[Row]:
        """What fits, best first."""
        fitting = rank(self.field.value, self._found, lambda row: row.titles)
        return [(self._line(row.titles[0], row.kind), row.name) for row in fitting[:MOST]]

    def _line(self, title: str, kind: str) -> StyledLine:
        width = self.inner_width
        title = cut(title, max(1, width - cells(kind) - 2))
        gap = " " * max(1, width - cells(title) - cells(kind))
        return (Run(title), Run(gap), Run(kind, "quiet"))


def _rows(screen: PageScreen) -> list[PaletteRow]:
    words, context, language = screen.words, screen.context, screen.view.language
    rows: list[PaletteRow] = []
    keymap = screen.app.settings.keymap
    for command in commands_of("page"):
        shown = "  ".join(keymap.keys_of(command.id))
        rows.append(PaletteRow(COMMAND + command.id, (command.title(words), command.id), shown))
    others = [other for other in screen.session.languages if other != language]
    for record in screen.context.briefing.records():
        titles = [name(context, each, record).text for each in (language, *others)]
        kind = words("page.kind_" + record.kind_name)
        rows.append(PaletteRow(RECORD + record.id, (*titles, *_other_names(record)), kind))
    return rows


def _other_names(record: Record) -> tuple[str, ...]:
    """Names in every language, whether the briefing is read in it or not, and aliases."""
    if isinstance(record, Actor):
        return (*record.name.values.values(), *record.aliases)
    if isinstance(record, Term):
        return (*record.term.values.values(), *record.aliases)
    return ()
