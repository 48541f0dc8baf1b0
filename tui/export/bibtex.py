"""Sources as BibLaTeX entries, which biber reads with their dates and in UTF-8.

Written by bibtexparser, special characters encoded by pylatexenc (both MIT). Names of types and
fields are those of the BibLaTeX manual, chapter 2; the ids of sources are the keys of the entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field, ImplicitComment
from bibtexparser.writer import BibtexFormat
from pylatexenc.latexencode import RULE_DICT, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

from tui.briefing.dates import Date
from tui.briefing.model import Source
from tui.export.cited import Citation
from tui.export.csl import item
from tui.export.plain import one_line

_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "collection": "collection",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
"""Types of entries by CSL item type; `misc` for the others, among them laws, films and letters,
for which BibLaTeX has types, but no fields that biber lets through."""

_PUBLISHERS: Mapping[str, str] = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
    "book": "publisher",
    "booklet": "howpublished",
    "collection": "publisher",
    "dataset": "publisher",
    "report": "institution",
    "thesis": "institution",
}
"""Where a type of entry names who put it out; `organization` for the others."""

_SUBTYPES: Mapping[str, str] = {"article-newspaper": "newspaper", "article-magazine": "magazine"}

_LANGUAGES: Mapping[str, str] = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "ja": "japanese", "ko": "korean", "nl": "dutch", "pt": "portuguese", "ru": "russian",
}  # fmt: skip
"""Names of languages as the babel package has them; others have no `langid`."""

_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash",
    "{": r"\textbraceleft",
    "}": r"\textbraceright",
    "~": r"\textasciitilde",
    "^": r"\textasciicircum",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
}
"""What TeX obeys, and how it is written. Braces by name, since BibTeX counts them even behind a
backslash."""

_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[
        UnicodeToLatexConversionRule(
            RULE_DICT, {ord(sign): written for sign, written in _SPECIAL.items()}
        )
    ],
    replacement_latex_protection="braces-after-macro",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)

_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)|(?<=[<>,])(?=[<>,])")
"""Between characters that TeX would draw as one: dashes and quotation marks."""


def bibtex(citations: Iterable[Citation], first: str, language: str | None = None) -> str:
    r"""The sources cited, an entry each; where in them stands before each as a TeX comment.

    The comment is what cites that place, `% \cite[paragraph 4]{key}`. `first` is the briefing's
    first language; names are in `language`, by default each source's own.
    """
    sources: dict[str, Source] = {}
    places: dict[str, list[str]] = {}
    for citation in citations:
        sources[citation.source.id] = citation.source
        if citation.places:
            places.setdefault(citation.source.id, []).append(_note(citation))
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator, form.trailing_comma = "  ", "", True
    written = []
    for id, source in sources.items():
        notes = [ImplicitComment(note) for note in places.get(id, ())]
        library = Library([*notes, _entry(source, first, language)])
        written.append(write_string(library, bibtex_format=form))
    return "\n".join(written).rstrip("\n")


def _entry(source: Source, first: str, language: str | None) -> Entry:
    csl = item(source, first, language)
    type = _TYPES.get(source.type, "misc")
    names = [one["literal"] for one in csl.get("author", ())]
    fields = {
        # The second pair of braces keeps a name whole, and capitals as they are.
        "author": _kept(" and ".join(names)),
        "title": _kept(csl.get("title", "")),
        _PUBLISHERS.get(type, "organization"): encoded(
            csl.get("container-title") or csl.get("publisher", "")
        ),
        "date": _date(source.issued),
        "entrysubtype": _SUBTYPES.get(source.type, ""),
        # A verbatim field: nothing in it is encoded, and its braces are percent signs already.
        "url": csl.get("URL", ""),
        "urldate": _date(source.accessed),
        "langid": _LANGUAGES.get((source.lang or "").lower().partition("-")[0], ""),
    }
    given = [Field(name, value) for name, value in fields.items() if value]
    return Entry(type, source.id, given)


def encoded(text: str) -> str:
    """A text as TeX reads it: what TeX obeys is written out, letters of all scripts stay."""
    return _LIGATURES.sub("{}", _ENCODER.unicode_to_latex(text)) if text else ""


def _kept(text: str) -> str:
    return f"{{{encoded(text)}}}" if text else ""


def _note(citation: Citation) -> str:
    label = "" if citation.label == "page" else citation.label
    place = encoded(one_line(f"{label} {', '.join(citation.places)}"))
    # BibTeX takes an @ outside of entries for the beginning of one.
    return f"% \\cite[{place.replace('@', '')}]{{{citation.source.id}}}"


def _date(when: Date | None) -> str:
    """A date as biber reads it: EDTF of level 1, so a quarter or half is the range of its months.

    Time of day is left out.
    """
    if when is None:
        return ""
    if not when.is_interval:
        return _point(when) or f"{when.lower:%Y-%m}/{when.upper:%Y-%m}{_doubt(when)}"
    start, end = when.ends
    first, last = when.source.split("/")
    if start is not None:
        first = _point(start) or f"{start.lower:%Y-%m}{_doubt(start)}"
    if end is not None:
        last = _point(end) or f"{end.upper:%Y-%m}{_doubt(end)}"
    return f"{first}/{last}"


def _point(when: Date) -> str:
    """A date that is no interval; empty for what biber has no date for."""
    return "" if when.precision in ("quarter", "half") else when.source.partition("T")[0]


def _doubt(when: Date) -> str:
    if when.approximate and when.uncertain:
        return "%"
    return "~" if when.approximate else "?" if when.uncertain else ""
