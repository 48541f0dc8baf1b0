"""The language that the person's locale asks for."""

from __future__ import annotations

from collections.abc import Mapping

from tui.words import LANGUAGES


def of_locale(environ: Mapping[str, str]) -> str | None:
    """The language of the locale (POSIX: LC_ALL, then LC_MESSAGES, then LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            language = value.split(".")[0].split("_")[0].lower()
            return language if language in LANGUAGES else None
    return None
