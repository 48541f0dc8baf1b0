"""The detail: an article set in lines, with links that can be walked, hinted and clicked.

It is handed an article and shows it; which link was followed it says by a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.app.widgets.lines import LinesView
from tui.app.widgets.pieces import STYLE_OF, Matcher, Spans, marked
from tui.app.widgets.styles import Run, StyledLine
from tui.page.blocks import Columns, links_of, text_of
from tui.page.glyphs import UNICODE
from tui.page.typesetting import map_links, set_blocks
from tui.page.wrap import cells, head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from tui.page.blocks import Block, Link, Piece
    from tui.page.glyphs import Glyphs

MARGIN = 1
"""Empty cells left and right of the text."""


class LinkPlace(NamedTuple):
    """Where a link stands in the set article."""

    link: Link
    """The link."""
    line: int
    """Number of the line it begins in."""
    column: int
    """Cells before it."""


class ArticleView(LinesView):
    """An article in a window."""

    class Followed(Message):
        """A link was followed."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link
            """Where it leads."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.focused_key: str | None = None
        """Key of the link that Enter would follow."""
        self.match_at: int | None = None
        """Number of the line with the match last stepped to."""
        self._blocks: Sequence[Block] = ()
        self._glyphs: Glyphs = UNICODE
        self._matcher: Matcher | None = None
        self._hints: Mapping[str, str] = {}
        self._set_at: tuple[int, bool] | None = None
        self._lines: Sequence[tuple[Piece, ...]] = ()
        self._places: list[LinkPlace] = []

    # What is shown.

    def show(
        self,
        blocks: Sequence[Block],
        glyphs: Glyphs,
        matcher: Matcher | None,
        *,
        keep: bool,
    ) -> None:
        """Show these blocks; `keep` leaves the scroll and the focused link where they are."""
        self._blocks, self._glyphs, self._matcher = blocks, glyphs, matcher
        self._set_at = None
        self._hints = {}
        if not keep:
            self.top = 0
            self.focused_key = None
            self.match_at = None
        elif self.size.width:  # before the first layout there is no width to set lines to
            if self.focused_key is not None and self.place_of(self.focused_key) is None:
                self.focused_key = None
            self.top = max(0, min(self.top, self.last_top))
        self.repaint()
        self.post_message(self.Scrolled(self))

    def _ensure_set(self) -> None:
        width = max(1, self.size.width - 2 * MARGIN)
        abreast = self.screen.has_class("-abreast")
        if (width, abreast) == self._set_at:
            return
        self._set_at = (width, abreast)
        self._lines = set_blocks(self._blocks, width, self._glyphs, abreast=abreast)
        self._places = []
        seen: set[str] = set()

        def visit(line: int, column: int, piece: Piece) -> None:
            if piece.link is not None and piece.link.key not in seen:
                seen.add(piece.link.key)
                self._places.append(LinkPlace(piece.link, line, column))

        map_links(self._lines, visit)
        if abreast and any(isinstance(block, Columns) for block in self._blocks):
            # Line by line one would jump between the accounts; one is read after the other.
            order = {link.key: number for number, link in enumerate(links_of(tuple(self._blocks)))}
            self._places.sort(key=lambda place: order[place.link.key])

    def set_anew(self) -> None:
        """Set the lines anew although the width may be the same."""
        self.on_resize()
        self.repaint()

    def line_count(self) -> int:
        """Lines of the article at the present width."""
        self._ensure_set()
        return len(self._lines)

    def on_resize(self) -> None:
        """Set anew, the line at the top staying as near as can be."""
        if self._set_at is not None:
            share = self.top / max(1, len(self._lines))
            self._ensure_set()
            self.top = round(share * len(self._lines))
        super().on_resize()

    # Painting.

    def line(self, number: int, width: int) -> StyledLine:
        """A line of the article in its inks, matches marked, hints laid over."""
        self._ensure_set()
        if number >= len(self._lines):
            return ()
        pieces = self._lines[number]
        runs: list[Run] = [Run(" " * MARGIN)]
        spans = self._spans(pieces)
        at = 0
        for piece in pieces:
            style, link = self._ink(piece), self._number_of(piece)
            runs.extend(marked(piece.text, at, spans, style, self._match_ink(number), link))
            at += len(piece.text)
        return self._with_hints(number, tuple(runs)) if self._hints else tuple(runs)

    def _spans(self, pieces: Sequence[Piece]) -> Spans:
        if self._matcher is None:
            return ()
        return self._matcher(text_of(pieces))

    def _match_ink(self, number: int) -> str:
        return "match-focus" if number == self.match_at else "match"

    def _ink(self, piece: Piece) -> str:
        ink = STYLE_OF.get(piece.style, "plain")
        if piece.link is None:
            return ink
        if piece.link.key == self.focused_key and self.has_focus:
            return f"{ink} link link-focus"
        return f"{ink} link" if ink in {"title", "strong", "emphasis"} else "link"

    def _number_of(self, piece: Piece) -> int | None:
        if piece.link is None:
            return None
        for number, place in enumerate(self._places):
            if place.link.key == piece.link.key:
                return number
        return None

    def _with_hints(self, number: int, runs: StyledLine) -> StyledLine:
        for place in self._places:
            letters = self._hints.get(place.link.key)
            if letters and place.line == number:
                runs = _laid_over(runs, place.column + MARGIN, letters)
        return runs

    # Links.

    @property
    def has_links(self) -> bool:
        """Whether there is any link to walk to."""
        self._ensure_set()
        return bool(self._places)

    @property
    def focused_link(self) -> Link | None:
        """The link that Enter would follow."""
        place = self.place_of(self.focused_key) if self.focused_key is not None else None
        return place.link if place is not None else None

    def place_of(self, key: str) -> LinkPlace | None:
        """Where the link with that key stands; `None` where the article has none such."""
        self._ensure_set()
        return next((place for place in self._places if place.link.key == key), None)

    def links_in_sight(self) -> list[Link]:
        """Links of the lines in the window, in reading order."""
        self._ensure_set()
        return [
            place.link for place in self._places if self.top <= place.line < self.top + self.height
        ]

    def hint(self, letters: Mapping[str, str]) -> None:
        """Lay letters over links, by the links' keys; none takes them away."""
        self._hints = letters
        self.repaint()

    def step_link(self, step: int) -> bool:
        """Focus the next (1) or previous (-1) link; `False` where there is none that way.

        Coming from nowhere, the first link in sight is taken, or the last for a step back.
        """
        self._ensure_set()
        keys = [place.link.key for place in self._places]
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
        for index, place in enumerate(self._places):
            if place.line >= self.top:
                return index if place.line < self.top + self.height else 0
        return 0

    def focus_link(self, key: str | None, *, reveal: bool = True) -> None:
        """Put the focus on a link and bring it into sight; `None` takes it away."""
        self.focused_key = key
        place = self.place_of(key) if key is not None else None
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
        run = self.run_at(event.offset)
        if run is not None and run.link is not None:
            self.focus_link(self._places[run.link].link.key, reveal=False)
            self.follow()

    def move_heading(self, step: int) -> None:
        """Bring the next (1) or previous (-1) heading to the top."""
        self._ensure_set()
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
        """Bring the next (1) or previous (-1) line with a match into sight; `False` if none."""
        if self._matcher is None:
            return False
        lines = [n for n in range(self.line_count()) if self._spans(self._lines[n])]
        if not lines:
            return False
        at = self.match_at if self.match_at is not None else self.top - (1 if step > 0 else 0)
        later = [n for n in lines if n > at] if step > 0 else [n for n in lines if n < at]
        if not later:
            return False
        self.match_at = later[0] if step > 0 else later[-1]
        self.reveal(self.match_at, margin=2)
        self.repaint()
        return True


def _laid_over(runs: StyledLine, column: int, letters: str) -> StyledLine:
    """The line with letters over the cells from `column` on, its width unchanged."""
    text = "".join(run.text for run in runs)
    before = head(text, column)
    covered = _head_over(text[len(before) :], len(letters))
    shortage = cells(covered) - len(letters)
    out: list[Run] = []
    done, end = 0, len(before) + len(covered)
    laid = False
    for run in runs:
        start, stop = done, done + len(run.text)
        done = stop
        if start < len(before):
            out.append(Run(run.text[: len(before) - start], run.style, run.link))
        if not laid and stop > len(before):
            out.append(Run(letters, "hint", run.link))
            out.append(Run(" " * max(0, shortage), run.style, run.link))
            laid = True
        if stop > end:
            out.append(Run(run.text[max(0, end - start) :], run.style, run.link))
    return tuple(run for run in out if run.text)


def _head_over(text: str, width: int) -> str:
    """The shortest beginning of at least `width` cells."""
    taken = 0
    for index, character in enumerate(text):
        if taken >= width:
            return text[:index]
        taken += cells(character)
    return text
