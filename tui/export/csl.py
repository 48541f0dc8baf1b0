"""Sources as items of CSL-JSON 1.0.2, the form that Zotero, pandoc and CSL processors read. Pure.

The schema is `csl-data.json` of the Citation Style Language project. The dates of a briefing are
EDTF; here they are `date-parts` wherever those can say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from tui.briefing.dates import Date, in_words
from tui.briefing.model import Source
from tui.briefing.text import Text
from tui.export.cited import Citation
from tui.export.plain import one_line, uri
from tui.words import words_for

CslItem: TypeAlias = dict[str, Any]
"""An item of CSL-JSON."""

_CONTAINED = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper", "broadcast", "chapter"),
        *("entry", "entry-dictionary", "entry-encyclopedia", "interview", "paper-conference"),
        *("post", "post-weblog", "review", "review-book", "webpage"),
    }
)
"""Types that stand in something: the paper or site is their container, not their publisher."""

_NOT_IN_SCHEMA = {"event": "document"}
"""Types of the CSL 1.0.2 specification that its schema for data leaves out."""

_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
"""EDTF seasons in CSL's count, spring first."""


def items(citations: Iterable[Citation], first: str, language: str | None = None) -> list[CslItem]:
    """The sources cited, an item each, in the order in which they are first cited.

    `first` is the briefing's first language; names are in `language`, by default each source's
    own. Places stand under `custom`, where the schema has room for what CSL has no field for.
    """
    made: dict[str, CslItem] = {}
    for citation in citations:
        source = citation.source
        if source.id not in made:
            made[source.id] = item(source, first, language)
        if citation.places:
            locator = one_line(f"{citation.label} {', '.join(citation.places)}")
            custom = made[source.id].setdefault("custom", {"locators": []})
            custom["locators"].append(locator)
    return list(made.values())


def item(source: Source, first: str, language: str | None = None) -> CslItem:
    """One source, its title in its own language, names in `language` or else in that too."""
    own = source.lang or first
    type = _NOT_IN_SCHEMA.get(source.type, source.type)
    names = language or own
    author = one_line(source.author or "")
    made: CslItem = {
        "id": source.id,
        "type": type,
        "title": one_line(_title(source.title, own, names, first)),
        "container-title" if type in _CONTAINED else "publisher": one_line(
            source.publisher.shown(names, first).text
        ),
        "author": [{"literal": author}] if author else None,
        "issued": source.issued and csl_date(source.issued, names),
        "accessed": source.accessed and csl_date(source.accessed, names),
        "URL": uri(source.url),
        "language": one_line(source.lang or ""),
    }
    return {name: value for name, value in made.items() if value}


def is_description(title: str) -> bool:
    """Whether a title is the editor's description, which stands in brackets."""
    return title.startswith("[") and title.endswith("]")


def _title(title: Text, own: str, names: str, first: str) -> str:
    """The title in the source's own language, a description of it in that of the names."""
    shown = title.shown(own, first)
    described = shown.missing or is_description(shown.text)
    return title.shown(names, first).text if described else shown.text


def csl_date(when: Date, language: str) -> CslItem:
    """A date of CSL: parts, or words in `language` for what has an open or unknown end.

    A quarter, half, decade or century is the range of its months or years; time of day is left
    out; `circa` stands for what is approximate or uncertain.
    """
    start, end = when.ends
    if start is None or end is None:
        return {"literal": in_words(when, words_for(language))}
    made: CslItem = {}
    if when.precision == "season":
        made = {"date-parts": [[when.parts[0]]], "season": _SEASONS[when.parts[1]]}
    elif plain_parts(when):
        made = {"date-parts": [plain_parts(when)]}
    else:
        made = {"date-parts": [_edge(start, start.lower), _edge(end, end.upper)]}
    if when.approximate or when.uncertain:
        made["circa"] = True
    return made


def plain_parts(when: Date) -> list[int]:
    """Year, month and day as far as given; nothing for what is no plain date."""
    if when.precision not in ("day", "month", "year"):
        return []
    return [part for part in when.parts if part]


def _edge(point: Date, day: date) -> list[int]:
    """One end of a range: as given, else the month or year of the day it reaches to."""
    if given := plain_parts(point):
        return given
    return [day.year] if point.precision in ("decade", "century") else [day.year, day.month]
