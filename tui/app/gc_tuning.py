"""Tuning of the garbage collector.

A full collection looks through all records, which takes longer than painting a page, and may start
at any key. What lives as long as the briefing is therefore frozen. (Objects outside of reference
cycles are freed without the collector, frozen or not.) Nothing happens unless a program that has
the process to itself has called `pause`.
"""

from __future__ import annotations

import gc


def pause() -> None:
    """Do not collect until the first page is painted."""
    gc.disable()


def freeze_and_resume() -> None:
    """Freeze what was made for the first page, and collect from now on; undoes `pause`."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def freeze() -> None:
    """Freeze what was made since, such as an index."""
    if gc.get_freeze_count():
        gc.freeze()


def unfreeze() -> None:
    """Let what was frozen be collected: another briefing replaces it."""
    gc.unfreeze()
