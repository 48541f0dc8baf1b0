"""Marks to test with: what a few records say, and a file with many of them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tui.reader.marks import Marks, marks_file
from tui.reader.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = Path("/somewhere/briefing")
NOW = {
    "h20": {"title.ko": "H20 판매 중단", "date": "2025-04-15"},
    "엔비디아": {"name": "엔비디아"},
    "英伟达-🇨🇳": {"name": "英伟达", "note": ""},
}


def marks_in(folder: Path, id: str = "x") -> Marks:
    return Marks.open(BRIEFING, id, folder)


def file_in(folder: Path) -> Path:
    return marks_file(BRIEFING, "x", folder)


def was(marks: Marks, id: str) -> Mapping[str, str] | None:
    return marks.was_many((id,))[id]


def code(trouble: Trouble | None) -> str | None:
    return trouble and trouble.code


def many(count: int) -> dict[str, dict[str, str]]:
    # Texts that do not pack well, so that there are pages to damage.
    chance = random.Random(7)
    return {f"r{n}": {"body": str(n) + chance.randbytes(60).hex()} for n in range(count)}


@cache
def bytes_of_many(count: int) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        marks = marks_in(Path(name))
        assert marks.put(many(count)) is None
        marks.close()
        return file_in(Path(name)).read_bytes()


def put(folder: Path, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file_in(folder).write_bytes(data)
    return file_in(folder)


def asides(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.damaged-*.sqlite"))
