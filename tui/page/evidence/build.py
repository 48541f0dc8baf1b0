"""The evidence view of a record as a tree: its claims, their sources, the relays to each origin.

What a tree is and how it is set stands in `tui.page.evidence.tree`; what stands under what is
worked out by `tui.briefing.evidence`. Here it is put into the reader's words. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.briefing.evidence import claim_cites
from tui.briefing.model import Event, Figure, Judgement, Meta, Source, Story
from tui.page.blocks import Piece
from tui.page.cited_sources import merged, places_in_source
from tui.page.evidence.parts import citing_parts, part_title
from tui.page.evidence.summary import closing, source_name, struck_now
from tui.page.evidence.tree import Claim, Leaf, Tree
from tui.page.names import name
from tui.page.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.briefing.evidence import Relay
    from tui.briefing.model import Record
    from tui.briefing.parts import Account, Cite
    from tui.page.blocks import Pieces
    from tui.page.context import Context

MOST = 200
"""Records that a source's tree lists; a reader of more asks the query line."""

MOST_ORIGINS = 5
"""Origins that a record's line names."""


def evidence_tree(id: str, context: Context, language: str) -> Tree:
    """What a record stands on; raises `KeyError` for no record."""
    record = context.briefing.by_id[id]
    teller = Speaker(context, language)
    sentences = [*closing(teller, record)]
    struck = struck_now(teller)
    if struck:
        sentences.append(struck)
    return Tree(
        id=id,
        title=_unlinked(teller.name(id, "title")),
        grade=_short(teller, record),
        facts=_facts(teller, record),
        claims=tuple(_claims(teller, record)),
        closing=tuple((Piece(sentence),) for sentence in sentences),
        struck=(Piece(struck),) if struck else (),
    )


def say(teller: Speaker, key: str, **values: object) -> str:
    """The words for `evidence.key`."""
    return teller.words(f"evidence.{key}", **values)


def _unlinked(pieces: Pieces) -> Pieces:
    return tuple(Piece(piece.text, piece.style) for piece in pieces)


def _has_grade(record: Record) -> bool:
    return isinstance(record, (Source, Judgement)) or bool(claim_cites(record))


def _short(teller: Speaker, record: Record) -> Pieces:
    return teller.joined(teller.grade(record.id)) if _has_grade(record) else ()


def _facts(teller: Speaker, record: Record) -> tuple[Pieces, ...]:
    facts: list[Pieces] = [(Piece(teller.say(f"kind_{record.kind_name}"), "quiet"),)]
    words = teller.grade_in_words(record.id) if _has_grade(record) else ""
    if words:
        facts.append((Piece(words, "quiet"),))
    facts += teller.sole_origin(record.id)
    facts += teller.standing(record.id)
    return tuple(facts)


# Claims.


def _claims(teller: Speaker, record: Record) -> Iterator[Claim]:
    match record:
        case Source():
            yield from _source_claims(teller, record)
        case Judgement():
            yield from _judgement_claims(teller, record)
        case Event() if record.accounts:
            yield from _own_claim(teller, record, record.cites, "itself_event")
            for account in record.accounts:
                yield _account_claim(teller, account)
        case Figure():
            yield from _figure_claims(teller, record)
        case Story():
            refs = dict.fromkeys(step.ref for step in record.steps)
            yield from _records(teller, say(teller, "steps"), tuple(refs))
        case Meta():
            ids = tuple(judgement.id for judgement in teller.briefing.judgements)
            yield from _records(teller, teller.say("judgements"), ids)
        case _:
            yield from _own_claim(teller, record, claim_cites(record))


def _own_claim(
    teller: Speaker, record: Record, cites: Sequence[Cite], title: str = ""
) -> Iterator[Claim]:
    if not cites:
        return
    leaves = tuple(_cited(teller, cites))
    if not title:
        yield Claim(leaves=leaves)
        return
    facts = _grade_facts(teller, cites, getattr(record, "credibility", None))
    if title == "own_sources" and teller.evidence.weakest(record.id) == record.id:
        facts = (*facts, (teller.weakest_mark(),))
    yield Claim(title=(Piece(say(teller, title), "strong"),), facts=facts, leaves=leaves)


def _grade_facts(
    teller: Speaker, cites: Sequence[Cite], credibility: int | None
) -> tuple[Pieces, ...]:
    """The grade of a part; nothing where its cites do not mean to support it."""
    if not any(cite.stance == "supports" for cite in cites):
        return ()
    grade = teller.evidence.grade_of(cites, credibility)
    if grade.letter is None:
        return ((Piece(teller.say("grade_none"), "loud"),),)
    origins = teller.counted("origins", grade.origins)
    return ((Piece(str(grade), "grade"),), (Piece(origins, "quiet"),))


def _account_claim(teller: Speaker, account: Account) -> Claim:
    title: Pieces = ()
    if account.by is not None:
        title = _unlinked(teller.speaker(account.by, "account"))
    elif account.by_text is not None:
        title = teller.text(account.by_text, "strong")
    facts = _grade_facts(teller, account.cites, account.credibility)
    if account.known is not None:
        facts = (*facts, (Piece(teller.date(account.known, "short"), "quiet"),))
    return Claim(
        title=title or (Piece(teller.say("accounts"), "strong"),),
        facts=facts,
        text=_unlinked(teller.inline(account.text, "account")),
        leaves=tuple(_cited(teller, account.cites)),
    )


def _figure_claims(teller: Speaker, figure: Figure) -> Iterator[Claim]:
    parts = tuple(citing_parts(teller, figure))
    yield from _own_claim(teller, figure, figure.cites, "itself_figure" if parts else "")
    for part in parts:
        yield Claim(
            title=(Piece(part_title(teller, part), "strong"),),
            facts=_grade_facts(teller, part.cites, figure.credibility),
            leaves=tuple(_cited(teller, part.cites)),
        )


def _judgement_claims(teller: Speaker, judgement: Judgement) -> Iterator[Claim]:
    yield from _own_claim(teller, judgement, judgement.cites, "own_sources")
    yield from _records(teller, say(teller, "basis"), judgement.basis, judgement.id)


def _source_claims(teller: Speaker, source: Source) -> Iterator[Claim]:
    chain = teller.evidence.chains(source.id)
    title = (Piece(say(teller, "relays_what"), "strong"),) if len(chain) > 1 else ()
    yield Claim(title=title, leaves=tuple(_leaf(teller, relay, ()) for relay in chain))
    resting = teller.evidence.resting_on(source.id)
    roots = teller.evidence.origins(source.id)
    yield from _records(teller, teller.say("claims"), resting, but=roots)
    known = set(resting)
    others = tuple(id for id in teller.evidence.claims_of(source.id) if id not in known)
    yield from _records(teller, say(teller, "not_in_support"), others)


def _records(
    teller: Speaker, title: str, ids: Sequence[str], judgement: str = "", but: Sequence[str] = ()
) -> Iterator[Claim]:
    """Records with grounds of their own, under a title; what is more than `MOST` is counted.

    In the `judgement` that rests on them the weakest is marked; the origins `but` are not named.
    """
    there = [id for id in ids if id in teller.briefing.by_id]
    if not there:
        return
    link = teller.evidence.weakest(judgement) if judgement else None
    facts: tuple[Pieces, ...] = ((Piece(str(len(there)), "quiet"),),)
    if len(there) > MOST:
        words = teller.say("and_more", count=len(there) - MOST)
        facts = (*facts, (Piece(words, "quiet"),))
    leaves = tuple(_record_leaf(teller, id, link, but) for id in there[:MOST])
    yield Claim(title=(Piece(title, "strong"),), facts=facts, leaves=leaves)


def _record_leaf(teller: Speaker, id: str, link: str | None, but: Sequence[str]) -> Leaf:
    record = teller.briefing.by_id[id]
    kind = Piece(f"{teller.say(f'kind_{record.kind_name}')} ", "quiet")
    said = name(teller.context, teller.language, record)
    marks = list(teller.standing(id))
    if link is not None and link in (id, teller.evidence.weakest(id)):
        marks.append((teller.weakest_mark(),))
    return Leaf(
        target=id,
        is_source=False,
        sign=teller.grade_sign(id),
        name=(kind, Piece(said.text), *teller.missing(said)),
        text=_origins_of(teller, id, but),
        marks=tuple(marks),
    )


def _origins_of(teller: Speaker, id: str, but: Sequence[str]) -> Pieces:
    """The origins of a record by their names, or those that it has beside others."""
    origins = [origin for origin in teller.evidence.origins(id) if origin not in but]
    if not origins:
        return ()
    names = ", ".join(source_name(teller, origin) for origin in origins[:MOST_ORIGINS])
    if len(origins) > MOST_ORIGINS:
        names += " " + teller.say("and_more", count=len(origins) - MOST_ORIGINS)
    key = "other_origins_are" if but else "origins_are"
    return (Piece(say(teller, key, names=names), "quiet"),)


# Sources.


def _cited(teller: Speaker, cites: Iterable[Cite]) -> Iterator[Leaf]:
    """The sources cited and all that they relay; passages of one source stand together."""
    there = []
    for group in merged(cites):
        if isinstance(teller.briefing.by_id.get(group[0].source), Source):
            there.append(group)
        else:
            yield _unknown(teller, group)
    waiting = iter(there)
    for relay in teller.evidence.chains_of([group[0] for group in there]):
        yield _leaf(teller, relay, next(waiting) if relay.depth == 0 else ())


def _unknown(teller: Speaker, cites: Sequence[Cite]) -> Leaf:
    missing = teller.say("missing_record", id=cites[0].source)
    place = (Piece(places_in_source(teller, cites), "quiet"),)
    return Leaf(target="", sign=Piece("?", "loud"), name=(Piece(missing, "loud"),), place=place)


def _leaf(teller: Speaker, relay: Relay, cites: Sequence[Cite]) -> Leaf:
    source = teller.briefing.by_id[relay.source]
    assert isinstance(source, Source)
    place = places_in_source(teller, cites)
    issued = teller.date(source.issued, "short") if source.issued else teller.say("undated")
    return Leaf(
        depth=relay.depth,
        target=source.id,
        how=say(teller, "relays") if relay.depth else "",
        sign=Piece(source.reliability, "grade" if relay.cut is None else "loud"),
        name=teller.text(source.publisher, "plain" if relay.stands else "quiet"),
        text=() if relay.again else _titled(teller, source),
        date=(Piece(issued, "quiet"),),
        place=(Piece(place),) if place else (),
        marks=tuple(_marks(teller, relay)),
    )


def _titled(teller: Speaker, source: Source) -> Pieces:
    """Its title, and who really speaks."""
    title = teller.text(source.title, "quiet")
    if source.descriptor is None:
        return title
    separator = Piece(f" {teller.context.glyphs.separator} ", "quiet")
    return (*title, separator, *teller.text(source.descriptor, "emphasis"))


def _marks(teller: Speaker, relay: Relay) -> Iterator[Pieces]:
    signs = teller.context.glyphs
    stance = relay.cite.stance if relay.cite is not None else "supports"
    if stance == "disputes":
        yield (Piece(f"{signs.disputed} {teller.say('stance_disputes')}", "loud"),)
    elif stance == "mentions":
        yield (Piece(teller.say("stance_mentions"), "quiet"),)
    if relay.cut is not None:
        key = "struck" if relay.cut == "struck" else "source_retracted"
        yield (Piece(f"{signs.gone} {teller.say(key)}", "loud"),)
    if relay.again:
        yield (Piece(say(teller, "again"), "quiet"),)
    elif relay.origin:
        yield (Piece(f"{signs.origin} {say(teller, 'origin')}", "mark"),)
