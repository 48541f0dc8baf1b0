"""The signs: one column each, and a set in plain ASCII."""

from __future__ import annotations

import msgspec
import pytest
from rich.cells import cell_len

from tui.page.glyphs import ASCII, UNICODE, glyphs

SIGNS = [name for name in UNICODE.__struct_fields__ if name != "braille"]


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_is_as_wide_as_it_says(name: str) -> None:
    sign: str = getattr(UNICODE, name)
    assert cell_len(sign) == len(sign)
    assert len(sign) == {"steps": 8, "bar_parts": 7}.get(name, 1)


def test_the_second_set_is_ascii_throughout() -> None:
    assert all(str(value).isascii() for value in msgspec.structs.astuple(ASCII))
    assert not ASCII.braille


def test_the_setting_chooses() -> None:
    assert glyphs(True) is ASCII
    assert glyphs(False) is UNICODE
