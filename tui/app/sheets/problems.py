"""The briefing's problems: each with its place, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.app.sheets.sheet import BLANK, Row, Sheet, plain
from tui.app.widgets.styles import Run
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

    def rows(self) -> Iterator[Row]:
        """A place, then the words, for each problem."""
        if not self._problems:
            yield plain(self.words("app.problems_none"), "quiet")
        for number, problem in enumerate(self._problems):
            if number:
                yield BLANK
            style = "loud" if problem.severity == "error" else "warning"
            severity = self.words("app.severity_" + problem.severity)
            yield (Run(severity, style), Run("  " + problem.place, "quiet")), None
            for text in (problem.message(self.words), problem.hint(self.words)):
                yield from self._indented(text or "")
        for heading, sentences in self._sections.items():
            if sentences:
                yield from (BLANK, plain(self.words(heading), "heading"))
            for sentence in sentences:
                yield from self._indented(sentence)

    def _indented(self, text: str) -> Iterator[Row]:
        return (plain("  " + part) for part in wrap_text(text, self.inner_width - 2))
