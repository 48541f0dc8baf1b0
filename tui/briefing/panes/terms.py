"""The terms: by name in the reader's language, those in its own script first; then units and types
of relation.
"""

from __future__ import annotations

import unicodedata

from tui.briefing.model import Briefing, Record, RelationType, Term, Unit
from tui.briefing.panes.pane import CellMaker, ListCell, Pane, grouped_by, name_columns
from tui.briefing.view import View

OTHER_LETTER = "#"
"""The letter of a name that starts with neither Hangul nor A-Z."""

_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"  # doubled ones stand with the plain
_LONE_INITIALS = dict(zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", _INITIALS, strict=True))


def letter_of(name: str) -> str:
    """Under which letter a name stands: an initial consonant, `A`-`Z`, or `#` for others."""
    for sign in unicodedata.normalize("NFC", name):
        if not sign.isalnum():
            continue
        if "가" <= sign <= "힣":
            return _INITIALS[(ord(sign) - ord("가")) // 588]
        if sign in _LONE_INITIALS:
            return _LONE_INITIALS[sign]
        plain = unicodedata.normalize("NFD", sign)[0].upper()
        return plain if "A" <= plain <= "Z" else OTHER_LETTER
    return OTHER_LETTER


def _name_key(name: str, language: str) -> tuple[int, str, str, str]:
    """Sorts names for a reader: own script first, then by letter, then case-blind."""
    letter = letter_of(name)
    foreign = ("ㄱ" <= letter <= "ㅎ") != (language.partition("-")[0] == "ko")
    rank = 2 if letter == OTHER_LETTER else int(foreign)
    bare = "".join(sign for sign in name if sign.isalnum() or sign.isspace())
    return rank, letter, unicodedata.normalize("NFC", bare).casefold().strip(), name


def _members(briefing: Briefing, view: View) -> tuple[Record, ...]:
    language, first = view.language, briefing.first_language

    def place(term: Term) -> tuple[int, str, str, str]:
        return _name_key(term.term.shown(language, first).text, language)

    return (*sorted(briefing.terms, key=place), *briefing.units, *briefing.relation_types)


def _group(make: CellMaker, record: Record) -> str:
    if not isinstance(record, Term):
        return record.kind_name
    return letter_of(record.term.shown(make.language, make.briefing.first_language).text)


def _heading(make: CellMaker, group: str) -> str:
    return group if len(group) == 1 else make.words(f"page.kinds_{group}")


def _others(make: CellMaker, record: Term | Unit | RelationType) -> ListCell:
    return make.others(record.term if isinstance(record, Term) else record.label)


PANE = Pane(
    id="terms",
    kinds=("term", "unit", "relation_type"),
    members=_members,
    groups=grouped_by(_group),
    heading=_heading,
    columns=name_columns(_others),
)
