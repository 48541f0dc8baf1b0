"""`briefdeck news`: what is new or changed since the reader last read, for cron and prompts.

May touch the marks of what was read, which it never changes, the briefing and the page room.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tui.briefing.changes import changes
from tui.cli import FINE, FOUND
from tui.cli.opening import one_briefing
from tui.cli.output import Output
from tui.cli.print_context import open_context
from tui.page.context import counted
from tui.session.unread import NEWS, compare

if TYPE_CHECKING:
    from tui.cli.output import TextPart
    from tui.cli.print_context import PrintContext
    from tui.cli.usage import Arguments
    from tui.reader.marks import ReadState
    from tui.reader.trouble import Trouble
    from tui.session.unread import ReadComparison

_BLIND = frozenset({"newer", "unreadable"})
"""Troubles with which nothing is known of what was read."""


def news(arguments: Arguments, out: Output) -> int:
    """Print the news; the status is that of an error only where what was read is not known."""
    from tui.reader.marks import Marks

    desk = open_context(arguments, out)
    marks = Marks.open(one_briefing(arguments, out.words), desk.briefing.meta.id)
    found = compare(marks, desk.briefing)
    trouble = marks.trouble
    marks.close()
    if trouble is not None:
        _tell(trouble, out)
    if trouble is not None and trouble.code in _BLIND:
        return FOUND
    if arguments.json:
        out.json([_entry(desk, found, id, state) for id, state in found.states.items()])
    else:
        _print(desk, found, out, every=arguments.all)
    return FINE


def _tell(trouble: Trouble, out: Output) -> None:
    from tui.library.clean import visible

    with Output(out.words, sys.stderr) as err:
        err.line(visible(trouble.message(out.words)))


def _entry(desk: PrintContext, found: ReadComparison, id: str, state: ReadState) -> dict[str, Any]:
    """One record for programs: what was never read is new, whenever it came."""
    return {
        "id": id,
        "kind": desk.briefing.by_id[id].kind_name,
        "state": "changed" if state == "changed" else "new",
        "fields": _fields(desk, found, id),
    }


def _fields(desk: PrintContext, found: ReadComparison, id: str) -> list[str]:
    """The names of the fields that changed, as in the files."""
    was = found.was.get(id)
    if was is None:
        return []
    return [change.field for change in changes(desk.briefing.by_id[id], was)]


def _print(desk: PrintContext, found: ReadComparison, out: Output, *, every: bool) -> None:
    """A line with the counts, then a line a record; where there is no news, nothing for a pipe."""
    told = [(id, state) for id, state in found.states.items() if every or state in NEWS]
    if told or not found.opened or out.styled:
        # A prompt has room for the news only.
        out.line((_summary(desk, found, whole=every or out.styled), "strong"))
    out.rows([_row(desk, found, id, state) for id, state in told])


def _summary(desk: PrintContext, found: ReadComparison, *, whole: bool) -> str:
    words = desk.words
    counts = dict.fromkeys(("new", "changed", "unread"), 0)
    for state in found.states.values():
        counts[state] += 1
    if not found.opened:
        return counted(words, "cli.news_never_opened", len(found.states))
    parts = [
        counted(words, f"cli.news_{state}", count)
        for state, count in counts.items()
        if count and (whole or state in NEWS)
    ]
    if not counts["new"] and not counts["changed"]:
        parts.insert(0, words("cli.news_none"))
    return ", ".join(parts)


def _row(desk: PrintContext, found: ReadComparison, id: str, state: ReadState) -> list[TextPart]:
    """State, id, kind, title, and what changed of it, in words."""
    words = desk.words
    record = desk.briefing.by_id[id]
    kind = words(f"page.kind_{record.kind_name}")
    fields = _fields(desk, found, id)
    row: list[TextPart] = [
        (words(f"cli.news_is_{state}"), "label"), (id, "quiet"), (kind, "label"),
        desk.title(record),
    ]  # fmt: skip
    if fields:
        from tui.page.changes import field_name

        row.append((", ".join(field_name(words, record, field) for field in fields), "quiet"))
    return row
