"""A summary of a record's evidence in sentences: how many sources from how many origins, and
what would fall if the weakest or the only one were struck.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.briefing.evidence import Struck, brought_down, claim_cites
from tui.briefing.model import Judgement, Meta, Record, Source, Story
from tui.briefing.parts import Cite
from tui.page.context import counted, struck_counts
from tui.page.names import shown
from tui.page.speaker import Speaker

MOST_TRIED = 24
"""Most origins that are tried to find the one on which most depends."""


def closing(speaker: Speaker, record: Record) -> Iterator[str]:
    """The sentences, most important first, without what is struck now."""
    if isinstance(record, Source):
        yield from _of_source(speaker, record)
    elif isinstance(record, Judgement) or claim_cites(record):
        yield from _of_claim(speaker, record)
    elif not isinstance(record, (Story, Meta)) and not getattr(record, "accounts", ()):
        yield speaker.words("evidence.nothing")


def source_name(speaker: Speaker, id: str) -> str:
    """A source in few words: publisher and date."""
    source = speaker.briefing.by_id[id]
    assert isinstance(source, Source)
    publisher = shown(speaker.context, speaker.language, source.publisher).text
    if source.issued is None:
        return publisher
    return f"{publisher} {speaker.date(source.issued, 'short')}"


# Claims and judgements.


def _of_claim(speaker: Speaker, record: Record) -> Iterator[str]:
    cites = list(_cites_below(speaker, record))
    supporting = {cite.source for cite in cites if cite.stance == "supports"}
    sources = [id for id in supporting if isinstance(speaker.briefing.by_id.get(id), Source)]
    remaining = [id for id in sources if not _is_cut(speaker, id)]
    origins = speaker.evidence.origins(record.id)
    yield _sources_and_origins(speaker, sources, remaining, origins)
    against = {cite.source for cite in claim_cites(record) if cite.stance == "disputes"}
    if against:
        yield counted(speaker.words, "evidence.against", len(against))
    if origins:
        yield _if_struck(speaker, record, origins)


def _cites_below(speaker: Speaker, record: Record) -> Iterator[Cite]:
    """The cites of a claim; of a judgement also those of everything it is based on."""
    waiting, seen = [record], {record.id}
    while waiting:
        one = waiting.pop()
        yield from claim_cites(one)
        for id in one.basis if isinstance(one, Judgement) else ():
            below = speaker.briefing.by_id.get(id)
            if below is not None and id not in seen:
                seen.add(id)
                waiting.append(below)


def _is_cut(speaker: Speaker, id: str) -> bool:
    source = speaker.briefing.by_id[id]
    retracted = isinstance(source, Source) and source.status == "retracted"
    return retracted or id in speaker.evidence.struck


def _sources_and_origins(
    speaker: Speaker, sources: Sequence[str], remaining: Sequence[str], origins: Sequence[str]
) -> str:
    """How many sources come from how many origins."""
    if not sources:
        return speaker.words("evidence.none_in_support")
    if not origins or not remaining:
        return speaker.words("evidence.none_left")
    if len(origins) > 1:
        if len(remaining) == 1:
            return speaker.words("evidence.single_relay_more", origins=len(origins))
        return speaker.words("evidence.many", sources=len(remaining), origins=len(origins))
    name = source_name(speaker, origins[0])
    if len(remaining) > 1:
        return speaker.words("evidence.single", sources=len(remaining), name=name)
    key = "alone" if origins[0] in remaining else "single_relay"
    return speaker.words(f"evidence.{key}", name=name)


# What would fall.


def _if_struck(speaker: Speaker, record: Record, origins: Sequence[str]) -> str:
    """What falls with the only origin, or with the weakest one."""
    if len(origins) == 1:
        what = _impact(speaker, _without(speaker, origins[0]))
        key = "strike_it" if what else "strike_it_nothing"
        return speaker.words(f"evidence.{key}", what=what)
    by_id = speaker.briefing.by_id
    link = speaker.evidence.weakest(record.id)
    tried = (speaker.evidence.origins(link) if link else ()) or origins
    letters = {id: source.reliability for id in origins if isinstance(source := by_id[id], Source)}
    worst = max(letters[id] for id in tried)
    weakest = [id for id in tried if letters[id] == worst][:MOST_TRIED]
    chosen = max(weakest, key=lambda id: _weight(_without(speaker, id)))
    alone = worst > min(letters.values())
    return _strike(speaker, chosen, "strike_weakest" if alone else "strike")


def _without(speaker: Speaker, id: str) -> Struck:
    """What would fall besides what has fallen already, if a source were struck too."""
    evidence = speaker.evidence
    return brought_down(evidence.striking(evidence.struck | {id}), evidence)


def _weight(struck: Struck) -> tuple[int, int, int]:
    return len(struck.judgements), len(struck.falls), len(struck.weakened)


def _strike(speaker: Speaker, id: str, key: str = "strike") -> str:
    name = source_name(speaker, id)
    what = _impact(speaker, _without(speaker, id))
    if not what:
        return speaker.words("evidence.strike_nothing", name=name)
    return speaker.words(f"evidence.{key}", name=name, what=what)


def _impact(speaker: Speaker, struck: Struck, prefix: str = "evidence.") -> str:
    """What falls, in words with keys that begin so; empty where nothing does."""
    return ", ".join(struck_counts(speaker.words, struck, prefix))


def _of_source(speaker: Speaker, source: Source) -> Iterator[str]:
    resting = speaker.evidence.resting_on(source.id)
    if not resting:
        yield speaker.words("evidence.source_holds_none")
        return
    yield counted(speaker.words, "evidence.source_holds", len(resting))
    if not _is_cut(speaker, source.id):
        yield _strike(speaker, source.id)


def struck_now(speaker: Speaker) -> str:
    """What falls with the sources struck now; empty where none is struck."""
    struck = [id for id in speaker.evidence.struck if id in speaker.briefing.by_id]
    if not struck:
        return ""
    now = brought_down(speaker.evidence, speaker.evidence.striking(()))
    what = _impact(speaker, now, "app.struck_")  # as short as the line below the tabs
    if not what:
        return speaker.words("evidence.struck_nothing", count=len(struck))
    return speaker.words("evidence.struck_now", count=len(struck), what=what)
