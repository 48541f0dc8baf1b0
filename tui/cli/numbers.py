"""`briefdeck check --numbers`: every comparison worked out, and what it notices of its numbers.

May touch the library. For each number in a comparison it says whether a slip of one unit in the
last significant place would be noticed, from which slip on, and why not sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.briefing.numbers import Interval, check_compare, own_value
from tui.briefing.sensitivity import Sight, last_place, sights
from tui.cli import FINE, FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from tui.briefing.model import Briefing, Figure
    from tui.briefing.numbers import Comparison
    from tui.cli.output import Output, TextPart
    from tui.cli.usage import Arguments
    from tui.words import Words


class CheckedComparison(NamedTuple):
    """One comparison of a figure."""

    figure: Figure
    """Which carries it."""
    made: Comparison
    """What comes of it."""
    sights: tuple[Sight, ...]
    """What it notices; nothing where it does not hold."""


def show_numbers(arguments: Arguments, path: Path, out: Output) -> int:
    """Print the comparisons of every briefing at `path`; the status says whether all hold."""
    from tui.cli.opening import found_at
    from tui.library.read import read_briefing

    checked: list[CheckedComparison] = []
    for folder in found_at(path, out.words).folders:
        briefing = read_briefing(folder, check=False).briefing
        if briefing is None:
            continue
        here = checked_of(briefing)
        checked += here
        if not arguments.json:
            _print(briefing, here, arguments.language or out.words.language, out)
    if arguments.json:
        out.json([_json(one) for one in checked])
    return FINE if all(one.made.holds for one in checked) else FOUND


def checked_of(briefing: Briefing) -> list[CheckedComparison]:
    """Every comparison of a briefing, in its order."""
    figures = {figure.id: figure for figure in briefing.figures}
    return [
        CheckedComparison(
            figure, check_compare(compare, figures, figure), sights(compare, figures, figure)
        )
        for figure in briefing.figures
        for compare in figure.compare
    ]


def loose_figures(briefing: Briefing, checked: Sequence[CheckedComparison]) -> tuple[str, ...]:
    """Ids of the figures that state a number which no comparison looks at, in order."""
    seen = {(s.number.figure, s.number.at) for one in checked for s in one.sights}
    seen |= {_own_key(one)[:2] for one in checked if own_value(one.made.compare, one.figure)}
    return tuple(
        figure.id
        for figure in briefing.figures
        if bool(figure.rows)
        or (figure.value is not None and (figure.id, None) not in seen)
        or any((figure.id, point.at.source) not in seen for point in figure.points)
    )


def _key(one: CheckedComparison, sight: Sight) -> tuple[object, ...]:
    """What tells a number from all others; a bare one belongs to its comparison."""
    number = sight.number
    if number.figure is None:
        return (one.figure.id, one.made.compare, number)
    return (number.figure, number.at, number.part)


def _own_key(one: CheckedComparison) -> tuple[str, str | None, str]:
    """The key of the figure's own value that a comparison works out."""
    own = own_value(one.made.compare, one.figure)
    point = None if own is None else own.point
    return (one.figure.id, None if point is None else one.figure.points[point].at.source, "value")


def _own_noticed(one: CheckedComparison) -> bool:
    """Whether a slip in the figure's own value is noticed, because it is worked out here."""
    own = own_value(one.made.compare, one.figure)
    if own is None:
        return False
    slip = last_place(own.value, one.figure.sig)
    wide = own.interval
    return not any(
        Interval(wide.low + step, wide.high + step).meets(one.made.expect) for step in (slip, -slip)
    )


def _print(
    briefing: Briefing, checked: Sequence[CheckedComparison], language: str, out: Output
) -> None:
    noticed: dict[tuple[object, ...], str] = {}
    for one in checked:
        for sight in one.sights:
            if sight.noticed:
                noticed.setdefault(_key(one, sight), one.figure.id)
        if _own_noticed(one):
            noticed.setdefault(_own_key(one), one.figure.id)
    last = ""
    for one in checked:
        if one.figure.id != last:
            last = one.figure.id
            title = one.figure.title.shown(language, briefing.first_language).text
            out.line((last, "strong"), "  ", title)
        out.line("  ", *_result(one.made, out.words))
        for sight in one.sights:
            elsewhere = noticed.get(_key(one, sight), "")
            out.line("    ", *_sight(sight, one.made, elsewhere, out.words))
    every = {_key(one, sight) for one in checked for sight in one.sights}
    words = {"compares": len(checked), "numbers": len(every), "blind": len(every - noticed.keys())}
    out.line(out.words("cli.numbers_sum", **words))
    loose = loose_figures(briefing, checked)
    if loose:
        out.line(out.words("cli.numbers_loose", count=len(loose), ids=", ".join(loose)))


def _result(made: Comparison, words: Words) -> Iterator[TextPart]:
    kind = words(f"problem.compare-{made.compare.kind}")
    expect = _plain(made.compare.expect)
    if made.fault is not None:
        yield (words("cli.numbers_impossible", kind=kind, expect=expect), "error")
    else:
        name = "holds" if made.holds else "fails"
        told = words(f"cli.numbers_{name}", kind=kind, expect=expect, result=_between(made))
        yield told if made.holds else (told, "error")


def _sight(sight: Sight, made: Comparison, elsewhere: str, words: Words) -> Iterator[TextPart]:
    number = sight.number
    whose = " ".join(part for part in (number.figure, number.at) if part)
    if number.part in ("low", "high", "expect"):
        whose = f"{whose} {number.part}".strip()
    yield (_plain(number.value), "number")
    if whose:
        yield f"  {whose}"
    yield ": "
    place = _plain(number.place)
    if sight.why is None:
        yield (words("cli.numbers_noticed", place=place), "quiet")
        return
    why = words(
        f"cli.numbers_why_{sight.why}",
        expect=_plain(made.compare.expect),
        low=_plain(made.expect.low),
        high=_plain(made.expect.high),
        result=_between(made),
    )
    yield (_passes(sight, place, words), "warning")
    yield (f" {why}", "quiet")
    if elsewhere:
        yield (f" {words('cli.numbers_elsewhere', id=elsewhere)}", "quiet")


def _passes(sight: Sight, place: str, words: Words) -> str:
    """How far a number may slip before it is noticed."""
    up, down = sight.up, sight.down
    if up is not None and down is not None:
        return words("cli.numbers_passes", place=place, least=_plain(max(up, down)))
    if up is not None:
        return words("cli.numbers_passes_down", least=_plain(up))
    if down is not None:
        return words("cli.numbers_passes_up", least=_plain(down))
    return words("cli.numbers_never")


def _plain(number: Decimal) -> str:
    return f"{number:,f}"


def _between(made: Comparison) -> str:
    """The result in as few digits as tell it."""
    from tui.library.rules.numbers import between

    return between(made.result.low, made.result.high)


def _json(one: CheckedComparison) -> dict[str, Any]:
    compare, result = one.made.compare, one.made.result
    return {
        "figure": one.figure.id,
        "kind": compare.kind,
        "expect": str(compare.expect),
        "result": [str(result.low), str(result.high)],
        "fault": one.made.fault,
        "holds": one.made.holds,
        "numbers": [_number_json(sight) for sight in one.sights],
    }


def _number_json(sight: Sight) -> dict[str, Any]:
    number = sight.number
    return {
        "part": number.part,
        "figure": number.figure,
        "at": number.at,
        "value": f"{number.value:f}",
        "place": f"{number.place:f}",
        "noticed": sight.noticed,
        "rise": None if sight.up is None else f"{sight.up:f}",
        "fall": None if sight.down is None else f"{sight.down:f}",
        "why": sight.why,
    }
