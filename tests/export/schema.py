"""What the schema of CSL-JSON 1.0.2 (`csl-data.json`) asks of the parts that are written here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog
regulation report review review-book software song speech standard thesis treaty webpage
"""
TYPES = frozenset(_TYPES.split())
STRINGS = frozenset({"title", "container-title", "publisher", "language", "URL"})
DATES = frozenset({"issued", "accessed"})


def faults(items: Any) -> list[str]:
    """What the schema has against an array of items; nothing where it is valid."""
    if not isinstance(items, list):
        return ["not an array"]
    return [fault for item in items for fault in _item(item)]


def _item(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "not an object"
        return
    if not isinstance(item.get("id"), str | int):
        yield "id"
    if item.get("type") not in TYPES:
        yield f"type {item.get('type')}"
    for name, value in item.items():
        if name in STRINGS:
            good = isinstance(value, str) and value != ""
        elif name in DATES:
            good = _is_date(value)
        elif name == "author":
            good = isinstance(value, list) and all(
                isinstance(one, dict)
                and one.keys() == {"literal"}
                and isinstance(one["literal"], str)
                for one in value
            )
        elif name == "custom":
            good = isinstance(value, dict)
        else:
            good = name in ("id", "type")
        if not good:
            yield name


def _is_date(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    kinds: dict[str, Any] = {"season": int, "circa": bool, "literal": str}
    if any(not isinstance(value[name], kind) for name, kind in kinds.items() if name in value):
        return False
    if not value.keys() <= {"date-parts", *kinds}:
        return False
    if "date-parts" not in value:
        return "literal" in value
    parts = value["date-parts"]
    return 1 <= len(parts) <= 2 and all(
        1 <= len(one) <= 3 and all(type(number) is int for number in one) for one in parts
    )
