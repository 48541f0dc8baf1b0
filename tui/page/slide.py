"""One step of a story as a slide: which parts of a record are shown, and how they are typeset.

A slide has less than an article and larger: no links, no mentions, no lists of sources.
Pure: records in, lines of pieces out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from tui.briefing.model import Briefing, Event, Figure, Record, Story
from tui.page.article import article
from tui.page.blocks import (
    Block,
    ChartBlock,
    Columns,
    Entries,
    Facts,
    Gap,
    Heading,
    Line,
    Listing,
    Para,
    Piece,
    Pieces,
    TableBlock,
    Title,
    text_of,
)
from tui.page.context import Context
from tui.page.digits import large
from tui.page.glyphs import Glyphs
from tui.page.speaker import Speaker
from tui.page.typesetting import SLIDE_MEASURE, Typesetter, block_lines, set_blocks, table_width
from tui.page.wrap import cells, squeezed

WIDEST = 100
"""Columns of a chart, a table or accounts side by side."""

MARGIN = 2
"""The least empty columns left and right."""

KEPT_GROUPS = frozenset({"reason", "accounts", "latest", "indicator"})
"""The groups of an article that are part of a slide."""


class Slide(msgspec.Struct, frozen=True):
    """What is shown of one step."""

    id: str
    """The record."""
    dateline: tuple[Pieces, ...]
    """Above the title: date, actor or kind, status."""
    title: Pieces
    """Its name."""
    hero: str = ""
    """A figure's value in words."""
    facts: tuple[Pieces, ...] = ()
    """Below the value."""
    body: tuple[Block, ...] = ()
    """Text, chart, table."""
    note: tuple[Para, ...] = ()
    """The story's note on this step."""
    grade: tuple[Pieces, ...] = ()
    """The grade and the number of origins."""


class SetSlide(NamedTuple):
    """A slide in lines."""

    lines: tuple[Line, ...]
    """Without the margin."""
    note: tuple[Line, ...]
    """The note, likewise."""
    left: int
    """Columns before each line, which centre the slide."""


class StoryStop(NamedTuple):
    """A place in a story."""

    story: Story
    """The story."""
    step: int
    """Number of the step, from 0."""


def stops(briefing: Briefing, id: str | None) -> tuple[StoryStop, ...]:
    """Where stories have a record: its first step in each; of a story itself the first step.

    Stories without steps have none.
    """
    found = []
    for story in briefing.stories:
        refs = [step.ref for step in story.steps]
        if refs and story.id == id:
            found.append(StoryStop(story, 0))
        elif id in refs:
            found.append(StoryStop(story, refs.index(id)))
    return tuple(found)


def slide_of(story: Story, index: int, context: Context, language: str) -> Slide:
    """The slide for a step of a story; a notice where the briefing does not have the record."""
    step = story.steps[index]
    speaker = Speaker(context, language)
    note = speaker.paras(step.note, "note") if step.note is not None else ()
    record = context.briefing.by_id.get(step.ref)
    if record is None:
        missing = Piece(speaker.label("missing_record", id=step.ref), "loud")
        return Slide(step.ref, (), (missing,), note=note)
    main = article(record.id, context, language).main
    title = next((block.pieces for block in main if isinstance(block, Title)), ())
    facts = next((block.parts for block in main if isinstance(block, Facts)), ())
    grade = speaker.grade(record.id) if speaker.evidence.grade(record.id).letter else ()
    facts = tuple(part for part in facts if part not in speaker.grade(record.id))
    dateline, hero, facts = _headed(speaker, record, facts)
    return Slide(record.id, dateline, title, hero, facts, tuple(_body(main)), note, grade)


def _headed(
    speaker: Speaker, record: Record, facts: tuple[Pieces, ...]
) -> tuple[tuple[Pieces, ...], str, tuple[Pieces, ...]]:
    """What is above the title, the value, and what is below it."""
    kind = (Piece(speaker.label(f"kind_{record.kind_name}"), "quiet"),)
    match record:
        case Figure(actors=actors):
            whose = speaker.name(actors[0], "whose") if actors else kind
            if not (record.points or record.columns) and facts:
                return (whose,), text_of(facts[0]), facts[1:]
            above = (whose, *facts)
        case Event():
            above = ((Piece(text_of(facts[0]), "strong"),), *facts[1:])
        case _:
            named = facts and text_of(facts[0]) == text_of(kind)
            above = facts if named else (kind, *facts)
    return above, "", ()


def _body(main: Iterable[Block]) -> list[Block]:
    """The part of an article for a slide: only some groups, no values under a chart."""
    kept: list[Block] = []
    shown = True
    for block in main:
        if isinstance(block, Heading):
            shown = block.id in KEPT_GROUPS
        if not shown or isinstance(block, (Title, Facts)):
            continue
        if isinstance(block, Entries):
            if block.id == "summary":
                summary = " ".join(text_of(entry.pieces) for entry in block.rows)
                kept.append(Para((Piece(summary, "quiet"),)))
        elif isinstance(block, Columns):
            texts = ([b for b in column if not isinstance(b, Listing)] for column in block.columns)
            kept.append(Columns(tuple(map(tuple, texts))))
        elif not (isinstance(block, Listing) and block.id == "values"):
            kept.append(block)
    return kept


# Typesetting.


def set_slide(slide: Slide, width: int, glyphs: Glyphs, *, air: int = 1) -> SetSlide:
    """The slide in a column in the middle of `width`.

    `air` is how many empty lines set a title apart: 0 saves lines where there are few.
    """
    most = max(1, width - 2 * MARGIN)
    measure = min(most, SLIDE_MEASURE)
    lines: list[Line] = []
    lines += set_blocks((Facts(slide.dateline),), measure, glyphs)
    if lines and air:
        lines.append(())
    lines += set_blocks((Title(slide.title),), measure, glyphs)
    apart = [()] * max(1, air)
    if slide.hero:
        lines += (*apart, *_hero(slide.hero, measure, glyphs, drawn=air > 0))
    if slide.facts:
        lines += (*[()] * air, *set_blocks((Facts(slide.facts),), measure, glyphs))
    body = _set_body(slide.body, most, glyphs)
    if body:
        lines += (*apart, *body)
    note = set_blocks(slide.note, max(1, measure - 2), glyphs)
    column = max((measure, *(cells(text_of(line)) for line in lines)))
    return SetSlide(tuple(lines), note, (width - min(column, most)) // 2)


def _hero(text: str, measure: int, glyphs: Glyphs, *, drawn: bool) -> list[Line]:
    """The value large, its range under it; all in bold lines where there is no room for that."""
    value, bracket, rest = text.partition("(")
    rows = large(value.strip(), glyphs) if drawn else ()
    if rows and max(map(cells, rows)) <= measure:
        lines: list[Line] = [(Piece(row.rstrip(), "number"),) for row in rows]
        if rest:
            lines += ((), *set_blocks((Para((Piece(bracket + rest),)),), measure, glyphs))
        return lines
    return list(set_blocks((Para((Piece(text, "number"),)),), measure, glyphs))


def _set_body(blocks: Iterable[Block], most: int, glyphs: Glyphs) -> list[Line]:
    """Text at its measure; what may be wider than text at the width available."""
    return squeezed(
        line
        for block in blocks
        for part in (_split(block, min(most, WIDEST)) if isinstance(block, TableBlock) else [block])
        for line in block_lines(part, Typesetter(_width_of(part, most), glyphs))
    )


def _width_of(block: Block, most: int) -> int:
    wide = isinstance(block, (Columns, TableBlock)) or (
        isinstance(block, ChartBlock) and block.kind == "line"
    )
    return min(most, WIDEST if wide else SLIDE_MEASURE)


def _split(table: TableBlock, most: int) -> Sequence[Block]:
    """The table in tables no wider than `most`; as it is where one column is wider already."""
    rows = (table.headings, *(tuple(map(text_of, row)) for row in table.rows))
    label, *widths = (max(map(cells, column)) for column in zip(*rows, strict=True))
    if not widths or table_width((label, max(widths))) > most:
        return [table]
    groups: list[list[int]] = []
    taken: list[int] = []
    for column, width in enumerate(widths, 1):
        taken.append(width)
        if not groups or table_width(taken) > most:
            groups.append([0])
            taken = [label, width]
        groups[-1].append(column)
    tables = [
        TableBlock(
            tuple(table.headings[n] for n in group),
            tuple(tuple(row[n] for n in group) for row in table.rows),
            tuple(table.aligns[n] for n in group),
        )
        for group in groups
    ]
    return [part for each in tables for part in (Gap(), each)][1:]
