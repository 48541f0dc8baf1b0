"""Citations in words by a style of the Citation Style Language, formatted by citeproc-py.

The styles are ours and stand beside this file in `styles/`: `chicago.csl` is the note of the
Chicago Manual of Style (17th edition, chapter 14), `korean.csl` the note of Korean papers.
citeproc-py (BSD licence) is the CSL processor for Python. What it does not do is done to the items
before it sees them: quotation marks inside quotation marks; ranges of dates, and dates beyond year,
month and day; titles in brackets, which are the editor's and take no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import citeproc
from citeproc.source.json import CiteProcJSON
from citeproc.string import String

from tui.briefing.dates import Date, in_words
from tui.briefing.model import Source
from tui.export.cited import Citation
from tui.export.csl import CslItem, is_description, item, plain_parts
from tui.export.plain import one_line
from tui.words import Words, words_for

_FOLDER = Path(__file__).parent / "styles"

_AMERICAN = "en"
"""The language of styles that set titles in double quotation marks and write September 27, 2024."""


def styled(citations: Iterable[Citation], style: str, language: str, first: str) -> list[str]:
    """The citations in words, a line each, in their order.

    `style` is the name of a file in `styles/` and `language` that of its own words, in which
    publishers are named; `first` is the briefing's first language. Raises `ValueError` for a style
    there is none of.
    """
    cited = list(citations)
    words = words_for(language)
    given = [_item(one.source, words, first) for one in cited]
    for number, each in enumerate(given):
        each["id"] = str(number)
    rules = citeproc.CitationStylesStyle(str(_FOLDER / f"{style}.csl"), validate=False)
    source = CiteProcJSON(given)
    for each in given:
        # As it stands: the processor takes some of HTML in a title for a mark of its own.
        if "title" in each:
            source[each["id"]]["title"] = String(each["title"])
    bibliography = citeproc.CitationStylesBibliography(rules, source, citeproc.formatter.plain)
    return [one_line(str(text)) for text in _rendered(cited, bibliography)]


def _rendered(cited: list[Citation], bibliography: Any) -> Iterator[object]:
    """Each citation by itself: the style never takes one for the repetition of another."""
    for number, one in enumerate(cited):
        more = {}
        if one.places:
            more["locator"] = citeproc.Locator(one.label, one_line(", ".join(one.places)))
        cluster = citeproc.Citation([citeproc.CitationItem(str(number), **more)])
        bibliography.register(cluster)
        yield bibliography.cite(cluster, None)


def _item(source: Source, words: Words, first: str) -> CslItem:
    """The source as the processor is to see it."""
    made = item(source, first, words.language)
    for field, when in (("issued", source.issued), ("accessed", source.accessed)):
        if when is not None:
            made[field] = _date(when, words)
    title = made.get("title", "")
    if is_description(title):
        made["genre"] = made.pop("title")
    elif words.language == _AMERICAN:
        made["title"] = single_quoted(title)
    return made


def _date(when: Date, words: Words) -> CslItem:
    """A date as the processor is to see it: its parts, or words where it would say them wrongly.

    It sets the parts of a range in the order and with the commas of a single date, and "BC" before
    the Korean word for a year.
    """
    parts = plain_parts(when)
    doubtful = when.approximate or when.uncertain
    text = in_words(when, words)
    if words.language != _AMERICAN:
        return {"literal": text} if doubtful or not _is_modern(parts) else {"date-parts": [parts]}
    circa = {"circa": True} if doubtful else {}
    if _is_modern(parts):
        return {"date-parts": [parts], **circa}
    start, end = when.ends
    if start is not None and end is not None and when.is_interval:
        first, last = plain_parts(start), plain_parts(end)
        if _is_modern(first) and _is_modern(last):
            return {"literal": _american_range(first, last, words), **circa}
    return {"literal": text}


def _is_modern(parts: Sequence[int]) -> bool:
    """Whether these are parts of a date of four figures, which is written without its era."""
    return bool(parts) and parts[0] >= 1000


def _american_range(first: Sequence[int], last: Sequence[int], words: Words) -> str:
    """A range of dates as the Chicago Manual (6.78, 9.64) writes it, each month and year once."""
    start, end = _american(first, words), _american(last, words)
    if first[0] != last[0] or len(first) != len(last) or len(first) == 1:
        return f"{start}–{end}"
    year = f", {first[0]}" if len(first) == 3 else f" {first[0]}"
    start = start.removesuffix(year)
    if first[1] == last[1] and len(first) == 3:
        return f"{start}–{last[2]}{year}"
    return f"{start}–{end}"


def _american(parts: Sequence[int], words: Words) -> str:
    if len(parts) == 1:
        return str(parts[0])
    month = words(f"date.month_{parts[1]}")
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{month} {parts[2]}, {parts[0]}"


def single_quoted(title: str) -> str:
    """A title as it stands between double quotation marks: its own become single ones."""
    title = re.sub(r'"([^"]*)"', "“\\1”", title)
    return title.replace("“", "‘").replace("”", "’")
