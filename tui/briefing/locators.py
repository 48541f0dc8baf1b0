"""CSL locators: which part of a source a cite's `at` names (`para:4`, `page:12`).

Shared by the checker, the page and the citations. Data only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SHORT_LOCATORS: Final[Mapping[str, str]] = MappingProxyType({"para": "paragraph", "sec": "section"})
"""Locators by the short forms that the content format allows."""

_CSL_LOCATORS = """
act appendix article-locator book canon chapter column elocation equation figure folio issue
line note opus page paragraph part rule scene section sub-verbo supplement table timestamp
title-locator verse version volume
"""
LOCATORS: Final = tuple(sorted((*_CSL_LOCATORS.split(), *SHORT_LOCATORS)))
"""CSL 1.0.2, appendix IV: locators, and the short forms."""

UNDERSTOOD_LOCATORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **SHORT_LOCATORS,
        "art": "article",
        "app": "appendix",
        "chap": "chapter",
        "col": "column",
        "fig": "figure",
        "fol": "folio",
        "l": "line",
        "n": "note",
        "no": "issue",
        "p": "page",
        "pp": "page",
        "pt": "part",
        "time": "timestamp",
        "vol": "volume",
    }
)
"""Locators by all short forms that the page understands; the checker refuses those of other
systems.
"""
