"""Widths and line breaks: never wider than asked, nothing lost, nothing broken inside a sign."""

from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes, wcswidth

from tui.page.blocks import Link, Piece, text_of
from tui.page.wrap import cells, cut, fit_pieces, graphemes, pad, wrap, wrap_text

KOREAN = (
    "공업정보화부를 비롯한 규제 당국이 법적 효력이 없는 창구지도로 H20 구매를 자제하게 하고 "
    "화웨이와 캠브리콘을 권했다고 익명의 관계자들이 전했다. 엔비디아는 논평하지 않았다."
)
WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("가힣는을 한글  abc-/.,()“”·–"),
        st.sampled_from("国半导体、。「」（）ーっカ"),
        st.sampled_from("e\u0301ᄒ\u1161\u11ab👩\u200d🔬🇰🇷☺\ufe0f\u0e33"),
        st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")),
    ),
    max_size=60,
)
QUICK = settings(max_examples=150, deadline=None)


def _widest(text: str) -> int:
    return max((cells(sign) for sign in graphemes(text)), default=0)


@given(st.text(alphabet=st.sampled_from("abc 가힣ㄱ国ー、·…—“”’×÷≠▌●─█⠿éßЖ１％€№①"), max_size=40))
@QUICK
def test_everyday_text_is_as_wide_as_rich_and_wcwidth_say(text: str) -> None:
    if "①" in text or "№" in text:
        text = text.replace("①", "").replace("№", "")
    assert cells(text) == cell_len(text) == wcswidth(text)


@given(WORDS)
@QUICK
def test_width_adds_up_over_graphemes(text: str) -> None:
    assert cells(text) == sum(cells(sign) for sign in graphemes(text))
    assert graphemes(text) == list(iter_graphemes(text))


def test_every_character_of_the_quick_way_agrees_with_rich() -> None:
    from tui.page.wrap import _is_simple

    differ = [
        hex(code)
        for code in range(0x20, 0x10000)
        if not 0xD800 <= code < 0xE000
        and _is_simple(chr(code))
        and not cells(chr(code)) == cell_len(chr(code)) == wcswidth(chr(code))
    ]
    assert differ == []


@given(WORDS, st.integers(0, 30))
@QUICK
def test_a_cut_text_fits_and_is_a_beginning(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= width
    if short != text:
        start = short.removesuffix("…")
        signs = graphemes(text)
        taken = graphemes(start) if start else []
        assert [*taken] == signs[: len(taken)]


def test_cutting_names_what_it_leaves_out() -> None:
    assert cut("엔비디아", 8) == "엔비디아"
    assert cut("엔비디아", 7) == "엔비디…"
    assert cut("엔비디아", 6) == "엔비…"
    assert cut("엔비디아", 1) == "…"
    assert cut("엔비디아", 0) == ""
    assert cut("Nvidia", 5, "...") == "Nv..."
    assert cut("Nvidia", 2, "...") == ".."
    assert cut("a 엔비디아", 4) == "a…"


def test_padding_and_fitting() -> None:
    assert pad("가", 4) == "가  "
    assert pad("가", 4, "right") == "  가"
    assert pad("가나다", 4) == "가나다"
    assert text_of(fit_pieces((Piece("가나다"),), 4)) == "가… "


@given(WORDS, st.integers(-1, 40))
@QUICK
def test_lines_hold_everything_and_are_never_too_wide(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert cells(line) <= max(width, 1, _widest(text))


@given(WORDS, st.integers(1, 40))
@QUICK
def test_no_sign_is_torn_apart(text: str, width: int) -> None:
    joined = [sign for line in wrap_text(text, width) for sign in graphemes(line)]
    assert [sign for sign in joined if sign != " "] == [
        sign for sign in graphemes(text) if sign != " "
    ]


@given(st.lists(WORDS, max_size=5), st.integers(1, 30))
@QUICK
def test_pieces_keep_style_and_link(texts: list[str], width: int) -> None:
    pieces = [
        Piece(text, "strong" if index % 2 else "plain", Link(str(index), str(index)))
        for index, text in enumerate(texts)
    ]
    lines = wrap(pieces, width)
    for index, text in enumerate(texts):
        own = "".join(
            piece.text
            for line in lines
            for piece in line
            if piece.link and piece.link.target == str(index)
        )
        assert own.replace(" ", "") == text.replace(" ", "")
    assert tuple("".join(p.text for p in line) for line in lines) == wrap_text(
        "".join(texts), width
    )


def test_korean_breaks_between_words() -> None:
    lines = wrap_text(KOREAN, 30)
    words = KOREAN.split()
    assert [word for line in lines for word in line.split()] == words
    assert all(cells(line) <= 30 for line in lines)


def test_a_word_longer_than_the_line_leaves_no_lone_syllable() -> None:
    assert wrap_text("최첨단반도체를", 12) == ("최첨단반도", "체를")


def test_a_forgotten_last_word_gets_company() -> None:
    assert wrap_text("가나다 라마바 사아자 것", 20) == ("가나다 라마바", "사아자 것")


def test_chinese_breaks_between_characters_but_not_at_brackets() -> None:
    text = "国务院关于印发《新时期促进集成电路产业》的通知（国发〔2020〕8号），「新しい、チップ」。"
    for width in range(8, 40):
        for line in wrap_text(text, width):
            assert line[0] not in "、。，）》」〕ッー"
            assert line[-1] not in "（《「〔"
    assert wrap_text("国务院，发", 6) == ("国务", "院，发")


def test_no_line_opens_with_a_separator() -> None:
    for width in range(6, 30):
        for line in wrap_text("2024년 9월 · 보도 · B3 · 독립 출처 1", width)[1:]:
            assert not line.startswith("·")


def test_addresses_break_behind_slashes_and_latin_at_hyphens() -> None:
    assert wrap_text("https://example.com/news/2024/h20", 20) == (
        "https://example.com/",
        "news/2024/h20",
    )
    assert wrap_text("the US-China deal", 7) == ("the US-", "China", "deal")


def test_a_line_feed_always_breaks() -> None:
    assert wrap_text("가\n\n나", 10) == ("가", "", "나")


def test_no_width_at_all_neither_raises_nor_hangs() -> None:
    for width in (-3, 0, 1):
        assert "".join(wrap_text("가 나다", width)).replace(" ", "") == "가나다"
        assert cut("가나", width) in ("", "…")


def test_a_long_article_is_set_in_no_time() -> None:
    pieces = [Piece(word + " ") for word in (KOREAN * 20).replace(".", ". ").split()]
    wrap(pieces, 60)
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        assert len(wrap(pieces, 60)) >= 60
        best = min(best, time.perf_counter() - start)
    assert best < 0.02  # about 0.7 ms where nothing else runs


def test_everyday_text_does_not_load_wcwidth() -> None:
    code = (
        "import sys; from tui.page.wrap import wrap_text;"
        f"wrap_text({KOREAN!r} + '国务院，≠ 12.2 %', 20); print('wcwidth' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
