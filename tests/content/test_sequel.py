"""The bundled briefing against the fact base it is authored from: its key numbers, and which record
carries which entry of the base. Reads `content/china-ai-chips` and nothing else.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tui.library.read import read_briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.briefing.model import Briefing, Figure

BUNDLED = Path(__file__).resolve().parents[2] / "content" / "china-ai-chips"

VALUES = """\
nvidia-revenue-q2-fy25 30_040_000_000
nvidia-revenue-q2-fy24 13_507_000_000
nvidia-data-centre-q2-fy25 26_300_000_000
nvidia-china-q2-fy25 3_670_000_000
nvidia-china-q2-fy24 2_740_000_000
china-share-q2-fy25 12.2
china-share-q2-fy24 20.3
china-growth-q2-fy25 33.8
china-revenue-as-reported 3_700_000_000
china-share-as-reported 12
china-growth-as-reported 30
total-implied-by-report 30_800_000_000
nvidia-low-2024-09-27 119.26
nvidia-fall-intraday -3.9
nvidia-close-2024-09-27 121
nvidia-fall-close -2.2
nvidia-previous-close 124.10
nvidia-close-2023 49.51
nvidia-gain-2024 141
nvidia-fall-2024-09-03 -9.5
nvidia-gain-2024-09-03 118
nvidia-price-2024-12-09 138.81
nvidia-fall-2024-12-09 -2.55
nvidia-revenue-quarterly@2022-05-01 8_288_000_000
nvidia-revenue-quarterly@2022-07-31 6_704_000_000
nvidia-revenue-quarterly@2022-10-30 5_931_000_000
nvidia-revenue-quarterly@2023-01-29 6_051_000_000
nvidia-revenue-quarterly@2023-04-30 7_192_000_000
nvidia-revenue-quarterly@2023-10-29 18_120_000_000
nvidia-revenue-quarterly@2024-01-28 22_100_000_000
nvidia-revenue-quarterly@2024-04-28 26_044_000_000
nvidia-revenue-quarterly@2024-07-28 30_040_000_000
nvidia-revenue-quarterly@2024-10-27 35_082_000_000
nvidia-revenue-quarterly@2025-01-26 39_300_000_000
nvidia-revenue-quarterly@2025-04-27 44_062_000_000
nvidia-revenue-quarterly@2025-07-27 46_743_000_000
nvidia-revenue-quarterly@2025-10-26 57_006_000_000
nvidia-revenue-quarterly@2026-01-25 68_130_000_000
nvidia-revenue-quarterly@2026-04-26 81_620_000_000
nvidia-revenue-yearly@2023-01-29 26_974_000_000
nvidia-revenue-fy26 215_900_000_000
nvidia-outlook-q2-fy27 91_000_000_000
nvidia-china-quarterly@2022-05-01 2_080_000_000
nvidia-china-quarterly@2022-07-31 1_600_000_000
nvidia-china-quarterly@2022-10-30 1_150_000_000
nvidia-china-quarterly@2023-01-29 954_000_000
nvidia-china-quarterly@2023-04-30 1_590_000_000
nvidia-china-quarterly@2023-07-30 2_740_000_000
nvidia-china-quarterly@2023-10-29 4_030_000_000
nvidia-china-quarterly@2024-01-28 1_900_000_000
nvidia-china-quarterly@2024-04-28 2_490_000_000
nvidia-china-quarterly@2024-10-27 5_420_000_000
nvidia-china-quarterly@2025-04-27 5_520_000_000
nvidia-china-quarterly@2025-07-27 2_770_000_000
nvidia-china-quarterly@2025-10-26 2_970_000_000
nvidia-china-share-quarterly@2022-05-01 25.1
nvidia-china-share-quarterly@2024-01-28 8.8
nvidia-china-share-quarterly@2024-10-27 15.4
nvidia-china-share-quarterly@2025-01-26 14.1
nvidia-china-share-quarterly@2025-07-27 5.9
nvidia-china-yearly@2020-01-26 2_731_000_000
nvidia-china-yearly@2021-01-31 3_886_000_000
nvidia-china-yearly@2022-01-30 7_111_000_000
nvidia-china-yearly@2024-01-28 10_300_000_000
nvidia-china-yearly@2025-01-26 17_110_000_000
nvidia-china-restated#Quarter to October 2024/after 8_140_000_000
nvidia-china-restated#Quarter to April 2025/after 9_660_000_000
nvidia-china-restated#Quarter to April 2026/after 4_550_000_000
china-share-fy25 13.1
china-data-centre-share#Fiscal 2023/share 19
china-data-centre-share#Fiscal 2024/share 14
nvidia-data-centre-quarterly@2022-05-01 3_750_000_000
nvidia-data-centre-quarterly@2023-07-30 10_323_000_000
nvidia-data-centre-quarterly@2024-07-28 26_300_000_000
nvidia-data-centre-quarterly@2024-10-27 30_771_000_000
nvidia-data-centre-quarterly@2025-07-27 41_096_000_000
nvidia-data-centre-quarterly@2025-10-26 51_215_000_000
nvidia-data-centre-quarterly@2026-01-25 62_310_000_000
nvidia-data-centre-quarterly@2026-04-26 75_200_000_000
nvidia-risk-2022 400_000_000
chip-orders-total 5_000_000_000
chip-orders-a800 1_000_000_000
chip-orders-2024 4_000_000_000
chip-orders-a800-units 100_000
h20-forecast-value 12_000_000_000
h20-forecast-units 1_000_000
h20-orders-q1-2025 16_000_000_000
h20-charge-notice 5_500_000_000
h20-charge-booked 4_500_000_000
h20-sales-q1-fy26 4_600_000_000
h20-unshipped 2_500_000_000
h20-loss-expected 8_000_000_000
h20-sales-q2-fy26 0
h20-elsewhere-q2-fy26 650_000_000
h20-reserve-released 180_000_000
h20-sales-q3-fy26 50_000_000
deepseek-day-fall -17
share-15 15
share-25 25
duty-25 25
h200-volume-cap 50
h200-orders 2_000_000
h200-stock 700_000
h200-approved-china 400_000
house-vote#For/votes 42
house-vote#Against/votes 2
data-centre-threshold 30
smuggled-2025 1_000_000_000
huang-share-before 95
huang-share-after 0
huawei-affiliates-2019 114
huawei-affiliates-2020 38
entities-2020-12 77
entities-2022-12 36
entities-fdpr-2022-12 21
entities-2023-10 13
entities-2024-12 140
tools-2024-12 24
software-2024-12 3
big-fund-i-registered 98_720_000_000
big-fund-i-raised 138_700_000_000
big-fund-ii-capital 204_150_000_000
big-fund-iii-capital 344_000_000_000
big-fund-iii-usd 47_500_000_000
ministry-stake 17.44
bank-money 114_000_000_000
bank-stake 33.1
chip-comparison#a100/compute 312
chip-comparison#a100/link 600
chip-comparison#a800/link 400
chip-comparison#h100/compute 989
chip-comparison#h100/bandwidth 3.35
chip-comparison#h20/compute 148
chip-comparison#h20/memory 96
chip-comparison#h20/bandwidth 4.0
chip-comparison#l20/compute 119.5
chip-comparison#l2/compute 96.5
chip-comparison#h200/memory 141
chip-comparison#b200/link 1800
chip-comparison#rtx-pro-6000d/memory 84
chip-comparison#ascend-910b/compute 320
chip-comparison#ascend-950pr/memory 112
h20-fp8 296
h20-processing 2_368
ascend-910c-per-chip 781
ascend-950pr-fp4 1_560
ascend-950pr-claim 2.87
ascend-cluster-2025-09 15_488
bytedance-ordered 100_000
bytedance-received 30_000
ascend-910b-2024 550_000
ascend-2025-us 200_000
ascend-2025-wsj 800_000
ascend-910c-2025 300_000
ascend-910c-2026 600_000
ascend-dies-2025 1_000_000
ascend-dies-2026 1_600_000
huawei-ai-revenue-2026 12_000_000_000
huawei-ai-revenue-2025 7_500_000_000
ic-imports@2020 350_060_000_000
ic-imports@2021 432_000_000_000
ic-imports@2022 415_580_000_000
ic-imports@2023 349_000_000_000
ic-imports@2024 385_000_000_000
ic-imports-2025 3_040_000_000_000
ic-imports-change-2022 -3.9
ic-imports-change-2024 10.4
ic-import-units@2023 479_500_000_000
ic-import-units@2024 549_200_000_000
ic-import-units@2025 591_700_000_000
ic-import-suppliers#Taiwan/share 35.9
ic-import-suppliers#South Korea/share 22.0
cambricon-revenue@2022 729_000_000
cambricon-revenue@2023 709_400_000
cambricon-revenue@2024 1_174_500_000
cambricon-revenue@2025 6_497_000_000
cambricon-profit@2022 -1_256_000_000
cambricon-profit@2024 -452_300_000
cambricon-profit@2025 2_059_000_000
cambricon-quarterly@2024-33 25_700_000
cambricon-quarterly@2024-34 39_100_000
cambricon-quarterly@2024-36 989_000_000
cambricon-quarterly@2025-33 1_111_000_000
cambricon-quarterly@2025-34 1_769_000_000
cambricon-quarterly@2025-35 1_727_000_000
cambricon-quarterly@2025-36 1_890_000_000
cambricon-profit-quarterly@2025-33 355_000_000
cambricon-growth-h1-2025 4348
cambricon-gain 20
naura-gain 9
moore-threads-raised 8_000_000_000
moore-threads-raised-usd 1_130_000_000
zhipu-raised 4_350_000_000
bernstein-shares#Nvidia, 2024/share 66
bernstein-shares#Huawei, 2026/share 50
china-market-2025 37_000_000_000
china-market-2027 69_000_000_000
"""
"""`figure`, `figure@point` or `figure#row/column`, then the value that the base gives."""

MARKS = {
    "nvidia-china-quarterly@2024-01-28": "derived",
    "nvidia-china-quarterly@2025-01-26": "derived",
    "nvidia-china-quarterly@2025-10-26": "unverified",
    "cambricon-quarterly@2024-34": "derived",
    "cambricon-quarterly@2024-35": "derived",
    "ic-imports@2021": "derived",
    "ic-imports@2023": "derived",
    "chip-comparison#h800/compute": "unverified",
    "chip-comparison#h200/compute": "unverified",
    "chip-comparison#rtx-pro-6000d/bandwidth": "unverified",
    "h200-approved-china": "disputed",
    "h200-firms-2026-05": "unverified",
    "ascend-950pr-claim": "unverified",
}
"""What the base marks as derived, uncertain or contradicted must say so."""

REMEMBERED = """\
2_081_000_000 1_602_000_000 1_148_000_000 2_491_000_000 3_666_000_000 5_416_000_000 5_522_000_000
10_306_000_000 3_060_000_000 4_920_000_000 7_820_000_000 5_840_000_000 124.04 121.40 121.44 124.92
122.85 116.26 120.87 123.51 118.85 543_500_000_000 635_500_000_000 538_400_000_000
"""
"""Values that the base gives from memory or rejects: on no account in the briefing."""

NAMING = {"title", "name", "label", "publisher", "descriptor", "jurisdiction", "place", "short"}
"""Fields that hold a name and no sentence."""

ENTRIES = {
    "F": ("all", range(1, 38)),
    "E": ("events", range(1, 72)),
    "A": ("actors", [n for n in range(1, 81) if n not in (44, 45)]),
    "G": ("all", range(1, 28)),
    "Q": ("questions", range(1, 13)),
}
"""The base's numbering: letter, which records must carry it, numbers in use."""


@cache
def bundled() -> Briefing:
    """The briefing as shipped."""
    briefing = read_briefing(BUNDLED, check=False).briefing
    assert briefing is not None
    return briefing


@cache
def figures() -> dict[str, Figure]:
    """Its figures by id."""
    return {figure.id: figure for figure in bundled().figures}


def found(place: str) -> Any:
    """The value, point or cell at `figure`, `figure@point` or `figure#row/column`."""
    if "@" in place:
        name, at = place.split("@")
        (point,) = [point for point in figures()[name].points if point.at.source == at]
        return point
    if "#" in place:
        name, cell = place.split("#")
        row_name, column = cell.split("/")
        figure = figures()[name]
        (row,) = [row for row in figure.rows if row_name in (row.record, label_of(row))]
        return row.cells[[one.id for one in figure.columns].index(column)]
    return figures()[place]


def label_of(row: Any) -> str | None:
    """The English heading of a row that has one."""
    return None if row.label is None else row.label.values["en"]


def lines() -> Iterator[tuple[str, Decimal]]:
    """The table, line by line."""
    for line in VALUES.splitlines():
        place, value = line.rsplit(" ", 1)
        yield place, Decimal(value)


def test_the_table_is_as_long_as_promised() -> None:
    """At least 120 values, none of them named twice."""
    places = [place for place, _ in lines()]
    assert len(places) >= 120
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(("place", "value"), list(lines()), ids=[place for place, _ in lines()])
def test_a_number_is_that_of_the_base(place: str, value: Decimal) -> None:
    """Each key value stands in the figure, point or cell that carries it."""
    assert found(place).value == value


@pytest.mark.parametrize(("place", "mark"), MARKS.items())
def test_what_is_uncertain_says_so(place: str, mark: str) -> None:
    """Derived, unverified and disputed values carry their mark."""
    assert found(place).mark == mark


def test_nothing_remembered_is_shown() -> None:
    """No value that was never found on a page, or was rejected, stands in a figure."""
    forbidden = {Decimal(word) for word in REMEMBERED.split()}
    shown = {
        (figure.id, part.value)
        for figure in bundled().figures
        for part in (figure, *figure.points, *(cell for row in figure.rows for cell in row.cells))
        if part.value is not None
    }
    assert [pair for pair in shown if pair[1] in forbidden] == []


def test_restated_revenue_is_not_joined_to_the_line() -> None:
    """The values on the later basis stay out of the series by billing location."""
    line = {point.value for point in figures()["nvidia-china-quarterly"].points}
    restated = {
        row.cells[1].value for row in figures()["nvidia-china-restated"].rows if row.cells[1].value
    }
    assert len(restated) == 3
    assert not line & restated
    assert "2026-01-25" not in {p.at.source for p in figures()["nvidia-china-quarterly"].points}


@pytest.mark.parametrize("letter", ENTRIES)
def test_every_entry_of_the_base_is_carried(letter: str) -> None:
    """Each number of the base stands in the `refs` of a record of the right kind."""
    kind, numbers = ENTRIES[letter]
    records = list(bundled().records()) if kind == "all" else getattr(bundled(), kind)
    carried = {ref for record in records for ref in record.refs}
    assert [ref for n in numbers if (ref := f"{letter}{n:02}") not in carried] == []


def test_every_actor_has_a_part() -> None:
    """No actor stands alone: an event, a relation or a figure names it."""
    named = {one.id for event in bundled().events for one in event.actors}
    named |= {end for relation in bundled().relations for end in (relation.from_, relation.to)}
    named |= {actor for figure in bundled().figures for actor in figure.actors}
    assert {actor.id for actor in bundled().actors} - named == set()


def test_there_are_six_to_ten_judgements_and_four_stories() -> None:
    """As many as a reader can take in; each judgement with a reason and an alternative."""
    judgements = bundled().judgements
    assert 6 <= len(judgements) <= 10
    assert all(judgement.reason for judgement in judgements)
    assert len(bundled().stories) == 4
    assert all(5 <= len(story.steps) <= 20 for story in bundled().stories)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_sentence_stands_in_two_records(language: str) -> None:
    """Whatever is said, is said once."""
    seen: dict[str, str] = {}
    twice = []
    for name, record in tables():
        for text in texts(record, language):
            for sentence in re.split(r"(?<=[.?!])\s+", text.strip()):
                if len(sentence) > 12 and seen.setdefault(sentence, name) != name:
                    twice.append((sentence, seen[sentence], name))
    assert len(seen) > 500
    assert twice == []


def tables() -> Iterator[tuple[str, Any]]:
    """Every table as written, with the id of its record."""
    for file in sorted(BUNDLED.rglob("*.toml")):
        for table in tomllib.loads(file.read_text(encoding="utf-8")).values():
            for record in table if isinstance(table, list) else [table]:
                yield record["id"], record


def texts(value: Any, language: str) -> Iterator[str]:
    """Every text in a language somewhere in a record's fields, but for what names things."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == language and isinstance(inner, str):
                yield inner
            elif key not in NAMING:
                yield from texts(inner, language)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner, language)
