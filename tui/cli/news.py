"""`briefdeck news`: what is new or changed since the reader last read, for cron and prompts.

May touch the read marks, which it never changes, the briefing and the page room.
"""

from __future__ import annotations

from tui.briefing.changes import changes
from tui.cli.errors import FINE, FOUND
from tui.cli.output import Output, TextPart
from tui.cli.print_context import PrintContext, open_context
from tui.cli.usage import Arguments
from tui.library.clean import visible
from tui.page.context import counted
from tui.reader.marks import Marks, ReadState
from tui.session.unread import NEWS, ReadComparison, compare

_UNKNOWN = frozenset({"newer", "unreadable"})
"""Codes of troubles that leave nothing known of what was read."""


def news(arguments: Arguments, out: Output) -> int:
    """Print the news; the status is `FOUND` only where it is not known what was read."""
    printing = open_context(arguments, out)
    marks = Marks.open(printing.folder, printing.briefing.meta.id)
    found = compare(marks, printing.briefing)
    trouble = marks.trouble
    marks.close()
    if trouble is not None:
        out.error(visible(trouble.message(out.words)))
        if trouble.code in _UNKNOWN:
            return FOUND
    if arguments.json:
        out.json(
            [
                {
                    "id": id,
                    "kind": printing.briefing.by_id[id].kind_name,
                    # One that was never read is new, whenever it came.
                    "state": "changed" if state == "changed" else "new",
                    "fields": _fields(printing, found, id),
                }
                for id, state in found.states.items()
            ]
        )
    else:
        _print(printing, found, out, all=arguments.all)
    return FINE


def _fields(printing: PrintContext, found: ReadComparison, id: str) -> list[str]:
    """The names of the fields that changed, as in the files."""
    if id not in found.was:
        return []
    return [change.field for change in changes(printing.briefing.by_id[id], found.was[id])]


def _print(printing: PrintContext, found: ReadComparison, out: Output, *, all: bool) -> None:
    """A line with the counts, then a line a record; a pipe gets nothing where there is no news."""
    listed = [(id, state) for id, state in found.states.items() if all or state in NEWS]
    if listed or not found.opened or out.styled:
        # A prompt has room for the news only.
        out.line((_summary(found, out, all=all or out.styled), "strong"))
    out.rows([_row(printing, found, id, state) for id, state in listed])


def _summary(found: ReadComparison, out: Output, *, all: bool) -> str:
    words = out.words
    counts = dict.fromkeys(("new", "changed", "unread"), 0)
    for state in found.states.values():
        counts[state] += 1
    if not found.opened:
        return counted(words, "cli.news_never_opened", len(found.states))
    parts = [
        counted(words, f"cli.news_{state}", count)
        for state, count in counts.items()
        if count and (all or state in NEWS)
    ]
    if not counts["new"] and not counts["changed"]:
        parts.insert(0, words("cli.news_none"))
    return ", ".join(parts)


def _row(
    printing: PrintContext, found: ReadComparison, id: str, state: ReadState
) -> list[TextPart]:
    """State, id, kind, title, and the names of the fields that changed."""
    words, record = printing.context.words, printing.briefing.by_id[id]
    row: list[TextPart] = [(words(f"cli.news_is_{state}"), "label"), *printing.row(id)]
    fields = _fields(printing, found, id)
    if fields:
        from tui.page.changes import field_name

        row.append((", ".join(field_name(words, record, field) for field in fields), "quiet"))
    return row
