"""`briefdeck cite`: the sources of a record as citations, in the style asked for.

May touch the export room and the briefing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.cli import FINE, FOUND
from tui.cli.errors import with_nearest
from tui.cli.output import Output
from tui.export.formats import FORMATS, JSON, cited_as, style_for

if TYPE_CHECKING:
    from tui.cli.usage import Arguments


def cite(arguments: Arguments, out: Output) -> int:
    """Print the citations of one record."""
    from tui.cli.opening import read_one
    from tui.library.clean import visible

    briefing = read_one(arguments, out)
    id = arguments.operands[0]
    if id not in briefing.by_id:
        text = out.words("cli.no_record", id=visible(id))
        return _not_found(with_nearest(text, id, briefing.by_id, out.words), out)
    style = _style(arguments, out)
    if style == JSON:
        # Not as text: the stream may lack characters.
        from tui.export.cited import citations_of
        from tui.export.csl import items

        found = items(citations_of(briefing, id), briefing.first_language, arguments.language)
        out.json(found)
        return FINE if found else FOUND
    text = cited_as(style, briefing, id, arguments.language)
    if not text:
        return _not_found(out.words("cli.cites_none", id=id), out)
    out.plain(text)
    return FINE


def _style(arguments: Arguments, out: Output) -> str:
    """The style asked for, else the person's, else what readers of the language use."""
    if arguments.json:
        return JSON
    if arguments.style is not None:
        return arguments.style
    from tui.reader.config import load_config

    return load_config(styles=FORMATS).config.citation_style or style_for(out.words.language)


def _not_found(text: str, out: Output) -> int:
    with Output(out.words, sys.stderr) as err:
        err.line(text)
    return FOUND
