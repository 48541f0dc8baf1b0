"""Ids that point at ids: which stand on which, and which run in a circle.

Used for sources that relay sources and judgements that rest on judgements; nothing here recurses,
so a chain of any length and a circle of any size are fine. Pure: no files, no terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The groups of ids that reach one another, each after all groups that it points at.

    An id in no circle is a group of one. Targets that are no key of `edges` are left out. Within a
    group, ids stand in the order of `edges`. (Tarjan's algorithm, without recursion.)
    """
    rank = {node: place for place, node in enumerate(edges)}
    found: dict[str, int] = {}  # when each was found
    lowest: dict[str, int] = {}  # the earliest that it leads back to
    waiting: list[str] = []  # found, in no group yet
    place: dict[str, int] = {}  # where in `waiting`
    for root in edges:
        if root in found:
            continue
        trail: list[tuple[str, Iterator[str]]] = []
        fresh: str | None = root
        while fresh is not None or trail:
            if fresh is not None:
                found[fresh] = lowest[fresh] = len(found)
                place[fresh] = len(waiting)
                waiting.append(fresh)
                trail.append((fresh, iter(edges[fresh])))
                fresh = None
            node, targets = trail[-1]
            for target in targets:
                if target not in edges:
                    continue
                if target not in found:
                    fresh = target
                    break
                if target in place:
                    lowest[node] = min(lowest[node], found[target])
            if fresh is not None:
                continue
            trail.pop()
            if trail:
                above = trail[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
            if lowest[node] == found[node]:
                cut = place[node]
                group = waiting[cut:]
                del waiting[cut:]
                for member in group:
                    del place[member]
                yield tuple(sorted(group, key=rank.__getitem__))


def circles(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The groups of `components` that run in a circle, an id that points at itself among them."""
    for group in components(edges):
        if len(group) > 1 or group[0] in edges[group[0]]:
            yield group


def reached(starts: Sequence[str], edges: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The starts and everything they lead to, each once, nearest first."""
    seen = dict.fromkeys(starts)
    front = list(seen)
    for node in front:
        for target in edges.get(node, ()):
            if target not in seen:
                seen[target] = None
                front.append(target)
    return tuple(front)
