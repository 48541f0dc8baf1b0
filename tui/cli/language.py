"""Which language the command line speaks: `--lang`, the configuration, the locale, English.

May touch the reader's configuration and the environment that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.locale import of_locale
from tui.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """One of `LANGUAGES`. Looks at `--lang` itself, so that even wrong use is told in it."""
    return asked(argv) or configured() or of_locale(environ) or LANGUAGES[-1]


def asked(argv: Sequence[str]) -> str | None:
    """The language that `--lang` names, where it is one of ours."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        name, sign, value = word.partition("=")
        if name == "--lang":
            wanted = value if sign else next(iter(argv[index + 1 : index + 2]), "")
            if wanted in LANGUAGES:
                return wanted
    return None


def configured() -> str | None:
    """The language of the configuration file, where it names one of ours."""
    from tui.reader.config import read_config

    language = read_config().language
    return language if language in LANGUAGES else None
