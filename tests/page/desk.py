"""A small briefing with one of everything, and short ways to look at its pages."""

from __future__ import annotations

from typing import Any

from tests.briefing import make
from tui.briefing.dates import parse_date
from tui.briefing.evidence import Evidence
from tui.briefing.links import Links
from tui.briefing.model import Briefing
from tui.briefing.parts import ActorRole, Outcome, StoryStep
from tui.briefing.text import Prose, Text
from tui.briefing.view import View
from tui.page.article import article
from tui.page.blocks import Article, Heading, Line, text_of
from tui.page.context import Context
from tui.page.glyphs import UNICODE, Glyphs
from tui.page.lists import ListRow, RowSource, rows_of, set_row
from tui.page.typesetting import set_blocks
from tui.words import words_for


def small() -> Briefing:
    """The story of one report, told by two papers of which one relays the other."""
    return make.briefing(
        make.source(
            "bloomberg",
            "B",
            title={"ko": "중국, H20 대신 국산 칩", "en": "China favours local chips"},
            publisher={"ko": "블룸버그", "en": "Bloomberg"},
            issued="2024-09-27",
            url="https://example.com/news/h20",
            descriptor={"ko": "사정을 아는 사람들", "en": "people familiar"},
        ),
        make.source(
            "benzinga",
            "C",
            publisher={"ko": "벤징가", "en": "Benzinga"},
            issued="2024-09-30",
            repeats=["bloomberg"],
        ),
        make.source("blog", "D", publisher="Blog", status="retracted"),
        make.actor(
            "nvidia",
            name={"ko": "엔비디아", "en": "Nvidia", "zh-Hans": "英伟达"},
            aliases=["NVDA"],
            description={"ko": "칩을 설계한다.", "en": "Designs chips."},
            jurisdiction={"ko": "미국", "en": "United States"},
            cites=["bloomberg"],
        ),
        make.actor("h20", "product", name="H20", parent="nvidia"),
        make.actor("miit", "government", name={"ko": "공업정보화부", "en": "MIIT"}),
        make.relation(
            "steers",
            "miit",
            "guides",
            "nvidia",
            period="2024-05~/..",
            credibility=3,
            cites=["bloomberg"],
        ),
        make.relation_type(
            "discourages",
            label={"ko": "구매 자제 권고", "en": "discourages buying"},
            inverse={"ko": "구매 자제 대상", "en": "discouraged by"},
        ),
        make.relation("discouraging", "miit", "discourages", "h20"),
        make.event(
            "report",
            "2024-09-27",
            title={"ko": "H20 대신 국산 칩을 쓰라고 압박", "en": "Told to buy local chips"},
            status="disputed",
            credibility=3,
            body={
                "ko": "[[miit]]{은/는} [[h20]]{을/를} 사지 말라고 했다. 매출은 {{revenue}}다.\n\n"
                "둘째 문단.",
                "en": "[[miit]] advised against the [[h20]]. Revenue is {{revenue}}.",
            },
            actors=[
                ActorRole(id="miit", role="issuer"),
                ActorRole(id="nvidia", role_text=Text.of({"ko": "손해", "en": "loser"})),
            ],
            figures=["revenue"],
            follows=["earlier"],
            accounts=[
                make.account(
                    {"ko": "금지라고 했다.", "en": "Says a ban."},
                    by="benzinga",
                    cites=[make.cite("benzinga", at="para:3")],
                    credibility=4,
                ),
                make.account(
                    {"ko": "권고라고 했다.", "en": "Says advice."},
                    by_text=Text.of({"ko": "어느 관계자", "en": "an official"}),
                    cites=[make.cite("bloomberg")],
                ),
            ],
            cites=[
                make.cite("bloomberg"),
                make.cite("benzinga", at="para:2"),
                make.cite("benzinga", at="para:4"),
                make.cite("blog", stance="disputes"),
            ],
        ),
        make.event("earlier", "2024-05~", title={"ko": "앞선 소문", "en": "Earlier rumour"}),
        make.event(
            "forecast",
            "2024-12",
            title={"ko": "연말 제재 예상", "en": "Curbs expected"},
            status="expected",
            reported="2024-09-27",
            outcome=Outcome(event="report", verdict="partly"),
        ),
        make.event("ko-only", "2025", title=Text.of({"ko": "국문뿐"})),
        make.figure(
            "revenue",
            30_040_000_000,
            title={"ko": "분기 매출", "en": "Quarterly revenue"},
            unit="USD",
            period="2024-04-29/2024-07-28",
            actors=["nvidia"],
            cites=["bloomberg"],
            credibility=1,
        ),
        make.figure(
            "china",
            3_670_000_000,
            title={"ko": "중국 매출", "en": "China revenue"},
            unit="USD",
            mark="approximate",
            sig=3,
        ),
        make.figure(
            "share",
            "12.2",
            title={"ko": "중국 비중", "en": "China's share"},
            unit="%",
            mark="derived",
            compare=[make.compare("share", ["china"], ["revenue"], "12.2")],
        ),
        make.figure(
            "wrong",
            50,
            title={"ko": "틀린 비중", "en": "Wrong share"},
            unit="%",
            compare=[make.compare("share", ["china"], ["revenue"], 50)],
        ),
        make.figure(
            "series",
            title={"ko": "분기별 매출", "en": "Revenue by quarter"},
            unit="USD",
            chart="line",
            points=[
                make.point("2023-33", 1_000_000_000),
                make.point("2023-34", 3_000_000_000, mark="derived"),
                make.point("2024-33", 2_000_000_000),
            ],
            breaks=(parse_date("2024-01"),),
            actors=["nvidia"],
        ),
        make.figure(
            "table",
            title={"ko": "칩 비교", "en": "Chips compared"},
            unit="count",
            columns=(make.column("n", label={"ko": "개수", "en": "Number"}), make.column("by")),
            rows=(
                make.row(200, "BIS", record="h20"),
                make.row({"value": 300, "mark": "disputed"}, None, label={"ko": "남은 것"}),
            ),
        ),
        make.term("guidance", {"ko": "창구지도", "en": "window guidance"}, cites=["bloomberg"]),
        make.unit("tflops", label={"ko": "테라플롭스", "en": "teraflops"}, short="TFLOPS"),
        make.judgement(
            "advice",
            ["report", "revenue", "earlier"],
            text={"ko": "금지가 아니라 권고였다. 덧붙임.", "en": "It was advice, not a ban. More."},
            confidence="low",
            likelihood="likely",
            change="lowered",
            reason="까닭",
            alternatives=(Prose.of({"ko": "명령이었다.", "en": "It was an order."}),),
        ),
        make.question("when", text={"ko": "언제 풀릴까?", "en": "When will it end?"}),
        make.question("old", status="answered"),
        make.story("walk", ["report", "series"], title={"ko": "한 바퀴", "en": "A walk"}),
        meta=make.meta(
            title={"ko": "중국의 AI 칩", "en": "China's AI chips"},
            summary={"ko": "[[nvidia]]와 {{revenue}}.", "en": "[[nvidia]] and {{revenue}}."},
        ),
    )


def context(briefing: Briefing | None = None, language: str = "ko", **fields: Any) -> Context:
    """A context; `struck` are ids of struck sources, `glyphs` the signs."""
    briefing = briefing or small()
    struck = frozenset(fields.get("struck", ()))
    signs: Glyphs = fields.get("glyphs", UNICODE)
    evidence = Evidence(briefing, struck)
    return Context(briefing, Links(briefing), evidence, words_for(language), signs)


def told(id: str, language: str = "ko", **fields: Any) -> Article:
    """The article of a record of the small briefing, or of `briefing`."""
    return article(id, context(fields.pop("briefing", None), language, **fields), language)


def text_at(article: Article, width: int = 80, glyphs: Glyphs = UNICODE) -> str:
    """The article as it stands on the screen."""
    return "\n".join(said(line) for line in set_blocks(article.blocks, width, glyphs))


def said(line: Line) -> str:
    """The words of a line."""
    return text_of(line)


def listed(pane: str, language: str = "ko", **fields: Any) -> RowSource:
    """The list of a pane; `found` are the ids that a query lets through."""
    found = fields.pop("found", None)
    about = context(fields.pop("briefing", None), language, **fields)
    return rows_of(about, View(pane=pane, language=language), found)


def lines(rows: RowSource, width: int = 60) -> list[str]:
    """Every row as its line, headings as `# words count`."""
    layout = rows.columns(width)
    return [
        said(set_row(row, layout)) if isinstance(row, ListRow) else f"# {row.text} {row.count}"
        for row in rows
    ]


__all__ = ["Heading", "StoryStep", "context", "lines", "listed", "said", "small", "text_at", "told"]
