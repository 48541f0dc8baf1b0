"""BibLaTeX entries: what TeX obeys is written out, and what is parsed is what was written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import Entry
from hypothesis import example, given, settings
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from tests.export.make import URL, citation, wild
from tui.export.bibtex import bibtex, encoded
from tui.export.plain import one_line

# pylatexenc does not know the names of the braces, and takes ^ for another sign.
_CONTEXT = get_default_latex_context_db()
_CONTEXT.add_context_category(
    "names",
    prepend=True,
    macros=[
        MacroTextSpec("textbraceleft", simplify_repl="{"),
        MacroTextSpec("textbraceright", simplify_repl="}"),
        MacroTextSpec("textasciicircum", simplify_repl="^"),
    ],
)
READ = LatexNodes2Text(latex_context=_CONTEXT, strict_latex_spaces=True)


def parsed(text: str) -> list[Entry]:
    library: Library = parse_string(text)
    assert library.failed_blocks == []
    return library.entries


def test_an_article() -> None:
    cited = citation(
        "article-newspaper",
        author="Mackenzie Hawkins",
        issued="2024-09-27",
        accessed="2025-01-02",
        url=URL,
        label="paragraph",
        places=("4",),
        id="bloomberg-2024",
    )
    assert (
        bibtex([cited], "ko")
        == r"""% \cite[paragraph 4]{bloomberg-2024}
@article{bloomberg-2024,
  author = {{Mackenzie Hawkins}},
  title = {{China Urges Local Companies to Stay Away From Nvidia's AI Chips}},
  journaltitle = {Bloomberg},
  date = {2024-09-27},
  entrysubtype = {newspaper},
  url = {https://example.com/a_b%20c?x=1&y=2#z},
  urldate = {2025-01-02},
  langid = {english},
}"""
    )


def test_a_source_is_one_entry_with_all_its_places() -> None:
    one = citation("report", title="칩", publisher="CSIS & Co.", lang="zh-Hans", issued="2024-34")
    report = one._replace(label="page", places=("12", "14"))
    assert (
        bibtex([report, report._replace(label="table", places=("2",)), citation(id="b")], "ko")
        == r"""% \cite[12, 14]{a}
% \cite[table 2]{a}
@report{a,
  title = {{칩}},
  institution = {CSIS \& Co.},
  date = {2024-04/2024-06},
}

@online{b,
  title = {{China Urges Local Companies to Stay Away From Nvidia's AI Chips}},
  organization = {Bloomberg},
  langid = {english},
}"""
    )


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2024-09-27T09:30:00+09:00", "2024-09-27"),
        ("2024-09~", "2024-09~"),
        ("2024-04-29/2024-07-28", "2024-04-29/2024-07-28"),
        ("2024-05~/..", "2024-05~/.."),
        ("2024-22", "2024-22"),
        ("2024-34~", "2024-04/2024-06~"),
        ("2024-33/2024-36?", "2024-01/2024-12?"),
        ("202X", "202X"),
    ],
)
def test_a_date(edtf: str, date: str) -> None:
    (entry,) = parsed(bibtex([citation(issued=edtf)], "ko"))
    assert entry["date"] == date


@pytest.mark.parametrize(
    ("type", "entry", "publisher"),
    [
        ("article-magazine", "article", "journaltitle"),
        ("post-weblog", "online", "organization"),
        ("dataset", "dataset", "publisher"),
        ("chapter", "incollection", "booktitle"),
        ("regulation", "misc", "organization"),
        ("personal_communication", "misc", "organization"),
    ],
)
def test_an_entry_has_the_type_and_fields_that_biber_takes(
    type: str, entry: str, publisher: str
) -> None:
    (found,) = parsed(bibtex([citation(type)], "ko"))
    assert found.entry_type == entry
    assert found[publisher] == "Bloomberg"


def test_a_comment_can_not_begin_an_entry() -> None:
    cited = citation(label="note", places=("@book{x, title={y}}",))
    text = bibtex([cited], "ko")
    assert [entry.key for entry in parsed(text)] == ["a"]
    assert text.count("@") == 1


@settings(max_examples=300, deadline=None)
@given(title=wild, author=wild, publisher=wild)
@example(
    title=r"\{a} $x$ 50% #1 & _b_ ^~ -- --- ''q'' ``q`` ?` !` ,, << >>", author="", publisher=""
)
@example(title="}{", author="{", publisher="\\")
@example(title='“칩” "chip"', author="김 and 이", publisher="한국\u202e어")
def test_what_is_parsed_is_what_was_written(title: str, author: str, publisher: str) -> None:
    text = bibtex([citation(title=title, author=author, publisher=publisher)], "ko")
    lines = text.replace("\n", "")
    assert not [char for char in lines if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    (entry,) = parsed(text)
    for name, value in (("title", title), ("author", author), ("organization", publisher)):
        written = entry.get(name)
        said = READ.latex_to_text(written.value) if written else ""
        # The encoder composes letters, as the texts of a briefing are composed already.
        assert said == unicodedata.normalize("NFC", one_line(value)), text


@settings(max_examples=200, deadline=None)
@given(wild)
def test_braces_balance_as_bibtex_counts_them(text: str) -> None:
    """BibTeX counts a brace behind a backslash, too."""
    depth = 0
    for sign in re.findall("[{}]", encoded(text)):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0
