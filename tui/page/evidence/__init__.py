"""The evidence of a record as a tree: its claims, their sources, and the relays to each origin."""

from __future__ import annotations

from tui.page.evidence.build import evidence_tree
from tui.page.evidence.tree import Tree, plain_tree, set_tree

__all__ = ["Tree", "evidence_tree", "plain_tree", "set_tree"]
