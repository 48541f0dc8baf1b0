"""Addresses of a record: shown whole, made clickable for the terminal, copied or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.app.sheets.sheet import Sheet, SheetLines
from tui.app.widgets.styles import Run, StyledLine
from tui.page.wrap import cut, wrap_text

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """Choose an address to copy (Enter) or open (`o`); gives (`copy` or `open`, address)."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "open", show=False)]

    def __init__(
        self, words: Words, addresses: Sequence[tuple[str, str]], *, can_open: bool
    ) -> None:
        """`addresses` are (whose it is, address)."""
        foot = words("app.address_foot_open" if can_open else "app.address_foot")
        super().__init__(words("app.address_title"), foot)
        self._addresses, self._can_open = addresses, can_open

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

    def on_sheet_lines_chosen(self, event: SheetLines.Chosen) -> None:
        """Copy it."""
        self.dismiss(("copy", event.name))

    def action_open(self) -> None:
        """Open it, where there is a desktop."""
        name = self.lines.chosen
        if name is not None and self._can_open:
            self.dismiss(("open", name))
