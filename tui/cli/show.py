"""`briefdeck show`: one record whole, or one pane as a list.

May touch the page room and the briefing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tui.briefing.view import View
from tui.cli import FINE, FOUND
from tui.cli.errors import with_nearest
from tui.cli.output import Output
from tui.cli.print_context import open_context
from tui.page.blocks import Heading, text_of

if TYPE_CHECKING:
    from tui.briefing.model import Record
    from tui.cli.output import TextPart
    from tui.cli.print_context import PrintContext
    from tui.cli.usage import Arguments
    from tui.page.lists import RowSource

WIDEST = 120
"""Columns that a list takes at most before the ids."""

ID_ROOM = 32
"""Columns kept for the ids; longer ones stick out."""


def show(arguments: Arguments, out: Output) -> int:
    """Print the records named, or the pane."""
    desk = open_context(arguments, out)
    if arguments.pane is not None:
        return _show_pane(desk, arguments.pane, arguments, out)
    id = arguments.operands[0]
    record = desk.briefing.by_id.get(id)
    if record is None:
        return _no_record(desk, id, out)
    if arguments.strike:
        from tui.cli.strike import show_strike

        show_strike(desk, id, out, json=arguments.json)
    elif arguments.evidence and not arguments.json:
        _print_evidence(desk, id, out)
    elif arguments.json:
        whole = whole_record(desk, record)
        out.json({**whole, "evidence": _chains(desk, id)} if arguments.evidence else whole)
    else:
        _print_record(desk, id, out)
    return FINE


def whole_record(desk: PrintContext, record: Record) -> dict[str, Any]:
    """The record as in the files, with the table it stands in and what is derived of it.

    `links` are the ids it names and `backlinks` those of the records that name it, `grade` is its
    Admiralty grade, `origins` are the ids of the independent sources behind it.
    """
    from tui.cli.record_json import record_json

    links, evidence = desk.context.links, desk.context.evidence
    return {
        **record_json(record),
        "table": record.kind_name,
        "links": list(links.out(record.id)),
        "backlinks": list(dict.fromkeys(mention.id for mention in links.into(record.id))),
        "grade": str(evidence.grade(record.id)),
        "origins": list(evidence.origins(record.id)),
    }


def _print_record(desk: PrintContext, id: str, out: Output) -> None:
    """The article: as on the screen in a terminal, as plain words elsewhere."""
    from tui.page.article import article

    made = article(id, desk.context, desk.language)
    if not out.styled:
        from tui.page.plain import plain

        out.plain(plain(made, desk.context))
        return
    from tui.page.typesetting import set_blocks

    for pieces in set_blocks(made.blocks, out.width, desk.context.glyphs):
        out.line(*((piece.text, piece.style) for piece in pieces))


def _print_evidence(desk: PrintContext, id: str, out: Output) -> None:
    """What the record stands on: the tree in a terminal, plain words elsewhere."""
    from tui.page.evidence import evidence_tree, plain_tree, set_tree

    tree = evidence_tree(id, desk.context, desk.language)
    if not out.styled:
        out.plain(plain_tree(tree, desk.context.glyphs))
        return
    out.line(*((piece.text, piece.style) for piece in tree.grade))
    for line in set_tree(tree, min(out.width, WIDEST), desk.context.glyphs):
        out.line(*((piece.text, piece.style) for piece in line.pieces))


def _chains(desk: PrintContext, id: str) -> list[dict[str, Any]]:
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
        for line in desk.context.evidence.chains(id)
    ]


def _no_record(desk: PrintContext, id: str, out: Output) -> int:
    from tui.library.clean import visible

    later = desk.context.later(id) is not None
    text = out.words("cli.not_known_yet" if later else "cli.no_record", id=visible(id))
    with Output(out.words, sys.stderr) as err:
        err.line(with_nearest(text, id, desk.briefing.by_id, out.words))
    return FOUND


def _show_pane(desk: PrintContext, pane: str, arguments: Arguments, out: Output) -> int:
    from tui.page.lists import rows_of

    source = rows_of(desk.context, View(pane=pane, language=desk.language))
    if arguments.json:
        out.json([desk.row_json(id) for id in source.ids])
        return FINE
    if source.pane.front:
        _print_opening(desk, out)
    if out.styled:
        _print_set(source, desk, out)
    else:
        out.rows(_plain_rows(source, desk))
    return FINE


def _print_opening(desk: PrintContext, out: Output) -> None:
    """What the briefing says of itself, before the overview's list."""
    from tui.briefing.dates import in_words
    from tui.page.names import prose_in_plain

    meta = desk.briefing.meta
    as_of = in_words(meta.as_of, desk.words)
    out.line((desk.title(meta), "title"))
    out.line((desk.words("cli.as_of", date=as_of, tlp=meta.tlp), "quiet"))
    out.line()
    for paragraph in prose_in_plain(desk.context, desk.language, meta.summary).splitlines():
        out.prose(paragraph)
        out.line()


def _print_set(source: RowSource, desk: PrintContext, out: Output) -> None:
    """The list as on the screen, each row with its id behind it."""
    from tui.page.lists import set_row

    width = max(40, min(out.width, WIDEST) - ID_ROOM - 2)
    layout, ellipsis = source.columns(width), desk.context.glyphs.ellipsis
    for row in source:
        if isinstance(row, Heading):
            out.line((row.text, "heading"), (f" {row.count}", "quiet"))
        else:
            cells = [(piece.text, piece.style) for piece in set_row(row, layout, ellipsis)]
            out.line(*cells, "  ", (row.id, "quiet"))


def _plain_rows(source: RowSource, desk: PrintContext) -> list[list[TextPart]]:
    """A row a record: id, the heading above it, its cells, with its marks in words for a sign."""
    rows: list[list[TextPart]] = []
    group = ""
    for row in source:
        if isinstance(row, Heading):
            group = row.text
            continue
        rows.append([row.id, group])
        for column, cell in zip(source.pane.columns, row.cells, strict=True):
            if column.alone is not None:
                rows[-1].append(column.alone(desk.briefing.by_id[row.id]))
            elif column.cell is None:
                rows[-1].append(", ".join(desk.words(f"cli.mark_{mark}") for mark in row.marks))
            else:
                rows[-1].append(text_of(cell).strip())
    return rows
