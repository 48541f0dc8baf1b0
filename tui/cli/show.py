"""`briefdeck show`: one record whole, the evidence for it or what falls with it, or one pane.

May touch the page room and the briefing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tui.briefing.evidence import Evidence, brought_down
from tui.briefing.model import Record, Source
from tui.briefing.view import View
from tui.cli.errors import FINE, FOUND, UsageError, with_nearest
from tui.cli.output import Output, TextPart
from tui.cli.print_context import PrintContext, open_context
from tui.cli.usage import Arguments
from tui.library.clean import visible
from tui.page.blocks import Heading, Line, text_of
from tui.page.context import Context

if TYPE_CHECKING:
    from tui.page.lists import RowSource

WIDEST = 120
"""Columns that a list takes at most before the ids."""

ID_ROOM = 32
"""Columns kept for the ids; longer ones stick out."""


def show(arguments: Arguments, out: Output) -> int:
    """Print the record that is named, or the pane."""
    printing = open_context(arguments, out)
    if arguments.pane is not None:
        return _show_pane(printing, arguments.pane, arguments, out)
    context, id = printing.context, arguments.operands[0]
    record = context.briefing.by_id.get(id)
    if record is None:
        word = "cli.no_record" if context.later(id) is None else "cli.not_known_yet"
        text = out.words(word, id=visible(id))
        out.error(with_nearest(text, id, context.briefing.by_id, out.words))
        return FOUND
    if arguments.strike:
        _print_strike(printing, record, out, json=arguments.json)
    elif arguments.json:
        whole = whole_record(context, record)
        if arguments.evidence:
            whole["evidence"] = _chains(context.evidence, id)
        out.json(whole)
    elif arguments.evidence:
        _print_evidence(context, id, out)
    else:
        _print_record(context, id, out)
    return FINE


def whole_record(context: Context, record: Record) -> dict[str, Any]:
    """A record as in the files, with its table and what is derived from it.

    `links` are the ids it names and `backlinks` those of the records that name it, `grade` is its
    Admiralty grade, `origins` are the ids of the independent sources behind it.
    """
    from tui.cli.record_json import record_json

    links, evidence = context.links, context.evidence
    return {
        **record_json(record),
        "table": record.kind_name,
        "links": list(links.out(record.id)),
        "backlinks": list(dict.fromkeys(mention.id for mention in links.into(record.id))),
        "grade": str(evidence.grade(record.id)),
        "origins": list(evidence.origins(record.id)),
    }


def _print_record(context: Context, id: str, out: Output) -> None:
    """Print the article: as on the screen in a terminal, as plain text elsewhere."""
    from tui.page.article import article

    made = article(id, context, context.words.language)
    if not out.styled:
        from tui.page.plain import plain

        out.plain(plain(made, context))
        return
    from tui.page.typesetting import set_blocks

    _print_lines(set_blocks(made.blocks, out.width, context.glyphs), out)


def _print_evidence(context: Context, id: str, out: Output) -> None:
    """Print the evidence for a record: the tree in a terminal, plain text elsewhere."""
    from tui.page.evidence import evidence_tree, plain_tree, set_tree

    tree = evidence_tree(id, context, context.words.language)
    if not out.styled:
        out.plain(plain_tree(tree, context.glyphs))
        return
    lines = set_tree(tree, min(out.width, WIDEST), context.glyphs)
    _print_lines((tree.grade, *(line.pieces for line in lines)), out)


def _print_lines(lines: Iterable[Line], out: Output) -> None:
    for line in lines:
        out.line(*((piece.text, piece.style) for piece in line))


def _print_strike(printing: PrintContext, source: Record, out: Output, *, json: bool) -> None:
    """Print what falls if a source is wrong, a line a record; raises `UsageError` for others.

    As JSON `falls`, `weakened` and `judgements` are lists of ids, as in `Struck`.
    """
    if not isinstance(source, Source):
        raise UsageError(out.words("cli.strike_no_source", id=visible(source.id)))
    evidence, records = printing.context.evidence, printing.briefing.by_id
    struck = brought_down(evidence.striking(evidence.struck | {source.id}), evidence)._asdict()
    if json:
        out.json({what: list(ids) for what, ids in struck.items()})
    elif any(struck.values()):
        out.rows(
            ((id, "quiet"), out.words(f"cli.strike_{what}"), printing.title(records[id]))
            for what, ids in struck.items()
            for id in ids
        )
    else:
        out.line((out.words("cli.strike_nothing"), "quiet"))


def _chains(evidence: Evidence, id: str) -> list[dict[str, Any]]:
    """The lines of the tree of relays: `depth` 0 are the sources cited, 1 what they relay, and so
    on; `cut` is `struck` or `retracted`.
    """
    return [
        {
            "depth": line.depth,
            "source": line.source,
            "at": line.cite.at if line.cite else None,
            "stance": line.cite.stance if line.cite else None,
            "origin": line.origin,
            "stands": line.stands,
            "cut": line.cut,
        }
        for line in evidence.chains(id)
    ]


def _show_pane(printing: PrintContext, pane: str, arguments: Arguments, out: Output) -> int:
    from tui.page.lists import rows_of

    source = rows_of(printing.context, View(pane=pane, language=printing.language))
    if arguments.json:
        out.json([printing.row_json(id) for id in source.ids])
        return FINE
    if source.pane.front:
        _print_opening(printing, out)
    if out.styled:
        _print_set(source, printing, out)
    else:
        out.rows(_plain_rows(source, printing))
    return FINE


def _print_opening(printing: PrintContext, out: Output) -> None:
    """What the briefing says of itself, before the overview's list."""
    from tui.briefing.dates import in_words
    from tui.page.names import prose_in_plain

    meta = printing.briefing.meta
    as_of = in_words(meta.as_of, printing.context.words)
    out.line((printing.title(meta), "title"))
    out.line((printing.context.words("cli.as_of", date=as_of, tlp=meta.tlp), "quiet"))
    out.line()
    for paragraph in prose_in_plain(printing.context, printing.language, meta.summary).splitlines():
        out.prose(paragraph)
        out.line()


def _print_set(source: RowSource, printing: PrintContext, out: Output) -> None:
    """The list as on the screen, each row with its id behind it."""
    from tui.page.lists import set_row

    width = max(40, min(out.width, WIDEST) - ID_ROOM - 2)
    layout, ellipsis = source.columns(width), printing.context.glyphs.ellipsis
    for row in source:
        if isinstance(row, Heading):
            out.line((row.text, "heading"), (f" {row.count}", "quiet"))
        else:
            cells = [(piece.text, piece.style) for piece in set_row(row, layout, ellipsis)]
            out.line(*cells, "  ", (row.id, "quiet"))


def _plain_rows(source: RowSource, printing: PrintContext) -> list[list[TextPart]]:
    """A row a record: id, the heading above it, its cells, with its marks in words for a sign."""
    words = printing.context.words
    rows: list[list[TextPart]] = []
    group = ""
    for row in source:
        if isinstance(row, Heading):
            group = row.text
            continue
        rows.append([row.id, group])
        for column, cell in zip(source.pane.columns, row.cells, strict=True):
            if column.alone is not None:
                rows[-1].append(column.alone(printing.briefing.by_id[row.id]))
            elif column.cell is None:
                rows[-1].append(", ".join(words(f"cli.mark_{mark}") for mark in row.marks))
            else:
                rows[-1].append(text_of(cell).strip())
    return rows
