"""The evidence of a record: a tree of its claims, their sources and what those relay.

Thin: `tui.page.evidence.build` says what stands in it, `tui.app.commands` what is done with a
source.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal, TypeAlias

from tui.app.bindings import Handlers
from tui.app.sheets.sheet import Sheet, SheetText
from tui.app.widgets.styles import Run, StyledLine
from tui.page.blocks import Line as Pieces
from tui.page.blocks import text_of
from tui.page.evidence import Tree, set_tree
from tui.page.glyphs import Glyphs
from tui.words import Words

What: TypeAlias = Literal["address", "cite", "strike"]
"""What is done with the source under the cursor while the sheet stays open."""


class EvidenceSheet(Sheet[str]):
    """The tree of one record, and of others that it leads to; gives the source to go to."""

    COMMAND_CONTEXT = "evidence"
    WIDE: ClassVar[bool] = True

    def __init__(
        self,
        words: Words,
        glyphs: Glyphs,
        tree_of: Callable[[str], Tree],
        act: Callable[[What, str], None],
        id: str,
    ) -> None:
        """`tree_of(id)` is the tree as things stand; `act` does something with a source."""
        super().__init__(words, words("evidence.title"))
        self._glyphs, self._tree_of, self._act = glyphs, tree_of, act
        self._trail: list[tuple[str, str | None, int]] = [(id, None, 0)]
        self._tree = tree_of(id)

    # What stands in it.

    def fill(self) -> None:
        """The tree as things stand; the cursor and the window stay where they are."""
        id, key, top = self._trail[-1]
        view = self.lines
        if view.chosen is not None:
            key, top = view.chosen, view.top
        self._show(id, key, top)

    def _show(self, id: str, key: str | None, top: int) -> None:
        self._tree = self._tree_of(id)
        set_lines = set_tree(self._tree, self.inner_width, self._glyphs)
        self.put((_runs(line.pieces), line.key) for line in set_lines)
        view = self.lines
        view.move_to(top)
        if key is not None:
            view.put(key)
        elif view.cursor is not None:
            view.reveal(view.cursor)
        grade = text_of(self._tree.grade)
        self.query_one("#sheet-title", SheetText).show(self.words("evidence.title"), right=grade)
        self._show_keys()

    def _show_keys(self) -> None:
        self.foot.show(self.hints("nested-evidence" if len(self._trail) > 1 else ""), "quiet")

    def notify_text(self, text: str, *, loud: bool = False) -> None:
        """Say something in the foot, until the next key that moves."""
        # What a worker has to say may come before the sheet has a foot.
        for foot in self.query("#sheet-foot").results(SheetText):
            foot.show(text, "loud" if loud else "accent")

    # Commands.

    def handlers(self) -> Handlers:
        """What is done with a source, and the ways out; moving as in every sheet."""
        return {
            **super().handlers(),
            "close": super().close,
            "evidence-close": super().close,
            "evidence-back": self.close,
            "evidence": self.open_chosen,
            "address": partial(self.act, "address"),
            "cite": partial(self.act, "cite"),
            "strike": partial(self.act, "strike"),
        }

    def move(self, step: int) -> None:
        """Move the cursor or the window; what was said has been read."""
        super().move(step)
        self._show_keys()

    def close(self) -> None:
        """Back to the record whose tree led here; from the first one close."""
        if len(self._trail) == 1:
            self.dismiss(None)
            return
        self._trail.pop()
        self._show(*self._trail[-1])

    def open_chosen(self) -> None:
        """Show the evidence of what is under the cursor, a source or a record."""
        leaf = self._tree.leaves.get(self.lines.chosen or "")
        if leaf is not None:
            self._open(leaf.target)

    def act(self, what: What) -> None:
        """Do something with the source under the cursor."""
        leaf = self._tree.leaves.get(self.lines.chosen or "")
        if leaf is None or not leaf.is_source:
            self.notify_text(self.words("evidence.only_a_source"), loud=True)
            return
        self._act(what, leaf.target)
        if what == "strike":
            self.fill()
            if self._tree.struck:
                self.notify_text(text_of(self._tree.struck))

    def accept(self, name: str) -> None:
        """Go to the source; of a record show its evidence."""
        leaf = self._tree.leaves[name]
        if leaf.is_source:
            self.dismiss(leaf.target)
        else:
            self._open(leaf.target)

    def _open(self, id: str) -> None:
        if id == self._tree.id:
            return
        self._trail[-1] = (self._tree.id, self.lines.chosen, self.lines.top)
        self._trail.append((id, None, 0))
        self._show(id, None, 0)


def _runs(pieces: Pieces) -> StyledLine:
    return tuple(Run(piece.text, piece.style) for piece in pieces)
