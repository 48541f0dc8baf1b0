"""Lines of styled runs, and widgets that paint them in the colours of the theme.

A run names its style (`quiet`, `link`, `loud` …); `STYLES` defines the names by the variables of
the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Self, TypeAlias

import msgspec
from msgspec.structs import replace
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.app.themes import VARIABLES
from tui.page.blocks import Style as PieceStyle


class StyleSpec(msgspec.Struct, frozen=True):
    """Definition of a named style."""

    foreground: str = ""
    """Theme variable or colour of the text; empty inherits it."""
    background: str = ""
    """Theme variable or colour behind the text; empty inherits it."""
    text_style: str = ""
    """Attributes as Rich names them (`bold`, `reverse` …)."""


# A table and no style sheet: component classes would be matched with every rule of the sheet for
# each name in each widget, which took a tenth of the time to the first paint.
STYLES: Mapping[str, StyleSpec] = {
    "title": StyleSpec(text_style="bold"),
    "strong": StyleSpec(text_style="bold"),
    "emphasis": StyleSpec(text_style="italic"),
    "quiet": StyleSpec("quiet"),
    "loud": StyleSpec("loud", text_style="bold"),
    "heading": StyleSpec(text_style="bold"),
    "link": StyleSpec("link", text_style="underline"),
    "link-focus": StyleSpec("background", "link", "bold"),
    "accent": StyleSpec("accent"),
    "rule": StyleSpec("rule"),
    "thumb": StyleSpec("quiet"),
    "cursor": StyleSpec(background="cursor-background", text_style="bold"),
    "cursor-idle": StyleSpec(background="cursor-background"),
    "match": StyleSpec("match-foreground", "match-background"),
    "match-focus": StyleSpec("background", "accent", "bold"),
    "hint": StyleSpec("background", "accent", "bold"),
    "warning": StyleSpec("warning"),
}
"""Styles by name; unknown names are plain."""

ANSI_STYLES: Mapping[str, StyleSpec] = {
    "link-focus": StyleSpec("link", "ansi_default", "reverse bold"),
    "cursor": StyleSpec(background="ansi_default", text_style="reverse"),
    "cursor-idle": StyleSpec(background="ansi_default", text_style="underline"),
    "match": StyleSpec("ansi_default", "ansi_default", "reverse"),
    "match-focus": StyleSpec("accent", "ansi_default", "reverse bold"),
    "hint": StyleSpec("accent", "ansi_default", "reverse bold"),
}
"""Replacements where the terminal chooses the colours: no background can be mixed from them."""

COLOURLESS_TEXT_STYLES: Mapping[str, str] = {
    **{name: spec.text_style for name, spec in ANSI_STYLES.items()},
    "cursor-idle": "bold underline",
}
"""Attributes of styles that must be told apart without any colour (NO_COLOR)."""

COLOURS = ("accent", "background", "warning", *VARIABLES)
"""Theme variables that `STYLES` refers to."""

Colours: TypeAlias = tuple[tuple[str, str], ...]
"""Variables of a theme with their values."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of a line in one style."""

    text: str
    """Text without line breaks."""
    style: str = "plain"
    """Names of styles separated by spaces, each applied on top of the ones before."""
    link: str | None = None
    """Key of the link that it belongs to."""


StyledLine = tuple[Run, ...]
"""The runs of a line, left to right."""


STYLE_OF: dict[PieceStyle, str] = {
    "plain": "plain",
    "strong": "strong",
    "emphasis": "emphasis",
    "quiet": "quiet",
    "loud": "loud",
    "title": "title",
    "heading": "heading",
    "label": "quiet",
    "grade": "quiet",
    "number": "strong",
    "mark": "quiet",
}
"""The name in `STYLES` for each style of a piece."""

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Start and end of stretches of a text, in characters."""

Matcher: TypeAlias = Callable[[str], Spans]
"""Finds the stretches of a text that a query matches."""


def mark_matches(runs: Iterable[Run], spans: Spans, style: str) -> list[Run]:
    """The runs of a line with `style` applied to the spans of its text."""
    marked: list[Run] = []
    offset = 0
    for run in runs:
        text, done = run.text, 0
        for start, end in spans:
            start, end = max(start - offset, done), min(end - offset, len(text))
            if start >= end:
                continue
            if start > done:
                marked.append(replace(run, text=text[done:start]))
            marked.append(Run(text[start:end], f"{run.style} {style}", run.link))
            done = end
        if done < len(text):
            marked.append(replace(run, text=text[done:]))
        offset += len(text)
    return marked


@lru_cache(maxsize=64)
def _parse_style(name: str, colours: Colours, ansi: bool, colourless: bool) -> Style:
    """The style of one name; what it does not define is inherited."""
    spec = STYLES.get(name, StyleSpec())
    if ansi:
        spec = ANSI_STYLES.get(name, spec)
    text_style = spec.text_style
    if colourless:
        text_style = COLOURLESS_TEXT_STYLES.get(name, text_style)
    values = dict(colours)
    return Style(
        color=_parse_colour(values.get(spec.foreground, spec.foreground)),
        bgcolor=_parse_colour(values.get(spec.background, spec.background)),
    ) + Style.parse(text_style)


def _parse_colour(value: str) -> RichColor | None:
    return Color.parse(value).rich_color if value else None


class StyledWidget(Widget):
    """Base of widgets that paint lines of runs."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._style_cache: dict[str, Style] = {}
        self._size_now: Size | None = None

    def style_of(self, names: str) -> Style:
        """The style for one or more names, separated by spaces, in the current theme."""
        style = self._style_cache.get(names)
        if style is None:
            app = self.app
            colours = tuple((name, app.theme_variables.get(name, "")) for name in COLOURS)
            ansi, colourless = app.native_ansi_color, app.no_color
            style = self.rich_style
            for name in names.split():
                style += _parse_style(name, colours, ansi, colourless)
            self._style_cache[names] = style
        return style

    def notify_style_update(self) -> None:
        """Discard the styles of the previous theme."""
        super().notify_style_update()
        if self._style_cache:
            self._style_cache.clear()
            self.refresh()

    # Painting. Textual's own way asks for colours, borders, padding and size anew for every line,
    # which takes longer than painting it.

    @property
    def size(self) -> Size:
        """As in Textual; while lines are painted, looked up once for all of them."""
        return self._size_now or super().size

    def strip(self, y: int) -> Strip:
        """Line `y` of the window, exactly as wide as the window."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window; Textual calls this to find what is under the mouse."""
        return self.strip(y)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The painted lines of a part of the window."""
        self._size_now = super().size
        try:
            strips = [self.strip(y) for y in crop.line_range]
        finally:
            self._size_now = None
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        left, right = crop.column_span
        if (left, right) != (0, self.size.width):
            strips = [strip.crop(left, right) for strip in strips]
        return strips

    def strip_of(self, line: StyledLine, width: int) -> Strip:
        """A line painted into exactly `width` cells."""
        plain = self.style_of("plain")
        if width <= 0:
            return Strip.blank(0, plain)
        styled = [(run.text, self.style_of(run.style)) for run in line if run.text]
        used = sum(cell_len(text) for text, _ in styled)
        if used < width:
            # An empty run at the end of a line sets the style of the space after it.
            fill = self.style_of(line[-1].style) if line and not line[-1].text else plain
            styled.append((" " * (width - used), fill))
            used = width
        strip = Strip([Segment(text, style) for text, style in _merge(styled)], used)
        return strip.crop(0, width) if used > width else strip


def _merge(styled: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """Join neighbours that look alike: fewer segments to paint and to send."""
    merged: list[tuple[str, Style]] = []
    for text, style in styled:
        if merged:
            before, last = merged[-1]
            if style == last or (text.isspace() and _spaces_look_alike(last, style)):
                merged[-1] = before + text, last
                continue
        merged.append((text, style))
    return merged


@lru_cache(maxsize=256)
def _spaces_look_alike(one: Style, other: Style) -> bool:
    visible = any(style.underline or style.reverse or style.strike for style in (one, other))
    return one.bgcolor == other.bgcolor and not visible


class Band(StyledWidget):
    """A few lines made from a state, such as the title or the tabs.

    A subclass declares the type of its `state` and its first value, and makes `lines` from it.
    """

    state: Any = None
    """What is shown, immutable; changed by `update`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self._strips_for: Size | None = None

    def update(self, state: Any) -> None:
        """Show a state; paints again only where it differs from the one before."""
        if state != self.state:
            self.state = state
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """The lines at a width in cells."""
        raise NotImplementedError

    def refresh(self, *regions: Region, **options: Any) -> Self:
        """As in Textual; discards the painted lines."""
        self._strips_for = None
        return super().refresh(*regions, **options)

    def strip(self, y: int) -> Strip:
        """Line `y`; cached, since painting a widget asks its neighbours for theirs too."""
        size = self.size
        if self._strips_for != size:
            self._strips_for = size
            lines = self.lines(size.width) if size.width > 0 else []
            self._strips = [self.strip_of(line, size.width) for line in lines]
        return self._strips[y] if y < len(self._strips) else self.strip_of((), size.width)
