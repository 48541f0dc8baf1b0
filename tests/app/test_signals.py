"""Told to end, the app saves its place; stopped by another and sent on, it has one terminal."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextvars import ContextVar

import pytest

from tui.app.terminal.signals import handle_continue, handle_exit_signals


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    numbers = (signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP, signal.SIGCONT)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
async def test_the_callback_hears_the_signal(number: signal.Signals) -> None:
    heard: asyncio.Queue[int] = asyncio.Queue()
    restore = handle_exit_signals(heard.put_nowait)
    os.kill(os.getpid(), number)
    assert await asyncio.wait_for(heard.get(), 2) == number
    restore()


async def test_the_former_handling_comes_back() -> None:
    heard: list[int] = []
    # Ignored from the start where the tests run under nohup.
    hanging_up = signal.getsignal(signal.SIGHUP)
    signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    restore = handle_exit_signals(lambda _: heard.append(-1))
    assert signal.getsignal(signal.SIGHUP) is not hanging_up
    restore()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(0)
    assert heard == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGHUP) is hanging_up
    restore()


async def test_where_signals_cannot_be_watched_nothing_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", never)
    before = signal.getsignal(signal.SIGTERM)
    handle_exit_signals(lambda _: None)()
    assert signal.getsignal(signal.SIGTERM) is before


class Driver:
    """A driver as Textual's: its own handlers, and a note of who has the terminal."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self._auto_restart = True
        self.on_giving_back: Callable[[], None] = lambda: None
        signal.signal(signal.SIGTSTP, self.stopping)
        signal.signal(signal.SIGCONT, self.going_on)

    def stopping(self, *_: object) -> None:
        self.log.append("stopped")

    def going_on(self, *_: object) -> None:
        self.log.append("went on")

    def suspend_application_mode(self) -> None:
        self.log.append("gave back")
        self.on_giving_back()

    def resume_application_mode(self) -> None:
        self.log.append("took")


@pytest.fixture
def driver() -> Driver:
    return Driver()


async def test_a_stop_of_our_own_goes_on_as_the_driver_has_it(driver: Driver) -> None:
    handle_continue(driver, lambda: driver.log.append("painted"))
    os.kill(os.getpid(), signal.SIGTSTP)
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert driver.log == ["stopped", "went on", "painted"]


async def test_a_stop_by_another_gives_the_terminal_back_before_taking_it(driver: Driver) -> None:
    handle_continue(driver, lambda: driver.log.append("painted"))
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert driver.log == ["gave back", "took", "painted"]


async def test_a_stop_on_the_way_does_not_begin_it_anew(driver: Driver) -> None:
    handle_continue(driver, lambda: driver.log.append("painted"))
    driver.on_giving_back = lambda: os.kill(os.getpid(), signal.SIGCONT)
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert driver.log == ["gave back", "took", "painted"]


async def test_while_an_editor_has_the_terminal_it_is_left_alone(driver: Driver) -> None:
    handle_continue(driver, lambda: driver.log.append("painted"))
    driver._auto_restart = False
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert driver.log == ["went on"]


async def test_the_drivers_own_handling_comes_back(driver: Driver) -> None:
    handle_continue(driver, lambda: None)()
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert driver.log == ["went on"]


async def test_without_a_driver_that_stops_nothing_is_mended(driver: Driver) -> None:
    signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    handle_continue(driver, lambda: None)
    assert signal.getsignal(signal.SIGCONT) == driver.going_on


async def test_painting_has_the_context_of_the_app(driver: Driver) -> None:
    app: ContextVar[str] = ContextVar("app")
    seen: list[str] = []
    token = app.set("ours")
    handle_continue(driver, lambda: seen.append(app.get("none")))
    app.reset(token)
    os.kill(os.getpid(), signal.SIGCONT)
    await asyncio.sleep(0)
    assert seen == ["ours"]
