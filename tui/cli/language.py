"""The language of the command line: `--lang`, the configuration, the locale, English.

May touch the reader's configuration and the environment that it is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.reader.config import read_config
from tui.reader.locale import of_locale
from tui.words import LANGUAGES


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """One of `LANGUAGES`. Reads `--lang` itself, so that even wrong use is reported in it."""
    return _language_option(argv) or read_config().language or of_locale(environ) or LANGUAGES[-1]


def _language_option(argv: Sequence[str]) -> str | None:
    """The value of `--lang`, where it is one of `LANGUAGES`."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        name, sign, value = word.partition("=")
        if name == "--lang":
            language = value if sign else next(iter(argv[index + 1 : index + 2]), "")
            if language in LANGUAGES:
                return language
    return None
