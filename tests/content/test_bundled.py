"""The bundled briefing is sound, whole in both languages, and true to the facts it is made from.

The ids `F01` and so on are those of its fact base; records name them in `refs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from urllib.parse import urlsplit

import pytest

from tui.briefing.numbers import check_compare
from tui.briefing.dates import in_words
from tui.briefing.numbers import figure_in_words
from tui.briefing.links import Links
from tui.briefing.model import Briefing, Event, Figure, Judgement, Record
from tui.briefing.prose import RecordLink, parse_prose
from tui.briefing.text import Prose, Text
from tui.library.find import bundled, find_briefings
from tui.library.read import Opened, read_briefing
from tui.words import words_for


@cache
def opened() -> Opened:
    return read_briefing(bundled() / "china-ai-chips")


@cache
def briefing() -> Briefing:
    found = opened().briefing
    assert found is not None
    return found


def record(id: str) -> Record:
    return briefing().by_id[id]


def figure(id: str) -> Figure:
    found = record(id)
    assert isinstance(found, Figure)
    return found


def event(id: str) -> Event:
    found = record(id)
    assert isinstance(found, Event)
    return found


def referring(fact: str) -> list[Record]:
    return [record for record in briefing().records() if fact in record.refs]


def test_the_bundled_library_is_found() -> None:
    found = find_briefings(bundled())
    assert found.kind != "nothing"
    assert not found.problems


def test_it_is_clean_even_to_a_strict_check() -> None:
    assert [f"{problem.place} {problem.code}" for problem in opened().problems] == []


# The facts.

FACTS = (
    "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13",
    "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26",
    "F27", "F28", "F29", "F30", "F31", "F32", "F33", "F34", "F35", "F36", "F37",
)  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_report_has_its_record(fact: str) -> None:
    found = referring(fact)
    assert found
    assert any(getattr(each, "cites", ()) or isinstance(each, Judgement) for each in found)


VALUES = {
    "nvidia-revenue-q2-fy25": ("C1", "30040000000", "USD"),
    "nvidia-revenue-q2-fy24": ("C1", "13507000000", "USD"),
    "nvidia-data-centre-q2-fy25": ("C3", "26300000000", "USD"),
    "nvidia-china-q2-fy25": ("F25", "3670000000", "USD"),
    "nvidia-china-q2-fy24": ("F26", "2740000000", "USD"),
    "china-growth-q2-fy25": ("F26", "33.8", "%"),
    "china-growth-as-reported": ("F26", "30", "%"),
    "china-share-q2-fy25": ("F25", "12.2", "%"),
    "china-share-q2-fy24": ("C2", "20.3", "%"),
    "china-revenue-as-reported": ("F25", "3700000000", "USD"),
    "china-share-as-reported": ("F25", "12", "%"),
    "nvidia-low-2024-09-27": ("F09", "119.26", "USD"),
    "nvidia-previous-close": ("C5", "124.10", "USD"),
    "nvidia-fall-intraday": ("F09", "-3.9", "%"),
    "nvidia-close-2024-09-27": ("C5", "121", "USD"),
    "nvidia-fall-close": ("X3", "-2.2", "%"),
    "nvidia-close-2023": ("F11", "49.51", "USD"),
    "nvidia-gain-2024": ("F11", "141", "%"),
    "nvidia-risk-2022": ("E06", "400000000", "USD"),
    "h20-forecast-value": ("E21", "12000000000", "USD"),
    "h20-forecast-units": ("E21", "1000000", "chips"),
    "chip-orders-total": ("E12", "5000000000", "USD"),
    "chip-orders-a800": ("E12", "1000000000", "USD"),
    "chip-orders-2024": ("E12", "4000000000", "USD"),
    "chip-orders-a800-units": ("E12", "100000", "chips"),
    "h20-orders-q1-2025": ("E34", "16000000000", "USD"),
    "h20-charge-notice": ("E35", "5500000000", "USD"),
    "h20-charge-booked": ("E37", "4500000000", "USD"),
    "h20-sales-q1-fy26": ("E37", "4600000000", "USD"),
    "h20-unshipped": ("E37", "2500000000", "USD"),
    "h20-loss-expected": ("E37", "8000000000", "USD"),
    "h20-sales-q3-fy26": ("E55", "50000000", "USD"),
    "h20-compute": ("C6", "148", "tflops"),
    "h100-compute": ("C6", "989", "tflops"),
    "h20-bandwidth": ("C6", "4.0", "tb-per-s"),
    "h100-bandwidth": ("C6", "3.35", "tb-per-s"),
    "a100-link": ("E08", "600", "gb-per-s"),
    "a800-link": ("E08", "400", "gb-per-s"),
    "big-fund-ii-capital": ("E01", "204150000000", "CNY"),
    "big-fund-iii-capital": ("E19", "344000000000", "CNY"),
    "big-fund-iii-usd": ("E19", "47500000000", "USD"),
    "ministry-stake": ("E19", "17.44", "%"),
    "bank-money": ("E19", "114000000000", "CNY"),
    "bytedance-ordered": ("E27", "100000", "chips"),
    "bytedance-received": ("E27", "30000", "chips"),
    "cambricon-gain": ("E26", "20", "%"),
    "naura-gain": ("E26", "9", "%"),
    "entities-2022-12": ("E09", "36", "count"),
    "entities-2024-12": ("E29", "140", "count"),
}
"""Id of a figure: the fact it tells, its value and its unit, as the fact base has them."""


@pytest.mark.parametrize("id", VALUES)
def test_the_figures_are_those_of_the_fact_base(id: str) -> None:
    fact, value, unit = VALUES[id]
    found = figure(id)
    assert fact in found.refs
    assert (found.value, found.unit) == (Decimal(value), unit)


SERIES = {
    "nvidia-revenue-quarterly": {
        "2022-05-01": 8_288, "2023-07-30": 13_507, "2023-10-29": 18_120, "2024-04-28": 26_044,
        "2024-07-28": 30_040, "2024-10-27": 35_082, "2025-04-27": 44_062, "2025-07-27": 46_743,
        "2025-10-26": 57_006, "2026-01-25": 68_130, "2026-04-26": 81_620,
    },
    "nvidia-china-quarterly": {
        "2022-05-01": 2_080, "2023-01-29": 954, "2023-07-30": 2_740, "2023-10-29": 4_030,
        "2024-07-28": 3_670, "2024-10-27": 5_420, "2025-04-27": 5_520, "2025-07-27": 2_770,
        "2025-10-26": 2_970,
    },
    "cambricon-revenue": {"2022": 729, "2023": 709.4, "2024": 1174.5, "2025": 6_497},
}  # fmt: skip
"""Points of series, in millions."""


@pytest.mark.parametrize("id", SERIES)
def test_the_points_of_series_are_those_of_the_fact_base(id: str) -> None:
    points = {point.at.source: point.value for point in figure(id).points}
    for at, millions in SERIES[id].items():
        assert points[at] == Decimal(str(millions)) * 1_000_000, at


def test_points_that_mix_bases_are_not_drawn_on_the_line() -> None:
    points = {point.at.source: point.value for point in figure("nvidia-china-quarterly").points}
    assert "2026-01-25" not in points
    rejected = {Decimal(n) * 1_000_000 for n in (3_970, 7_820, 5_840, 8_140, 9_660)}
    assert not rejected & set(points.values())


@pytest.mark.parametrize("id", ["h20-charge-notice", "bytedance-ordered", "bytedance-received"])
def test_bounds_are_told(id: str) -> None:
    wanted = {
        "h20-charge-notice": "at-most", "bytedance-ordered": "above", "bytedance-received": "below",
    }  # fmt: skip
    assert figure(id).bound == wanted[id]


def figures_with_comparisons() -> list[str]:
    return [figure.id for figure in briefing().figures if figure.compare]


@pytest.mark.parametrize("id", figures_with_comparisons())
def test_the_comparisons_hold(id: str) -> None:
    figures = {each.id: each for each in briefing().figures}
    for compare in figure(id).compare:
        assert check_compare(compare, figures, figure(id)).holds


def test_there_are_comparisons_for_what_the_report_says_of_china() -> None:
    assert {"china-growth-q2-fy25", "china-share-q2-fy25"} <= set(figures_with_comparisons())


# What was put right.


def told(language: str, *ids: str) -> str:
    """All that records say of themselves in a language, values in words."""
    words = words_for(language)
    units = {unit.id: unit for unit in briefing().units}

    def texts() -> Iterator[str]:
        for id in ids:
            each = record(id)
            for name in each.__struct_fields__:
                value = getattr(each, name)
                if isinstance(value, Text):
                    yield value.shown(language, "ko").text
            if isinstance(each, Figure) and each.value is not None:
                yield figure_in_words(each, words, units=units, first="ko")

    return " ".join(texts())


def ids_of(*facts: str) -> list[str]:
    return [each.id for fact in facts for each in referring(fact)]


def test_foreign_chips_are_what_beijing_would_tolerate() -> None:
    assert "foreign" in told("en", *ids_of("F20"))
    korean = told("ko", *ids_of("F20"))
    assert "외국" in korean or "해외" in korean


def test_the_low_of_the_day_is_not_the_close() -> None:
    assert figure("nvidia-low-2024-09-27").value != figure("nvidia-close-2024-09-27").value
    assert "장중" in told("ko", *ids_of("F09"))


def test_guidance_discourages_and_has_no_force_in_law() -> None:
    korean, english = told("ko", *ids_of("F03", "F04", "F16")), told("en", *ids_of("F03", "F16"))
    assert "창구지도" in korean
    assert "공업정보화부" in told("ko", "miit")
    assert "산업 정보 기술부" not in told("ko", *[each.id for each in briefing().records()
                                              if each.kind_name != "source"
                                              and each.id != "miit"])  # fmt: skip
    assert "discourage" in english
    assert "no force in law" in told("en", briefing().meta.id)
    assert "법적" in told("ko", *ids_of("G01"))
    assert "window guidance" in told("en", briefing().meta.id)


def test_the_report_is_dated_as_in_new_york() -> None:
    report, guidance = event("bloomberg-h20-report"), event("window-guidance-2024")
    assert report.date.source == "2024-09-27"
    assert in_words(report.date, words_for("ko")) == "2024년 9월 27일"
    assert guidance.status == "reported"
    assert guidance.reported is not None
    assert guidance.reported.source == "2024-09-27"


def test_the_expectation_has_its_outcome() -> None:
    expected = [each for each in referring("F36") if isinstance(each, Event)]
    outcomes = [each.outcome for each in expected if each.outcome is not None]
    assert outcomes
    assert all(isinstance(record(outcome.event), Event) for outcome in outcomes)


# Languages.


def texts(part: object, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from texts(each, f"{path}.{number}")
    elif hasattr(part, "__struct_fields__"):
        for name in part.__struct_fields__:
            yield from texts(getattr(part, name), f"{path}.{name}")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_text_is_there_in_every_language(language: str) -> None:
    for each in briefing().records():
        for path, text in texts(each, each.id):
            assert not text.shown(language, "ko").missing, path


def test_prose_is_never_one_language_for_both() -> None:
    for each in briefing().records():
        for path, text in texts(each, each.id):
            if isinstance(text, Prose):
                assert {"ko", "en"} <= set(text.languages), path


def test_both_languages_of_a_prose_link_to_the_same_records() -> None:
    for each in briefing().records():
        for path, text in texts(each, each.id):
            if isinstance(text, Prose):
                korean, english = (linked(text.values[tag]) for tag in ("ko", "en"))
                assert korean == english, path


def linked(prose: str) -> set[str]:
    return {
        span.id
        for block in parse_prose(prose)
        for span in getattr(block, "spans", ())
        if isinstance(span, RecordLink)
    }


def test_korean_is_written_in_hangul_and_english_is_not() -> None:
    for each in briefing().records():
        for path, text in texts(each, each.id):
            if isinstance(text, Prose):
                assert any("가" <= sign <= "힣" for sign in text.values["ko"]), path
                outside = text.values["en"].replace("창구지도", "")
                hangul = [sign for sign in outside if "가" <= sign <= "힣"]
                assert len(hangul) < 30, path


# Sources and links.


def test_addresses_are_whole() -> None:
    addresses = [source.url for source in briefing().sources if source.url is not None]
    assert len(addresses) > 40
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"}, address
        assert parts.hostname, address
        assert "." in parts.hostname, address
        assert not set(address) & set(' <>"{}|\\^`\n'), address
        assert address.isascii(), address


def test_no_source_stands_there_twice() -> None:
    addresses = [source.url for source in briefing().sources if source.url is not None]
    assert len(addresses) == len(set(addresses))


def test_every_claim_says_who_says_so() -> None:
    for table in (briefing().events, briefing().figures, briefing().relations):
        for each in table:
            derived = isinstance(each, Figure) and each.compare
            own = each.cites or (isinstance(each, Figure) and (each.points or each.rows))
            accounts = isinstance(each, Event) and each.accounts
            assert own or derived or accounts, each.id


def test_every_record_is_mentioned_or_mentions_something() -> None:
    links = Links(briefing())
    alone = [
        each.id
        for each in briefing().records()
        if each.kind_name in {"actor", "event", "source", "figure"}
        and not links.out(each.id)
        and not links.into(each.id)
    ]
    assert alone == []


def test_the_hinge_of_the_story_stands_on_one_origin() -> None:
    from tui.briefing.evidence import Evidence

    guidance = event("window-guidance-2024")
    assert len(guidance.cites) >= 2
    assert len(Evidence(briefing()).origins(guidance.id)) == 1
