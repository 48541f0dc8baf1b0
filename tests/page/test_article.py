"""What an article says of a record, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.briefing import make
from tests.page.desk import context, small, text_at, told
from tui.briefing.model import Briefing
from tui.library.read import read_briefing
from tui.page.article import article
from tui.page.blocks import Columns, Entries, Heading, Link, links_of, pieces_of
from tui.page.glyphs import ASCII, UNICODE
from tui.page.typesetting import set_blocks
from tui.page.wrap import cells


@pytest.fixture(scope="module")
def bundled() -> Briefing:
    opened = read_briefing(Path("content/china-ai-chips"), check=False)
    assert opened.briefing is not None
    return opened.briefing


def _labels(id: str, language: str = "ko") -> list[str]:
    return [
        entry.label
        for block in told(id, language).main
        if isinstance(block, Entries)
        for entry in block.rows
        if entry.label
    ]


def _headings(id: str, language: str = "ko") -> list[str]:
    return [block.text for block in told(id, language).blocks if isinstance(block, Heading)]


def test_an_event_tells_its_facts_in_one_line() -> None:
    first = text_at(told("report")).splitlines()
    assert first[0] == "H20 대신 국산 칩을 쓰라고 압박"
    assert first[1] == "2024년 9월 27일 · 엇갈림 · B3 · 독립 출처 1"
    english = text_at(told("report", "en")).splitlines()
    assert english[1] == "27 September 2024 · disputed · B3 · 1 independent source"


def test_the_body_has_live_links_values_and_fitting_particles() -> None:
    text = text_at(told("report"))
    assert "공업정보화부는 H20을 사지 말라고 했다. 매출은 300억 4천만 달러다." in text
    targets = {link.target for link in links_of(told("report").main) if "body" in link.key}
    assert targets == {"miit", "h20", "revenue"}


def test_the_groups_of_an_event_stand_in_their_order() -> None:
    assert _labels("report") == ["행위자", "수치", "앞선 일", "예상"]
    assert _headings("report") == ["서로 다른 설명", "출처", "그 밖에 이 기록을 드는 곳"]
    assert _labels("earlier") == ["그 뒤"]
    assert _labels("forecast", "en") == ["Outcome"]


def test_roles_are_said_from_the_list_or_in_the_authors_words() -> None:
    assert "공업정보화부 발표 · 엔비디아 손해" in text_at(told("report"))
    assert "MIIT issuer · Nvidia loser" in text_at(told("report", "en"))


def test_an_expectation_says_what_became_of_it() -> None:
    assert "일부 실현  2024-09-27  H20 대신" in text_at(told("forecast"))
    assert "came true in part" in text_at(told("report", "en"))


def test_differing_accounts_stand_side_by_side_where_there_is_room() -> None:
    columns = [block for block in told("report").main if isinstance(block, Columns)]
    assert len(columns) == 1
    wide = text_at(told("report"), 72)
    assert any("금지라고" in line and "권고라고" in line for line in wide.splitlines())
    narrow = text_at(told("report"), 50)
    assert not any("금지라고" in line and "권고라고" in line for line in narrow.splitlines())
    assert "벤징가  C4" in wide
    assert "어느 관계자  B6" in wide


def test_sources_tell_letter_date_place_stance_and_what_they_relay() -> None:
    text = text_at(told("report"), 72)
    row = next(line for line in text.splitlines() if line.startswith("C  벤징가"))
    assert row.split() == ["C", "벤징가", "2024-09-30", "2,", "4문단", "←", "블룸버그"]
    assert "철회된 출처 반박" in text
    assert "B3  출처는 대체로 신뢰할 수 있음, 내용은 사실일 가능성이 있음" in text


def test_what_a_struck_source_brings_down_is_said_aloud() -> None:
    article = told("steers", struck=["bloomberg"])
    loud = {piece.text for piece in pieces_of(article.blocks) if piece.style == "loud"}
    assert loud == {"근거 무너짐", "제외함"}


def test_an_actor_shows_names_ties_events_and_figures() -> None:
    text = text_at(told("nvidia"))
    assert "기업 · 미국 · B · 독립 출처 1" in text
    assert "Nvidia · 英伟达 · NVDA" in text
    assert "산하       H20" in text
    assert "지도받음  ← 공업정보화부  2024-05~ –" in text
    assert _headings("nvidia") == [
        "관계",
        "사건",
        "수치",
        "출처",
        "그 밖에 이 기록을 드는 곳",
    ]
    assert "Relations 1" in text_at(told("nvidia", "en"))


def test_a_tie_of_an_own_type_reads_both_ways() -> None:
    assert "구매 자제 권고  → H20" in text_at(told("miit"))
    assert "구매 자제 대상  ← 공업정보화부" in text_at(told("h20"))
    article = text_at(told("discouraging", "en"))
    assert article.startswith("MIIT – discourages buying – H20")
    assert "H20 – discouraged by – MIIT" in article


def test_a_figure_says_whether_it_adds_up() -> None:
    assert "3.67 ÷ 30.04 = 12.2% ✓" in text_at(told("share", "en"))
    assert "36.7 ÷ 300.4 = 12.2% ✓" in text_at(told("share"))
    wrong = text_at(told("wrong", "en"))
    assert "= 12.2% ✗ does not match the stated 50%" in wrong


def test_a_quotient_of_two_units_is_not_so_many_times_as_much() -> None:
    per_chip = make.compare("ratio", ["money"], ["chips"], 12_000)
    twice = make.compare("ratio", ["money"], ["half"], 2)
    own = make.compare("ratio", ["half"], [0.5], 12_000_000_000)
    briefing = make.briefing(
        make.figure("chips", 1_000_000, unit="count"),
        make.figure("half", 6_000_000_000, unit="USD"),
        make.figure("money", 12_000_000_000, unit="USD", compare=(per_chip, twice, own)),
    )
    text = text_at(told("money", briefing=briefing))
    assert "÷ 100만 = 1만 2,000 ✓" in text
    assert "= 2배 ✓" in text
    assert "= 120억 달러 ✓" in text


def test_a_series_has_a_chart_its_values_and_a_sentence() -> None:
    text = " ".join(text_at(told("series", "en"), 72).split())
    assert "┤" in text
    assert "┊ basis changed" in text
    assert "3 values from Q1 2023 to Q1 2024: lowest $1 bn (Q1 2023), highest $3 bn" in text
    assert "derived" in text


def test_a_table_marks_what_is_unknown_or_disputed() -> None:
    text = text_at(told("table"))
    assert "H20      200    BIS" in text
    assert "남은 것  300 ≠  모름" in text
    assert "≠ 엇갈리는 값" in text


def test_a_judgement_says_how_sure_how_likely_and_where_it_is_weakest() -> None:
    text = text_at(told("advice", "en"), 90)
    assert "low confidence · likely (55–80 %)" in text
    assert "lowered" in text
    # One link has no source at all, the others go back to one report.
    assert "part of the basis has no source\n1 independent source" in text
    assert "hangs on one origin: Bloomberg" in text
    assert "B1·1  Quarterly revenue" in text
    assert "event   –     Earlier rumour  2024-05~  ▸ weakest link" in text
    assert _headings("advice") == ["확신하는 까닭", "다른 가능성", "근거"]


def test_a_source_says_who_speaks_who_relays_it_and_what_rests_on_it() -> None:
    text = text_at(told("bloomberg"))
    assert "블룸버그 · 기사 · 2024년 9월 27일 · B 대체로 신뢰할 수 있음" in text
    assert "사정을 아는 사람들" in text
    assert "재인용한 곳  C  벤징가  2024-09-30" in text
    assert "이 출처에 기대는 기록" in text
    urls = [link for link in links_of(told("bloomberg").main) if link.is_url]
    assert [link.target for link in urls] == ["https://example.com/news/h20"]


def test_the_overview_gives_the_gist() -> None:
    assert _headings("brief") == [
        "핵심 판단",
        "주요 수치",
        "최근 사건",
        "남은 질문",
        "풀린 질문",
        "이야기",
    ]
    text = text_at(told("brief"))
    assert "엔비디아와 300억 4천만 달러." in text
    assert "확신 낮음 · 가능성 높음(55–80 %)" in text
    assert "하향" in text
    assert "연말 제재 예상" not in text  # it has not happened yet


def test_text_that_is_missing_in_a_language_says_whose_it_is() -> None:
    assert text_at(told("ko-only", "en")).startswith("국문뿐 ‹ko›")
    assert "‹" not in text_at(told("ko-only"))
    ascii_only = told("ko-only", "en", glyphs=ASCII)
    assert text_at(ascii_only, glyphs=ASCII).startswith("국문뿐 <ko>")


def test_what_mentions_a_record_is_told_once() -> None:
    for record in small().records():
        article = told(record.id)
        mentions = [link.target for link in links_of(article.aside) if "mentions" in link.key]
        assert len(mentions) == len(set(mentions))
    aside = {link.target for link in links_of(told("report").aside) if "mentions" in link.key}
    assert aside == {"advice", "walk"}


def test_a_link_to_nothing_is_said_and_leads_nowhere() -> None:
    from tests.briefing import make

    briefing = make.briefing(make.event("e", body={"ko": "[[gone]]과 {{gone}}", "en": "[[gone]]"}))
    article = told("e", briefing=briefing)
    assert "gone(없는 기록)" in text_at(article)
    assert links_of(article.blocks) == ()


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        told("nobody")


def _check_links(briefing: Briefing, links: tuple[Link, ...]) -> None:
    assert len({link.key for link in links}) == len(links)
    for link in links:
        assert link.is_url or link.target in briefing.by_id


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_record_of_the_bundled_briefing_has_a_sound_article(
    bundled: Briefing, language: str
) -> None:
    about = context(bundled, language)
    for record in (bundled.meta, *bundled.records()):
        page = article(record.id, about, language)
        _check_links(bundled, links_of(page.blocks))
        for width in (18, 47, 78):
            for line in set_blocks(page.blocks, width, UNICODE):
                assert sum(cells(piece.text) for piece in line) <= width, (record.id, width)


def test_link_keys_stay_when_the_language_changes(bundled: Briefing) -> None:
    pages = [
        {record.id: article(record.id, context(bundled, lang), lang) for record in bundled.events}
        for lang in ("ko", "en")
    ]
    for id, page in pages[0].items():
        # Prose may link otherwise in another language; everything else is the same.
        kept = [link.key for link in links_of(page.blocks) if not link.key.startswith("body")]
        other = [
            link.key for link in links_of(pages[1][id].blocks) if not link.key.startswith("body")
        ]
        accounts = {key for key in (*kept, *other) if key.startswith("account")}
        assert [key for key in kept if key not in accounts] == [
            key for key in other if key not in accounts
        ]


def test_every_record_can_be_reached_from_the_lists_by_links(bundled: Briefing) -> None:
    about = context(bundled)
    listed = {
        bundled.meta.id,
        *(r.id for r in (*bundled.events, *bundled.actors, *bundled.figures, *bundled.sources)),
    }
    linked = {
        link.target
        for id in listed
        for link in links_of(article(id, about, "ko").blocks)
        if not link.is_url
    }
    assert {record.id for record in bundled.relations} <= linked
    assert {record.id for record in bundled.stories} <= linked
    assert {record.id for record in bundled.judgements} <= linked


@given(st.integers(-2, 100), st.sampled_from([record.id for record in small().records()]))
@settings(max_examples=120, deadline=None)
def test_any_article_fits_any_width(width: int, id: str) -> None:
    for glyphs in (UNICODE, ASCII):
        page = told(id, glyphs=glyphs)
        for line in set_blocks(page.blocks, width, glyphs):
            assert sum(cells(piece.text) for piece in line) <= max(width, 2)


def test_points_of_a_series_are_written_out_or_named() -> None:
    from tests.briefing import make

    points = [make.point(f"2024-{33 + n}", 1_000_000_000 * (n + 1)) for n in range(4)]
    briefing = make.briefing(
        make.figure("quarters", unit="USD", chart="bar", points=points),
        make.figure("year", 10_000_000_000, unit="USD", period="2024", compare=[
            make.compare("sum", ["quarters"], [], 10_000_000_000)]),
        make.figure("spring", 2_000_000_000, unit="USD", period="2024-34", compare=[
            make.compare("sum", ["quarters"], [], 2_000_000_000),
            make.compare("share", [], [("quarters", "2024")], 20),
            make.compare("sum", [("quarters", "2023")], [], 5)]),
    )  # fmt: skip
    english = [text_at(told(id, "en", briefing=briefing)) for id in ("year", "spring")]
    assert "1 + 2 + 3 + 4 = $10 bn ✓" in english[0]
    assert "quarters = $2 bn ✓" in english[1]
    assert "$2 bn ÷ (1 + 2 + 3 + 4) = 20% ✓" in english[1]
    assert "cannot be worked out" in english[1]
    links = [link.target for link in links_of(told("year", briefing=briefing).blocks)]
    assert "quarters" in links


def test_a_comparison_that_fails_at_a_limit_is_told() -> None:
    from tests.briefing import make

    briefing = make.briefing(
        make.figure("most", 10, unit="USD", bound="at-most"),
        make.figure("f", 1, unit="USD", compare=[
            make.compare("difference", ["most"], [2], 9),
            make.compare("difference", [2], ["most"], -9)]),
    )  # fmt: skip
    text = text_at(told("f", "en", briefing=briefing))
    assert "$8 ✗ does not match the stated $9" in text
    assert "−$8 ✗ does not match the stated −$9" in text
