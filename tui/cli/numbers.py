"""`briefdeck check --numbers`: every comparison worked out, and the slips that it notices.

May touch the library. For each number in a comparison it says whether a slip of one unit in the
last significant place would be noticed, from which slip on, and why not sooner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from tui.briefing.model import Briefing, Figure
from tui.briefing.numbers import Comparison, Interval, check_compare, own_value
from tui.briefing.sensitivity import Sensitivity, last_place, sensitivities
from tui.cli.errors import FINE, FOUND
from tui.cli.opening import find
from tui.cli.output import Output, TextPart
from tui.cli.usage import Arguments
from tui.library.rules.numbers import between
from tui.session.opening import open_briefing
from tui.words import Words


class CheckedComparison(NamedTuple):
    """One comparison of a figure."""

    figure: Figure
    """The figure that carries it."""
    made: Comparison
    """Its result."""
    sensitivities: tuple[Sensitivity, ...]
    """What it notices of each number; empty where it does not hold."""


def show_numbers(arguments: Arguments, path: Path, out: Output) -> int:
    """Print the comparisons of every briefing at `path`; the status is `FINE` if all hold."""
    checked: list[CheckedComparison] = []
    for folder in find(path, out.words).folders:
        briefing = open_briefing(folder, check=False).briefing
        if briefing is None:
            continue
        own = check_comparisons(briefing)
        checked += own
        if not arguments.json:
            _print(briefing, own, arguments.language or out.words.language, out)
    if arguments.json:
        out.json([_json(one) for one in checked])
    return FINE if all(one.made.holds for one in checked) else FOUND


def check_comparisons(briefing: Briefing) -> list[CheckedComparison]:
    """Every comparison of a briefing, in its order."""
    figures = {figure.id: figure for figure in briefing.figures}
    return [
        CheckedComparison(
            figure, check_compare(compare, figures, figure), sensitivities(compare, figures, figure)
        )
        for figure in briefing.figures
        for compare in figure.compare
    ]


def uncompared_figures(briefing: Briefing, checked: Sequence[CheckedComparison]) -> tuple[str, ...]:
    """Ids of the figures that state a number which no comparison looks at, in order."""
    seen = {(s.number.figure, s.number.at) for one in checked for s in one.sensitivities}
    seen |= {own.key[:2] for one in checked if (own := _own_number(one))}
    return tuple(
        figure.id
        for figure in briefing.figures
        if bool(figure.rows)
        or (figure.value is not None and (figure.id, None) not in seen)
        or any((figure.id, point.at.source) not in seen for point in figure.points)
    )


def _key(one: CheckedComparison, sensitivity: Sensitivity) -> tuple[object, ...]:
    """The identity of a number; a bare one belongs to its comparison."""
    number = sensitivity.number
    if number.figure is None:
        return (one.figure.id, one.made.compare, number)
    return (number.figure, number.at, number.part)


class _OwnNumber(NamedTuple):
    """The figure's own value that a comparison works out."""

    key: tuple[str, str | None, str]
    """Its identity, as of `_key`."""
    noticed: bool
    """Whether a slip of one unit in its last place is noticed."""


def _own_number(one: CheckedComparison) -> _OwnNumber | None:
    figure = one.figure
    own = own_value(one.made.compare, figure)
    if own is None:
        return None
    at = None if own.point is None else figure.points[own.point].at.source
    slip = last_place(own.value, figure.sig)
    low, high = own.interval.low, own.interval.high
    passes = any(Interval(low + s, high + s).meets(one.made.expect) for s in (slip, -slip))
    return _OwnNumber((figure.id, at, "value"), not passes)


def _print(
    briefing: Briefing, checked: Sequence[CheckedComparison], language: str, out: Output
) -> None:
    noticed: dict[tuple[object, ...], str] = {}
    for one in checked:
        for sensitivity in one.sensitivities:
            if sensitivity.noticed:
                noticed.setdefault(_key(one, sensitivity), one.figure.id)
        own = _own_number(one)
        if own is not None and own.noticed:
            noticed.setdefault(own.key, one.figure.id)
    last = ""
    for one in checked:
        if one.figure.id != last:
            last = one.figure.id
            title = one.figure.title.shown(language, briefing.first_language).text
            out.line((last, "strong"), "  ", title)
        out.line("  ", _result(one.made, out.words))
        for sensitivity in one.sensitivities:
            elsewhere = noticed.get(_key(one, sensitivity), "")
            out.line("    ", *_sensitivity(sensitivity, one.made, elsewhere, out.words))
    every = {_key(one, sensitivity) for one in checked for sensitivity in one.sensitivities}
    unnoticed = len(every - noticed.keys())
    out.line(
        out.words("cli.numbers_sum", compares=len(checked), numbers=len(every), blind=unnoticed)
    )
    uncompared = uncompared_figures(briefing, checked)
    if uncompared:
        ids = ", ".join(uncompared)
        out.line(out.words("cli.numbers_loose", count=len(uncompared), ids=ids))


def _result(made: Comparison, words: Words) -> TextPart:
    name = "impossible" if made.fault is not None else "holds" if made.holds else "fails"
    text = words(
        f"cli.numbers_{name}",
        kind=words(f"problem.compare-{made.compare.kind}"),
        expect=_plain(made.compare.expect),
        result=between(made.result.low, made.result.high),
    )
    return text if made.holds else (text, "error")


def _sensitivity(
    sensitivity: Sensitivity, made: Comparison, elsewhere: str, words: Words
) -> Iterator[TextPart]:
    number = sensitivity.number
    whose = " ".join(part for part in (number.figure, number.at) if part)
    if number.part in ("low", "high", "expect"):
        whose = f"{whose} {number.part}".strip()
    yield (_plain(number.value), "number")
    if whose:
        yield f"  {whose}"
    yield ": "
    place = _plain(number.place)
    if sensitivity.why is None:
        yield (words("cli.numbers_noticed", place=place), "quiet")
        return
    why = words(
        f"cli.numbers_why_{sensitivity.why}",
        expect=_plain(made.compare.expect),
        low=_plain(made.expect.low),
        high=_plain(made.expect.high),
        result=between(made.result.low, made.result.high),
    )
    yield (_passes(sensitivity, place, words), "warning")
    yield (f" {why}", "quiet")
    if elsewhere:
        yield (f" {words('cli.numbers_elsewhere', id=elsewhere)}", "quiet")


def _passes(sensitivity: Sensitivity, place: str, words: Words) -> str:
    """How far a number may slip before it is noticed."""
    up, down = sensitivity.up, sensitivity.down
    if up is not None and down is not None:
        return words("cli.numbers_passes", place=place, least=_plain(max(up, down)))
    if up is not None:
        return words("cli.numbers_passes_down", least=_plain(up))
    if down is not None:
        return words("cli.numbers_passes_up", least=_plain(down))
    return words("cli.numbers_never")


def _plain(number: Decimal) -> str:
    return f"{number:,f}"


def _json(one: CheckedComparison) -> dict[str, Any]:
    compare, result = one.made.compare, one.made.result
    return {
        "figure": one.figure.id,
        "kind": compare.kind,
        "expect": str(compare.expect),
        "result": [str(result.low), str(result.high)],
        "fault": one.made.fault,
        "holds": one.made.holds,
        "numbers": [
            {
                "part": sensitivity.number.part,
                "figure": sensitivity.number.figure,
                "at": sensitivity.number.at,
                "value": f"{sensitivity.number.value:f}",
                "place": f"{sensitivity.number.place:f}",
                "noticed": sensitivity.noticed,
                "rise": None if sensitivity.up is None else f"{sensitivity.up:f}",
                "fall": None if sensitivity.down is None else f"{sensitivity.down:f}",
                "why": sensitivity.why,
            }
            for sensitivity in one.sensitivities
        ],
    }
