"""Line and column of what was found wrong: keys and indices looked up in the text of the file.

The one module that uses tree-sitter, loaded only where there is a problem. Lines and columns are
1-based, columns in characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

import tomli
import tree_sitter
import tree_sitter_toml
from tree_sitter import Node

from tui.briefing.fields import FieldPath
from tui.library.clean import nfc, visible
from tui.library.findings import Filling, Finding, Location
from tui.library.pieces import TomlPiece
from tui.library.problems import Problem, Value

_KEYS = frozenset(["bare_key", "quoted_key", "dotted_key"])
_DEEPEST = 12
"""Steps of a path beyond which one place is as good as another: no record is so deep."""

_PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))


def locate(findings: list[Finding], pieces: list[TomlPiece]) -> list[Problem]:
    """The findings as problems with line and column."""
    position_of = positions_in(pieces)

    def filled(value: Filling) -> Value:
        if isinstance(value, Location):
            return f"{pieces[value.piece].file}:{position_of(value)[0]}"
        return value

    problems: list[Problem] = []
    for one in findings:
        file = pieces[one.location.piece].file
        at = position_of(one.location)
        values = tuple((key, filled(value)) for key, value in one.values)
        problems.append(
            Problem(one.code, file, *at, one.name, values, one.suggestion, one.left_out)
        )
    return problems


def positions_in(pieces: list[TomlPiece]) -> Callable[[Location], tuple[int, int]]:
    """Gives line and column in the whole file, as near as the file's own text allows; parses each
    piece once.
    """
    positions = cache(lambda number: _PiecePositions(pieces[number]))
    return lambda location: positions(location.piece).of(location)


class _Table:
    """One table of a piece, with the sub-tables that belong to it."""

    __slots__ = ("counts", "index", "parts")

    def __init__(self) -> None:
        self.parts: list[tuple[FieldPath, Node]] = []
        """The nodes it is written in, with the path from the table to each."""
        self.counts: dict[FieldPath, int] = {}
        """How many elements each array of sub-tables has so far."""
        self.index: dict[FieldPath, Node] | None = None
        """What is written at each path, once it is asked for."""


class _PiecePositions:
    """Lines and columns in one piece."""

    def __init__(self, piece: TomlPiece) -> None:
        self._source = piece.text.encode("utf-8", "replace")
        self._line = piece.line
        self._starts = [0, *(found.end() for found in re.finditer(b"\n", self._source))]
        self._last = (0, 0, 1)
        self._tree = _PARSER.parse(self._source)
        self._tables: dict[str, list[_Table]] = {}
        self._top = _Table()
        self._top.parts.append(((), self._tree.root_node))
        self._elements = cache(_named)
        for node in self._tree.root_node.children:
            if node.type in ("table", "table_array_element"):
                self._add(node)

    def of(self, location: Location) -> tuple[int, int]:
        """Line and column in the whole file."""
        node = self._node(location)
        if node is None:
            return self._line + 1, 1
        start = node.start_byte
        if location.excerpt:
            start = self._occurrence(node, location.excerpt, location.nth)
        row = bisect_right(self._starts, start) - 1
        return self._line + row + 1, self._column(row, start)

    def _column(self, row: int, at: int) -> int:
        """The column of a byte; counts on from the place asked for before, where it can, since
        one line may have thousands.
        """
        known_row, known_at, column = self._last
        if known_row != row or known_at > at:
            known_at, column = self._starts[row], 1
        column += len(self._source[known_at:at].decode("utf-8", "replace"))
        self._last = (row, at, column)
        return column

    def _add(self, node: Node) -> None:
        """Puts a table with a header where it belongs."""
        keys = self._key(node)
        if not keys:
            return
        name = str(keys[0])
        tables = self._tables.setdefault(name, [])
        if len(keys) == 1:
            tables.append(_Table())
            tables[-1].parts.append(((), node))
            return
        if not tables:
            tables.append(_Table())
        table = tables[-1]
        path: FieldPath = ()
        for key in keys[1:-1]:
            path = (*path, key)
            if path in table.counts:
                path = (*path, table.counts[path] - 1)
        path = (*path, keys[-1])
        if node.type == "table_array_element":
            table.counts[path] = table.counts.get(path, 0) + 1
            path = (*path, table.counts[path] - 1)
        table.parts.append((path, node))

    def _node(self, location: Location) -> Node | None:
        """The node to point at."""
        path, name, key = location.path, location.table, location.target == "key"
        tables = self._tables.get(name, [])
        if location.index < len(tables):
            table = tables[location.index]
            head = table.parts[0][1]
            if not path:
                return (_key_node(head) or head) if key else head
            return self._seek(table, path, key) or head
        if key and not path:
            return self._seek(self._top, (name,), key)
        found = self._seek(self._top, (name, location.index, *path), key)
        return found or self._seek(self._top, (name, *path), key)

    def _index(self, table: _Table) -> dict[FieldPath, Node]:
        """What is written at each path of a table."""
        if table.index is not None:
            return table.index
        index = table.index = {}
        for path, head in table.parts:
            if path:
                _enter(index, path, head)
        for path, node in table.parts:
            for pair in node.children:
                if pair.type == "pair":
                    _enter(index, (*path, *self._key(pair)), pair)
        return index

    def _seek(self, table: _Table, path: FieldPath, key: bool) -> Node | None:
        """The node nearest to a path: the value there, its key, or what holds it."""
        for length in range(min(len(path), _DEEPEST), 0, -1):
            node = self._index(table).get(path[:length])
            if node is not None and node.type != "pair":
                return node
            if node is not None:
                return self._descend(node, path[length:], key)
        return None

    def _descend(self, pair: Node, rest: FieldPath, key: bool) -> Node:
        """From a key with its value down a path, as far as the file has it."""
        while True:
            node = _value(pair)
            if node is None:
                return pair
            while rest and isinstance(rest[0], int):
                if node.type == "array":
                    elements = self._elements(node)
                    if rest[0] >= len(elements):
                        return node
                    node = elements[rest[0]]
                # Else a single value that counts as a list of one.
                rest = rest[1:]
                key = key and bool(rest)
            if not rest:
                return (_key_node(pair) or pair) if key else node
            inner = self._inner(node, rest)
            if inner is None:
                return node
            pair, steps = inner
            rest = rest[steps:]

    def _inner(self, node: Node, rest: FieldPath) -> tuple[Node, int] | None:
        """The key of an inline table that a path goes through."""
        if node.type != "inline_table":
            return None
        for pair in node.children:
            if pair.type == "pair":
                keys = self._key(pair)
                if keys == rest[: len(keys)]:
                    return pair, len(keys)
        return None

    def _key(self, node: Node) -> FieldPath:
        """The parts of the key of a pair or of the name in a table's header."""
        key = _key_node(node)
        if key is None:
            return ()
        parts: list[str] = []
        waiting = [key]
        while waiting:
            one = waiting.pop()
            if one.type == "dotted_key":
                waiting.extend(reversed(one.named_children))
            elif one.type in _KEYS:
                parts.append(self._plain_key(one))
        return tuple(parts)

    def _plain_key(self, node: Node) -> str:
        written = self._source[node.start_byte : node.end_byte].decode("utf-8", "replace")
        if node.type == "quoted_key" and "\\" not in written:
            written = written[1:-1]
        elif node.type == "quoted_key":
            try:
                written = next(iter(tomli.loads(f"{written} = 0")))
            except ValueError:
                return written
        return nfc(visible(nfc(written)))

    def _occurrence(self, node: Node, excerpt: str, nth: int) -> int:
        """Where in a value the excerpt occurs for the nth time; else the value's start."""
        wanted = excerpt.encode()
        at = node.start_byte - 1
        for _ in range(nth + 1):
            at = self._source.find(wanted, at + 1, node.end_byte)
            if at < 0:
                return node.start_byte
        return at


def _key_node(node: Node) -> Node | None:
    return next((child for child in node.children if child.type in _KEYS), None)


def _named(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _value(pair: Node) -> Node | None:
    named = _named(pair)
    return named[-1] if len(named) > 1 else None


def _enter(index: dict[FieldPath, Node], path: FieldPath, node: Node) -> None:
    """Enters a node at its path, and at those on the way that have none yet."""
    for length in range(1, min(len(path), _DEEPEST)):
        index.setdefault(path[:length], node)
    index[path] = node
