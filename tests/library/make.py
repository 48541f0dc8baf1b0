"""A small sound briefing for tests, and problems written into the text they are expected in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.library.read import Opened, read_briefing

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = """
[briefing]
id = "small"
schema = 1
languages = ["ko", "en"]
title = {ko = "작은 브리핑", en = "A small briefing"}
summary = {ko = "[[maker]]의 이야기.", en = "The story of [[maker]]."}
as_of = "2024-12"
"""

BASE = """
[[actor]]
id = "maker"
kind = "company"
name = "Maker"

[[source]]
id = "paper"
type = "article-newspaper"
title = "A headline"
publisher = "A paper"
reliability = "B"

[[source]]
id = "other-paper"
type = "report"
title = "A report"
publisher = "An office"
reliability = "A"

[[event]]
id = "start"
date = "2024-01-02"
title = {ko = "시작", en = "The start"}
status = "confirmed"
actors = ["maker"]
cites = ["paper", "other-paper"]

[[figure]]
id = "sales"
title = {ko = "매출", en = "Sales"}
unit = "USD"
value = 200
actors = ["maker"]
cites = ["paper"]

[[figure]]
id = "sales-by-year"
title = {ko = "연도별 매출", en = "Sales by year"}
unit = "USD"
chart = "line"
points = [{at = "2022", value = 100}, {at = "2023", value = 200}]
cites = ["paper"]
"""

_MARK = re.compile(r"‹([a-z-]+)›")


class CodeAt(NamedTuple):
    """Where a problem of a code is expected, or is reported."""

    code: str
    line: int
    column: int


def write(folder: Path, **files: str) -> Path:
    """Writes the small briefing and more files (`name` becomes `name.toml`) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"briefing": BRIEFING, "base": BASE, **files}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8", newline="")
    return folder


def marked(text: str) -> tuple[str, list[CodeAt]]:
    """The text without its marks `‹code›`, and what stands right behind each of them."""
    places: list[CodeAt] = []
    plain = ""
    end = 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        end = mark.end()
        line = plain.count("\n") + 1
        places.append(CodeAt(mark[1], line, len(plain) - (plain.rfind("\n") + 1) + 1))
    return plain + text[end:], sorted(places)


def sections(path: Path) -> dict[str, str]:
    """The sections `=== name` of a text file."""
    _, *parts = re.split(r"^=== (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        name: text.rstrip("\n") + "\n" for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def reported(opened: Opened, file: str) -> list[CodeAt]:
    """The problems reported of one file."""
    return sorted(CodeAt(p.code, p.line, p.column) for p in opened.problems if p.file == file)


def opened_with(folder: Path, text: str, *, check: bool = True) -> Opened:
    """The small briefing with one more file, `case.toml`."""
    return read_briefing(write(folder, case=text), check=check)
