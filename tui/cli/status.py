"""Exit statuses of the command line."""

from __future__ import annotations

FINE, FOUND, USAGE = 0, 1, 2
"""All is well; problems were found, or nothing was found; the command line was used wrongly."""

INTERRUPTED, BROKEN_PIPE = 130, 141
"""What a shell reports of a program that died of SIGINT or SIGPIPE."""
