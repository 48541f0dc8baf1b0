"""Addresses of a record: shown whole, made clickable for the terminal, copied or opened."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from tui.app.bindings import Handlers
from tui.app.sheets.sheet import Sheet, SheetLines
from tui.app.widgets.styles import Run, StyledLine
from tui.page.wrap import cut, wrap_text
from tui.words import Words


class AddressLines(SheetLines):
    """Lines whose addresses the terminal can be asked to open (OSC 8)."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.addresses: Sequence[str | None] = ()
        """The address that each line belongs to."""

    def strip(self, y: int) -> Strip:
        """A line, carrying its address."""
        strip = super().strip(y)
        number = self.top + y
        address = self.addresses[number] if number < len(self.addresses) else None
        return strip.apply_style(Style(link=address)) if address else strip


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

    def fill(self) -> None:
        """Whose, then the address in as many lines as it needs."""
        lines: list[StyledLine] = []
        names: list[str | None] = []
        carried: list[str | None] = []
        for owner, address in self._addresses:
            if lines:
                lines.append(())
                names.append(None)
                carried.append(None)
            lines.append((Run(cut(owner, self.inner_width), "strong"),))
            names.append(None)
            carried.append(None)
            for number, part in enumerate(wrap_text(address, self.inner_width)):
                lines.append((Run(part, "link"),))
                names.append(address if number == 0 else None)
                carried.append(address)
        view = self.lines
        self.put(lines, names)
        if isinstance(view, AddressLines):
            view.addresses = carried

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
