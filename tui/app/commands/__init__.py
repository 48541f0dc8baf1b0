"""What the page's commands do. Importing the package registers all of them in `HANDLERS`."""

from __future__ import annotations

from tui.app.bindings import HANDLERS
from tui.app.commands import (
    evidence,
    finding,
    going,
    looking,
    moving,
    presenting,
    reading,
    records,
)

__all__ = [
    "HANDLERS",
    "evidence",
    "finding",
    "going",
    "looking",
    "moving",
    "presenting",
    "reading",
    "records",
]
