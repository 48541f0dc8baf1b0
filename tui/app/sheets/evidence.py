"""The evidence of a record: a tree of its claims, their sources and what those relay.

Thin: `tui.page.evidence.build` says what stands in it, the deeds say what is done with a source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.binding import Binding, BindingType

from tui.app.sheets.sheet import Sheet, SheetLines, SheetText
from tui.app.widgets.styles import Run, StyledLine
from tui.page.blocks import text_of
from tui.page.evidence import Tree, set_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.page.blocks import Line as Pieces
    from tui.page.glyphs import Glyphs
    from tui.words import Words

What: TypeAlias = Literal["address", "cite", "strike"]
"""What is done with the source under the cursor while the sheet stays open."""


class EvidenceSheet(Sheet[str]):
    """The tree of one record, and of others that it leads to; gives the source to go to."""

    WIDE: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,f6", "leave", show=False),
        Binding("h,left,backspace,left_square_bracket", "close", show=False),
        Binding("s", "ground", show=False),
        Binding("o", "act('address')", show=False),
        Binding("y", "act('cite')", show=False),
        Binding("x", "act('strike')", show=False),
    ]

    def __init__(
        self,
        words: Words,
        glyphs: Glyphs,
        tree_of: Callable[[str], Tree],
        act: Callable[[What, str], None],
        id: str,
    ) -> None:
        """`tree_of(id)` is the tree as things stand; `act` does something with a source."""
        super().__init__(words("evidence.title"), words("evidence.foot"))
        self._words, self._glyphs, self._tree_of, self._act = words, glyphs, tree_of, act
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
        self.put([_inked(line.pieces) for line in set_lines], [line.key for line in set_lines])
        view = self.lines
        view.move_to(top)
        if key is not None:
            view.put(key)
        elif view.cursor is not None:
            view.reveal(view.cursor)
        grade = text_of(self._tree.grade)
        self.query_one("#sheet-title", SheetText).show(self._words("evidence.title"), right=grade)
        self._show_keys()

    def _show_keys(self) -> None:
        nested = len(self._trail) > 1
        self.foot.show(self._words("evidence.foot_back" if nested else "evidence.foot"), "quiet")

    def say(self, text: str, *, loud: bool = False) -> None:
        """Say something in the foot, until the next key that moves."""
        # What a worker has to say may come before the sheet has a foot.
        for foot in self.query("#sheet-foot").results(SheetText):
            foot.show(text, "loud" if loud else "accent")

    # Keys.

    def action_move(self, step: int) -> None:
        """Move the cursor or the window; what was said has been read."""
        super().action_move(step)
        self._show_keys()

    def action_close(self) -> None:
        """Back to the record whose tree led here; from the first one close."""
        if len(self._trail) == 1:
            self.dismiss(None)
            return
        self._trail.pop()
        self._show(*self._trail[-1])

    def action_leave(self) -> None:
        """Close, however deep."""
        self.dismiss(None)

    def action_ground(self) -> None:
        """The evidence of what is under the cursor, a source or a record."""
        self._open(self._target())

    def action_act(self, what: What) -> None:
        """Do something with the source under the cursor."""
        key = self.lines.chosen
        leaf = self._tree.leaves.get(key or "")
        if leaf is None or not leaf.is_source:
            self.say(self._words("evidence.only_a_source"), loud=True)
            return
        self._act(what, leaf.target)
        if what == "strike":
            self.fill()
            if self._tree.struck:
                self.say(text_of(self._tree.struck))

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """Go to the source; of a record show what it stands on."""
        leaf = self._tree.leaves[event.name]
        if leaf.is_source:
            self.dismiss(leaf.target)
        else:
            self._open(leaf.target)

    def _target(self) -> str | None:
        leaf = self._tree.leaves.get(self.lines.chosen or "")
        return leaf.target if leaf is not None else None

    def _open(self, id: str | None) -> None:
        if id is None or id == self._tree.id:
            return
        self._trail[-1] = (self._tree.id, self.lines.chosen, self.lines.top)
        self._trail.append((id, None, 0))
        self._show(id, None, 0)


def _inked(pieces: Pieces) -> StyledLine:
    return tuple(Run(piece.text, piece.style) for piece in pieces)
