"""What citations can be written as: the one registry of formats.

The command line and its help, the configuration and the app read it, so that a format is added by
an entry here and its words (`app.<label>` and `cli.<label>`). What writes a format is imported
when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.words import Words

if TYPE_CHECKING:
    # Loads the records, which neither the help nor the configuration needs.
    from tui.briefing.model import Briefing
    from tui.export.cited import Citation

Writer: TypeAlias = "Callable[[Sequence[Citation], str, str | None], str]"
"""Takes citations, at least one; the briefing's first language; and the language for names, None
for each source's own. Gives them as one text."""


class ExportFormat(NamedTuple):
    """One format of citations."""

    id: str
    """What a person types for it."""
    label: str
    """Its name among the words: `app.<label>` as a choice, `cli.<label>` in the help."""
    write: Writer
    language: str | None = None
    """The language that its own words are in, whose readers get it unless they choose another."""
    structured: bool = False
    """Whether it is data for other programs, which take names in any language; else it is in words,
    with names in the language of the style."""

    def name(self, words: Words, topic: str) -> str:
        """What it is called in a `topic` of the words, `app` or `cli`; its id where that is new."""
        key = f"{topic}.{self.label}"
        return words(key) if words.has(key) else self.id


def cited_as(style: str, briefing: Briefing, id: str, language: str | None = None) -> str:
    """The citations of a source, or of all the sources of another record, as one text.

    `style` is the id of a format; `KeyError` is raised where there is none. The text is empty where
    the record cites no source. In a structured format names are in `language`, by default each
    source's own.
    """
    from tui.export.cited import citations_of

    format = FORMATS[style]
    citations = citations_of(briefing, id)
    return format.write(citations, briefing.first_language, language) if citations else ""


def style_for(language: str) -> str:
    """The id of the format for readers of a language who chose none."""
    fitting = (one.id for one in FORMATS.values() if one.language == language)
    return next(fitting, "chicago")


def _styled(style: str, own: str) -> Writer:
    """What writes citations in a style of the Citation Style Language, whose language is `own`."""

    def write(citations: Sequence[Citation], first: str, language: str | None) -> str:
        from tui.export.styled import styled

        return "\n".join(styled(citations, style, own, first))

    return write


def _csl_json(citations: Sequence[Citation], first: str, language: str | None) -> str:
    import json

    from tui.export.csl import items

    return json.dumps(items(citations, first, language), ensure_ascii=False, indent=2)


def _bibtex(citations: Sequence[Citation], first: str, language: str | None) -> str:
    from tui.export.bibtex import bibtex

    return bibtex(citations, first, language)


JSON = "csl-json"
"""The format of `--json`."""

FORMATS: dict[str, ExportFormat] = {
    one.id: one
    for one in (
        ExportFormat("chicago", "cite_chicago", _styled("chicago", "en"), language="en"),
        ExportFormat("korean", "cite_korean", _styled("korean", "ko"), language="ko"),
        ExportFormat(JSON, "cite_csl_json", _csl_json, structured=True),
        ExportFormat("bibtex", "cite_bibtex", _bibtex, structured=True),
    )
}
"""Every format by its id, in the order in which they are offered."""
