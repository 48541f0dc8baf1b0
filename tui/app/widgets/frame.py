"""The page's frame: title line, tabs, the line of keys, and the thin rule between columns.

Each shows plain data that the screen hands it and says by a message what was clicked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from textual.message import Message

from tui.app.widgets.styles import Band, Run, StyledLine, StyledWidget
from tui.page.wrap import cells, cut

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from tui.app.widgets.lines import LinesView


class TitleBar(Band):
    """The briefing's title on the left; what it stands as of, on the right."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._title = ""
        self._facts: tuple[tuple[str, str], ...] = ()
        self._separator = ""

    def show(self, title: str, facts: tuple[tuple[str, str], ...], separator: str) -> None:
        """Set the title and the facts, each with the style it is shown in, dearest first."""
        if (title, facts, separator) != (self._title, self._facts, self._separator):
            self._title, self._facts, self._separator = title, facts, separator
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """One line; facts give way from the last where room is short, then the title is cut."""
        facts = list(self._facts)
        while facts and self._wide(facts) + min(cells(self._title), width // 2) + 4 > width:
            facts.pop()
        room = width - self._wide(facts) - 3
        title = cut(self._title, max(1, room))
        space = max(1, width - 2 - cells(title) - self._wide(facts))
        runs = [Run(" "), Run(title, "title"), Run(" " * space)]
        for index, (text, style) in enumerate(facts):
            if index:
                runs.append(Run(f" {self._separator} ", "quiet"))
            runs.append(Run(text, style))
        return [(*runs, Run(" "))]

    @staticmethod
    def _wide(facts: list[tuple[str, str]]) -> int:
        return sum(cells(text) for text, _ in facts) + 3 * max(0, len(facts) - 1)


class Tab(msgspec.Struct, frozen=True):
    """One tab."""

    pane: str
    """The pane it stands for."""
    key: str
    """The key that goes there."""
    name: str
    """Its name."""
    short: str
    """Its name where room is short."""
    count: str = ""
    """How many records, or how many of them a query lets through."""
    mark: str = ""
    """How many of them are unread, with the sign for it."""


class TabBar(Band):
    """The panes by name, the present one underlined."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane
            """The pane it stands for."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._tabs: tuple[Tab, ...] = ()
        self._active = ""
        self._ascii = False
        self._narrowed = False

    def show(self, tabs: tuple[Tab, ...], active: str, *, narrowed: bool, ascii_only: bool) -> None:
        """Set the tabs, the present pane, and whether a query narrows the counts."""
        state = (tabs, active, narrowed, ascii_only)
        if state != (self._tabs, self._active, self._narrowed, self._ascii):
            self._tabs, self._active, self._narrowed, self._ascii = state
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """The tabs and the line under the present one."""
        names: list[Run] = []
        under: list[Run] = []
        for tab, label, start in self._laid_out(width):
            active = tab.pane == self._active
            gap = start - sum(cells(run.text) for run in names)
            names.append(Run(" " * gap))
            under.append(Run(" " * gap))
            names.extend(self._label(tab, label, active))
            mark = ("=" if self._ascii else "━") if active else " "
            under.append(Run(mark * cells(self._whole(tab, label)), "accent"))
        return [tuple(names), tuple(under)]

    def _label(self, tab: Tab, label: str, active: bool) -> list[Run]:
        runs = [Run(tab.key + " ", "quiet"), Run(label, "strong accent" if active else "plain")]
        if tab.count:
            empty = tab.count.startswith("0")
            style = "quiet" if empty or not self._narrowed else "strong accent"
            runs += [Run(" "), Run(tab.count, style)]
        if tab.mark:
            runs += [Run(" "), Run(tab.mark, "accent")]
        return runs

    @staticmethod
    def _whole(tab: Tab, label: str) -> str:
        return " ".join(part for part in (tab.key, label, tab.count, tab.mark) if part)

    def _laid_out(self, width: int) -> list[tuple[Tab, str, int]]:
        for short, count, gap in (
            (False, True, 3),
            (False, True, 2),
            (True, True, 2),
            (True, True, 1),
            (True, False, 1),
        ):
            at, out = 1, []
            for tab in self._tabs:
                shown = tab if count else Tab(tab.pane, tab.key, tab.name, tab.short)
                label = tab.short if short else tab.name
                out.append((shown, label, at))
                at += cells(self._whole(shown, label)) + gap
            if at - gap <= width:
                return out
        return [(tab, "", index * 3 + 1) for index, (tab, _, _) in enumerate(out)]

    def on_click(self, event: events.Click) -> None:
        """Say which tab was meant."""
        for tab, label, start in self._laid_out(self.size.width):
            if start <= event.x < start + cells(self._whole(tab, label)):
                self.post_message(self.Chosen(tab.pane))


class KeyBar(Band):
    """The keys that fit what has focus, or for a while a message."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._note = ""
        self._note_style = "plain"

    @property
    def note(self) -> str:
        """The message now shown; empty where keys are."""
        return self._note

    def show(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Set the keys: each with what it does, dearest first, but the last one always stays."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def tell(self, note: str, style: str = "plain") -> None:
        """Show a message instead of the keys; an empty one brings the keys back."""
        if (note, style) != (self._note, self._note_style):
            self._note, self._note_style = note, style
            self.refresh()

    def lines(self, width: int) -> list[StyledLine]:
        """One line; hints that do not fit whole are left out, the later ones first."""
        if self._note:
            return [(Run(" "), Run(cut(self._note, max(1, width - 2)), self._note_style))]
        runs = [Run(" ")]
        for keys, title in self._fitting(width - 1):
            runs += [Run(keys, "strong"), Run(" " + title + "   ", "quiet")]
        return [tuple(runs)]

    def _fitting(self, room: int) -> list[tuple[str, str]]:
        """The first ones that fit, and the last one, which leads to all the others."""
        *hints, last = self._hints or (("", ""),)
        room -= self._wide(last) - 3
        fitting = []
        for hint in hints:
            room -= self._wide(hint)
            if room <= 0:
                break
            fitting.append(hint)
        return [*fitting, last]

    @staticmethod
    def _wide(hint: tuple[str, str]) -> int:
        """Cells of a hint with the space behind it."""
        return cells(hint[0]) + 1 + cells(hint[1]) + 3


class Divider(StyledWidget):
    """The rule right of a window; where the window hides lines, it shows which part is seen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view: LinesView | None = None
        self._ascii = False
        self._painted = (0, 0)

    def watch_view(self, view: LinesView | None, *, ascii_only: bool) -> None:
        """Say which window it measures."""
        if (view, ascii_only) != (self._view, self._ascii):
            self._view, self._ascii = view, ascii_only
            self.refresh()
        self.keep_up()

    def keep_up(self) -> None:
        """Paint again if the window has moved, or what it shows has become longer or shorter."""
        if self._thumb(self.size.height) != self._painted:
            self.refresh()

    def strip(self, y: int) -> Strip:
        """One row of the rule."""
        first, last = self._painted = self._thumb(self.size.height)
        rule, thumb = ("|", "#") if self._ascii else ("│", "┃")
        run = Run(thumb, "thumb") if first <= y < last else Run(rule, "rule")
        return self.strip_of((run,), self.size.width)

    def _thumb(self, height: int) -> tuple[int, int]:
        view = self._view
        if view is None or height < 3 or view.line_count() <= view.height:
            return (0, 0)
        count = view.line_count()
        size = max(1, round(height * view.height / count))
        first = round((height - size) * view.top / max(1, view.last_top))
        return (first, first + size)
