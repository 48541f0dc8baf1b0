"""The last sound of a word as a Korean reader says it aloud: Hangul, numbers, signs, Latin words.

English words follow the loanword orthography (외래어 표기법): a final [p t k] after a short vowel
closes the syllable (chip 칩), elsewhere it opens one (Park 파크); [b d g f v s z] open one,
[l m n ng] close it. Pure: no files, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

Sound: TypeAlias = Literal["vowel", "rieul", "consonant", "unknown"]
"""How a word ends; `rieul` is the consonant ㄹ, `unknown` a script that has no Korean reading."""

_QUIET = " \t\n\"'`“”‘’«»『』「」《》〈〉【】[]{}<>.,;:!?…·~*_–—-|/\\"
_PARENTHESES = re.compile(r"(.*\S)\s*[(（][^()（）]*[)）]", re.DOTALL)
_MONEY = re.compile(
    r"(?:[−–+≈≤≥<>~-]\s*)*([$€¥￥£₩])\s*[0-9][0-9,.]*(?:\s*(?:[a-z]{1,2}|[a-z]+illion))?"
)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?\Z")
_LATIN = re.compile(r"[A-Za-z]+\Z")
_HUMP = re.compile(r"[A-Z]+\Z|[A-Z]?[a-z]+\Z")
_MEASURE = re.compile(r"[0-9]\s*([A-Za-zμ]+(?:/[a-z]+)?)\Z")

_DIGITS: dict[str, Sound] = {
    **dict.fromkeys("036", "consonant"),  # 영 or 공, 삼, 육
    **dict.fromkeys("178", "rieul"),  # 일, 칠, 팔
    **dict.fromkeys("2459", "vowel"),
}
_SIGNS: dict[str, Sound] = {
    **dict.fromkeys("%％$€£", "vowel"),  # 퍼센트, 달러, 유로, 파운드
    **dict.fromkeys("°℃+&/", "vowel"),  # 도, 플러스, 앤드, 슬래시
    "=": "vowel",  # 이퀄은 드물고 ‘는’이 자연스럽다
    "‰": "rieul",  # 퍼밀
    **dict.fromkeys("¥￥₩#@", "consonant"),  # 엔, 원, 샵, 앳
    "™": "unknown",
}
_LETTERS: dict[str, Sound] = {"l": "rieul", "m": "consonant", "n": "consonant", "r": "rieul"}

# Words whose Korean form the rules below miss, by how it ends.
_OPEN = """
bit cafe credit hit set kit chipset nestle cuda nasa nato nand unicef unesco
"""
_CLOSED = """
web lab fab job club pub big bag type technique arm zip deep sleep keep creep jeep
asic opec ram rom dram sram vram sim gan
"""
_WORDS: dict[str, Sound] = {
    **dict.fromkeys(_OPEN.split(), "vowel"),
    **dict.fromkeys(_CLOSED.split(), "consonant"),
}
_MEASURES: dict[str, Sound] = {
    **dict.fromkeys(("kg", "g", "mg", "t"), "consonant"),  # 그램, 톤
    **dict.fromkeys(("bn", "mn"), "consonant"),  # 빌리언, 밀리언
    **dict.fromkeys(("m", "mm", "cm", "km", "nm", "μm", "l", "ml"), "vowel"),  # 미터, 리터
}
_VOICES = frozenset("aeiou")


@lru_cache(maxsize=8192)
def last_sound(word: str) -> Sound:
    """How `word` ends when it is read aloud in Korean.

    Quotation marks and full stops at its end are passed over, and so are words in round brackets:
    `공업정보화부(MIIT)` ends as 부 does. `unknown` for an empty word and for scripts other than
    Hangul, Latin and kana.
    """
    spoken = unicodedata.normalize("NFC", word).strip(_QUIET)
    while found := _PARENTHESES.fullmatch(spoken):
        spoken = found[1].strip(_QUIET)
    spoken = spoken.strip(_QUIET + "()（）")
    if not spoken:
        return "unknown"
    if money := _MONEY.fullmatch(spoken):
        return _SIGNS[money[1]]
    last = spoken[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28  # its final consonant, numbered as in Unicode
        return "vowel" if final == 0 else "rieul" if final == 8 else "consonant"
    if last in _SIGNS:
        return _SIGNS[last]
    if "0" <= last <= "9":
        number = _NUMBER.search(spoken)
        return _number(number[0] if number else last)
    return _foreign(spoken, last)


def _number(number: str) -> Sound:
    """A number in Sino-Korean; behind the point and with a leading 0 digit by digit."""
    whole = number.replace(",", "")
    zeros = len(whole) - len(whole.rstrip("0"))
    if "." in whole or whole[0] == "0" or zeros == 0:
        return _DIGITS[whole[-1]]
    # 십, 백, 천, 만, 억, 경 are closed; 조 (10^12) and 해 (10^20) are open.
    return "vowel" if 12 <= zeros < 16 or 20 <= zeros < 24 else "consonant"


def _foreign(spoken: str, last: str) -> Sound:
    if "ㄱ" <= last <= "ㅎ":
        return "rieul" if last == "ㄹ" else "consonant"  # 기역, 니은, 리을 …
    if "ㅏ" <= last <= "ㅣ":
        return "vowel"
    if "ぁ" <= last <= "ヿ":
        return "consonant" if last in "んン" else "vowel"
    measure = _MEASURE.search(spoken)
    if measure and measure[1] in _MEASURES:
        return _MEASURES[measure[1]]
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", spoken) if sign.isascii())
    run = _LATIN.search(bare) if unicodedata.normalize("NFKD", last)[0].isascii() else None
    if run is None:
        return "unknown"
    return _latin(run[0])


def _latin(run: str) -> Sound:
    """A run of Latin letters: a known word, an acronym letter by letter, or a word by its spelling.

    Of a compound with capitals inside (OpenAI, SenseTime) the last part counts.
    """
    hump = _HUMP.search(run)
    part = hump[0] if hump else run
    if known := _WORDS.get(run.lower()) or _WORDS.get(part.lower()):
        return known
    if len(part) == 1 or (part.isupper() and len(part) < 6):
        return _LETTERS.get(part[-1].lower(), "vowel")
    return _spelt(part.lower())


def _spelt(word: str) -> Sound:
    """An English (or pinyin) word by its last letters."""
    if word.endswith("ng"):
        return "consonant"
    silent = word[-1] == "e" and len(word) > 2
    letter = word[-2] if silent else word[-1]
    if letter == "l":
        return "rieul"
    if letter in "mn":
        return "consonant"
    return "consonant" if not silent and _stopped(word) else "vowel"


def _stopped(word: str) -> bool:
    """Whether a final p, t, k or c closes the syllable: after one short vowel, or doubled."""
    last, before = word[-1], word[-2:-1]
    if last not in "ptkc":
        return False
    if word.endswith(("ck", "ook")) or (before == last and last != "c"):
        return True
    if before == "y" and len(word) > 2:
        return True
    return before in _VOICES and word[-3:-2] not in _VOICES
