"""What the app does when it is told to end, to stop or to go on.

Touches the process's signal handlers and, for going on, the driver of the app it is given.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDINGS = ("SIGHUP", "SIGTERM")


def save_on_signals(callback: Callable[[int], None]) -> Callable[[], None]:
    """Have `callback` called with the signal's number on SIGHUP and SIGTERM, in the running loop.

    Meant to save the place and to leave (`app.exit(return_code=128 + number)`). Returns a function
    that puts the former handling back. Where the loop cannot watch signals (Windows, another
    thread) nothing is done.
    """
    loop = asyncio.get_running_loop()
    former: dict[int, Any] = {}
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        before = signal.getsignal(number)
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, callback, int(number))
            former[number] = before

    def restore() -> None:
        for number, handler in former.items():
            with suppress(NotImplementedError, RuntimeError, ValueError, TypeError):
                loop.remove_signal_handler(number)
                signal.signal(number, handler)
        former.clear()

    return restore


class Driver(Protocol):
    """What is needed of the app's driver."""

    def suspend_application_mode(self) -> None:
        """Give the terminal back."""

    def resume_application_mode(self) -> None:
        """Take the terminal again."""


def mend_continue(driver: Driver, repaint: Callable[[], object]) -> Callable[[], None]:
    """Make going on after a stop that was not ours sound; call when the app runs.

    On SIGCONT the driver takes the terminal again, although after `kill -STOP` it never gave it
    back: it would read keys in two threads. Here it gives it back first, and all is painted. A
    stop by ctrl+z (SIGTSTP) goes on as the driver has it. `repaint` is called by the running loop
    and in the context of this call. Returns a function that puts the former handling back.
    """
    if not hasattr(signal, "SIGTSTP"):
        return lambda: None
    loop, context = asyncio.get_running_loop(), copy_context()
    stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(go_on):
        return lambda: None
    asked = mending = False

    def stopping(number: int, frame: Any) -> None:
        nonlocal asked
        asked = True
        stop(number, frame)

    def going_on(number: int, frame: Any) -> None:
        nonlocal asked, mending
        if mending:
            # In the background the terminal stops us on the way; this is the going on from that.
            return
        # Textual's driver has this false while another program, an editor say, has the terminal.
        ours = getattr(driver, "_auto_restart", True)
        if asked or not ours:
            asked = False
            go_on(number, frame)
        else:
            mending = True
            try:
                driver.suspend_application_mode()
                driver.resume_application_mode()
            finally:
                mending = False
        if ours and not loop.is_closed():
            # A handler runs wherever the program happens to be, in no context of the app.
            loop.call_soon_threadsafe(repaint, context=context)

    signal.signal(signal.SIGTSTP, stopping)
    signal.signal(signal.SIGCONT, going_on)

    def restore() -> None:
        signal.signal(signal.SIGTSTP, stop)
        signal.signal(signal.SIGCONT, go_on)

    return restore
