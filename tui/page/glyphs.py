"""The signs of the interface, in two sets.

Many of the first set are of ambiguous width (UAX #11): terminals set up for East Asian text may
give them two columns. The second set is plain ASCII for them. Data only.
"""

from __future__ import annotations

import msgspec


class Glyphs(msgspec.Struct, frozen=True):
    """One set of signs; each is one column wide unless noted."""

    ellipsis: str = "…"
    """Where text was cut; one to three columns."""
    separator: str = "·"
    """Between facts."""
    bullet: str = "•"
    """Before a list's item."""
    rule: str = "─"
    """A hairline."""
    bar: str = "│"
    """Between columns."""
    selected: str = "▌"
    """Before the row where one is."""
    unread: str = "●"
    """Behind what came since the first opening and was not read yet."""
    unseen: str = "·"
    """Behind what was there at the first opening and was not read yet."""
    changed: str = "◐"
    """Behind what changed since it was read."""
    bookmark: str = "▘"
    """Before what the reader has bookmarked."""
    disputed: str = "≠"
    """Accounts differ."""
    unsure: str = "◦"
    """Alleged, unverified, or not confirmed by its own credibility."""
    expected: str = "→"
    """Still to come; a projection."""
    gone: str = "×"
    """Denied, retracted or fallen."""
    weakened: str = "↓"
    """Lost part of what it stood on."""
    relay: str = "←"
    """Relays another source."""
    onward: str = "→"
    """From one to the other."""
    holds: str = "✓"
    """A comparison that comes out."""
    fails: str = "✗"
    """A comparison that does not."""
    check: str = "="
    """There is a comparison behind it."""
    weakest: str = "▸"
    """The weakest link."""
    origin: str = "◂"
    """A source where a claim begins."""
    tee: str = "├"
    """A branch of a tree below which others follow."""
    corner: str = "└"
    """The last branch."""
    came_true: str = "✓"
    """An expectation that came true."""
    partly: str = "~"
    """An expectation that came true in part."""
    did_not: str = "✗"
    """An expectation that did not."""
    open_tag: str = "‹"
    """Opens a language tag."""
    close_tag: str = "›"
    """Closes a language tag."""
    steps: str = "▁▂▃▄▅▆▇█"
    """Eight heights of a density strip, low to high."""
    pointer: str = "▲"
    """Points at a column above it."""
    bar_full: str = "█"
    """A whole cell of a bar."""
    bar_parts: str = "▏▎▍▌▋▊▉"
    """Eighths of a cell, 1 to 7; empty where there are none."""
    reported: str = "●"
    """A point as reported."""
    derived: str = "○"
    """A point that was worked out or is approximate."""
    braille: bool = True
    """Whether lines may be drawn in braille dots."""
    axis: str = "│"
    """The upright axis."""
    axis_tick: str = "┤"
    """A labelled place on it."""
    axis_corner: str = "└"
    """Where the axes meet."""
    axis_foot: str = "─"
    """The level axis."""
    foot_tick: str = "┬"
    """A labelled place on it."""
    break_line: str = "┊"
    """Where the basis changed."""
    divide: str = "÷"
    """Divided."""
    minus: str = "−"
    """Less."""


UNICODE = Glyphs()
"""For terminals that give ambiguous signs one column."""

ASCII = Glyphs(
    ellipsis="...",
    separator="-",
    bullet="*",
    rule="-",
    bar="|",
    selected=">",
    unread="*",
    unseen=".",
    changed="~",
    bookmark="@",
    disputed="!",
    unsure="?",
    expected=">",
    gone="x",
    weakened="v",
    relay="<-",
    onward="->",
    holds="ok",
    fails="no",
    check="=",
    weakest=">",
    origin="<",
    tee="|",
    corner="`",
    came_true="+",
    partly="~",
    did_not="x",
    open_tag="<",
    close_tag=">",
    steps=".,:-=+*#",
    pointer="^",
    bar_full="#",
    bar_parts="",
    reported="*",
    derived="o",
    braille=False,
    axis="|",
    axis_tick="+",
    axis_corner="+",
    axis_foot="-",
    foot_tick="+",
    break_line=":",
    divide="/",
    minus="-",
)
"""For terminals that do not, and for those who ask for it."""


def glyphs(ascii_only: bool) -> Glyphs:
    """The set that the setting asks for."""
    return ASCII if ascii_only else UNICODE
