"""The palette: every command and every record by its name, in the order of how well it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.sheets.sheet import Sheet, SheetLines
from tui.app.widgets.styles import Run, StyledLine
from tui.briefing.model import Actor, Term
from tui.commands import COMMANDS, shown_key
from tui.page.names import name
from tui.page.wrap import cells, cut
from tui.search.query import parse_query
from tui.search.ranking import rank
from tui.search.spans import match_spans

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui.app.screens.page import PageScreen
    from tui.briefing.model import Record

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

    FIELD = True

    def __init__(self, screen: PageScreen) -> None:
        words = screen.words
        super().__init__(
            words("command.palette"), words("app.help_foot"), words("app.palette_placeholder")
        )
        self._rows = _rows(screen)

    def fill(self) -> None:
        """What fits, best first."""
        fitting = rank(self.field.value, self._rows, lambda row: row.titles)
        lines: list[StyledLine] = []
        names: list[str | None] = []
        for row in fitting[:MOST]:
            lines.append(self._line(row.titles[0], row.kind))
            names.append(row.name)
        self.put(lines, names)

    def _line(self, title: str, kind: str) -> StyledLine:
        width = self.inner_width
        title = cut(title, max(1, width - cells(kind) - 2))
        gap = " " * max(1, width - cells(title) - cells(kind))
        return (Run(title), Run(gap), Run(kind, "quiet"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as one types."""
        self.fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field chooses."""
        self.lines.choose()

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """Close and say what was chosen."""
        self.dismiss(event.name)


def _rows(screen: PageScreen) -> list[PaletteRow]:
    words, context, language = screen.words, screen.context, screen.view.language
    rows: list[PaletteRow] = []
    for command in COMMANDS:
        keys = screen.keys.get(command.id, ())
        shown = "  ".join(shown_key(key) for key in keys)
        rows.append(PaletteRow(COMMAND + command.id, (words(command.word), command.id), shown))
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
