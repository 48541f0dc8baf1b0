"""The nearest right spelling is the one that was meant."""

from __future__ import annotations

import pytest

from tui.library import nearest as module
from tui.library.nearest import Speller, nearest

IDS = ("nvidia", "nvidia-h20", "huawei", "big-fund-first-rounds", "smic", "tsmc", "cambricon")


@pytest.mark.parametrize(
    ("wrong", "right", "meant"),
    [
        ("nvdia", IDS, "nvidia"),
        ("Nvidia", IDS, "nvidia"),
        ("huawie", IDS, "huawei"),
        ("huawei-technologies", IDS, "huawei"),
        ("big_fund_first_round", IDS, "big-fund-first-rounds"),
        ("tmsc", IDS, "tsmc"),
        ("something-else", IDS, None),
        ("x", IDS, None),
        ("", IDS, None),
        ("nvidia", (), None),
        ("USX", ("UGX", "USD", "AUD"), "USD"),
        ("realiability", ("id", "type", "title", "reliability", "status"), "reliability"),
        ("desc", ("definition", "description"), None),
    ],
)
def test_nearest(wrong: str, right: tuple[str, ...], meant: str | None) -> None:
    assert nearest(wrong, right) == meant


def test_a_run_asks_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ASKED", 2)
    speller = Speller()
    assert [speller.nearest(word, IDS) for word in ("nvdia", "smik", "huawie", "nvdia")] == [
        "nvidia",
        "smic",
        None,
        "nvidia",
    ]
