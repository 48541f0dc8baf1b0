"""The garbage collector, kept from looking through what stays for as long as it is read.

A look through all records takes longer than painting a page, and comes when a key is pressed. What
refers to nothing in a circle is freed without the collector, put by or not. Only the program that
has the process to itself may ask for this: `begin` says so, and without it nothing happens.
"""

from __future__ import annotations

import gc


def begin() -> None:
    """Until the first page is painted there is nothing to collect."""
    gc.disable()


def painted() -> None:
    """The first page is painted: put by what was made for it and collect from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def put_by() -> None:
    """What was made since, an index perhaps, stays too."""
    if gc.get_freeze_count():
        gc.freeze()


def take_up() -> None:
    """What was put by may be dropped from now on: another briefing takes its place."""
    gc.unfreeze()
