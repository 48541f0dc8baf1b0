"""Numbers and figures in words: 300억 4천만 달러, $30.04 billion, ≤ 200,000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.briefing.dates import parse_date
from tui.briefing.model import Figure, Unit
from tui.briefing.numbers import (
    Axis,
    axis_in_words,
    figure_in_words,
    number_in_words,
    point_in_words,
)
from tui.briefing.numbers.words import NumberFormat
from tui.briefing.parts import Cell, Point
from tui.briefing.text import Text
from tui.words import Words, words_for

KO, EN = words_for("ko"), words_for("en")


def unit(id_: str, ko: str, en: str, short_ko: str = "", short_en: str = "") -> Unit:
    short = Text.of({"ko": short_ko, "en": short_en}) if short_ko else None
    return Unit(id=id_, label=Text.of({"ko": ko, "en": en}), short=short)


UNITS = {
    found.id: found
    for found in (
        unit("chips", "칩", "AI chips", "개", "chips"),
        unit("tflops", "TFLOPS", "TFLOPS"),
        unit("points", "퍼센트포인트", "percentage points", "%p", "pp"),
        unit("tb-per-s", "초당 테라바이트", "terabytes a second", "TB/s", "TB/s"),
    )
}


def said(value: str, unit: str, words: Words, sig: int | None = None) -> str:
    return number_in_words(Decimal(value), unit, words, units=UNITS, sig=sig, first="ko")


def short(value: str, unit: str, words: Words, sig: int | None = None) -> str:
    return number_in_words(
        Decimal(value), unit, words, units=UNITS, sig=sig, first="ko", style="short"
    )


def figure(**fields: Any) -> Figure:
    for name in ("value", "low", "high"):
        if name in fields:
            fields[name] = Decimal(fields[name])
    return Figure(id="f", title=Text.of("t"), **fields)


def told(made: Figure) -> tuple[str, str, str, str]:
    """A figure in full and short, each in Korean and English."""
    ko, en, short_ko, short_en = (
        figure_in_words(made, words, units=UNITS, first="ko", style=style)
        for style in ("full", "short")
        for words in (KO, EN)
    )
    return ko, en, short_ko, short_en


@pytest.mark.parametrize(
    ("value", "unit", "korean", "english"),
    [
        ("3700000000", "USD", "37억 달러", "$3.7 billion"),
        ("30040000000", "USD", "300억 4천만 달러", "$30.04 billion"),
        ("3666000000", "USD", "36억 6,600만 달러", "$3.666 billion"),
        ("13507000000", "USD", "135억 700만 달러", "$13.507 billion"),
        ("344000000000", "CNY", "3,440억 위안", "¥344 billion"),
        ("600000000000", "USD", "6천억 달러", "$600 billion"),
        ("1500000000000", "KRW", "1조 5천억 원", "₩1.5 trillion"),
        ("10000000", "EUR", "1천만 유로", "€10 million"),
        ("119.26", "USD", "119.26달러", "$119.26"),
        ("124.10", "USD", "124.10달러", "$124.10"),
        ("12500", "JPY", "1만 2,500엔", "JP¥12,500"),
        ("5000", "GBP", "5,000파운드", "£5,000"),
        ("37000000000", "CHF", "370억 CHF", "CHF 37 billion"),
        ("12.2", "%", "12.2%", "12.2%"),
        ("-3.9", "%", "−3.9%", "−3.9%"),
        ("-37000000000", "USD", "−370억 달러", "−$37 billion"),
        ("1200", "count", "1,200", "1,200"),
        ("1000000", "count", "100만", "1 million"),
        ("1000000", "chips", "100만 개", "1 million chips"),
        ("200000", "chips", "20만 개", "200,000 chips"),
        ("784", "chips", "784개", "784 chips"),
        ("15000", "chips", "1만 5,000개", "15,000 chips"),
        ("148", "tflops", "148 TFLOPS", "148 TFLOPS"),
        ("4.0", "tb-per-s", "4.0 TB/s", "4.0 TB/s"),
        ("-8.1", "points", "−8.1%p", "−8.1 pp"),
        ("16", "unheard-of", "16 unheard-of", "16 unheard-of"),
        ("30041234567", "USD", "300억 4,123만 4,567달러", "$30,041,234,567"),
        ("1234567.5", "KRW", "123만 4,567.5원", "₩1,234,567.5"),
        ("0", "USD", "0달러", "$0"),
        ("-0.0", "USD", "0.0달러", "$0.0"),
        ("1.2E+3", "count", "1,200", "1,200"),
        ("1E+50", "count", "1E+50", "1E+50"),
    ],
)
def test_a_number_with_its_unit(value: str, unit: str, korean: str, english: str) -> None:
    assert (said(value, unit, KO), said(value, unit, EN)) == (korean, english)


@pytest.mark.parametrize(
    ("value", "sig", "korean", "english"),
    [
        ("3700000000", 2, "37억 달러", "$3.7 billion"),
        ("3666000000", 2, "37억 달러", "$3.7 billion"),
        ("3666000000", 3, "36억 7천만 달러", "$3.67 billion"),
        ("3665000000", 3, "36억 7천만 달러", "$3.67 billion"),
        ("26300000000", 3, "263억 달러", "$26.3 billion"),
        ("999999", 2, "100만 달러", "$1 million"),
        ("4000000000", 3, "40억 달러", "$4 billion"),
        ("121", 1, "100달러", "$100"),
        ("12", 4, "12달러", "$12"),
    ],
)
def test_no_more_digits_than_are_significant(
    value: str, sig: int, korean: str, english: str
) -> None:
    assert (said(value, "USD", KO, sig), said(value, "USD", EN, sig)) == (korean, english)


@pytest.mark.parametrize(
    ("value", "unit", "korean", "english"),
    [
        ("30040000000", "USD", "300.4억 달러", "$30.04 bn"),
        ("13507000000", "USD", "135.07억 달러", "$13.51 bn"),
        ("3700000000", "USD", "37억 달러", "$3.7 bn"),
        ("50000000", "USD", "5천만 달러", "$50 mn"),
        ("344000000000", "CNY", "3,440억 위안", "¥344 bn"),
        ("200000", "chips", "20만 개", "200,000 chips"),
        ("99999", "chips", "99,999개", "99,999 chips"),
        ("119.26", "USD", "119.26달러", "$119.26"),
        ("-3.9", "%", "−3.9%", "−3.9%"),
    ],
)
def test_short_for_lists(value: str, unit: str, korean: str, english: str) -> None:
    assert (short(value, unit, KO), short(value, unit, EN)) == (korean, english)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"unit": "USD", "value": "3700000000", "sig": 2, "mark": "approximate"},
            ("약 37억 달러", "about $3.7 billion", "≈ 37억 달러", "≈ $3.7 bn"),
        ),
        (
            {"unit": "chips", "value": "200000", "bound": "at-most"},
            ("최대 20만 개", "up to 200,000 chips", "≤ 20만 개", "≤ 200,000 chips"),
        ),
        (
            {"unit": "USD", "value": "16000000000", "bound": "at-least", "mark": "approximate"},
            ("최소 160억 달러", "at least $16 billion", "≥ 160억 달러", "≥ $16 bn"),
        ),
        (
            {"unit": "%", "value": "30", "bound": "above"},
            ("30% 초과", "more than 30%", "> 30%", "> 30%"),
        ),
        (
            {"unit": "%", "value": "30", "bound": "below"},
            ("30% 미만", "under 30%", "< 30%", "< 30%"),
        ),
        (
            {"unit": "%", "value": "25", "low": "20", "high": "25"},
            ("20~25%", "20–25%", "20~25%", "20–25%"),
        ),
        (
            {"unit": "USD", "low": "3000000000", "high": "4000000000", "mark": "approximate"},
            ("약 30억~40억 달러", "about $3–4 billion", "≈ 30억~40억 달러", "≈ $3–4 bn"),
        ),
        (
            {"unit": "USD", "low": "800000000", "high": "1200000000"},
            (
                "8억~12억 달러",
                "$800 million to $1.2 billion",
                "8억~12억 달러",
                "$800 mn to $1.2 bn",
            ),
        ),
        (
            {"unit": "chips", "low": "800000", "high": "1200000"},
            (
                "80만~120만 개",
                "800,000–1.2 million chips",
                "80만~120만 개",
                "800,000–1.2 mn chips",
            ),
        ),
        ({"unit": "%", "low": "-5", "high": "3"}, ("−5~3%", "−5% to 3%") * 2),
        (
            {"unit": "USD", "value": "30800000000", "low": "29200000000", "high": "32600000000"},
            (
                "308억 달러(292억~326억 달러)",
                "$30.8 billion ($29.2–32.6 billion)",
                "308억 달러",
                "$30.8 bn",
            ),
        ),
        ({"unit": "%", "low": "20"}, ("최소 20%", "at least 20%", "≥ 20%", "≥ 20%")),
        ({"unit": "%", "high": "20"}, ("최대 20%", "up to 20%", "≤ 20%", "≤ 20%")),
        ({"unit": "%", "value": "20", "low": "20", "high": "20"}, ("20%",) * 4),
        ({"unit": "USD"}, ("",) * 4),
    ],
)
def test_a_figure_with_range_limit_and_mark(
    fields: dict[str, Any], expected: tuple[str, str, str, str]
) -> None:
    assert told(figure(**fields)) == expected


def test_a_series_is_told_by_its_last_point() -> None:
    points = tuple(
        Point(at=parse_date(at), value=Decimal(value), mark="approximate")
        for at, value in (("2024-04", "1"), ("2024-07", "3670000000"))
    )
    assert told(figure(unit="USD", points=points))[3] == "≈ $3.67 bn"


def test_cells_of_a_table() -> None:
    def cell(**fields: Any) -> str:
        return point_in_words(Cell(**fields), "tflops", EN, units=UNITS, first="ko")

    assert cell(text="SemiAnalysis") == "SemiAnalysis"
    assert cell() == ""
    assert cell(value=Decimal(800), low=Decimal(780), high=Decimal(800)) == "780–800 TFLOPS"
    assert cell(value=Decimal(320), mark="approximate") == "≈ 320 TFLOPS"


def test_an_axis_has_one_unit_and_equal_decimals() -> None:
    values = [Decimal(5_540_000_000), Decimal(954_000_000), Decimal(-2)]
    assert axis_in_words(values, "USD", EN, first="ko") == Axis(("5.54", "0.95", "0.00"), "$ bn")
    assert axis_in_words(values[:2], "USD", KO, first="ko") == Axis(("55.40", "9.54"), "억 달러")
    counts = [Decimal(200_000), Decimal(15_000)]
    assert axis_in_words(counts, "chips", KO, units=UNITS, first="ko").unit == "만 개"
    assert axis_in_words(counts, "count", EN, first="ko") == Axis(("200,000", "15,000"), "")
    percents = [Decimal("12.25"), Decimal(-15)]
    assert axis_in_words(percents, "%", EN, first="ko") == Axis(("12.25", "−15.00"), "%")
    assert axis_in_words([], "%", EN, first="ko").labels == ()


_SCALES = {"만": 4, "억": 8, "조": 12, "경": 16, "million": 6, "billion": 9, "trillion": 12}


def _back(text: str) -> Decimal:
    """The number that words stand for."""
    total = Decimal(0)
    for digits, thousand, name in re.findall(
        r"([0-9,.]+) ?(천?)(만|억|조|경|[mbt]r?illion)?", text
    ):
        number = Decimal(digits.replace(",", "")) * (1000 if thousand else 1)
        total += number.scaleb(_SCALES.get(name, 0))
    return total


numbers = st.decimals(
    min_value=0, max_value=10**19, allow_nan=False, allow_infinity=False, places=2
) | st.integers(0, 10**19).map(Decimal)


@given(numbers, st.sampled_from(["ko", "en"]))
def test_words_in_full_stand_for_the_very_number(value: Decimal, language: str) -> None:
    assert _back(number_in_words(value, "count", words_for(language), first="ko")) == value


def test_no_digit_of_a_long_number_is_lost() -> None:
    value = "123456789012345678901234567891"
    assert said(value, "count", EN).replace(",", "") == value
    assert said(f"-{value}", "count", KO).endswith("3,456만 7,891")


@given(st.decimals(), st.integers(1, 12) | st.none(), st.sampled_from(["USD", "%", "count", "x"]))
def test_any_number_has_words(value: Decimal, sig: int | None, unit: str) -> None:
    for words in (KO, EN):
        assert number_in_words(value, unit, words, sig=sig, first="ko")
        assert number_in_words(value, unit, words, sig=sig, first="ko", style="short")
        assert NumberFormat("count", words, {}, "ko", "full", sig).scaled(value).digits


@given(st.lists(st.decimals(-(10**15), 10**15, allow_nan=False), max_size=6))
def test_labels_of_an_axis_align(values: list[Decimal]) -> None:
    axis = axis_in_words(values, "count", EN, first="ko")
    assert len(axis.labels) == len(values)
    assert len({len(label.partition(".")[2]) for label in axis.labels}) <= 1
