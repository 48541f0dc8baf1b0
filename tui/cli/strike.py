"""`briefdeck show SOURCE --strike`: what falls if that source is wrong.

May touch the page room and the briefing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.evidence import brought_down
from tui.briefing.model import Source
from tui.cli.errors import UsageError
from tui.library.clean import visible

if TYPE_CHECKING:
    from tui.cli.output import Output, TextPart
    from tui.cli.print_context import PrintContext


def show_strike(desk: PrintContext, id: str, out: Output, *, json: bool) -> None:
    """Print what the source brings down, a line a record; raises `UsageError` of no source.

    As JSON `falls`, `weakened` and `judgements` are lists of ids, as `Struck` has them.
    """
    if not isinstance(desk.briefing.by_id[id], Source):
        raise UsageError(out.words("cli.strike_no_source", id=visible(id)))
    evidence = desk.context.evidence
    told = brought_down(evidence.striking({*evidence.struck, id}))._asdict()
    if json:
        out.json({what: list(ids) for what, ids in told.items()})
        return
    rows: list[list[TextPart]] = []
    for what, ids in told.items():
        label = out.words(f"cli.strike_{what}")
        rows += [[(one, "quiet"), label, desk.title(desk.briefing.by_id[one])] for one in ids]
    if rows:
        out.rows(rows)
    else:
        out.line((out.words("cli.strike_nothing"), "quiet"))
