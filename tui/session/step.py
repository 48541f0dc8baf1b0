"""What follows from a verb: every change of the session is answered with a `Step`.

The session decides; a step says what of it is seen. The screen applies steps, in one place.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Part: TypeAlias = Literal["list", "article", "frame", "marks", "day", "query", "keys"]
"""What can be drawn: the rows, the selected record, everything around both; of these alone the
marks of what is unread or bookmarked with the tabs, the day line, the query line or the line of
keys."""

Job: TypeAlias = Literal[
    "index", "check", "compare", "store-marks", "load-bookmarks", "store-bookmarks", "reload"
]
"""Work in the background that a step asks for."""

EVERYTHING: frozenset[Part] = frozenset({"list", "article", "frame"})
"""The whole page."""

SELECTION: frozenset[Part] = frozenset({"article", "frame"})
"""What depends on the selected record, besides the row under the cursor."""


class Step(msgspec.Struct, frozen=True):
    """What to draw, where the focus goes, whether the scroll stays, and what to say."""

    draw: frozenset[Part] = frozenset()
    """The parts that show something else now."""
    keep: bool = False
    """Whether scroll and focused link of the detail stay where they are."""
    focus: str | None = None
    """Where the focus goes: `list`, `detail` or `aside`, with `:` and a link's key where one is to
    be focused; `day` or `query` for the lines above them; None where it stays."""
    scroll: tuple[int, int | None] | None = None
    """The first line of the list and of the detail to come back to; None leaves them."""
    text: str = ""
    """What to notify the reader of, in their language."""
    loud: bool = False
    """Whether that must not be overlooked."""
    jobs: tuple[Job, ...] = ()
    """What to start in the background."""


NOTHING = Step()
"""Nothing is seen of it."""
