"""Makes a big briefing in Korean and English, the same one every time, for measuring.

`python -m tests.bench.make FOLDER [RECORDS]` writes it. The facts are made up; the proportions
(links, sources, languages a record) are those of the bundled briefing.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RECORDS = 10_000
"""How many records the measurements are made with."""

FIRST_DAY = date(2019, 1, 1)
LAST_DAY = date(2026, 5, 31)


class Pair(NamedTuple):
    """The same in Korean and in English."""

    ko: str
    en: str

    @property
    def toml(self) -> str:
        """As a localized text of the format."""
        return f'{{ko = "{self.ko}", en = "{self.en}"}}'


HEADS = tuple(
    Pair(ko, en)
    for ko, en in (
        ("한빛", "Hanbit"), ("동해", "Donghae"), ("새론", "Saeron"), ("가온", "Gaon"),
        ("누리", "Nuri"), ("다온", "Daon"), ("미르", "Mir"), ("보람", "Boram"), ("서광", "Seogwang"),
        ("아라", "Ara"), ("은하", "Eunha"), ("정음", "Jeongeum"), ("청운", "Cheongun"),
        ("태백", "Taebaek"), ("푸른", "Pureun"), ("하람", "Haram"), ("백두", "Baekdu"),
        ("금강", "Geumgang"), ("한울", "Hanul"), ("온새", "Onsae"),
    )
)  # fmt: skip
TAILS = tuple(
    Pair(ko, en)
    for ko, en in (
        ("반도체", "Semiconductor"), ("전자", "Electronics"), ("에너지", "Energy"),
        ("조선", "Shipbuilding"), ("통신", "Telecom"), ("은행", "Bank"), ("물산", "Trading"),
        ("화학", "Chemical"), ("항공", "Aviation"), ("연구소", "Institute"), ("일보", "Daily"),
        ("신문", "News"), ("증권", "Securities"), ("모터스", "Motors"), ("제약", "Pharma"),
    )
)  # fmt: skip
DEEDS = tuple(
    Pair(ko, en)
    for ko, en in (
        ("새 공장 건설을 발표", "announces a new plant"),
        ("분기 매출 감소를 보고", "reports a fall in quarterly sales"),
        ("수출 허가를 신청", "applies for an export licence"),
        ("공급 계약을 체결", "signs a supply contract"),
        ("합병 협상을 중단", "breaks off merger talks"),
        ("규제 당국의 조사를 받음", "comes under investigation"),
        ("시험 생산을 시작", "begins trial production"),
        ("전망을 낮춤", "lowers its outlook"),
        ("감원 계획을 부인", "denies plans for layoffs"),
        ("소송에서 이김", "wins its lawsuit"),
    )
)
MEASURES = tuple(
    Pair(ko, en)
    for ko, en in (
        ("매출", "revenue"), ("영업이익", "operating profit"), ("설비 투자", "capital spending"),
        ("수출액", "exports"), ("연구비", "research budget"),
    )
)  # fmt: skip
KINDS = ("company", "company", "company", "organization", "government", "media", "person")
TIES = ("supplies", "invests-in", "competes-with", "customer-of", "part-of", "reports-on")
STATUSES = ("confirmed", "confirmed", "reported", "alleged", "disputed", "denied")
ROLES = ("subject", "issuer", "target", "buyer", "seller", "investigator")


class Sizes(NamedTuple):
    """How many records of each kind."""

    events: int
    actors: int
    relations: int
    figures: int
    sources: int
    terms: int
    questions: int
    judgements: int

    @classmethod
    def of(cls, records: int) -> Sizes:
        """The shares of a briefing with so many records (at least 100)."""
        shares = [records * share // 100 for share in (15, 10, 15, 18, 3, 1, 1)]
        return cls(records - sum(shares), *shares)


class Maker:
    """Writes one briefing; all that looks random comes from one seeded source."""

    def __init__(self, records: int = RECORDS) -> None:
        self.sizes = Sizes.of(records)
        self.random = Random(20_240_927)
        self.actors = [self._company(number) for number in range(self.sizes.actors)]

    def files(self) -> dict[str, str]:
        """The files of the briefing by name."""
        parts: dict[str, Callable[[], Iterator[str]]] = {
            "actors.toml": self._actors,
            "timeline.toml": self._events,
            "relations.toml": self._relations,
            "figures.toml": self._figures,
            "sources.toml": self._sources,
            "glossary.toml": self._terms,
            "questions.toml": self._questions,
            "judgements.toml": self._judgements,
        }
        made = {name: "\n".join(part()) for name, part in parts.items()}
        return {"briefing.toml": _HEAD, **made}

    def _company(self, number: int) -> Pair:
        head, tail = HEADS[number % len(HEADS)], TAILS[number // len(HEADS) % len(TAILS)]
        round_ = number // (len(HEADS) * len(TAILS)) + 1
        return Pair(f"{head.ko}{tail.ko} {round_}", f"{head.en} {tail.en} {round_}")

    def _day(self) -> date:
        return FIRST_DAY + timedelta(self.random.randrange((LAST_DAY - FIRST_DAY).days))

    def _some_actor(self) -> int:
        return self.random.randrange(self.sizes.actors)

    def _cites(self, number: int) -> str:
        """Every source is cited by someone: the events take turns through all of them."""
        first, second = number % self.sizes.sources, self.random.randrange(self.sizes.sources)
        at = self.random.randint(1, 9)
        return f'cites = [{{source = "source-{first}", at = "para:{at}"}}, "source-{second}"]'

    def _actors(self) -> Iterator[str]:
        for number, name in enumerate(self.actors):
            other = self._some_actor()
            yield f"""[[actor]]
id = "actor-{number}"
kind = "{KINDS[number % len(KINDS)]}"
name = {name.toml}
aliases = ["A{number}"]
tags = ["group-{number % 40}"]
[actor.description]
ko = "{name.ko}은(는) [[actor-{other}]]{{와/과}} 거래하는 곳이다. 본사는 {number % 17 + 1}구에 있다."
en = "{name.en} does business with [[actor-{other}]]. Its head office is in district {number % 17 + 1}."
"""

    def _events(self) -> Iterator[str]:
        for number in range(self.sizes.events):
            # Every actor has a part in an event: they take turns.
            who, other = number % self.sizes.actors, self._some_actor()
            deed, name = DEEDS[self.random.randrange(len(DEEDS))], self.actors[who]
            day = self._day()
            figure = self.random.randrange(self.sizes.figures)
            before = f'follows = ["event-{number - 1}"]\n' if number % 9 == 8 else ""
            yield f"""[[event]]
id = "event-{number}"
date = {day.isoformat()}
title = {{ko = "{name.ko}, {deed.ko}", en = "{name.en} {deed.en}"}}
status = "{STATUSES[number % len(STATUSES)]}"
credibility = {number % 5 + 1}
actors = [{{id = "actor-{who}", role = "{ROLES[number % len(ROLES)]}"}}, "actor-{other}"]
figures = ["figure-{figure}"]
tags = ["group-{number % 40}"]
{before}{self._cites(number)}
[event.body]
ko = "[[actor-{who}]]{{이/가}} {day.year}년에 {deed.ko}했다고 [[source-{number % self.sizes.sources}]]가 전했다. 상대는 [[actor-{other}]]{{으로/로}} 알려졌다."
en = "[[actor-{who}]] {deed.en}, [[source-{number % self.sizes.sources}]] reported in {day.year}. The other side is said to be [[actor-{other}]]."
"""

    def _relations(self) -> Iterator[str]:
        for number in range(self.sizes.relations):
            start, end = number % self.sizes.actors, self._some_actor()
            yield f"""[[relation]]
id = "relation-{number}"
from = "actor-{start}"
type = "{TIES[number % len(TIES)]}"
to = "actor-{end if end != start else (end + 1) % self.sizes.actors}"
period = "{self._day().isoformat()}/.."
credibility = {number % 5 + 1}
{self._cites(number)}
"""

    def _figures(self) -> Iterator[str]:
        for number in range(self.sizes.figures):
            who, what = number % self.sizes.actors, MEASURES[number % len(MEASURES)]
            name, day = self.actors[who], self._day()
            title = Pair(f"{name.ko} {what.ko}", f"{name.en}, {what.en}")
            yield f"""[[figure]]
id = "figure-{number}"
title = {title.toml}
unit = "{("USD", "KRW", "%", "count")[number % 4]}"
{self._values(number)}
actors = ["actor-{who}"]
as_of = {day.isoformat()}
credibility = {number % 5 + 1}
{self._cites(number)}
"""

    def _values(self, number: int) -> str:
        if number % 10:
            return f"value = {self.random.randrange(1, 10**6)}{'' if number % 4 == 2 else '000'}"
        points = ", ".join(
            f'{{at = "{year}", value = {self.random.randrange(100, 999)}}}'
            for year in range(2016, 2026)
        )
        return f'points = [{points}]\nchart = "line"'

    def _sources(self) -> Iterator[str]:
        for number in range(self.sizes.sources):
            publisher = self.actors[number % self.sizes.actors]
            about = self.actors[self._some_actor()]
            repeats = f'repeats = ["source-{number - 1}"]\n' if number % 7 == 6 else ""
            yield f"""[[source]]
id = "source-{number}"
type = "article-newspaper"
title = {{ko = "{about.ko} 관련 보도 {number}", en = "Report {number} on {about.en}"}}
publisher = {publisher.toml}
reliability = "{"ABBCCCD"[number % 7]}"
issued = {self._day().isoformat()}
url = "https://example.org/{number}"
lang = "{("ko", "en")[number % 2]}"
{repeats}"""

    def _terms(self) -> Iterator[str]:
        for number in range(self.sizes.terms):
            yield f"""[[term]]
id = "term-{number}"
term = {{ko = "용어 {number}", en = "Term {number}"}}
cites = ["source-{number % self.sizes.sources}"]
[term.definition]
ko = "[[actor-{self._some_actor()}]]{{이/가}} 쓰는 말로, {number}번째 뜻이 있다."
en = "A word that [[actor-{self._some_actor()}]] uses in sense {number}."
"""

    def _questions(self) -> Iterator[str]:
        for number in range(self.sizes.questions):
            who = self._some_actor()
            yield f"""[[question]]
id = "question-{number}"
status = "open"
text = {{ko = "[[actor-{who}]]{{은/는}} 언제 발표하는가?", en = "When will [[actor-{who}]] announce it?"}}
"""

    def _judgements(self) -> Iterator[str]:
        for number in range(self.sizes.judgements):
            first, second = (self.random.randrange(self.sizes.events) for _ in range(2))
            yield f"""[[judgement]]
id = "judgement-{number}"
confidence = "{("low", "moderate")[number % 2]}"
basis = ["event-{first}", "event-{second if second != first else (first + 1) % 100}"]
[judgement.text]
ko = "[[event-{first}]] 이후 {number}번째 흐름이 이어진다."
en = "After [[event-{first}]] trend {number} goes on."
"""


_HEAD = """[briefing]
id = "big"
schema = 1
languages = ["ko", "en"]
title = {ko = "지어낸 큰 브리핑", en = "A big made-up briefing"}
summary = {ko = "재기 위해 지어낸 브리핑이다.", en = "A briefing made up for measuring."}
as_of = "2026-06"
"""


def make(folder: Path, records: int = RECORDS) -> None:
    """Write a briefing of so many records (at least 100) into `folder`, created if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in Maker(records).files().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else RECORDS)
