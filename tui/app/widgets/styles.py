"""Lines of styled runs, and the painting of them in the colours of the theme.

The style of a run is named (`quiet`, `link`, `loud` …); the table here says which of the theme's
colours the name stands for. Used by every widget that paints its own lines.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tui.app.themes import OURS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import Color as RichColor
    from textual.geometry import Region, Size


class StyleSpec(NamedTuple):
    """What a named style looks like."""

    colour: str = ""
    """Variable of the theme for the letters; empty leaves them as they are."""
    paper: str = ""
    """Variable of the theme for what they stand on; empty leaves it as it is."""
    look: str = ""
    """Words that Rich has for it (`bold`, `reverse` …)."""


# A table and no style sheet: component classes would be matched with every rule of the sheet for
# each name in each widget, which took a tenth of the time to the first paint.
STYLES: Mapping[str, StyleSpec] = {
    "title": StyleSpec(look="bold"),
    "strong": StyleSpec(look="bold"),
    "emphasis": StyleSpec(look="italic"),
    "quiet": StyleSpec("quiet"),
    "loud": StyleSpec("loud", look="bold"),
    "link": StyleSpec("link", look="underline"),
    "link-focus": StyleSpec("background", "link", "bold"),
    "accent": StyleSpec("accent"),
    "heading": StyleSpec(look="bold"),
    "rule": StyleSpec("rule"),
    "thumb": StyleSpec("quiet"),
    "cursor": StyleSpec(paper="cursor-paper", look="bold"),
    "cursor-idle": StyleSpec(paper="cursor-paper"),
    "match": StyleSpec("match-ink", "match-paper"),
    "match-focus": StyleSpec("background", "accent", "bold"),
    "hint": StyleSpec("background", "accent", "bold"),
    "warning": StyleSpec("warning"),
}
"""The names of styles and what they look like."""

IN_TERMINALS_COLOURS: Mapping[str, StyleSpec] = {
    "link-focus": StyleSpec("link", "ansi_default", "reverse bold"),
    "cursor": StyleSpec(paper="ansi_default", look="reverse"),
    "cursor-idle": StyleSpec(paper="ansi_default", look="underline"),
    "match": StyleSpec("ansi_default", "ansi_default", "reverse"),
    "match-focus": StyleSpec("accent", "ansi_default", "reverse bold"),
    "hint": StyleSpec("accent", "ansi_default", "reverse bold"),
}
"""Instead, where the theme leaves the colours to the terminal: there is no paper to mix."""

WITHOUT_COLOUR: Mapping[str, str] = {
    "link-focus": "reverse bold",
    "cursor": "reverse",
    "cursor-idle": "bold underline",
    "match": "reverse",
    "match-focus": "reverse bold",
    "hint": "reverse bold",
}
"""What must be seen where there is no colour at all."""

COLOURS = ("accent", "background", "warning", *OURS)
"""The variables of a theme that the table names."""

Colours: TypeAlias = tuple[tuple[str, str], ...]
"""Variables of a theme with their values."""


class Run(NamedTuple):
    """A stretch of a line in one style."""

    text: str
    """What is shown; no line break."""
    style: str = "plain"
    """Names of styles, each laid over the ones before, with a space between."""
    link: int | None = None
    """Number of the link it belongs to, in the order of the text."""


StyledLine = tuple[Run, ...]
"""A line, left to right."""


@lru_cache(maxsize=64)
def _style_of(name: str, colours: Colours, terminals: bool, colourless: bool) -> Style:
    """The style of one name, to be laid over another."""
    ink = STYLES.get(name, StyleSpec())
    if terminals:
        ink = IN_TERMINALS_COLOURS.get(name, ink)
    look = WITHOUT_COLOUR.get(name, ink.look) if colourless else ink.look
    known = dict(colours)
    return Style(
        color=_colour(known.get(ink.colour, ink.colour)),
        bgcolor=_colour(known.get(ink.paper, ink.paper)),
    ) + Style.parse(look)


def _colour(value: str) -> RichColor | None:
    return Color.parse(value).rich_color if value else None


class StyledWidget(Widget):
    """A widget that paints lines of runs."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}
        self._size_now: Size | None = None

    def ink(self, names: str) -> Style:
        """The style for one or more names as the theme has it."""
        style = self._inks.get(names)
        if style is None:
            app = self.app
            colours = tuple((name, app.theme_variables.get(name, "")) for name in COLOURS)
            terminals, colourless = app.native_ansi_color, app.no_color
            style = self.rich_style
            for name in names.split():
                style += _style_of(name, colours, terminals, colourless)
            self._inks[names] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        if self._inks:
            self._inks.clear()
            self.refresh()

    # Painting. Textual's own way asks for colours, borders, padding and size anew for every line,
    # which takes longer than painting it.

    @property
    def size(self) -> Size:
        """As Textual has it; while lines are painted, looked up once for all of them."""
        return self._size_now or super().size

    def strip(self, y: int) -> Strip:
        """What stands in one line of the window, as wide as the window."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the window; Textual asks for it to find what is under the mouse."""
        return self.strip(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """A part of the window as it is painted."""
        self._size_now = super().size
        try:
            strips = [self.strip(y) for y in crop.line_range]
        finally:
            self._size_now = None
        ground = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        left, right = crop.column_span
        if (left, right) != (0, self.size.width):
            strips = [strip.crop(left, right) for strip in strips]
        return strips

    def strip_of(self, line: StyledLine, width: int) -> Strip:
        """A line as it is painted: exactly `width` cells."""
        ground = self.ink("plain")
        if width <= 0:
            return Strip.blank(0, ground)
        inked = [(run.text, self.ink(run.style)) for run in line if run.text]
        used = sum(cell_len(text) for text, _ in inked)
        if used < width:
            # A line that ends in an empty run is filled in its style; others end where they end.
            fill = self.ink(line[-1].style) if line and not line[-1].text else ground
            inked.append((" " * (width - used), fill))
            used = width
        strip = Strip([Segment(text, style) for text, style in _joined(inked)], used)
        return strip.crop(0, width) if used > width else strip


def _joined(inked: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Neighbours that look alike as one: fewer of them to paint and to send."""
    joined: list[tuple[str, Style]] = []
    for text, style in inked:
        if joined:
            before, ink = joined[-1]
            if style == ink or (text.isspace() and _same_paper(ink, style)):
                joined[-1] = before + text, ink
                continue
        joined.append((text, style))
    return joined


@lru_cache(maxsize=256)
def _same_paper(one: Style, other: Style) -> bool:
    """Whether spaces look the same in both styles."""
    drawn = any(style.underline or style.reverse or style.strike for style in (one, other))
    return one.bgcolor == other.bgcolor and not drawn


class Band(StyledWidget):
    """A few lines that are always in sight, such as the title or the tabs."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self._strips_for: Size | None = None

    def lines(self, width: int) -> list[StyledLine]:
        """What it shows at a width."""
        raise NotImplementedError

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have it painted again, as Textual has it; what was painted is forgotten."""
        self._strips_for = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def strip(self, y: int) -> Strip:
        """One line; kept until it changes, since whatever is painted asks its neighbours too."""
        size = self.size
        if self._strips_for != size:
            self._strips_for = size
            lines = self.lines(size.width) if size.width > 0 else []
            self._strips = [self.strip_of(line, size.width) for line in lines]
        return self._strips[y] if y < len(self._strips) else self.strip_of((), size.width)
