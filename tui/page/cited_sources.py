"""The sources that a record cites, as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.briefing.locators import UNDERSTOOD_LOCATORS
from tui.briefing.model import Source
from tui.briefing.parts import Cite
from tui.page.blocks import Block, Listing, Para, Piece, Pieces, Style, join_pieces
from tui.page.names import short_grade
from tui.page.speaker import Speaker


def sources(speaker: Speaker, cites: Sequence[Cite], id: str) -> tuple[Block, ...]:
    """The cited sources under a heading, and below them the grade of the record in words."""
    if not cites:
        return ()
    rows = source_rows(speaker, cites, "sources")
    blocks: list[Block] = [rows]
    words = speaker.grade_in_words(id)
    if words:
        run = [Piece(short_grade(speaker.context, id), "grade"), Piece(f"  {words}", "quiet")]
        if speaker.evidence.weakest(id) == id:
            # The sources that a judgement cites itself are its weakest link.
            run += [Piece("  "), speaker.weakest_mark()]
        blocks.append(Para(tuple(run)))
    return speaker.section("sources", *blocks, count=len(rows.rows))


def source_rows(speaker: Speaker, cites: Sequence[Cite], place: str) -> Listing:
    """The cited sources, one a row: letter, publisher, date, place in the source, remarks."""
    rows = tuple(_source_row(speaker, same, place) for same in merged(cites))
    return Listing(rows, flex=1, id=place)


def merged(cites: Iterable[Cite]) -> list[list[Cite]]:
    """Cites in groups of the same source, stance and relayed sources."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Cite]] = {}
    for cite in cites:
        groups.setdefault((cite.source, cite.stance, cite.repeats), []).append(cite)
    return list(groups.values())


def _source_row(speaker: Speaker, cites: Sequence[Cite], place: str) -> tuple[Pieces, ...]:
    cite = cites[0]
    source = speaker.briefing.by_id.get(cite.source)
    if not isinstance(source, Source):
        return ((Piece("?", "loud"),), speaker.name(cite.source, place), (), (), ())
    return (
        (Piece(source.reliability, "grade"),),
        speaker.publisher(source.id, place),
        (Piece(speaker.issued(source), "quiet"),),
        (Piece(places_in_source(speaker, cites), "quiet"),),
        _remarks(speaker, source, cite, place),
    )


def places_in_source(speaker: Speaker, cites: Iterable[Cite]) -> str:
    """Where in the source; locators of one kind are put together (2, 4문단)."""
    found: dict[str, list[str]] = {}
    for cite in cites:
        if cite.at:
            label, _, at = cite.at.rpartition(":")
            found.setdefault(UNDERSTOOD_LOCATORS.get(label, label), []).append(at.strip())
    parts = []
    for label, ats in found.items():
        at = ", ".join(ats)
        known = label and speaker.words.has(f"page.at_{label}")
        parts.append(speaker.label(f"at_{label}", at=at) if known else f"{label} {at}".strip())
    return ", ".join(parts)


def _remarks(speaker: Speaker, source: Source, cite: Cite, place: str) -> Pieces:
    pieces: list[Piece] = []
    if source.id in speaker.evidence.struck:
        pieces.append(Piece(speaker.label("struck"), "loud"))
    if source.status == "retracted":
        pieces.append(Piece(speaker.label("source_retracted"), "loud"))
    if cite.stance != "supports":
        style: Style = "loud" if cite.stance == "disputes" else "quiet"
        pieces.append(Piece(speaker.label(f"stance_{cite.stance}"), style))
    spaced = [part for piece in pieces for part in (piece, Piece(" "))]
    relayed = dict.fromkeys((*cite.repeats, *source.repeats))
    if relayed:
        spaced.append(Piece(f"{speaker.context.glyphs.relay} ", "mark"))
        names = (speaker.publisher(id, f"{place}-relay") for id in relayed)
        spaced += join_pieces(names, Piece(", ", "quiet"))
    return tuple(spaced)
