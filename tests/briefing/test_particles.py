"""Korean particles: the last sound of a word as it is read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.briefing.korean import with_particle
from tui.briefing.korean.last_sound import last_sound
from tui.briefing.korean.particles import PAIRS

CLOSED = {
    *("삼성", "미국", "중국", "부산", "칩", "국산 칩", "20만 개국", "공업정보화국(MIIT)"),
    # names
    *("Micron", "Samsung", "Qualcomm", "Foxconn", "Cambricon", "Amazon", "Moonshot", "Anthropic"),
    *("Meituan", "Biden", "Jensen Huang", "Beijing", "Washington", "Broadcom", "MediaTek", "Arm"),
    *("iFlytek", "TikTok", "Facebook", "Slack", "Hygon", "Biren", "StepFun", "Pentagon", "Verizon"),
    *("SenseTime", "Enflame", "Chrome", "iPhone", "Reddit", "Scott", "Rubin", "Panasonic", "Snap"),
    *("Information", "chip", "stock", "robot", "internet", "startup", "web", "lab", "Deep", "book"),
    # letters and acronyms
    *("HBM", "LLM", "IBM", "DRAM", "ASIC", "FN", "M", "n", "ROM"),
    # numbers: 십, 백, 천, 만, 억, 영, 삼, 육
    *("10", "910", "950", "H20", "H200", "A800", "1000", "10000", "3,000,000", "100000000", "0"),
    *("3", "6", "26", "1.50", "2.0", "100,000", "007.3"),
    *("₩5,000", "¥344 billion", "300kg", "1 million", "30.04 bn", "ㅎ", "ン", "C#"),
}
RIEUL = {
    *("서울", "물", "칠", "오늘"),
    *("Intel", "Google", "Apple", "Oracle", "Dell", "Marvell", "Blackwell", "Mistral", "Excel"),
    *("Wall Street Journal", "mobile", "rule", "scale", "model"),
    *("ASML", "XL", "LPDDR", "R", "l", "SQL"),
    *("1", "7", "8", "2.1", "17", "1988", "ㄹ", "2018", "0.7", "‰"),
}
OPEN = {
    *("화웨이", "엔비디아", "바이트댄스", "달러", "20만 개", "엔비디아(Nvidia)", "(화웨이)"),
    # names
    *("Nvidia", "Huawei", "Baidu", "Meta", "ByteDance", "Alibaba", "OpenAI", "DeepSeek", "Tencent"),
    *("Microsoft", "Bloomberg", "Reuters", "Trump", "Tesla", "Hynix", "Xiaomi", "Zhipu", "MetaX"),
    *("YouTube", "Azure", "Linux", "Park", "Counterpoint", "Moore", "Llama", "Raimondo", "Lenovo"),
    *("Goldman Sachs", "TrendForce", "Financial Times", "core", "cloud", "bank", "report", "Seek"),
    *("café", "Nestlé", "Yangtze", "Inspur", "Gartner", "Skype", "bridge", "Tape", "Entity List"),
    # letters and acronyms
    *("SMIC", "TSMC", "YMTC", "AMD", "GPU", "BIS", "NASA", "CUDA", "CEO", "B30A", "910C", "910B"),
    *("5G", "NAND", "x", "C++", "TFLOPS"),
    # numbers: 이, 사, 오, 구, 조
    *("2", "4", "5", "9", "2024", "A19", "1.5", "1,000,000,000,000", "K2", "3.14"),
    *("12.2%", "$3.7 billion", "−$37 bn", "$119.26", "100€", "7nm", "96 GB", "4.0 TB/s", "25°"),
    *("ㅏ", "エヌビディア"),
}


@pytest.mark.parametrize("word", sorted(CLOSED))
def test_closed(word: str) -> None:
    assert (with_particle(word, "은/는"), with_particle(word, "으로/로")) == (
        f"{word}은",
        f"{word}으로",
    )


@pytest.mark.parametrize("word", sorted(RIEUL))
def test_rieul_takes_ro(word: str) -> None:
    assert (with_particle(word, "은/는"), with_particle(word, "으로/로")) == (
        f"{word}은",
        f"{word}로",
    )


@pytest.mark.parametrize("word", sorted(OPEN))
def test_open(word: str) -> None:
    assert (with_particle(word, "은/는"), with_particle(word, "으로/로")) == (
        f"{word}는",
        f"{word}로",
    )


@pytest.mark.parametrize(
    "quoted", ["“{}”", "'{}'", "「{}」", "‘{}’.", "({})", "{}!", "[{}]", "{} "]
)
def test_quotation_marks_and_stops_are_silent(quoted: str) -> None:
    for word in ("삼성", "서울", "화웨이", "H20", "SMIC"):
        assert last_sound(quoted.format(word)) == last_sound(word)


@pytest.mark.parametrize("word", ["", "英伟达", "Нвидиа", "→", "🙂", "()"])
def test_what_cannot_be_read_takes_both_forms(word: str) -> None:
    assert with_particle(word, "은/는") == f"{word}은(는)"
    assert with_particle(word, "과/와") == f"{word}과(와)"
    assert with_particle(word, "로/으로") == f"{word}(으)로"
    assert with_particle(word, "이다/다") == f"{word}(이)다"


def test_either_order_of_a_pair() -> None:
    assert with_particle("삼성", "는/은") == with_particle("삼성", "은/는") == "삼성은"
    assert with_particle("화웨이", "와/과") == "화웨이와"
    assert with_particle("삼성", "와/과") == "삼성과"


@pytest.mark.parametrize(
    ("pair", "closed", "rieul", "opened"),
    [
        ("이/가", "삼성이", "서울이", "메타가"),
        ("을/를", "삼성을", "서울을", "메타를"),
        ("과/와", "삼성과", "서울과", "메타와"),
        ("아/야", "삼성아", "서울아", "메타야"),
        ("이다/다", "삼성이다", "서울이다", "메타다"),
        ("이라/라", "삼성이라", "서울이라", "메타라"),
        ("이라는/라는", "삼성이라는", "서울이라는", "메타라는"),
        ("으로서/로서", "삼성으로서", "서울로서", "메타로서"),
        ("이나/나", "삼성이나", "서울이나", "메타나"),
    ],
)
def test_all_pairs(pair: str, closed: str, rieul: str, opened: str) -> None:
    assert [with_particle(word, pair) for word in ("삼성", "서울", "메타")] == [
        closed,
        rieul,
        opened,
    ]


def test_an_unknown_pair_is_set_as_it_stands() -> None:
    assert with_particle("삼성", "x/y") == "삼성x/y"


@given(st.text(), st.sampled_from(PAIRS))
def test_any_word_takes_one_form(word: str, pair: tuple[str, str]) -> None:
    said = with_particle(word, "/".join(pair))
    assert said.startswith(word)
    assert said.removeprefix(word).replace("(", "").replace(")", "").endswith(pair[1][-1:]) or (
        said == word + pair[0]
    )


@given(st.text(alphabet=[chr(code) for code in range(0xAC00, 0xD7A4, 7)], min_size=1))
def test_hangul_goes_by_its_final_consonant(word: str) -> None:
    closed = (ord(word[-1]) - 0xAC00) % 28 != 0
    assert with_particle(word, "이/가") == word + ("이" if closed else "가")
