"""Plain text for pipes, Rich for terminals, JSON for programs, in any encoding."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from tui.cli.output import Output
from tui.words import words_for

if TYPE_CHECKING:
    import pytest

    from tui.cli.output import TextPart

ROWS: list[tuple[TextPart, ...]] = [
    (("h20", "quiet"), "칩", ("중국용", "strong")),
    (("nvidia", "quiet"), "", "x"),
]


class Stream(io.TextIOWrapper):
    """A stream that remembers its bytes and may be a terminal."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


def test_a_list_in_a_pipe_is_one_record_a_line_with_tabs() -> None:
    stream = Stream()
    with Output(words_for("en"), stream) as out:
        out.rows(ROWS)
    assert stream.text == "h20\t칩\t중국용\nnvidia\t\tx\n"


def test_a_list_in_a_terminal_is_aligned_by_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    stream = Stream(terminal=True)
    with Output(words_for("en"), stream) as out:
        out.rows(ROWS)
    assert stream.text == "h20     칩  중국용\nnvidia      x\n"


def test_a_terminal_gets_styles_and_a_pipe_none() -> None:
    terminal, pipe = Stream(terminal=True), Stream()
    for stream in (terminal, pipe):
        with Output(words_for("en"), stream) as out:
            out.line(("wrong", "error"), ": [AP] says")
    assert pipe.text == "wrong: [AP] says\n"
    assert "\x1b[" in terminal.text
    assert ": [AP] says" in terminal.text


def test_prose_is_wrapped_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "창구지도는 법적 효력이 없는 권고다. " * 5
    terminal, pipe = Stream(terminal=True), Stream()
    for stream in (terminal, pipe):
        with Output(words_for("ko"), stream) as out:
            out.prose(text.strip())
    assert pipe.text.count("\n") == 1
    assert terminal.text.count("\n") > 3


def test_what_an_encoding_lacks_is_stood_in_for_and_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = Stream("ascii")
    with Output(words_for("en"), stream) as out:
        out.line("A – “b” … 한글")
    assert stream.text == 'A - "b" ... ??\n'
    assert "missing in ascii" in capsys.readouterr().err


def test_stand_ins_alone_are_no_loss(capsys: pytest.CaptureFixture[str]) -> None:
    stream = Stream("ascii")
    with Output(words_for("en"), stream) as out:
        out.line("2019 – 2024")
    assert stream.text == "2019 - 2024\n"
    assert capsys.readouterr().err == ""


def test_json_is_whole_in_every_encoding() -> None:
    for encoding in ("utf-8", "euc-kr", "ascii"):
        stream = Stream(encoding)
        with Output(words_for("en"), stream) as out:
            out.json({"title": "英伟达 – 엔비디아"})
        assert json.loads(stream.text) == {"title": "英伟达 – 엔비디아"}
