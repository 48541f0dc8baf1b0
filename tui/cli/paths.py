"""`briefdeck paths`: which briefing is read, and where the reader's own files are.

May touch the library's finding and the names of the reader's folders; creates nothing.
"""

from __future__ import annotations

from pathlib import Path

from tui.cli.errors import FINE
from tui.cli.opening import resolve_path
from tui.cli.output import Output, TextPart
from tui.cli.usage import Arguments
from tui.library.clean import visible
from tui.reader.paths import all_paths


def paths(arguments: Arguments, out: Output) -> int:
    """Print the paths, one a line; as JSON by names that do not change with the language."""
    briefing = Path.cwd() / resolve_path(arguments.briefing)
    places = {"briefing": briefing, **all_paths()}
    if arguments.json:
        out.json({name: str(path) for name, path in places.items()})
        return FINE
    words = out.words
    rows: list[tuple[TextPart, ...]] = []
    for name, path in places.items():
        missing = "" if path.exists() else words("cli.path_missing")
        topic = "cli" if name == "briefing" else "reader"
        label = words(f"{topic}.path_{name}")
        rows.append(((label, "label"), visible(str(path)), (missing, "quiet")))
    out.rows(rows)
    return FINE
