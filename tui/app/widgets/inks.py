"""Lines of styled runs, and the painting of them in the colours of the theme.

The style of a run is named (`quiet`, `link`, `loud` …); the theme says through the style sheet
what the name looks like. Used by every widget that paints its own lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style

INKS = frozenset(
    {
        "title",
        "strong",
        "emphasis",
        "quiet",
        "loud",
        "link",
        "link-focus",
        "accent",
        "rule",
        "thumb",
        "cursor",
        "cursor-idle",
        "match",
        "match-focus",
        "hint",
        "heading",
        "warning",
    }
)
"""The names of styles; each is the component class `ink--NAME`."""


class Run(NamedTuple):
    """A stretch of a line in one style."""

    text: str
    """What is shown; no line break."""
    style: str = "plain"
    """Names of styles, each laid over the ones before, with a space between."""
    link: int | None = None
    """Number of the link it belongs to, in the order of the text."""


Line = tuple[Run, ...]
"""A line, left to right."""


class Inked(Widget):
    """A widget that paints lines of runs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ink--" + name for name in INKS}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}

    def ink(self, names: str) -> Style:
        """The style for one or more names as the theme has it."""
        style = self._inks.get(names)
        if style is None:
            style = self.rich_style
            for name in names.split():
                if name in INKS:
                    style += self.get_component_rich_style("ink--" + name, partial=True)
            self._inks[names] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._inks.clear()

    def strip_of(self, line: Line, width: int) -> Strip:
        """A line as it is painted: exactly `width` cells."""
        ground = self.ink("plain")
        if width <= 0:
            return Strip.blank(0, ground)
        strip = Strip([Segment(run.text, self.ink(run.style)) for run in line if run.text])
        # A line that ends in an empty run is filled in its style; others end where they end.
        fill = self.ink(line[-1].style) if line and not line[-1].text else ground
        return strip.adjust_cell_length(width, fill)


class Band(Inked):
    """A few lines that are always in sight, such as the title or the tabs."""

    def lines(self, width: int) -> list[Line]:
        """What it shows at a width."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        lines = self.lines(width) if width > 0 else []
        return self.strip_of(lines[y] if y < len(lines) else (), width)
