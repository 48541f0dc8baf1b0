from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.briefing.graph import circles, components, reached

EDGES = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghx"), max_size=4), max_size=8
)


def leads(edges: dict[str, list[str]], start: str) -> set[str]:
    """What an id leads to, by plain search."""
    seen: set[str] = set()
    front = list(edges[start])
    while front:
        node = front.pop()
        if node in edges and node not in seen:
            seen.add(node)
            front += edges[node]
    return seen


@given(EDGES)
@settings(max_examples=300, deadline=None)
def test_components_are_what_reaches_one_another_in_order_of_dependence(
    edges: dict[str, list[str]],
) -> None:
    groups = list(components(edges))
    assert sorted(node for group in groups for node in group) == sorted(edges)
    done: set[str] = set()
    for group in groups:
        for node in group:
            around = {other for other in leads(edges, node) if node in leads(edges, other)}
            assert set(group) == around | {node}
            assert leads(edges, node) <= done | set(group)
        done |= set(group)


@given(EDGES)
@settings(max_examples=200, deadline=None)
def test_circles_are_the_groups_that_lead_back(edges: dict[str, list[str]]) -> None:
    found = {node for group in circles(edges) for node in group}
    assert found == {node for node in edges if node in leads(edges, node)}


def test_a_chain_and_a_ring_of_any_length_take_no_stack() -> None:
    many = [str(index) for index in range(20_000)]
    chain = {here: [there] for here, there in pairwise(many)} | {many[-1]: []}
    assert [group[0] for group in components(chain)] == many[::-1]
    ring = chain | {many[-1]: [many[0]]}
    assert list(circles(ring)) == [tuple(many)]


def test_reached_goes_nearest_first_and_once() -> None:
    edges = {"a": ["b", "c"], "b": ["d", "a"], "c": ["d"]}
    assert reached(["a"], edges) == ("a", "b", "c", "d")
