"""What the index knows of a record. Pure: no files, no terminal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record as it is searched: its texts as plain words and what fields ask for."""

    id: str
    """Id of the record."""
    kind: str
    """Its table: event, actor, figure …"""
    pane: str = ""
    """The pane that lists it; empty for a record in no list, which is found but not
    counted."""
    title: str = ""
    """Its title or name in the briefing's first language."""
    names: tuple[str, ...] = ()
    """Its title or name in other languages, and its aliases."""
    related: tuple[str, ...] = ()
    """Names of what it is about, such as an event's actors: looked through for initials too."""
    texts: tuple[str, ...] = ()
    """All its other texts, prose as plain words."""
    kinds: tuple[str, ...] = ()
    """What else `kind:` finds it by, such as an actor's kind."""
    actors: tuple[str, ...] = ()
    """Ids of actors with a part in it, itself among them where it is one."""
    tags: tuple[str, ...] = ()
    """The author's keywords."""
    status: str | None = None
    """Code of its status."""
    letter: str | None = None
    """Letter of its grade, None where it has no source."""
    credibility: int | None = None
    """Credibility of its grade, 1 to 6."""
    sources: tuple[str, ...] = ()
    """Ids of sources that it cites, itself among them where it is one."""
    lower: date | None = None
    """First day it may fall on; None where it has no date."""
    upper: date | None = None
    """Last day it may fall on; None where it has no date."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the languages it has text in."""
