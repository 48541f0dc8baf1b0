"""The detail: an article in lines, with links that can be focused, hinted and clicked.

It shows the article it is handed and posts a message when a link is followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from tui.app.widgets.lines import LinesView
from tui.app.widgets.message import ValueMessage
from tui.app.widgets.styles import STYLE_OF, Matcher, Run, Spans, StyledLine, mark_matches
from tui.page.blocks import Block, Columns, Line, Link, Piece, links_of, text_of
from tui.page.glyphs import UNICODE, Glyphs
from tui.page.typesetting import map_links, set_blocks

MARGIN = 1
"""Empty cells left and right of the text."""


class LinkPlace(msgspec.Struct, frozen=True):
    """Where a link begins in the typeset article."""

    link: Link
    """The link."""
    line: int
    """Number of the line."""
    column: int
    """Cells before it in the line."""


class ArticleView(LinesView):
    """An article in a window."""

    class Followed(ValueMessage[Link]):
        """A link was followed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.abreast = False
        """Whether there is room for columns side by side; call `reflow` after a change."""
        self.focused_key: str | None = None
        """Key of the link that Enter would follow."""
        self.match_at: int | None = None
        """Number of the line with the match last stepped to."""
        self._blocks: Sequence[Block] = ()
        self._glyphs: Glyphs = UNICODE
        self._matcher: Matcher | None = None
        self._hints: Mapping[str, str] = {}
        self._typeset_for: tuple[int, bool] | None = None
        self._lines: Sequence[Line] = ()
        self._places: dict[str, LinkPlace] = {}

    # Content.

    def show(
        self,
        blocks: Sequence[Block],
        glyphs: Glyphs,
        matcher: Matcher | None,
        *,
        keep: bool,
    ) -> None:
        """Show blocks; `keep` leaves the scroll position and the focused link as they are."""
        self._blocks, self._glyphs, self._matcher = blocks, glyphs, matcher
        self._typeset_for = None
        self._hints = {}
        if not keep:
            self.top = 0
            self.focused_key = None
            self.match_at = None
        elif self.size.width:  # before the first layout there is no width to set lines to
            if self._place_of(self.focused_key) is None:
                self.focused_key = None
            self.top = self.nearest_top(self.top)
        self.repaint()
        self.post_message(self.Scrolled())

    def _typeset(self) -> None:
        """Set the lines for the present width, unless they are."""
        width = max(1, self.size.width - 2 * MARGIN)
        if (width, self.abreast) == self._typeset_for:
            return
        self._typeset_for = (width, self.abreast)
        self._lines = set_blocks(self._blocks, width, self._glyphs, abreast=self.abreast)
        places: dict[str, LinkPlace] = {}

        def visit(line: int, column: int, piece: Piece) -> None:
            if piece.link is not None:
                places.setdefault(piece.link.key, LinkPlace(piece.link, line, column))

        map_links(self._lines, visit)
        if self.abreast and any(isinstance(block, Columns) for block in self._blocks):
            # Line by line one would jump between the accounts; one is read after the other.
            ordered = (link.key for link in links_of(tuple(self._blocks)))
            places = {key: places[key] for key in ordered if key in places}
        self._places = places

    def reflow(self) -> None:
        """Set the lines again although the width may be the same."""
        self.on_resize()
        self.repaint()

    def line_count(self) -> int:
        """The number of lines at the present width."""
        self._typeset()
        return len(self._lines)

    def on_resize(self) -> None:
        """Set the lines again; the first one in sight stays as near as possible."""
        if self._typeset_for is not None:
            share = self.top / max(1, len(self._lines))
            self._typeset()
            self.top = round(share * len(self._lines))
        super().on_resize()

    # Painting.

    def line(self, number: int, width: int) -> StyledLine:
        """A line of the article, matches marked."""
        self._typeset()
        if number >= len(self._lines):
            return ()
        pieces = self._lines[number]
        runs = [self._run_of(piece) for piece in pieces if piece.text]
        spans = self._spans(pieces)
        if spans:
            style = "match-focus" if number == self.match_at else "match"
            runs = mark_matches(runs, spans, style)
        return (Run(" " * MARGIN), *runs)

    def _spans(self, pieces: Line) -> Spans:
        return self._matcher(text_of(pieces)) if self._matcher is not None else ()

    def _run_of(self, piece: Piece) -> Run:
        style, link = STYLE_OF[piece.style], piece.link
        if link is None:
            return Run(piece.text, style)
        if link.key == self.focused_key and self.has_focus:
            styles = f"{style} link link-focus"
        else:
            visible = style in ("title", "strong", "emphasis")
            styles = f"{style} link" if visible else "link"
        return Run(piece.text, styles, link.key)

    def _paint(self, number: int, width: int) -> Strip:
        strip = super()._paint(number, width)
        for key, letters in self._hints.items():
            place = self._place_of(key)
            if place is not None and place.line == number:
                start = place.column + MARGIN
                end = start + len(letters)
                label = Strip([Segment(letters, self.style_of("hint"))], len(letters))
                parts = [strip.crop(0, start), label, strip.crop(end, width)]
                strip = Strip.join(parts).crop(0, width)
        return strip

    # Links.

    @property
    def has_links(self) -> bool:
        """Whether there is any link to step to."""
        self._typeset()
        return bool(self._places)

    @property
    def focused_link(self) -> Link | None:
        """The link that Enter would follow."""
        place = self._place_of(self.focused_key)
        return place.link if place is not None else None

    def _place_of(self, key: str | None) -> LinkPlace | None:
        if key is None:
            return None
        self._typeset()
        return self._places.get(key)

    def links_in_sight(self) -> list[Link]:
        """The links that begin in the window, in reading order."""
        self._typeset()
        window = range(self.top, self.top + self.height)
        return [place.link for place in self._places.values() if place.line in window]

    def hint(self, letters: Mapping[str, str]) -> None:
        """Show letters in place of links, by the links' keys; an empty mapping removes them."""
        self._hints = letters
        self.repaint()

    def step_link(self, step: int) -> bool:
        """Focus the next (1) or previous (-1) link; `False` where there is none.

        Where no link has the focus, this is the first one in sight, or the last for a step back.
        """
        self._typeset()
        keys = list(self._places)
        if self.focused_key in keys:
            index = keys.index(self.focused_key) + step
        else:
            index = self._first_in_sight() if step > 0 else len(keys) - 1
        if not 0 <= index < len(keys):
            self.focus_link(None)
            return False
        self.focus_link(keys[index])
        return True

    def _first_in_sight(self) -> int:
        for index, place in enumerate(self._places.values()):
            if place.line >= self.top:
                return index if place.line < self.top + self.height else 0
        return 0

    def focus_link(self, key: str | None, *, reveal: bool = True) -> None:
        """Focus the link with a key and scroll it into sight; `None` removes the focus."""
        self.focused_key = key
        place = self._place_of(key)
        if place is not None and reveal:
            self.reveal(place.line, margin=2)
        self.repaint()

    def follow(self) -> bool:
        """Follow the focused link; `False` where none has the focus."""
        link = self.focused_link
        if link is None:
            return False
        self.post_message(self.Followed(link))
        return True

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        key = self._link_at(event.offset)
        if key is not None:
            self.focus_link(key, reveal=False)
            self.follow()

    def _link_at(self, offset: Offset) -> str | None:
        end = 0
        for run in self.line(self.top + offset.y, self.size.width):
            end += cell_len(run.text)
            if offset.x < end:
                return run.link
        return None

    def move_heading(self, step: int) -> None:
        """Scroll the next (1) or previous (-1) heading to the top."""
        self._typeset()
        heads = [
            number
            for number, line in enumerate(self._lines)
            if line and line[0].style in {"heading", "title"}
        ]
        if step > 0:
            self.move_to(next((n for n in heads if n > self.top), self.last_top))
        else:
            self.move_to(next((n for n in reversed(heads) if n < self.top), 0))

    # Matches.

    def step_match(self, step: int) -> bool:
        """Scroll the next (1) or previous (-1) line with a match into sight; `False` if none."""
        if self._matcher is None:
            return False
        lines = [n for n in range(self.line_count()) if self._spans(self._lines[n])]
        at = self.match_at if self.match_at is not None else self.top - (1 if step > 0 else 0)
        later = [n for n in lines if n > at] if step > 0 else [n for n in lines if n < at]
        if not later:
            return False
        self.match_at = later[0] if step > 0 else later[-1]
        self.reveal(self.match_at, margin=2)
        self.repaint()
        return True
