"""Where the person left off in each briefing, and what they had set there.

One small JSON file a briefing, replaced as a whole: of two copies that run the last to write wins.
Whatever is wrong with it (damage, rights, a full disk) costs the memory only, and is a value.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tui.reader.files import read_small, write_whole
from tui.reader.paths import path_of
from tui.reader.trouble import Trouble

VERSION = 1
"""The form of the file; one of a higher version is neither read nor overwritten."""

MAX_QUERIES = 50
"""Earlier queries that are remembered."""

MAX_BYTES = 1 << 20
_MAX_TEXT = 1000
_MAX_HINTS = 100


class Memory(NamedTuple):
    """What is remembered of one briefing; None where nothing is."""

    pane: str | None = None
    """The pane that was open."""
    selected: str | None = None
    """Id of the record that was selected; it may be gone from the briefing since."""
    language: str | None = None
    """The language it was read in."""
    theme: str | None = None
    """Name of the theme."""
    newest_first: bool | None = None
    """The order of dated lists."""
    queries: tuple[str, ...] = ()
    """Earlier queries, the latest last, each once."""
    hints_shown: frozenset[str] = frozenset()
    """Names of hints that are shown only once."""

    def with_query(self, query: str) -> Memory:
        """This, with `query` as the latest one; an empty one is not remembered."""
        text = _line(query.strip())
        if text is None or not text:
            return self
        kept = [earlier for earlier in self.queries if earlier != text]
        return self._replace(queries=(*kept, text)[-MAX_QUERIES:])

    def with_hint(self, name: str) -> Memory:
        """This, with the hint called `name` as shown."""
        return self._replace(hints_shown=self.hints_shown | {name})


class Recalled(NamedTuple):
    """What is remembered, and what was wrong with it."""

    memory: Memory
    trouble: Trouble | None


def memory_file(briefing: Path, id: str, folder: Path | None = None) -> Path:
    """The file of the briefing at the path `briefing` whose id is `id`.

    Its name is made of letters and digits whatever those are; symbolic links lead to one name.
    """
    import hashlib
    import os

    key = os.fsencode(os.path.realpath(briefing)) + b"\0" + id.encode("utf-8", "surrogatepass")
    return (folder or path_of("memory")) / f"{hashlib.sha256(key).hexdigest()[:32]}.json"


def recall(briefing: Path, id: str, folder: Path | None = None) -> Recalled:
    """What is remembered of a briefing. Raises nothing; nothing remembered is no trouble."""
    path = memory_file(briefing, id, folder)
    try:
        data = read_small(path, MAX_BYTES)
    except FileNotFoundError:
        return Recalled(Memory(), None)
    except OSError as error:
        return Recalled(Memory(), Trouble("memory", "unreadable", path, error.strerror or ""))
    return _decoded(data, path)


def keep(memory: Memory, briefing: Path, id: str, folder: Path | None = None) -> Trouble | None:
    """Remember `memory` for a briefing. Raises nothing; a trouble means that it was not kept."""
    path = memory_file(briefing, id, folder)
    _, trouble = recall(briefing, id, folder)
    if trouble is not None and trouble.code == "newer":
        return trouble
    try:
        write_whole(path, _encoded(memory))
    except OSError as error:
        return Trouble("memory", "unwritable", path, error.strerror or "")
    return None


def _encoded(memory: Memory) -> bytes:
    import msgspec

    table: dict[str, object] = {"version": VERSION}
    for name in ("pane", "selected", "language", "theme"):
        value = getattr(memory, name)
        if value is not None and _line(value) is not None:
            table[name] = value
    if memory.newest_first is not None:
        table["newest_first"] = memory.newest_first
    table["queries"] = [query for query in memory.queries if _line(query) is not None]
    table["hints_shown"] = sorted(name for name in memory.hints_shown if _line(name) is not None)
    return msgspec.json.format(msgspec.json.encode(table), indent=2) + b"\n"


def _decoded(data: bytes, path: Path) -> Recalled:
    import msgspec

    try:
        table = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return Recalled(Memory(), Trouble("memory", "damaged", path))
    version = table.get("version") if isinstance(table, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return Recalled(Memory(), Trouble("memory", "damaged", path))
    if version > VERSION:
        return Recalled(Memory(), Trouble("memory", "newer", path))
    found = {name: take(table[name]) for name, take in _FIELDS.items() if name in table}
    sound = {name: value for name, value in found.items() if value is not None}
    trouble = Trouble("memory", "partial", path) if len(sound) < len(found) else None
    return Recalled(Memory(**sound), trouble)


def _line(value: object) -> str | None:
    """A text that may be shown: one line of moderate length, nothing that a terminal obeys."""
    if isinstance(value, str) and len(value) <= _MAX_TEXT and value.isprintable():
        return value
    return None


def _lines(value: object, most: int) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(_line(item) for item in value):
        return None
    return tuple(dict.fromkeys(value))[-most:]


def _hints(value: object) -> frozenset[str] | None:
    names = _lines(value, _MAX_HINTS)
    return None if names is None else frozenset(names)


_FIELDS: dict[str, Any] = {
    "pane": _line,
    "selected": _line,
    "language": _line,
    "theme": _line,
    "newest_first": lambda value: value if isinstance(value, bool) else None,
    "queries": lambda value: _lines(value, MAX_QUERIES),
    "hints_shown": _hints,
}
"""What each field of the file is taken as; None where it is of another kind."""
