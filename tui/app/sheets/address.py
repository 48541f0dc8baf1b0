"""Addresses of a record: shown whole, made clickable for the terminal, copied or opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from textual.strip import Strip

from tui.app.bindings import Handlers
from tui.app.sheets.sheet import BLANK, Row, Sheet, SheetLines, plain
from tui.app.widgets.styles import Run
from tui.page.wrap import cut, wrap_text
from tui.words import Words


class AddressLines(SheetLines):
    """Lines whose addresses the terminal can be asked to open (OSC 8)."""

    def strip(self, y: int) -> Strip:
        """A line, carrying its address."""
        strip, number = super().strip(y), self.top + y
        for run in self.line(number, self.size.width) if number < self.line_count() else ():
            if run.link is not None:
                return strip.apply_style(Style(link=run.link))
        return strip


class AddressSheet(Sheet[tuple[str, str]]):
    """Choose an address to copy or to open; gives (`copy` or `open`, address)."""

    COMMAND_CONTEXT = "address"

    def __init__(
        self, words: Words, addresses: Sequence[tuple[str, str]], *, can_open: bool
    ) -> None:
        """`addresses` are (whose it is, address)."""
        super().__init__(words, words("app.address_title"))
        self._addresses, self._can_open = addresses, can_open
        self.hidden = () if can_open else ("address",)

    def make_lines(self) -> SheetLines:
        """Lines that carry addresses."""
        return AddressLines(id="sheet-lines")

    def rows(self) -> Iterator[Row]:
        """Whose, then the address in as many lines as it needs."""
        for number, (owner, address) in enumerate(self._addresses):
            if number:
                yield BLANK
            yield plain(cut(owner, self.inner_width), "strong")
            for line, part in enumerate(wrap_text(address, self.inner_width)):
                yield (Run(part, "link", address),), address if line == 0 else None

    def handlers(self) -> Handlers:
        """Opening, besides what every sheet has."""
        return {**super().handlers(), "address": self.open}

    def accept(self, name: str) -> None:
        """Copy it."""
        self.dismiss(("copy", name))

    def open(self) -> None:
        """Open it, where there is a desktop."""
        name = self.lines.chosen
        if name is not None and self._can_open:
            self.dismiss(("open", name))
