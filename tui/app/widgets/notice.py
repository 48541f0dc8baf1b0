"""What a terminal too small for a page shows instead of one."""

from __future__ import annotations

from tui.app.widgets.styles import Band, Run, StyledLine
from tui.page.wrap import wrap_text


class Notice(Band):
    """A sentence in the middle of what room there is."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Set the sentence."""
        if text != self._text:
            self._text = text
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """The sentence, broken to the width; of a long one the beginning."""
        lines = wrap_text(self._text, max(1, width))
        above = max(0, (self.size.height - len(lines)) // 2)
        return [() for _ in range(above)] + [(Run(line),) for line in lines]
