"""The floor: an app of Textual's with nothing in it. Run as a program."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

TEXT = "floor"
"""What it shows."""


class Floor(App[None]):
    """A header, a footer and one word."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static(TEXT)
        yield Footer()


if __name__ == "__main__":
    Floor().run()
