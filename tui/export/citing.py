"""Citations as text, in any style. Pure; each style imports its library when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.export import STYLES
from tui.export.cited import citations_of

if TYPE_CHECKING:
    from tui.briefing.model import Briefing


def cited_as(style: str, briefing: Briefing, id: str, language: str | None = None) -> str:
    """The citations of a source, or of all the sources of another record, as one text.

    Empty where it cites none. A line each in words, an array of CSL-JSON, or BibLaTeX entries.
    In data names are in `language`, by default each source's own; in words they are in the style's.
    Raises `ValueError` for a style that is none of `STYLES`.
    """
    if style not in STYLES:
        raise ValueError(style)
    citations = citations_of(briefing, id)
    first = briefing.first_language
    if not citations:
        return ""
    if style == "csl-json":
        import json

        from tui.export.csl import items

        return json.dumps(items(citations, first, language), ensure_ascii=False, indent=2)
    if style == "bibtex":
        from tui.export.bibtex import bibtex

        return bibtex(citations, first, language)
    from tui.export.styled import styled

    return "\n".join(styled(citations, style, first))
