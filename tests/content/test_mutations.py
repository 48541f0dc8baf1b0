"""Every number of the bundled briefing that is compared, one unit of its last place off.

The check must find the slip, or say why a slip of that size cannot be found.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from tui.briefing.numbers import check_compare, own_value, stated_interval
from tui.briefing.model import Briefing, Figure
from tui.briefing.parts import Compare
from tui.briefing.sensitivity import Number, Sensitivity, last_place, sensitivities
from tui.cli import main
from tui.library.find import bundled
from tui.library.read import read_briefing
from tui.words import words_for

FOLDER = bundled() / "china-ai-chips"


@cache
def briefing() -> Briefing:
    found = read_briefing(FOLDER, check=False).briefing
    assert found is not None
    return found


@cache
def figures() -> Mapping[str, Figure]:
    return {figure.id: figure for figure in briefing().figures}


class Seen(NamedTuple):
    """A number in one comparison."""

    figure: str
    """Id of the figure that carries the comparison."""
    index: int
    """Which of its comparisons."""
    sensitivity: Sensitivity
    """What the comparison notices of it."""


@cache
def seen() -> tuple[Seen, ...]:
    return tuple(
        Seen(figure.id, index, sensitivity)
        for figure in briefing().figures
        for index, compare in enumerate(figure.compare)
        for sensitivity in sensitivities(compare, figures(), figure)
    )


def moved(one: Seen, by: Decimal) -> dict[str, Figure]:
    """All figures with that number changed in the record that states it."""
    number = one.sensitivity.number
    changed = dict(figures())
    if number.figure is None:
        changed[one.figure] = _with_compare(changed[one.figure], one.index, number, by)
        return changed
    stating = changed[number.figure]
    if number.at is None:
        changed[stating.id] = replace(stating, **{number.part: number.value + by})
        return changed
    points = tuple(
        replace(point, **{number.part: number.value + by})
        if point.at.source == number.at
        else point
        for point in stating.points
    )
    changed[stating.id] = replace(stating, points=points)
    return changed


def _with_compare(figure: Figure, index: int, number: Number, by: Decimal) -> Figure:
    compare = figure.compare[index]
    new = number.value + by
    if number.part == "expect":
        compare = replace(compare, expect=new)
    else:
        sides = {side: list(getattr(compare, side)) for side in ("of", "to")}
        side, at = next(
            (side, at)
            for side, terms in sides.items()
            for at, term in enumerate(terms)
            if term.number == number.value
        )
        sides[side][at] = replace(sides[side][at], number=new)
        compare = replace(compare, of=tuple(sides["of"]), to=tuple(sides["to"]))
    compares = (*figure.compare[:index], compare, *figure.compare[index + 1 :])
    return replace(figure, compare=compares)


def caught(known: Mapping[str, Figure]) -> bool:
    """Whether any comparison fails or any value is not what its own comparison comes to."""
    return any(True for figure in known.values() for _ in _wrong(figure, known))


def _wrong(figure: Figure, known: Mapping[str, Figure]) -> Iterator[Compare]:
    own: dict[int | None, list[bool]] = {}
    for compare in figure.compare:
        if not check_compare(compare, known, figure).holds:
            yield compare
        stated = own_value(compare, figure)
        if stated is not None:
            agrees = stated_interval(compare.expect).meets(stated.interval)
            own.setdefault(stated.point, []).append(agrees)
    if any(not any(agreements) for agreements in own.values()):
        yield figure.compare[0]


def key(one: Seen) -> tuple[object, ...]:
    number = one.sensitivity.number
    bare = (one.figure, one.index, number.value) if number.figure is None else None
    return (number.figure, number.at, number.part, bare)


def test_nothing_is_wrong_to_begin_with() -> None:
    assert not caught(figures())
    assert len({key(one) for one in seen()}) > 200


def test_a_slip_of_one_unit_is_caught_or_it_is_said_why_not() -> None:
    found: dict[tuple[object, ...], bool] = {}
    for one in seen():
        number, sensitivity = one.sensitivity.number, one.sensitivity
        assert number.place == last_place(number.value, _sig(number))
        for sign in (1, -1):
            least = sensitivity.up if sign == 1 else sensitivity.down
            here = caught(moved(one, sign * number.place))
            found[key(one)] = found.get(key(one), True) and here
            if not here:
                assert sensitivity.why is not None, (one, sign)
                assert least is None or least > number.place, (one, sign)
    # Not everything may be excused: most of what is compared is caught at its last digit.
    assert sum(found.values()) / len(found) > 0.6


def _sig(number: Number) -> int | None:
    return figures()[number.figure].sig if number.figure is not None else None


def test_what_is_said_of_the_smallest_slip_is_true() -> None:
    for one in seen():
        number = one.sensitivity.number
        for sign, least in ((1, one.sensitivity.up), (-1, one.sensitivity.down)):
            if least is None:
                steps = [(number.place * 1000, True)]
            else:
                steps = [(least, False), (least - number.place, True)]
            for by, holds in steps:
                known = moved(one, sign * by)
                own = known[one.figure]
                assert check_compare(own.compare[one.index], known, own).holds is holds, one


def test_what_is_blind_is_what_is_not_noticed() -> None:
    for figure in briefing().figures:
        for compare in figure.compare:
            blind = tuple(one for one in sensitivities(compare, figures(), figure) if not one.noticed)
            assert all(sensitivity.why is not None for sensitivity in blind)
            rest = [s for s in sensitivities(compare, figures(), figure) if s not in blind]
            assert all(s.up == s.down == s.number.place and s.why is None for s in rest)


SLIPS = (
    ("value = 12.2\n", "value = 12.3\n", {"compare-fails", "value-against-compare"}),
    ("value = 2_368\n", "value = 2_468\n", {"compare-fails"}),
    ("value = 30_040_000_000\nperiod", "value = 30_050_000_000\nperiod",
     {"compare-fails", "value-against-compare"}),
    ('at = "2022-05-01", value = 8_288_000_000', 'at = "2022-05-01", value = 8_289_000_000',
     {"compare-fails"}),
    ('at = "2025-34", value = 1_769_000_000', 'at = "2025-34", value = 1_768_000_000',
     {"compare-fails"}),
    ('at = "2024-07-28", value = 12.2', 'at = "2024-07-28", value = 12.1',
     {"value-against-compare"}),
    ("expect = 122.4}", "expect = 122.5}", {"compare-fails", "value-against-compare"}),
)  # fmt: skip
"""What stands in the files, what is put in its place, and what the check says of it."""


@pytest.mark.parametrize(("old", "new", "codes"), SLIPS)
def test_a_slip_in_the_files_is_told(old: str, new: str, codes: set[str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "copy"))
    (file,) = [one for one in folder.rglob("*.toml") if old in one.read_text(encoding="utf-8")]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = read_briefing(folder).problems
    assert {problem.code for problem in problems} == codes
    for problem in problems:
        assert problem.file == str(file.relative_to(folder))
        assert all(problem.hint(words_for(language)) for language in ("ko", "en"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_numbers_are_told_in_words(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FOLDER), "--numbers", "--lang", language]) == 0
    out = capsys.readouterr().out
    lines = [line for line in out.splitlines() if line.startswith("    ")]
    assert len(lines) == len(seen())
    assert "{" not in out
    blind = [one for one in seen() if not one.sensitivity.noticed]
    word = {"ko": "넘어갈 수 있고", "en": "may pass, from"}[language]
    assert 0 < sum(word in line for line in lines) <= len(blind)


def test_programs_read_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FOLDER), "--numbers", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["holds"] for one in told] == [True] * len(told)
    assert sum(len(one["numbers"]) for one in told) == len(seen())
    share = next(one for one in told if one["figure"] == "china-share-q2-fy25")
    assert share["numbers"][0] == {
        "part": "value", "figure": "nvidia-china-q2-fy25", "at": None, "value": "3670000000",
        "place": "10000000", "noticed": False, "rise": "20000000", "fall": "30000000",
        "why": "expect",
    }  # fmt: skip
