"""Measures the program against floors in the same run: `python -m tests.bench [--runs N]`.

Times drift with the machine; ratios against a floor measured beside them do not, so that is what
is printed first. Needs a POSIX system; nothing is written outside a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import measures
from tests.bench.make import RECORDS, make

UNWANTED = (
    "BRIEFDECK_PATH", "COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED",
)  # fmt: skip
"""Variables that would change what is measured."""

WARM = "import textual.widgets, tui.cli, tui.app.app, tui.app.screens.reader, tests.bench.floor"
"""What is compiled before the clock starts; one start of each program does the rest."""


def main() -> int:
    """Run all measurements, one line each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="starts of each program (default 7)")
    parser.add_argument("--records", type=int, default=RECORDS, help="records of the big briefing")
    parser.add_argument("--keys", type=int, default=60, help="presses of each key (default 60)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        big = home / "big"
        make(big, given.records)
        environ = {**os.environ, **_surroundings(home)}
        for name in UNWANTED:
            environ.pop(name, None)
        subprocess.run([sys.executable, "-c", WARM], env=environ, check=True)
        bench = measures.Bench(environ, given.runs, given.keys, big, given.records)
        for measure in measures.ALL:
            for line in measure(bench):
                print(line, flush=True)
    return 0


def _surroundings(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        # As after a first start: everything compiled, and nothing written into the checkout.
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


if __name__ == "__main__":
    sys.exit(main())
