"""What the person has read in a briefing, and what it said then.

One SQLite file a briefing (`tui.reader.marks_db`), created by the first mark. It knows nothing of
what a record is: ids and fields are handed in. Whatever is wrong with the file (damage, rights, a
full disk, another version) costs the marks only, and is a value.
"""

from __future__ import annotations

from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from tui.reader import marks_db as db
from tui.reader import marks_rows as rows
from tui.reader.marks_db import TroubleCode
from tui.reader.memory import memory_file
from tui.reader.paths import marks_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from tui.words import Words

    T = TypeVar("T")

State: TypeAlias = Literal["new", "changed"]
"""Never read, or read when it said something else."""

PATIENCE = 0.5
"""Seconds for which `Marks.close` waits for another copy of the program."""


class Trouble(NamedTuple):
    """Why marks were not kept or not found.

    `damaged`: nothing could be read, `partial`: some marks could; either way the damaged file is
    kept beside, and marking goes on in a new one (unless the file could not be replaced).
    `newer`: another version's file, left alone. `unreadable`, `unwritable`: rights, a full disk.
    `busy`: another copy of the program was writing; nothing is lost yet.
    """

    code: TroubleCode
    path: Path
    """The file; where it was damaged and replaced, the damaged one."""
    reason: str = ""
    """What the system said."""

    def message(self, words: Words) -> str:
        """What it means for the reader and what to do, in sentences: `reader.marks_<code>`."""
        return words(f"reader.marks_{self.code}", path=str(self.path), reason=self._said)

    def brief(self, words: Words) -> str:
        """The same in one short line, without the path."""
        return words(f"reader.marks_{self.code}_brief")

    @property
    def _said(self) -> str:
        return self.reason or self.code


_BEGINNING = ""
"""What the mark is called that holds the ids there were at the beginning: no record's id."""


class Marks:
    """The marks of one reader in one briefing. No method raises; any thread may call any of them.

    Ids and texts are those of a briefing, which UTF-8 can write (no lone surrogates).

    What cannot be stored now still counts in this object, and is tried again with the next mark
    and by `close`. A mark that was stored is not lost when the program is killed. Copies of the
    program share the file and see each other's marks; of two marks on a record the last counts.
    """

    def __init__(self, path: Path) -> None:
        """`path` is the file; use `Marks.open`."""
        self._path = path
        self._lock = RLock()
        self._opened: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._waiting: dict[str, rows.Row | None] = {}
        self._stuck: Trouble | None = None
        self._failed: Trouble | None = None
        self._rescued: Trouble | None = None

    @classmethod
    def open(cls, briefing: Path, id: str, folder: Path | None = None) -> Marks:
        """The marks in the briefing at the path `briefing` whose id is `id`. Creates nothing.

        `folder` stands for the person's own. `trouble` of the result says what is wrong.
        """
        try:
            marks = cls(marks_file(briefing, id, folder))
        except (OSError, ValueError) as error:
            # The current folder is gone, or the path is none.
            marks = cls(folder or marks_folder())
            marks._give_up(db.Failure("unreadable", getattr(error, "strerror", None) or ""))
        try:
            import sqlite3  # noqa: F401
        except ImportError as error:
            marks._give_up(db.Failure("unreadable", str(error)))
        marks._found(lambda _: None, None)
        return marks

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, or what was damaged since opening; None where all is well."""
        return self._failed or self._rescued

    def states(self, current: Mapping[str, Mapping[str, str]]) -> Mapping[str, State]:
        """Which of the records are new to the reader and which have changed, in their order.

        `current` has for each id what the record says: names of fields and texts. What is not in
        the result was read and says the same. Where the file cannot be read, nothing is known and
        the result is empty, but for what was marked since: see `trouble`.
        """
        with self._lock:
            no_digests: dict[object, object] = {}
            digests = self._found(db.digests, no_digests)
            waiting = dict(self._waiting)
        digest_of = rows.digester()
        states: dict[str, State] = {}
        differing: list[str] = []
        for id, fields in current.items():
            if id in waiting:
                row = waiting[id]
                if row is None:
                    states[id] = "new"
                elif rows.unpacked(row.packed) != (id, fields):
                    states[id] = "changed"
            elif digests is not None:
                digest = digests.get(id.encode())
                if digest is None:
                    states[id] = "new"
                elif digest != digest_of(id, fields):
                    states[id] = "changed"
                    differing.append(id)
        # What a digest says is no more than that they have to be compared.
        before = self.was_many(differing) if differing else {}
        for id in differing:
            said = before[id]
            if said is None:
                states[id] = "new"
            elif said == current[id]:
                del states[id]
        return states

    def was(self, id: str) -> Mapping[str, str] | None:
        """What the record said when it was read; None where it was not, or where that is lost."""
        return self.was_many((id,))[id]

    def was_many(self, ids: Iterable[str]) -> dict[str, Mapping[str, str] | None]:
        """What each of the records said when it was read, as `was`; `put` takes it back."""
        ids = tuple(ids)
        with self._lock:
            waiting = dict(self._waiting)
            left = [id for id in ids if id not in waiting]
            none: dict[str, dict[str, str]] = {}
            found = self._found(lambda connection: db.stored(connection, left), none) or none
        said: dict[str, Mapping[str, str] | None] = {}
        for id in ids:
            row = waiting.get(id)
            whole = rows.unpacked(row.packed) if row is not None else None
            said[id] = whole[1] if whole is not None else found.get(id)
        return said

    def read(self, id: str, fields: Mapping[str, str]) -> Trouble | None:
        """Mark a record as read, with what it says."""
        return self.put({id: fields})

    def read_many(self, records: Mapping[str, Mapping[str, str]]) -> Trouble | None:
        """Mark records as read, all or none; to undo it, `put` what `was_many` gave before."""
        return self.put(records)

    def unread(self, id: str) -> Trouble | None:
        """Mark a record as not read."""
        return self.put({id: None})

    def put(self, records: Mapping[str, Mapping[str, str] | None]) -> Trouble | None:
        """Mark records as read where fields are given, as not read where None is.

        One transaction. It waits for another copy of the program for `marks_db.WAIT` at most. A
        trouble means that the marks are kept in this object only.
        """
        packed = rows.packer()
        made = {id: None if said is None else packed(id, said) for id, said in records.items()}
        with self._lock:
            self._waiting.update(made)
            return self._stored()

    def beginning(self) -> frozenset[str] | None:
        """The ids of the records that were there when `begin` was called; None if it never was."""
        said = self.was(_BEGINNING)
        return None if said is None else frozenset(said)

    def begin(self, ids: Iterable[str]) -> Trouble | None:
        """Remember which records are there as the reader begins: what is not came later."""
        return self.put({_BEGINNING: dict.fromkeys(ids, "")})

    def close(self) -> Trouble | None:
        """Store what still waits, and let go of the file; a trouble means that it is lost.

        Closing twice does no harm. A mark that comes later opens the file again.
        """
        with self._lock:
            trouble = self._stored(PATIENCE) if self._waiting else None
            self._let_go()
            return trouble

    def _stored(self, patience: float = db.WAIT) -> Trouble | None:
        """Store what waits."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
            db.write(connection, self._waiting)

        if self._failed is not None and self._failed.code != "busy":
            # What was opened for reading only may be writable by now.
            self._let_go()
        try:
            # No file is made only to say that nothing was read.
            self._done(work, "unwritable", create=any(self._waiting.values()))
        except db.Failure as failure:
            self._failed = Trouble(failure.code, self._path, failure.reason)
            return self._failed
        self._waiting.clear()
        self._failed = None
        return None

    def _found(self, work: Callable[[sqlite3.Connection], T], none: T) -> T | None:
        """What `work` reads; `none` where there is no file, None where it cannot be read."""
        with self._lock:
            try:
                found = self._done(work, "unreadable")
            except db.Failure as failure:
                self._failed = Trouble(failure.code, self._path, failure.reason)
                return None
            if not self._waiting:
                self._failed = None
            return none if found is None else found

    def _done(
        self,
        work: Callable[[sqlite3.Connection], T],
        otherwise: TroubleCode,
        *,
        create: bool = False,
    ) -> T | None:
        """Do something with the file, rescued where it is damaged; None where there is no file."""
        if self._stuck is not None:
            raise db.Failure(self._stuck.code, self._stuck.reason)
        for again in (True, False):
            try:
                connection = self._connection(create)
                return None if connection is None else work(connection)
            except db.errors() as error:
                failure = db.failure_of(error, otherwise)
            if failure.code != "busy":
                self._let_go()
            if failure.code == "newer" or (failure.code == "damaged" and not again):
                self._give_up(failure)
            if failure.code != "damaged" or not again:
                raise failure
            self._rescue(failure)
        raise AssertionError

    def _connection(self, create: bool) -> sqlite3.Connection | None:
        """The connection to the file that is at the path now."""
        identity = db.identity(self._path)
        if self._opened is not None:
            if self._identity == identity:
                return self._opened
            # Another copy of the program has rescued it, or someone has removed it.
            self._let_go()
        if identity is None:
            if not create:
                return None
            db.create(self._path)
            identity = db.identity(self._path)
        self._identity = identity
        self._opened = db.connect(self._path)
        return self._opened

    def _rescue(self, failure: db.Failure) -> None:
        """Replace the file that was opened last and is damaged."""
        from tui.reader.marks_rescue import rescue  # hardly ever needed

        try:
            rescued = rescue(self._path, self._identity)
        except db.errors() as error:
            found = db.failure_of(error, "damaged")
            if found.code != "busy":
                found = db.Failure("damaged", found.reason)
                self._give_up(found)
            raise found from error
        if rescued is not None:
            code: TroubleCode = "partial" if rescued.marks else "damaged"
            self._rescued = Trouble(code, rescued.aside, failure.reason)

    def _give_up(self, failure: db.Failure) -> None:
        """Leave the file alone from now on."""
        self._stuck = Trouble(failure.code, self._path, failure.reason)

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def marks_file(briefing: Path, id: str, folder: Path | None = None) -> Path:
    """The file of the briefing at the path `briefing` whose id is `id`, named as its memory is."""
    return memory_file(briefing, id, folder or marks_folder()).with_suffix(".sqlite")
