"""A file's text as TOML: whole where it is sound, else table by table, so that one slip costs one
record and not the file.

A piece is a stretch of a file that was parsed on its own; a sound file is one piece. Text in,
tables and findings out; touches no disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec
import tomli

from tui.briefing.fields import FieldPath
from tui.briefing.model import RECORD_TYPES
from tui.library.clean import first_harmful, is_nfc, nfc, shorten, show_controls, visible
from tui.library.nearest import common_start
from tui.library.problems import MAX_PROBLEMS, Problem

MAX_DIGITS: Final = 40
"""Digits of a number, before and behind the point, beyond which it is not one of a briefing."""

_LARGE: Final = 1024 * 1024

_BOUND: Final[int] = 10**MAX_DIGITS

MAX_CONTROLS: Final = 20
"""Forbidden control characters of one file that are reported one by one: nobody wrote a file with
more of them."""

_KINDS = "|".join(RECORD_TYPES)
# Left to `re` to compile when one is first used: a file that can be parsed needs none of them.
_HEADER = (
    rf"(?m)^[ \t]*(?:\[\[[ \t]*(?:{_KINDS})[ \t]*\]\]|\[[ \t]*briefing[ \t]*\])[ \t]*(?:#.*)?$"
)
"""The line on which a record begins. Prose may hold `[[id]]` on a line of its own, so only the
names of tables count."""
_ESCAPE = r"\\[bfruUxe]"
_ID_WORD = r"[a-z0-9][a-z0-9-]{0,99}"
_ID = rf"""(?m)^[ \t]*id[ \t]*=[ \t]*["']({_ID_WORD})["']"""
_KIND = rf"\[\[?[ \t]*({_KINDS}|briefing)"


class BadNumber(msgspec.Struct, frozen=True):
    """In place of a number that is none: infinite, not a number, or absurdly long."""

    written: str
    """As written in the file."""


class TomlPiece(msgspec.Struct):
    """A stretch of a file and the tables in it."""

    file: str
    """The file's name within the briefing."""
    text: str
    """The stretch as written."""
    line: int
    """How many lines of the file precede it."""
    tables: dict[str, Any]
    """What tomli made of it; empty once the draft has it."""


class Parsed(msgspec.Struct):
    """What came of a file."""

    pieces: list[TomlPiece] = []
    """Its sound stretches."""
    problems: list[Problem] = []
    """What is wrong with it, line and column known."""
    altered: list[tuple[int, FieldPath, str]] = []
    """Strings in which something was made visible: index of the piece, path from its top, first
    such character as `U+202E`."""
    truncated: bool = False
    """Whether there is more wrong with it than is reported."""
    mentioned: set[str] = msgspec.field(default_factory=set)
    """Words like ids in what could not be read: nothing they may mean counts as unused."""
    lost: dict[str, str] = {}
    """Ids in it that no sound record has, with their table ("" where unclear)."""


def parse_file(name: str, data: bytes) -> Parsed:
    """The tables of one file; what cannot be parsed is reported and left out, the rest is kept."""
    parsed = Parsed()
    if len(data) > _LARGE and data.count(b".") * 10 > len(data):
        # Keys of hundreds of parts, thousands of times: a few megabytes that become gigabytes.
        parsed.problems.append(Problem("too-deep", name))
        return parsed
    text = _decode(name, data, parsed)
    try:
        tables = _loads(text)
    except (RecursionError, ValueError) as error:
        _piecewise(name, text, error, parsed)
    else:
        parsed.pieces.append(TomlPiece(name, text, 0, tables))
    _clean(parsed, text)
    return parsed


def number(written: str) -> Decimal | BadNumber:
    """A TOML float as the decimal it is written as."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return BadNumber(written)
    return value if in_bounds(value) else BadNumber(written)


def in_bounds(value: Decimal | int) -> bool:
    """Whether a number is finite and of a length that can be worked with."""
    if isinstance(value, int):
        return -_BOUND < value < _BOUND
    if not value.is_finite():
        return False
    digits = value.as_tuple()
    exponent = digits.exponent
    if not isinstance(exponent, int) or exponent < -MAX_DIGITS:
        return False
    return len(digits.digits) + max(exponent, 0) <= MAX_DIGITS


def _holders(top: Any) -> Iterator[tuple[FieldPath, Any]]:
    """Every table and list from `top` down with its path; whoever asks may change their entries.

    Without recursion, since the depth is another's choice.
    """
    stack: list[tuple[FieldPath, Any]] = [((), top)]
    while stack:
        path, holder = stack.pop()
        yield path, holder
        for key, value in _items(holder):
            if isinstance(value, (dict, list)):
                stack.append(((*path, key), value))


def _items(holder: Any) -> list[tuple[Any, Any]]:
    return list(holder.items() if isinstance(holder, dict) else enumerate(holder))


def name_of(raw: Any, table: str) -> str:
    """What to call a record that cannot be read: its id where it has one."""
    id_ = raw.get("id") if isinstance(raw, dict) else None
    return id_ if isinstance(id_, str) and id_ else f"[[{table}]]"


def id_words(raw: Any) -> set[str]:
    """Everything in the strings of a table that could be another record's id."""
    if not isinstance(raw, dict):
        return set()
    other = {key: value for key, value in raw.items() if key != "id"}
    return {
        word
        for _, holder in _holders(other)
        for _, text in _items(holder)
        if isinstance(text, str)
        for word in re.findall(_ID_WORD, text)
    }


def _loads(text: str) -> dict[str, Any]:
    return tomli.loads(text, parse_float=number)


def _decode(name: str, data: bytes, parsed: Parsed) -> str:
    """The bytes as text; what is not UTF-8 is reported, and read as what it seems to be."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        encoding = _other_encoding(data)
        before = data[: error.start].decode()
        where = _line_column(before, len(before))
        values = (("byte", f"0x{data[error.start]:02X}"), ("encoding", encoding))
        message = "not-utf8-but" if encoding else ""
        parsed.problems.append(Problem("not-utf8", name, *where, message, values))
        return data.decode(encoding or "UTF-8", "replace")


def _other_encoding(data: bytes) -> str:
    """The encoding a file was probably saved in; empty where unclear."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return ""
    korean = sum("가" <= char <= "힣" for char in text)
    return "CP949" if korean > 2 * sum(char > "\x7f" for char in text) // 3 else ""


def _piecewise(name: str, text: str, error: Exception, parsed: Parsed) -> None:
    """Parses a file that is unsound as a whole record by record."""
    shown, controls = show_controls(text)
    if controls:
        # Such a character is forbidden even in a comment; without it the rest may well be sound.
        for at in controls[:MAX_CONTROLS]:
            values = (("sign", f"U+{ord(text[at]):04X}"),)
            where = _line_column(text, at)
            parsed.problems.append(
                Problem("toml-syntax", name, *where, "toml-control-character", values)
            )
        try:
            parsed.pieces.append(TomlPiece(name, shown, 0, _loads(shown)))
            return
        except (RecursionError, ValueError) as again:
            error = again
    before = len(parsed.problems)
    last = 0
    line = 0
    for start, end in _stretches(shown):
        line += shown.count("\n", last, start)
        last = start
        stretch = shown[start:end]
        try:
            parsed.pieces.append(TomlPiece(name, stretch, line, _loads(stretch)))
        except (RecursionError, ValueError) as slip:
            if len(parsed.problems) < MAX_PROBLEMS:
                parsed.problems.append(_syntax(name, stretch, line, slip))
            parsed.truncated = parsed.truncated or len(parsed.problems) >= MAX_PROBLEMS
            parsed.mentioned.update(re.findall(_ID_WORD, stretch))
            kind = re.search(_KIND, stretch)
            for found in re.finditer(_ID, stretch):
                parsed.lost.setdefault(found[1], kind[1] if kind else "")
    if len(parsed.problems) == before:
        # Each record is sound, the whole is not: a table twice, or one that is also a key.
        parsed.problems.append(_syntax(name, shown, 0, error))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each record's stretch of a file starts and ends; what precedes the first is one too."""
    starts = [found.start() for found in re.finditer(_HEADER, text)]
    if not starts or text[: starts[0]].strip():
        starts.insert(0, 0)
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


_SYNTAX = (
    ("Unterminated string", "toml-unclosed-string"),
    ("Expected \"'''\"", "toml-unclosed-string"),
    ('Expected \'"""\'', "toml-unclosed-string"),
    ("Cannot overwrite", "toml-twice"),
    ("Cannot declare", "toml-twice"),
    ("Duplicate inline table key", "toml-twice"),
    ("Cannot mutate immutable", "toml-twice"),
    ("Unescaped '\\'", "toml-backslash"),
    ("Invalid hex value", "toml-backslash"),
    ("Escaped character is not", "toml-backslash"),
    ("Unclosed array", "toml-unclosed-array"),
    ("Unclosed inline table", "toml-unclosed-table"),
    ("Expected '=' after a key", "toml-no-equals"),
    ("Expected ']'", "toml-header"),
    ("Expected ']]'", "toml-header"),
    ("Invalid initial character for a key part", "toml-key"),
    ("Invalid value", "toml-value"),
    ("Invalid date or datetime", "toml-date"),
    ("Expected newline or end of document", "toml-rest-of-line"),
    ("Illegal character", "toml-line-break"),
    ("Found invalid character", "toml-line-break"),
    ("Invalid statement", "toml-statement"),
)
"""How an error of tomli begins, and the message that replaces it, which helps an editor more."""


def _syntax(name: str, text: str, line: int, error: Exception) -> Problem:
    """A slip of TOML as a problem with its place in the whole file."""
    if isinstance(error, RecursionError):
        return Problem("too-deep", name, line + 1)
    if not isinstance(error, tomli.TOMLDecodeError):
        # A whole number of thousands of digits: Python refuses to read it.
        return Problem("bad-number", name, line + 1, 1, "long-number-somewhere")
    reason = error.msg
    message = next((ours for theirs, ours in _SYNTAX if reason.startswith(theirs)), "toml-syntax")
    at = error.pos
    if message == "toml-unclosed-string":
        at = _opening(text, at)
    elif message == "toml-twice":
        # tomli looks back from behind the value; the key is what was written twice.
        start = text.rfind("\n", 0, at) + 1
        at = start + len(text[start:at]) - len(text[start:at].lstrip())
    row, column = _line_column(text, min(at, len(text.rstrip())))
    values = (("said", shorten(reason)),)
    return Problem("toml-syntax", name, line + row, column, message, values)


def _opening(text: str, end: int) -> int:
    """Where the string that is never closed begins: the last quotation mark, tripled if so."""
    best = max(text.rfind('"""', 0, end), text.rfind("'''", 0, end))
    return best if best >= 0 else max(text.rfind('"', 0, end), text.rfind("'", 0, end), 0)


def _line_column(text: str, at: int) -> tuple[int, int]:
    """1-based line and column, in characters, of an offset."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _clean(parsed: Parsed, text: str) -> None:
    """Makes every string of the pieces NFC and visible, and notes where that changed something."""
    escaped = re.search(_ESCAPE, text) is not None if "\\" in text else False
    tabs = "\t" in text
    normal = is_nfc(text)
    if normal and not escaped and not tabs and not first_harmful(text):
        return
    recomposed = 0
    for at, piece in enumerate(parsed.pieces):
        for path, holder in _holders(piece.tables):
            if isinstance(holder, dict):
                _clean_keys(holder)
            for key, value in _items(holder):
                if not isinstance(value, str):
                    continue
                composed = nfc(value)
                recomposed += composed != value
                holder[key] = nfc(visible(composed))
                sign = first_harmful(composed)
                if sign and len(parsed.altered) < MAX_PROBLEMS:
                    parsed.altered.append((at, (*path, key), sign))
    if parsed.pieces and (recomposed or not normal):
        name, values = parsed.pieces[0].file, (("n", max(recomposed, 1)),)
        parsed.problems.append(Problem("not-nfc", name, *_first_not_nfc(text), "", values))


def _first_not_nfc(text: str) -> tuple[int, int]:
    """1-based line and column of the first character that is not in NFC."""
    for row, line in enumerate(text.split("\n"), 1):
        if not is_nfc(line):
            return row, common_start(line, nfc(line)) + 1
    return 1, 1


def _clean_keys(table: dict[str, Any]) -> None:
    """Makes a table's keys NFC and visible; of two that become one the first stays."""
    if any(first_harmful(key) or not is_nfc(key) or "\t" in key for key in table):
        items = list(table.items())
        table.clear()
        for key, value in items:
            table.setdefault(nfc(visible(nfc(key))), value)
