"""What is measured, a function each; every one gives the lines to print."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.floor import TEXT
from tests.bench.make import HEADS
from tests.bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.bench.terminal import Answer

FLOOR = (sys.executable, "-m", "tests.bench.floor")
"""The empty app."""

APP = (sys.executable, "-m", "tui")
"""The program as it is mostly started; the locale of the measurements makes it speak English."""

PAINTED = "Key judgements"
"""What the overview of the bundled briefing shows once it can be read."""

BIG_PAINTED = "made-up briefing"
"""What that of the big briefing shows."""

MS = 1000


class Bench(NamedTuple):
    """What the measurements share."""

    environ: Mapping[str, str]
    """The environment of the programs: a home of their own, a terminal with all colours."""
    runs: int
    """How often a program is started."""
    keys: int
    """How often a key is pressed."""
    big: Path
    """The big briefing."""
    records: int
    """How many records it has."""

    def open(self, *command: str) -> Terminal:
        """Start a program in a terminal; without the memory that an earlier one kept."""
        for name in ("state", "cache"):
            shutil.rmtree(f"{self.environ['HOME']}/{name}", ignore_errors=True)
        return Terminal(command, self.environ)

    def python(self, code: str, *arguments: str) -> list[float]:
        """Run code in a Python of its own and read the numbers that it prints."""
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True, text=True, check=True, env=dict(self.environ),
        )  # fmt: skip
        return [float(word) for word in done.stdout.split()]


def first_paint(bench: Bench) -> Iterator[str]:
    """First usable paint of the bundled briefing over that of an empty app, and memory."""
    floors: list[float] = []
    starts: list[float] = []
    floor_memory: list[float] = []
    memory: list[float] = []
    # In turns, so that both meet the same drift of the machine; the first start compiles.
    for run in range(bench.runs + 1):
        for command, text, times, sizes in (
            (FLOOR, TEXT, floors, floor_memory),
            (APP, PAINTED, starts, memory),
        ):
            with bench.open(*command) as terminal:
                seconds = terminal.until(text)
                terminal.settle(0.4)
                if run:
                    times.append(seconds)
                    sizes.append(terminal.memory())
    yield _ratio("first usable paint / empty app", starts, floors, "ms", MS, aim=1.2)
    yield _ratio("memory / empty app", memory, floor_memory, "MB", 1 / 1024, aim=1.3)


def imports(bench: Bench) -> Iterator[str]:
    """What importing the program costs beyond textual.app."""
    code = (
        "import time, textual.app; start = time.perf_counter(); "
        "import tui.cli, tui.app.app, tui.app.screens.reader; print(time.perf_counter() - start)"
    )
    beyond = [bench.python(code)[0] for _ in range(bench.runs)]
    yield _line("import beyond textual.app", f"{_median(beyond):.0f} ms", "aim 25")


def keys(bench: Bench) -> Iterator[str]:
    """From a key to the paint that answers it, in the big briefing; a page key's bytes and time."""
    with bench.open(*APP, str(bench.big)) as terminal:
        terminal.until(BIG_PAINTED)
        terminal.settle(1.0)
        terminal.press("2")
        terminal.settle(1.0)
        terminal.press("g")
        terminal.settle(1.0)
        count = f"at {bench.records} records"
        yield _key_line(f"j to repaint {count}", [terminal.press("j") for _ in range(bench.keys)])
        pages = [terminal.press(" ") for _ in range(bench.keys // 3)]
        yield _page_line(pages)
        terminal.press("/")
        terminal.settle(1.0)
        letters: list[Answer] = []
        # Another word each time: what was asked before is answered from memory.
        for head in HEADS:
            letters += [terminal.press(letter) for letter in head.en.lower()]
            for _ in head.en:
                terminal.press("\x7f")
            if len(letters) >= bench.keys:
                break
        yield _key_line(f"query letter to repaint {count}", letters)


def check(bench: Bench) -> Iterator[str]:
    """Checking the big briefing over parsing the same bytes with tomli alone."""
    code = """
import gc, sys, time
from pathlib import Path
import tomli
from tui.library.read import read_briefing
folder = Path(sys.argv[1])
texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))]
def bare():
    gc.disable()
    for text in texts:
        tomli.loads(text)
    gc.enable()
def whole():
    assert not read_briefing(folder, check=True).problems
def timed(work):
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
whole()
for _ in range(3):
    print(timed(bare), timed(whole))
"""
    numbers = bench.python(code, str(bench.big))
    floors, times = numbers[::2], numbers[1::2]
    yield _ratio("check / bare tomli", times, floors, "ms", MS, aim=3)


ALL: Sequence[Callable[[Bench], Iterator[str]]] = (first_paint, imports, keys, check)
"""Every measurement, in the order of the report."""


def _ratio(
    name: str,
    values: Sequence[float],
    floors: Sequence[float],
    unit: str,
    scale: float,
    *,
    aim: float,
) -> str:
    value, floor = _median(values, scale), _median(floors, scale)
    return _line(name, f"{value / floor:.2f}", f"aim {aim}", f"{value:.0f} / {floor:.0f} {unit}")


def _key_line(name: str, answers: Sequence[Answer]) -> str:
    first = [answer.first for answer in answers]
    last = [answer.last for answer in answers]
    return _line(
        name,
        f"p50 {_median(first):.1f} ms, p95 {_p95(first):.1f} ms",
        "aim 16",
        f"whole: p50 {_median(last):.1f} ms, p95 {_p95(last):.1f} ms",
    )


def _page_line(answers: Sequence[Answer]) -> str:
    spread = [answer.last - answer.first for answer in answers]
    size = statistics.median(len(answer.data) for answer in answers)
    return _line(
        "page key, first to last byte",
        f"p50 {_median(spread):.1f} ms, p95 {_p95(spread):.1f} ms",
        "aim 2",
        f"{size:.0f} bytes",
    )


def _line(name: str, value: str, *more: str) -> str:
    return f"{name:<42}{value:<28}{'  '.join(f'({part})' for part in more)}"


def _median(values: Sequence[float], scale: float = MS) -> float:
    return statistics.median(values) * scale


def _p95(values: Sequence[float], scale: float = MS) -> float:
    return sorted(values)[int(len(values) * 0.95)] * scale
