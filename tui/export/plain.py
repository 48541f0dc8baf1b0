"""Texts and addresses as a citation may carry them: one line, and nothing that is obeyed. Pure."""

from __future__ import annotations

import re

_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029]"  # control characters, separators of lines
    "|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]"  # directions, marks of byte order
    "|[\ud800-\udfff\ufffe\uffff]"  # no characters at all
)


def one_line(text: str) -> str:
    """The text on one line, single blanks between its words, without control characters."""
    return " ".join(_OBEYED.sub(lambda found: " " if found[0].isspace() else "", text).split())


def uri(url: str | None) -> str:
    """An http or https address in the characters of a URI (RFC 3986); empty for any other."""
    from urllib.parse import quote

    address = quote(one_line(url or ""), safe="%/:?#[]@!$&'()*+,;=~")
    return address if address.lower().startswith(("http://", "https://")) else ""
