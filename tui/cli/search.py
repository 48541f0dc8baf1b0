"""`briefdeck search`: the records that a query finds, the best first.

May touch the index and the page room; a query means what it means in the app.
"""

from __future__ import annotations

from tui.cli.errors import FINE, FOUND, UsageError
from tui.cli.output import Output
from tui.cli.print_context import open_context
from tui.cli.usage import Arguments
from tui.library.clean import visible
from tui.session.indexing import make_index, query_of


def search(arguments: Arguments, out: Output) -> int:
    """Print what is found; raises `UsageError` for a query that cannot be understood."""
    words, text = out.words, " ".join(arguments.operands)
    query = query_of(text)
    if query.problems:
        raise UsageError("\n".join(problem.message(words) for problem in query.problems))
    printing = open_context(arguments, out)
    ids = make_index(printing.briefing, printing.context.evidence).search(query).ids
    if arguments.json:
        out.json([printing.row_json(id) for id in ids])
    elif ids:
        out.rows([printing.row(id) for id in ids])
    else:
        out.error(words("cli.no_hits", query=visible(text)))
    return FINE if ids else FOUND
