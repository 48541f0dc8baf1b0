"""Messages from workers to screens. A worker touches no widget: it posts one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.widgets.message import ValueMessage
from tui.briefing.model import Briefing
from tui.library.problems import Problem
from tui.library.read import Opened
from tui.session.snapshot import Snapshot
from tui.session.unread import Unread

if TYPE_CHECKING:
    from tui.search.index import Index


class Read(ValueMessage[Opened]):
    """The files were read again; their content, and all their problems."""


class Checked(Message):
    """The whole briefing was checked."""

    def __init__(self, problems: tuple[Problem, ...], of: Briefing | None) -> None:
        super().__init__()
        self.problems = problems
        """All its problems."""
        self.of = of
        """The briefing that was checked."""


class Indexed(Message):
    """The index for queries is ready."""

    def __init__(self, index: Index, of: Snapshot) -> None:
        super().__init__()
        self.index = index
        """The index."""
        self.of = of
        """The snapshot that it was made from."""


class Copied(ValueMessage[str]):
    """A text was copied, or could not be; the result as a sentence in the reader's language."""


class Compared(ValueMessage[Unread]):
    """The briefing was compared with what the reader has read; what is not read yet."""


class Marked(Message):
    """What was read was stored, or could not be."""


class Bookmarked(Message):
    """Bookmarks were read or stored, or could not be."""
