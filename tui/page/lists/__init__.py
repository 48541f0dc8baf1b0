"""The lists of the panes as data: groups, columns, and rows whose cells are made when painted."""

from __future__ import annotations

from tui.page.lists.cells import operands
from tui.page.lists.key_records import key_figures, latest_events
from tui.page.lists.rows import ListRow, RowSource, rows_of, set_row

__all__ = [
    "ListRow",
    "RowSource",
    "key_figures",
    "latest_events",
    "operands",
    "rows_of",
    "set_row",
]
