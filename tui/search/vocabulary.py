"""The words a query line understands: names of fields and of the values of closed lists.

The English names always work; whoever builds a `Vocabulary` hands in the names in other languages,
so that this room needs no words of its own. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from tui.briefing.closed_lists import ActorKind, EventStatus
from tui.briefing.model import RECORD_TYPES
from tui.search.normal import normal

if TYPE_CHECKING:
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

    fields: Mapping[str, str] = field(default_factory=lambda: _folded_fields({}))
    """Field code by each of its names in normal form."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """A field's names as they are written, by normal form: for advice on a misspelt one."""
    values: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Other spellings of a value, by field and code; `{"status": {"denied": ("부인",)}}`. Its keys
    are also known as values where no record has them."""


def vocabulary(
    topics: Iterable[Mapping[str, str]],
    values: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
) -> Vocabulary:
    """A vocabulary from the words topic `query` in each language, and from further values.

    Of a topic, `field_<code>` names a field and `value_<field>_<code>` a value of it; `values` adds
    names of kinds, statuses and the like: field, code, spellings.
    """
    names: dict[str, str] = {}
    known: dict[str, dict[str, list[str]]] = {}
    for topic in topics:
        for key, words in topic.items():
            if key.startswith(_NAME):
                names[words] = key.removeprefix(_NAME)
            elif key.startswith(_VALUE):
                name, _, code = key.removeprefix(_VALUE).partition("_")
                known.setdefault(name, {}).setdefault(code, []).append(words)
    for name, codes in (values or {}).items():
        for code, spelt in codes.items():
            known.setdefault(name, {}).setdefault(code, []).extend(spelt)
    return Vocabulary(
        fields=_folded_fields(names),
        spellings={normal(name): name for name in (*FIELDS, *names)},
        values={
            name: MappingProxyType(
                {code: tuple(dict.fromkeys(spelt)) for code, spelt in codes.items()}
            )
            for name, codes in known.items()
        },
    )


def interface_vocabulary(languages: Iterable[Words]) -> Vocabulary:
    """The vocabulary of the interface's languages, from the words topics `query` and `page`."""
    spoken = tuple(languages)
    values: dict[str, dict[str, list[str]]] = {"status": {}, "kind": {}}
    for words in spoken:
        page = words.topic("page")
        for prefix, name, codes in _PAGE_WORDS:
            for code in codes:
                if prefix + code in page:
                    values[name].setdefault(code, []).append(page[prefix + code])
    return vocabulary((words.topic("query") for words in spoken), values)


def _folded_fields(names: Mapping[str, str]) -> Mapping[str, str]:
    folded = {normal(name): code for name, code in names.items() if code in FIELDS}
    return MappingProxyType(folded | {code: code for code in FIELDS})


ENGLISH = Vocabulary(spellings=MappingProxyType({code: code for code in FIELDS}))
"""The English names of fields and no names of values."""


def nearest(typed: str, spellings: Iterable[str]) -> str | None:
    """The spelling most like `typed`, compared by strokes; None where none is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        typed, list(dict.fromkeys(spellings)), scorer=fuzz.ratio, processor=normal, score_cutoff=60
    )
    return str(found[0]) if found else None
