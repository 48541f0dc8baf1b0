"""The lists of the panes as data: headings, and rows whose cells are made when painted."""

from __future__ import annotations

from tui.page.lists.rows import ListRow, RowSource, rows_of, set_row

__all__ = ["ListRow", "RowSource", "rows_of", "set_row"]
