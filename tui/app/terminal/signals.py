"""Signals that end, stop or continue the process.

Changes the process's signal handlers and, when continuing, uses the driver that it is given.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import Any, Protocol


def handle_exit_signals(callback: Callable[[int], None]) -> Callable[[], None]:
    """Call `callback` with the signal's number on SIGHUP and SIGTERM, in the running loop.

    Returns a function that restores the previous handlers. Where the loop cannot handle signals
    (Windows, another thread) nothing is done.
    """
    loop = asyncio.get_running_loop()
    former: dict[int, Any] = {}
    for name in ("SIGHUP", "SIGTERM"):
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
    """The part of Textual's driver that is needed here."""

    def suspend_application_mode(self) -> None:
        """Give the terminal back to the shell."""

    def resume_application_mode(self) -> None:
        """Take the terminal over again."""


def handle_continue(driver: Driver, repaint: Callable[[], object]) -> Callable[[], None]:
    """Make continuing after SIGSTOP safe; call while the app runs.

    On SIGCONT the driver takes the terminal over, although after `kill -STOP` it never gave it
    back: it would read keys in two threads. Here it gives it back first, and all is painted. After
    ctrl+z (SIGTSTP) it continues as the driver has it. `repaint` is called by the running loop and
    in the context of this call. Returns a function that restores the previous handlers.
    """
    if not hasattr(signal, "SIGTSTP"):
        return lambda: None
    loop, context = asyncio.get_running_loop(), copy_context()
    stop, resume = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(resume):
        return lambda: None
    suspended = resuming = False

    def on_stop(number: int, frame: Any) -> None:
        nonlocal suspended
        suspended = True
        stop(number, frame)

    def on_continue(number: int, frame: Any) -> None:
        nonlocal suspended, resuming
        if resuming:
            # In the background the terminal stops the process on the way; this continues from that.
            return
        # Textual's driver has this false while another program, an editor say, has the terminal.
        ours = getattr(driver, "_auto_restart", True)
        if suspended or not ours:
            suspended = False
            resume(number, frame)
        else:
            resuming = True
            try:
                driver.suspend_application_mode()
                driver.resume_application_mode()
            finally:
                resuming = False
        if ours and not loop.is_closed():
            # A signal handler runs in whatever context the program happens to be in.
            loop.call_soon_threadsafe(repaint, context=context)

    signal.signal(signal.SIGTSTP, on_stop)
    signal.signal(signal.SIGCONT, on_continue)

    def restore() -> None:
        signal.signal(signal.SIGTSTP, stop)
        signal.signal(signal.SIGCONT, resume)

    return restore
