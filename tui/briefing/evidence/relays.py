"""Where the paths from cited sources lead: through relays to their origins.

Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec

from tui.briefing.graph import components
from tui.briefing.model import Source
from tui.briefing.parts import Cite


class Origins(msgspec.Struct, frozen=True):
    """The origins that each source leads to while some are cut."""

    cut: frozenset[str]
    """Ids of the sources through which no path leads: struck or retracted."""
    _found: Mapping[str, tuple[str, ...]]

    def of_source(self, id: str) -> tuple[str, ...]:
        """Origins that a source leads to; itself where it relays nothing. None if unknown or
        cut.
        """
        return self._found.get(id, ())

    def of_cite(self, cite: Cite) -> tuple[str, ...]:
        """Origins that a cite leads to, whatever its stance.

        A passage that is relayed leads to what it relays, not to the source it stands in; yet
        the path runs through that source, and is cut with it.
        """
        if not cite.repeats:
            return self.of_source(cite.source)
        if cite.source in self.cut or cite.source not in self._found:
            return ()
        return tuple(dict.fromkeys(chain.from_iterable(map(self.of_source, cite.repeats))))

    def of_cites(self, cites: Iterable[Cite]) -> tuple[str, ...]:
        """Origins that the supporting ones of these cites lead to, each once."""
        supporting = (cite for cite in cites if cite.stance == "supports")
        return tuple(dict.fromkeys(chain.from_iterable(map(self.of_cite, supporting))))


def origins_of(sources: Mapping[str, Source], cut: frozenset[str]) -> Origins:
    """The origins of every source; relays that go round in a circle lead out of it or nowhere."""
    edges = {id: () if id in cut else source.repeats for id, source in sources.items()}
    found: dict[str, tuple[str, ...]] = {}
    for group in components(edges):
        if len(group) == 1 and not sources[group[0]].repeats:
            found[group[0]] = () if group[0] in cut else group
            continue
        origins = dict.fromkeys(
            origin for id in group for target in edges[id] for origin in found.get(target, ())
        )
        found.update(dict.fromkeys(group, tuple(origins)))
    return Origins(cut, found)


class Relay(msgspec.Struct, frozen=True):
    """One line of a tree of relays: a cited source, or below it one that it relays."""

    depth: int
    """0 for a cited source, 1 for what it relays, and so on."""
    source: str
    """Id of the source."""
    cite: Cite | None
    """The cite at depth 0 (None where a source's own chain is shown)."""
    last: bool
    """Whether no further line stands beside it under the same relay."""
    origin: bool
    """Whether the claim has an origin here; what only disputes or mentions it leads to none."""
    stands: bool
    """Whether the path down to it is whole and leads on to an origin."""
    cut: Literal["struck", "retracted"] | None
    """Why no path leads through it."""
    again: bool
    """Whether it stood on an earlier line; what it relays is not repeated then."""


def relay_chains(
    tops: Sequence[tuple[str, Cite | None]], origins: Origins, sources: Mapping[str, Source]
) -> tuple[Relay, ...]:
    """The tree of all that `tops` relay, line by line from the top.

    Those are ids of sources, with the cite that names one, if one does. Sources that do not exist
    are left out. As many lines as there are tops and relays, at most.
    """
    lines: list[Relay] = []
    seen: set[str] = set()
    supporting = True
    waiting = _lined_up([top for top in tops if top[0] in sources], 0, True)
    while waiting:
        depth, id, cite, last, whole = waiting.pop()
        # A relayed passage shows other sources below it than its source as a whole.
        own = cite.repeats if cite is not None else ()
        targets = own or sources[id].repeats
        again = id in seen and not own
        if not depth:
            supporting = cite is None or cite.stance == "supports"
        stands = whole and bool(origins.of_source(id) if cite is None else origins.of_cite(cite))
        cut: Literal["struck", "retracted"] | None = None
        if id in origins.cut:
            cut = "retracted" if sources[id].status == "retracted" else "struck"
        origin = supporting and stands and not targets
        lines.append(Relay(depth, id, cite, last, origin, stands, cut, again))
        if again:
            continue
        if not own:
            seen.add(id)
        below: list[tuple[str, Cite | None]] = [(one, None) for one in targets if one in sources]
        waiting += _lined_up(below, depth + 1, whole and cut is None)
    return tuple(lines)


def _lined_up(
    tops: list[tuple[str, Cite | None]], depth: int, whole: bool
) -> list[tuple[int, str, Cite | None, bool, bool]]:
    """Depth, source, cite, whether it is the last one, whether the path above is whole; the first
    of them at the end, to be taken first.
    """
    lines = [(depth, id, cite, False, whole) for id, cite in tops]
    if lines:
        lines[-1] = (depth, *tops[-1], True, whole)
    return lines[::-1]
