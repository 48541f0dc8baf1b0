"""Accounts that differ, side by side from 100 columns of the screen on, in the bundled briefing."""

from __future__ import annotations

import pytest

from tests.app.drive import Reader, opened
from tui.page.wrap import cells

TWO = "bytedance-910b-plan"
"""An event told in two ways."""
THREE = "nvidia-shares-2024-09-27"
"""An event told in three ways."""

NAMES = {
    "ko": {TWO: ("로이터  B3", "바이트댄스  B3"),
           THREE: ("벤징가 코리아", "BNN 블룸버그  B2", "한국어 블로그  C4")},
    "en": {TWO: ("Reuters  B3", "ByteDance  B3"),
           THREE: ("Benzinga Korea", "BNN Bloomberg  B2", "Korean blog  C4")},
}  # fmt: skip
"""How each account is headed, with its grade."""

HEADING = {"ko": "서로 다른 설명", "en": "Accounts differ"}


def accounts(reader: Reader) -> list[str]:
    """The lines of the article from the heading of the accounts on."""
    detail = reader.page.detail
    detail._typeset()
    lines = ["".join(piece.text for piece in line) for line in detail._lines]
    start = next(
        number for number, line in enumerate(lines) if line.startswith(tuple(HEADING.values()))
    )
    assert max(cells(line) for line in lines) <= detail.size.width - 2
    return lines[start:]


def rows_of(lines: list[str], names: tuple[str, ...]) -> list[int]:
    """In which line each account begins, counted from the first."""
    starts = [next(n for n, line in enumerate(lines) if name in line) for name in names]
    return [start - starts[0] for start in starts]


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_two_stand_abreast_from_100_columns_on_and_three_where_there_is_room(
    language: str,
) -> None:
    async with opened(size=(99, 50), language=language) as reader:
        for columns, two, three in (
            (99, False, "stacked"), (100, True, "two and one"), (120, True, "two and one"),
            (140, True, "two and one"), (200, True, "abreast"), (99, False, "stacked"),
            (79, False, "stacked"),
        ):  # fmt: skip
            await reader.resize(columns, 50)
            await reader.visit(TWO)
            names = NAMES[language][TWO]
            lines = accounts(reader)
            assert (rows_of(lines, names)[1] == 0) is two, columns
            # Each stands with its sources.
            assert sum(line.count("BusinessLive") for line in lines[: 14 if two else None]) >= 2
            await reader.visit(THREE)
            _, second, third = rows_of(accounts(reader), NAMES[language][THREE])
            kind = (
                ("stacked" if second else "two and one") if third else "abreast"
            )  # fmt: skip
            assert kind == three, columns


async def test_the_same_width_of_the_detail_is_set_otherwise_at_99_and_at_100() -> None:
    async with opened(size=(99, 70), language="ko") as reader:
        await reader.visit(TWO)
        before = reader.page.detail.size.width
        assert not any("로이터  B3" in line and "바이트댄스  B3" in line for line in reader.lines)
        await reader.resize(100, 70)
        assert abs(reader.page.detail.size.width - before) <= 1
        assert any("로이터  B3" in line and "바이트댄스  B3" in line for line in reader.lines)
        await reader.resize(99, 70)
        assert not any("로이터  B3" in line and "바이트댄스  B3" in line for line in reader.lines)


async def test_links_are_walked_account_by_account_hinted_and_clicked() -> None:
    async with opened(size=(100, 60), language="en") as reader:
        await reader.visit("window-guidance-2024")
        detail = reader.page.detail
        keys = [place.link.key for place in detail._places.values() if "account" in place.link.key]
        assert len(keys) > 3
        whose = [key[: len("account-1")] for key in keys]
        assert whose == sorted(whose)
        lines = [place.line for place in detail._places.values() if "account" in place.link.key]
        assert lines != sorted(lines), "the accounts do not stand side by side"

        walked = []
        detail.focus_link(None)
        while detail.step_link(1):
            walked.append(detail.focused_key)
        assert walked == [place.link.key for place in detail._places.values()]

        right = next(
            place for place in detail._places.values()
            if place.link.key.startswith("account-2") and place.column > 20
        )  # fmt: skip
        detail.focus_link(right.link.key)
        await reader.settle()
        # A click on the very cell in which the link begins goes where it leads.
        await reader.click(detail, right.column + 1, right.line - detail.top)
        assert reader.selected == right.link.target or reader.place.view.selected == (
            right.link.target
        )
