"""`briefdeck search`: the records that a query lets through, the best first.

May touch the index and the page room; a query means what it means in the app.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.cli import FINE, FOUND
from tui.cli.errors import UsageError
from tui.cli.output import Output
from tui.cli.print_context import open_context
from tui.library.clean import visible
from tui.session.indexing import make_index, query_of

if TYPE_CHECKING:
    from tui.cli.output import TextPart
    from tui.cli.print_context import PrintContext
    from tui.cli.usage import Arguments


def search(arguments: Arguments, out: Output) -> int:
    """Print what is found; raises `UsageError` for a query that cannot be understood."""
    text = " ".join(arguments.operands)
    query = query_of(text)
    if query.problems:
        told = (problem.message(out.words) for problem in query.problems)
        raise UsageError("\n".join(told))
    desk = open_context(arguments, out)
    ids = make_index(desk.briefing, desk.context.evidence).search(query).ids
    if arguments.json:
        out.json([desk.row_json(id) for id in ids])
    else:
        out.rows([_row(desk, id) for id in ids])
    if not ids and not arguments.json:
        with Output(out.words, sys.stderr) as err:
            err.line(out.words("cli.no_hits", query=visible(text)))
    return FINE if ids else FOUND


def _row(desk: PrintContext, id: str) -> list[TextPart]:
    """Id, kind and title of a record found."""
    record = desk.briefing.by_id[id]
    kind = desk.words(f"page.kind_{record.kind_name}")
    return [(id, "quiet"), (kind, "label"), desk.title(record)]
