"""The briefing's problems: each with its place, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.sheets.sheet import Sheet
from tui.app.widgets.styles import Run, StyledLine
from tui.page.wrap import wrap_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.problems import Problem
    from tui.words import Words


class ProblemsSheet(Sheet[None]):
    """All problems, errors before warnings."""

    def __init__(
        self,
        words: Words,
        problems: Sequence[Problem],
        complaints: Sequence[str],
        marks: Sequence[str] = (),
    ) -> None:
        """`complaints` are about the configuration, `marks` about what was read, as sentences."""
        errors = sum(problem.severity == "error" for problem in problems)
        title = words(
            "app.problems_title", errors=str(errors), warnings=str(len(problems) - errors)
        )
        super().__init__(title, words("app.problems_foot"))
        self._words = words
        self._told = {"app.problems_settings": complaints, "app.problems_marks": marks}
        self._problems = sorted(problems, key=lambda problem: problem.severity != "error")

    def fill(self) -> None:
        """A place, then the words, for each problem."""
        lines: list[StyledLine] = []
        if not self._problems:
            lines.append((Run(self._words("app.problems_none"), "quiet"),))
        for problem in self._problems:
            if lines:
                lines.append(())
            style = "loud" if problem.severity == "error" else "warning"
            severity = self._words("app.severity_" + problem.severity)
            lines.append((Run(severity, style), Run("  " + problem.place, "quiet")))
            for text in (problem.message(self._words), problem.hint(self._words)):
                for part in wrap_text(text or "", self.inner_width - 2):
                    lines.append((Run("  " + part),))
        for heading, sentences in self._told.items():
            if sentences:
                lines += [(), (Run(self._words(heading), "heading"),)]
            for sentence in sentences:
                for part in wrap_text(sentence, self.inner_width - 2):
                    lines.append((Run("  " + part),))
        self.put(lines)
