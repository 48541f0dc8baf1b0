"""What is wrong with a file in which something of the person's is kept, as a value to show."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from tui.words import Words

StoreName: TypeAlias = Literal["bookmarks", "marks", "memory"]
TroubleCode: TypeAlias = Literal[
    "damaged", "partial", "newer", "unreadable", "unwritable", "busy"
]  # fmt: skip


class Trouble(NamedTuple):
    """Why something was not kept or not found.

    `damaged`: nothing could be read, `partial`: some could; a damaged file of marks or bookmarks is
    then kept beside a new one (unless that could not be made). `newer`: another version's file,
    left alone. `unreadable`, `unwritable`: rights, a full disk. `busy`: another copy of the program
    was writing; nothing is lost yet.
    """

    store: StoreName
    """What is kept in the file."""
    code: TroubleCode
    path: Path
    """The file; where it was damaged and replaced, the damaged one."""
    reason: str = ""
    """What the system said."""

    def message(self, words: Words) -> str:
        """What happened and what it means, in sentences: `reader.<store>_<code>`."""
        values = {"path": self.path, "file": self.path.name, "reason": self.reason or self.code}
        return words(f"reader.{self.store}_{self.code}", **values)

    def brief(self, words: Words) -> str:
        """The same in one short line, without the path; there are such lines for marks only."""
        return words(f"reader.{self.store}_{self.code}_brief")
