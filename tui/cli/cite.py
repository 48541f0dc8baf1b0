"""`briefdeck cite`: the sources of a record as citations, in a chosen style.

May touch the export room and the briefing.
"""

from __future__ import annotations

from tui.cli.errors import FINE, FOUND, with_nearest
from tui.cli.opening import briefing_folder, read_records
from tui.cli.output import Output
from tui.cli.usage import Arguments
from tui.export.formats import FORMATS, JSON, cited_as, style_for


def cite(arguments: Arguments, out: Output) -> int:
    """Print the citations of one record."""
    from tui.library.clean import visible

    briefing = read_records(briefing_folder(arguments.briefing, out.words), out)
    id = arguments.operands[0]
    if id not in briefing.by_id:
        text = out.words("cli.no_record", id=visible(id))
        out.error(with_nearest(text, id, briefing.by_id, out.words))
        return FOUND
    style = JSON if arguments.json else arguments.style
    if style is None:
        from tui.reader.config import load_config

        configured = load_config(styles=FORMATS).config.citation_style
        style = configured or style_for(out.words.language)
    if style == JSON:
        # Not as text: the stream may lack characters.
        from tui.export.cited import citations_of
        from tui.export.csl import items

        found = items(citations_of(briefing, id), briefing.first_language, arguments.language)
        out.json(found)
        return FINE if found else FOUND
    text = cited_as(style, briefing, id, arguments.language)
    if not text:
        out.error(out.words("cli.cites_none", id=id))
        return FOUND
    out.plain(text)
    return FINE
