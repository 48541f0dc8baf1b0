"""The big briefing that is measured is a sound one, and the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.make import Maker, make
from tui.library.read import read_briefing

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_measured_is_clean(tmp_path: Path) -> None:
    make(tmp_path, 1000)
    opened = read_briefing(tmp_path, check=True)
    assert opened.problems == ()
    assert opened.briefing is not None
    assert sum(1 for _ in opened.briefing.records()) == 1000


def test_it_is_the_same_every_time() -> None:
    assert Maker(300).files() == Maker(300).files()
