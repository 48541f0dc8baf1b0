"""The words a query line understands: names of fields and of the values of closed lists.

The English names always work; whoever builds a `Vocabulary` hands in the names in other languages,
so that this room needs no words of its own. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from tui.briefing.closed_lists import ActorKind, EventStatus
from tui.briefing.model import RECORD_TYPES
from tui.search.normal import normal
from tui.words import Words

FIELDS: tuple[str, ...] = (
    "actor",
    "tag",
    "kind",
    "status",
    "grade",
    "source",
    "after",
    "before",
    "lang",
)
"""The fields of the query line, by their code (also their English name)."""

NO_GRADE = "none"
"""Value of `grade:` for what no source grades."""

_NAME, _VALUE = "field_", "value_"

_PAGE_WORDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("status_", "status", get_args(EventStatus)),
    ("question_", "status", ("open", "answered")),
    ("kind_", "kind", tuple(RECORD_TYPES)),
    ("actor_", "kind", get_args(ActorKind)),
)
"""Prefix of the names in topic `page`, the field they are values of, and the codes behind it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of fields and of values, as readers may type them."""

    fields: Mapping[str, str]
    """Field code by each of its names in normal form."""
    spellings: Mapping[str, str]
    """A field's names as they are written, by normal form: for advice on a misspelt one."""
    values: Mapping[str, Mapping[str, Sequence[str]]]
    """Other spellings of a value, by field and code; `{"status": {"denied": ["부인"]}}`. Its keys
    are also known as values where no record has them."""


def vocabulary(topics: Iterable[Mapping[str, str]]) -> Vocabulary:
    """A vocabulary from words: `field_<code>` names a field, `value_<field>_<code>` a value."""
    names = {code: code for code in FIELDS}
    values: dict[str, dict[str, list[str]]] = {}
    for topic in topics:
        for key, words in topic.items():
            if key.startswith(_NAME):
                names.setdefault(words, key.removeprefix(_NAME))
            elif key.startswith(_VALUE):
                name, _, code = key.removeprefix(_VALUE).partition("_")
                spellings = values.setdefault(name, {}).setdefault(code, [])
                if words not in spellings:
                    spellings.append(words)
    return Vocabulary(
        fields={normal(name): code for name, code in names.items() if code in FIELDS},
        spellings={normal(name): name for name in names},
        values=values,
    )


def interface_vocabulary(languages: Iterable[Words]) -> Vocabulary:
    """The vocabulary of the interface's languages, from the words topics `query` and `page`."""
    topics = []
    for words in languages:
        page = words.topic("page")
        topics.append(words.topic("query"))
        topics.append(
            {
                f"{_VALUE}{field}_{code}": page[prefix + code]
                for prefix, field, codes in _PAGE_WORDS
                for code in codes
                if prefix + code in page
            }
        )
    return vocabulary(topics)


ENGLISH = vocabulary(())
"""The English names of fields and no names of values."""


def nearest(typed: str, spellings: Iterable[str]) -> str | None:
    """The spelling most like `typed`, compared by strokes; None where none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        typed, list(dict.fromkeys(spellings)), scorer=fuzz.ratio, processor=normal, score_cutoff=60
    )
    return str(found[0]) if found else None
