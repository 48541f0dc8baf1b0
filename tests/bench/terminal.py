"""A program in a real pseudo-terminal, with a clock on what it writes.

Answers the questions that a terminal is asked (device attributes, cursor, modes), so that nothing
waits for an answer. POSIX only.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

_ANSWERS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^][^\x1b]*\x1b\\|.)"
)


class Answer(NamedTuple):
    """What came back for a key."""

    first: float
    """Seconds to the first byte."""
    last: float
    """Seconds to the last byte."""
    data: bytes
    """The bytes."""


class Ended(Exception):
    """The program ended, or what was waited for never came."""


class Terminal:
    """A program started in a terminal of its own; ended when the context is left."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (120, 40)
    ) -> None:
        columns, lines = size
        self.status: int | None = None
        """How it ended, once it has."""
        self.written = b""
        """All that it has written."""
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            # The size is set here too: the program may ask before the parent has set it.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvpe(command[0], list(command), dict(environ))
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGTERM)
            if self.wait(2) is None:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        os.close(self.file)

    def wait(self, timeout: float = 10) -> int | None:
        """The program's exit status once it has ended (negative for a signal); None if it runs."""
        deadline = time.perf_counter() + timeout
        while self.status is None and time.perf_counter() < deadline:
            # What it still writes must be read, or it would wait for us.
            with contextlib.suppress(Ended):
                self._read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def until(self, text: str, timeout: float = 20) -> float:
        """Seconds from the start until `text` has been written; raises `Ended`."""
        wanted = text.encode()
        while True:
            seen = _ESCAPES.sub(b"", self.written)
            seconds = time.perf_counter() - self.started
            if wanted in seen:
                return seconds
            if seconds > timeout:
                raise Ended(f"{text!r} did not come in {timeout} s: {seen[-300:]!r}")
            self._read(0.5)

    def settle(self, quiet: float = 0.3, timeout: float = 30) -> bytes:
        """Wait until nothing was written for `quiet` seconds; what was written meanwhile."""
        seen, deadline = b"", time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            data = self._read(quiet)
            if not data:
                break
            seen += data
        return seen

    def press(self, keys: str, quiet: float = 0.08) -> Answer:
        """Type `keys` at once; what is written until nothing comes for `quiet` seconds."""
        start = time.perf_counter()
        os.write(self.file, keys.encode())
        seen, first, last = b"", 0.0, 0.0
        while data := self._read(quiet if seen else 1.0):
            last = time.perf_counter() - start
            first = first or last
            seen += data
        return Answer(first, last, seen)

    def memory(self) -> int:
        """Resident memory of the program, in KiB."""
        status = Path(f"/proc/{self.pid}/status")
        if status.exists():
            return int(status.read_text().partition("VmRSS:")[2].split()[0])
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True
        )
        return int(told.stdout)

    def _read(self, timeout: float) -> bytes:
        if not select.select([self.file], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.file, 1 << 16)
        except OSError as error:
            raise Ended("the program has ended") from error
        self.written += data
        for question, answer in _ANSWERS:
            for _ in question.findall(data):
                os.write(self.file, answer)
        return data
