"""What the page's commands do. Importing the package registers all of them in `HANDLERS`."""

from __future__ import annotations

from tui.app.commands import (
    bookmarks,
    citing,
    evidence,
    finding,
    going,
    looking,
    moving,
    presenting,
    reading,
    records,
    time_travel,
)
from tui.app.commands.registry import HANDLERS

__all__ = [
    "HANDLERS",
    "bookmarks",
    "citing",
    "evidence",
    "finding",
    "going",
    "looking",
    "moving",
    "presenting",
    "reading",
    "records",
    "time_travel",
]
