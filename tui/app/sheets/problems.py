"""The briefing's problems: each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.sheets.sheet import Sheet
from tui.app.widgets.styles import Run, StyledLine
from tui.library.problems import Problem
from tui.page.wrap import wrap_text
from tui.words import Words


class ProblemsSheet(Sheet[None]):
    """All problems, errors before warnings."""

    COMMAND_CONTEXT = "problems"

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
        super().__init__(words, title)
        self._sections = {"app.problems_settings": complaints, "app.problems_marks": marks}
        self._problems = sorted(problems, key=lambda problem: problem.severity != "error")

    def fill(self) -> None:
        """A place, then the words, for each problem."""
        lines: list[StyledLine] = []
        if not self._problems:
            lines.append((Run(self.words("app.problems_none"), "quiet"),))
        for problem in self._problems:
            if lines:
                lines.append(())
            style = "loud" if problem.severity == "error" else "warning"
            severity = self.words("app.severity_" + problem.severity)
            lines.append((Run(severity, style), Run("  " + problem.place, "quiet")))
            for text in (problem.message(self.words), problem.hint(self.words)):
                for part in wrap_text(text or "", self.inner_width - 2):
                    lines.append((Run("  " + part),))
        for heading, sentences in self._sections.items():
            if sentences:
                lines += [(), (Run(self.words(heading), "heading"),)]
            for sentence in sentences:
                for part in wrap_text(sentence, self.inner_width - 2):
                    lines.append((Run("  " + part),))
        self.put(lines)
