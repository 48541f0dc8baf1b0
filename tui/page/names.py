"""Names, texts and values of records in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tui.briefing.model import (
    Actor,
    Event,
    Figure,
    Judgement,
    Meta,
    Question,
    Record,
    Relation,
    RelationType,
    Source,
    Story,
    Term,
    Unit,
)
from tui.briefing.numbers import figure_in_words, latest_mark
from tui.briefing.prose import plain
from tui.briefing.text import Prose, Shown, Text
from tui.page.blocks import Piece, Pieces, Style
from tui.page.context import Context

_ENDS = (". ", "? ", "! ", "。", "\n")
"""Where a first sentence ends."""

_DEPTH = 3
"""Names within names are followed so far: a judgement may name a judgement that names it."""


def name(context: Context, language: str, record: Record, depth: int = 0) -> Shown:
    """The record's name; of a judgement or question its first sentence, of a relation both ends."""
    match record:
        case Event(title=text) | Figure(title=text) | Source(title=text) | Story(title=text):
            return shown(context, language, text)
        case Actor(name=text) | Term(term=text) | Meta(title=text):
            return shown(context, language, text)
        case Unit(label=text) | RelationType(label=text):
            return shown(context, language, text)
        case Judgement(text=prose) | Question(text=prose):
            found = shown(context, language, prose)
            words = first_sentence(_plain(context, language, found.text, depth))
            return Shown(words, found.language, found.missing)
        case Relation():
            return _relation_name(context, language, record, depth)
        case _:
            return Shown(record.id, "", False)


def name_of(context: Context, language: str, id: str, depth: int = 0) -> str:
    """The name of the record with that id; the id itself where there is none."""
    record = context.briefing.by_id.get(id) or context.later(id)
    if record is None or depth > _DEPTH:
        return id
    return name(context, language, record, depth).text


def shown(context: Context, language: str, text: Text) -> Shown:
    """The words of a text in the reader's language or, where it has none, in another."""
    return text.shown(language, context.first)


def text_pieces(context: Context, shown: Shown, style: Style = "plain") -> Pieces:
    """Text chosen for the reader, followed by its language tag where it is a substitute."""
    return (Piece(shown.text, style), *language_tag(context, shown))


def language_tag(context: Context, shown: Shown) -> Pieces:
    """The tag of the language that is a substitute; nothing for the reader's own."""
    if not shown.missing:
        return ()
    signs = context.glyphs
    return (Piece(f" {signs.open_tag}{shown.language}{signs.close_tag}", "mark"),)


def other_names(
    context: Context, language: str, text: Text, aliases: Iterable[str] = ()
) -> tuple[str, ...]:
    """A name in the other languages and its aliases, each once, without the one shown."""
    own = shown(context, language, text).text
    names = dict.fromkeys((*(words for _, words in text.entries), *aliases))
    return tuple(name for name in names if name != own)


def grade_sign(context: Context, id: str) -> Piece:
    """Grade and number of independent origins of a record in one sign, `B3·1`."""
    grade = context.evidence.grade(id)
    if grade.letter is None:
        return Piece(str(grade), "grade")
    short = str(grade) if is_claim(context, id) else grade.letter
    return Piece(f"{short}{context.glyphs.separator}{grade.origins}", "grade")


def short_grade(context: Context, id: str) -> str:
    """`B3`; only `B` where the record is no claim and has no credibility (an actor, a term)."""
    grade = context.evidence.grade(id)
    return str(grade) if is_claim(context, id) else grade.letter or str(grade)


def is_claim(context: Context, id: str) -> bool:
    """Whether the record has a credibility, of its own or as a judgement."""
    record = context.briefing.by_id.get(id)
    return hasattr(record, "credibility") or isinstance(record, Judgement)


def prose_in_plain(context: Context, language: str, prose: Prose) -> str:
    """Prose without its marks, for lists and copies."""
    return _plain(context, language, shown(context, language, prose).text, 0)


def _plain(context: Context, language: str, text: str, depth: int) -> str:
    return plain(
        text,
        lambda id: name_of(context, language, id, depth + 1),
        lambda id: value_of(context, id),
    )


def value_of(context: Context, id: str) -> str:
    """A figure's value in words; the id itself where it has none."""
    record = context.briefing.by_id.get(id) or context.later(id)
    if not isinstance(record, Figure) or record.value is None:
        return id
    return number(context, record)


def number(context: Context, figure: Figure, style: Literal["full", "short"] = "full") -> str:
    """A figure's value in words."""
    units, first = context.units, context.first
    return figure_in_words(figure, context.words, units=units, first=first, style=style)


def short_value(context: Context, figure: Figure) -> str:
    """A figure for a list: its value, a series' latest one, a table's size.

    A change has its sign, and what is unverified a question mark, as a date has in EDTF.
    """
    if figure.columns:
        return context.words("page.table_size", rows=len(figure.rows), columns=len(figure.columns))
    words = ("+" if _is_rise(figure) else "") + number(context, figure, "short")
    return f"{words}?" if latest_mark(figure) == "unverified" else words


def _is_rise(figure: Figure) -> bool:
    """Whether the figure itself is a rise, and not only a value that a change is based on."""
    return figure.value is not None and any(
        each.kind == "change" and each.expect == figure.value > 0 for each in figure.compare
    )


def first_sentence(text: str) -> str:
    """The words up to where the first sentence ends."""
    ends = [text.find(end) + len(end.strip()) for end in _ENDS if end in text]
    return text[: min(ends)].strip() if ends else text.strip()


def relation_label(context: Context, language: str, type_: str, *, inverse: bool = False) -> Shown:
    """What a relation type is called from one end to the other, or back."""
    declared = context.relation_types.get(type_)
    if declared is not None:
        return shown(context, language, declared.inverse if inverse else declared.label)
    key = f"page.relation_{type_}_inverse" if inverse else f"page.relation_{type_}"
    words = context.words(key) if context.words.has(key) else type_
    return Shown(words, "", False)


def _relation_name(context: Context, language: str, relation: Relation, depth: int) -> Shown:
    label = relation_label(context, language, relation.type).text
    start, end = (name_of(context, language, id, depth + 1) for id in (relation.from_, relation.to))
    return Shown(f"{start} – {label} – {end}", "", False)
