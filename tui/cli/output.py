"""Printing: plain text for pipes, files and screen readers, the same text styled by Rich in a
terminal, JSON for programs.

A line is a sequence of parts, each a text and its role; only a terminal turns the role into a
style. Nothing is cut, and a list prints one record a line.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal, Self, TextIO, TypeAlias

from tui.words import Words, words_for

if TYPE_CHECKING:
    from rich.console import Console

    from tui.page.blocks import Style

TextRole: TypeAlias = "Style | Literal['link', 'key', 'error', 'warning', 'fine']"
"""The role of a part of a line: the styles of an article, and a few of the command line's own."""

TextPart: TypeAlias = "str | tuple[str, TextRole]"
"""A part of a line; a bare string is plain."""

STYLES: dict[TextRole, str] = {
    "plain": "",
    "strong": "bold",
    "emphasis": "italic",
    "quiet": "dim",
    "loud": "bold yellow",
    "title": "bold",
    "heading": "bold cyan",
    "label": "dim",
    "grade": "cyan",
    "number": "bold",
    "mark": "dim",
    "link": "underline",
    "key": "bold",
    "error": "bold red",
    "warning": "yellow",
    "fine": "green",
}
"""Rich styles of the roles, for a terminal."""

COLUMNS = 80
"""The width where there is no terminal to ask."""

GUTTER = 2
"""Cells between the columns of a list."""

_STAND_INS = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "…": "...",
    "·": "|",
    "≈": "~",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "←": "<-",
    "→": "->",
    "\N{NO-BREAK SPACE}": " ",
}


class Output:
    """A stream to print to. Used as a context, it reports lost characters at the end."""

    def __init__(self, words: Words, stream: TextIO | None = None) -> None:
        self.words = words
        """The interface's words."""
        self.stream: TextIO = sys.stdout if stream is None else stream
        """Standard output by default."""
        self._lost = False
        reconfigure = getattr(self.stream, "reconfigure", None)
        if reconfigure is not None:
            codecs.register_error("briefdeck", self._stand_in)
            reconfigure(errors="briefdeck")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            return
        self.stream.flush()
        if self._lost:
            sys.stderr.write(self._loss() + "\n")

    @cached_property
    def styled(self) -> bool:
        """Whether the stream is a terminal."""
        return self.stream.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal, `COLUMNS` elsewhere."""
        return self._console.width if self.styled else COLUMNS

    @property
    def is_utf8(self) -> bool:
        """Whether the stream's encoding has every character."""
        return codecs.lookup(self._encoding).name == "utf-8"

    def error(self, text: str) -> None:
        """Print a message, of one line or several, on standard error."""
        with Output(self.words, sys.stderr) as err:
            for line in text.splitlines():
                err.line(line)

    def line(self, *parts: TextPart) -> None:
        """Print one line; it is never broken."""
        if self.styled:
            from rich.text import Text

            styled = (
                (_text(part), "" if isinstance(part, str) else STYLES[part[1]]) for part in parts
            )
            self._console.print(Text.assemble(*styled), soft_wrap=True)
        else:
            self.plain("".join(_text(part) for part in parts))

    def plain(self, text: str) -> None:
        """Print a line as it is, for programs."""
        self.stream.write(text + "\n")

    def prose(self, text: str) -> None:
        """Print a paragraph: broken into lines that read well in a terminal, one line elsewhere."""
        if not self.styled:
            self.plain(text)
            return
        from tui.page.blocks import Piece
        from tui.page.typesetting import MEASURE
        from tui.page.wrap import wrap

        for pieces in wrap((Piece(text),), min(self.width, MEASURE)):
            self.line("".join(piece.text for piece in pieces))

    def rows(self, rows: Iterable[Sequence[TextPart]]) -> None:
        """Print a list, one record a line: columns aligned in a terminal, tabs elsewhere."""
        if not self.styled:
            for row in rows:
                self.plain("\t".join(_text(part) for part in row))
            return
        for line in self.aligned(list(rows)):
            self.line(*line)

    def aligned(self, rows: Sequence[Sequence[TextPart]]) -> list[list[TextPart]]:
        """The rows as lines with their cells in columns; the last cell of a row is not padded."""
        from tui.page.wrap import cells

        widths = [
            max(cells(_text(cell)) for cell in column)
            for column in zip_longest(*rows, fillvalue="")
        ]
        lines: list[list[TextPart]] = []
        for row in rows:
            line: list[TextPart] = []
            for cell, width in zip(row[:-1], widths, strict=False):
                if width:
                    line += [cell, " " * (width - cells(_text(cell)) + GUTTER)]
            lines.append([*line, *row[-1:]])
        return lines

    def json(self, value: Any) -> None:
        """Print JSON, escaping characters where the stream may lack them."""
        import json

        self.plain(json.dumps(value, ensure_ascii=not self.is_utf8, indent=2))

    @property
    def _encoding(self) -> str:
        return self.stream.encoding or "utf-8"

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(file=self.stream, highlight=False, markup=False, emoji=False)

    def _stand_in(self, error: UnicodeError) -> tuple[str, int]:
        """Replace characters that the stream's encoding lacks (an error handler of `codecs`)."""
        if not isinstance(error, UnicodeEncodeError):
            raise error
        text = "".join(_STAND_INS.get(mark, "?") for mark in error.object[error.start : error.end])
        self._lost = self._lost or "?" in text
        return text, error.end

    def _loss(self) -> str:
        text = self.words("cli.lost_characters", encoding=self._encoding)
        try:
            text.encode(sys.stderr.encoding or "utf-8")
        except UnicodeEncodeError:
            return words_for("en")("cli.lost_characters", encoding=self._encoding)
        return text


def _text(part: TextPart) -> str:
    return part if isinstance(part, str) else part[0]
