"""Articles: one builder for each kind of record, all with the same order of groups.

Title, one line of facts, the body, labelled groups; beside or after it the sources and everything
that mentions the record.
"""

from __future__ import annotations

from tui.page.article.build import article, with_bookmark

__all__ = ["article", "with_bookmark"]
