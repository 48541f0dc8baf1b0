"""The evidence of a record as a tree: its claims, their sources, the relays to each origin.

`tui.page.evidence.tree` defines and typesets the tree; `tui.briefing.evidence` finds out what
depends on what. Here it is put into the reader's language. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.briefing.evidence import Relay, claim_cites
from tui.briefing.model import Event, Figure, Judgement, Meta, Record, Source, Story
from tui.briefing.parts import Account, Cite
from tui.page.blocks import Piece, Pieces, text_of
from tui.page.cited_sources import merged, places_in_source
from tui.page.context import Context
from tui.page.evidence.summary import closing, source_name, struck_now
from tui.page.evidence.tree import Claim, Leaf, Tree
from tui.page.names import name
from tui.page.speaker import Speaker

MOST = 200
"""Most records in a source's tree; the query line finds the others."""

MOST_ORIGINS = 5
"""Most origins named on a record's line."""


def evidence_tree(id: str, context: Context, language: str) -> Tree:
    """The evidence tree of a record; raises `KeyError` for no record."""
    record = context.briefing.by_id[id]
    speaker = Speaker(context, language)
    struck = struck_now(speaker)
    sentences = (*closing(speaker, record), *([struck] if struck else []))
    return Tree(
        id=id,
        title=_unlinked(speaker.name(id, "title")),
        grade=speaker.joined(speaker.grade(id)) if _has_grade(record) else (),
        facts=_facts(speaker, record),
        claims=tuple(_claims(speaker, record)),
        closing=tuple((Piece(sentence),) for sentence in sentences),
        struck=(Piece(struck),) if struck else (),
    )


def _unlinked(pieces: Pieces) -> Pieces:
    return tuple(Piece(piece.text, piece.style) for piece in pieces)


def _has_grade(record: Record) -> bool:
    return isinstance(record, (Source, Judgement)) or bool(claim_cites(record))


def _facts(speaker: Speaker, record: Record) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(speaker.label(f"kind_{record.kind_name}"), "quiet"),)]
    words = speaker.grade_in_words(record.id) if _has_grade(record) else ""
    if words:
        facts.append((Piece(words, "quiet"),))
    facts += speaker.sole_origin(record.id)
    facts += speaker.impact(record.id)
    return tuple(facts)


# Claims.


def _claims(speaker: Speaker, record: Record) -> Iterator[Claim]:
    match record:
        case Source():
            yield from _source_claims(speaker, record)
        case Judgement():
            yield from _own_claim(speaker, record, record.cites, "own_sources")
            yield from _records(speaker, speaker.words("evidence.basis"), record.basis, record.id)
        case Event() if record.accounts:
            yield from _own_claim(speaker, record, record.cites, "itself_event")
            for account in record.accounts:
                yield _account_claim(speaker, account)
        case Figure():
            yield from _figure_claims(speaker, record)
        case Story():
            refs = dict.fromkeys(step.ref for step in record.steps)
            yield from _records(speaker, speaker.words("evidence.steps"), tuple(refs))
        case Meta():
            ids = tuple(judgement.id for judgement in speaker.briefing.judgements)
            yield from _records(speaker, speaker.label("judgements"), ids)
        case _:
            yield from _own_claim(speaker, record, claim_cites(record))


def _own_claim(
    speaker: Speaker, record: Record, cites: Sequence[Cite], title: str = ""
) -> Iterator[Claim]:
    if not cites:
        return
    leaves = tuple(_cited(speaker, cites))
    if not title:
        yield Claim(leaves=leaves)
        return
    facts = _grade_facts(speaker, cites, getattr(record, "credibility", None))
    if title == "own_sources" and speaker.evidence.weakest(record.id) == record.id:
        facts = (*facts, (speaker.weakest_mark(),))
    heading = (Piece(speaker.words(f"evidence.{title}"), "strong"),)
    yield Claim(title=heading, facts=facts, leaves=leaves)


def _grade_facts(
    speaker: Speaker, cites: Sequence[Cite], credibility: int | None
) -> tuple[Pieces, ...]:
    """The grade of a part; nothing where none of its cites supports it."""
    if not any(cite.stance == "supports" for cite in cites):
        return ()
    grade = speaker.evidence.grade_of(cites, credibility)
    if grade.letter is None:
        return ((Piece(speaker.label("grade_none"), "loud"),),)
    origins = speaker.counted("origins", grade.origins)
    return ((Piece(str(grade), "grade"),), (Piece(origins, "quiet"),))


def _account_claim(speaker: Speaker, account: Account) -> Claim:
    title = _unlinked(speaker.account_name(account, "account"))
    facts = _grade_facts(speaker, account.cites, account.credibility)
    if account.known is not None:
        facts = (*facts, (Piece(speaker.date(account.known, "short"), "quiet"),))
    return Claim(
        title=title or (Piece(speaker.label("accounts"), "strong"),),
        facts=facts,
        text=_unlinked(speaker.inline(account.text, "account")),
        leaves=tuple(_cited(speaker, account.cites)),
    )


def _figure_claims(speaker: Speaker, figure: Figure) -> Iterator[Claim]:
    parts = tuple(_citing_parts(speaker, figure))
    yield from _own_claim(speaker, figure, figure.cites, "itself_figure" if parts else "")
    for title, cites in parts:
        yield Claim(
            title=(Piece(title, "strong"),),
            facts=_grade_facts(speaker, cites, figure.credibility),
            leaves=tuple(_cited(speaker, cites)),
        )


def _source_claims(speaker: Speaker, source: Source) -> Iterator[Claim]:
    chain = speaker.evidence.chains(source.id)
    title = (Piece(speaker.words("evidence.relays_what"), "strong"),) if len(chain) > 1 else ()
    yield Claim(title=title, leaves=tuple(_leaf(speaker, relay, ()) for relay in chain))
    resting = speaker.evidence.resting_on(source.id)
    origins = speaker.evidence.origins(source.id)
    yield from _records(speaker, speaker.label("claims"), resting, but=origins)
    known = set(resting)
    others = tuple(id for id in speaker.evidence.claims_of(source.id) if id not in known)
    yield from _records(speaker, speaker.words("evidence.not_in_support"), others)


def _records(
    speaker: Speaker, title: str, ids: Sequence[str], judgement: str = "", but: Sequence[str] = ()
) -> Iterator[Claim]:
    """Records with evidence of their own, under a title; those beyond `MOST` are only counted.

    The weakest link of a `judgement` based on them is marked; the origins `but` are not named.
    """
    there = [id for id in ids if id in speaker.briefing.by_id]
    if not there:
        return
    link = speaker.evidence.weakest(judgement) if judgement else None
    facts: tuple[Pieces, ...] = ((Piece(str(len(there)), "quiet"),),)
    if len(there) > MOST:
        facts = (*facts, speaker.and_more(len(there) - MOST))
    leaves = tuple(_record_leaf(speaker, id, link, but) for id in there[:MOST])
    yield Claim(title=(Piece(title, "strong"),), facts=facts, leaves=leaves)


def _record_leaf(speaker: Speaker, id: str, link: str | None, but: Sequence[str]) -> Leaf:
    record = speaker.briefing.by_id[id]
    kind = Piece(f"{speaker.label(f'kind_{record.kind_name}')} ", "quiet")
    return Leaf(
        target=id,
        is_source=False,
        sign=speaker.grade_sign(id),
        name=(kind, *speaker.pieces(name(speaker.context, speaker.language, record))),
        text=_origins_of(speaker, id, but),
        marks=(*speaker.impact(id), *speaker.weakest_among(id, link)),
    )


def _origins_of(speaker: Speaker, id: str, but: Sequence[str]) -> Pieces:
    """The names of a record's origins; those besides `but` where these are given."""
    origins = [origin for origin in speaker.evidence.origins(id) if origin not in but]
    if not origins:
        return ()
    names = ", ".join(source_name(speaker, origin) for origin in origins[:MOST_ORIGINS])
    if len(origins) > MOST_ORIGINS:
        names += " " + speaker.label("and_more", count=len(origins) - MOST_ORIGINS)
    key = "other_origins_are" if but else "origins_are"
    return (Piece(speaker.words(f"evidence.{key}", names=names), "quiet"),)


# Sources.


def _cited(speaker: Speaker, cites: Iterable[Cite]) -> Iterator[Leaf]:
    """The cited sources and all that they relay; cites of one source together."""
    there = []
    for group in merged(cites):
        if isinstance(speaker.briefing.by_id.get(group[0].source), Source):
            there.append(group)
        else:
            missing = Piece(speaker.label("missing_record", id=group[0].source), "loud")
            place = (Piece(places_in_source(speaker, group), "quiet"),)
            yield Leaf(target="", sign=Piece("?", "loud"), name=(missing,), place=place)
    waiting = iter(there)
    for relay in speaker.evidence.chains_of([group[0] for group in there]):
        yield _leaf(speaker, relay, next(waiting) if relay.depth == 0 else ())


def _leaf(speaker: Speaker, relay: Relay, cites: Sequence[Cite]) -> Leaf:
    source = speaker.briefing.by_id[relay.source]
    assert isinstance(source, Source)
    place = places_in_source(speaker, cites)
    return Leaf(
        depth=relay.depth,
        target=source.id,
        how=speaker.words("evidence.relays") if relay.depth else "",
        sign=Piece(source.reliability, "grade" if relay.cut is None else "loud"),
        name=speaker.text(source.publisher, "plain" if relay.stands else "quiet"),
        text=() if relay.again else _titled(speaker, source),
        date=(Piece(speaker.issued(source), "quiet"),),
        place=(Piece(place),) if place else (),
        marks=tuple(_marks(speaker, relay)),
    )


def _titled(speaker: Speaker, source: Source) -> Pieces:
    """Its title, and who is quoted."""
    descriptor = source.descriptor
    quoted = speaker.text(descriptor, "emphasis") if descriptor is not None else ()
    return speaker.joined((speaker.text(source.title, "quiet"), quoted))


def _marks(speaker: Speaker, relay: Relay) -> Iterator[Pieces]:
    signs = speaker.context.glyphs
    stance = relay.cite.stance if relay.cite is not None else "supports"
    if stance == "disputes":
        yield (Piece(f"{signs.disputed} {speaker.label('stance_disputes')}", "loud"),)
    elif stance == "mentions":
        yield (Piece(speaker.label("stance_mentions"), "quiet"),)
    if relay.cut is not None:
        key = "struck" if relay.cut == "struck" else "source_retracted"
        yield (Piece(f"{signs.gone} {speaker.label(key)}", "loud"),)
    if relay.again:
        yield (Piece(speaker.words("evidence.again"), "quiet"),)
    elif relay.origin:
        yield (Piece(f"{signs.origin} {speaker.words('evidence.origin')}", "mark"),)


# Parts of a figure that have sources of their own: points of a series, cells of a table.


def _citing_parts(speaker: Speaker, figure: Figure) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """Points and cells with cites, each as title and cites; those with the same cites together."""
    found: dict[tuple[Cite, ...], list[tuple[str, str]]] = {}
    for cites, label, value in _values(speaker, figure):
        found.setdefault(cites, []).append((label, value))
    for cites, values in found.items():
        # One or two values with their names; of more the names of the first and the last.
        title = ", ".join(f"{label}  {value}" for label, value in values)
        if len(values) > 2:
            (first, _), *_, (last, _) = values
            count = len(values)
            title = speaker.words("evidence.points_more", first=first, last=last, count=count)
        yield title, cites


def _values(speaker: Speaker, figure: Figure) -> Iterator[tuple[tuple[Cite, ...], str, str]]:
    """Cites, name and value in words of every point and cell with cites."""
    for point in sorted(figure.points, key=lambda point: point.at.sort_key):
        if point.cites:
            yield point.cites, speaker.date(point.at, "short"), speaker.point(point, figure.unit)
    for row in figure.rows:
        for column, cell in zip(figure.columns, row.cells, strict=False):
            if cell.cites:
                value = speaker.point(cell, column.unit or figure.unit)
                names = (speaker.row_label(row, "row"), speaker.text(column.label))
                label = ", ".join(map(text_of, names))
                yield cell.cites, label, value or speaker.label("unknown_value")
